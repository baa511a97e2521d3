//! A whole batch body on standard input becomes its rrweb events on standard output, as the server reads it.
//!
//! The body is what a page posts: the envelope's line and then the capture format or JSON, plain or all of it gzip'd.
//! Nothing is scrubbed and nothing inserted: contents by hash stay references.
//!
//! ```text
//! decode            a JSON array of events
//! decode --all      {"events":[…],"referred":[{"kind":0,"hash":"…","bytes":9}],"brought":[{"kind":0,"text":"…"}]}
//! ```
//!
//! What is wrong is told as a sentence on standard error, with its place; the exit code is 1.

use std::fmt::Write as _;
use std::io::{Read, Write};

use revisit_rrweb::{capture, event};

type Failure = Box<dyn std::error::Error>;

/// More than any server takes.
const BYTES_MAX: u64 = 256 << 20;

fn main() {
    if let Err(failure) = run(std::env::args().any(|argument| argument == "--all")) {
        eprintln!("{failure}");
        std::process::exit(1);
    }
}

fn run(all: bool) -> Result<(), Failure> {
    let mut body = Vec::new();
    std::io::stdin().take(BYTES_MAX).read_to_end(&mut body)?;
    let body = gunzip(body)?;
    let end = memchr::memchr(b'\n', &body).ok_or("there is no line of envelope")?;
    let decoded = decode(body.get(end + 1..).unwrap_or_default())?;
    let mut out = std::io::stdout().lock();
    if !all {
        return Ok(out.write_all(&decoded.json)?);
    }
    out.write_all(b"{\"events\":")?;
    out.write_all(&decoded.json)?;
    let (referred, brought) = (list(&decoded.referred, referred), list(&decoded.brought, brought));
    Ok(writeln!(out, ",\"referred\":[{referred}],\"brought\":[{brought}]}}")?)
}

fn gunzip(body: Vec<u8>) -> Result<Vec<u8>, Failure> {
    if !body.starts_with(&[0x1f, 0x8b]) {
        return Ok(body);
    }
    let mut out = Vec::new();
    flate2::read::GzDecoder::new(body.as_slice()).take(BYTES_MAX).read_to_end(&mut out)?;
    Ok(out)
}

fn decode(after_envelope: &[u8]) -> Result<capture::Decoded, Failure> {
    if after_envelope.first() == Some(&capture::VERSION) {
        return Ok(capture::decode(after_envelope, &capture::Limits::default())?);
    }
    let events = event::events(after_envelope, &event::Limits::default())?.len();
    Ok(capture::Decoded { json: after_envelope.to_vec(), events, ..Default::default() })
}

fn list<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    items.iter().map(write).collect::<Vec<_>>().join(",")
}

fn referred(referred: &capture::Referred) -> String {
    let hash = referred.hash.iter().fold(String::new(), |mut hash, byte| {
        // Writing to a string can't fail.
        let _ = write!(hash, "{byte:02x}");
        hash
    });
    format!("{{\"kind\":{},\"hash\":\"{hash}\",\"bytes\":{}}}", referred.kind.number(), referred.bytes)
}

fn brought(brought: &capture::Brought) -> String {
    let kind = brought.kind.number();
    format!("{{\"kind\":{kind},\"text\":{}}}", serde_json::Value::from(brought.text.as_str()))
}
