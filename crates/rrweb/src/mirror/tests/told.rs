//! What our recorder tells by custom events is said again after a key frame.

use super::*;

fn tell(mirror: &mut Mirror, time_ms: i64, tag: &str, payload: &str) {
    let data = format!(r#"{{"tag":"{tag}","payload":{payload}}}"#);
    apply(mirror, &format!(r#"{{"type":5,"data":{data},"timestamp":{time_ms}}}"#));
}

/// Tag and payload of the custom events of a key frame at `time_ms`.
fn told(mirror: &Mirror, time_ms: i64) -> Vec<String> {
    let frame = mirror.frame(time_ms);
    let custom = frame.iter().filter_map(|event| event.strip_prefix(r#"{"type":5,"data":{"tag":"revisit."#));
    custom.map(|event| event.replace(&format!("}},\"timestamp\":{time_ms}}}"), "")).collect()
}

#[test]
fn states_of_an_element_add_up_and_the_last_of_each_counts() {
    let mut mirror = page(&format!("{},{}", div(8), div(9)));
    tell(&mut mirror, 5, "revisit.state", r#"{"id":9,"popover":true,"disabled":false}"#);
    tell(&mut mirror, 5, "revisit.state", r#"{"id":9,"popover":false}"#);
    tell(&mut mirror, 5, "revisit.state", r#"{"id":77,"popover":true}"#);
    assert_eq!(told(&mirror, 9), [r#"state","payload":{"id":9,"popover":false,"disabled":false}"#]);
    assert_eq!(opened(&mirror, 9).frame(9), mirror.frame(9));
    mutate(&mut mirror, r#""removes":[{"id":9,"parentId":4}]"#);
    assert_eq!(told(&mirror, 9), [""; 0]);
}

#[test]
fn an_animation_that_runs_is_further_on_by_its_rate_and_a_paused_one_is_not() {
    let mut mirror = page(&div(9));
    let animation = |key: u8, state: &str| {
        format!(
            r#"{{"id":9,"key":{key},"keyframes":[{{"left":"1px"}}],"timing":{{"duration":9000,"rate":0.5}},"at":100,"state":"{state}"}}"#
        )
    };
    tell(&mut mirror, 1000, "revisit.animation", &animation(1, "running"));
    tell(&mut mirror, 1000, "revisit.animation", &animation(2, "paused"));
    let at = |mirror: &Mirror, time_ms| -> Vec<String> {
        let part = |json: &String| {
            json.split("\"at\":").nth(1).and_then(|rest| rest.split(',').next()).map(str::to_owned)
        };
        told(mirror, time_ms).iter().filter_map(part).collect()
    };
    assert_eq!(at(&mirror, 3000), ["1100", "100"]);
    assert_eq!(opened(&mirror, 3000).frame(4000), mirror.frame(4000));
    // Paused without saying where: it stands where it had come to.
    tell(&mut mirror, 5000, "revisit.animation", r#"{"id":9,"key":1,"state":"paused"}"#);
    assert_eq!(at(&mirror, 9000), ["100", "2100"]);
    tell(&mut mirror, 9000, "revisit.animation", r#"{"id":9,"key":2,"state":"idle"}"#);
    assert_eq!(at(&mirror, 9500), ["2100"]);
}

#[test]
fn target_full_screen_zoom_and_highlights_belong_to_the_page() {
    let mut mirror = page(&format!("{},{}", div(8), div(9)));
    tell(&mut mirror, 5, "revisit.target", r#"{"id":9}"#);
    tell(&mut mirror, 5, "revisit.fullscreen", r#"{"id":8}"#);
    tell(&mut mirror, 5, "revisit.zoom", r#"{"scale":2}"#);
    tell(&mut mirror, 5, "revisit.highlight", r#"{"name":"a","ranges":[[8,0,8,1]]}"#);
    tell(&mut mirror, 5, "revisit.highlight", r#"{"name":"b","ranges":[[9,0,9,1]]}"#);
    tell(&mut mirror, 5, "revisit.highlight", r#"{"name":"a","ranges":[[9,0,9,1]]}"#);
    let all = [
        r#"fullscreen","payload":{"id":8}"#,
        r#"target","payload":{"id":9}"#,
        r#"highlight","payload":{"name":"a","ranges":[[9,0,9,1]]}"#,
        r#"highlight","payload":{"name":"b","ranges":[[9,0,9,1]]}"#,
        r#"zoom","payload":{"scale":2}"#,
    ];
    assert_eq!(told(&mirror, 9), all);
    assert_eq!(opened(&mirror, 9).frame(9), mirror.frame(9));
    tell(&mut mirror, 6, "revisit.fullscreen", r#"{"id":null}"#);
    tell(&mut mirror, 6, "revisit.highlight", r#"{"name":"a","ranges":[]}"#);
    mutate(&mut mirror, r#""removes":[{"id":9,"parentId":4}]"#);
    assert_eq!(told(&mirror, 9), [all[3], all[4]], "what names a node that is gone is not said");
    apply(&mut mirror, r#"{"type":2,"data":{"node":{"type":0,"childNodes":[],"id":1}},"timestamp":7}"#);
    assert_eq!(told(&mirror, 9), [""; 0], "a new page begins with nothing");
}

#[test]
fn nobody_tells_more_than_is_kept() {
    let mut mirror = page(&div(9));
    for key in 0..1000 {
        tell(
            &mut mirror,
            5,
            "revisit.animation",
            &format!(r#"{{"id":9,"key":{key},"at":0,"state":"running"}}"#),
        );
        tell(&mut mirror, 5, "revisit.highlight", &format!(r#"{{"name":"h{key}","ranges":[[9]]}}"#));
        tell(&mut mirror, 5, "revisit.state", &format!(r#"{{"id":9,"field{key}":1}}"#));
    }
    assert_eq!(told(&mirror, 9).len(), 64 + 64 + 1);
    assert!(mirror.frame_bytes() < 20_000, "{}", mirror.frame_bytes());
    let long = "x".repeat(BYTES_MAX + 1);
    tell(&mut mirror, 5, "revisit.zoom", &format!("\"{long}\""));
    assert!(!mirror.can_frame());
}
