//! Styles: which paragraphs are heads, which words stand out (17.7).

use std::collections::BTreeMap;

use roxmltree::Node;

use crate::import::docx::package::Trouble;
use crate::import::docx::xml::{attribute, child, name, parse, switch, value};
use crate::import::manuscript::Shape;

/// No chain of styles is so long; longer ones are loops.
const LONGEST_CHAIN: usize = 16;

/// Styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// From 0; 9 is running text.
    outline: Option<u8>,
    look: Look,
    list: Option<(String, usize)>,
}

/// How words look, where that is said.
#[derive(Copy, Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) dots: Option<bool>,
    pub(super) slanted: Option<bool>,
    pub(super) struck: Option<bool>,
}

impl Look {
    /// The look that `properties` (rPr) give.
    pub(super) fn of(properties: Node<'_, '_>) -> Self {
        let either =
            |one, two| switch(properties, one).or_else(|| switch(properties, two));
        Self {
            bold: switch(properties, "b"),
            hidden: switch(properties, "vanish"),
            dots: value(properties, "em").map(|it| it != "none"),
            slanted: switch(properties, "i"),
            struck: either("strike", "dstrike"),
        }
    }

    /// This look, and `other` where it says nothing.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            hidden: self.hidden.or(other.hidden),
            dots: self.dots.or(other.dots),
            slanted: self.slanted.or(other.slanted),
            struck: self.struck.or(other.struck),
        }
    }
}

/// The list that `properties` (pPr) put a paragraph into, and its level.
pub(super) fn list_of(properties: Node<'_, '_>) -> Option<(String, usize)> {
    let list = child(properties, "numPr")?;
    let level = value(list, "ilvl").and_then(|it| it.parse().ok()).unwrap_or_default();
    Some((value(list, "numId")?.to_owned(), level))
}

/// The outline level that `properties` (pPr) give.
pub(super) fn outline_of(properties: Node<'_, '_>) -> Option<u8> {
    value(properties, "outlineLvl")?.parse().ok()
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Trouble> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let parsed = parse(text)?;
        let all = parsed.root_element().children().filter(|it| name(*it) == "style");
        let styles = all.filter_map(|it| {
            let paragraph = child(it, "pPr");
            let style = Style {
                name: value(it, "name").unwrap_or_default().trim().to_lowercase(),
                based_on: value(it, "basedOn").map(str::to_owned),
                outline: paragraph.and_then(outline_of),
                look: child(it, "rPr").map(Look::of).unwrap_or_default(),
                list: paragraph.and_then(list_of),
            };
            Some((attribute(it, "styleId")?.to_owned(), style))
        });
        Ok(Self { styles: styles.collect() })
    }

    /// The style `id` and those it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let first = self.styles.get(id);
        let next = |it: &&Style| self.styles.get(it.based_on.as_ref()?);
        std::iter::successors(first, next).take(LONGEST_CHAIN)
    }

    /// How words of the style `id` look.
    pub(super) fn look(&self, id: &str) -> Look {
        self.chain(id).fold(Look::default(), |look, it| look.or(it.look))
    }

    /// The list that the style `id` puts its paragraphs into.
    pub(super) fn list(&self, id: &str) -> Option<(String, usize)> {
        self.chain(id).find_map(|it| it.list.clone())
    }

    /// What a paragraph of the style `id` is, and its outline level, from 0; `own` is the
    /// level the paragraph gives itself.
    pub(super) fn shape(&self, id: &str, own: Option<u8>) -> (Shape, Option<u8>) {
        let named = self.chain(id).find_map(|it| shape_named(&it.name));
        // Where the table of styles does not have it, the id tells.
        let named = named.or_else(|| {
            shape_named(&spaced(id)).filter(|_| !self.styles.contains_key(id))
        });
        let outline = own.or_else(|| self.chain(id).find_map(|it| it.outline));
        match (named, outline) {
            (Some((shape, level)), _) if shape != Shape::Crosshead => (shape, level),
            (_, Some(level)) if level < 9 => (Shape::Crosshead, Some(level)),
            (Some(named), None) => named,
            _ => (Shape::Text, None),
        }
    }
}

/// `heading1` as a name: `heading 1`.
fn spaced(id: &str) -> String {
    let id = id.to_lowercase();
    let start = id.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    let (word, number) = id.split_at(start);
    format!("{word} {number}").trim().to_owned()
}

/// What the built-in style of this name is; Word keeps their names in English, WPS and
/// others also in Chinese.
fn shape_named(name: &str) -> Option<(Shape, Option<u8>)> {
    match name {
        "title" | "标题" | "標題" => return Some((Shape::Title, None)),
        "subtitle" | "副标题" | "副標題" => return Some((Shape::Deck, None)),
        _ => {}
    }
    let number =
        ["heading ", "标题 ", "標題 "].iter().find_map(|it| name.strip_prefix(it))?;
    let level: u8 = number.trim().parse().ok()?;
    (1..=9).contains(&level).then(|| (Shape::Crosshead, Some(level - 1)))
}
