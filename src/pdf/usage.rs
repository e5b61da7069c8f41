//! What type the pages use: which glyphs of which faces, and for which characters.
//!
//! Readers get the text of a page through `ToUnicode`, which belongs to a font and says
//! one thing about each code. A glyph that stands for two texts — the corner quote that is
//! 『 in one story and “ in another — therefore needs two fonts. They differ in nothing
//! but `ToUnicode` and share the face; a font's number among them is its *variant*.

use std::collections::BTreeMap;

use rayon::prelude::*;
use subsetter::GlyphRemapper;

use crate::font::{FaceId, Glyph};
use crate::proof::{GlyphRun, Mark, MarkKind, Proof, Sheet};

/// A glyph's place in the file.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Code {
    /// Its number in the subset, which is the code to show. ISO 32000-1 9.7.4.2.
    pub(super) cid: u16,
    /// Which of the fonts of the face says what it stands for.
    pub(super) variant: usize,
}

/// The glyphs of one face that are used.
#[derive(Clone, Debug)]
pub(super) struct UsedFace<'a> {
    /// Their numbers in the face and in the subset, rising together.
    pub(super) remapper: GlyphRemapper,
    /// Every glyph, rising, with the texts it stands for, by variant.
    texts: Vec<(Glyph, Vec<&'a str>)>,
    /// For each glyph of the face, as far as any is used, how to say it.
    rows: Vec<Row>,
}

/// A glyph as pages say it: each character of an issue is looked up here when its page is
/// written, and nearly every glyph stands for one text, which need not be compared.
#[derive(Copy, Clone, Debug, Default)]
struct Row {
    /// Its number in the subset.
    cid: u16,
    /// For how many texts it stands; none when it is not used.
    texts: u16,
}

impl<'a> UsedFace<'a> {
    fn new(Table { rows, mut texts }: Table<'a>) -> Self {
        texts.sort_unstable_by_key(|(glyph, _)| *glyph);
        let glyphs: Vec<u16> = texts.iter().map(|(glyph, _)| glyph.0).collect();
        let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
        let mut rows = vec![Row::default(); rows.len()];
        for (glyph, texts) in &texts {
            let cid = remapper.get(glyph.0);
            if let (Some(row), Some(cid)) = (rows.get_mut(usize::from(glyph.0)), cid) {
                *row = Row { cid, texts: u16::try_from(texts.len()).unwrap_or(u16::MAX) };
            }
        }
        Self { remapper, texts, rows }
    }

    /// Every glyph, rising, with the texts it stands for, by variant.
    pub(super) fn texts(&self) -> &[(Glyph, Vec<&'a str>)] {
        &self.texts
    }

    /// The place of a glyph that stands for `text`; none when it stands for nothing.
    pub(super) fn code(&self, glyph: Glyph, text: &str) -> Option<Code> {
        if text.is_empty() {
            return None;
        }
        let row = self.rows.get(usize::from(glyph.0))?;
        let variant = match row.texts {
            0 => return None,
            1 => 0,
            _ => self.variant(glyph, text)?,
        };
        Some(Code { cid: row.cid, variant })
    }

    fn variant(&self, glyph: Glyph, text: &str) -> Option<usize> {
        let at = self.texts.binary_search_by_key(&glyph, |(glyph, _)| *glyph).ok()?;
        let (_, texts) = self.texts.get(at)?;
        texts.iter().position(|it| *it == text)
    }
}

/// Glyphs with the texts they stand for, in order of appearance. Each character of an issue
/// is looked up here once: a glyph's row is found by one step into an array.
#[derive(Clone, Debug, Default)]
struct Table<'a> {
    /// For each glyph of the face, as far as any is used, one more than its row in `texts`,
    /// and the first of its texts at a glance.
    rows: Vec<(u32, u32)>,
    texts: Vec<(Glyph, Vec<&'a str>)>,
}

/// One character at a glance; nought for what is longer.
fn glance(text: &str) -> u32 {
    match *text.as_bytes() {
        [one] => u32::from(one),
        [one, two, three] => u32::from_be_bytes([3, one, two, three]),
        _ => 0,
    }
}

impl<'a> Table<'a> {
    fn note(&mut self, glyph: Glyph, text: &'a str) {
        let text = if glyph == MISSING { NO_CHARACTER } else { text };
        let at = usize::from(glyph.0);
        if self.rows.len() <= at {
            self.rows.resize(at + 1, (0, 0));
        }
        let Some((row, first)) = self.rows.get_mut(at) else { return };
        let glance = glance(text);
        if glance != 0 && glance == *first {
            return;
        }
        if *row == 0 {
            self.texts.push((glyph, Vec::new()));
            *row = u32::try_from(self.texts.len()).unwrap_or(0);
            *first = glance;
        }
        let known = row.checked_sub(1).and_then(|row| self.texts.get_mut(row as usize));
        if let Some((_, known)) = known.filter(|(_, known)| !known.contains(&text)) {
            known.push(text);
        }
    }
}

/// The glyphs of all faces that are used.
#[derive(Clone, Debug)]
pub(super) struct Usage<'a> {
    faces: BTreeMap<FaceId, UsedFace<'a>>,
}

