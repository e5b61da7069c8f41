//! A paragraph with its settings, and the laws that every composed paragraph obeys.

use banxin::diag::{Span, Spanned};
use banxin::font::Region;
use banxin::geom::{Em, Length, WritingMode};
use banxin::para::{Align, Fit, Line, LineEnd, Measure, ParagraphStyle};
use banxin::text::{
    self, Breaking, Cell, CharClass, Galley, Mixed, Note, NoteKind, Opening, Prohibition,
    Punctuation, Stretch, StyledText, Terms, TextStyle,
};

/// The type size of every case.
pub(crate) const SIZE: Length = Length::pt(9);

/// One case of a fixture.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) title: String,
    pub(crate) copy: String,
    pub(crate) measures: Vec<i32>,
    pub(crate) text: TextStyle,
    pub(crate) terms: Terms,
    pub(crate) paragraph: ParagraphStyle,
    /// What stands beside words of the copy.
    pub(crate) beside: Vec<(String, NoteKind)>,
}

impl Case {
    pub(crate) fn new(title: &str) -> Self {
        let role =
            crate::bundled::fonts().role("song").expect("the role song is bundled");
        Self {
            title: title.to_owned(),
            copy: String::new(),
            measures: vec![13_000],
            text: TextStyle::new(role, SIZE),
            terms: Terms::NONE,
            paragraph: ParagraphStyle {
                indent: Em::ZERO,
                align: Align::Justify,
                fit: Fit::PushOut,
            },
            beside: Vec::new(),
        }
    }

    pub(crate) fn set(&mut self, key: &str, value: &str) {
        match (key, value) {
            ("measure", _) => self.measures = value.split(' ').map(ems).collect(),
            ("indent", _) => self.paragraph.indent = Em::milli(ems(value)),
            ("autospace", _) => self.text.autospace = Em::milli(ems(value)),
            ("tracking", _) => self.text.tracking = Em::milli(ems(value)),
            ("role", _) => {
                self.text.role =
                    crate::bundled::fonts().role(value).expect("a bundled role");
            }
            ("fit", "total") => self.paragraph.fit = Fit::Total,
            ("fit", "push out") => self.paragraph.fit = Fit::PushOut,
            ("fit", "squeeze first") => self.paragraph.fit = Fit::SqueezeFirst,
            ("level", "none") => self.text.prohibition = Prohibition::None,
            ("level", "basic") => self.text.prohibition = Prohibition::Basic,
            ("level", "gb") => self.text.prohibition = Prohibition::Gb,
            ("level", "strict") => self.text.prohibition = Prohibition::Strict,
            ("marks", "newspaper") => self.text.punctuation = Punctuation::Newspaper,
            ("marks", "full") => self.text.punctuation = Punctuation::Full,
            ("marks", "gb") => self.text.punctuation = Punctuation::LineEndHalf,
            ("marks", "kaiming") => self.text.punctuation = Punctuation::Kaiming,
            ("marks", "half") => self.text.punctuation = Punctuation::Half,
            ("mode", "vertical") => self.text.mode = WritingMode::Vertical,
            ("region", "cn") => self.text.region = Region::Cn,
            ("marks", "css") => self.text.punctuation = Punctuation::Css,
            ("para open", "region") => self.text.marks.opening = Opening::Region,
            ("para open", "keep") => self.text.marks.opening = Opening::Keep,
            ("para open", "trim") => self.text.marks.opening = Opening::Trim,
            ("para open", "full") => self.text.marks.opening = Opening::Full,
            ("para open", "pull") => self.text.marks.opening = Opening::Pull,
            ("hanging", _) => self.text.marks.hanging = value == "on",
            ("stops", _) => self.text.marks.squeeze_stops = value == "squeeze",
            ("mixed", "all") => self.text.mixed = Mixed::All,
            ("mixed", "none") => self.text.mixed = Mixed::None,
            ("mixed", "letters") => self.text.mixed = Mixed::Letters,
            ("region", "tw") => self.text.region = Region::Tw,
            ("region", "hk") => self.text.region = Region::Hk,
            ("region", "jp") => self.text.region = Region::Jp,
            ("together", _) => self.terms = Terms::new(value.split(' ')),
            ("units", "tied") => self.text.units_tied = true,
            ("hyphens", "none") => self.text.hyphenation = false,
            ("align", "start") => self.paragraph.align = Align::Start,
            ("align", "center") => self.paragraph.align = Align::Center,
            ("align", "end") => self.paragraph.align = Align::End,
            ("reading", _) => {
                let (base, words) = value.split_once('=').expect("a base and a reading");
                let words = Spanned::new(words.to_owned(), Span::default());
                self.beside.push((base.to_owned(), NoteKind::Reading(words)));
            }
            ("name", _) => self.beside.push((value.to_owned(), NoteKind::Name)),
            ("dots", _) => self.beside.push((value.to_owned(), NoteKind::Dots)),
            ("align", "spread") => self.paragraph.align = Align::Spread,
            _ => panic!("{}: no setting {key}: {value}", self.title),
        }
    }

