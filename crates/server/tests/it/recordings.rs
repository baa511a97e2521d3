//! The list, its filters and counters, and deletion.

use serde_json::{Value, json};

use crate::harness::{World, on_both};

async fn visit(world: &World, path: &str, seconds: i64, agent_touch: bool) {
    let mut visitor = world.visitor();
    let mut envelope = visitor.envelope(Some(0), "live");
    envelope["touch"] = agent_touch.into();
    visitor.post(format!("{envelope}\n{}", visitor.page(path)).into_bytes()).await;
    visitor.seq = 1;
    world.advance(seconds * 1_000);
    visitor.send(json!([visitor.click(6)])).await;
    world.everybody_leaves().await;
}

async fn found(world: &World, query: &str) -> Vec<String> {
    let page = world.get(&format!("/sites/{}/recordings?{query}", world.site.id)).await;
    let items = page["items"].as_array().unwrap();
    let paths: Vec<String> = items
        .iter()
        .map(|item| item["entry"]["href"].as_str().unwrap().replace("https://www.shop.example", ""))
        .collect();
    assert_eq!(page["matching"], paths.len(), "{query}");
    paths
}

/// Every table, and how what it knows of a visitor goes.
const ERASED: [(&str, &str); 30] = [
    ("erased_visit", "what an erasure leaves: a random key, for three days; with its site"),
    ("schema_version", "numbers of the schema"),
    ("workspace", "no visitor's"),
    ("member", "no visitor's"),
    ("login_session", "no visitor's"),
    ("login_link", "no visitor's"),
    ("login_failure", "no visitor's"),
    ("site", "no visitor's"),
    ("site_version", "no visitor's; with the site"),
    (
        "blocked_visitor",
        "stays until the owner removes it: without it whoever is erased would be recorded again; with the site",
    ),
    ("visitor", "erased with its last recording, or by itself"),
    ("visitor_secret", "with the visitor"),
    ("recording", "erased"),
    ("recording_secret", "with the recording"),
    ("recording_tab", "with the recording"),
    ("segment", "with the recording"),
    ("recording_detail", "with the recording"),
    ("page_view", "with the recording"),
    ("outcome_count", "sums of a site"),
    ("quota_month", "sums of a workspace"),
    ("content", "with the site; masked, by hash; a text is gone two days after it was named last"),
    ("job", "when it is done"),
    ("object_to_delete", "when it is swept"),
    ("journal_object", "when the journal is purged"),
    ("journal_batch", "forgotten with the recording"),
    ("journal_remains", "when the journal is purged"),
    ("erasure", "the receipt: counts and a digest, nobody's"),
    ("viewing", "what members did, and the ids of recordings, nobody's; removed after 13 months"),
    ("erasure_target", "ids of what is yet to be erased, empty when it is"),
    ("unknown_key", "hosts of pages, no visitor's"),
];

