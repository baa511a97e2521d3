//! What an owner changes: kept as versions, and what follows from it.

use serde_json::{Value, json};

use crate::harness::{World, on_both};

/// Changes the site as its owner.
async fn change(world: &World, input: Value) -> u16 {
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
