//! The rules of UAX #14 as a table, in their order; the first that applies decides.

use icu_properties::props::LineBreak as Lb;

use crate::text::breaks::UnicodeVersion;
use crate::text::breaks::unit::{Quote, Unit};

/// A rule.
#[derive(Debug)]
pub(crate) struct Rule {
    /// Its number in UAX #14, or the name of the tailoring.
    pub(crate) name: &'static str,
    /// Whether a line may end where it applies.
    pub(crate) breaks: bool,
    /// Whether it applies.
    applies: fn(&Place<'_>) -> bool,
}

/// A place between two units with what the rules look at.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    units: &'a [Unit],
    /// The unit after the place.
    at: usize,
    left: Unit,
    right: Unit,
    /// The last unit before the place that is no space, or the first unit of all.
    base: usize,
    /// What of a number ends at `left`.
    number: Number,
    /// Whether an odd number of regional indicators ends at `left`.
    odd_flags: bool,
    version: UnicodeVersion,
}

/// What of a number has been read (LB25).
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
enum Number {
    #[default]
    None,
    /// NU (SY | IS)*
    Open,
    /// NU (SY | IS)* (CL | CP)
    Closed,
}

impl Place<'_> {
    fn base(&self) -> Option<Unit> {
        self.units.get(self.base).copied()
    }

    /// The unit before the base.
    fn before_base(&self) -> Option<Unit> {
        self.base.checked_sub(1).and_then(|at| self.units.get(at)).copied()
    }

    /// The unit before `left`.
    fn previous(&self) -> Option<Unit> {
        self.at.checked_sub(2).and_then(|at| self.units.get(at)).copied()
    }

    /// The unit `steps` after `right`.
    fn ahead(&self, steps: usize) -> Option<Unit> {
        self.units.get(self.at + steps).copied()
    }

    fn ahead_is(&self, steps: usize, class: Lb) -> bool {
        self.ahead(steps).is_some_and(|it| it.class == class)
    }

    fn base_is(&self, test: impl Fn(Unit) -> bool) -> bool {
        self.base().is_some_and(test)
    }
}

/// A rule that forbids.
const fn keeps(name: &'static str, applies: fn(&Place<'_>) -> bool) -> Rule {
    Rule { name, breaks: false, applies }
}

/// A rule that allows.
const fn parts(name: &'static str, applies: fn(&Place<'_>) -> bool) -> Rule {
    Rule { name, breaks: true, applies }
}

/// LB31: everything else.
pub(crate) const ELSE: Rule = parts("LB31", |_| true);

