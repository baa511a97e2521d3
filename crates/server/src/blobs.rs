//! Blobs: immutable, uniquely named objects, in the data folder or in an S3-compatible store.
//!
//! Nothing here rests on conditional writes: an object is put once under a name nobody else uses, and
//! the database row that names it is the commit point. See `recordings/seal.rs` for the order.

use std::ops::Range;
use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use bytes::Bytes;
use futures_util::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig};

use crate::config::{Config, Home};

/// Why an object could not be had or stored.
pub type BlobError = object_store::Error;

/// The blob store; cheap to clone.
#[derive(Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    prefix: String,
}

impl Blobs {
    /// Opens the home that the settings name.
    pub fn open(config: &Config) -> anyhow::Result<Blobs> {
        let settings = &config.blobs;
        let store: Arc<dyn ObjectStore> = match settings.home {
            Home::Files => Arc::new(files(&config.data.dir.join("blobs"))?),
            Home::S3 => Arc::new(
                s3(settings).with_context(|| format!("blobs.bucket {} can't be used", settings.bucket))?,
            ),
        };
        let prefix = match settings.prefix.trim_matches('/') {
            "" => String::new(),
            prefix => format!("{prefix}/"),
        };
        Ok(Blobs { store, prefix })
    }

    fn path(&self, name: &str) -> Path {
        Path::from(format!("{}{name}", self.prefix))
    }

    /// Stores an object; it is durable when this returns.
    pub async fn put(&self, name: &str, bytes: impl Into<Bytes>) -> Result<(), BlobError> {
        self.store.put(&self.path(name), PutPayload::from(bytes.into())).await.map(|_| ())
    }

    /// The whole object.
    pub async fn get(&self, name: &str) -> Result<Bytes, BlobError> {
        self.store.get(&self.path(name)).await?.bytes().await
    }

    /// A part of an object.
    pub async fn get_range(&self, name: &str, range: Range<u64>) -> Result<Bytes, BlobError> {
        self.store.get_range(&self.path(name), range).await
    }

    /// Removes an object; one that isn't there counts as removed.
    pub async fn delete(&self, name: &str) -> Result<(), BlobError> {
        match self.store.delete(&self.path(name)).await {
            Err(object_store::Error::NotFound { .. }) => Ok(()),
            other => other,
        }
    }

    /// Names and sizes of all objects whose name starts with the folder `under`.
    pub async fn list(&self, under: &str) -> Result<Vec<(String, u64)>, BlobError> {
        let found: Vec<_> = self.store.list(Some(&self.path(under))).try_collect().await?;
        let strip = |location: &Path| {
            location.as_ref().strip_prefix(&self.prefix).unwrap_or(location.as_ref()).to_owned()
        };
        Ok(found.iter().map(|meta| (strip(&meta.location), meta.size)).collect())
    }
}

fn files(root: &FilePath) -> anyhow::Result<LocalFileSystem> {
    std::fs::create_dir_all(root).with_context(|| format!("the folder {} can't be made", root.display()))?;
    // Without fsync a put that returned could still be lost with the power.
    Ok(LocalFileSystem::new_with_prefix(root)?.with_fsync(true))
}

fn s3(settings: &crate::config::Blobs) -> Result<impl ObjectStore + use<>, BlobError> {
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&settings.bucket)
        .with_region(&settings.region)
        .with_client_options(
            ClientOptions::new()
                .with_timeout(Duration::from_secs(30))
                .with_connect_timeout(Duration::from_secs(3)),
        )
        // A store that answers 500 is asked again for a short while; then the browser keeps the batch.
        .with_retry(RetryConfig {
            max_retries: 3,
            retry_timeout: Duration::from_secs(8),
            ..RetryConfig::default()
        });
    if !settings.endpoint.is_empty() {
        builder = builder
            .with_endpoint(&settings.endpoint)
            .with_virtual_hosted_style_request(false)
            .with_allow_http(settings.endpoint.starts_with("http://"));
    }
    if !settings.access_key.is_empty() {
        builder =
            builder.with_access_key_id(&settings.access_key).with_secret_access_key(&settings.secret_key);
    }
    builder.build()
}
