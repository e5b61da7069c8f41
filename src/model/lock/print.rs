//! Prints of copy and of places (指纹): whether they are what they were, in 16 digits.

use std::fmt::{Debug, Write};

use crate::diag::Spanned;
use crate::model::article::{Block, NoteKind};
use crate::model::head::Head;
use crate::model::issue::Issue;
use crate::model::layout::Layout;
use crate::model::story::{Area, StorySpec};

/// The print of everything of story `id` that is set: heads, label, by-line, text.
#[must_use]
pub(crate) fn copy_print(issue: &Issue, id: &str) -> String {
    let mut print = Print::new();
    for (_, spec) in issue.parts_of(id) {
        print.head(&issue.head_of(spec));
    }
    let article = issue.story(id).and_then(|(_, it)| issue.article(&it.article.value));
    if let Some(article) = article {
        print.lines(article.label.as_slice());
        print.lines(article.byline.as_slice());
        article.blocks.iter().for_each(|it| print.block(it));
    }
    print.digits()
}

/// The print of one paragraph.
#[must_use]
pub(crate) fn paragraph_print(block: &Block) -> String {
    let mut print = Print::new();
    print.block(block);
    print.digits()
}

/// The print of where story `id` stands: its areas, its pictures', the manner of its heads,
/// and the grids they lie on.
#[must_use]
pub(crate) fn place_print(issue: &Issue, id: &str) -> String {
    let mut print = Print::new();
    for (page, spec) in issue.parts_of(id) {
        print.add(&page);
        let layout = issue.numbered().find(|(number, _)| *number == page);
        let layout = layout.and_then(|(_, it)| issue.layout(&it.layout.value));
        if let Some(layout) = layout {
            print.grid(layout);
            print.words(&spec.face.as_ref().unwrap_or(&layout.face).value);
            print.place(spec, layout);
        }
    }
    print.digits()
}

/// A print in the making: FNV-1a of 64 bits, each value ended by a byte that no text has.
struct Print(u64);

impl Print {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn digits(&self) -> String {
        format!("{:016x}", self.0)
    }

    /// Numbers, words of ours and lists of them, as Rust writes them.
    fn add(&mut self, value: &impl Debug) {
        let mut text = String::new();
        if write!(text, "{value:?}").is_ok() {
            self.words(&text);
        }
    }

    fn words(&mut self, words: &str) {
        for byte in words.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn lines(&mut self, lines: &[Spanned<String>]) {
        self.add(&lines.len());
        lines.iter().for_each(|it| self.words(&it.value));
    }

    fn head(&mut self, head: &Head) {
        for lines in [&head.kicker, &head.main, &head.deck, &head.summary] {
            self.lines(lines);
        }
    }

    fn block(&mut self, block: &Block) {
        let (kind, stretches) = match block {
            Block::Paragraph(it) => ("paragraph", it),
            Block::Optional(it) => ("optional", it),
            Block::Crosshead(it) => ("crosshead", it),
        };
        self.add(&(kind, stretches.len()));
        for stretch in stretches {
            self.words(&stretch.text.value);
            self.add(&stretch.strong);
            for note in &stretch.notes {
                self.add(&note.length);
                match &note.kind {
                    NoteKind::Dots => self.words("dots"),
                    NoteKind::Name => self.words("name"),
                    NoteKind::Book => self.words("book"),
                    NoteKind::Reading(it) => self.words(&it.value),
                    NoteKind::Together => self.words("keep"),
                }
            }
        }
    }

    fn grid(&mut self, layout: &Layout) {
        let (size, leading) = (layout.size.value.emu(), layout.leading.value.emu());
        let extents = (layout.inline_extent().emu(), layout.row_count());
        let grid = &layout.grid;
        let ems: Vec<_> = grid.columns.value.iter().map(|it| it.thousandths()).collect();
        self.add(&(size, leading, extents, layout.mode, grid.mode));
        self.add(&(ems, grid.count.value, grid.gap.value.thousandths()));
    }

    fn place(&mut self, spec: &StorySpec, layout: &Layout) {
        let slot = spec.slot.as_ref().and_then(|it| layout.slot(&it.value));
        self.areas(&spec.area);
        self.areas(slot.map(|it| it.area.as_slice()).unwrap_or_default());
        spec.pictures.iter().for_each(|it| self.areas(&it.area));
        self.add(&spec.columns);
        let boxing = (spec.boxing.border.is_some(), spec.boxing.tint.is_some());
        self.add(&(boxing, spec.jump.is_some()));
        let number = |it: &Option<Spanned<u32>>| it.as_ref().map(|it| it.value);
        let manner = &spec.manner;
        let ems = [spec.head_width.as_ref().map(|it| it.value), manner.air];
        self.add(&ems.map(|it| it.map(|it| it.thousandths())));
        let written = [&spec.head_cols, &spec.head_rows, &spec.head_size, &manner.row];
        self.add(&written.map(number));
        for word in [&spec.form, &spec.head_face, &spec.head_align, &manner.fit]
            .into_iter()
            .chain([&manner.ground, &manner.at, &manner.side])
        {
            self.lines(word.as_slice());
        }
    }

    fn areas(&mut self, areas: &[Spanned<Area>]) {
        self.add(&areas.len());
        for Area { col, row, cols, rows } in areas.iter().map(|it| it.value) {
            self.add(&[col, row, cols, rows]);
        }
    }
}
