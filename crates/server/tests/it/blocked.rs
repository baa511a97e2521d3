//! Visitors whom a site does not record.

use serde_json::{Value, json};

use crate::harness::{Answer, CHROME, Home, Visitor, World, on_both};

/// Blocks as the owner; gives the entry's id.
async fn block(world: &World, kind: &str, value: &str) -> String {
    let answer = try_to_block(world, json!({ "kind": kind, "value": value })).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.body["id"].as_str().unwrap().to_owned()
}

async fn try_to_block(world: &World, input: Value) -> Answer {
    let address = world.url(&format!("/api/v1/sites/{}/blocked", world.site.id));
    let answer = world.http.post(address).json(&input).send().await.unwrap();
    Answer { status: answer.status().as_u16(), body: answer.json().await.unwrap() }
}

async fn unblock(world: &World, entry: &str) -> u16 {
    let address = world.url(&format!("/api/v1/sites/{}/blocked/{entry}", world.site.id));
    world.http.delete(address).send().await.unwrap().status().as_u16()
}

/// What becomes of a visitor's next batch, which says who they are, if they are anybody.
async fn send(visitor: &mut Visitor<'_>, who: Value) -> String {
    let mut envelope = visitor.envelope(Some(visitor.seq), "live");
    if !who.is_null() {
        envelope["identity"] = who;
    }
    let answer = visitor.post(format!("{envelope}\n{}", visitor.page("/")).into_bytes()).await;
    if answer.status == 200 {
        visitor.seq += 1;
        return "stored".into();
    }
    assert_eq!(answer.status, 403, "{answer:?}");
    answer.body["error"].as_str().unwrap().to_owned()
}

async fn counted(world: &World) -> i64 {
    let outcomes = world.outcomes().await;
    outcomes.iter().filter(|(_, reason, _)| reason == "blocked").map(|(_, _, count)| count).sum()
}

