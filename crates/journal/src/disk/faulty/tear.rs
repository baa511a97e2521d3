//! What is left of a file when the power goes: any part of what was not synced.

/// The unit that a torn write keeps or loses. Real ones are larger; small ones tear more in small tests.
const SECTOR_BYTES: usize = 32;

#[derive(Clone, Default)]
pub(super) struct Bytes {
    /// What a reader sees.
    pub seen: Vec<u8>,
    /// What outlives the machine.
    pub synced: Vec<u8>,
    pub changes: Vec<Change>,
    /// A sync failed: part of `seen` will never be synced, whatever later syncs say.
    pub lies: bool,
}

#[derive(Clone)]
pub(super) enum Change {
    Write(usize, Vec<u8>),
    Truncate(usize),
}

impl Bytes {
    /// Any part of what was not synced reaches the disk.
    pub fn lose_changes(&mut self, chance: &mut Chance) {
        for change in std::mem::take(&mut self.changes) {
            change.apply_some(&mut self.synced, chance);
        }
    }
}

impl Change {
    pub fn apply(self, to: &mut Vec<u8>) {
        match self {
            Self::Write(offset, bytes) => put(to, offset, &bytes),
            Self::Truncate(len) => to.truncate(len),
        }
    }

    fn apply_some(self, to: &mut Vec<u8>, chance: &mut Chance) {
        match (chance.below(4), self) {
            (0, _) => {}
            (1, change) => change.apply(to),
            (2, Self::Write(offset, mut bytes)) => {
                bytes.truncate(chance.below(bytes.len() + 1));
                put(to, offset, &bytes);
            }
            (_, Self::Write(offset, bytes)) => {
                for (sector, part) in bytes.chunks(SECTOR_BYTES).enumerate() {
                    if chance.coin() {
                        put(to, offset + sector * SECTOR_BYTES, part);
                    }
                }
            }
            (_, truncate) => truncate.apply(to),
        }
    }
}

/// Writes, with zeros where nothing was written before.
pub(super) fn put(to: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    if bytes.is_empty() {
        return;
    }
    let end = offset + bytes.len();
    to.resize(to.len().max(end), 0);
    if let Some(place) = to.get_mut(offset..end) {
        place.copy_from_slice(bytes);
    }
}

/// A small repeatable source of chances (xorshift64*).
#[derive(Clone)]
pub(super) struct Chance(pub u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32
    }

    pub fn coin(&mut self) -> bool {
        self.next().is_multiple_of(2)
    }

    /// From 0 to `bound` − 1.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or(0)
    }
}
