//! Finding the events in a file, and the tab of each.

use std::borrow::Cow;
use std::collections::HashMap;

use super::inflate::Budget;
use super::{Import, ImportError, Imported, Limits, posthog};
use crate::event::{self, Invalid, slice};
use crate::json::{Cursor, find, text};

/// How deep wrappings are followed: a file, its data, its windows, its lines, a packed string.
const NESTING_MAX: usize = 12;

/// Members of wrappers that hold events, or more wrappers; the last holds them by window.
const HOLDING: [&str; 8] = [
    "events",
    "snapshots",
    "data",
    "$snapshot_data",
    "snapshot_data",
    "properties",
    "snapshot",
    "snapshotsByWindowId",
];

/// Members that name the window an event belongs to.
const NAMING: [&str; 4] = ["windowId", "window_id", "$window_id", "tab"];

/// Opens a file of any of the kinds listed above.
pub fn open(bytes: &[u8], limits: &Limits) -> Result<Import, ImportError> {
    let mut budget = Budget(limits.bytes_max);
    let bytes = budget.unwrap_file(bytes)?;
    if bytes.len() > limits.bytes_max {
        return Err(ImportError::TooLarge);
    }
    let json = event::utf8(&bytes)?;
    let mut walk = Walk { limits, budget, numbers: HashMap::new(), import: Import::default() };
    walk.values(json.trim_start_matches('\u{feff}'), "", 0)?;
    if walk.import.events.is_empty() {
        return Err(ImportError::NoEvents);
    }
    Ok(walk.import)
}

struct Walk<'l> {
    limits: &'l Limits,
    budget: Budget,
    /// Tab numbers by the file's names.
    numbers: HashMap<String, u16>,
    import: Import,
}

impl Walk<'_> {
    /// One JSON value or many, one after the other: lines.
    fn values(&mut self, json: &str, window: &str, nesting: usize) -> Result<(), ImportError> {
        let mut cursor = Cursor::new(json.as_bytes());
        loop {
            match cursor.peek() {
                Err(Invalid::Truncated) => return Ok(()),
                other => drop(other?),
            }
            let span = cursor.skip(self.limits.depth_max)?;
            self.value(slice(json, span), window, nesting)?;
        }
    }

    fn value(&mut self, raw: &str, window: &str, nesting: usize) -> Result<(), ImportError> {
        if nesting > NESTING_MAX {
            self.import.ignored += 1;
            return Ok(());
        }
        match raw.as_bytes().first() {
            Some(b'{') => self.object(raw, window, nesting),
            Some(b'[') => self.array(raw, window, nesting),
            Some(b'"') => self.string(raw, window, nesting),
            _ => {
                self.import.ignored += 1;
                Ok(())
            }
        }
    }

    fn array(&mut self, raw: &str, window: &str, nesting: usize) -> Result<(), ImportError> {
        let pair = pair(raw)?;
        let window = pair.as_deref().unwrap_or(window);
        let mut cursor = Cursor::new(raw.as_bytes());
        cursor.expect(b'[')?;
        let mut more = !cursor.closed(b']')?;
        let mut first = true;
        while more {
            let span = cursor.skip(self.limits.depth_max)?;
            // The name of the window in `["window", {…}]` is no event.
            if !(first && pair.is_some()) {
                self.value(slice(raw, span), window, nesting + 1)?;
            }
            first = false;
            more = cursor.more(b']')?;
        }
        Ok(())
    }

    /// An event, or a wrapper around some.
    fn object(&mut self, raw: &str, window: &str, nesting: usize) -> Result<(), ImportError> {
        let named = find(raw, NAMING).into_iter().flatten().find_map(|name| text(Some(name)));
        let window = named.as_deref().unwrap_or(window);
        if let Ok(event) = event::one(raw.as_bytes(), &self.event_limits()) {
            let timestamp = event.timestamp;
            let plain = posthog::plain(raw, &mut self.budget)?;
            return self.keep(timestamp, plain.unwrap_or_else(|| raw.to_owned()), window);
        }
        let [held @ .., by_window] = &find(raw, HOLDING);
        if let Some(by_window) = by_window {
            return self.windows(by_window, nesting);
        }
        if held.iter().all(Option::is_none) {
            self.import.ignored += 1;
        }
        for value in held.iter().flatten().filter(|value| value.starts_with(['{', '[', '"'])) {
            self.value(value, window, nesting + 1)?;
        }
        Ok(())
    }

    /// `{"window": [events], …}`.
    fn windows(&mut self, raw: &str, nesting: usize) -> Result<(), ImportError> {
        let mut cursor = Cursor::new(raw.as_bytes());
        cursor.expect(b'{')?;
        let mut more = !cursor.closed(b'}')?;
        while more {
            let key = cursor.key()?;
            let span = cursor.skip(self.limits.depth_max)?;
            let window = crate::json::decode(slice(raw, key.span)).into_owned();
            self.value(slice(raw, span), &window, nesting + 1)?;
            more = cursor.more(b'}')?;
        }
        Ok(())
    }

    /// A packed event, or JSON written as a string.
    fn string(&mut self, raw: &str, window: &str, nesting: usize) -> Result<(), ImportError> {
        let inner = text(Some(raw)).unwrap_or_default();
        let json = match self.budget.unpack(&inner)? {
            Some(json) => Cow::Owned(json),
            None => inner,
        };
        if !json.trim_start().starts_with(['{', '[']) {
            self.import.ignored += 1;
            return Ok(());
        }
        self.budget.0 = self.budget.0.checked_sub(json.len()).ok_or(ImportError::TooLarge)?;
        self.values(&json, window, nesting + 1)
    }

    fn keep(&mut self, timestamp: i64, raw: String, window: &str) -> Result<(), ImportError> {
        // What was packed inside has not been validated by the walk over the file.
        event::one(raw.as_bytes(), &self.event_limits())?;
        if self.import.events.len() >= self.limits.events_max {
            return Err(ImportError::TooManyEvents);
        }
        let tab = self.tab(window)?;
        self.import.events.push(Imported { tab, timestamp, raw });
        Ok(())
    }

    fn tab(&mut self, window: &str) -> Result<u16, ImportError> {
        if let Some(&tab) = self.numbers.get(window) {
            return Ok(tab);
        }
        let tab = u16::try_from(self.import.windows.len()).map_err(|_| ImportError::TooManyEvents)?;
        self.import.windows.push(window.to_owned());
        self.numbers.insert(window.to_owned(), tab);
        Ok(tab)
    }

    fn event_limits(&self) -> event::Limits {
        event::Limits { events_max: 1, depth_max: self.limits.depth_max }
    }
}

/// The window's name in `["window", {…}]`.
fn pair(raw: &str) -> Result<Option<String>, Invalid> {
    let mut cursor = Cursor::new(raw.as_bytes());
    cursor.expect(b'[')?;
    if cursor.peek()? != b'"' {
        return Ok(None);
    }
    let name = cursor.string()?;
    let followed = cursor.peek()? == b',' && {
        cursor.at += 1;
        cursor.peek()? == b'{'
    };
    // A packed event begins with a zlib header's `x`; a window's name is short and plain.
    let is_name = name.span.end - name.span.start <= 64 && !name.escaped;
    Ok((followed && is_name).then(|| slice(raw, name.span).to_owned()))
}