on_both! {
    async fn a_blocked_browser_is_refused_and_counted_and_recorded_again_when_it_is_taken_off(world: World) {
        world.log_in().await;
        let (mut blocked, mut other) = (world.visitor(), world.visitor());
        assert_eq!(send(&mut blocked, Value::Null).await, "stored");
        let entry = block(&world, "visitor", &blocked.visitor).await;
        assert_eq!(send(&mut blocked, Value::Null).await, "blocked");
        assert_eq!(blocked.ping("live").await.status, 403);
        assert_eq!(send(&mut other, Value::Null).await, "stored");
        assert_eq!(counted(&world).await, 2);
        let check = world.get(&format!("/sites/{}/check", world.site.id)).await;
        let told = |one: &Value| one["outcome"] == "filtered" && one["reason"] == "blocked" && one["count"] == 2;
        assert!(check["outcomes"].as_array().unwrap().iter().any(told), "{check}");
        assert_eq!(unblock(&world, &entry).await, 204);
        assert_eq!(unblock(&world, &entry).await, 404);
        assert_eq!(send(&mut blocked, Value::Null).await, "stored");
    }

    async fn a_visitor_is_blocked_from_their_recording_by_our_name_for_them(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        send(&mut visitor, Value::Null).await;
        world.everybody_leaves().await;
        let id = world.listed().await[0]["id"].as_str().unwrap().to_owned();
        let detail = world.get(&format!("/recordings/{id}")).await;
        block(&world, "visitor", detail["visitor"]["id"].as_str().unwrap()).await;
        assert_eq!(send(&mut visitor, Value::Null).await, "blocked");
        let list = world.get(&format!("/sites/{}/blocked", world.site.id)).await;
        let [entry] = list["items"].as_array().unwrap().as_slice() else { panic!("{list}") };
        assert_eq!((&entry["kind"], &entry["value"]), (&json!("visitor"), &json!(visitor.visitor)));
        assert!(entry["by"].as_str().unwrap().starts_with("owner-"), "{entry}");
        assert_eq!(world.listed().await.len(), 1, "what was recorded before stays");
    }

    async fn who_is_blocked_by_email_or_variable_is_refused_from_when_the_site_says_it(world: World) {
        world.log_in().await;
        let entry = block(&world, "email", "Eva@Shop.example").await;
        block(&world, "variable", "plan=internal").await;
        let (mut eva, mut ida, mut colleague) = (world.visitor(), world.visitor(), world.visitor());
        assert_eq!(send(&mut eva, Value::Null).await, "stored", "nobody knows her yet");
        assert_eq!(send(&mut eva, json!({ "email": "eva@shop.example" })).await, "blocked");
        assert_eq!(send(&mut eva, Value::Null).await, "blocked", "her next page, before it says who she is");
        assert_eq!(send(&mut ida, json!({ "email": "ida@shop.example", "variables": { "plan": "gold" } })).await, "stored");
        assert_eq!(send(&mut colleague, json!({ "variables": { "plan": { "label": "Plan", "value": "internal" } } })).await, "blocked");
        block(&world, "email", "ida@shop.example").await;
        assert_eq!(send(&mut ida, Value::Null).await, "blocked", "it was known of her before");
        assert_eq!(unblock(&world, &entry).await, 204);
        assert_eq!(send(&mut eva, Value::Null).await, "stored");
    }

    async fn what_can_not_be_meant_is_refused_and_the_same_is_one_entry(world: World) {
        world.log_in().await;
        for (input, field) in [
            (json!({ "kind": "address", "value": "0.0.0.0/0" }), "value"),
            (json!({ "kind": "email", "value": "eva" }), "value"),
            (json!({ "kind": "variable", "value": "plan" }), "value"),
            (json!({ "value": "eva@shop.example" }), "kind"),
        ] {
            let answer = try_to_block(&world, input.clone()).await;
            assert_eq!((answer.status, &answer.body["field"]), (422, &json!(field)), "{input}");
        }
        let entry = block(&world, "email", "eva@shop.example").await;
        assert_eq!(block(&world, "email", " EVA@shop.example").await, entry);
        for n in 1..1_000 {
            block(&world, "variable", &format!("n={n}")).await;
        }
        let answer = try_to_block(&world, json!({ "kind": "variable", "value": "n=1000" })).await;
        assert_eq!((answer.status, &answer.body["field"]), (422, &json!("kind")), "the list is full");
        assert_eq!(block(&world, "variable", "n=1").await.len(), 36, "what is on it is on it");
        assert_eq!(world.get(&format!("/sites/{}/blocked", world.site.id)).await["items"].as_array().unwrap().len(), 1_000);
    }
}

/// Behind a proxy, which tells where its requests come from.
async fn a_blocked_address_gets_no_recorder_and_sends_nothing(home: Home) {
    let world = World::with(home, &["server.behind_proxy=true"]).await;
    world.log_in().await;
    let from = |address: &'static str| {
        let visitor = world.visitor();
        let body = format!("{}\n{}", visitor.envelope(Some(0), "live"), visitor.page("/"));
        let post = world.http.post(world.url(&format!("/r/v1/{}/batch", world.site.key))).body(body);
        let asks = world.http.get(world.url(&format!("/r/v1/{}/settings", world.site.key)));
        let ready = |request: reqwest::RequestBuilder| {
            request
                .header("origin", "https://www.shop.example")
                .header("user-agent", CHROME)
                .header("x-forwarded-for", address)
                .send()
        };
        let (post, asks) = (ready(post), ready(asks));
        async move {
            let settings: Value = asks.await.unwrap().json().await.unwrap();
            (post.await.unwrap().status().as_u16(), settings["recording"].clone(), settings["reason"].clone())
        }
    };
    assert_eq!(from("203.0.113.77").await, (200, json!(true), Value::Null));
    block(&world, "address", "203.0.113.0/24").await;
    assert_eq!(from("203.0.113.77").await, (403, json!(false), json!("blocked")));
    assert_eq!(from("203.0.114.77").await, (200, json!(true), Value::Null));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_blocked_address_gets_no_recorder_and_sends_nothing_on_sqlite_and_files() {
    a_blocked_address_gets_no_recorder_and_sends_nothing(Home::Files).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_blocked_address_gets_no_recorder_and_sends_nothing_on_postgres_and_s3() {
    let Some(home) = Home::servers().await else { return };
    a_blocked_address_gets_no_recorder_and_sends_nothing(home).await;
}
