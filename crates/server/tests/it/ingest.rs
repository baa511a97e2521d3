//! What becomes of a batch.

use std::io::Write;

use revisit::ingest::unknown;
use revisit::{background, encryption};
use serde_json::{Value, json};

use crate::harness::{Answer, CHROME, on_both};

fn refusal(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.body["error"].as_str().unwrap_or_default())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut compressor = libdeflater::Compressor::new(libdeflater::CompressionLvl::default());
    let mut out = vec![0; compressor.gzip_compress_bound(bytes.len())];
    let length = compressor.gzip_compress(bytes, &mut out).unwrap();
    out.truncate(length);
    out
}

on_both! {
    async fn a_batch_is_acknowledged_by_its_number(world: World) {
        let mut visitor = world.visitor();
        let first = visitor.send(visitor.page("/")).await;
        assert_eq!(first.body, json!({ "ack": 0, "snapshot": false, "renew": false, "stop": null }), "{first:?}");
        let click = json!([visitor.click(6)]);
        assert_eq!(visitor.send(click).await.body["ack"], 1);
    }

    async fn a_retried_batch_is_stored_once(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        let page = visitor.page("/");
        visitor.send(page.clone()).await;
        for _ in 0..3 {
            assert_eq!(visitor.send_as(0, page.clone(), "live").await.body["ack"], 0);
        }
        world.everybody_leaves().await;
        assert_eq!(world.export(&world.listed().await[0]).await.len(), 2);
        let outcomes = world.outcomes().await;
        assert!(outcomes.contains(&("duplicate".into(), String::new(), 3)), "{outcomes:?}");
        assert!(outcomes.contains(&("accepted".into(), String::new(), 1)), "{outcomes:?}");
    }

    async fn batches_may_arrive_in_any_order(world: World) {
        world.log_in().await;
        let visitor = world.visitor();
        let page = visitor.page("/");
        let clicks: Vec<Value> = (0..4).map(|_| { world.advance(10); json!([visitor.click(6)]) }).collect();
        assert_eq!(visitor.send_as(3, clicks[2].clone(), "live").await.body["ack"], -1);
        assert_eq!(visitor.send_as(1, clicks[0].clone(), "live").await.body["ack"], -1);
        assert_eq!(visitor.send_as(0, page, "live").await.body["ack"], 1);
        assert_eq!(visitor.send_as(4, clicks[3].clone(), "live").await.body["ack"], 1);
        assert_eq!(visitor.send_as(2, clicks[1].clone(), "live").await.body["ack"], 4);
        world.everybody_leaves().await;
        let events = world.export(&world.listed().await[0]).await;
        let times: Vec<i64> = events.iter().map(|event| event["timestamp"].as_i64().unwrap()).collect();
        assert_eq!(times.len(), 6);
        assert!(times.is_sorted(), "{times:?}");
    }

    async fn every_form_of_compression_is_taken(world: World) {
        let visitor = world.visitor();
        let body = |seq| format!("{}\n{}", visitor.envelope(Some(seq), "live"), visitor.page("/")).into_bytes();
        assert_eq!(visitor.post(body(0)).await.body["ack"], 0);
        assert_eq!(visitor.post(gzip(&body(1))).await.body["ack"], 1);
        assert_eq!(visitor.post(zstd::encode_all(&*body(2), 3).unwrap()).await.body["ack"], 2);
    }

    async fn what_is_wrong_is_refused_with_its_reason(world: World) {
        let visitor = world.visitor();
        let line = visitor.envelope(Some(0), "live").to_string();
        let good = format!("{line}\n{}", visitor.page("/"));
        let zipped = gzip(good.as_bytes());
        let far = visitor.envelope(Some(1_000_000), "live");
        let cases: Vec<(Vec<u8>, u16, &str)> = vec![
            (Vec::new(), 400, "bad_envelope"),
            (b"hello".to_vec(), 400, "bad_envelope"),
            (b"{}\n[]".to_vec(), 400, "bad_envelope"),
            (format!("{line}\n").into_bytes(), 400, "bad_events"),
            (format!("{line}\n[]").into_bytes(), 400, "bad_events"),
            (format!("{line}\n{{}}").into_bytes(), 400, "bad_events"),
            (format!("{line}\n[{{\"type\":1}}]").into_bytes(), 400, "bad_events"),
            (format!("{line}\n[1,2]").into_bytes(), 400, "bad_events"),
            (good.as_bytes()[..good.len() - 1].to_vec(), 400, "bad_events"),
            (zipped[..zipped.len() / 2].to_vec(), 400, "truncated"),
            (format!("{far}\n{}", visitor.page("/")).into_bytes(), 400, "bad_seq"),
            (gzip(&vec![b' '; 40 << 20]), 413, "decoded_too_large"),
            (vec![b'x'; 5 << 20], 413, "body_too_large"),
        ];
        for (body, status, reason) in cases {
            let shown = String::from_utf8_lossy(&body[..body.len().min(80)]).into_owned();
            assert_eq!(refusal(&visitor.post(body).await), (status, reason), "{shown}");
        }
        world.log_in().await;
        let counted: i64 = world.outcomes().await.iter().map(|(_, _, count)| count).sum();
        assert_eq!(counted, 13, "each has one outcome: {:?}", world.outcomes().await);
    }

    async fn a_foreign_page_or_key_is_refused(world: World) {
        let visitor = world.visitor();
        let body = format!("{}\n{}", visitor.envelope(Some(0), "live"), visitor.page("/"));
        let post = |key: &str, origin: &'static str, agent: &'static str| {
            let request = world.http.post(world.url(&format!("/r/v1/{key}/batch"))).header("origin", origin);
            let request = request.header("user-agent", agent).body(body.clone());
            async move {
                let answer = request.send().await.unwrap();
                (answer.status().as_u16(), answer.json::<Value>().await.unwrap()["error"].as_str().unwrap_or_default().to_owned())
            }
        };
        let key = world.site.key.clone();
        assert_eq!(post(&key, "https://shop.example.evil.test", CHROME).await, (403, "origin".into()));
        assert_eq!(post("nonsense", "https://shop.example", CHROME).await, (403, "unknown_site".into()));
        assert_eq!(post(&key, "https://shop.example", "Googlebot/2.1").await, (403, "bot".into()));
        assert_eq!(post(&key, "https://shop.example", CHROME).await.0, 200);
    }

    async fn a_wrong_key_in_the_snippet_is_told_to_the_owner_of_the_page(world: World) {
        world.log_in().await;
        let ask = |key: &'static str, origin: &'static str| {
            let request = world.http.get(world.url(&format!("/r/v1/{key}/settings"))).header("origin", origin);
            async move { assert_eq!(request.send().await.unwrap().status(), 403) }
        };
        for _ in 0..3 {
            ask("0123456789abcdef0123", "https://www.shop.example").await;
        }
        ask("0123456789abcdef0123", "https://somebody.else.example").await;
        background::flush(&world.app).await;
        let address = format!("/sites/{}/check", world.site.id);
        let told = json!([{ "host": "www.shop.example", "key": "0123456789abcdef0123", "count": 3 }]);
        assert_eq!(world.get(&address).await["wrong_keys"], told);
        assert_eq!(unknown::seen(&world.app.db, world.app.clock.now()).await.unwrap().len(), 2, "doctor names all");
        world.advance(25 * 3_600_000);
        assert_eq!(world.get(&address).await["wrong_keys"], json!([]));
    }

    async fn the_snippets_of_other_products_get_our_script_from_here(world: World) {
        if revisit::web::assets::recorder_path("smartsupp").is_none() {
            eprintln!("the web pages are not built: skipped");
            return;
        }
        for path in ["/r.js", "/loader.js?", "/recorder.js"] {
            let answer = world.http.get(world.url(path)).send().await.unwrap();
            let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
            assert_eq!(answer.status(), 200, "{path}");
            assert_eq!(header("content-type"), "text/javascript; charset=utf-8");
            assert_eq!(header("cache-control"), "public, max-age=300");
            // Smartlook's package asks for it with `crossorigin`.
            assert_eq!(header("access-control-allow-origin"), "*");
            assert_eq!(header("cross-origin-resource-policy"), "cross-origin");
        }
    }

    async fn a_switch_in_settings_acts_on_the_next_page_view(world: World) {
        world.log_in().await;
        let settings = |recording: bool| {
            let request = world.http.patch(world.url(&format!("/api/v1/sites/{}", world.site.id)));
            request.json(&json!({ "settings": { "recording": recording } })).send()
        };
        let asked = || async {
            let request = world.http.get(world.url(&format!("/r/v1/{}/settings", world.site.key)));
            request.header("user-agent", CHROME).send().await.unwrap().json::<Value>().await.unwrap()
        };
        assert_eq!(asked().await["recording"], true);
        assert_eq!(settings(false).await.unwrap().status(), 200);
        let answer = asked().await;
        assert_eq!((&answer["recording"], &answer["reason"]), (&json!(false), &json!("switched_off")));
        let mut visitor = world.visitor();
        let refused = visitor.send(visitor.page("/")).await;
        assert_eq!(refusal(&refused), (403, "switched_off"));
        settings(true).await.unwrap();
        assert_eq!(visitor.send_as(0, visitor.page("/"), "live").await.status, 200);
    }

    async fn a_recording_knows_the_settings_that_its_page_went_by(world: World) {
        world.log_in().await;
        let address = world.url(&format!("/api/v1/sites/{}", world.site.id));
        let change = world.http.patch(address).json(&json!({ "settings": { "forms": true } }));
        assert_eq!(change.send().await.unwrap().status(), 200);
        world.advance(60_000);
        // The page has the settings of before; one says nothing, and one what cannot be.
        for (told, stored) in [(json!(1), 1), (json!(null), 2), (json!(99), 2), (json!(-5), 1)] {
            let visitor = world.visitor();
            let mut envelope = visitor.envelope(Some(0), "live");
            envelope["settings_version"] = told.clone();
            assert_eq!(visitor.post(format!("{envelope}\n{}", visitor.page("/")).into_bytes()).await.status, 200);
            let newest = "select settings_version from recording order by id desc limit 1";
            let row = sqlx::query(newest).fetch_one(world.app.db.read()).await.unwrap();
            assert_eq!(sqlx::Row::get::<i64, _>(&row, "settings_version"), stored, "{told}");
            world.advance(1_000);
        }
    }

    async fn a_tab_without_a_snapshot_is_asked_for_one(world: World) {
        let mut visitor = world.visitor();
        let click = json!([visitor.click(6)]);
        assert_eq!(visitor.send(click).await.body["snapshot"], true);
        let page = visitor.page("/");
        assert_eq!(visitor.send(page).await.body["snapshot"], false);
    }

    async fn what_a_visitor_types_is_masked_before_it_is_stored(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        let secret = "rosebud-secret";
        let typed = json!([{ "type": 3, "data": { "source": 5, "text": secret, "isChecked": false, "id": 6 }, "timestamp": visitor.now() }]);
        visitor.send(typed).await;
        let mut stored = Vec::new();
        let recording = recording_id(&world).await;
        let secrets = encryption::of(&world.app, recording).await.unwrap();
        for batch in world.app.journal.batches(recording).await.unwrap() {
            let record = world.app.journal.read(&batch).await.unwrap();
            stored.write_all(&zstd::decode_all(&*record.events(secrets.as_ref()).unwrap()).unwrap()).unwrap();
        }
        let stored = String::from_utf8(stored).unwrap();
        assert!(stored.contains("Buy now") && !stored.contains(secret), "{stored}");
    }
}

async fn recording_id(world: &crate::harness::World) -> uuid::Uuid {
    world.app.journal.recordings().await.unwrap()[0]
}