/// The glyph that stands in for all that a face lacks. It would need a font for every one
/// of them; instead it stands for no character, and `ActualText` says which was meant.
pub(super) const MISSING: Glyph = Glyph(0);

const NO_CHARACTER: &str = "\u{FFFD}";

/// What some pages use, by face.
type Found<'a> = BTreeMap<FaceId, Table<'a>>;

impl<'a> Usage<'a> {
    /// Looks through all pages: neighbours into one table, so that few need to be laid out.
    pub(super) fn survey(proof: &'a Proof) -> Self {
        let parts: Vec<Found<'_>> =
            proof.sheets.par_iter().fold(Found::new, survey).collect();
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for (face, found) in parts.flatten() {
            let table = all.entry(face).or_default();
            for (glyph, texts) in found.texts {
                texts.into_iter().for_each(|text| table.note(glyph, text));
            }
        }
        let said = all.into_iter().filter(|(_, table)| !table.texts.is_empty());
        let faces = said.map(|(face, table)| (face, UsedFace::new(table)));
        Self { faces: faces.collect() }
    }

    /// Every face with what is used of it.
    pub(super) fn faces(&self) -> impl Iterator<Item = (FaceId, &UsedFace<'a>)> {
        self.faces.iter().map(|(face, used)| (*face, used))
    }

    /// What is used of a face.
    pub(super) fn face(&self, face: FaceId) -> Option<&UsedFace<'a>> {
        self.faces.get(&face)
    }
}

/// Adds what a page uses.
fn survey<'a>(mut found: Found<'a>, sheet: &'a Sheet) -> Found<'a> {
    let runs = sheet.marks.iter().flat_map(runs);
    for run in runs.filter(|it| !it.glyphs.is_empty()) {
        let table = found.entry(run.face).or_default();
        // What stands for nothing is drawn as a shape.
        let said = run.glyphs.iter().zip(texts(run)).filter(|(_, it)| !it.is_empty());
        said.for_each(|(glyph, text)| table.note(glyph.id, text));
    }
    found
}

/// The runs of a mark.
fn runs(mark: &Mark) -> &[GlyphRun] {
    match &mark.kind {
        MarkKind::Text(line) => &line.runs,
        MarkKind::Fill(_)
        | MarkKind::Stroke(_)
        | MarkKind::Outline(_)
        | MarkKind::Picture(_) => &[],
    }
}

/// What each glyph of a run stands for; joined, it is the run's text, character for
/// character. Characters without a glyph of their own go with the glyph before them, and
/// a cluster of several glyphs shares its characters out, the first glyph taking what is
/// left over.
pub(super) fn texts(run: &GlyphRun) -> impl Iterator<Item = &str> {
    // Nearly always each glyph has characters of its own.
    let plain = run.glyphs.iter().all(|it| !it.text.is_empty());
    let shares = if plain { Vec::new() } else { shares(run) };
    run.glyphs.iter().enumerate().map(move |(at, glyph)| {
        if !plain {
            return shares.get(at).copied().unwrap_or_default();
        }
        let from = if at == 0 { 0 } else { glyph.text.start as usize };
        let next = run.glyphs.get(at + 1).map(|it| it.text.start as usize);
        run.text.get(from..next.unwrap_or(run.text.len())).unwrap_or_default()
    })
}

/// The same where some glyphs have no characters of their own.
fn shares(run: &GlyphRun) -> Vec<&str> {
    let mut shares = vec![""; run.glyphs.len()];
    let heads = run.glyphs.iter().enumerate().filter(|(_, it)| !it.text.is_empty());
    let heads: Vec<(usize, u32)> = heads.map(|(at, it)| (at, it.text.start)).collect();
    for (order, &(head, start)) in heads.iter().enumerate() {
        let start = if order == 0 { 0 } else { start as usize };
        let next = heads.get(order + 1);
        let end = next.map_or(run.text.len(), |it| it.1 as usize);
        let past = next.map_or(run.glyphs.len(), |it| it.0);
        if let (Some(text), Some(slots)) =
            (run.text.get(start..end), shares.get_mut(head..past))
        {
            share(text, slots);
        }
    }
    shares
}

/// Gives each later slot one character from the end of `text` as far as it goes, and the
/// first slot the rest.
fn share<'a>(text: &'a str, slots: &mut [&'a str]) {
    // Nearly always, and then nothing needs to be counted.
    if let [only] = slots {
        *only = text;
        return;
    }
    let spare = text.chars().count().saturating_sub(1).min(slots.len().saturating_sub(1));
    let mut rest = text;
    for slot in slots.iter_mut().take(spare + 1).skip(1).rev() {
        let cut = rest.char_indices().next_back().map_or(0, |(at, _)| at);
        let (before, last) = rest.split_at(cut);
        (*slot, rest) = (last, before);
    }
    if let Some(first) = slots.first_mut() {
        *first = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_shares_its_characters_out() {
        let check = |text: &'static str, expected: &[&str]| {
            let mut slots = vec![""; expected.len()];
            share(text, &mut slots);
            assert_eq!(slots, expected);
        };
        check("——", &["——"]);
        check("e\u{301}", &["e", "\u{301}"]);
        check("ffi", &["ff", "i"]);
        check("字", &["字", ""]);
    }
}
