//! The one door: a server in this process, a clock that is moved, and browsers that are played.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};

use revisit::app::App;
use revisit::clock::{Clock, Entropy, Millis};
use revisit::config::Config;
use revisit::members::{Role, link};
use revisit::recordings::erase;
use revisit::serve::{self, Running};
use revisit::sites::{self, Site};
use revisit::visits::ending;
use revisit::workspaces::{self, Workspace};
use revisit::{background, id};
use serde_json::{Value, json};
use tempfile::TempDir;

/// 2026-11-22T12:00:00Z.
pub const NOON: Millis = 1_795_348_800_000;

/// Where the data lives.
#[derive(Clone, Debug)]
pub enum Home {
    /// SQLite and files.
    Files,
    /// PostgreSQL and S3, the journal in the bucket.
    Servers {
        /// A database of this test alone.
        database: String,
        /// A folder of this test alone in the bucket.
        prefix: String,
    },
}

impl Home {
    /// A fresh PostgreSQL database and bucket folder, or nothing where the servers were not started.
    pub async fn servers() -> Option<Home> {
        let Ok(address) = std::env::var("REVISIT_TEST_POSTGRES") else {
            assert!(std::env::var("CI").is_err(), "CI runs on both homes: scripts/test-services did not run");
            eprintln!("skipped: PostgreSQL and S3 are not running; `make test` starts them");
            return None;
        };
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let name = format!("t{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
        sqlx::any::install_default_drivers();
        let pool = sqlx::AnyPool::connect(&format!("{address}/postgres")).await.unwrap();
        sqlx::query(sqlx::AssertSqlSafe(format!("create database {name}"))).execute(&pool).await.unwrap();
        pool.close().await;
        Some(Home::Servers { database: format!("{address}/{name}"), prefix: name })
    }

    fn flags(&self, dir: &TempDir) -> Vec<String> {
        let mut flags = vec![
            format!("data.dir={}", dir.path().display()),
            "server.listen=127.0.0.1:0".into(),
            "ingest.requests_per_second=0".into(),
            "data.free_bytes_min=0".into(),
        ];
        if let Home::Servers { database, prefix } = self {
            let of = |name: &str| std::env::var(name).unwrap();
            flags.extend([
                format!("database.url={database}"),
                "blobs.home=s3".into(),
                "blobs.bucket=revisit".into(),
                "blobs.region=garage".into(),
                format!("blobs.prefix={prefix}"),
                format!("blobs.endpoint={}", of("REVISIT_TEST_S3_ENDPOINT")),
                format!("blobs.access_key={}", of("REVISIT_TEST_S3_KEY")),
                format!("blobs.secret_key={}", of("REVISIT_TEST_S3_SECRET")),
                "journal.home=blobs".into(),
                "journal.commit_window_ms=5".into(),
            ]);
        }
        flags
    }
}

/// Runs one story on both homes.
macro_rules! on_both {
    ($($(#[$attribute:meta])* async fn $name:ident($world:ident: World) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            $(#[$attribute])*
            async fn story($world: crate::harness::World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite_and_files() {
                story(crate::harness::World::new(crate::harness::Home::Files).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres_and_s3() {
                let Some(home) = crate::harness::Home::servers().await else { return };
                story(crate::harness::World::new(home).await).await;
            }
        }
    )*};
}
pub(crate) use on_both;

/// A running server with one workspace and one site.
pub struct World {
    /// The server's handles.
    pub app: App,
    /// A client that keeps cookies.
    pub http: reqwest::Client,
    /// The site.
    pub site: Site,
    /// The workspace.
    pub workspace: Workspace,
    home: Home,
    dir: TempDir,
    address: SocketAddr,
    running: Option<Running>,
    extra: Vec<String>,
}

impl World {
    /// A world with the default settings.
    pub async fn new(home: Home) -> World {
        World::with(home, &[]).await
    }

    /// A world with some settings.
    pub async fn with(home: Home, settings: &[&str]) -> World {
        let dir = tempfile::tempdir().unwrap();
        let extra: Vec<String> = settings.iter().map(|setting| (*setting).to_owned()).collect();
        let app = open(&home, &dir, &extra, Clock::manual(NOON)).await;
        let workspace = Workspace {
            id: id::new(&app.clock, &app.entropy),
            name: "Test".into(),
            plan: "self-hosted".into(),
            time_zone: "Europe/Prague".into(),
            created_ms: NOON,
        };
        workspaces::insert(&app.db, &workspace).await.unwrap();
        let site = Site::new(workspace.id, "Shop", vec!["shop.example".into()], &app.clock, &app.entropy);
        sites::change::add(&app, &site, sites::change::By::Operator).await.unwrap();
        let running = serve::start(app.clone(), false).await.unwrap();
        let http = reqwest::Client::builder().cookie_store(true).build().unwrap();
        World {
            address: running.address,
            running: Some(running),
            app,
            http,
            site,
            workspace,
            home,
            dir,
            extra,
        }
    }

    /// An address on the server.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Moves the clock.
    pub fn advance(&self, ms: Millis) {
        self.app.clock.advance(ms);
    }

    /// What the background does by the second.
    pub async fn turn(&self) {
        background::flush(&self.app).await;
        background::work(&self.app).await;
    }

    /// Stops the server gracefully and starts it on the same data; the clock goes on.
    pub async fn restart(&mut self) {
        self.running.take().unwrap().stop().await.unwrap();
        self.app = open(&self.home, &self.dir, &self.extra, self.app.clock.clone()).await;
        ending::resume(&self.app).await.unwrap();
        let running = serve::start(self.app.clone(), false).await.unwrap();
        self.address = running.address;
        self.running = Some(running);
    }

    /// Another process on the same database and bucket, with the same clock.
    pub async fn second_node(&self) -> World {
        let dir = tempfile::tempdir().unwrap();
        let app = open(&self.home, &dir, &self.extra, self.app.clock.clone()).await;
        let running = serve::start(app.clone(), false).await.unwrap();
        World {
            address: running.address,
            running: Some(running),
            app,
            http: self.http.clone(),
            site: self.site.clone(),
            workspace: self.workspace.clone(),
            home: self.home.clone(),
            dir,
            extra: self.extra.clone(),
        }
    }

    /// A browser that has not been here.
    pub fn visitor(&self) -> Visitor<'_> {
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        Visitor {
            world: self,
            visit: hex(&self.app.entropy.bytes::<16>()),
            visitor: hex(&self.app.entropy.bytes::<16>()),
            tab: hex(&self.app.entropy.bytes::<8>()),
            seq: 0,
            offset_ms: 0,
        }
    }

    /// Makes an owner and logs the client in.
    pub async fn log_in(&self) {
        let address = link::make(&self.app, self.workspace.id, None, Role::Owner).await.unwrap();
        let token = address.split_once("token=").unwrap().1;
        let answer = self
            .http
            .post(self.url("/api/v1/welcome"))
            .json(&json!({ "token": token, "email": format!("owner-{}@shop.example", &token[..6]), "password": "correct horse battery" }))
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    }

    /// GET of the API; panics unless it is answered with 200.
    pub async fn get(&self, path: &str) -> Value {
        let answer = self.http.get(self.url(&format!("/api/v1{path}"))).send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// The recordings list of the site.
    pub async fn listed(&self) -> Vec<Value> {
        let page = self.get(&format!("/sites/{}/recordings", self.site.id)).await;
        page["items"].as_array().unwrap().clone()
    }

    /// Events of a recording, by its export.
    pub async fn export(&self, recording: &Value) -> Vec<Value> {
        let events =
            self.get(&format!("/recordings/{}/export.json", recording["id"].as_str().unwrap())).await;
        events.as_array().unwrap().clone()
    }

    /// Everybody leaves, and what is due is done.
    pub async fn everybody_leaves(&self) {
        self.turn().await;
        self.advance(self.app.config.visits.silence_ms + 1_000);
        self.turn().await;
    }

    /// Counts by outcome and reason.
    pub async fn outcomes(&self) -> Vec<(String, String, i64)> {
        background::flush(&self.app).await;
        let check = self.get(&format!("/sites/{}/check", self.site.id)).await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let counts = check["outcomes"].as_array().unwrap().iter();
        counts
            .map(|count| (text(&count["outcome"]), text(&count["reason"]), count["count"].as_i64().unwrap()))
            .collect()
    }

    /// Removes objects without rows, however fresh, and tells what is left.
    pub async fn objects(&self) -> Vec<String> {
        erase::sweep(&self.app).await.unwrap();
        let mut names: Vec<String> = Vec::new();
        for folder in ["recordings", "journal"] {
            names.extend(self.app.blobs.list(folder).await.unwrap().into_iter().map(|(name, _)| name));
        }
        names
    }

    /// The data folder.
    pub fn dir(&self) -> &std::path::Path {
        self.dir.path()
    }
}

async fn open(home: &Home, dir: &TempDir, extra: &[String], clock: Clock) -> App {
    let mut flags = home.flags(dir);
    flags.extend(extra.iter().cloned());
    let config = Config::load(None, std::iter::empty(), &flags).unwrap();
    App::open(config, clock, Entropy::System).await.unwrap()
}

/// A browser tab.
#[derive(Clone)]
pub struct Visitor<'a> {
    world: &'a World,
    /// The visit's key.
    pub visit: String,
    /// The browser's key.
    pub visitor: String,
    /// The tab's key.
    pub tab: String,
    /// Number of the next batch.
    pub seq: u64,
    /// How far the browser's clock is ahead of the world's.
    pub offset_ms: Millis,
}

/// An answer of the ingest endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Value,
}

impl Visitor<'_> {
    /// What the browser's clock says.
    pub fn now(&self) -> Millis {
        self.world.app.clock.now() + self.offset_ms
    }

    /// The same tab, talking to another node.
    pub fn through<'b>(&self, world: &'b World) -> Visitor<'b> {
        Visitor {
            world,
            visit: self.visit.clone(),
            visitor: self.visitor.clone(),
            tab: self.tab.clone(),
            seq: self.seq,
            offset_ms: self.offset_ms,
        }
    }

    /// Another tab of the same visit.
    pub fn other_tab(&self) -> Self {
        let tab = self.world.app.entropy.bytes::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
        Visitor { tab, seq: 0, ..self.clone() }
    }

    /// The envelope of a batch.
    pub fn envelope(&self, seq: Option<u64>, state: &str) -> Value {
        let mut envelope = json!({ "visit": self.visit, "visitor": self.visitor, "tab": self.tab, "sent": self.now(), "state": state });
        if let Some(seq) = seq {
            envelope["seq"] = seq.into();
        }
        envelope
    }

    /// Sends the next batch.
    pub async fn send(&mut self, events: Value) -> Answer {
        let seq = self.seq;
        self.seq += 1;
        self.send_as(seq, events, "live").await
    }

    /// Sends a batch under a number of one's choice.
    pub async fn send_as(&self, seq: u64, events: Value, state: &str) -> Answer {
        self.post(format!("{}\n{events}", self.envelope(Some(seq), state)).into_bytes()).await
    }

    /// Says that it is there, or that it leaves.
    pub async fn ping(&self, state: &str) -> Answer {
        self.post(format!("{}\n[]", self.envelope(None, state)).into_bytes()).await
    }

    /// Posts any body.
    pub async fn post(&self, body: Vec<u8>) -> Answer {
        let request = self.world.http.post(self.world.url(&format!("/r/v1/{}/batch", self.world.site.key)));
        let request = request.header("origin", "https://www.shop.example").header("user-agent", CHROME);
        let answer = request.header("content-type", "text/plain").body(body).send().await.unwrap();
        let status = answer.status().as_u16();
        let text = answer.text().await.unwrap();
        Answer { status, body: serde_json::from_str(&text).unwrap_or(Value::String(text)) }
    }

    /// The events of a page that was just loaded.
    pub fn page(&self, path: &str) -> Value {
        page(self.now(), path)
    }

    /// A click.
    pub fn click(&self, node: i64) -> Value {
        json!({ "type": 3, "data": { "source": 2, "type": 2, "id": node, "x": 10, "y": 20 }, "timestamp": self.now() })
    }
}

/// A usual browser.
pub const CHROME: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

/// Meta and full snapshot of a small page with a button (node 6).
pub fn page(now: Millis, path: &str) -> Value {
    let text = |id: i64, text: &str| json!({ "type": 3, "id": id, "textContent": text });
    json!([
        { "type": 4, "data": { "href": format!("https://www.shop.example{path}"), "width": 1280, "height": 720 }, "timestamp": now },
        { "type": 2, "data": { "node": { "type": 0, "id": 1, "childNodes": [
            { "type": 1, "id": 2, "name": "html", "publicId": "", "systemId": "" },
            { "type": 2, "id": 3, "tagName": "html", "attributes": {}, "childNodes": [
                { "type": 2, "id": 4, "tagName": "head", "attributes": {}, "childNodes": [] },
                { "type": 2, "id": 5, "tagName": "body", "attributes": {}, "childNodes": [
                    { "type": 2, "id": 6, "tagName": "button", "attributes": { "class": "buy" }, "childNodes": [text(7, "Buy now")] },
                    { "type": 2, "id": 8, "tagName": "p", "attributes": {}, "childNodes": [text(9, path)] },
                ] },
            ] },
        ] }, "initialOffset": { "left": 0, "top": 0 } }, "timestamp": now },
    ])
}
