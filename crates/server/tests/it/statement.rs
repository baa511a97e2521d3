//! What a site tells its visitors, said from its settings.

use serde_json::json;

use crate::harness::{World, on_both};

async fn page(world: &World, query: &str, accepted: &str) -> (reqwest::StatusCode, String, String) {
    let address = world.url(&format!("/privacy/{}{query}", world.site.key));
    let stranger = reqwest::Client::new();
    let answer = stranger.get(address).header("accept-language", accepted).send().await.unwrap();
    let policy =
        answer.headers().get("content-security-policy").map(|policy| policy.to_str().unwrap().to_owned());
    (answer.status(), policy.unwrap_or_default(), answer.text().await.unwrap())
}

async fn change(world: &World, change: serde_json::Value) {
    let address = world.url(&format!("/api/v1/sites/{}", world.site.id));
    let answer = world.http.patch(address).json(&change).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
}

on_both! {
    async fn anybody_reads_what_a_site_records_and_it_follows_the_settings_at_once(world: World) {
        world.log_in().await;
        let (status, policy, text) = page(&world, "", "fr, cs;q=0.8, en;q=0.5").await;
        assert_eq!(status, 200);
        assert!(text.contains("<html lang=\"cs\">") && text.contains("Jak Shop nahrává návštěvy"), "{text}");
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
        let (_, _, text) = page(&world, "?language=en", "cs").await;
        assert!(text.contains("Stars take its place.") && !text.contains("Recording is switched off"), "{text}");
        assert!(text.contains("href=\"https://shop.example/#dont-record-me\""), "{text}");

        change(&world, json!({ "name": "<b>Shop</b> & Co", "settings": { "forms": true, "recording": false } })).await;
        let (_, _, text) = page(&world, "?language=en", "cs").await;
        assert!(text.contains("&lt;b&gt;Shop&lt;/b&gt; &amp; Co") && !text.contains("<b>Shop"), "{text}");
        assert!(text.contains("What you enter into form fields, with the exceptions below."), "{text}");
        assert!(text.contains("Recording is switched off at the moment."));
    }

    async fn objections_go_to_where_the_snippet_was_seen_if_that_is_the_sites_own(world: World) {
        for (page_seen, address) in [
            ("https://www.shop.example:8443/cart?x=1", "https://www.shop.example:8443/#dont-record-me"),
            ("https://evil.example/", "https://shop.example/#dont-record-me"),
        ] {
            world.app.counts.snippet_seen(world.site.id, page_seen, world.app.clock.now());
            revisit::background::flush(&world.app).await;
            let (_, _, text) = page(&world, "", "en").await;
            assert!(text.contains(&format!("href=\"{address}\"")), "{page_seen}: {text}");
            world.advance(60_000);
        }
    }

    async fn the_page_tells_what_has_become_of_an_objection_and_prints_no_strangers_words(world: World) {
        let number = "0123456789abcdef0123456789abcdef";
        let (_, _, text) = page(&world, &format!("?language=en&done=objected&visitor={number}"), "en").await;
        assert!(text.contains("You are not recorded on Shop any more.") && text.contains(number), "{text}");
        assert!(text.contains("href=\"https://shop.example/#record-me\""), "{text}");
        for (query, words) in [("?done=lifted", "taken your objection back"), ("?done=not_kept", "could not be kept")] {
            assert!(page(&world, query, "en").await.2.contains(words), "{query}");
        }
        for foreign in ["?done=objected&visitor=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "?done=call-0900-555", "?done=objected&visitor=call%200900%20555"] {
            let (_, _, text) = page(&world, foreign, "en").await;
            assert!(!text.contains("alert") && !text.contains("0900"), "{text}");
        }
    }

    async fn a_key_that_no_site_has_has_no_page(world: World) {
        let answer = reqwest::get(world.url("/privacy/nothing")).await.unwrap();
        assert_eq!(answer.status(), 404);
    }

    async fn a_clause_names_the_company_and_says_what_the_settings_do(world: World) {
        world.log_in().await;
        let base = format!("/sites/{}/clause", world.site.id);
        let clause = world.get(&format!("{base}?company=Example+s.r.o.&vat_id=CZ12345678&language=de")).await;
        let text = clause["paragraphs"].to_string();
        assert!(text.contains("Example s.r.o. (USt-IdNr. CZ12345678)"), "{text}");
        assert!(text.contains("wird nicht aufgezeichnet"), "{text}");
        let site = world.get(&format!("/sites/{}", world.site.id)).await;
        assert!(text.contains(site["privacy_page"].as_str().unwrap()), "{text}");
        assert!(clause["warning"].as_str().unwrap().contains("keine Rechtsberatung"));
        change(&world, json!({ "settings": { "forms": true } })).await;
        let clause = world.get(&format!("{base}?company=Example&language=de")).await;
        assert!(clause["paragraphs"].to_string().contains("Auch was Sie in Formularfelder eingeben, wird aufgezeichnet."));
        for wrong in ["?company=%20&language=de", "?language=de", "?company=x&language=fr", &format!("?company={}&language=en", "x".repeat(201))] {
            let answer = world.http.get(world.url(&format!("/api/v1{base}{wrong}"))).send().await.unwrap();
            assert!(matches!(answer.status().as_u16(), 400 | 422), "{wrong}: {}", answer.status());
        }
    }
}
