//! The month's recordings: exact, on however many nodes and connections the visits begin at once.

use futures_util::{StreamExt, stream};
use revisit::app::App;
use revisit::clock::Entropy;
use revisit::id::BrowserKey;
use revisit::quotas::{self, Month};
use revisit::visits::{self, NewVisit, VisitError};
use serde_json::json;
use sqlx::Row;

use crate::harness::{Answer, Home, NOON, World, on_both};

/// First batches that wait for an answer at the same time.
const AT_ONCE: usize = 300;

async fn set_plan(world: &World, plan: &str) {
    let update = sqlx::query("update workspace set plan = $1 where id = $2").bind(plan);
    update.bind(world.workspace.id.as_bytes().to_vec()).execute(world.app.db.write()).await.unwrap();
}

async fn set_made(world: &World, made: i64) {
    sqlx::query("update quota_month set made = $1").bind(made).execute(world.app.db.write()).await.unwrap();
}

async fn made(world: &World) -> i64 {
    let month = Month::at(world.app.clock.now(), &world.workspace.time_zone);
    quotas::made(&world.app.db, world.workspace.id, &month).await.unwrap()
}

async fn stored(world: &World) -> i64 {
    let row = sqlx::query("select count(*) as stored from recording").fetch_one(world.app.db.read()).await;
    row.unwrap().get("stored")
}

/// `count` new visitors send their first batch, spread over the nodes.
async fn visitors_come(nodes: &[World], count: usize) -> Vec<Answer> {
    let first = |n: usize| {
        let mut visitor = nodes[n % nodes.len()].visitor();
        async move { visitor.send(visitor.page("/")).await }
    };
    stream::iter(0..count).map(first).buffer_unordered(AT_ONCE).collect().await
}

fn count(answers: &[Answer], status: u16, error: Option<&str>) -> usize {
    answers.iter().filter(|answer| answer.status == status && answer.body["error"].as_str() == error).count()
}

/// What all nodes counted for an outcome and its reason.
async fn counted(nodes: &[World], outcome: &str, reason: &str) -> i64 {
    for node in nodes {
        revisit::background::flush(&node.app).await;
    }
    let found =
        nodes[0].outcomes().await.into_iter().find(|(a, b, _)| (a.as_str(), b.as_str()) == (outcome, reason));
    found.map_or(0, |(_, _, count)| count)
}

/// One world and, where the database serves several processes, more nodes beside it.
async fn nodes_of(world: World) -> Vec<World> {
    let mut nodes = vec![world];
    if matches!(nodes[0].app.db.kind, revisit::db::Kind::Postgres) {
        for _ in 0..3 {
            nodes.push(nodes[0].second_node().await);
        }
    }
    nodes
}

