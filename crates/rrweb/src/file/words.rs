//! What the events of one epoch have in common: columns, shapes and strings, each with a number.
//!
//! A *column* is a place in the JSON where values of one sort stand: "the `tagName` of a node", "the `x`
//! of a pointer position". Its identity is its key and the key of what it stands in, where `childNodes`
//! counts as `node`, so that nodes share columns at every depth. A *shape* is a list of columns: the keys
//! of one object in their order. A *string* belongs to a column and keeps its JSON escapes, so that it
//! comes back byte by byte.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::mirror::tape::Token;

/// Columns and shapes beyond these are not made: an event that needs more is kept as text.
pub(super) const COLUMNS_MAX: usize = 8192;
pub(super) const SHAPES_MAX: usize = 32_768;

pub(super) type ColumnId = u32;
pub(super) type ShapeId = u32;
pub(super) type StringId = u32;

/// The column of the events themselves.
pub(super) const ROOT: ColumnId = 0;

/// What keys mean depends on what they stand in; this is the name of that.
type ClassId = u32;

pub(super) struct Column {
    pub(super) key: Box<str>,
    class: ClassId,
    /// The class of objects that stand in this column.
    inner: ClassId,
    /// Where the elements of arrays in this column go.
    pub(super) elements: Option<ColumnId>,
}

pub(super) struct Shape {
    class: ClassId,
    pub(super) columns: Vec<ColumnId>,
}

pub(super) struct Word {
    pub(super) column: ColumnId,
    start: usize,
    len: u32,
    first_block: u32,
    /// Used by more than one block: goes to the dictionary.
    pub(super) shared: bool,
}

/// There are more columns or shapes than a recording has any business having.
#[derive(Debug)]
pub(super) struct Crowded;

#[derive(Default)]
pub(super) struct Words {
    pub(super) columns: Vec<Column>,
    pub(super) shapes: Vec<Shape>,
    pub(super) strings: Vec<Word>,
    classes: Vec<Box<str>>,
    text: String,
    shared_bytes: usize,
    find_column: HashTable<ColumnId>,
    find_shape: HashTable<ShapeId>,
    find_string: HashTable<StringId>,
    find_class: HashTable<ClassId>,
    hasher: DefaultHashBuilder,
}

impl Words {
    pub(super) fn new() -> Self {
        let mut words = Words::default();
        let class = words.class("");
        words.columns.push(Column { key: "".into(), class, inner: class, elements: None });
        words
    }

    /// Bytes of strings that the dictionary would hold.
    pub(super) fn shared_bytes(&self) -> usize {
        self.shared_bytes
    }

    /// Bytes held in memory for strings.
    pub(super) fn text_bytes(&self) -> usize {
        self.text.len() + self.strings.len() * size_of::<Word>()
    }

    pub(super) fn string(&self, id: StringId) -> &str {
        let word = &self.strings[id as usize];
        &self.text[word.start..word.start + word.len as usize]
    }

    fn class(&mut self, key: &str) -> ClassId {
        let name = if key == "childNodes" { "node" } else { key };
        let hash = self.hasher.hash_one(name);
        let (classes, hasher) = (&self.classes, &self.hasher);
        if let Some(&id) = self.find_class.find(hash, |&id| *classes[id as usize] == *name) {
            return id;
        }
        let id = classes.len() as ClassId;
        self.find_class.insert_unique(hash, id, |&id| hasher.hash_one(&*classes[id as usize]));
        self.classes.push(name.into());
        id
    }

    fn column(&mut self, class: ClassId, key: &str) -> Result<ColumnId, Crowded> {
        let hash = self.hasher.hash_one((class, key));
        let (columns, hasher) = (&self.columns, &self.hasher);
        let is_it = |&id: &ColumnId| columns[id as usize].class == class && *columns[id as usize].key == *key;
        if let Some(&id) = self.find_column.find(hash, is_it) {
            return Ok(id);
        }
        if columns.len() >= COLUMNS_MAX {
            return Err(Crowded);
        }
        let id = columns.len() as ColumnId;
        let rehash =
            |&id: &ColumnId| hasher.hash_one((columns[id as usize].class, &*columns[id as usize].key));
        self.find_column.insert_unique(hash, id, rehash);
        let inner = self.class(key);
        self.columns.push(Column { key: key.into(), class, inner, elements: None });
        Ok(id)
    }

