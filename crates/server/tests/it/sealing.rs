//! When a visit ends, and what becomes of it.

use serde_json::json;

use crate::harness::on_both;

const SECOND: i64 = 1_000;

on_both! {
    async fn a_recording_appears_half_a_minute_after_the_visitor_left(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        visitor.ping("leave").await;
        world.turn().await;
        assert!(world.listed().await.is_empty(), "not shown while the visitor may be back");
        world.advance(29 * SECOND);
        world.turn().await;
        assert!(world.listed().await.is_empty());
        world.advance(2 * SECOND);
        world.turn().await;
        let listed = world.listed().await;
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0]["entry"]["href"], "https://www.shop.example/");
        assert_eq!(listed[0]["complete"], true);
    }

    async fn a_visitor_who_navigates_or_reloads_stays_one_visit(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        for path in ["/", "/cart", "/checkout"] {
            visitor.send(visitor.page(path)).await;
            world.advance(20 * SECOND);
            world.turn().await;
            visitor.ping("leave").await;
            world.advance(5 * SECOND);
            world.turn().await;
        }
        assert!(world.listed().await.is_empty());
        world.everybody_leaves().await;
        let listed = world.listed().await;
        assert_eq!((listed.len(), &listed[0]["pages"]), (1, &json!(3)));
    }

    async fn silence_ends_a_visit_and_pings_keep_it_open(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        for _ in 0..10 {
            world.advance(60 * SECOND);
            visitor.ping("hidden").await;
            world.turn().await;
        }
        assert!(world.listed().await.is_empty());
        world.advance(119 * SECOND);
        world.turn().await;
        assert!(world.listed().await.is_empty());
        world.advance(2 * SECOND);
        world.turn().await;
        assert_eq!(world.listed().await.len(), 1);
    }

    async fn a_tab_that_only_pings_for_an_hour_begins_a_new_recording(world: World) {
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        for minute in 1..=60 {
            world.advance(60 * SECOND);
            let answer = visitor.ping("live").await;
            assert_eq!(answer.body["renew"], minute == 60, "minute {minute}");
            world.turn().await;
        }
    }

    async fn a_visit_ends_only_when_its_last_tab_is_gone(world: World) {
        world.log_in().await;
        let mut one = world.visitor();
        one.send(one.page("/")).await;
        let mut two = one.other_tab();
        world.advance(SECOND);
        two.send(two.page("/help")).await;
        one.ping("leave").await;
        for _ in 0..4 {
            world.advance(30 * SECOND);
            two.ping("live").await;
            world.turn().await;
        }
        assert!(world.listed().await.is_empty());
        two.ping("leave").await;
        world.advance(31 * SECOND);
        world.turn().await;
        let listed = world.listed().await;
        assert_eq!((listed.len(), &listed[0]["tabs"]), (1, &json!(2)));
    }

    async fn what_comes_after_the_end_is_added(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        world.advance(SECOND);
        let late = json!([visitor.click(6)]);
        world.everybody_leaves().await;
        assert_eq!(world.export(&world.listed().await[0]).await.len(), 2);
        world.advance(3_600 * SECOND);
        // The next page of the same browser sends what the last one had left.
        let answer = visitor.send_as(1, late, "tail").await;
        assert_eq!((answer.status, &answer.body["ack"]), (200, &json!(1)));
        world.everybody_leaves().await;
        let listed = world.listed().await;
        assert_eq!(listed.len(), 1);
        let events = world.export(&listed[0]).await;
        assert_eq!(events.len(), 3);
        assert_eq!(events[2]["data"]["source"], 2);
        let objects = world.objects().await;
        assert_eq!(objects.len(), 1, "the older segment and the journal's objects are gone: {objects:?}");
    }

    async fn a_visitor_who_is_back_within_half_an_hour_goes_on(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        world.everybody_leaves().await;
        assert_eq!(world.listed().await.len(), 1);
        world.advance(120 * SECOND);
        visitor.send(json!([visitor.click(6)])).await;
        assert!(world.listed().await.is_empty(), "the visitor is there again");
        let counters = world.get(&format!("/sites/{}/recordings/counters", world.site.id)).await;
        assert_eq!(counters["recorded_now"], 1);
        world.everybody_leaves().await;
        assert_eq!(world.export(&world.listed().await[0]).await.len(), 3);
    }

    async fn a_batch_of_long_ago_is_refused(world: World) {
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        world.everybody_leaves().await;
        world.advance(25 * 3_600 * SECOND);
        let answer = visitor.send_as(1, json!([visitor.click(6)]), "tail").await;
        assert_eq!((answer.status, &answer.body["error"]), (410, &json!("ended")));
    }

    async fn a_wrong_clock_is_put_right_and_absurd_times_are_clamped(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.offset_ms = -400 * 24 * 3_600 * SECOND;
        visitor.send(visitor.page("/")).await;
        world.advance(5 * SECOND);
        let mut absurd = visitor.click(6);
        absurd["timestamp"] = i64::MAX.into();
        visitor.send(json!([visitor.click(6), absurd, visitor.click(6)])).await;
        world.everybody_leaves().await;
        let recording = &world.listed().await[0];
        assert_eq!(recording["started_at"], crate::harness::NOON);
        assert_eq!(recording["duration_ms"], 5 * SECOND);
        assert_eq!(world.export(recording).await.len(), 5);
    }

    async fn a_visit_without_a_snapshot_is_not_listed(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(json!([visitor.click(6)])).await;
        world.everybody_leaves().await;
        assert!(world.listed().await.is_empty());
        let counters = world.get(&format!("/sites/{}/recordings/counters", world.site.id)).await;
        assert_eq!((&counters["stored_now"], &counters["made_this_month"]), (&json!(0), &json!(1)));
    }

    async fn a_gap_is_shown(world: World) {
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        world.advance(10 * SECOND);
        visitor.send_as(2, json!([visitor.click(6)]), "live").await;
        world.everybody_leaves().await;
        let listed = world.listed().await;
        assert_eq!((&listed[0]["complete"], &listed[0]["gaps"]), (&json!(false), &json!(1)));
        let detail = world.get(&format!("/recordings/{}", listed[0]["id"].as_str().unwrap())).await;
        assert_eq!(detail["gaps"], json!([{ "from_ms": 0, "to_ms": 10 * SECOND, "tab": 0 }]));
        // The missing batch comes after all.
        visitor.send_as(1, json!([visitor.click(6)]), "tail").await;
        world.everybody_leaves().await;
        let listed = world.listed().await;
        assert_eq!((&listed[0]["complete"], &listed[0]["gaps"]), (&json!(true), &json!(0)));
    }

    async fn nothing_is_lost_over_a_restart(world: World) {
        let mut world = world;
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        visitor.send(json!([visitor.click(6)])).await;
        let (visit, browser, tab) = (visitor.visit.clone(), visitor.visitor.clone(), visitor.tab.clone());
        world.restart().await;
        world.log_in().await;
        let mut visitor = world.visitor();
        (visitor.visit, visitor.visitor, visitor.tab) = (visit, browser, tab);
        let answer = visitor.send_as(2, json!([visitor.click(6)]), "live").await;
        assert_eq!(answer.body["ack"], 2);
        world.everybody_leaves().await;
        assert_eq!(world.export(&world.listed().await[0]).await.len(), 4);
    }

    async fn the_journal_is_empty_when_everything_is_sealed(world: World) {
        for _ in 0..5 {
            let mut visitor = world.visitor();
            visitor.send(visitor.page("/")).await;
        }
        assert_eq!(world.app.journal.recordings().await.unwrap().len(), 5);
        world.everybody_leaves().await;
        assert_eq!(world.app.journal.recordings().await.unwrap().len(), 0);
    }
}

