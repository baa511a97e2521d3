//! What an owner changes: kept as versions, and what follows from it.

use serde_json::{Value, json};

use crate::harness::{CHROME, Home, World, on_both};

/// Changes the site as its owner.
pub async fn change(world: &World, input: Value) -> u16 {
    let address = world.url(&format!("/api/v1/sites/{}", world.site.id));
    world.http.patch(address).json(&input).send().await.unwrap().status().as_u16()
}

async fn versions(world: &World, query: &str) -> Value {
    world.get(&format!("/sites/{}/versions{query}", world.site.id)).await
}

on_both! {
    async fn every_change_is_kept_with_who_when_and_what(world: World) {
        world.log_in().await;
        world.advance(1_000);
        assert_eq!(change(&world, json!({ "settings": { "forms": true, "sampling": 0.5 } })).await, 200);
        world.advance(1_000);
        assert_eq!(change(&world, json!({ "name": "Shop two" })).await, 200);
        assert_eq!(change(&world, json!({ "name": "Shop two", "settings": { "forms": true } })).await, 200, "changes nothing");
        assert_eq!(change(&world, json!({ "settings": { "formz": true } })).await, 422, "is refused");
        let told = versions(&world, "").await;
        let items = told["items"].as_array().unwrap();
        let numbers: Vec<i64> = items.iter().map(|item| item["version"].as_i64().unwrap()).collect();
        assert_eq!(numbers, [3, 2, 1]);
        assert_eq!(items[0]["changes"], json!([{ "setting": "name", "before": "Shop", "after": "Shop two" }]));
        assert_eq!(items[1]["changes"], json!([
            { "setting": "forms", "before": false, "after": true },
            { "setting": "sampling", "before": 1.0, "after": 0.5 },
        ]));
        assert_eq!(items[2]["changes"], json!([]));
        assert_eq!(items[1]["at"].as_i64().unwrap() + 1_000, items[0]["at"].as_i64().unwrap());
        assert!(items[0]["by"].as_str().unwrap().starts_with("owner-"), "{}", items[0]["by"]);
        assert_eq!(items[2]["by"], Value::Null, "the operator added the site");
        assert_eq!(told["next_before"], Value::Null);
    }

    async fn a_wrong_rule_is_refused_by_name_and_place_and_nothing_is_changed(world: World) {
        world.log_in().await;
        let pages = json!([{ "rule": "exclude", "glob": "/account/**" }, { "rule": "exclude", "glob": "my account" }]);
        let address = world.url(&format!("/api/v1/sites/{}", world.site.id));
        let input = json!({ "settings": { "forms": true, "pages": pages } });
        let answer = world.http.patch(address).json(&input).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 422);
        let told: Value = answer.json().await.unwrap();
        assert_eq!((&told["error"], &told["field"], &told["entry"]), (&json!("invalid_input"), &json!("pages"), &json!(1)));
        assert_eq!(versions(&world, "").await["items"].as_array().unwrap().len(), 1, "nothing is changed");
    }

    async fn many_versions_come_in_pages_that_fit_together(world: World) {
        world.log_in().await;
        for n in 0..44 {
            assert_eq!(change(&world, json!({ "name": format!("Shop {n}") })).await, 200);
        }
        let (mut seen, mut next) = (Vec::new(), String::new());
        loop {
            let page = versions(&world, &next).await;
            for item in page["items"].as_array().unwrap() {
                let version = item["version"].as_i64().unwrap();
                assert_eq!(item["changes"].as_array().unwrap().len(), usize::from(version > 1), "{version}");
                seen.push(version);
            }
            let Some(before) = page["next_before"].as_i64() else { break };
            next = format!("?before={before}");
        }
        assert_eq!(seen, (1..=45).rev().collect::<Vec<_>>());
    }

    async fn a_recording_tells_what_was_on_when_it_was_made(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        world.advance(5_000);
        assert_eq!(change(&world, json!({ "settings": { "numbers": true } })).await, 200);
        world.everybody_leaves().await;
        let id = world.listed().await[0]["id"].as_str().unwrap().to_owned();
        let then = world.get(&format!("/recordings/{id}")).await["made_under"].clone();
        assert_eq!((&then["version"], &then["settings"]["numbers"]), (&json!(1), &json!(false)));
        assert_eq!(then["since"], json!(world.site.created_at));
    }
}

