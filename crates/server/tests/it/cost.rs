//! What recording costs a site's visitors: told by the recorder, kept by page view, reported by page.

use serde_json::{Value, json};

use crate::harness::{Visitor, World, on_both};

fn custom(visitor: &Visitor<'_>, tag: &str, payload: &Value) -> Value {
    json!({ "type": 5, "data": { "tag": format!("revisit.{tag}"), "payload": payload }, "timestamp": visitor.now() })
}

/// A visitor looks at a page for ten seconds, whose recorder tells what it took.
async fn look(world: &World, path: &str, cost: Option<Value>) {
    let mut visitor = world.visitor();
    let mut page = visitor.page(path);
    let href = format!("https://www.shop.example{path}");
    page.as_array_mut().unwrap().push(custom(&visitor, "page", &json!({ "href": href, "kind": "load" })));
    visitor.send(page).await;
    world.advance(10_000);
    let mut rest = vec![visitor.click(6)];
    rest.extend(cost.map(|cost| custom(&visitor, "cost", &cost)));
    visitor.send(rest.into()).await;
    world.everybody_leaves().await;
}

fn cost(ms: i64, worst_ms: i64, level: i64) -> Option<Value> {
    Some(json!({ "ms": ms, "worst_ms": worst_ms, "level": level }))
}

async fn report(world: &World) -> Value {
    world.get(&format!("/sites/{}/cost", world.site.id)).await
}

on_both! {
    async fn the_most_expensive_pages_come_first_and_views_that_told_nothing_do_not_count(world: World) {
        world.log_in().await;
        assert_eq!(report(&world).await["overall"], Value::Null);
        for (path, told) in [
            ("/", cost(20, 8, 0)),
            ("/list?page=1", cost(100, 9, 0)),
            ("/list?page=2", cost(300, 40, 2)),
            ("/list?page=3#end", cost(200, 10, 0)),
            ("/quiet", None),
        ] {
            look(&world, path, told).await;
        }
        let report = report(&world).await;
        assert_eq!(report["views"], 4);
        let figures = |one: &Value| ["median_ms", "p95_ms", "worst_ms", "reduced_views", "level"].map(|name| one[name].as_i64().unwrap());
        assert_eq!(figures(&report["overall"]), [100, 300, 40, 1, 2]);
        let pages = report["pages"].as_array().unwrap();
        let told: Vec<_> = pages.iter().map(|page| (page["path"].as_str().unwrap(), page["views"].as_i64().unwrap(), figures(page))).collect();
        assert_eq!(told, [("/list", 3, [200, 300, 40, 1, 2]), ("/", 1, [20, 20, 8, 0, 0])]);
        assert_eq!(pages[0]["median_share"], 0.02);
        assert_eq!(pages[0]["p95_share"], 0.03);
    }

    async fn a_report_looks_back_a_week_and_a_recording_tells_the_cost_of_its_pages(world: World) {
        world.log_in().await;
        look(&world, "/", cost(20, 8, 0)).await;
        let id = world.listed().await[0]["id"].as_str().unwrap().to_owned();
        let detail = world.get(&format!("/recordings/{id}")).await;
        assert_eq!(detail["pages"][0]["cost"], json!({ "ms": 20, "worst_ms": 8, "level": 0 }));
        assert_eq!(report(&world).await["views"], 1);
        world.advance(8 * 24 * 3_600_000);
        assert_eq!(report(&world).await["views"], 0);
    }
}
