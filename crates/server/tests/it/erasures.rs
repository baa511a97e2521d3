//! A visitor who is erased is nowhere: every table (by the database's own catalogue), every file and every object is looked
//! through for what was planted of them. What stays is a receipt that says nothing of who it was.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use revisit::db::Kind;
use revisit::erasures::{self, What, query, run};
use revisit::journal::Journal;
use revisit::{background, id};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::erase::{places_of, recording_of, stored_bytes};
use crate::harness::{Visitor, World, on_both};

/// Every row of every table that the database says it has, as text; ids and keys in hex.
async fn rows(world: &World) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for table in tables(world).await {
        let sql = match world.app.db.kind {
            Kind::Postgres => format!("select cast(row_to_json(t) as text) as line from {table} t"),
            Kind::Sqlite => format!("select {} as line from {table}", quoted(world, &table).await),
        };
        let lines = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(world.app.db.read()).await.unwrap();
        all.extend(
            lines.iter().map(|row| (table.clone(), sqlx::Row::get::<String, _>(row, "line").to_lowercase())),
        );
    }
    all
}

pub async fn tables(world: &World) -> Vec<String> {
    let sql = match world.app.db.kind {
        Kind::Sqlite => "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
        Kind::Postgres => "select cast(tablename as text) as name from pg_tables where schemaname = 'public'",
    };
    let rows = sqlx::query(sql).fetch_all(world.app.db.read()).await.unwrap();
    rows.iter().map(|row| sqlx::Row::get(row, "name")).collect()
}

async fn quoted(world: &World, table: &str) -> String {
    let sql = format!("select name from pragma_table_info('{table}')");
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(world.app.db.read()).await.unwrap();
    let columns: Vec<String> =
        rows.iter().map(|row| format!("quote({})", sqlx::Row::get::<String, _>(row, "name"))).collect();
    columns.join(" || ' ' || ")
}

/// The tables in which one of these marks stands.
async fn tables_with(world: &World, marks: &[String]) -> Vec<String> {
    let mut found: Vec<String> = rows(world)
        .await
        .into_iter()
        .filter(|(_, line)| marks.iter().any(|mark| line.contains(&mark.to_lowercase())))
        .map(|(table, _)| table)
        .collect();
    found.sort();
    found.dedup();
    found
}

fn bytes_of(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect()
}

/// The same browser, on its next visit.
pub fn again<'a>(world: &'a World, visitor: &Visitor<'_>) -> Visitor<'a> {
    let mut next = world.visitor();
    next.visitor.clone_from(&visitor.visitor);
    next
}