/// LB9 and LB10 have no row, since units are whole; LB2 and LB3 belong to the caller. TF and TL
/// stand for a profile's own marks and do nothing untailored.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    parts("LB4", |it| it.left.class == Lb::BK),
    keeps("LB5", |it| it.left.class == Lb::CR && it.right.class == Lb::LF),
    parts("LB5", |it| matches!(it.left.class, Lb::CR | Lb::LF | Lb::NL)),
    keeps("LB6", |it| is_hard(it.right)),
    keeps("LB7", |it| matches!(it.right.class, Lb::SP | Lb::ZW)),
    parts("LB8", |it| it.base_is(|base| base.class == Lb::ZW)),
    keeps("LB8a", |it| it.left.joins),
    keeps("LB11", |it| it.right.class == Lb::WJ || it.left.class == Lb::WJ),
    keeps("LB12", |it| it.left.class == Lb::GL),
    keeps("LB12a", |it| it.right.class == Lb::GL && !opens_before_glue(it)),
    keeps("TF", |it| it.right.never_first),
    keeps("TL", |it| it.base_is(|base| base.never_last)),
    keeps("LB13", |it| matches!(it.right.class, Lb::CL | Lb::CP | Lb::EX | Lb::SY)),
    keeps("LB14", |it| it.base_is(|base| base.class == Lb::OP)),
    keeps("LB15a", opens_quotation),
    keeps("LB15b", closes_quotation),
    parts("LB15c", |it| it.left.class == Lb::SP && it.right.class == Lb::IS && it.ahead_is(1, Lb::NU)),
    keeps("LB15d", |it| it.right.class == Lb::IS),
    keeps("LB16", |it| it.right.class == Lb::NS && it.base_is(|base| matches!(base.class, Lb::CL | Lb::CP))),
    keeps("LB17", |it| it.right.class == Lb::B2 && it.base_is(|base| base.class == Lb::B2)),
    parts("LB18", |it| it.left.class == Lb::SP),
    keeps("LB19", |it| it.right.class == Lb::QU && it.right.quote != Quote::Initial),
    keeps("LB19", |it| it.left.class == Lb::QU && it.left.quote != Quote::Final),
    keeps("LB19a", quotes_outside_east_asia),
    parts("LB20", |it| it.left.class == Lb::CB || it.right.class == Lb::CB),
    keeps("LB20a", |it| is_hyphen(it.left) && it.right.is_letter() && it.previous().is_none_or(begins_word)),
    keeps("LB21", |it| matches!(it.right.class, Lb::BA | Lb::HH | Lb::HY | Lb::NS)),
    keeps("LB21", |it| it.left.class == Lb::BB),
    keeps("LB21a", |it| is_hyphen(it.left) && it.right.class != Lb::HL && it.previous().is_some_and(|it| it.class == Lb::HL)),
    keeps("LB21b", |it| it.left.class == Lb::SY && it.right.class == Lb::HL),
    keeps("LB22", |it| it.right.class == Lb::IN),
    keeps("LB23", |it| it.left.is_letter() && it.right.class == Lb::NU),
    keeps("LB23", |it| it.left.class == Lb::NU && it.right.is_letter()),
    keeps("LB23a", |it| it.left.class == Lb::PR && is_ideographic(it.right)),
    keeps("LB23a", |it| is_ideographic(it.left) && it.right.class == Lb::PO),
    keeps("LB24", |it| is_affix(it.left) && it.right.is_letter()),
    keeps("LB24", |it| it.left.is_letter() && is_affix(it.right)),
    keeps("LB25", |it| it.number != Number::None && is_affix(it.right)),
    keeps("LB25", |it| is_affix(it.left) && begins_number(it)),
    keeps("LB25", |it| matches!(it.left.class, Lb::HY | Lb::IS) && it.right.class == Lb::NU),
    keeps("LB25", |it| it.number == Number::Open && it.right.class == Lb::NU),
    keeps("LB26", |it| it.left.class == Lb::JL && matches!(it.right.class, Lb::JL | Lb::JV | Lb::H2 | Lb::H3)),
    keeps("LB26", |it| matches!(it.left.class, Lb::JV | Lb::H2) && matches!(it.right.class, Lb::JV | Lb::JT)),
    keeps("LB26", |it| matches!(it.left.class, Lb::JT | Lb::H3) && it.right.class == Lb::JT),
    keeps("LB27", |it| is_korean(it.left) && it.right.class == Lb::PO),
    keeps("LB27", |it| it.left.class == Lb::PR && is_korean(it.right)),
    keeps("LB28", |it| it.left.is_letter() && it.right.is_letter()),
    keeps("LB28a", |it| it.left.class == Lb::AP && is_syllable(it.right)),
    keeps("LB28a", |it| is_syllable(it.left) && matches!(it.right.class, Lb::VF | Lb::VI)),
    keeps("LB28a", |it| it.left.class == Lb::VI && is_base(it.right) && it.previous().is_some_and(is_syllable)),
    keeps("LB28a", |it| is_syllable(it.left) && is_syllable(it.right) && it.ahead_is(1, Lb::VF)),
    keeps("LB29", |it| it.left.class == Lb::IS && it.right.is_letter()),
    keeps("LB30", |it| is_word(it.left) && it.right.class == Lb::OP && !it.right.wide),
    keeps("LB30", |it| it.left.class == Lb::CP && !it.left.wide && is_word(it.right)),
    keeps("LB30a", |it| it.odd_flags && it.right.class == Lb::RI),
    keeps("LB30b", |it| it.right.class == Lb::EM && (it.left.class == Lb::EB || it.left.reserved_pictograph)),
];

const fn is_hard(it: Unit) -> bool {
    matches!(it.class, Lb::BK | Lb::CR | Lb::LF | Lb::NL)
}

const fn is_hyphen(it: Unit) -> bool {
    matches!(it.class, Lb::HY | Lb::HH)
}

const fn is_affix(it: Unit) -> bool {
    matches!(it.class, Lb::PO | Lb::PR)
}

const fn is_ideographic(it: Unit) -> bool {
    matches!(it.class, Lb::ID | Lb::EB | Lb::EM)
}

