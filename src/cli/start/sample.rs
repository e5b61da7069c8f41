//! What a sample issue is made of, and its files.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use banxin::geom::WritingMode;
use banxin::model::{Area, Layout, SlotSpec};
use banxin::plan::PageGrid;

use crate::cli::layouts::room;
use crate::cli::start::copy::Draft;
use crate::cli::start::{guide, scene};

/// The sample picture.
const PICTURE: &str = "pictures/harbour.png";
/// This slot holds a quotation.
const EAR: &str = "ear";
/// This slot holds a picture.
const PICTURE_SLOT: &str = "picture";
/// A story over so many columns has a picture.
const WIDE: u32 = 3;

/// A sample issue of one page.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    name: String,
    date: String,
    layout: String,
    /// The text of the layout, when it is the person's own.
    pub(super) layout_text: Option<Vec<u8>>,
    masthead: bool,
    /// What stands in the slots, in the order of the layout.
    items: Vec<Item>,
}

/// What stands in a slot.
#[derive(Clone, Debug)]
struct Item {
    slot: String,
    /// How many characters fill the slot.
    holds: usize,
    kind: Kind,
}

/// The kinds of it.
#[derive(Clone, Debug)]
enum Kind {
    Story(Story),
    Quote,
    Picture,
}

/// A story, and where its picture stands in it.
#[derive(Clone, Debug)]
pub(super) struct Story {
    pub(super) draft: Draft,
    /// Whether a head stands level with its own, so that a frame must part them.
    framed: bool,
    picture: Option<Area>,
}

impl Sample {
    /// A page of `layout`, its stories about as long as their slots.
    pub(super) fn of(layout: &Layout, name: String, date: String) -> Self {
        let mut items: Vec<Item> = Vec::new();
        let (mut pictured, mut number) = (false, 0);
        let grid = PageGrid::of(layout);
        for slot in &layout.slots {
            let holds = room(&grid, slot);
            let kind = match slot.name.value.as_str() {
                EAR => Kind::Quote,
                PICTURE_SLOT => Kind::Picture,
                _ => {
                    let picture = if pictured { None } else { picture(layout, slot) };
                    pictured |= picture.is_some();
                    let draft = Draft { number, length: holds * 3 / 4, turn: 0 };
                    let framed = number % 2 == 1 && has_neighbour(layout, slot);
                    number += 1;
                    Kind::Story(Story { draft, framed, picture })
                }
            };
            items.push(Item { slot: slot.name.value.clone(), holds, kind });
        }
        let masthead = layout.furniture.masthead.is_some();
        let layout = layout.name.value.clone();
        Self { name, date, layout, layout_text: None, masthead, items }
    }

    /// The article file of each story, and the story.
    pub(super) fn stories(&mut self) -> impl Iterator<Item = (String, &mut Story)> {
        self.items.iter_mut().filter_map(|it| {
            let article = it.article();
            match &mut it.kind {
                Kind::Story(story) => Some((article, story)),
                Kind::Quote | Kind::Picture => None,
            }
        })
    }

    /// Its files by path.
    pub(super) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::from([
            ("issue.toml".to_owned(), self.issue().into()),
            ("README.md".to_owned(), guide::text(&self.name, &self.layout).into()),
        ]);
        if let Some(text) = &self.layout_text {
            files.insert(format!("layouts/{}.toml", self.layout), text.clone());
        }
        for item in &self.items {
            if let Kind::Story(story) = &item.kind {
                files.insert(item.article(), story.draft.article().into());
            }
        }
        if let (true, Some(png)) = (self.has_picture(), scene::png()) {
            files.insert(PICTURE.to_owned(), png);
        }
        files
    }

    fn has_picture(&self) -> bool {
        self.items.iter().any(|it| match &it.kind {
            Kind::Story(story) => story.picture.is_some(),
            Kind::Picture => true,
            Kind::Quote => false,
        })
    }

    /// `issue.toml`. Words that a person chose are quoted as TOML wants them.
    fn issue(&self) -> String {
        let Self { name, date, layout, .. } = self;
        let name = toml_words(name);
        let mut text = format!(
            "# 本期说明：怎样换成自己的稿件，见 README.md。README.md says how to make it yours.\n\n\
             [paper]\nname = {name}\ndate = {date}\n\n\
             [[page]]\nlayout = \"{layout}\"\n"
        );
        if !self.masthead {
            text.push_str("section = \"综合\"\n");
        }
        text.push_str("editor = \"林见江\"\n");
        self.items.iter().for_each(|it| text.push_str(&it.written()));
        text
    }
}

impl Item {
    /// The article file of a story.
    fn article(&self) -> String {
        format!("articles/{}.md", self.slot)
    }

    /// Its table in `issue.toml`.
    fn written(&self) -> String {
        let (slot, holds) = (&self.slot, self.holds);
        let table = match &self.kind {
            Kind::Quote => format!(
                "\n[[page.quote]]\nslot = \"{slot}\"\nborder = \"wenwu\"\n\
                 text = \"一条江，两岸人，都在等同一班船。\"\n"
            ),
            Kind::Picture => format!(
                "\n[[page.picture]]\nslot = \"{slot}\"\nfile = \"{PICTURE}\"\n\
                 caption = \"傍晚的港湾。换上你的照片和说明。\"\n"
            ),
            Kind::Story(story) => {
                let table = self.story(story);
                return format!(
                    "\n# {slot}：连标题排满约{holds}字 · \
                     full with about {holds} characters, its head among them{table}"
                );
            }
        };
        format!("\n# {slot}{table}")
    }

    fn story(&self, story: &Story) -> String {
        let (slot, article) = (&self.slot, self.article());
        let mut text =
            format!("\n[[page.story]]\narticle = \"{article}\"\nslot = \"{slot}\"\n");
        if story.framed {
            text.push_str("border = \"zheng\"\n");
        }
        if let Some(Area { col, row, cols, rows }) = &story.picture {
            // Writing to a text does not fail.
            let _ = write!(
                text,
                "\n[[page.story.picture]]\nfile = \"{PICTURE}\"\n\
                 area = {{ col = {col}, row = {row}, cols = {cols}, rows = {rows} }}\n\
                 caption = \"傍晚的港湾。换上你的照片和说明。\"\n"
            );
        }
        text
    }
}

/// Words as TOML quotes them.
fn toml_words(words: &str) -> String {
    toml::Value::from(words).to_string()
}

/// A picture at the end of a wide story, about a quarter of its area.
fn picture(layout: &Layout, slot: &SlotSpec) -> Option<Area> {
    let area = &slot.area.first()?.value;
    if slot.area.len() > 1 || area.cols < WIDE || layout.mode == WritingMode::Vertical {
        return None;
    }
    let (cols, rows) = ((area.cols / 2).max(2), area.rows / 2);
    Some(Area {
        col: area.last_col() + 1 - cols,
        row: area.last_row() + 1 - rows,
        cols,
        rows,
    })
}

/// Whether a slot beside this one begins in the same row.
fn has_neighbour(layout: &Layout, slot: &SlotSpec) -> bool {
    let top = |it: &SlotSpec| it.area.first().map(|it| it.value.row);
    layout.slots.iter().any(|it| it.name.value != slot.name.value && top(it) == top(slot))
}