/// What only these tests send as an address, and its network.
const ADDRESS: &str = "203.0.113.77";
const NETWORK: &str = "203.0.113.0/24";

/// A visit of one page, from [`ADDRESS`], through a proxy.
async fn visit_from_an_address(world: &World) {
    let visitor = world.visitor();
    let body = format!("{}\n{}", visitor.envelope(Some(0), "live"), visitor.page("/"));
    let request = world.http.post(world.url(&format!("/r/v1/{}/batch", world.site.key)));
    let request = request.header("origin", "https://www.shop.example").header("user-agent", CHROME);
    let answer = request.header("x-forwarded-for", format!("198.51.100.9, {ADDRESS}")).body(body).send();
    assert_eq!(answer.await.unwrap().status(), 200);
}

async fn keep(world: &World, how_much: &str) {
    assert_eq!(change(world, json!({ "settings": { "ip_addresses": how_much } })).await, 200);
}

/// The addresses that the rows hold, as they are shown.
async fn addresses(world: &World) -> Vec<Value> {
    let mut addresses = Vec::new();
    for one in world.listed().await.iter().rev() {
        let detail = world.get(&format!("/recordings/{}", one["id"].as_str().unwrap())).await;
        addresses.push(detail["address"].clone());
    }
    addresses
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

/// Whether the text is in any file of the data folder.
fn is_on_disk(world: &World, text: &str) -> bool {
    let mut folders = vec![world.dir().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else if holds(&std::fs::read(entry.path()).unwrap(), text.as_bytes()) {
                return true;
            }
        }
    }
    false
}

async fn addresses_are_kept_as_the_site_says_and_taken_back(home: Home) {
    let world = World::with(home, &["server.behind_proxy=true"]).await;
    world.log_in().await;
    for how_much in ["off", "shortened", "full"] {
        keep(&world, how_much).await;
        visit_from_an_address(&world).await;
        world.advance(1_000);
    }
    world.everybody_leaves().await;
    assert_eq!(addresses(&world).await, [Value::Null, json!(NETWORK), json!(ADDRESS)]);
    // One whose visit goes on.
    visit_from_an_address(&world).await;
    keep(&world, "shortened").await;
    assert_eq!(addresses(&world).await, [Value::Null, json!(NETWORK), json!(NETWORK)]);
    assert!(!is_on_disk(&world, ADDRESS));
    keep(&world, "off").await;
    assert!(!is_on_disk(&world, "203.0.113."));
    world.everybody_leaves().await;
    assert_eq!(addresses(&world).await, vec![Value::Null; 4]);
    assert!(!is_on_disk(&world, "203.0.113."));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_are_kept_as_the_site_says_and_taken_back_on_sqlite_and_files() {
    addresses_are_kept_as_the_site_says_and_taken_back(Home::Files).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_are_kept_as_the_site_says_and_taken_back_on_postgres_and_s3() {
    let Some(home) = Home::servers().await else { return };
    addresses_are_kept_as_the_site_says_and_taken_back(home).await;
}

/// Two nodes share one database only on PostgreSQL.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_visit_that_begins_by_old_settings_keeps_no_address() {
    let Some(home) = Home::servers().await else { return };
    let world = World::new(home).await;
    world.log_in().await;
    keep(&world, "full").await;
    let node = world.second_node().await;
    // The other node has a copy of the site that still says "full".
    assert!(node.app.sites.by_key(&world.site.key).await.unwrap().is_some());
    keep(&world, "off").await;
    let mut visitor = world.visitor();
    let page = visitor.page("/");
    assert_eq!(visitor.through(&node).send(page).await.status, 200);
    visitor.seq = 1;
    let row = sqlx::query("select count(*) as rows, count(address_network) as kept from recording");
    let row = row.fetch_one(world.app.db.read()).await.unwrap();
    assert_eq!((sqlx::Row::get::<i64, _>(&row, "rows"), sqlx::Row::get::<i64, _>(&row, "kept")), (1, 0));
}
