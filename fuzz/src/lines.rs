//! Paragraphs: settings in the first bytes, then the copy.

use banxin::para::{self, Fit};

use crate::composing::Case;
use crate::whole::laws;

const SETTINGS: &[(&str, &[&str])] = &[
    ("mode", &["", "vertical"]),
    ("region", &["", "cn", "tw", "hk", "jp"]),
    ("level", &["none", "basic", "gb", "strict"]),
    ("marks", &["newspaper", "full", "gb", "kaiming", "half", "css"]),
    ("para open", &["region", "keep", "trim", "full", "pull"]),
    ("hanging", &["off", "on"]),
    ("stops", &["keep", "squeeze"]),
    ("mixed", &["all", "letters", "none"]),
    ("indent", &["0", "1", "2"]),
    ("tracking", &["0", "0.05"]),
    ("align", &["", "start", "center", "end", "spread"]),
    ("units", &["", "tied"]),
    ("hyphens", &["", "none"]),
];

/// Every fit, and every number of lines the paragraph can have, obeys the laws of lines.
///
/// # Panics
/// When one of them does not.
pub fn lines(data: &[u8]) {
    crate::alone();
    let Some((settings, rest)) = data.split_at_checked(SETTINGS.len()) else { return };
    let Some((measures, copy)) = rest.split_at_checked(6) else { return };
    let mut case = Case::new("fuzz");
    for ((key, values), byte) in SETTINGS.iter().zip(settings) {
        let value = values[usize::from(*byte) % values.len()];
        if !value.is_empty() {
            case.set(key, value);
        }
    }
    let measure = |two: &[u8]| i32::from(u16::from_be_bytes([two[0], two[1]])) * 2 / 3;
    case.measures = measures.chunks(2).map(measure).collect();
    case.copy = String::from_utf8_lossy(copy).into_owned();
    let galley = case.galley();
    for fit in [Fit::PushOut, Fit::SqueezeFirst, Fit::Total] {
        case.paragraph.fit = fit;
        let lines = para::compose(&galley, &case.paragraph, &|at| case.measure(at));
        if let Err(what) = laws(&case, &galley, &lines) {
            panic!("{what}\n{case:?}");
        }
    }
    let measures = |at| case.measure(at);
    let counts = para::looseness(&galley, &case.paragraph, &measures);
    for choice in counts.choices() {
        let lines = counts.lines(choice.lines).expect("the lines of a count");
        assert_eq!(lines.len(), choice.lines, "{case:?}");
        if let Err(what) = laws(&case, &galley, &lines) {
            panic!("in {} lines: {what}\n{case:?}", choice.lines);
        }
    }
}