on_both! {
    async fn a_process_that_dies_while_it_seals_delays_nothing(world: World) {
        let mut world = world;
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        world.turn().await;
        world.advance(world.app.config.visits.silence_ms + SECOND);
        revisit::visits::ending::end_due(&world.app).await.unwrap();
        // It claims the job and dies.
        let now = world.app.clock.now();
        assert_eq!(world.app.db.claim("seal", now, now + 180 * SECOND, 10).await.unwrap().len(), 1);
        world.restart().await;
        world.log_in().await;
        // The only node starts again at once; another node would wait for the claim to run out.
        if !matches!(world.app.journal, revisit::journal::Journal::Files(_)) {
            world.advance(181 * SECOND);
        }
        world.turn().await;
        assert_eq!(world.listed().await.len(), 1);
    }

    async fn a_process_that_dies_between_the_seals_commit_and_the_journals_forgetting_stores_nothing_twice(world: World) {
        let mut world = world;
        world.log_in().await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        visitor.send(json!([visitor.click(6)])).await;
        let (visit, browser, tab) = (visitor.visit.clone(), visitor.visitor.clone(), visitor.tab.clone());
        world.turn().await;
        world.advance(world.app.config.visits.silence_ms + SECOND);
        revisit::visits::ending::end_due(&world.app).await.unwrap();
        let now = world.app.clock.now();
        let (job, recording, _) = world.app.db.claim("seal", now, now + 180 * SECOND, 10).await.unwrap()[0];
        let sealed = revisit::recordings::seal::keep(&world.app, recording, job).await.unwrap();
        // It dies here: all is committed, and the journal was told nothing.
        assert_eq!(sealed.len(), 2);
        world.restart().await;
        assert_eq!(world.app.journal.batches(recording).await.unwrap().len(), 2, "the journal still has them");
        world.log_in().await;
        world.turn().await;
        assert_eq!(world.app.journal.recordings().await.unwrap().len(), 0);
        assert_eq!(world.export(&world.listed().await[0]).await.len(), 3);
        // A batch sent once more because its answer was lost, and one that is new.
        let mut visitor = world.visitor();
        (visitor.visit, visitor.visitor, visitor.tab) = (visit, browser, tab);
        visitor.send_as(1, json!([visitor.click(6)]), "tail").await;
        visitor.send_as(2, json!([visitor.click(6)]), "tail").await;
        world.everybody_leaves().await;
        let listed = world.listed().await;
        assert_eq!((listed.len(), world.export(&listed[0]).await.len()), (1, 4));
        let objects = world.objects().await;
        assert_eq!(objects.len(), 1, "{objects:?}");
    }

    async fn batches_of_an_erased_recording_do_not_stay_in_the_journal(world: World) {
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        let recording = world.app.journal.recordings().await.unwrap()[0];
        // Its row is deleted, and the process dies before the journal forgets.
        sqlx::query("delete from recording where id = $1").bind(recording.as_bytes().to_vec()).execute(world.app.db.write()).await.unwrap();
        revisit::visits::ending::reconcile(&world.app).await.unwrap();
        assert_eq!(world.app.journal.recordings().await.unwrap().len(), 0);
    }
}
