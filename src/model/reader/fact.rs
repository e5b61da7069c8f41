//! What a decoder wants of its text, as it asks for it: the stuff of schemas.

use std::ops::RangeInclusive;

use crate::model::reader::units::Unit;

/// Something that was wanted at one place of a text.
#[derive(Clone, Debug)]
pub(crate) enum Fact {
    /// A table was asked for this key.
    Key(&'static str),
    /// A table lacks this key, which it must have.
    Missing(&'static str),
    /// A table has keys of the editors' own: any, or these.
    Names(Option<Vec<&'static str>>),
    /// Words.
    Words,
    /// Words, or a list of words.
    Lines,
    /// `true` or `false`.
    Flag,
    /// A day.
    Day,
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// A number in thousandths within these, whole or not, of some unit.
    Number { whole: bool, range: RangeInclusive<i64>, unit: Unit },
    /// A list, of just so many entries if that is said.
    List(Option<usize>),
    /// A table.
    Table,
}
