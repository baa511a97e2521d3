//! What breaks, and what does not: a database that is gone, a bucket that fails, a disk that is full.

use serde_json::json;

use crate::harness::{Home, World};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_database_is_locked_the_browser_keeps_its_batch() {
    let world = World::new(Home::Files).await;
    let mut known = world.visitor();
    known.send(known.page("/")).await;
    // Somebody else holds SQLite's write lock: no new visit can be counted.
    let lock = world.app.db.begin().await.unwrap();
    let visitor = world.visitor();
    let refused = visitor.send_as(0, visitor.page("/"), "live").await;
    assert_eq!((refused.status, &refused.body["error"]), (503, &json!("unavailable")));
    // A visit that is known needs only the journal.
    assert_eq!(known.send(json!([known.click(6)])).await.body["ack"], 1);
    lock.rollback().await.unwrap();
    assert_eq!(visitor.send_as(0, visitor.page("/"), "live").await.body["ack"], 0);
    world.log_in().await;
    world.everybody_leaves().await;
    assert_eq!(world.listed().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_journal_at_its_bound_refuses_and_takes_again_when_sealed() {
    let world = World::with(Home::Files, &["journal.bytes_max=600 KiB"]).await;
    world.log_in().await;
    let mut visitor = world.visitor();
    visitor.send(visitor.page("/")).await;
    let noise = |n: u64| {
        let text: String = (0..20_000_u64)
            .map(|i| format!("{:x}", (i + n * 77_777).wrapping_mul(0x9e37_79b9_7f4a_7c15)))
            .collect();
        json!([{ "type": 5, "data": { "tag": "noise", "payload": { "text": text } }, "timestamp": crate::harness::NOON }])
    };
    let mut refused = None;
    for n in 1..40 {
        let answer = visitor.send_as(visitor.seq, noise(n), "live").await;
        if answer.status != 200 {
            refused = Some(answer);
            break;
        }
        visitor.seq += 1;
    }
    let refused = refused.expect("the bound is reached");
    assert_eq!((refused.status, &refused.body["error"]), (503, &json!("journal_full")));
    let stored = visitor.seq;
    world.everybody_leaves().await;
    let mut next = world.visitor();
    assert_eq!(next.send(next.page("/")).await.status, 200, "sealing made room");
    assert_eq!(world.export(&world.listed().await[0]).await.len() as u64, 2 + stored - 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_seal_that_can_not_store_is_tried_again_until_it_can() {
    let world = World::new(Home::Files).await;
    world.log_in().await;
    let mut visitor = world.visitor();
    visitor.send(visitor.page("/")).await;
    // A file where a folder has to be: every put fails.
    let blocked = world.dir().join("blobs/recordings");
    std::fs::write(&blocked, b"in the way").unwrap();
    world.everybody_leaves().await;
    assert!(world.listed().await.is_empty());
    assert_eq!(world.app.journal.recordings().await.unwrap().len(), 1, "the batches stay in the journal");
    std::fs::remove_file(&blocked).unwrap();
    world.advance(60_000);
    world.turn().await;
    assert_eq!(world.listed().await.len(), 1);
}

/// Something between the server and a service of its, that can misbehave.
mod between {
    use std::time::Duration;

    use tokio::io::{AsyncWriteExt, copy_bidirectional};
    use tokio::net::{TcpListener, TcpStream};
    use tokio::sync::watch;

    /// How it behaves. A change cuts the connections that are open.
    #[derive(Clone, Copy, PartialEq)]
    pub enum Mood {
        Good,
        /// Answers 500 to whatever comes.
        Fails,
        /// Passes everything on, after a while.
        Slow,
        /// Cuts every connection.
        Gone,
    }

    /// Starts it before `real` (HOST:PORT) and gives its own HOST:PORT and its mood.
    pub async fn start(real: &str, mood: Mood) -> (String, watch::Sender<Mood>) {
        let (set, moods) = watch::channel(mood);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let real = real.to_owned();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (real, mut moods) = (real.clone(), moods.clone());
                let mood = *moods.borrow_and_update();
                tokio::spawn(async move {
                    tokio::select! {
                        () = serve(client, &real, mood) => {}
                        _ = moods.changed() => {}
                    }
                });
            }
        });
        (address, set)
    }

    async fn serve(mut client: TcpStream, real: &str, mood: Mood) {
        match mood {
            Mood::Gone => {}
            Mood::Fails => {
                let answer =
                    b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
                let _ = client.write_all(answer).await;
            }
            Mood::Good | Mood::Slow => {
                if mood == Mood::Slow {
                    tokio::time::sleep(Duration::from_millis(800)).await;
                }
                let mut server = TcpStream::connect(real).await.unwrap();
                let _ = copy_bidirectional(&mut client, &mut server).await;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_bucket_fails_the_browser_keeps_its_batch_and_all_arrives_later() {
    let Some(home) = Home::servers().await else { return };
    let real = std::env::var("REVISIT_TEST_S3_ENDPOINT").unwrap();
    let (address, mood) = between::start(real.trim_start_matches("http://"), between::Mood::Fails).await;
    let world = World::with(home, &[&format!("blobs.endpoint=http://{address}")]).await;
    world.log_in().await;
    let visitor = world.visitor();
    let refused = visitor.send_as(0, visitor.page("/"), "live").await;
    assert_eq!((refused.status, &refused.body["error"]), (503, &json!("unavailable")));
    mood.send_replace(between::Mood::Slow);
    assert_eq!(visitor.send_as(0, visitor.page("/"), "live").await.body["ack"], 0, "slow is not broken");
    // The visit ends while the bucket is gone: its seal is tried again.
    mood.send_replace(between::Mood::Gone);
    world.everybody_leaves().await;
    assert!(world.listed().await.is_empty());
    mood.send_replace(between::Mood::Good);
    world.advance(60_000);
    world.turn().await;
    assert_eq!(world.export(&world.listed().await[0]).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_database_is_gone_the_browser_keeps_its_batch_and_all_arrives_later() {
    let Some(Home::Servers { database, prefix }) = Home::servers().await else { return };
    let (user_and_host, name) = database.rsplit_once('/').unwrap();
    let real = user_and_host.rsplit_once('@').unwrap().1;
    let (address, mood) = between::start(real, between::Mood::Good).await;
    let home = Home::Servers { database: format!("postgres://revisit@{address}/{name}"), prefix };
    let world = World::new(home).await;
    world.log_in().await;
    let visitor = world.visitor();
    assert_eq!(visitor.send_as(0, visitor.page("/"), "live").await.body["ack"], 0);
    mood.send_replace(between::Mood::Gone);
    let click = json!([visitor.click(6)]);
    let refused = visitor.send_as(1, click.clone(), "live").await;
    assert_eq!((refused.status, &refused.body["error"]), (503, &json!("unavailable")));
    world.turn().await;
    mood.send_replace(between::Mood::Good);
    assert_eq!(visitor.send_as(1, click, "live").await.body["ack"], 1);
    world.everybody_leaves().await;
    assert_eq!(world.export(&world.listed().await[0]).await.len(), 3);
}

/// A small file system of its own; unmounted when dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// Needs root, as CI has; elsewhere nothing.
    fn mount(size: &str) -> Option<SmallDisk> {
        let dir = tempfile::tempdir().unwrap();
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(dir.path())
            .output()
            .is_ok_and(|output| output.status.success());
        if !mounted {
            eprintln!("skipped: only root may mount a small disk");
        }
        mounted.then_some(SmallDisk(dir))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_refuses_and_loses_nothing_and_takes_again_when_there_is_room() {
    let Some(disk) = SmallDisk::mount("24m") else { return };
    let mut world = World::with(Home::Files, &[&format!("data.dir={}", disk.0.path().display())]).await;
    world.log_in().await;
    let mut visitor = world.visitor();
    visitor.send(visitor.page("/")).await;
    // Something else on the disk takes all the room.
    let filler = disk.0.path().join("filler");
    let mut file = std::fs::File::create(&filler).unwrap();
    let mut fill = || while std::io::Write::write_all(&mut file, &[7; 4_096]).is_ok() {};
    fill();
    let click = json!([visitor.click(6)]);
    let refused = visitor.send_as(1, click.clone(), "live").await;
    assert_eq!(refused.status, 503, "{refused:?}");
    let (visit, browser, tab) = (visitor.visit.clone(), visitor.visitor.clone(), visitor.tab.clone());
    // It starts on a full disk, too; the journal then gives back what it had taken ahead.
    world.restart().await;
    fill();
    let mut visitor = world.visitor();
    (visitor.visit, visitor.visitor, visitor.tab) = (visit, browser, tab);
    assert_eq!(visitor.send_as(1, click.clone(), "live").await.status, 503);
    drop(file);
    std::fs::remove_file(&filler).unwrap();
    assert_eq!(visitor.send_as(1, click, "live").await.body["ack"], 1);
    world.log_in().await;
    world.everybody_leaves().await;
    assert_eq!(world.export(&world.listed().await[0]).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_take_one_visit_and_each_batch_is_stored_once() {
    let Some(home) = Home::servers().await else { return };
    let one = World::new(home.clone()).await;
    let two = one.second_node().await;
    one.log_in().await;
    let mut visitor = one.visitor();
    visitor.send(visitor.page("/")).await;
    let other = visitor.through(&two);
    for seq in 1..20 {
        let click = json!([visitor.click(6)]);
        let (here, there) = if seq % 2 == 0 { (&visitor, &other) } else { (&other, &visitor) };
        assert_eq!(here.send_as(seq, click.clone(), "live").await.status, 200);
        // The same batch again, to the other node: a retry after a lost answer.
        assert_eq!(there.send_as(seq, click, "live").await.body["ack"], json!(seq));
    }
    two.turn().await;
    one.everybody_leaves().await;
    let listed = one.listed().await;
    assert_eq!(listed.len(), 1);
    assert_eq!(one.export(&listed[0]).await.len(), 21);
}
