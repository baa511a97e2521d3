//! The viewing log: who watched, exported or erased which recording.

use revisit::members::Role;
use revisit::workspaces::{self, Workspace};
use revisit::{background, id};
use serde_json::{Value, json};

use crate::access::member;
use crate::harness::{World, on_both};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

async fn recorded(world: &World, count: usize) -> Vec<String> {
    for _ in 0..count {
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
    }
    world.everybody_leaves().await;
    world.listed().await.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

async fn watch(world: &World, client: &reqwest::Client, recording: &str) -> u16 {
    let address = world.url(&format!("/api/v1/recordings/{recording}/viewings"));
    client.post(address).send().await.unwrap().status().as_u16()
}

async fn load(world: &World, client: &reqwest::Client, recording: &str) {
    let address = world.url(&format!("/api/v1/recordings/{recording}/blocks/0"));
    assert_eq!(client.get(address).send().await.unwrap().status(), 200);
    background::flush(&world.app).await;
}

/// Lines of the same millisecond have no order.
fn later(world: &World) {
    world.advance(1);
}

/// What was done, newest first: who, what, with which.
async fn lines(world: &World, query: &str) -> Vec<(String, String, String)> {
    let page = world.get(&format!("/viewings?{query}")).await;
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (text(&one["by"]), text(&one["action"]), text(&one["recording"])))
        .collect()
}

async fn actions(world: &World, query: &str) -> Vec<String> {
    lines(world, query).await.into_iter().map(|(_, action, _)| action).collect()
}

async fn table(world: &World, query: &str) -> String {
    let answer = world.http.get(world.url(&format!("/api/v1/viewings.csv?{query}"))).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8; header=present");
    answer.text().await.unwrap()
}

