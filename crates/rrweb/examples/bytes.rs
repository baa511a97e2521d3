//! What recordings cost: bytes and speed of this format beside the usual ones, per file and together.
//!
//! `cargo run --release -p revisit-rrweb --example bytes -- FOLDER_OR_FILES…` where the files are JSON arrays
//! of rrweb events, plain or zstd'd. *snappy* is what the best-known peer does: JSON lines in ten-second blocks.

use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use revisit_rrweb::file::{Index, Options, Sealed, TabEvent, Writer, decode, slice};

type Failure = Box<dyn std::error::Error>;

struct Input {
    name: String,
    events: Vec<(i64, String)>,
}

struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    snappy: usize,
    ours: usize,
    dictionary: usize,
    frames: usize,
    frame_json: usize,
    blocks: usize,
    read_p50: usize,
    read_max: usize,
    apply_max: usize,
    seal: Duration,
    decode: Duration,
    decoded: usize,
}

fn main() -> Result<(), Failure> {
    let mut options = Options::default();
    let mut paths = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.strip_prefix("--level=") {
            Some(level) => options.level = level.parse()?,
            None => match argument.strip_prefix("--block=") {
                Some(bytes) => options.block_bytes = bytes.parse()?,
                None => paths.extend(files(PathBuf::from(argument))?),
            },
        }
    }
    println!(
        "{:27}{:>10}{:>10}{:>10}{:>9}{:>7}{:>7}{:>6}{:>6}{:>5}{:>7}{:>7}{:>7}{:>7}{:>7}{:>8}",
        "recording",
        "raw",
        "gzip-6",
        "snappy",
        "ours",
        "% raw",
        "/snappy",
        "dict%",
        "frame%",
        "blk",
        "fr MB",
        "rd50 K",
        "rdmax",
        "ap MB",
        "seal",
        "decode"
    );
    let mut rows = Vec::new();
    for path in paths {
        let row = measure(&load(&path)?, &options)?;
        print_row(&row);
        rows.push(row);
    }
    print_row(&total(&rows));
    let mean = |ratio: fn(&Row) -> f64| {
        (rows.iter().map(|row| ratio(row).ln()).sum::<f64>() / rows.len().max(1) as f64).exp()
    };
    println!(
        "geometric mean: {:.2} % of raw, 1/{:.2} of snappy, 1/{:.2} of gzip",
        100.0 * mean(|row| row.ours as f64 / row.raw as f64),
        mean(|row| row.snappy as f64 / row.ours as f64),
        mean(|row| row.gzip as f64 / row.ours as f64),
    );
    Ok(())
}

fn files(path: PathBuf) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path]);
    }
    let mut found =
        std::fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Failure>>()?;
    found.retain(|path| path.to_string_lossy().contains(".json"));
    found.sort();
    Ok(found)
}

fn load(path: &PathBuf) -> Result<Input, Failure> {
    let mut bytes = std::fs::read(path)?;
    if bytes.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        bytes = zstd::decode_all(&bytes[..])?;
    }
    let raw: Vec<&serde_json::value::RawValue> = serde_json::from_slice(&bytes)?;
    #[derive(serde::Deserialize)]
    struct Envelope {
        timestamp: f64,
    }
    let mut events = Vec::new();
    for event in raw {
        let envelope: Envelope = serde_json::from_str(event.get())?;
        events.push((envelope.timestamp as i64, event.get().to_owned()));
    }
    events.sort_by_key(|(time_ms, _)| *time_ms);
    let name =
        path.file_name().unwrap_or_default().to_string_lossy().replace(".json", "").replace(".zst", "");
    Ok(Input { name, events })
}

fn seal(input: &Input, options: &Options) -> Result<Sealed, Failure> {
    let mut writer = Writer::new(options.clone());
    for (time_ms, json) in &input.events {
        writer.push(TabEvent { tab: 0, time_ms: *time_ms, json })?;
    }
    Ok(writer.finish()?)
}

fn measure(input: &Input, options: &Options) -> Result<Row, Failure> {
    let start = Instant::now();
    let sealed = seal(input, options)?;
    let seal = start.elapsed();
    let index = &sealed.index;
    let segments: Vec<_> = sealed.segments.iter().map(|segment| &segment.bytes).collect();
    let start = Instant::now();
    let mut decoded = 0;
    let mut events = input.events.iter();
    let mut frame_json = 0;
    let mut blocks = Vec::new();
    for block in &index.blocks {
        let block = decode(index, block.n, |segment, range| slice(&segments, segment, range))?;
        decoded += block.json().len();
        blocks.push(block);
    }
    let decode_time = start.elapsed();
    for block in &blocks {
        frame_json += block.frame().map(str::len).sum::<usize>();
        for event in block.events() {
            if events.next().map(|(_, json)| json.as_str()) != Some(event) {
                return Err(format!("{}: events differ", input.name).into());
            }
        }
    }
    if events.next().is_some() {
        return Err("events are missing".into());
    }
    let (read_p50, read_max, apply_max) = openings(index);
    let ours = segments.iter().map(|bytes| bytes.len()).sum::<usize>();
    let without = if frame_json == 0 { ours } else { without_frames(input, options)? };
    Ok(Row {
        name: input.name.clone(),
        raw: input.events.iter().map(|(_, json)| json.len() + 1).sum(),
        gzip: gzip(input)?,
        snappy: snappy(input)?,
        ours,
        dictionary: index.dictionaries.iter().map(|place| place.len as usize).sum(),
        frames: ours.saturating_sub(without),
        frame_json,
        blocks: index.blocks.len(),
        read_p50,
        read_max,
        apply_max,
        seal,
        decode: decode_time,
        decoded,
    })
}

