//! Reading TOML so that every mistake is found in one go, each with its place.
//!
//! A [`Table`] hands out its keys one by one; what nobody asked for is an unknown key.

mod fact;
mod log;
mod syntax;
mod table;
mod units;
mod value;

pub(crate) use self::fact::Fact;
pub(crate) use self::log::Log;
pub(crate) use self::table::{Table, unknown};
pub(crate) use self::units::{
    COLUMNS, EMS, MILLIMETERS, PERCENT, PLAIN, POINTS, PPI, ROWS, Unit, decimal,
};
pub(crate) use self::value::Value;

use toml::de::DeTable;

/// Parses `text` and lets `walk` ask its root table; leftover keys are remarked upon.
pub(crate) fn read<T>(
    text: &str,
    log: &Log,
    walk: impl FnOnce(&mut Table<'_, '_>) -> T,
) -> T {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        syntax::remark(log, text, error);
    }
    let mut table = Table::new(log, log.span(root.span()), None, root.into_inner());
    let output = walk(&mut table);
    table.finish();
    log.settle();
    output
}
