//! An erased recording is gone: the bytes themselves are looked for, in every file and every object.

use revisit::recordings::erase;
use revisit::{background, id};
use serde_json::json;
use uuid::Uuid;

use crate::harness::{Home, Visitor, World};

/// A world in which batches that are sent at the same time share one file, or one object, of the journal.
async fn shared_journal(home: Home) -> World {
    World::with(home, &["journal.commit_window_ms=150"]).await
}

macro_rules! on_both_shared {
    ($(async fn $name:ident($world:ident: World) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn story($world: World) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite_and_files() {
                story(shared_journal(Home::Files).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres_and_s3() {
                let Some(home) = Home::servers().await else { return };
                story(shared_journal(home).await).await;
            }
        }
    )*};
}

/// Two visitors whose first batches lie beside each other in the journal. More lie there, too, so that the
/// journal sees no reason of its own to write the file anew.
async fn two_side_by_side(world: &World) -> (Visitor<'_>, Visitor<'_>) {
    let mut visitors: Vec<Visitor<'_>> = (0..6).map(|_| world.visitor()).collect();
    let sent =
        visitors.iter_mut().zip(["/order-of-mrs-novak", "/", "/", "/", "/", "/"]).map(|(visitor, path)| {
            let page = visitor.page(path);
            visitor.send(page)
        });
    let answers = futures_util::future::join_all(sent).await;
    assert!(answers.iter().all(|answer| answer.status == 200), "{answers:?}");
    if world.app.blobs.list("journal").await.unwrap().len() > 1 {
        panic!("the batches were to share an object");
    }
    let mut visitors = visitors.into_iter();
    (visitors.next().unwrap(), visitors.next().unwrap())
}

pub async fn recording_of(world: &World, visitor: &Visitor<'_>) -> Uuid {
    let key: Vec<u8> =
        (0..16).map(|at| u8::from_str_radix(&visitor.visit[2 * at..2 * at + 2], 16).unwrap()).collect();
    let row = sqlx::query("select id from recording where visit_key = $1").bind(key);
    revisit::db::uuid(&row.fetch_one(world.app.db.read()).await.unwrap(), "id").unwrap()
}

/// What the journal has stored of a recording's first batch, byte by byte.
pub async fn stored_bytes(world: &World, recording: Uuid) -> Vec<u8> {
    let batches = world.app.journal.batches(recording).await.unwrap();
    world.app.journal.read(&batches[0]).await.unwrap().stored().to_vec()
}

/// Every file in the data folder and every object in the bucket that has these bytes.
pub async fn places_of(world: &World, bytes: &[u8]) -> Vec<String> {
    let mut places = Vec::new();
    let has = |content: &[u8]| content.windows(bytes.len()).any(|window| window == bytes);
    let mut folders = vec![world.dir().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if has(&std::fs::read(&path).unwrap()) {
                places.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    for folder in ["recordings", "journal"] {
        for (name, _) in world.app.blobs.list(folder).await.unwrap() {
            if has(&world.app.blobs.get(&name).await.unwrap()) {
                places.push(name);
            }
        }
    }
    places
}

pub async fn counted(world: &World, table: &str) -> i64 {
    let sql = sqlx::AssertSqlSafe(format!("select count(*) as count from {table}"));
    sqlx::Row::get(&sqlx::query(sql).fetch_one(world.app.db.read()).await.unwrap(), "count")
}

async fn delete(world: &World, recording: Uuid) {
    let request = world.http.delete(world.url(&format!("/api/v1/recordings/{recording}")));
    assert_eq!(request.send().await.unwrap().status(), 204);
}

/// The visitor leaves, the other one stays; the recording is sealed.
async fn leaves(world: &World, one: &Visitor<'_>, other: &Visitor<'_>) {
    one.ping("leave").await;
    world.turn().await;
    world.advance(31_000);
    other.ping("live").await;
    world.turn().await;
}

on_both_shared! {
    async fn an_erased_recordings_bytes_leave_the_journal_though_others_share_its_file(world: World) {
        world.log_in().await;
        let (one, mut two) = two_side_by_side(&world).await;
        let (gone, stays) = (recording_of(&world, &one).await, recording_of(&world, &two).await);
        let (its_bytes, other_bytes) = (stored_bytes(&world, gone).await, stored_bytes(&world, stays).await);
        let listed_before = world.app.journal.batches(stays).await.unwrap();
        leaves(&world, &one, &two).await;
        assert_eq!(world.listed().await.len(), 1);
        assert!(world.app.journal.batches(gone).await.unwrap().is_empty(), "it is sealed and forgotten …");
        assert!(!places_of(&world, &its_bytes).await.is_empty(), "… and its bytes are still there");

        delete(&world, gone).await;
        assert_eq!(places_of(&world, &its_bytes).await, Vec::<String>::new());
        assert_eq!(places_of(&world, b"order-of-mrs-novak").await, Vec::<String>::new());
        assert_eq!(places_of(&world, &other_bytes).await.len(), 1, "the other visit has lost nothing");
        assert!(
            matches!(world.app.journal, revisit::journal::Journal::Files(_))
                || world.app.journal.read(&listed_before[0]).await.unwrap().stored() == other_bytes,
            "a seal that listed its batches before they were moved finds them"
        );
        two.send(json!([two.click(6)])).await;
        world.everybody_leaves().await;
        let mut events = Vec::new();
        for recording in world.listed().await {
            events.push(world.export(&recording).await.len());
        }
        events.sort_unstable();
        assert_eq!(events, [2, 2, 2, 2, 3]);
    }

    async fn a_recording_that_is_erased_while_it_runs_leaves_nothing_and_its_visitor_begins_anew(world: World) {
        world.log_in().await;
        let (mut one, two) = two_side_by_side(&world).await;
        let gone = recording_of(&world, &one).await;
        let its_bytes = stored_bytes(&world, gone).await;
        delete(&world, gone).await;
        assert_eq!(places_of(&world, &its_bytes).await, Vec::<String>::new());
        let refused = one.send(json!([one.click(6)])).await;
        assert_eq!((refused.status, &refused.body["error"]), (410, &json!("ended")));
        two.ping("leave").await;
        world.everybody_leaves().await;
        assert_eq!(world.listed().await.len(), 5);
    }

    async fn a_visit_whose_consent_is_taken_back_is_erased_and_nothing_of_it_comes_again(world: World) {
        world.log_in().await;
        let (mut one, two) = two_side_by_side(&world).await;
        let gone = recording_of(&world, &one).await;
        let its_bytes = stored_bytes(&world, gone).await;
        assert_eq!(one.ping("erase").await.status, 200);
        assert_eq!(one.ping("erase").await.status, 200, "told twice");
        // What was on its way meanwhile.
        let refused = one.send(json!([one.click(6)])).await;
        assert_eq!((refused.status, &refused.body["error"]), (410, &json!("ended")));
        // Whoever does not know its key erases nothing.
        assert_eq!(world.visitor().ping("erase").await.status, 200);
        world.advance(2 * 60_000);
        world.turn().await;
        assert_eq!(places_of(&world, &its_bytes).await, Vec::<String>::new());
        two.ping("leave").await;
        world.everybody_leaves().await;
        assert_eq!(world.listed().await.len(), 5);
    }

    async fn what_a_browser_kept_of_an_erased_visit_does_not_begin_it_anew(world: World) {
        world.log_in().await;
        let (one, _two) = two_side_by_side(&world).await;
        let gone = recording_of(&world, &one).await;
        world.everybody_leaves().await;
        delete(&world, gone).await;
        // A day later nobody has it in memory, and another node, where there can be one, never had.
        let alone = matches!(world.app.journal, revisit::journal::Journal::Files(_));
        let node = if alone { None } else { Some(world.second_node().await) };
        for ms in [10 * 60_000, 24 * 3_600_000] {
            world.advance(ms);
            world.turn().await;
            background::tidy(&world.app).await;
            assert_eq!(world.app.visits.held(), 0);
            for node in node.iter().chain([&world]) {
                let late = one.through(node);
                let refused = late.send_as(1, json!([late.click(6)]), "tail").await;
                assert_eq!((refused.status, &refused.body["error"]), (410, &json!("ended")));
            }
        }
        assert_eq!(world.listed().await.len(), 5);
        assert_eq!(counted(&world, "recording").await, 5);
        assert_eq!(counted(&world, "erased_visit").await, 1);
        world.advance(3 * 24 * 3_600_000);
        background::tidy(&world.app).await;
        assert_eq!(counted(&world, "erased_visit").await, 0);
    }

    async fn an_erasure_that_a_crash_cut_short_is_finished_by_the_next_process(world: World) {
        let mut world = world;
        world.log_in().await;
        let (one, two) = two_side_by_side(&world).await;
        let gone = recording_of(&world, &one).await;
        let its_bytes = stored_bytes(&world, gone).await;
        leaves(&world, &one, &two).await;
        assert!(erase::rows(&world.app, world.workspace.id, gone).await.unwrap());
        drop((one, two));
        world.restart().await;
        assert!(!places_of(&world, &its_bytes).await.is_empty());
        world.advance(61_000);
        background::work(&world.app).await;
        assert_eq!(places_of(&world, &its_bytes).await, Vec::<String>::new());
        let left = sqlx::query("select id from job where kind = 'erase'").fetch_all(world.app.db.read()).await;
        assert!(left.unwrap().is_empty());
    }

    async fn what_is_not_there_is_not_erased(world: World) {
        let nobody = id::new(&world.app.clock, &world.app.entropy);
        assert!(!erase::recording(&world.app, world.workspace.id, nobody).await.unwrap());
        let (one, _two) = two_side_by_side(&world).await;
        let recording = recording_of(&world, &one).await;
        assert!(!erase::recording(&world.app, nobody, recording).await.unwrap(), "it is another workspace's");
        let jobs = sqlx::query("select id from job").fetch_all(world.app.db.read()).await.unwrap();
        assert!(jobs.is_empty());
        assert_eq!(recording_of(&world, &one).await, recording);
    }
}
