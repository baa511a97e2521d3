//! Who may see what.

use revisit::id;
use revisit::members::{Role, link};
use revisit::workspaces::{self, Workspace};
use serde_json::json;

use crate::harness::{World, on_both};

/// Every address of the API that shows or changes something of a workspace.
fn addresses(world: &World, recording: &str) -> Vec<(reqwest::Method, String)> {
    let site = world.site.id;
    let get = |path: String| (reqwest::Method::GET, path);
    vec![
        get("/me".into()),
        (reqwest::Method::PATCH, "/me".into()),
        (reqwest::Method::POST, "/sites".into()),
        get(format!("/sites/{site}")),
        (reqwest::Method::PATCH, format!("/sites/{site}")),
        get(format!("/sites/{site}/check")),
        get(format!("/sites/{site}/clause?company=x&language=en")),
        get(format!("/sites/{site}/cost")),
        get(format!("/sites/{site}/versions")),
        get(format!("/sites/{site}/blocked")),
        (reqwest::Method::POST, format!("/sites/{site}/blocked")),
        (reqwest::Method::DELETE, format!("/sites/{site}/blocked/{site}")),
        get(format!("/sites/{site}/recordings")),
        get(format!("/sites/{site}/recordings/counters")),
        get(format!("/recordings/{recording}")),
        (reqwest::Method::DELETE, format!("/recordings/{recording}")),
        get(format!("/recordings/{recording}/blocks/0")),
        get(format!("/recordings/{recording}/export.json")),
        (reqwest::Method::POST, format!("/recordings/{recording}/viewings")),
        get("/viewings".into()),
        get("/viewings.csv".into()),
        get(format!("/visitors/{}/archive.zip", uuid::Uuid::max())),
        (reqwest::Method::POST, "/erasures".into()),
        (reqwest::Method::POST, "/erasures/preview".into()),
        get("/erasures".into()),
        get(format!("/erasures/{}", uuid::Uuid::max())),
    ]
}

async fn a_recording(world: &World) -> String {
    let mut visitor = world.visitor();
    visitor.send(visitor.page("/")).await;
    world.everybody_leaves().await;
    world.listed().await[0]["id"].as_str().unwrap().to_owned()
}

/// A client that is logged in to this workspace with this role.
pub async fn member(world: &World, workspace: uuid::Uuid, email: &str, role: Role) -> reqwest::Client {
    let client = reqwest::Client::builder().cookie_store(true).build().unwrap();
    let address = link::make(&world.app, workspace, Some(email), role).await.unwrap();
    let token = address.split_once("token=").unwrap().1;
    let body = json!({ "token": token, "email": email, "password": "correct horse battery" });
    let answer = client.post(world.url("/api/v1/welcome")).json(&body).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    client
}