async fn post(world: &World, path: &str, body: &Value) -> (u16, Value) {
    let answer = world.http.post(world.url(&format!("/api/v1{path}"))).json(body).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

pub async fn visitor_id(world: &World, recording: Uuid) -> Uuid {
    let row = sqlx::query("select visitor_id from recording where id = $1").bind(id::bytes(recording));
    revisit::db::uuid(&row.fetch_one(world.app.db.read()).await.unwrap(), "visitor_id").unwrap()
}

/// The first batch of a visit on whose page the site says who it is.
pub async fn named(visitor: &Visitor<'_>, identity: &Value) {
    let mut envelope = visitor.envelope(Some(0), "live");
    envelope["identity"] = identity.clone();
    let answer = visitor.post(format!("{envelope}\n{}", visitor.page("/")).into_bytes()).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

/// Lets work go on until it has waited so often, each time for the database, the journal or storage, and then drops it where it
/// stands; its result when it was done before.
async fn stopped_after<F: Future>(waits: usize, work: F) -> Option<F::Output> {
    let mut work = pin!(work);
    let mut left = waits;
    poll_fn(|context| {
        let Some(fewer) = left.checked_sub(1) else { return Poll::Ready(None) };
        left = fewer;
        work.as_mut().poll(context).map(Some)
    })
    .await
}

/// A visitor with a sealed recording and one that goes on; the key of their browser.
async fn sealed_and_running(world: &World) -> String {
    let mut sealed = world.visitor();
    sealed.send(sealed.page("/order-of-mrs-novak")).await;
    world.everybody_leaves().await;
    let mut running = again(world, &sealed);
    running.send(running.page("/order-of-mrs-novak")).await;
    background::flush(&world.app).await;
    sealed.visitor.clone()
}

async fn visits(world: &World, count: usize) -> Visitor<'_> {
    let first = world.visitor();
    for _ in 0..count {
        let mut one = again(world, &first);
        let page = one.page("/order-of-mrs-novak");
        assert_eq!(one.send(page).await.status, 200);
    }
    first
}

on_both! {
    async fn everything_of_a_visitor_goes_and_a_receipt_stays(world: World) {
        world.log_in().await;
        let mut sealed = world.visitor();
        sealed.send(sealed.page("/order-of-mrs-novak")).await;
        let mut other = world.visitor();
        other.send(other.page("/")).await;
        let mut recordings = vec![recording_of(&world, &sealed).await];
        let mut bytes = vec![stored_bytes(&world, recordings[0]).await];
        world.everybody_leaves().await;
        let mut running = again(&world, &sealed);
        running.send(running.page("/order-of-mrs-novak/again")).await;
        background::flush(&world.app).await;
        recordings.push(recording_of(&world, &running).await);
        bytes.push(stored_bytes(&world, recordings[1]).await);
        let visitor = visitor_id(&world, recordings[0]).await;

        let in_text = |id: &Uuid| [id.to_string(), id.simple().to_string()];
        let ids: Vec<String> = recordings.iter().flat_map(in_text).collect();
        let mut marks = vec!["mrs-novak".to_owned(), sealed.visitor.clone()];
        marks.extend(ids.iter().cloned().chain(in_text(&visitor)));
        let before = tables_with(&world, &marks).await;
        for table in ["page_view", "recording", "recording_detail", "recording_tab", "segment", "visitor"] {
            assert!(before.iter().any(|found| found == table), "the search would see it in {table}: {before:?}");
        }
        assert!(world.objects().await.iter().any(|name| name.contains(&recordings[0].to_string())));

        let asked = json!({ "visitor": visitor });
        let (status, found) = post(&world, "/erasures/preview", &asked).await;
        assert_eq!((status, &found["visitors"], &found["recordings"], &found["running"]), (200, &json!(1), &json!(2), &json!(1)));
        let (status, receipt) = post(&world, "/erasures", &asked).await;
        assert_eq!(status, 201, "{receipt}");
        assert!(receipt["done_at"].is_i64(), "{receipt}");
        let removed = &receipt["removed"];
        assert_eq!((&removed["visitors"], &removed["recordings"], &removed["batches"]), (&json!(1), &json!(2), &json!(1)), "{receipt}");
        assert_eq!((&removed["page_views"], &removed["bytes"]), (&found["page_views"], &found["bytes"]));

        assert_eq!(tables_with(&world, &ids).await, ["viewing"], "who erased what is known by the recording's random number");
        marks.retain(|mark| !ids.contains(mark));
        assert_eq!(tables_with(&world, &marks).await, Vec::<String>::new());
        let keys = [sealed.visit.clone(), running.visit.clone()];
        assert_eq!(tables_with(&world, &keys).await, ["erased_visit"], "a random key of each visit, for three days");
        let names = world.objects().await;
        assert!(recordings.iter().all(|id| !names.iter().any(|name| name.contains(&id.to_string()))), "{names:?}");
        bytes.push(b"mrs-novak".to_vec());
        bytes.push(bytes_of(&sealed.visitor));
        bytes.push(id::bytes(visitor));
        for mark in bytes {
            assert_eq!(places_of(&world, &mark).await, Vec::<String>::new());
        }
        for recording in &recordings {
            let places = places_of(&world, &id::bytes(*recording)).await;
            assert!(places.iter().all(|place| place.starts_with("revisit.db")), "but for the viewing log: {places:?}");
        }
        assert_eq!(world.get("/erasures").await["items"], json!([receipt]));
        assert_eq!(world.get(&format!("/erasures/{}", receipt["id"].as_str().unwrap())).await, receipt);
        assert_eq!(receipt["digest"].as_str().unwrap().len(), 64);

        let refused = running.send(json!([running.click(6)])).await;
        assert_eq!((refused.status, &refused.body["error"]), (410, &json!("ended")), "its browser throws away what it has");
        let (status, _) = post(&world, "/erasures", &asked).await;
        assert_eq!(status, 404, "there is nobody left to erase");
        let left = world.listed().await;
        assert_eq!((left.len(), world.export(&left[0]).await.len()), (1, 2), "the other visitor has lost nothing");
    }

    async fn whoever_has_an_address_is_erased_on_all_sites_and_nobody_else(world: World) {
        world.log_in().await;
        for (name, email) in [("Eva", "Eva@Shop.example"), ("Eva at home", "eva@shop.example"), ("Jan", "jan@shop.example")] {
            let visitor = world.visitor();
            named(&visitor, &json!({ "name": name, "email": email, "phone": "+420601234567", "variables": { "plan": "gold" } })).await;
        }
        world.everybody_leaves().await;
        let mut labels: Vec<String> = world.listed().await.iter().map(|one| one["visitor"]["label"].as_str().unwrap().to_owned()).collect();
        labels.sort();
        assert_eq!(labels, ["Eva", "Eva at home", "Jan"]);
        let marks = ["eva@shop.example".to_owned(), "eva at home".to_owned()];
        assert_eq!(tables_with(&world, &marks).await, ["visitor"]);
        let (status, receipt) = post(&world, "/erasures", &json!({ "email": " eva@shop.EXAMPLE" })).await;
        assert_eq!((status, &receipt["removed"]["visitors"], &receipt["removed"]["recordings"]), (201, &json!(2), &json!(2)), "{receipt}");
        assert_eq!(tables_with(&world, &marks).await, Vec::<String>::new());
        assert_eq!(places_of(&world, b"Eva at home").await, Vec::<String>::new());
        assert_eq!(world.listed().await[0]["visitor"]["label"], "Jan");
    }

    async fn what_a_site_says_of_its_visitor_is_shown_and_its_newer_word_counts(world: World) {
        world.log_in().await;
        let visitor = world.visitor();
        named(&visitor, &json!({ "name": "Eva", "variables": { "plan": "free", "card": "4111111111111111" } })).await;
        let mut envelope = visitor.envelope(None, "live");
        envelope["identity"] = json!({ "email": "eva@shop.example", "variables": { "plan": "gold" } });
        assert_eq!(visitor.post(format!("{envelope}\n[]").into_bytes()).await.status, 200);
        envelope["identity"] = json!("nobody");
        assert_eq!(visitor.post(format!("{envelope}\n[]").into_bytes()).await.status, 200, "it is no reason to refuse a batch");
        world.everybody_leaves().await;
        let id = world.listed().await[0]["id"].as_str().unwrap().to_owned();
        let detail = world.get(&format!("/recordings/{id}")).await;
        let identity = &detail["identity"];
        assert_eq!((&identity["name"], &identity["email"]), (&json!("Eva"), &json!("eva@shop.example")), "{identity}");
        assert_eq!(identity["variables"]["plan"], "gold");
        assert_eq!(tables_with(&world, &["4111111111111111".into()]).await, Vec::<String>::new());
    }

    async fn by_an_ip_address_goes_what_was_stored_with_it_or_with_its_network(world: World) {
        world.log_in().await;
        let eva = world.visitor();
        for (visitor, address, network) in [
            (&eva, Some("203.0.113.77"), Some("203.0.113.0/24")),
            (&eva, Some("198.51.100.7"), Some("198.51.100.0/24")),
            (&world.visitor(), Some("203.0.113.78"), Some("203.0.113.0/24")),
            (&world.visitor(), None, Some("203.0.113.0/24")),
            (&world.visitor(), None, None),
            (&world.visitor(), Some("2001:db8:1:2::5"), Some("2001:db8:1::/48")),
        ] {
            let mut one = again(&world, visitor);
            let page = one.page("/");
            one.send(page).await;
            let update = sqlx::query("update recording set address = $1, address_network = $2 where id = $3").bind(address).bind(network);
            let recording = recording_of(&world, &one).await;
            update.bind(id::bytes(recording)).execute(world.app.db.write()).await.unwrap();
        }
        world.everybody_leaves().await;

        let (status, found) = post(&world, "/erasures/preview", &json!({ "ip": " ::ffff:203.0.113.77 " })).await;
        assert_eq!(status, 200, "{found}");
        assert_eq!((&found["recordings"], &found["by_network"], &found["visitors"]), (&json!(2), &json!(1), &json!(1)), "{found}");
        let (status, receipt) = post(&world, "/erasures", &json!({ "ip": "203.0.113.77" })).await;
        assert_eq!((status, &receipt["scope"], &receipt["removed"]["recordings"], &receipt["removed"]["visitors"]), (201, &json!("address"), &json!(2), &json!(1)), "{receipt}");
        let mut left: Vec<String> = world.listed().await.iter().map(|one| one["address"].as_str().unwrap_or("none").to_owned()).collect();
        left.sort();
        assert_eq!(left.len(), 4, "{left:?}");
        assert_eq!(tables_with(&world, &["203.0.113.77".into()]).await, Vec::<String>::new());
        assert_eq!(tables_with(&world, &["203.0.113.78".into(), "198.51.100.7".into()]).await, ["recording"], "others, and Eva's other place, stay");
        assert_eq!(tables_with(&world, std::slice::from_ref(&eva.visitor)).await, ["visitor"]);

        let (_, found) = post(&world, "/erasures/preview", &json!({ "ip": "2001:0DB8:1:2:0::5" })).await;
        assert_eq!((&found["recordings"], &found["by_network"]), (&json!(1), &json!(0)), "{found}");
        for (ip, expected) in [("192.0.2.1", 404), ("203.0.113.0/24", 422), ("203.0.113", 422), ("", 422)] {
            assert_eq!(post(&world, "/erasures", &json!({ "ip": ip })).await.0, expected, "{ip}");
        }
    }

    async fn a_visitor_is_erased_by_the_id_that_their_browser_has(world: World) {
        world.log_in().await;
        let visitor = visits(&world, 2).await;
        let (status, receipt) = post(&world, "/erasures", &json!({ "visitor": visitor.visitor })).await;
        assert_eq!((status, &receipt["removed"]["recordings"]), (201, &json!(2)), "{receipt}");
    }

    async fn a_recording_that_was_all_there_is_takes_its_visitor_along_and_another_does_not(world: World) {
        world.log_in().await;
        let visitor = visits(&world, 2).await;
        world.everybody_leaves().await;
        let mut gone = Vec::new();
        for recording in world.listed().await {
            let (_, receipt) = post(&world, "/erasures", &json!({ "recording": recording["id"] })).await;
            gone.push((receipt["removed"]["recordings"].clone(), receipt["removed"]["visitors"].clone()));
        }
        assert_eq!(gone, [(json!(1), json!(0)), (json!(1), json!(1))]);
        assert_eq!(tables_with(&world, &[visitor.visitor]).await, Vec::<String>::new());
    }

    async fn an_erasure_that_stops_on_its_way_is_finished_by_the_next_process(world: World) {
        let mut world = world;
        world.log_in().await;
        let visitor = visits(&world, 25).await.visitor;
        world.everybody_leaves().await;
        let what = What::Visitor(Uuid::parse_str(&visitor).unwrap());
        let erasure = erasures::begin(&world.app, world.workspace.id, None, &what).await.unwrap().unwrap();
        assert!(!run::go_on(&world.app, erasure, 1).await.unwrap());
        let part = query::by_id(&world.app.db, world.workspace.id, erasure).await.unwrap().unwrap();
        assert_eq!((part.removed.recordings, part.done_at), (20, None));
        world.restart().await;
        world.advance(61_000);
        background::work(&world.app).await;
        let whole = query::by_id(&world.app.db, world.workspace.id, erasure).await.unwrap().unwrap();
        assert_eq!((whole.removed.recordings, whole.removed.visitors), (25, 1));
        assert!(whole.done_at.is_some() && whole.digest != part.digest);
        assert_eq!(tables_with(&world, &["mrs-novak".into(), visitor]).await, Vec::<String>::new());
        assert_eq!(crate::erase::counted(&world, "erasure_target").await, 0);
        assert_eq!(crate::erase::counted(&world, "job").await, 0);
    }

    async fn an_erasure_that_stops_wherever_it_waits_is_finished_and_counts_everything_once(world: World) {
        let mut world = world;
        for waits in 0.. {
            let visitor = sealed_and_running(&world).await;
            let what = What::Visitor(Uuid::parse_str(&visitor).unwrap());
            let erasure = erasures::begin(&world.app, world.workspace.id, None, &what).await.unwrap().unwrap();
            let whole = stopped_after(waits, run::go_on(&world.app, erasure, 10)).await;
            world.restart().await;
            for _ in 0..3 {
                world.advance(61_000);
                background::work(&world.app).await;
            }
            let receipt = query::by_id(&world.app.db, world.workspace.id, erasure).await.unwrap().unwrap();
            let removed = (receipt.removed.visitors, receipt.removed.recordings, receipt.removed.segments, receipt.removed.batches);
            assert_eq!((removed, receipt.done_at.is_some()), ((1, 2, 1, 1), true), "stopped after {waits} waits: {receipt:?}");
            assert_eq!(tables_with(&world, &["mrs-novak".into(), visitor]).await, Vec::<String>::new(), "after {waits}");
            assert_eq!(places_of(&world, b"mrs-novak").await, Vec::<String>::new(), "after {waits}");
            for table in ["erasure_target", "job", "recording", "object_to_delete"] {
                assert_eq!(crate::erase::counted(&world, table).await, 0, "{table} after {waits}");
            }
            let made = i64::try_from(waits).unwrap() + 1;
            assert_eq!(crate::erase::counted(&world, "erasure").await, made, "one receipt each");
            assert_eq!(crate::erase::counted(&world, "viewing").await, 2 * made, "one line for each recording");
            if let Some(done) = whole {
                assert!(done.unwrap());
                // How often depends on how fast database and storage are: what is there at once is not waited for.
                assert!(waits > 10, "it was stopped on its way: {waits}");
                return;
            }
        }
    }

    async fn nodes_that_erase_at_the_same_time_count_everything_once(world: World) {
        if matches!(world.app.journal, Journal::Files(_)) {
            return;
        }
        world.log_in().await;
        let visitor = visits(&world, 12).await;
        world.everybody_leaves().await;
        let what = What::Visitor(Uuid::parse_str(&visitor.visitor).unwrap());
        let erasure = erasures::begin(&world.app, world.workspace.id, None, &what).await.unwrap().unwrap();
        let node = world.second_node().await;
        let (one, two) = tokio::join!(run::go_on(&world.app, erasure, 5), run::go_on(&node.app, erasure, 5));
        assert!(one.unwrap() && two.unwrap());
        let receipt = query::by_id(&world.app.db, world.workspace.id, erasure).await.unwrap().unwrap();
        assert_eq!((receipt.removed.recordings, receipt.removed.visitors, receipt.removed.segments), (12, 1, 12));
    }

    async fn a_node_that_did_not_erase_a_visit_sends_its_browser_away_all_the_same(world: World) {
        if matches!(world.app.journal, Journal::Files(_)) {
            return;
        }
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        let node = world.second_node().await;
        let what = What::Recording(recording_of(&world, &visitor).await);
        let erasure = erasures::begin(&node.app, world.workspace.id, None, &what).await.unwrap().unwrap();
        assert!(run::go_on(&node.app, erasure, 5).await.unwrap());
        visitor.send(json!([visitor.click(6)])).await;
        background::flush(&world.app).await;
        assert_eq!(visitor.send(json!([visitor.click(6)])).await.status, 410);
        background::tidy(&world.app).await;
        assert_eq!(world.app.journal.recordings().await.unwrap(), Vec::<Uuid>::new());
    }

    async fn what_is_not_named_exactly_is_not_erased(world: World) {
        world.log_in().await;
        let visitor = visits(&world, 1).await;
        for (body, expected) in [
            (json!({}), 422),
            (json!({ "email": "nobody" }), 422),
            (json!({ "email": "nobody@shop.example" }), 404),
            (json!({ "visitor": Uuid::max() }), 404),
            (json!({ "recording": Uuid::max() }), 404),
            (json!({ "visitor": visitor.visitor, "email": "a@b.example" }), 422),
            (json!({ "visitor": "all" }), 400),
        ] {
            for path in ["/erasures", "/erasures/preview"] {
                assert_eq!(post(&world, path, &body).await.0, expected, "{path} {body}");
            }
        }
        assert_eq!(crate::erase::counted(&world, "recording").await, 1);
        assert_eq!(world.get("/erasures").await, json!({ "items": [], "next": null }));
    }
}