/// Bytes of the same recording when nothing but its own events is stored (blocks of the same size).
fn without_frames(input: &Input, options: &Options) -> Result<usize, Failure> {
    let options = Options { frames: false, ..options.clone() };
    Ok(seal(input, &options)?.segments.iter().map(|segment| segment.bytes.len()).sum())
}

/// Bytes to read at evenly spread moments (median and most), and the most JSON to apply.
fn openings(index: &Index) -> (usize, usize, usize) {
    let (start, end) = (index.start_ms(), index.end_ms());
    let mut reads = Vec::new();
    let mut apply = 0;
    for step in 0..200 {
        let Some(opening) = index.opening(0, start + (end - start) * step / 199) else { continue };
        let blocks = opening.blocks.iter().map(|&n| &index.blocks[n as usize]);
        let dictionaries = opening.dictionaries.iter().map(|&n| index.dictionaries[n as usize].len as usize);
        apply = apply.max(blocks.clone().map(|block| block.json_len as usize).sum());
        reads.push(blocks.map(|block| block.place.len as usize).chain(dictionaries).sum());
    }
    reads.sort_unstable();
    (reads.get(reads.len() / 2).copied().unwrap_or(0), reads.last().copied().unwrap_or(0), apply)
}

fn gzip(input: &Input) -> Result<usize, Failure> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    for (_, json) in &input.events {
        gzip.write_all(json.as_bytes())?;
        gzip.write_all(b"\n")?;
    }
    Ok(gzip.finish()?.len())
}

fn snappy(input: &Input) -> Result<usize, Failure> {
    let mut bytes = 0;
    let mut lines = String::new();
    let mut since = None;
    for (time_ms, json) in &input.events {
        if since.is_some_and(|since| time_ms - since >= 10_000) {
            bytes += snap::raw::Encoder::new().compress_vec(lines.as_bytes())?.len();
            lines.clear();
            since = None;
        }
        since = since.or(Some(*time_ms));
        lines.push_str(json);
        lines.push('\n');
    }
    Ok(bytes + snap::raw::Encoder::new().compress_vec(lines.as_bytes())?.len())
}

fn total(rows: &[Row]) -> Row {
    let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum();
    let most = |of: fn(&Row) -> usize| rows.iter().map(of).max().unwrap_or(0);
    Row {
        name: "all".into(),
        raw: sum(|row| row.raw),
        gzip: sum(|row| row.gzip),
        snappy: sum(|row| row.snappy),
        ours: sum(|row| row.ours),
        dictionary: sum(|row| row.dictionary),
        frames: sum(|row| row.frames),
        frame_json: sum(|row| row.frame_json),
        blocks: sum(|row| row.blocks),
        read_p50: sum(|row| row.read_p50) / rows.len().max(1),
        read_max: most(|row| row.read_max),
        apply_max: most(|row| row.apply_max),
        seal: rows.iter().map(|row| row.seal).sum(),
        decode: rows.iter().map(|row| row.decode).sum(),
        decoded: sum(|row| row.decoded),
    }
}

fn print_row(row: &Row) {
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let speed = |bytes: usize, time: Duration| bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9);
    println!(
        "{:27}{:>10}{:>10}{:>10}{:>9}{:>7.2}{:>7.2}{:>6.0}{:>6.0}{:>5}{:>7.1}{:>7.0}{:>7.0}{:>7.2}{:>7.0}{:>8.0}",
        row.name,
        row.raw,
        row.gzip,
        row.snappy,
        row.ours,
        percent(row.ours, row.raw),
        row.snappy as f64 / row.ours as f64,
        percent(row.dictionary, row.ours),
        percent(row.frames, row.ours),
        row.blocks,
        row.frame_json as f64 / 1e6,
        row.read_p50 as f64 / 1e3,
        row.read_max as f64 / 1e3,
        row.apply_max as f64 / 1e6,
        speed(row.raw, row.seal),
        speed(row.decoded, row.decode),
    );
}
