//! What a story has to say when it does not fit: copy left over, rows left empty.

use crate::diag::{Code, Diagnostic, Place, Span};
use crate::page::element::story::{Filled, Maker};
use crate::page::fill::{self, Cursor};
use crate::plan::Paragraph;

/// How many characters of a paragraph are shown.
const SHOWN: usize = 10;

impl Maker<'_, '_> {
    /// Says of which paragraph the last line had to stand alone on top of a leg.
    pub(super) fn lone_lines(&mut self, filled: &Filled) {
        let id = &self.story.id;
        for number in &filled.poured.lone {
            let Some(paragraph) = self.story.copy.get(*number) else { continue };
            let begins = beginning(paragraph);
            let remark = Diagnostic::new(
                Code::LoneLine,
                format!("「{id}」里「{begins}」一段的末行单独落在一栏的顶上"),
                format!(
                    "the last line of the paragraph \"{begins}\" of \"{id}\" stands alone on \
                     top of a leg"
                ),
            );
            let span = paragraph.parts.first().map_or(self.part.span, |it| it.text.span);
            self.setter.diagnostics.push(remark.at(span).hint(
                "这一段加或减几个字，或挪一下小标题",
                "add or cut a few words in that paragraph, or move a crosshead",
            ));
        }
    }

    /// Says that the area is too narrow for so many columns.
    pub(super) fn too_narrow(&mut self, columns: usize, most: usize) {
        let id = &self.story.id;
        let remark = Diagnostic::new(
            Code::NoRoom,
            format!("「{id}」的版位破不成{columns}栏：每栏不足4字"),
            format!("the area of \"{id}\" cannot be cut into {columns} columns of 4 ems"),
        );
        self.setter.diagnostics.push(remark.at(self.part.span).hint(
            format!("最多写 columns = {most}"),
            format!("write columns = {most} at most"),
        ));
    }

    /// Says that the story ends before it jumps.
    pub(super) fn needless_jump(&mut self) {
        let id = &self.story.id;
        let remark = Diagnostic::new(
            Code::NeedlessJump,
            format!("「{id}」在第{}版已经排完，不必下转", self.page.number),
            format!("\"{id}\" ends on page {} and need not jump", self.page.number),
        );
        self.setter.diagnostics.push(remark.at(self.part.span).hint(
            "去掉 jump 和续排，或少给它几行",
            "take jump and the continuation away, or give it fewer rows",
        ));
    }

    /// Says what was left over, or how many rows stayed empty.
    pub(super) fn report(&mut self, filled: &Filled) {
        let left = fill::left_over(&self.story.copy, filled.poured.cursor);
        let id = &self.story.id;
        let span = self.rest_span(filled.poured.cursor).unwrap_or(self.part.span);
        let place = self
            .part
            .cells
            .first()
            .map(|it| Place { page: self.page.number, rect: self.page.grid.rect(it) });
        let remark = if left > 0 {
            Diagnostic::new(
                Code::Overset,
                format!("「{id}」溢出{left}字，未能排上版面"),
                format!("\"{id}\" has {left} characters left over"),
            )
            .at(span)
            .hint(
                "删文、加行数，或转版（jump）",
                "cut it, give it more rows, or let it jump",
            )
        } else if !filled.poured.empty.is_empty() {
            let empty = filled.poured.empty.len();
            let size = self.page.grid.size;
            let short = fill::capacity(&filled.slots, &filled.poured.empty, size);
            Diagnostic::new(
                Code::Underfill,
                format!("「{id}」空{empty}行，约可加{short}字"),
                format!("\"{id}\" leaves {empty} rows empty, about {short} characters"),
            )
            .at(self.part.span)
            .hint("加写几句，或减少行数", "add a sentence or two, or give it fewer rows")
        } else {
            return;
        };
        self.setter.diagnostics.push(match place {
            Some(place) => remark.on(place),
            None => remark,
        });
    }

    /// Where the copy that found no room begins.
    fn rest_span(&self, cursor: Cursor) -> Option<Span> {
        let paragraph = self.story.copy.get(cursor.paragraph)?;
        let mut skip = cursor.offset;
        for stretch in &paragraph.parts {
            let words = stretch.text.value.as_str();
            if skip < words.len() {
                return Some(stretch.text.span.of_words(words, skip, words.len()));
            }
            skip -= words.len();
        }
        None
    }
}

/// The first words of a paragraph, by which an editor finds it.
fn beginning(paragraph: &Paragraph) -> String {
    let words = paragraph.parts.iter().flat_map(|it| it.text.value.chars());
    words.take(SHOWN).collect()
}
