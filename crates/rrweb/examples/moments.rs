//! What a player gets when it opens a recording at moments spread over it, as JSON lines.
//!
//! `moments FILE COUNT` seals the events of FILE (a JSON array, plain or zstd'd), opens it COUNT times as a
//! player would. It prints all events in their order as `{"events":[…]}`, then `{"time":…,"block":…,"frame_events":…,"opened":[…]}` each time, where `opened` is
//! the block without what is later. `e2e/frames` compares what a browser makes of that with playing everything.

use std::io::Write;

use revisit_rrweb::file::{DecodedBlock, Index, Options, ReadError, Sealed, TabEvent, Writer, decode, slice};
use serde_json::value::RawValue;

type Failure = Box<dyn std::error::Error>;

#[derive(serde::Deserialize)]
struct Envelope {
    timestamp: f64,
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("the file is missing")?;
    let count: i64 = arguments.next().ok_or("the number of moments is missing")?.parse()?;
    let mut bytes = std::fs::read(path)?;
    if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        bytes = zstd::decode_all(&bytes[..])?;
    }
    let events: Vec<&RawValue> = serde_json::from_slice(&bytes)?;
    let events = in_order(&events)?;
    let sealed = seal(&events)?;
    let mut out = std::io::stdout().lock();
    let all: Vec<_> = events.iter().map(|(_, json)| *json).collect();
    writeln!(out, r#"{{"events":[{}]}}"#, all.join(","))?;
    let last = sealed.index.blocks.len() as i64 - 1;
    for step in 0..count {
        // As many moments in each block as in any other: what is tested is opening them.
        let block = &sealed.index.blocks[(last * step / (count - 1).max(1)) as usize];
        let time_ms = block.first_ms + (block.last_ms - block.first_ms) * (step * 7 % 10 + 1) / 10;
        print(&sealed, time_ms, &mut out)?;
    }
    Ok(())
}

fn time_of(event: &str) -> Result<i64, Failure> {
    Ok(serde_json::from_str::<Envelope>(event)?.timestamp as i64)
}

fn in_order<'e>(events: &[&'e RawValue]) -> Result<Vec<(i64, &'e str)>, Failure> {
    let timed = events.iter().map(|event| Ok((time_of(event.get())?, event.get())));
    let mut timed = timed.collect::<Result<Vec<_>, Failure>>()?;
    timed.sort_by_key(|(time_ms, _)| *time_ms);
    Ok(timed)
}

fn seal(events: &[(i64, &str)]) -> Result<Sealed, Failure> {
    // Small blocks: more of them to open.
    let mut writer = Writer::new(Options { level: 1, block_bytes: 128 << 10, ..Options::default() });
    for &(time_ms, json) in events {
        writer.push(TabEvent { tab: 0, time_ms, json })?;
    }
    Ok(writer.finish()?)
}

fn print(sealed: &Sealed, time_ms: i64, out: &mut impl Write) -> Result<(), Failure> {
    let opening = sealed.index.opening(0, time_ms).ok_or("nothing to open")?;
    let mut opened = Vec::new();
    let mut frame_events = 0;
    for &n in &opening.blocks {
        let block = read(&sealed.index, sealed, n)?;
        frame_events = block.frame().len();
        for event in block.frame().chain(block.events()) {
            if time_of(event)? <= time_ms {
                opened.push(event.to_owned());
            }
        }
    }
    let block = opening.blocks[0];
    writeln!(
        out,
        r#"{{"time":{time_ms},"block":{block},"frame_events":{frame_events},"opened":[{}]}}"#,
        opened.join(",")
    )?;
    Ok(())
}

fn read(index: &Index, sealed: &Sealed, n: u32) -> Result<DecodedBlock, ReadError> {
    let segments: Vec<_> = sealed.segments.iter().map(|segment| &segment.bytes[..]).collect();
    decode(index, n, |segment, range| slice(&segments, segment, range))
}
