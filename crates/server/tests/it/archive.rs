//! The archive of a visitor holds all that is kept of them, and nothing of anybody else.

use std::io::{Cursor, Read};
use std::process::Command;

use revisit::db::Kind;
use revisit::id;
use revisit::members::Role;
use revisit::visitors::archive::rows::{LEFT_OUT, OF_RECORDINGS};
use revisit::workspaces::{self, Workspace};
use serde_json::{Value, json};
use uuid::Uuid;
use zip::ZipArchive;

use crate::access::member;
use crate::erase::recording_of;
use crate::erasures::{again, named, tables, visitor_id};
use crate::harness::{World, on_both};

type Files = Vec<(String, String)>;

fn unpacked(bytes: Vec<u8>) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn file<'a>(files: &'a Files, name: &str) -> &'a str {
    let found = files.iter().find(|(known, _)| known == name);
    &found
        .unwrap_or_else(|| panic!("no {name}: {:?}", files.iter().map(|(name, _)| name).collect::<Vec<_>>()))
        .1
}

async fn archive(world: &World, client: &reqwest::Client, visitor: &str) -> Result<Files, u16> {
    let address = world.url(&format!("/api/v1/visitors/{visitor}/archive.zip"));
    let answer = client.get(address).send().await.unwrap();
    if answer.status() != 200 {
        return Err(answer.status().as_u16());
    }
    assert_eq!(answer.headers()["content-type"], "application/zip");
    Ok(unpacked(answer.bytes().await.unwrap().to_vec()))
}

/// Tables that name a recording or a visitor, by the database's own catalogue.
async fn naming(world: &World) -> Vec<String> {
    let mut found = Vec::new();
    for table in tables(world).await {
        let sql = match world.app.db.kind {
            Kind::Sqlite => format!("select name from pragma_table_info('{table}')"),
            Kind::Postgres => format!(
                "select cast(column_name as text) as name from information_schema.columns where table_name = '{table}'"
            ),
        };
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(world.app.db.read()).await.unwrap();
        let mut columns = rows.iter().map(|row| sqlx::Row::get::<String, _>(row, "name"));
        if columns.any(|column| ["recording_id", "visitor_id"].contains(&column.as_str())) {
            found.push(table);
        }
    }
    found.sort();
    found
}