const fn is_korean(it: Unit) -> bool {
    matches!(it.class, Lb::JL | Lb::JV | Lb::JT | Lb::H2 | Lb::H3)
}

const fn is_word(it: Unit) -> bool {
    matches!(it.class, Lb::AL | Lb::HL | Lb::NU)
}

/// AK and the dotted circle.
const fn is_base(it: Unit) -> bool {
    matches!(it.class, Lb::AK) || it.dotted
}

const fn is_syllable(it: Unit) -> bool {
    is_base(it) || matches!(it.class, Lb::AS)
}

/// What a hyphen follows that begins a word (`LB20a`).
const fn begins_word(it: Unit) -> bool {
    is_hard(it) || matches!(it.class, Lb::SP | Lb::ZW | Lb::CB | Lb::GL)
}

/// What may be parted from a no-break space that follows. 18.0 took BA out of `LB12a`.
const fn opens_before_glue(it: &Place<'_>) -> bool {
    match it.left.class {
        Lb::SP | Lb::HY | Lb::HH => true,
        Lb::BA => matches!(it.version, UnicodeVersion::V17),
        _ => false,
    }
}

/// `LB15a`: (sot | BK | CR | LF | NL | OP | QU | GL | SP | ZW) [Pi & QU] SP* ×
fn opens_quotation(it: &Place<'_>) -> bool {
    let follows = |unit: Unit| {
        is_hard(unit) || matches!(unit.class, Lb::OP | Lb::QU | Lb::GL | Lb::SP | Lb::ZW)
    };
    it.base_is(|base| base.class == Lb::QU && base.quote == Quote::Initial)
        && it.before_base().is_none_or(follows)
}

/// `LB15b`: × [Pf & QU] before a space, a closing mark, the end.
fn closes_quotation(it: &Place<'_>) -> bool {
    let precedes = |unit: Unit| {
        is_hard(unit)
            || matches!(unit.class, Lb::SP | Lb::GL | Lb::WJ | Lb::CL | Lb::QU | Lb::CP)
            || matches!(unit.class, Lb::EX | Lb::IS | Lb::SY | Lb::ZW)
    };
    it.right.class == Lb::QU
        && it.right.quote == Quote::Final
        && it.ahead(1).is_none_or(precedes)
}

/// `LB19a`: a quotation mark is parted only from the East Asian character it does not hug.
fn quotes_outside_east_asia(it: &Place<'_>) -> bool {
    let foreign = |unit: Option<Unit>| unit.is_none_or(|it| !it.wide);
    (it.right.class == Lb::QU && (!it.left.wide || foreign(it.ahead(1))))
        || (it.left.class == Lb::QU && (!it.right.wide || foreign(it.previous())))
}

/// LB25: NU, OP NU or OP IS NU.
fn begins_number(it: &Place<'_>) -> bool {
    match it.right.class {
        Lb::NU => true,
        Lb::OP => {
            it.ahead_is(1, Lb::NU) || (it.ahead_is(1, Lb::IS) && it.ahead_is(2, Lb::NU))
        }
        _ => false,
    }
}

/// The rule that decides at each place between two units, in order.
pub(crate) fn decisions(
    units: &[Unit],
    version: UnicodeVersion,
) -> impl Iterator<Item = &'static Rule> {
    let (mut base, mut number, mut odd_flags) = (0, Number::None, false);
    units.windows(2).enumerate().map(move |(at, pair)| {
        let &[left, right] = pair else { return &ELSE };
        if left.class != Lb::SP {
            base = at;
        }
        number = read_number(number, left.class);
        odd_flags = left.class == Lb::RI && !odd_flags;
        // No rule but the tailored ones keeps two ideographs together.
        let plain = |it: Unit| it.class == Lb::ID && !it.joins;
        if plain(left) && plain(right) && !right.never_first && !left.never_last {
            return &ELSE;
        }
        let at = at + 1;
        let place = Place { units, at, left, right, base, number, odd_flags, version };
        RULES.iter().find(|it| (it.applies)(&place)).unwrap_or(&ELSE)
    })
}

const fn read_number(before: Number, class: Lb) -> Number {
    match (before, class) {
        (_, Lb::NU) | (Number::Open, Lb::SY | Lb::IS) => Number::Open,
        (Number::Open, Lb::CL | Lb::CP) => Number::Closed,
        _ => Number::None,
    }
}
