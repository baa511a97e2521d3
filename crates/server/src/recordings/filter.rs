//! The recordings filter: the one place where SQL is put together from what a member chose.

use sea_query::{
    Alias, Asterisk, Cond, Expr, ExprTrait, Func, LikeExpr, Order, PostgresQueryBuilder, Query,
    SelectStatement, SqliteQueryBuilder, Value,
};
use sqlx::Arguments;
use sqlx::any::AnyArguments;
use uuid::Uuid;

use super::kinds::Device;
use crate::clock::Millis;
use crate::db::Kind;
use crate::id;
use crate::names::name;

/// What a member chose to see; empty: all playable recordings of the site.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Begun at or after, ms.
    pub from_ms: Option<Millis>,
    /// Begun before, ms.
    pub to_ms: Option<Millis>,
    /// At least this long, ms.
    pub min_duration_ms: Option<Millis>,
    /// At most this long, ms.
    pub max_duration_ms: Option<Millis>,
    /// A glob over path, query and hash of any page; without wildcards it may be anywhere in them.
    pub page: Option<String>,
    /// Seen on such a device.
    pub device: Option<Device>,
}

/// Where a page of the list begins: after this recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// When it began.
    pub started_ms: Millis,
    /// Which it is.
    pub id: Uuid,
}

impl Cursor {
    /// As the API shows it.
    pub fn to_text(self) -> String {
        format!("{}.{}", self.started_ms, self.id.simple())
    }

    /// From what the API showed.
    pub fn from_text(text: &str) -> Option<Cursor> {
        let (started_ms, id) = text.split_once('.')?;
        Some(Cursor { started_ms: started_ms.parse().ok()?, id: id.parse().ok()? })
    }
}

fn column(name: &'static str) -> Expr {
    Expr::col((Alias::new("recording"), Alias::new(name)))
}

impl Filter {
    fn condition(&self, site: Uuid) -> Cond {
        let mut all = Cond::all()
            .add(column("site_id").eq(id::bytes(site)))
            .add(column("playable").eq(1_i64))
            .add(column("state").eq("sealed"));
        let bounds = [
            (self.from_ms, column("started_ms"), true),
            (self.to_ms.map(|to| to - 1), column("started_ms"), false),
            (self.min_duration_ms, column("duration_ms"), true),
            (self.max_duration_ms, column("duration_ms"), false),
        ];
        for (bound, column, at_least) in bounds {
            if let Some(bound) = bound {
                all = all.add(if at_least { column.gte(bound) } else { column.lte(bound) });
            }
        }
        if let Some(device) = &self.device {
            all = all.add(column("device").eq(name(device)));
        }
        match &self.page {
            Some(page) => all.add(Expr::exists(page_view(page))),
            None => all,
        }
    }

    /// One page of the list, newest first.
    pub fn page(&self, site: Uuid, columns: &str, after: Option<Cursor>, limit: u64) -> SelectStatement {
        let mut select = Query::select();
        select
            .expr(Expr::cust(columns.to_owned()))
            .from(Alias::new("recording"))
            .cond_where(self.condition(site));
        if let Some(Cursor { started_ms, id }) = after {
            let same =
                Cond::all().add(column("started_ms").eq(started_ms)).add(column("id").lt(id::bytes(id)));
            select.cond_where(Cond::any().add(column("started_ms").lt(started_ms)).add(same));
        }
        select.order_by((Alias::new("recording"), Alias::new("started_ms")), Order::Desc);
        select.order_by((Alias::new("recording"), Alias::new("id")), Order::Desc);
        select.limit(limit);
        select
    }

    /// How many there are.
    pub fn count(&self, site: Uuid) -> SelectStatement {
        let mut select = Query::select();
        select.expr_as(Func::count(Expr::col(Asterisk)), Alias::new("count"));
        select.from(Alias::new("recording")).cond_where(self.condition(site));
        select
    }

