//! What a reader reads: the articles of an edition, each whole, with the places it stands in
//! (文章).
//!
//! A story is one article however many pages it runs over. A picture, a quotation, briefs, a
//! table and an advertisement that stand for themselves are articles of their own.

use crate::edition::about::About;
use crate::edition::words::{self, Paragraph};
use crate::geom::{Rect, Size};
use crate::picture::{PictureBook, PictureId};
use crate::proof::{Block, BlockKind, Mark, MarkKind, Proof, Role, Sheet};

/// An article.
#[derive(Clone, Debug)]
pub(super) struct Article {
    /// What its files are called: page and place on it, `0103`.
    pub(super) id: String,
    /// The name the editors gave it; none for what is no story.
    pub(super) name: Option<String>,
    pub(super) kind: BlockKind,
    /// The places it stands in, in reading order.
    pub(super) parts: Vec<Part>,
    /// 栏题.
    pub(super) label: Vec<String>,
    /// 引题, 主题, 副题, 提要题, each by its lines.
    pub(super) kicker: Vec<String>,
    pub(super) headline: Vec<String>,
    pub(super) deck: Vec<String>,
    pub(super) summary: Vec<String>,
    /// 署名.
    pub(super) byline: Vec<String>,
    pub(super) text: Vec<Paragraph>,
    pub(super) pictures: Vec<Image>,
}

/// A place of an article: a sheet and a block of it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Part {
    pub(super) sheet: usize,
    pub(super) block: usize,
}

/// A picture of an article.
#[derive(Clone, Debug)]
pub(super) struct Image {
    pub(super) picture: PictureId,
    /// The sheet it stands on, and where.
    pub(super) sheet: usize,
    pub(super) frame: Rect,
    /// How large all of it is.
    pub(super) size: Size,
    pub(super) caption: Option<String>,
    pub(super) credit: Option<String>,
}

impl Article {
    /// Its main head on one line.
    pub(super) fn head(&self) -> Option<String> {
        (!self.headline.is_empty()).then(|| self.headline.join("　"))
    }

    /// The sheet it begins on.
    pub(super) fn sheet(&self) -> usize {
        self.parts.first().map_or(0, |it| it.sheet)
    }

    /// The sheets it stands on after the first.
    pub(super) fn later(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().skip(1).map(|it| it.sheet)
    }
}

/// Every article, in the order of the pages: on each first the stories that begin there, as
/// the editors put them, then what stands for itself.
pub(super) fn articles(
    proof: &Proof,
    pictures: &PictureBook,
    about: &About,
) -> Vec<Article> {
    let mut articles = Vec::new();
    for (sheet, page) in proof.sheets.iter().enumerate() {
        let mut own: Vec<_> = page.blocks.iter().enumerate().collect();
        own.retain(|(_, it)| is_read(it) && !is_begun(proof, sheet, it));
        own.sort_by_key(|(_, it)| it.kind);
        for (nth, (block, it)) in own.into_iter().enumerate() {
            let parts = match it.story {
                Some(story) => parts_of(proof, story),
                None => vec![Part { sheet, block }],
            };
            let id = format!("{:02}{:02}", page.number, nth + 1);
            let reader = Reader { proof, pictures, about };
            articles.push(reader.article(id, it, parts));
        }
    }
    articles
}

/// Whether there is something to read in a block.
const fn is_read(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Furniture | BlockKind::Teasers)
}

/// Whether the story of a block began on an earlier sheet.
fn is_begun(proof: &Proof, sheet: usize, block: &Block) -> bool {
    let Some(story) = block.story else { return false };
    parts_of(proof, story).first().is_some_and(|it| it.sheet < sheet)
}

fn parts_of(proof: &Proof, story: u32) -> Vec<Part> {
    let mut parts = Vec::new();
    for (sheet, page) in proof.sheets.iter().enumerate() {
        let blocks = page.blocks.iter().enumerate();
        let own = blocks.filter(|(_, it)| it.story == Some(story));
        parts.extend(own.map(|(block, _)| Part { sheet, block }));
    }
    parts
}

/// What articles are read from.
struct Reader<'a> {
    proof: &'a Proof,
    pictures: &'a PictureBook,
    about: &'a About,
}

impl<'a> Reader<'a> {
    fn article(&self, id: String, block: &Block, parts: Vec<Part>) -> Article {
        let marks: Vec<&[Mark]> = parts.iter().map(|it| self.marks(*it)).collect();
        let first = marks.first().copied().unwrap_or_default();
        let story = block.story.and_then(|it| self.proof.stories.get(it as usize));
        // What stands over the later parts is a short form of the head.
        let heads = |role| words::lines(first, role);
        let title = story.map(|it| it.title.clone()).filter(|it| !it.is_empty());
        let headline = match title {
            Some(title) => title.split('　').map(str::to_owned).collect(),
            None => heads(Role::Headline),
        };
        Article {
            id,
            name: story.map(|it| it.id.clone()),
            kind: block.kind,
            label: heads(Role::Label),
            kicker: heads(Role::Kicker),
            headline,
            deck: heads(Role::Deck),
            summary: heads(Role::Summary),
            byline: marks.iter().flat_map(|it| words::lines(it, Role::Byline)).collect(),
            text: words::paragraphs(&marks, block.kind),
            pictures: parts.iter().flat_map(|it| self.images(*it)).collect(),
            parts,
        }
    }

    fn sheet(&self, at: usize) -> Option<&'a Sheet> {
        self.proof.sheets.get(at)
    }

    fn marks(&self, part: Part) -> &'a [Mark] {
        let sheet = self.sheet(part.sheet);
        let found =
            sheet.and_then(|it| it.marks.get(it.blocks.get(part.block)?.marks.clone()));
        found.unwrap_or_default()
    }

    /// The pictures of a part, each with its caption: as it was written, or else as it is
    /// printed.
    fn images(&self, part: Part) -> Vec<Image> {
        let number = self.sheet(part.sheet).map_or(0, |it| it.number);
        let mut images: Vec<Image> = Vec::new();
        for mark in self.marks(part) {
            match &mark.kind {
                MarkKind::Picture(placed) => {
                    let name = self.pictures.get(placed.picture).map(|it| &it.name);
                    let mut written = self.about.captions.iter();
                    let written =
                        written.find(|it| it.page == number && Some(&it.file) == name);
                    images.push(Image {
                        picture: placed.picture,
                        sheet: part.sheet,
                        frame: placed.frame,
                        size: placed.image.size,
                        caption: written.and_then(|it| it.caption.clone()),
                        credit: written.and_then(|it| it.credit.clone()),
                    });
                }
                MarkKind::Text(line) if mark.role == Role::Caption => {
                    let known = |it: &Image| {
                        let mut written = self.about.captions.iter();
                        let name = self.pictures.get(it.picture).map(|it| &it.name);
                        written.any(|it| it.page == number && Some(&it.file) == name)
                    };
                    if let Some(image) = images.last_mut().filter(|it| !known(it)) {
                        image.caption.get_or_insert_default().push_str(&line.text());
                    }
                }
                _ => {}
            }
        }
        images
    }
}
