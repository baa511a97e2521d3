//! Our recorder's own format, and what pages name by its hash: asked for once, kept, put in, removed.

use revisit::background;
use revisit::contents;
use serde_json::{Value, json};
use sha2::Digest;

use crate::harness::{Answer, Home, Visitor, World, on_both};

const CSS: &str = "body { color: rgb(1, 2, 3) }\n.price::after { content: \"123456\" }";
const CSS_KIND: u64 = 0;
const TEXT_KIND: u64 = 1;

/// Operations of the capture format; the format's own tests have a whole writer.
#[derive(Clone, Default)]
struct Operations(Vec<u8>);

impl Operations {
    fn at(now: i64) -> Self {
        Self::default().op(1).uint(now as u64 * 2)
    }

    fn op(mut self, operation: u8) -> Self {
        self.0.push(operation);
        self
    }

    fn uint(mut self, mut value: u64) -> Self {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
        self
    }

    fn bytes(mut self, bytes: &[u8]) -> Self {
        self = self.uint(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
        self
    }

    /// A string that is not entered into the table.
    fn text(self, text: &str) -> Self {
        self.uint(1).bytes(text.as_bytes())
    }

    fn store(self, kind: u64, text: &str) -> Self {
        self.op(21).uint(kind).bytes(text.as_bytes())
    }

    fn by_hash(mut self, kind: u64, text: &str) -> Self {
        self = self.op(19).uint(kind);
        self.0.extend_from_slice(&hash(text));
        self.uint(text.len() as u64)
    }

    /// A page whose style sheet is content 0, and whose one text is `text`.
    fn page(self, text: Operations) -> Self {
        let mut page = self.op(3).text("https://www.shop.example/").uint(1280).uint(720).op(2).uint(1);
        page = page.op(4).uint(0).uint(0).uint(0);
        page = page
            .op(1)
            .text("html")
            .uint(0)
            .op(1)
            .text("style")
            .uint(1)
            .text("_cssText")
            .uint(2)
            .uint(0)
            .op(0);
        page = page.op(1).text("p").uint(0).op(2);
        page.0.extend(text.0);
        page.op(0).op(0).op(0)
    }

    /// A picture of the canvas with this number: the beginning of a WebP file, and letters.
    fn canvas(self, node: u64) -> Self {
        self.op(22).uint(node * 2).uint(0).uint(300).uint(150).bytes(b"RIFF\x0c\0\0\0WEBPPICTURED")
    }

    /// What a frame of another origin says, in this element.
    fn frame(self, element: u64, said: &Operations) -> Self {
        self.op(23).uint(1).uint(element * 2).bytes(&said.0)
    }

    fn resize(self) -> Self {
        self.op(13).uint(800).uint(600)
    }

    fn body(&self, visitor: &Visitor<'_>, seq: Option<u64>) -> Vec<u8> {
        let mut body = format!("{}\n", visitor.envelope(seq, "live")).into_bytes();
        body.extend([1, 0]);
        body.extend((self.0.len() as u32).to_le_bytes());
        body.extend(&self.0);
        body
    }
}

fn hash(text: &str) -> [u8; 16] {
    let digest: [u8; 32] = sha2::Sha256::digest(text.as_bytes()).into();
    std::array::from_fn(|at| digest[at])
}

fn hex(text: &str) -> String {
    hash(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

async fn send(operations: Operations, visitor: &mut Visitor<'_>) -> Answer {
    let seq = visitor.seq;
    visitor.seq += 1;
    let answer = visitor.post(operations.body(visitor, Some(seq))).await;
    assert_eq!((answer.status, &answer.body["ack"]), (200, &json!(seq)), "{answer:?}");
    answer
}

/// A page whose one text is long, and shows it again and again: each time in four bytes.
fn repeated(visitor: &Visitor<'_>, text: &str, times: u64) -> Operations {
    const ENTRY: u64 = 6;
    let long = Operations::default().uint(0).bytes(text.as_bytes());
    let mut page = Operations::at(visitor.now()).by_hash(CSS_KIND, CSS).page(long);
    for _ in 0..times {
        page = page.op(8).uint(0).uint(ENTRY).op(1).uint(2);
    }
    page
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_is_admitted_while_a_page_of_our_recorder_becomes_events() {
    let world = World::with(Home::Files, &["ingest.memory_bytes_max=8 MiB"]).await;
    let visitor = world.visitor();
    let text = "all work and no play ".repeat(1_000);
    let refused = visitor.post(repeated(&visitor, &text, 300).body(&visitor, Some(0))).await;
    assert_eq!((refused.status, &refused.body["error"]), (503, &json!("busy")));
    // And given back: what fits is taken, again and again.
    for seq in 0..8 {
        let taken = visitor.post(repeated(&visitor, &text, 60).body(&visitor, Some(seq))).await;
        assert_eq!((taken.status, &taken.body["ack"]), (200, &json!(seq)));
    }
}

fn styled_page(visitor: &Visitor<'_>) -> Operations {
    Operations::at(visitor.now()).by_hash(CSS_KIND, CSS).page(Operations::default().text("Hello"))
}

/// The one recording that is listed, its events as text, and how many contents it says are missing.
async fn sealed(world: &World) -> (String, i64) {
    world.everybody_leaves().await;
    let listed = world.listed().await;
    let detail = world.get(&format!("/recordings/{}", listed[0]["id"].as_str().unwrap())).await;
    let events = Value::from(world.export(&listed[0]).await).to_string();
    assert!(!events.contains("\\u0000"), "{events}");
    (events, detail["contents_missing"].as_i64().unwrap())
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

async fn number(world: &World) -> i64 {
    contents::query::number(&world.app.db, world.site.id).await.unwrap()
}

on_both! {
    async fn a_style_sheet_is_sent_once_and_every_recording_has_it(world: World) {
        let mut world = world;
        world.log_in().await;
        let mut visitor = world.visitor();
        assert_eq!(send(styled_page(&visitor), &mut visitor).await.body["want"], json!([hex(CSS)]));
        let again = Operations::at(visitor.now()).resize().by_hash(CSS_KIND, CSS);
        assert_eq!(send(again, &mut visitor).await.body["want"], json!([hex(CSS)]), "it is still missing");
        let bringing = Operations::at(visitor.now()).resize().store(CSS_KIND, CSS);
        assert_eq!(send(bringing, &mut visitor).await.body.get("want"), None);
        assert_eq!(send(styled_page(&visitor), &mut visitor).await.body.get("want"), None);
        let (events, missing) = sealed(&world).await;
        assert_eq!(events.matches(&format!("\"_cssText\":{}", quoted(CSS))).count(), 2, "{events}");
        assert_eq!(missing, 0);
        let recording = world.listed().await[0]["id"].as_str().unwrap().to_owned();
        let block = world.get(&format!("/recordings/{recording}/blocks/0")).await.to_string();
        assert!(block.contains(&quoted(CSS)), "the player gets it, too: {block}");
        drop(visitor);
        world.restart().await;
        let mut next = world.visitor();
        assert_eq!(send(styled_page(&next), &mut next).await.body.get("want"), None, "it is asked for once per site");
    }

    async fn a_content_may_come_after_everything_else_and_alone(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        send(styled_page(&visitor), &mut visitor).await;
        let only = Operations::default().store(CSS_KIND, CSS);
        send(only.clone(), &mut visitor).await;
        send(Operations::at(visitor.now()).resize(), &mut visitor).await;
        let unnumbered = Operations::default().store(TEXT_KIND, "without a number").body(&visitor, None);
        assert_eq!(visitor.post(unnumbered).await.status, 200);
        assert_eq!(number(&world).await, 2);
        let (events, missing) = sealed(&world).await;
        assert!(events.contains(&quoted(CSS)), "{events}");
        assert_eq!((missing, world.listed().await[0]["gaps"].clone()), (0, json!(0)), "its number leaves no gap");
    }

    async fn pictures_of_canvases_are_kept_only_where_the_site_allows_them(world: World) {
        world.log_in().await;
        let base64 = "UklGRgwAAABXRUJQUElDVFVSRUQ=";
        for allowed in [false, true] {
            let known = revisit::sites::query::by_key(&world.app.db, &world.site.key).await.unwrap();
            let mut site = known.unwrap();
            site.settings.canvas = allowed;
            assert!(revisit::sites::change::store(&world.app, &mut site, revisit::sites::change::By::Operator).await.unwrap());
            let mut visitor = world.visitor();
            let page = Operations::default().text("Hello");
            let page = Operations::at(visitor.now()).by_hash(CSS_KIND, CSS).page(page);
            send(page, &mut visitor).await;
            send(Operations::at(visitor.now()).canvas(3), &mut visitor).await;
            let (events, _) = sealed(&world).await;
            assert_eq!(events.contains(base64), allowed, "{events}");
            assert!(events.contains("\"source\":9"), "that there was one is told: {events}");
            world.advance(1);
        }
    }

    async fn frames_of_other_origins_are_kept_only_where_the_site_names_origins(world: World) {
        world.log_in().await;
        // Much longer than the page, and growing more than most bodies when it becomes JSON.
        let text = format!("Order 4711 {}", "all work and no play ".repeat(200));
        let text = Operations::default().uint(0).bytes(text.as_bytes());
        let mut said = Operations::default().op(20).uint(CSS_KIND).bytes(CSS.as_bytes()).page(text);
        for _ in 0..100 {
            said = said.op(8).uint(0).uint(6).op(1).uint(2);
        }
        for named in [false, true] {
            let known = revisit::sites::query::by_key(&world.app.db, &world.site.key).await.unwrap();
            let mut site = known.unwrap();
            site.settings.frames = named.then(|| "https://pay.example".to_owned()).into_iter().collect();
            assert!(revisit::sites::change::store(&world.app, &mut site, revisit::sites::change::By::Operator).await.unwrap());
            let mut visitor = world.visitor();
            send(styled_page(&visitor), &mut visitor).await;
            send(Operations::at(visitor.now()).frame(3, &said).resize(), &mut visitor).await;
            let (events, _) = sealed(&world).await;
            assert!(events.contains("\"width\":800") && !events.contains("4711"), "{events}");
            assert_eq!(events.matches("isAttachIframe").count(), usize::from(named), "{events}");
            let told = events.matches("Order **** all work").count();
            assert_eq!(told, if named { 1 + 100 } else { 0 }, "masked like all that comes");
            assert_eq!(events.matches("www.shop.example").count(), 1, "the page says where it is: {events}");
            world.advance(1);
        }
    }

    async fn what_never_came_leaves_its_place_empty_and_is_counted(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        let text = Operations::default().uint(2).uint(1);
        let page = Operations::at(visitor.now()).by_hash(CSS_KIND, CSS).by_hash(TEXT_KIND, "long").page(text);
        send(page, &mut visitor).await;
        send(styled_page(&visitor), &mut visitor).await;
        let (events, missing) = sealed(&world).await;
        assert_eq!(missing, 2);
        assert!(events.contains(r#""_cssText":"""#) && events.contains(r#""textContent":"""#), "{events}");
    }

    async fn contents_are_masked_before_they_are_stored(world: World) {
        world.log_in().await;
        let long = "Order 4711 for jane.doe@shop.example";
        let mut visitor = world.visitor();
        let text = Operations::default().uint(2).uint(1);
        let page = Operations::at(visitor.now()).by_hash(CSS_KIND, CSS).by_hash(TEXT_KIND, long).page(text);
        let wanted = send(page, &mut visitor).await.body["want"].as_array().unwrap().len();
        assert_eq!(wanted, 2);
        let bringing = Operations::at(visitor.now()).resize().store(TEXT_KIND, long).store(2, "data:text/html,4711");
        send(bringing, &mut visitor).await;
        let rows = sqlx::query("select body from content").fetch_all(world.app.db.read()).await.unwrap();
        for row in &rows {
            let body = zstd::decode_all(&*sqlx::Row::get::<Vec<u8>, _>(row, "body")).unwrap();
            let stored = String::from_utf8(body).unwrap();
            assert!(!stored.contains("4711") && !stored.contains("jane"), "{stored}");
        }
        assert_eq!(rows.len(), 2);
        let (events, _) = sealed(&world).await;
        assert!(events.contains("Order **** for ********@****.*******"), "{events}");
    }

    async fn a_page_that_posts_json_can_not_name_contents(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        send(Operations::at(visitor.now()).resize().store(CSS_KIND, CSS), &mut visitor).await;
        let mut page = visitor.page("/");
        page[1]["data"]["node"]["childNodes"][1]["attributes"]["style"] = format!("\0#0{}", hex(CSS)).into();
        assert_eq!(visitor.send(page).await.status, 200);
        let (events, missing) = sealed(&world).await;
        assert!(events.contains(&format!("\u{fffd}#0{}", hex(CSS))) && !events.contains("rgb(1, 2, 3)"), "{events}");
        assert_eq!(missing, 0);
    }

    async fn contents_that_nobody_names_any_more_are_removed(world: World) {
        world.log_in().await;
        let unused_ms = world.app.config.contents.unused_ms_max;
        let mut visitor = world.visitor();
        send(styled_page(&visitor), &mut visitor).await;
        send(Operations::at(visitor.now()).resize().store(CSS_KIND, CSS).store(TEXT_KIND, "rare"), &mut visitor).await;
        world.advance(unused_ms - 1_000);
        let mut next = world.visitor();
        send(styled_page(&next), &mut next).await;
        world.advance(2_000);
        background::tidy(&world.app).await;
        assert_eq!(number(&world).await, 2, "a visit of that time is not sealed yet");
        world.everybody_leaves().await;
        background::tidy(&world.app).await;
        assert_eq!(number(&world).await, 1, "the one that was named again is kept");
        world.advance(unused_ms + 1_000);
        background::tidy(&world.app).await;
        assert_eq!(number(&world).await, 0);
        let mut last = world.visitor();
        assert_eq!(send(styled_page(&last), &mut last).await.body["want"], json!([hex(CSS)]), "it is asked for again");
        send(Operations::at(last.now()).resize().store(CSS_KIND, CSS), &mut last).await;
        send(Operations::at(last.now()).resize().store(TEXT_KIND, "of one visitor"), &mut last).await;
        world.everybody_leaves().await;
        world.advance(43 * 3_600_000);
        background::tidy(&world.app).await;
        assert_eq!(number(&world).await, 1, "a text goes when no batch can name it any more, a style sheet stays");
        sqlx::query("delete from site").execute(world.app.db.write()).await.unwrap();
        assert_eq!(number(&world).await, 0, "a site takes its contents along");
    }

    async fn a_body_that_is_not_in_the_format_is_refused_with_its_reason(world: World) {
        let visitor = world.visitor();
        let good = Operations::at(visitor.now()).resize();
        let line = format!("{}\n", visitor.envelope(Some(0), "live"));
        let with = |rest: &[u8]| [line.as_bytes(), rest].concat();
        let whole = good.body(&visitor, Some(0));
        let long = "x".repeat(1 << 20);
        let mut bomb = Operations::at(visitor.now()).op(20).uint(TEXT_KIND).bytes(long.as_bytes());
        for _ in 0..40 {
            bomb = bomb.op(8).uint(2).uint(2).uint(0);
        }
        let many = (0..20_001).fold(Operations::at(visitor.now()), |many, _| many.resize());
        let cases: Vec<(Vec<u8>, u16, &str)> = vec![
            (with(&[1]), 400, "bad_events"),
            (with(&[2]), 400, "bad_events"),
            (with(&[1, 9, 0, 0, 0, 0]), 400, "bad_events"),
            (whole[..whole.len() - 1].to_vec(), 400, "bad_events"),
            (Operations::default().resize().body(&visitor, Some(0)), 400, "bad_events"),
            (good.body(&visitor, None), 400, "bad_events"),
            (many.body(&visitor, Some(0)), 400, "too_many_events"),
            (bomb.body(&visitor, Some(0)), 413, "decoded_too_large"),
        ];
        for (index, (body, status, reason)) in cases.into_iter().enumerate() {
            let answer = visitor.post(body).await;
            assert_eq!((answer.status, answer.body["error"].as_str().unwrap_or_default()), (status, reason), "{index}");
        }
        world.log_in().await;
        let counted: i64 = world.outcomes().await.iter().map(|(_, _, count)| count).sum();
        assert_eq!(counted, 8, "each has one outcome: {:?}", world.outcomes().await);
    }

    async fn last_releases_bodies_are_read(world: World) {
        world.log_in().await;
        let visitor = world.visitor();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/recorder-json");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "body"));
        files.sort();
        for (index, file) in files.iter().enumerate() {
            let body = std::fs::read(file).unwrap();
            world.advance((RECORDED_MS - world.app.clock.now()).max(0));
            let answer = visitor.post(body).await;
            assert_eq!((answer.status, &answer.body["ack"]), (200, &json!(index)), "{}: {answer:?}", file.display());
        }
        assert_eq!(files.len(), 3);
        let (events, missing) = sealed(&world).await;
        for seen in ["Garden chairs", "Order **** for *****************", "Chair in the cart", "revisit.page"] {
            assert!(events.contains(seen), "{seen}: {events}");
        }
        assert!(!events.contains("rosebud") && missing == 0);
        assert_eq!(world.listed().await[0]["gaps"], 0);
    }
}

/// 2026-11-22T20:00:00Z, some minutes after the bodies in tests/data/recorder-json were sent.
const RECORDED_MS: i64 = 1_795_377_600_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_site_has_a_bound_and_is_not_asked_for_more() {
    let world = World::with(Home::Files, &["contents.site_number_max=1"]).await;
    let mut visitor = world.visitor();
    let both = |visitor: &Visitor<'_>| {
        Operations::at(visitor.now()).resize().by_hash(CSS_KIND, CSS).by_hash(TEXT_KIND, "more")
    };
    let wanted = |answer: Answer| answer.body["want"].as_array().map_or(0, Vec::len);
    assert_eq!(wanted(send(both(&visitor), &mut visitor).await), 2);
    send(Operations::at(visitor.now()).resize().store(CSS_KIND, CSS).store(TEXT_KIND, "more"), &mut visitor)
        .await;
    assert_eq!(number(&world).await, 1);
    assert_eq!(wanted(send(both(&visitor), &mut visitor).await), 0, "there is no room: it is not asked for");
    world.advance(11 * 60_000);
    assert_eq!(wanted(send(both(&visitor), &mut visitor).await), 1);
}
