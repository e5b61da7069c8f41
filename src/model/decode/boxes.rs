//! Boxes and small things: quotations, teasers, ears, standing heads, briefs.

use crate::model::decode::area;
use crate::model::decode::boxing::boxing;
use crate::model::decode::layout::MODES;
use crate::model::item::{
    Brief, Briefs, Ear, Label, LabelForm, QuoteSpec, Stand, Standing, TeaserSpec,
};
use crate::model::reader::{Table, Value};

/// The `slot` or the `area` of a thing.
pub(super) fn stand(table: &mut Table<'_, '_>) -> Stand {
    let (slot, area) = area::stand(table);
    Stand { slot, area }
}

/// `[[page.quote]]`.
pub(super) fn quote(table: &mut Table<'_, '_>) -> QuoteSpec {
    let stand = stand(table);
    QuoteSpec {
        stand,
        label: table.words("label"),
        text: table.need("text", "text = \"…\"", Value::words).unwrap_or_default(),
        source: table.words("source"),
        boxing: boxing(table),
    }
}

/// `[[page.teasers]]`.
pub(super) fn teasers(table: &mut Table<'_, '_>) -> TeaserSpec {
    let stand = stand(table);
    if !table.has("items") {
        table.missing("items", "items = [{ story = \"…\", text = \"…\" }]");
    }
    let label = table.words("label");
    let items = table.each("items", |table| {
        let story = table.need("story", "story = \"…\"", Value::words);
        let text = table.need("text", "text = \"…\"", Value::words);
        story.zip(text)
    });
    TeaserSpec { stand, label, items: items.into_iter().flatten().collect() }
}

/// `[[page.ear]]`.
pub(super) fn ear(table: &mut Table<'_, '_>) -> Ear {
    let stand = stand(table);
    let lines = table.need("lines", "lines = [\"…\"]", Value::lines);
    let mode = table.get("mode", |it| it.choice(MODES));
    Ear {
        lines: lines.map(|it| it.value).unwrap_or_default(),
        stand,
        mode: mode.map(|it| it.value),
    }
}

/// `[[page.label]]`.
pub(super) fn standing(table: &mut Table<'_, '_>) -> Standing {
    let stand = stand(table);
    let text = table.need("text", "text = \"…\"", Value::words).unwrap_or_default();
    Standing { stand, text, form: form(table, "form") }
}

/// `label` and `label_form` of a box.
pub(super) fn label(table: &mut Table<'_, '_>) -> Option<Label> {
    let (text, form) = (table.words("label"), form(table, "label_form"));
    text.map(|text| Label { text, form })
}

fn form(table: &mut Table<'_, '_>, key: &'static str) -> LabelForm {
    let form = table.get(key, |it| it.choice(LabelForm::NAMES));
    form.map(|it| it.value).unwrap_or_default()
}

/// `[[page.briefs]]`.
pub(super) fn briefs(table: &mut Table<'_, '_>) -> Briefs {
    if !table.has("items") {
        table.missing("items", "items = [{ head = \"…\", text = \"…\" }]");
    }
    Briefs {
        stand: stand(table),
        label: label(table),
        items: table.each("items", |table| Brief {
            head: table.words("head"),
            text: table.need("text", "text = \"…\"", Value::words).unwrap_or_default(),
        }),
        boxing: boxing(table),
    }
}
