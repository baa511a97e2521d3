//! What was allowed when it was stored, and is not any more.

use revisit::recordings::scan::{self, Kind, Scanner, Within};
use revisit::sites;
use serde_json::json;

use crate::harness::{World, on_both};

async fn store_numbers(world: &World, allowed: bool) {
    let mut site =
        sites::query::by_id(&world.app.db, world.workspace.id, world.site.id).await.unwrap().unwrap();
    site.settings.numbers = allowed;
    assert!(sites::change::store(&world.app, &mut site, sites::change::By::Operator).await.unwrap());
}

on_both! {
    async fn what_todays_settings_do_not_allow_is_found_by_place_and_kind(world: World) {
        store_numbers(&world, true).await;
        let mut visitor = world.visitor();
        visitor.send(visitor.page("/")).await;
        world.advance(2_000);
        let text = json!({"source": 0, "texts": [{"id": 9, "value": "call 4711"}], "attributes": [], "removes": [], "adds": []});
        visitor.send(json!([{"type": 3, "timestamp": visitor.now(), "data": text}])).await;
        world.everybody_leaves().await;

        let all = scan::candidates(&world.app, world.workspace.id, Some(world.site.id)).await.unwrap();
        let [one] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!(Scanner::new(&world.app, world.workspace.id).await.unwrap().look(*one).await.unwrap(), []);

        store_numbers(&world, false).await;
        let found = Scanner::new(&world.app, world.workspace.id).await.unwrap().look(*one).await.unwrap();
        let [place] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((place.recording, place.within, place.events), (one.id, Within::Change, 1));
        assert_eq!(place.kinds, [Kind::Numbers]);
        assert!((1_900..=2_100).contains(&place.at_ms), "{place:?}");
        assert!(!serde_json::to_string(&place).unwrap().contains("4711"));
        let elsewhere = scan::candidates(&world.app, world.workspace.id, Some(world.workspace.id)).await.unwrap();
        assert!(elsewhere.is_empty());
    }
}