on_both! {
    async fn who_watched_exported_and_erased_what_is_known_and_outlives_it(world: World) {
        world.log_in().await;
        let [one, two] = recorded(&world, 2).await.try_into().unwrap();
        let viewer = member(&world, world.workspace.id, "viewer@shop.example", Role::Viewer).await;
        assert_eq!(watch(&world, &viewer, &one).await, 204);
        later(&world);
        let export = world.url(&format!("/api/v1/recordings/{two}/export.json"));
        assert_eq!(viewer.get(export).send().await.unwrap().status(), 200);
        later(&world);
        let address = world.url(&format!("/api/v1/recordings/{one}"));
        assert_eq!(world.http.delete(address).send().await.unwrap().status(), 204);
        let items = world.get("/viewings").await["items"].clone();
        let (owner, viewer) = (items[0]["by"].clone(), "viewer@shop.example".to_owned());
        assert!(owner.as_str().unwrap().starts_with("owner-"), "{items}");
        assert_eq!(lines(&world, "").await, [
            (owner.as_str().unwrap().to_owned(), "erased".to_owned(), one.clone()),
            (viewer.clone(), "exported".to_owned(), two.clone()),
            (viewer, "watched".to_owned(), one.clone()),
        ]);
        assert_eq!((&items[0]["site"], &items[1]["site"]), (&Value::Null, &json!(world.site.id)), "only what is there can be opened");
        let receipt = world.get(&format!("/erasures/{}", items[0]["erasure"].as_str().unwrap())).await;
        assert_eq!(receipt["removed"]["recordings"], 1);
    }

    async fn watching_is_one_line_within_ten_minutes_and_says_more_than_loading(world: World) {
        world.log_in().await;
        let [recording] = recorded(&world, 1).await.try_into().unwrap();
        world.get(&format!("/recordings/{recording}")).await;
        background::flush(&world.app).await;
        assert_eq!(actions(&world, "").await, [""; 0], "what the list tells ahead is no watching");
        load(&world, &world.http, &recording).await;
        load(&world, &world.http, &recording).await;
        assert_eq!(actions(&world, "").await, ["loaded"]);
        watch(&world, &world.http, &recording).await;
        world.advance(9 * MINUTE);
        watch(&world, &world.http, &recording).await;
        load(&world, &world.http, &recording).await;
        assert_eq!(actions(&world, "").await, ["watched"]);
        world.advance(2 * MINUTE);
        watch(&world, &world.http, &recording).await;
        assert_eq!(actions(&world, "").await, ["watched", "watched"]);
        let viewer = member(&world, world.workspace.id, "viewer@shop.example", Role::Viewer).await;
        later(&world);
        load(&world, &viewer, &recording).await;
        assert_eq!(actions(&world, "").await, ["loaded", "watched", "watched"], "another member, another line");
    }

    async fn what_was_loaded_and_watched_within_one_second_is_watched(world: World) {
        world.log_in().await;
        let [recording] = recorded(&world, 1).await.try_into().unwrap();
        world.get(&format!("/recordings/{recording}/blocks/0")).await;
        watch(&world, &world.http, &recording).await;
        background::flush(&world.app).await;
        assert_eq!(actions(&world, "").await, ["watched"]);
    }

    async fn the_log_is_filtered_paged_and_written_as_a_table(world: World) {
        world.log_in().await;
        let recordings = recorded(&world, 20).await;
        let viewer = member(&world, world.workspace.id, "viewer@shop.example", Role::Viewer).await;
        let named = viewer.patch(world.url("/api/v1/me")).json(&json!({ "name": "=Eva, \"the\" viewer" })).send().await.unwrap();
        assert_eq!(named.status(), 200);
        for _ in 0..3 {
            world.advance(11 * MINUTE);
            for recording in &recordings {
                watch(&world, &world.http, recording).await;
            }
        }
        let between = world.app.clock.now() + 1;
        world.advance(MINUTE);
        watch(&world, &viewer, &recordings[0]).await;
        later(&world);
        revisit::viewings::exported(&world.app, None, recordings[1].parse().unwrap()).await.unwrap();

        let page = world.get("/viewings").await;
        assert_eq!(page["items"].as_array().unwrap().len(), 50);
        let rest = world.get(&format!("/viewings?before={}", page["next"].as_str().unwrap())).await;
        assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (12, &Value::Null));
        let members: Vec<&Value> = page["members"].as_array().unwrap().iter().collect();
        assert_eq!(members.len(), 2, "{members:?}");
        let eva = members.iter().find(|one| one["name"] == "=Eva, \"the\" viewer").unwrap()["id"].as_str().unwrap();

        assert_eq!(actions(&world, "operator=true").await, ["exported"]);
        assert_eq!(actions(&world, &format!("member={eva}")).await, ["watched"]);
        assert_eq!(actions(&world, "action=exported").await, ["exported"]);
        assert_eq!(actions(&world, "action=erased").await, [""; 0]);
        assert_eq!(actions(&world, &format!("from={between}")).await, ["exported", "watched"]);
        assert_eq!(actions(&world, &format!("to={between}")).await.len(), 50);
        let refused = world.http.get(world.url(&format!("/api/v1/viewings?operator=true&member={eva}"))).send().await.unwrap();
        assert_eq!(refused.status(), 422);

        let all = table(&world, "").await;
        assert_eq!((all.lines().count(), all.matches("\r\n").count()), (63, 63));
        let some = table(&world, &format!("from={between}")).await;
        let mut rows = some.lines();
        assert_eq!(rows.next(), Some("\u{feff}time,member,action,recording,receipt"));
        assert_eq!(rows.next(), Some(format!("2026-11-22T12:36:01.001Z,,exported,{},", recordings[1]).as_str()));
        assert_eq!(rows.next(), Some(format!("2026-11-22T12:36:01Z,\"'=Eva, \"\"the\"\" viewer\",watched,{},", recordings[0]).as_str()));
        assert_eq!(table(&world, "action=erased").await.lines().count(), 1);
    }

    async fn lines_are_kept_thirteen_months(world: World) {
        world.log_in().await;
        let [recording] = recorded(&world, 1).await.try_into().unwrap();
        revisit::viewings::exported(&world.app, None, recording.parse().unwrap()).await.unwrap();
        world.advance(396 * DAY);
        background::tidy(&world.app).await;
        assert_eq!(crate::erase::counted(&world, "viewing").await, 1);
        world.advance(1);
        background::tidy(&world.app).await;
        assert_eq!(crate::erase::counted(&world, "viewing").await, 0);
    }

    async fn another_workspaces_log_is_not_seen(world: World) {
        world.log_in().await;
        let [recording] = recorded(&world, 1).await.try_into().unwrap();
        let other = Workspace { id: id::new(&world.app.clock, &world.app.entropy), name: "Other".into(), ..world.workspace.clone() };
        workspaces::insert(&world.app.db, &other).await.unwrap();
        let stranger = member(&world, other.id, "other@else.example", Role::Owner).await;
        assert_eq!(watch(&world, &stranger, &recording).await, 404);
        watch(&world, &world.http, &recording).await;
        let seen: Value = stranger.get(world.url("/api/v1/viewings")).send().await.unwrap().json().await.unwrap();
        assert_eq!(seen, json!({ "items": [], "next": null, "members": [] }));
        assert_eq!(actions(&world, "").await, ["watched"]);
    }
}