on_both! {
    async fn nobody_sees_anything_without_a_login(world: World) {
        world.log_in().await;
        let recording = a_recording(&world).await;
        let stranger = reqwest::Client::new();
        for (method, path) in addresses(&world, &recording) {
            let answer = stranger.request(method.clone(), world.url(&format!("/api/v1{path}"))).json(&json!({"name":"x","domain":"x.example"})).send().await.unwrap();
            assert_eq!(answer.status(), 401, "{method} {path}");
        }
    }

    async fn the_document_names_every_address_that_is_tested(world: World) {
        let document = reqwest::get(world.url("/api/v1/openapi.json")).await.unwrap().json::<serde_json::Value>().await.unwrap();
        let open = ["/login", "/logout", "/welcome"];
        let documented: usize = document["paths"].as_object().unwrap().iter()
            .filter(|(path, _)| !open.contains(&path.as_str()))
            .map(|(_, methods)| methods.as_object().unwrap().len())
            .sum();
        assert_eq!(documented, addresses(&world, "x").len(), "a new address needs a row in `addresses`");
    }

    async fn another_workspace_finds_nothing(world: World) {
        world.log_in().await;
        let recording = a_recording(&world).await;
        let other = Workspace { id: id::new(&world.app.clock, &world.app.entropy), name: "Other".into(), ..world.workspace.clone() };
        workspaces::insert(&world.app.db, &other).await.unwrap();
        let client = member(&world, other.id, "other@else.example", Role::Owner).await;
        for (method, path) in addresses(&world, &recording).into_iter().filter(|(_, path)| !path.ends_with("/me") && path != "/sites" && path != "/erasures" && !path.starts_with("/viewings")) {
            let answer = client.request(method.clone(), world.url(&format!("/api/v1{path}"))).json(&json!({ "recording": recording })).send().await.unwrap();
            assert_eq!(answer.status(), 404, "{method} {path}");
        }
        assert_eq!(world.listed().await.len(), 1);
    }

    async fn a_viewer_watches_and_changes_nothing(world: World) {
        world.log_in().await;
        let recording = a_recording(&world).await;
        let viewer = member(&world, world.workspace.id, "viewer@shop.example", Role::Viewer).await;
        for (method, path) in addresses(&world, &recording) {
            let answer = viewer.request(method.clone(), world.url(&format!("/api/v1{path}"))).json(&json!({"name":"x","domain":"x.example"})).send().await.unwrap();
            // Who changed, erased or watched what is read by those who answer for it.
            let read = ["/erasures", "/viewings", "/visitors"].iter().any(|start| path.starts_with(start)) || ["/versions", "/blocked"].iter().any(|end| path.ends_with(end));
            let watches = method == "GET" && !read;
            let expected = match path.as_str() {
                path if method == "POST" && path.ends_with("/viewings") => 204,
                path if watches || path == "/me" => 200,
                _ => 403,
            };
            assert_eq!(answer.status(), expected, "{method} {path}");
        }
    }

    async fn a_one_time_link_works_once_and_not_for_ever(world: World) {
        let address = link::make(&world.app, world.workspace.id, None, Role::Owner).await.unwrap();
        let token = address.split_once("token=").unwrap().1.to_owned();
        let join = |email: &'static str, password: &'static str| {
            let body = json!({ "token": token, "email": email, "password": password });
            let request = reqwest::Client::new().post(world.url("/api/v1/welcome")).json(&body);
            async move {
                let answer = request.send().await.unwrap();
                (answer.status().as_u16(), answer.json::<serde_json::Value>().await.unwrap()["error"].as_str().map(str::to_owned))
            }
        };
        assert_eq!(join("a@shop.example", "short").await, (422, Some("invalid_input".into())));
        assert_eq!(join("no address", "correct horse battery").await, (422, Some("invalid_input".into())));
        assert_eq!(join("a@shop.example", "correct horse battery").await, (200, None));
        assert_eq!(join("b@shop.example", "correct horse battery").await, (410, Some("link_used".into())));
        let address = link::make(&world.app, world.workspace.id, None, Role::Owner).await.unwrap();
        world.advance(25 * 3_600_000);
        let token = address.split_once("token=").unwrap().1;
        let answer = reqwest::get(world.url(&format!("/api/v1/welcome?token={token}"))).await.unwrap();
        assert_eq!(answer.status(), 410);
    }

    async fn guessing_a_password_slows_down(world: World) {
        member(&world, world.workspace.id, "owner@shop.example", Role::Owner).await;
        let login = |password: &'static str| {
            let body = json!({ "email": "Owner@Shop.example", "password": password });
            let request = reqwest::Client::new().post(world.url("/api/v1/login")).json(&body);
            async move { request.send().await.unwrap().status().as_u16() }
        };
        assert_eq!(login("correct horse battery").await, 200);
        for _ in 0..4 {
            assert_eq!(login("wrong horse battery").await, 401);
        }
        assert_eq!(login("correct horse battery").await, 429, "even the right one has to wait");
        world.advance(2_000);
        assert_eq!(login("correct horse battery").await, 200);
        assert_eq!(login("wrong horse battery").await, 401, "a good login forgets the failures");
    }

    async fn another_sites_page_can_not_act_for_a_member(world: World) {
        world.log_in().await;
        let request = world.http.patch(world.url("/api/v1/me")).json(&json!({ "language": "de" }));
        let answer = request.header("sec-fetch-site", "cross-site").header("origin", "https://evil.test").send().await.unwrap();
        assert_eq!(answer.status(), 403);
        assert_eq!(world.get("/me").await["member"]["language"], "en");
    }

    async fn after_logging_out_the_cookie_is_worth_nothing(world: World) {
        world.log_in().await;
        assert_eq!(world.http.get(world.url("/api/v1/me")).send().await.unwrap().status(), 200);
        world.http.post(world.url("/api/v1/logout")).send().await.unwrap();
        assert_eq!(world.http.get(world.url("/api/v1/me")).send().await.unwrap().status(), 401);
    }
}

#[test]
fn the_document_that_the_dashboards_types_come_from_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/dashboard/openapi.json");
    let committed: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let current = serde_json::to_value(revisit::router::openapi()).unwrap();
    assert!(committed == current, "run: cargo run --bin revisit -- openapi > web/dashboard/openapi.json");
}

on_both! {
    async fn every_refusal_speaks_the_same_language(world: World) {
        world.log_in().await;
        let site = world.site.id;
        let asked = |method: reqwest::Method, path: String, body: &'static str, origin: Option<&'static str>| {
            let mut request = world.http.request(method, world.url(&format!("/api/v1{path}"))).body(body);
            if !body.is_empty() {
                request = request.header("content-type", "application/json");
            }
            if let Some(origin) = origin {
                request = request.header("origin", origin);
            }
            async move {
                let answer = request.send().await.unwrap();
                let (status, text) = (answer.status().as_u16(), answer.text().await.unwrap());
                let body: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status} {text:?}"));
                let names: Vec<&String> = body.as_object().unwrap().keys().collect();
                assert_eq!(names, ["entry", "error", "field", "message", "retry_after_s"], "{text}");
                (status, body["error"].as_str().unwrap().to_owned())
            }
        };
        use reqwest::Method as M;
        let of_site = format!("/sites/{site}");
        for (method, path, body, origin, expected) in [
            (M::PATCH, "/me".into(), "{", None, (400, "malformed")),
            (M::PATCH, "/me".into(), r#"{"language":"fr"}"#, None, (400, "malformed")),
            (M::PATCH, "/me".into(), "", None, (400, "malformed")),
            (M::GET, format!("{of_site}/recordings?from=yesterday"), "", None, (400, "malformed")),
            (M::GET, format!("{of_site}/recordings?device=fridge"), "", None, (400, "malformed")),
            (M::GET, "/recordings/no-id".into(), "", None, (404, "not_found")),
            (M::GET, "/nowhere".into(), "", None, (404, "not_found")),
            (M::PUT, "/me".into(), "{}", None, (405, "method_not_allowed")),
            (M::POST, "/logout".into(), "", Some("https://evil.test"), (403, "cross_site")),
            (M::PATCH, of_site, r#"{"settings":{"formz":true}}"#, None, (422, "invalid_input")),
        ] {
            let (status, code) = asked(method.clone(), path.clone(), body, origin).await;
            assert_eq!((status, code.as_str()), expected, "{method} {path} {body}");
        }
    }
}