    /// The column for the elements of arrays that stand in `column`.
    pub(super) fn elements(&mut self, column: ColumnId) -> Result<ColumnId, Crowded> {
        if let Some(elements) = self.columns[column as usize].elements {
            return Ok(elements);
        }
        if self.columns.len() >= COLUMNS_MAX {
            return Err(Crowded);
        }
        let id = self.columns.len() as ColumnId;
        let inner = self.columns[column as usize].inner;
        // Not to be found by key: only by way of the array's column.
        self.columns.push(Column { key: "".into(), class: ClassId::MAX, inner, elements: None });
        self.columns[column as usize].elements = Some(id);
        Ok(id)
    }

    /// The shape of an object in `column` whose keys are `keys` (tokens of `text`).
    pub(super) fn shape(&mut self, column: ColumnId, keys: &[Token], text: &str) -> Result<ShapeId, Crowded> {
        let class = self.columns[column as usize].inner;
        let hash = self.hash_shape(class, keys.iter().map(|key| slice(text, key)));
        let (shapes, columns) = (&self.shapes, &self.columns);
        let is_it = |&id: &ShapeId| {
            let shape = &shapes[id as usize];
            shape.class == class
                && shape.columns.len() == keys.len()
                && shape
                    .columns
                    .iter()
                    .zip(keys)
                    .all(|(&c, key)| *columns[c as usize].key == *slice(text, key))
        };
        match self.find_shape.find(hash, is_it) {
            Some(&id) => Ok(id),
            None => self.add_shape(hash, class, keys, text),
        }
    }

    fn add_shape(
        &mut self,
        hash: u64,
        class: ClassId,
        keys: &[Token],
        text: &str,
    ) -> Result<ShapeId, Crowded> {
        if self.shapes.len() >= SHAPES_MAX {
            return Err(Crowded);
        }
        let columns =
            keys.iter().map(|key| self.column(class, slice(text, key))).collect::<Result<Vec<_>, _>>()?;
        let id = self.shapes.len() as ShapeId;
        self.shapes.push(Shape { class, columns });
        let mut find = std::mem::take(&mut self.find_shape);
        find.insert_unique(hash, id, |&id| {
            let shape = &self.shapes[id as usize];
            self.hash_shape(shape.class, shape.columns.iter().map(|&c| &*self.columns[c as usize].key))
        });
        self.find_shape = find;
        Ok(id)
    }

    fn hash_shape<'k>(&self, class: ClassId, keys: impl Iterator<Item = &'k str>) -> u64 {
        use std::hash::{Hash, Hasher};
        let mut hasher = self.hasher.build_hasher();
        class.hash(&mut hasher);
        keys.for_each(|key| key.hash(&mut hasher));
        hasher.finish()
    }

    /// The number of a string of `column` that block `block` uses.
    pub(super) fn intern(&mut self, column: ColumnId, string: &str, block: u32) -> StringId {
        let hash = self.hasher.hash_one((column, string));
        let (strings, text, hasher) = (&mut self.strings, &mut self.text, &self.hasher);
        let read = |word: &Word| (word.column, word.start..word.start + word.len as usize);
        let is_it = |&id: &StringId| {
            let (of, range) = read(&strings[id as usize]);
            of == column && text[range] == *string
        };
        if let Some(&id) = self.find_string.find(hash, is_it) {
            let word = &mut strings[id as usize];
            if word.first_block != block && !word.shared {
                word.shared = true;
                self.shared_bytes += string.len();
            }
            return id;
        }
        let id = strings.len() as StringId;
        let (start, len) = (text.len(), string.len() as u32);
        text.push_str(string);
        strings.push(Word { column, start, len, first_block: block, shared: false });
        self.find_string.insert_unique(hash, id, |&id| {
            let (column, range) = read(&strings[id as usize]);
            hasher.hash_one((column, &text[range]))
        });
        id
    }
}

fn slice<'t>(text: &'t str, token: &Token) -> &'t str {
    &text[token.start as usize..token.end as usize]
}