on_both! {
    async fn six_hundred_first_batches_at_a_limit_of_two_hundred_make_two_hundred_recordings(world: World) {
        world.log_in().await;
        set_plan(&world, "standard").await;
        let nodes = nodes_of(world).await;
        // The first of a month, too, come all at once.
        let answers = visitors_come(&nodes, 100).await;
        assert_eq!(count(&answers, 200, None), 100, "{answers:?}");
        assert_eq!((made(&nodes[0]).await, stored(&nodes[0]).await), (100, 100));

        set_made(&nodes[0], 9_800).await;
        let answers = visitors_come(&nodes, 600).await;
        assert_eq!(count(&answers, 200, None), 200, "{answers:?}");
        assert_eq!(count(&answers, 403, Some("quota")), 400, "each of the others is told why: {answers:?}");
        assert_eq!((made(&nodes[0]).await, stored(&nodes[0]).await), (10_000, 300));
        assert_eq!(counted(&nodes, "limited", "quota").await, 400);
        assert_eq!(counted(&nodes, "accepted", "").await, 300);
    }

    async fn a_visit_that_runs_when_the_month_is_used_up_goes_on(world: World) {
        set_plan(&world, "standard").await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        set_made(&world, 10_000).await;
        let click = json!([visitor.click(6)]);
        assert_eq!(visitor.send(click).await.body["ack"], 1);
        assert_eq!(count(&visitors_come(&[world], 1).await, 403, Some("quota")), 1);
    }

    async fn two_tabs_of_one_visit_that_begin_on_two_nodes_at_once_are_one_recording(world: World) {
        world.log_in().await;
        let nodes = nodes_of(world).await;
        let both = |n: usize| {
            let (mut one, here) = (nodes[n % nodes.len()].visitor(), &nodes[(n + 1) % nodes.len()]);
            async move {
                let mut two = one.other_tab().through(here);
                let (here, there) = (one.page("/"), two.page("/help"));
                let (one, two) = tokio::join!(one.send(here), two.send(there));
                [one, two]
            }
        };
        let answers: Vec<Answer> = stream::iter(0..24).map(both).buffer_unordered(24).collect::<Vec<_>>().await.concat();
        assert_eq!(count(&answers, 200, None), 48, "{answers:?}");
        assert_eq!((made(&nodes[0]).await, stored(&nodes[0]).await), (24, 24));
        for node in &nodes {
            node.turn().await;
        }
        nodes[0].everybody_leaves().await;
        let listed = nodes[0].listed().await;
        assert_eq!(listed.len(), 24);
        assert!(listed.iter().all(|recording| recording["tabs"] == 2), "{listed:?}");
    }

    async fn an_upgrade_acts_at_once_and_what_was_used_counts(world: World) {
        set_plan(&world, "standard").await;
        visitors_come(std::slice::from_ref(&world), 1).await;
        set_made(&world, 10_000).await;
        let nodes = nodes_of(world).await;
        assert_eq!(count(&visitors_come(&nodes, 4).await, 403, Some("quota")), 4);
        set_plan(&nodes[0], "pro").await;
        assert_eq!(count(&visitors_come(&nodes, 4).await, 200, None), 4);
        assert_eq!(made(&nodes[0]).await, 10_004);
        set_plan(&nodes[0], "standard").await;
        assert_eq!(count(&visitors_come(&nodes, 4).await, 403, Some("quota")), 4);
        assert_eq!(stored(&nodes[0]).await, 5, "going back deletes nothing");
    }

    async fn a_new_month_begins_at_nothing(world: World) {
        set_plan(&world, "standard").await;
        visitors_come(std::slice::from_ref(&world), 1).await;
        set_made(&world, 10_000).await;
        let next = Month::at(NOON, &world.workspace.time_zone).ends_ms;
        world.advance(next - 1 - NOON);
        let nodes = [world];
        assert_eq!(count(&visitors_come(&nodes, 1).await, 403, Some("quota")), 1);
        nodes[0].advance(1);
        assert_eq!(count(&visitors_come(&nodes, 1).await, 200, None), 1);
        assert_eq!(made(&nodes[0]).await, 1);
    }
}

/// Two programs beside each other on one SQLite file, each with connections of its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_on_one_sqlite_file_make_no_recording_too_many() {
    let world = World::new(Home::Files).await;
    set_plan(&world, "standard").await;
    visitors_come(std::slice::from_ref(&world), 1).await;
    set_made(&world, 9_960).await;
    let config = (*world.app.config).clone();
    let other = App::open_beside(config, world.app.clock.clone(), Entropy::System).await.unwrap();
    let open = |n: usize| {
        let app = if n.is_multiple_of(2) { world.app.clone() } else { other.clone() };
        let site = world.site.clone();
        async move {
            let key = BrowserKey(app.entropy.bytes());
            visits::open(&app, &site, key, true, || a_browser(&app)).await.map(|_| ())
        }
    };
    let opened: Vec<Result<(), VisitError>> =
        stream::iter(0..120).map(open).buffer_unordered(120).collect().await;
    assert_eq!(opened.iter().filter(|opened| opened.is_ok()).count(), 40);
    assert!(opened.iter().all(|opened| matches!(opened, Ok(()) | Err(VisitError::Quota))), "{opened:?}");
    assert_eq!((made(&world).await, stored(&world).await), (10_000, 41));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_goes_away_while_it_writes_for_others_takes_none_of_them_along() {
    let world = World::new(Home::Files).await;
    let begin = |_| {
        let (app, site) = (world.app.clone(), world.site.clone());
        tokio::spawn(async move {
            let key = BrowserKey(app.entropy.bytes());
            visits::open(&app, &site, key, true, || a_browser(&app)).await.map(|_| ())
        })
    };
    let visits: Vec<_> = (0..150).map(begin).collect();
    for gone in visits.iter().step_by(3) {
        tokio::task::yield_now().await;
        gone.abort();
    }
    let mut opened = 0;
    for (n, visit) in visits.into_iter().enumerate() {
        match visit.await {
            Ok(visit) => {
                visit.unwrap();
                opened += 1;
            }
            Err(cut_off) => assert!(n.is_multiple_of(3) && cut_off.is_cancelled()),
        }
    }
    let (made, stored) = (made(&world).await, stored(&world).await);
    assert!(made == stored && stored >= opened && opened >= 100, "{made} {stored} {opened}");
}

fn a_browser(app: &App) -> NewVisit {
    NewVisit {
        visitor: BrowserKey(app.entropy.bytes()),
        returning: false,
        device: "desktop",
        browser: "Firefox 140".into(),
        os: "Linux".into(),
        language: None,
        referrer: None,
        screen: None,
        address: None,
        settings_version: None,
    }
}
