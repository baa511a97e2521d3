//! Putting contents into events, which makes what is kept of a visit whole by itself.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use anyhow::Context;
use revisit_rrweb::capture::{self, CONTENT_BYTES_MAX};
use revisit_rrweb::scrub::{self, Rules};
use tokio::runtime::Handle;
use uuid::Uuid;

use super::{Key, query};
use crate::app::App;

/// Bytes of contents put into one batch; a page has a few megabytes of style sheets at most.
const BATCH_BYTES_MAX: usize = 64 << 20;
/// Bytes of contents put into one recording by one seal. What comes after them stays empty.
const RECORDING_BYTES_MAX: usize = 1 << 30;
/// Bytes of contents held for the next batch.
const HELD_BYTES_MAX: usize = 16 << 20;
/// Scrubbing can make three bytes of one.
const STORED_BYTES_MAX: usize = 3 * CONTENT_BYTES_MAX;

/// Contents of one site for one seal. Blocks its thread while it asks the database.
pub struct PutIn {
    app: App,
    site: Uuid,
    rules: Rules,
    held: HashMap<Key, Arc<str>>,
    held_bytes: usize,
    left: usize,
    missing: HashSet<Key>,
}

impl PutIn {
    /// For the recordings of a site with these rules.
    pub fn new(app: &App, site: Uuid, rules: Rules) -> PutIn {
        PutIn {
            app: app.clone(),
            site,
            rules,
            held: HashMap::new(),
            held_bytes: 0,
            left: RECORDING_BYTES_MAX,
            missing: HashSet::new(),
        }
    }

    /// How many different contents were named and could not be put in.
    pub fn missing(&self) -> usize {
        self.missing.len()
    }

    /// A batch's events with contents in place of their references. What is missing becomes empty and is counted;
    /// only a database that does not answer is an error.
    pub fn put_in(&mut self, json: Vec<u8>) -> anyhow::Result<Vec<u8>> {
        let text = std::str::from_utf8(&json).context("a batch is not UTF-8")?;
        let (mut left, mut failure) = (BATCH_BYTES_MAX.min(self.left), None);
        let resolved = capture::resolve(text, |kind, hash| {
            let key = Key { kind, hash: *hash };
            let content = match self.content(key) {
                Ok(content) => content.filter(|content| content.len() <= left),
                Err(error) => {
                    failure.get_or_insert(error);
                    None
                }
            };
            match &content {
                Some(content) => left -= content.len(),
                None => _ = self.missing.insert(key),
            }
            content
        });
        self.left = self.left.saturating_sub(BATCH_BYTES_MAX.min(self.left) - left);
        match failure {
            Some(error) => Err(error),
            None => Ok(resolved.map_or(json, String::into_bytes)),
        }
    }

    fn content(&mut self, key: Key) -> anyhow::Result<Option<Arc<str>>> {
        if let Some(content) = self.held.get(&key) {
            return Ok(Some(Arc::clone(content)));
        }
        if self.missing.contains(&key) {
            return Ok(None);
        }
        let body = Handle::current().block_on(query::body(&self.app.db, self.site, &key))?;
        let Some(body) = body else { return Ok(None) };
        match self.scrubbed_again(key, &body) {
            Ok(content) => {
                self.hold(key, &content);
                Ok(Some(content))
            }
            Err(error) => {
                tracing::error!(site.id = %self.site, error = format!("{error:#}"), "a content is spoilt; its place stays empty");
                Ok(None)
            }
        }
    }

    /// It was scrubbed by the rules of the day it came; the site may have become stricter.
    fn scrubbed_again(&self, key: Key, body: &[u8]) -> anyhow::Result<Arc<str>> {
        let text = zstd::bulk::decompress(body, STORED_BYTES_MAX).context("a content can't be read")?;
        let text = String::from_utf8(text).context("a content is not UTF-8")?;
        let clean = scrub::content(key.kind, &text, &self.rules).into_inner();
        Ok(String::from_utf8(clean).context("a content is not UTF-8")?.into())
    }

    fn hold(&mut self, key: Key, content: &Arc<str>) {
        if self.held_bytes + content.len() > HELD_BYTES_MAX {
            self.held.clear();
            self.held_bytes = 0;
        }
        self.held_bytes += content.len();
        self.held.insert(key, Arc::clone(content));
    }
}