    pub(crate) fn measure(&self, line: usize) -> Measure {
        let at = line.min(self.measures.len() - 1);
        Measure { start: Length::ZERO, length: Em::milli(self.measures[at]).at(SIZE) }
    }

    pub(crate) fn galley(&self) -> Galley {
        let copy =
            StyledText { text: &self.copy, style: self.text, span: Span::default() };
        let fonts = crate::bundled::fonts();
        let mut galley = text::set(fonts, &self.terms, &[copy]).output;
        let note = |(words, kind): &(String, NoteKind)| {
            let start = self.copy.find(words.as_str()).expect("words of the copy");
            Note { text: start..start + words.len(), kind: kind.clone() }
        };
        let notes: Vec<Note> = self.beside.iter().map(note).collect();
        let remarks = text::annotate(fonts, &mut galley, &notes);
        assert_eq!(remarks.len(), 0, "{}", self.title);
        galley
    }
}

/// `2.5` in thousandths.
fn ems(value: &str) -> i32 {
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let part = format!("{part:0<3}");
    let number = |it: &str| it.parse::<i32>().expect("a number of ems");
    number(whole) * 1000 + number(&part)
}

/// What holds for every paragraph.
pub(crate) fn obey_the_laws(
    galley: &Galley,
    lines: &[Line],
    align: Align,
) -> Result<(), String> {
    let mut next = 0;
    for (at, line) in lines.iter().enumerate() {
        let is_last = at + 1 == lines.len();
        if line.cells.start != next || line.cells.is_empty() {
            return Err(format!("line {at} starts with cell {}", line.cells.start));
        }
        next = line.cells.end;
        if line.positions.len() != line.cells.len() || line.last != is_last {
            return Err(format!("line {at} is not whole"));
        }
        full_and_no_fuller(galley, line, align)
            .map_err(|it| format!("line {at} {it}"))?;
        let inside = &galley.gaps[line.cells.start..line.cells.end - 1];
        if inside.iter().any(|it| it.breaking == Breaking::Must) {
            return Err(format!("line {at} goes past the author's break"));
        }
        let gap = &galley.gaps[line.cells.end - 1];
        let honest = match gap.breaking {
            Breaking::Never => is_last,
            Breaking::Relief => is_last || line.end == LineEnd::Relief,
            Breaking::Emergency => is_last || line.end == LineEnd::Emergency,
            _ => line.end == LineEnd::Regular,
        };
        if !honest {
            return Err(format!("line {at} ends at a place it may not"));
        }
    }
    if next == galley.cells.len() { Ok(()) } else { Err("cells are lost".to_owned()) }
}

fn full_and_no_fuller(galley: &Galley, line: &Line, align: Align) -> Result<(), String> {
    let cells = &galley.cells[line.cells.clone()];
    let shows = |it: &&Cell| !it.class.is_space() && it.advance > Length::ZERO;
    let visible = cells.iter().filter(shows).count();
    if line.width > line.measure.length && visible > 1 {
        return Err(format!("is {} wide in {}", line.width, line.measure.length));
    }
    let seen = cells.iter().rposition(|it| !it.class.is_space()).map_or(0, |it| it + 1);
    // A mark that hangs takes no room.
    let seen = if line.hung { seen - 1 } else { seen };
    let outside = cells.get(seen).zip(line.positions.get(seen));
    if line.hung
        && outside.is_none_or(|(mark, place)| {
            mark.class != CharClass::Stop || *place != line.measure.start + line.width
        })
    {
        return Err("hangs what may not hang, or not at its end".to_owned());
    }
    let inside = line.cells.start..line.cells.start + seen.saturating_sub(1);
    let opens = galley.gaps[inside].iter().any(|it| it.stretch != Stretch::Rigid);
    let closes = line.last || galley.gaps[line.cells.end - 1].breaking == Breaking::Must;
    let filled = align.fills(closes) && opens;
    let too_short = visible <= 1 && line.width > line.measure.length;
    if filled && !too_short && line.width != line.measure.length {
        return Err(format!("is {} wide, not {}", line.width, line.measure.length));
    }
    // The last visible frame ends where the line does, but for the blank it gave up and
    // the hyphen that follows it.
    if let (Some(last), Some(place)) =
        (cells.get(seen.wrapping_sub(1)), line.positions.get(seen.wrapping_sub(1)))
    {
        let hyphen = galley.hyphen_after(line.cells.end - 1).map(|it| it.advance);
        let end = *place + last.advance + hyphen.unwrap_or_default() - line.measure.start;
        let given = end - line.width;
        if given != Length::ZERO && given != last.blank_after {
            return Err(format!("ends at {end}, not at {}", line.width));
        }
    }
    Ok(())
}
