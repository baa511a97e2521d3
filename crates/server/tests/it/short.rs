//! Visits that are shorter than their site wants: judged as a whole, never without their first pages, and in the end gone.

use revisit::background;
use revisit::clock::{DAY, MINUTE, SECOND};
use revisit::quotas::{self, Month};
use serde_json::json;

use crate::erase::{counted, recording_of};
use crate::harness::{Visitor, World, on_both};
use crate::settings::change;

async fn wanting(world: &World, seconds: i64) {
    world.log_in().await;
    assert_eq!(change(world, json!({ "settings": { "min_duration_s": seconds } })).await, 200);
}

/// A visitor on a page for some time, who then leaves; the visit is sealed.
async fn stays<'a>(world: &'a World, path: &str, ms: i64) -> Visitor<'a> {
    let mut visitor = world.visitor();
    visitor.send(visitor.page(path)).await;
    world.advance(ms);
    visitor.send(json!([visitor.click(6)])).await;
    leaves(world, &visitor).await;
    visitor
}

async fn leaves(world: &World, visitor: &Visitor<'_>) {
    visitor.ping("leave").await;
    world.turn().await;
    world.advance(31 * SECOND);
    world.turn().await;
}

async fn too_short(world: &World) -> i64 {
    world.get(&format!("/sites/{}/check", world.site.id)).await["too_short"].as_i64().unwrap()
}

async fn made_at(world: &World, ms: i64) -> i64 {
    let month = Month::at(ms, &world.workspace.time_zone);
    quotas::made(&world.app.db, world.workspace.id, &month).await.unwrap()
}

on_both! {
    async fn a_visit_shorter_than_its_site_wants_is_not_kept_and_one_that_is_as_long_is(world: World) {
        wanting(&world, 10).await;
        let short = stays(&world, "/short", 10_000 - 1).await;
        stays(&world, "/long", 10_000).await;
        let listed = world.listed().await;
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0]["entry"]["href"], "https://www.shop.example/long");
        assert_eq!(too_short(&world).await, 1);
        let detail = format!("/api/v1/recordings/{}", recording_of(&world, &short).await);
        assert_eq!(world.http.get(world.url(&detail)).send().await.unwrap().status(), 404);
    }

    async fn a_visitor_who_comes_back_makes_the_visit_long_enough_with_its_first_page(world: World) {
        wanting(&world, 60).await;
        let mut visitor = stays(&world, "/first", 5_000).await;
        assert_eq!((world.listed().await.len(), too_short(&world).await), (0, 1));
        world.advance(20 * MINUTE);
        visitor.send(visitor.page("/second")).await;
        leaves(&world, &visitor).await;
        let listed = world.listed().await;
        assert_eq!((listed.len(), too_short(&world).await), (1, 0));
        assert_eq!(listed[0]["entry"]["href"], "https://www.shop.example/first");
        assert_eq!(world.export(&listed[0]).await.len(), 5);
    }

    async fn what_a_browser_sends_hours_later_makes_the_visit_long_enough(world: World) {
        wanting(&world, 60).await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/first")).await;
        world.advance(5_000);
        let seconds_later = visitor.click(6);
        visitor.send(json!([seconds_later])).await;
        world.advance(90_000);
        // It was offline for the rest.
        let unsent = json!([visitor.click(6)]);
        world.everybody_leaves().await;
        assert_eq!((world.listed().await.len(), too_short(&world).await), (0, 1));
        world.advance(5 * 60 * MINUTE);
        background::tidy(&world.app).await;
        let seq = visitor.seq;
        assert_eq!(visitor.send_as(seq, unsent, "tail").await.status, 200);
        world.everybody_leaves().await;
        let listed = world.listed().await;
        assert_eq!((listed.len(), world.export(&listed[0]).await.len()), (1, 4));
    }

    async fn a_day_later_nothing_is_left_of_it_and_the_month_has_its_count_back(world: World) {
        wanting(&world, 60).await;
        let begun = world.app.clock.now();
        stays(&world, "/short", 5_000).await;
        stays(&world, "/long", 70_000).await;
        assert_eq!(made_at(&world, begun).await, 2);
        world.advance(DAY - MINUTE);
        background::tidy(&world.app).await;
        assert_eq!(counted(&world, "recording").await, 2, "something of it may still come");
        world.advance(3 * MINUTE);
        background::tidy(&world.app).await;
        background::tidy(&world.app).await;
        assert_eq!((counted(&world, "recording").await, counted(&world, "visitor").await), (1, 1));
        assert_eq!((counted(&world, "segment").await, world.objects().await.iter().filter(|name| name.starts_with("recordings")).count()), (1, 1));
        assert_eq!(made_at(&world, begun).await, 1);
        assert_eq!(world.listed().await.len(), 1);
    }

    async fn what_is_chosen_later_changes_nothing_of_what_is_listed(world: World) {
        wanting(&world, 0).await;
        stays(&world, "/short", 5_000).await;
        assert_eq!(change(&world, json!({ "settings": { "min_duration_s": 60 } })).await, 200);
        world.advance(2 * DAY);
        background::tidy(&world.app).await;
        assert_eq!(world.listed().await.len(), 1);
        assert_eq!(change(&world, json!({ "settings": { "min_duration_s": 3601 } })).await, 422);
    }
}
