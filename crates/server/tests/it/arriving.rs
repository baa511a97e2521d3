//! Bodies that are large, slow or hostile while they arrive, and visits beyond the bound.

use std::io::Write;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::harness::{CHROME, Home, NOON, Visitor, World};

/// A connection that is written to by the piece.
struct Wire(BufReader<TcpStream>);

impl Wire {
    async fn open(world: &World, framing: &str) -> Wire {
        let address = world.url("").replace("http://", "");
        let mut wire = Wire(BufReader::new(TcpStream::connect(&address).await.unwrap()));
        wire.head(world, framing).await;
        wire
    }

    async fn head(&mut self, world: &World, framing: &str) {
        let key = &world.site.key;
        let head = format!(
            "POST /r/v1/{key}/batch HTTP/1.1\r\nhost: x\r\nuser-agent: {CHROME}\r\norigin: https://shop.example\r\n{framing}\r\n\r\n"
        );
        self.write(head.as_bytes()).await;
    }

    async fn write(&mut self, bytes: &[u8]) {
        self.0.get_mut().write_all(bytes).await.unwrap();
        self.0.get_mut().flush().await.unwrap();
    }

    async fn answer(&mut self) -> (u16, Value) {
        let mut length = 0;
        let mut line = String::new();
        self.0.read_line(&mut line).await.unwrap();
        let status = line.split(' ').nth(1).unwrap().parse().unwrap();
        while line.trim() != "" {
            line.clear();
            self.0.read_line(&mut line).await.unwrap();
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).await.unwrap();
        (status, serde_json::from_slice(&body).unwrap())
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Text that compresses to about half.
fn noise(bytes: usize) -> String {
    let numbers = (0..bytes as u64 / 16).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    numbers.map(|n| format!("{n:016x}")).collect::<String>().replace(|c: char| c.is_ascii_digit(), "x")
}

/// A batch that is so long when decoded.
fn batch(visitor: &Visitor<'_>, seq: u64, bytes: usize) -> Vec<u8> {
    let event = json!({ "type": 5, "data": { "tag": "noise", "payload": noise(bytes) }, "timestamp": NOON });
    let mut events = visitor.page("/").as_array().unwrap().clone();
    events.push(event);
    format!("{}\n{}", visitor.envelope(Some(seq), "live"), Value::from(events)).into_bytes()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bomb_is_refused_before_it_has_arrived_and_its_sender_reads_why() {
    let world = World::with(Home::Files, &["ingest.decoded_bytes_max=1 MiB"]).await;
    let visitor = world.visitor();
    for body in
        [gzip(&batch(&visitor, 0, 6 << 20)), zstd::encode_all(&*batch(&visitor, 0, 6 << 20), 1).unwrap()]
    {
        assert!(body.len() > 1_000_000);
        let mut wire = Wire::open(&world, &format!("content-length: {}", body.len())).await;
        let (first, rest) = body.split_at(body.len() - 500_000);
        wire.write(first).await;
        let (status, answer) = wire.answer().await;
        assert_eq!((status, &answer["error"]), (413, &json!("decoded_too_large")));
        wire.write(rest).await;
        // The connection is as good as before: what was refused was read to its end.
        let good = gzip(&batch(&visitor, 0, 1_000));
        wire.head(&world, &format!("content-length: {}", good.len())).await;
        wire.write(&good).await;
        assert_eq!(wire.answer().await.0, 200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_large_body_may_arrive_in_any_pieces() {
    let world = World::new(Home::Files).await;
    world.log_in().await;
    let visitor = world.visitor();
    let plain = |seq| batch(&visitor, seq, 2_400_000);
    let bodies =
        [gzip(&plain(0)), zstd::encode_all(&*plain(1), 1).unwrap(), plain(2), gzip(&batch(&visitor, 3, 100))];
    for (seq, body) in bodies.iter().enumerate() {
        let mut wire = Wire::open(&world, "transfer-encoding: chunked").await;
        for piece in body.chunks(70_001) {
            wire.write(format!("{:x}\r\n", piece.len()).as_bytes()).await;
            wire.write(piece).await;
            wire.write(b"\r\n").await;
            tokio::task::yield_now().await;
        }
        wire.write(b"0\r\n\r\n").await;
        let (status, answer) = wire.answer().await;
        assert_eq!((status, &answer["ack"]), (200, &json!(seq)), "{answer}");
    }
    world.everybody_leaves().await;
    let events = world.export(&world.listed().await[0]).await;
    assert_eq!(events.len(), 4 * 3);
    let longest = events.iter().map(|event| event["data"]["payload"].as_str().map_or(0, str::len)).max();
    assert_eq!(longest, Some(2_400_000));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_is_admitted_while_a_batch_grows() {
    let world = World::with(Home::Files, &["ingest.memory_bytes_max=4 MiB"]).await;
    let visitor = world.visitor();
    for body in [gzip(&batch(&visitor, 0, 6 << 20)), gzip(&vec![b' '; 6 << 20])] {
        let refused = visitor.post(body).await;
        assert_eq!((refused.status, &refused.body["error"]), (503, &json!("busy")));
    }
    // And given back: what fits is taken, again and again.
    for seq in 0..8 {
        assert_eq!(visitor.post(gzip(&batch(&visitor, seq, 1 << 20))).await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_the_bound_new_visits_wait_and_known_ones_go_on() {
    let world = World::with(Home::Files, &["visits.open_max=2"]).await;
    let mut known = [world.visitor(), world.visitor()];
    for visitor in &mut known {
        assert_eq!(visitor.send(visitor.page("/")).await.status, 200);
    }
    let new = world.visitor();
    for _ in 0..3 {
        let refused = new.send_as(0, new.page("/"), "live").await;
        assert_eq!((refused.status, &refused.body["error"]), (503, &json!("busy")));
    }
    assert_eq!(world.app.visits.held(), 2, "what was refused leaves nothing");
    for visitor in &mut known {
        let click = json!([visitor.click(6)]);
        assert_eq!(visitor.send(click).await.body["ack"], 1);
    }
    world.everybody_leaves().await;
    world.advance(10 * 60_000);
    world.turn().await;
    assert_eq!(new.send_as(0, new.page("/"), "live").await.status, 200, "there is room again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_tabs_that_gave_a_sign_are_written() {
    let world = World::new(Home::Files).await;
    let mut first = world.visitor();
    first.send(first.page("/")).await;
    let mut second = first.clone();
    (second.tab, second.seq) = ("00112233445566aa".into(), 0);
    second.send(second.page("/")).await;
    world.turn().await;
    let rows = || async {
        let rows =
            sqlx::query("select tab_key from recording_tab").fetch_all(world.app.db.read()).await.unwrap();
        rows.len()
    };
    assert_eq!(rows().await, 2);
    sqlx::query("delete from recording_tab").execute(world.app.db.write()).await.unwrap();
    let click = json!([second.click(6)]);
    second.send(click).await;
    world.turn().await;
    assert_eq!(rows().await, 1, "of the quiet tab there was nothing to write");
}