on_both! {
    async fn filters_let_through_what_they_say(world: World) {
        world.log_in().await;
        visit(&world, "/", 5, false).await;
        let between = world.app.clock.now();
        visit(&world, "/Cart/step-1", 60, false).await;
        visit(&world, "/products/50%25_off", 600, false).await;
        assert_eq!(found(&world, "").await, ["/products/50%25_off", "/Cart/step-1", "/"]);
        assert_eq!(found(&world, "min_duration_ms=60000").await, ["/products/50%25_off", "/Cart/step-1"]);
        assert_eq!(found(&world, "max_duration_ms=59999").await, ["/"]);
        assert_eq!(found(&world, "page=/cart/*").await, ["/Cart/step-1"]);
        assert_eq!(found(&world, "page=step").await, ["/Cart/step-1"]);
        assert_eq!(found(&world, "page=/*_off").await, ["/products/50%25_off"]);
        assert_eq!(found(&world, "page=%25").await, ["/products/50%25_off"]);
        assert_eq!(found(&world, &format!("to={between}")).await, ["/"]);
        assert_eq!(found(&world, &format!("from={between}&device=desktop")).await.len(), 2);
        assert_eq!(found(&world, "device=mobile").await, [""; 0]);
    }

    async fn what_only_our_recorder_says_is_exported_in_rrwebs_words(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        let math = json!({ "type": 2, "id": 10, "tagName": "mi", "attributes": {}, "childNodes": [], "ns": "math" });
        let adds = json!([
            { "parentId": 8, "nextId": 9, "move": 6 },
            { "parentId": 6, "nextId": null, "node": math },
        ]);
        let change = json!({ "source": 0, "texts": [], "attributes": [], "removes": [], "adds": adds });
        visitor.send(json!([{ "type": 3, "data": change, "timestamp": visitor.now() }])).await;
        world.everybody_leaves().await;
        let events = world.export(&world.listed().await[0]).await;
        assert_eq!(events.len(), 3);
        let data = &events[2]["data"];
        assert_eq!(data["removes"], json!([{ "id": 6, "parentId": 5 }]));
        let added: Vec<_> = data["adds"].as_array().unwrap().iter().map(|add| {
            assert_eq!((&add["node"]["ns"], &add["move"]), (&Value::Null, &Value::Null));
            (add["node"]["id"].as_i64().unwrap(), add["parentId"].as_i64().unwrap(), add["nextId"].as_i64())
        }).collect();
        assert_eq!(added, [(6, 8, Some(9)), (10, 6, None), (7, 6, Some(10))]);
        assert_eq!(data["adds"][0]["node"]["childNodes"], json!([]));
    }

    async fn paging_shows_each_recording_once(world: World) {
        world.log_in().await;
        for n in 0..7 {
            let mut visitor = world.visitor();
            visitor.send(visitor.page(&format!("/{n}"))).await;
            // Two of them begin in the same millisecond.
            world.advance(if n == 3 { 0 } else { 10 });
        }
        world.everybody_leaves().await;
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = world.get(&format!("/sites/{}/recordings?limit=2{cursor}", world.site.id)).await;
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            assert_eq!(page["matching"], 7);
            let Some(next) = page["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        let mut unique = seen.clone();
        unique.sort();
        unique.dedup();
        assert_eq!((seen.len(), unique.len()), (7, 7));
    }

    async fn counters_tell_stored_made_and_running_apart(world: World) {
        world.log_in().await;
        visit(&world, "/", 5, false).await;
        visit(&world, "/", 5, false).await;
        let mut running = world.visitor();
        running.send(running.page("/")).await;
        let first = world.listed().await[0]["id"].as_str().unwrap().to_owned();
        let deleted = world.http.delete(world.url(&format!("/api/v1/recordings/{first}"))).send().await.unwrap();
        assert_eq!(deleted.status(), 204);
        let counters = world.get(&format!("/sites/{}/recordings/counters", world.site.id)).await;
        let numbers = ["stored_now", "made_this_month", "recorded_now"].map(|name| counters[name].as_i64().unwrap());
        assert_eq!(numbers, [1, 3, 1]);
        assert_eq!(counters["limit"], Value::Null);
    }

    async fn a_deleted_recording_is_gone_everywhere(world: World) {
        world.log_in().await;
        visit(&world, "/", 5, false).await;
        assert_eq!(world.objects().await.len(), 1);
        let id = world.listed().await[0]["id"].as_str().unwrap().to_owned();
        let address = world.url(&format!("/api/v1/recordings/{id}"));
        assert_eq!(world.http.delete(&address).send().await.unwrap().status(), 204);
        assert_eq!(world.http.delete(&address).send().await.unwrap().status(), 404);
        assert_eq!(world.objects().await, [""; 0]);
        for path in ["", "/blocks/0", "/export.json"] {
            let answer = world.http.get(format!("{address}{path}")).send().await.unwrap();
            assert_eq!(answer.status(), 404, "{path}");
        }
        for table in ["segment", "recording_detail", "recording_tab", "page_view", "recording"] {
            let sql = sqlx::AssertSqlSafe(format!("select count(*) as count from {table}"));
            let row = sqlx::query(sql).fetch_one(world.app.db.read()).await.unwrap();
            assert_eq!(sqlx::Row::get::<i64, _>(&row, "count"), 0, "{table}");
        }
    }

    async fn every_table_says_how_what_is_in_it_is_erased(world: World) {
        let sql = match world.app.db.kind {
            revisit::db::Kind::Sqlite => "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
            revisit::db::Kind::Postgres => "select cast(tablename as text) as name from pg_tables where schemaname = 'public'",
        };
        let rows = sqlx::query(sql).fetch_all(world.app.db.read()).await.unwrap();
        let mut tables: Vec<String> = rows.iter().map(|row| sqlx::Row::get(row, "name")).collect();
        tables.sort();
        let mut named: Vec<&str> = ERASED.iter().map(|(table, _)| *table).collect();
        named.sort_unstable();
        assert_eq!(tables, named, "name the table, and how erasing a recording or a site reaches it");
    }

    async fn the_detail_leads_to_blocks_that_hold_every_event(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        for n in 0..50 {
            world.advance(1_000);
            visitor.send(json!([visitor.click(6), visitor.click(6)])).await;
            if n == 25 {
                visitor.send(visitor.page("/second")).await;
            }
        }
        world.everybody_leaves().await;
        let id = world.listed().await[0]["id"].as_str().unwrap().to_owned();
        let detail = world.get(&format!("/recordings/{id}")).await;
        let mut events = 0;
        for block in detail["blocks"].as_array().unwrap() {
            let body = world.get(&format!("/recordings/{id}/blocks/{}", block["n"])).await;
            assert_eq!(body["tab"], block["tab"]);
            events += body["events"].as_array().unwrap().len() - usize::try_from(block["frame_events"].as_u64().unwrap()).unwrap();
        }
        assert_eq!(events, 104);
        let pages: Vec<_> = detail["pages"].as_array().unwrap().iter().map(|page| page["href"].as_str().unwrap()).collect();
        assert_eq!(pages, ["https://www.shop.example/", "https://www.shop.example/second"]);
        assert_eq!(detail["duration_ms"], 50_000);
        assert_eq!(detail["strip"]["activity"].as_array().unwrap().len(), 60);
    }
}
