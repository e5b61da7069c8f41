//! Items of the issue become elements of the page.

use crate::diag::Spanned;
use crate::geom::{Length, WritingMode};
use crate::model::{BoxSpec, Ear as EarSpec, Item, PictureSpec, QuoteSpec, TeaserSpec};
use crate::plan::bind::Binder;
use crate::plan::{
    Advert, Boxing, Cells, Ear, Element, PicturePlan, Placed, Quote, Teasers,
};

impl Binder<'_> {
    /// The element that stands in `cells`; none for stories and for what names nothing.
    pub(super) fn element(
        &self,
        item: &Item,
        mode: WritingMode,
        cells: Cells,
    ) -> Option<Element> {
        Some(match item {
            Item::Story(_) => return None,
            Item::Picture(it) => Element::Picture(self.picture(it, cells)?),
            Item::Quote(it) => Element::Quote(quote(it, cells)),
            Item::Teasers(it) => Element::Teasers(self.teasers(it, cells)),
            Item::Ear(it) => Element::Ear(ear(it, mode, cells)),
            Item::Standing(it) => {
                Element::Standing(placed(it, &BoxSpec::default(), cells))
            }
            Item::Briefs(it) => Element::Briefs(placed(it, &it.boxing, cells)),
            Item::Table(it) => Element::Table(placed(it, &it.boxing, cells)),
            Item::Advert(it) => Element::Advert(Advert {
                cells,
                picture: PicturePlan {
                    caption: None,
                    credit: None,
                    ..self.picture(&it.picture, cells)?
                },
                name: it.picture.file.clone(),
                made: self.made(&it.picture.file.value),
                corner: it.corner,
                boxing: boxing(&it.boxing),
            }),
        })
    }

    /// How wide a picture was made, when its file says so.
    fn made(&self, file: &str) -> Option<Length> {
        self.pictures.get(self.pictures.find(file)?)?.own_width()
    }

    /// A picture and its caption in `cells`.
    pub(super) fn picture(
        &self,
        spec: &PictureSpec,
        cells: Cells,
    ) -> Option<PicturePlan> {
        let id = self.pictures.find(&spec.file.value)?;
        let picture = self.pictures.get(id)?;
        let focus = spec.focus.as_ref().map_or([0, 0, 1000, 1000], |it| it.value);
        let [left, top, right, bottom] = focus;
        Some(PicturePlan {
            cells,
            span: spec.file.span,
            picture: id,
            pixels: (picture.width(), picture.height()),
            focus: (u32::midpoint(left, right), u32::midpoint(top, bottom)),
            must: spec.focus.as_ref().map(|it| it.value),
            whole: spec.whole,
            caption: words(spec, spec.caption.as_ref(), picture.said.caption.as_ref()),
            credit: words(spec, spec.credit.as_ref(), picture.said.credit.as_ref()),
        })
    }

    fn teasers(&self, spec: &TeaserSpec, cells: Cells) -> Teasers {
        let items = spec.items.iter().filter_map(|(story, text)| {
            let (page, _) = self.issue.story(&story.value)?;
            Some((text.clone(), page))
        });
        Teasers { cells, label: spec.label.clone(), items: items.collect() }
    }
}

/// What the issue says, or else what the picture's file says. Empty words are none.
fn words(
    spec: &PictureSpec,
    written: Option<&Spanned<String>>,
    said: Option<&String>,
) -> Option<Spanned<String>> {
    let said = said.map(|it| Spanned::new(it.clone(), spec.file.span));
    written.cloned().or(said).filter(|it| !it.value.trim().is_empty())
}

fn placed<T: Clone>(what: &T, spec: &BoxSpec, cells: Cells) -> Placed<T> {
    Placed { cells, boxing: boxing(spec), what: what.clone() }
}

fn quote(spec: &QuoteSpec, cells: Cells) -> Quote {
    Quote {
        cells,
        label: spec.label.clone(),
        text: spec.text.clone(),
        source: spec.source.clone(),
        boxing: boxing(&spec.boxing),
    }
}

fn ear(spec: &EarSpec, mode: WritingMode, cells: Cells) -> Ear {
    Ear { cells, lines: spec.lines.clone(), mode: spec.mode.unwrap_or(mode) }
}

/// A box, resolved.
pub(super) fn boxing(spec: &BoxSpec) -> Boxing {
    let most = if spec.reverse || spec.color.is_some() { 100 } else { 0 };
    let percent = spec.tint.as_ref().map_or(most, |it| it.value.min(100));
    let tint = u16::try_from(percent * 10).unwrap_or(1000);
    Boxing {
        border: spec.border.as_ref().map(|it| it.value).unwrap_or_default(),
        ground: (tint > 0).then(|| spec.ink.tint(tint)),
        round: spec.round.as_ref().map(|it| it.value).unwrap_or_default(),
        reverse: spec.reverse,
    }
}
