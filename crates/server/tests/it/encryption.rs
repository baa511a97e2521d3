//! What is at rest can be read by whoever has both secrets, and by nobody when one of them is erased.

use std::io::Read;

use revisit::encryption;
use revisit::recordings::playback;
use serde_json::json;
use sqlx::Row;
use uuid::Uuid;

use crate::erase::{places_of, recording_of, stored_bytes};
use crate::harness::{World, on_both};

/// The secret in a column of a table, of the one row whose owner this is.
async fn secret(world: &World, sql: &'static str, owner: Vec<u8>) -> Vec<u8> {
    sqlx::query(sql).bind(owner).fetch_one(world.app.db.read()).await.unwrap().get("secret")
}

async fn visitors_secret(world: &World, recording: Uuid) -> Vec<u8> {
    let sql = "select s.secret from visitor_secret s join recording r on r.visitor_id = s.visitor_id where r.id = $1";
    secret(world, sql, revisit::id::bytes(recording)).await
}

async fn own_secret(world: &World, recording: Uuid) -> Vec<u8> {
    let sql = "select secret from recording_secret where recording_id = $1";
    secret(world, sql, revisit::id::bytes(recording)).await
}

/// The segments of a recording as a backup of the storage has them.
async fn copy(world: &World, recording: Uuid) -> Vec<(String, Vec<u8>)> {
    let mut copied = Vec::new();
    for (name, _) in world.app.blobs.list("recordings").await.unwrap() {
        if name.contains(&recording.to_string()) {
            copied.push((name.clone(), world.app.blobs.get(&name).await.unwrap().to_vec()));
        }
    }
    copied
}

/// True when somewhere in these bytes a zstd frame begins, which all that we store consists of.
fn shows_content(bytes: &[u8]) -> bool {
    let begins = |at: usize| {
        let Ok(decoder) = zstd::Decoder::new(&bytes[at..]) else { return false };
        let mut plain = Vec::new();
        decoder.single_frame().take(64).read_to_end(&mut plain).is_ok_and(|read| read > 16)
    };
    (0..bytes.len()).any(begins)
}

async fn visit_of(world: &World, key: &str, path: &str) -> Uuid {
    let mut visitor = world.visitor();
    key.clone_into(&mut visitor.visitor);
    visitor.send(visitor.page(path)).await;
    visitor.send(json!([visitor.click(6)])).await;
    recording_of(world, &visitor).await
}

on_both! {
    async fn neither_journal_nor_segments_can_be_read_without_the_secrets(world: World) {
        world.log_in().await;
        let recording = visit_of(&world, "00112233445566778899aabbccddeeff", "/a-page-of-mrs-novak").await;
        let waiting = stored_bytes(&world, recording).await;
        assert!(!shows_content(&waiting), "a batch in the journal");
        world.everybody_leaves().await;
        let segments = copy(&world, recording).await;
        assert_eq!(segments.len(), 1);
        assert!(segments.iter().all(|(_, bytes)| bytes.starts_with(b"RVEC") && !shows_content(bytes)));
        assert!(world.export(&world.listed().await[0]).await.len() >= 3, "and with them it is all there");
    }

    async fn an_erased_recording_cannot_be_read_from_a_backup_of_the_storage(world: World) {
        world.log_in().await;
        let key = "00112233445566778899aabbccddeeff";
        let (gone, stays) = (visit_of(&world, key, "/one").await, visit_of(&world, key, "/two").await);
        world.everybody_leaves().await;
        let (backup, own, shared) = (copy(&world, gone).await, own_secret(&world, gone).await, visitors_secret(&world, gone).await);
        assert_eq!(visitors_secret(&world, stays).await, shared, "one secret a visitor");
        assert_ne!(own_secret(&world, stays).await, own, "and one a recording");

        let url = world.url(&format!("/api/v1/recordings/{gone}"));
        assert_eq!(world.http.delete(url).send().await.unwrap().status(), 204);
        assert_eq!(places_of(&world, &own).await, Vec::<String>::new());
        for (name, bytes) in &backup {
            world.app.blobs.put(name, bytes.clone()).await.unwrap();
            // All that is left: the visitor's secret, and the secret of their other recording.
            let left = encryption::of(&world.app, stays).await.unwrap().unwrap();
            let whole = 0..1;
            assert!(left.cipher(name).unwrap().open(&whole, &bytes[8..]).is_err());
        }
        assert!(encryption::of(&world.app, gone).await.unwrap().is_none());
        let opened = playback::open(&world.app, stays).await.unwrap();
        playback::block(&world.app, &opened, 0).await.unwrap();
    }

    async fn what_was_stored_before_there_were_secrets_plays_and_is_enciphered_when_it_is_sealed_anew(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        let recording = recording_of(&world, &visitor).await;
        visitor.ping("leave").await;
        world.turn().await;
        world.advance(31_000);
        world.turn().await;
        make_plain(&world, recording).await;
        assert_eq!(world.export(&world.listed().await[0]).await.len(), 2);

        visitor.send(json!([visitor.click(6)])).await;
        world.everybody_leaves().await;
        assert_eq!(world.export(&world.listed().await[0]).await.len(), 3);
        let named = sqlx::query("select object_name, cipher from segment where recording_id = $1")
            .bind(revisit::id::bytes(recording));
        let rows = named.fetch_all(world.app.db.read()).await.unwrap();
        for row in &rows {
            assert_eq!(row.get::<i64, _>("cipher"), 1);
            let bytes = world.app.blobs.get(&row.get::<String, _>("object_name")).await.unwrap();
            assert!(!shows_content(&bytes));
        }
    }
}

/// Makes the segments of a recording what an older program wrote.
async fn make_plain(world: &World, recording: Uuid) {
    let secrets = encryption::of(&world.app, recording).await.unwrap().unwrap();
    for (name, bytes) in copy(world, recording).await {
        let chunks = bytes[8..].chunks((64 << 10) + 16).map(|chunk| chunk.len() as u64 - 16).sum();
        let plain = secrets.cipher(&name).unwrap().open(&(0..chunks), &bytes[8..]).unwrap();
        assert!(shows_content(&plain));
        world.app.blobs.delete(&name).await.unwrap();
        world.app.blobs.put(&name, plain).await.unwrap();
    }
    sqlx::query("update segment set cipher = 0 where recording_id = $1")
        .bind(revisit::id::bytes(recording))
        .execute(world.app.db.write())
        .await
        .unwrap();
    for table in ["recording_secret", "visitor_secret"] {
        let sql = sqlx::AssertSqlSafe(format!("delete from {table}"));
        sqlx::query(sql).execute(world.app.db.write()).await.unwrap();
    }
    // As after the start of the new program: nothing is known by heart.
    world.app.indexes.forget(recording);
    world.app.visits.forget_quiet(i64::MAX);
    assert_eq!(world.app.visits.held(), 0);
}