async fn rows_of(world: &World, table: &str, recording: Uuid) -> usize {
    let sql = format!("select count(*) as count from {table} where recording_id = $1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(id::bytes(recording))
        .fetch_one(world.app.db.read())
        .await
        .unwrap();
    usize::try_from(sqlx::Row::get::<i64, _>(&row, "count")).unwrap()
}

on_both! {
    async fn all_that_is_kept_of_a_visitor_is_in_their_archive_and_nobody_elses(world: World) {
        world.log_in().await;
        let eva = world.visitor();
        named(&eva, &json!({ "name": "Eva", "email": "eva@shop.example", "variables": { "plan": "gold" } })).await;
        let mut second = again(&world, &eva);
        let page = second.page("/orders");
        second.send(page).await;
        let mut other = world.visitor();
        let page = other.page("/somebody-else");
        other.send(page).await;
        world.everybody_leaves().await;
        let mut running = again(&world, &eva);
        let page = running.page("/now");
        running.send(page).await;
        let sealed = [recording_of(&world, &eva).await, recording_of(&world, &second).await];
        let visitor = visitor_id(&world, sealed[0]).await;

        let files = archive(&world, &world.http, &visitor.to_string()).await.unwrap();
        assert_eq!(files.len(), 4, "text, rows, and two recordings: {:?}", files.iter().map(|(name, _)| name).collect::<Vec<_>>());
        assert!(file(&files, "README.txt").starts_with("All that Revisit keeps of one visitor, as of 2026-11-22T12:02:01"));
        let all: Value = serde_json::from_str(file(&files, "visitor.json")).unwrap();
        let [one] = all["visitors"].as_array().unwrap().as_slice() else { panic!("{all}") };
        assert_eq!((&one["visitor"]["id"], &one["visitor"]["email"]), (&json!(visitor), &json!("eva@shop.example")));
        assert_eq!((&one["visitor"]["identity"]["variables"]["plan"], &one["visitor"]["first"]), (&json!("gold"), &json!("2026-11-22T12:00:00Z")));
        let recordings = one["recordings"].as_array().unwrap();
        let mut states: Vec<&str> = recordings.iter().map(|one| one["state"].as_str().unwrap()).collect();
        states.sort_unstable();
        assert_eq!(states, ["open", "sealed", "sealed"]);
        for recording in recordings {
            let recording_id: Uuid = recording["id"].as_str().unwrap().parse().unwrap();
            for (table, name) in OF_RECORDINGS {
                assert_eq!(recording[name].as_array().unwrap().len(), rows_of(&world, table, recording_id).await, "{table}");
            }
        }
        assert!(recordings.iter().any(|one| one["pages"][0]["path"] == "/orders" && one["detail"][0]["summary"]["pages"].is_array()), "{recordings:?}");
        for recording in sealed {
            let events: Value = serde_json::from_str(file(&files, &format!("recordings/{recording}.json"))).unwrap();
            assert_eq!(events, world.get(&format!("/recordings/{recording}/export.json")).await);
        }
        assert!(files.iter().all(|(_, text)| !text.contains("somebody-else") && !text.contains(&other.visitor)));
        let by_key = archive(&world, &world.http, &eva.visitor).await.unwrap();
        assert_eq!(file(&by_key, "visitor.json"), file(&files, "visitor.json"), "by the number that their browser has, too");
    }

    async fn every_table_that_knows_of_a_recording_is_in_the_archive_or_says_why_not(world: World) {
        let mut named: Vec<&str> = OF_RECORDINGS.iter().map(|(table, _)| *table).chain(LEFT_OUT.iter().map(|(table, _)| *table)).collect();
        named.push("recording");
        named.sort_unstable();
        assert_eq!(naming(&world).await, named);
    }

    async fn an_archive_is_for_those_who_may_erase_and_is_logged(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        let page = visitor.page("/");
        visitor.send(page).await;
        world.everybody_leaves().await;
        let recording = recording_of(&world, &visitor).await;
        let viewer = member(&world, world.workspace.id, "viewer@shop.example", Role::Viewer).await;
        assert_eq!(archive(&world, &viewer, &visitor.visitor).await, Err(403));
        let other = Workspace { id: id::new(&world.app.clock, &world.app.entropy), name: "Other".into(), ..world.workspace.clone() };
        workspaces::insert(&world.app.db, &other).await.unwrap();
        let stranger = member(&world, other.id, "other@else.example", Role::Owner).await;
        assert_eq!(archive(&world, &stranger, &visitor.visitor).await, Err(404));
        let admin = member(&world, world.workspace.id, "admin@shop.example", Role::Admin).await;
        let german = admin.patch(world.url("/api/v1/me")).json(&json!({ "language": "de" })).send().await.unwrap();
        assert_eq!(german.status(), 200);
        let files = archive(&world, &admin, &visitor.visitor).await.unwrap();
        assert!(file(&files, "README.txt").starts_with("Alles, was Revisit über einen Besucher aufbewahrt"));
        let log = world.get("/viewings").await["items"].clone();
        let lines = log.as_array().unwrap();
        assert_eq!(lines.len(), 1, "{log}");
        assert_eq!((&lines[0]["by"], &lines[0]["action"], &lines[0]["recording"]), (&json!("admin@shop.example"), &json!("exported"), &json!(recording)));
    }

    async fn the_operator_takes_it_by_email_address_for_all_who_have_it(world: World) {
        if world.app.db.kind == Kind::Postgres {
            return;
        }
        for name in ["Eva", "Eva at home"] {
            named(&world.visitor(), &json!({ "name": name, "email": "eva@shop.example" })).await;
        }
        world.everybody_leaves().await;
        let export = |email: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_revisit"));
            command.args(["--data", world.dir().to_str().unwrap(), "--language", "cs", "export", "--email", email]);
            command.output().unwrap()
        };
        let output = export("Eva@shop.example");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let files = unpacked(output.stdout);
        assert_eq!(files.len(), 4);
        assert!(file(&files, "README.txt").starts_with("Vše, co Revisit uchovává"));
        let all: Value = serde_json::from_str(file(&files, "visitor.json")).unwrap();
        assert_eq!(all["visitors"].as_array().unwrap().len(), 2);
        let none = export("nobody@shop.example");
        assert_eq!((none.status.code(), none.stdout.len()), (Some(1), 0));
    }
}