    /// The recording next to `at` within the filter: the one begun later, or earlier.
    pub fn neighbour(&self, site: Uuid, at: Cursor, later: bool) -> SelectStatement {
        let (started, same) = if later {
            (column("started_ms").gt(at.started_ms), column("id").gt(id::bytes(at.id)))
        } else {
            (column("started_ms").lt(at.started_ms), column("id").lt(id::bytes(at.id)))
        };
        let order = if later { Order::Asc } else { Order::Desc };
        let tie = Cond::all().add(column("started_ms").eq(at.started_ms)).add(same);
        let mut select = Query::select();
        select
            .expr(Expr::cust("recording.id"))
            .from(Alias::new("recording"))
            .cond_where(self.condition(site));
        select.cond_where(Cond::any().add(started).add(tie));
        select.order_by((Alias::new("recording"), Alias::new("started_ms")), order.clone());
        select.order_by((Alias::new("recording"), Alias::new("id")), order);
        select.limit(1);
        select
    }
}

fn page_view(page: &str) -> SelectStatement {
    let of_view = |name: &'static str| Expr::col((Alias::new("page_view"), Alias::new(name)));
    let pattern = LikeExpr::new(like_pattern(page)).escape('\\');
    let mut select = Query::select();
    select
        .expr(Expr::cust("1"))
        .from(Alias::new("page_view"))
        .and_where(of_view("recording_id").eq(column("id")))
        .and_where(Expr::expr(Func::lower(of_view("path"))).like(pattern));
    select
}

/// A glob as a LIKE pattern, lower case: LIKE itself differs in case between the databases.
fn like_pattern(glob: &str) -> String {
    let mut out = String::with_capacity(glob.len() + 2);
    for c in glob.to_lowercase().chars() {
        match c {
            '*' if out.ends_with('%') => {}
            '*' => out.push('%'),
            '?' => out.push('_'),
            '%' | '_' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    if glob.contains('*') { out } else { format!("%{out}%") }
}

/// SQL and arguments of a statement, for the database of this kind.
pub fn build(statement: &SelectStatement, kind: Kind) -> Result<(String, AnyArguments), sqlx::Error> {
    let (sql, values) = match kind {
        Kind::Sqlite => statement.build(SqliteQueryBuilder),
        Kind::Postgres => statement.build(PostgresQueryBuilder),
    };
    let mut arguments = AnyArguments::default();
    for value in values.0 {
        let added = match value {
            Value::BigInt(Some(number)) => arguments.add(number),
            Value::BigUnsigned(Some(number)) => arguments.add(number.cast_signed()),
            Value::String(Some(text)) => arguments.add(text),
            Value::Bytes(Some(bytes)) => arguments.add(bytes),
            other => Err(format!("the filter has no value of this kind: {other:?}").into()),
        };
        added.map_err(sqlx::Error::Encode)?;
    }
    Ok((sql, arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glob_becomes_a_pattern_and_nothing_else() {
        assert_eq!(like_pattern("/Cart/**"), "/cart/%");
        assert_eq!(like_pattern("/a?c*"), "/a_c%");
        assert_eq!(like_pattern("50%_\\"), "%50\\%\\_\\\\%");
    }

    #[test]
    fn a_cursor_comes_back() {
        let cursor = Cursor { started_ms: 1_767_225_600_123, id: Uuid::from_u128(77) };
        assert_eq!(Cursor::from_text(&cursor.to_text()), Some(cursor));
        for wrong in ["", ".", "1.", "x.y", "1.2.3"] {
            assert_eq!(Cursor::from_text(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_value_of_a_filter_is_an_argument() {
        let filter = Filter {
            from_ms: Some(1),
            to_ms: Some(2),
            min_duration_ms: Some(3),
            max_duration_ms: Some(4),
            page: Some("'; drop table recording; --".into()),
            device: Some(Device::Mobile),
        };
        for kind in [Kind::Sqlite, Kind::Postgres] {
            let (sql, _) = build(&filter.page(Uuid::nil(), "id", None, 10), kind).unwrap();
            assert!(!sql.contains("drop table") && !sql.contains("mobile"), "{sql}");
        }
    }
}
