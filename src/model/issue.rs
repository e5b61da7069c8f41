//! An issue (一期报纸): the paper, its pages and what stands on them.

use std::collections::BTreeSet;

use crate::diag::{Span, Spanned};
use crate::geom::Em;
use crate::ink::Ink;
use crate::model::article::{Article, Block};
use crate::model::boxing::BoxSpec;
use crate::model::color::Palette;
use crate::model::head::{Head, HeadSpec};
use crate::model::item::Item;
use crate::model::layout::Layout;
use crate::model::lock::Lock;
use crate::model::press::PressSpec;

/// Everything the editors wrote.
#[derive(Clone, Debug, Default)]
pub struct Issue {
    /// The paper and its date.
    pub paper: Paper,
    /// What the printing house asks for.
    pub press: PressSpec,
    /// The colours that have names.
    pub palette: Palette,
    /// How it is set.
    pub style: StyleSpec,
    /// The issue's own faces.
    pub fonts: FontSpec,
    /// The page plan that the first pages are written in (版面计划), a CSV file.
    pub plan: Option<Spanned<String>>,
    /// The pages in order.
    pub pages: Vec<PageSpec>,
    /// Every layout that a page names.
    pub layouts: Vec<Layout>,
    /// Every article that a page names, with its file name as written.
    pub articles: Vec<(String, Article)>,
    /// What make-up is to keep (定样).
    pub lock: Lock,
}

impl Issue {
    /// The layout of that name.
    #[must_use]
    pub fn layout(&self, name: &str) -> Option<&Layout> {
        self.layouts.iter().find(|it| it.name.value == name)
    }

    /// The article of that file.
    #[must_use]
    pub fn article(&self, file: &str) -> Option<&Article> {
        self.articles.iter().find(|(name, _)| name == file).map(|(_, it)| it)
    }

    /// Every page with its number; a spread has the number of its left-hand page.
    pub fn numbered(&self) -> impl Iterator<Item = (u32, &PageSpec)> {
        self.pages.iter().scan(1, |next, page| {
            let number = *next;
            *next += self.layout(&page.layout.value).map_or(1, Layout::pages);
            Some((number, page))
        })
    }

    /// How many pages the issue has (版数).
    #[must_use]
    pub fn page_count(&self) -> u32 {
        let layouts = self.pages.iter().map(|it| self.layout(&it.layout.value));
        layouts.map(|it| it.map_or(1, Layout::pages)).sum()
    }

    /// Every part of every story with its page number, in order.
    pub fn stories(&self) -> impl Iterator<Item = (u32, &StorySpec)> {
        self.numbered().flat_map(|(number, page)| {
            page.items.iter().filter_map(move |it| Some((number, it.story()?)))
        })
    }

    /// Every picture file that a page or a story names, each once, in order.
    #[must_use]
    pub fn picture_files(&self) -> Vec<&Spanned<String>> {
        let mut seen = BTreeSet::new();
        let items = self.pages.iter().flat_map(|page| &page.items);
        let pictures = items.flat_map(Item::pictures);
        pictures.map(|it| &it.file).filter(|it| seen.insert(&it.value)).collect()
    }

    /// Whether the inks of a picture file are stored the other way round than it says.
    #[must_use]
    pub fn is_negative(&self, file: &str) -> bool {
        let items = self.pages.iter().flat_map(|page| &page.items);
        let mut pictures = items.flat_map(Item::pictures);
        pictures.any(|it| it.negative && it.file.value == file)
    }

    /// Every part of the story `id` with its page number, in order.
    pub fn parts_of<'a>(
        &'a self,
        id: &'a str,
    ) -> impl Iterator<Item = (u32, &'a StorySpec)> {
        let begun = |it: &StorySpec| self.story(&it.id.value).map(|(_, it)| &it.id.value);
        self.stories().filter(move |(_, it)| begun(it).is_some_and(|it| it == id))
    }

    /// The text of the story `id`.
    #[must_use]
    pub fn blocks(&self, id: &str) -> &[Block] {
        let article = self.story(id).and_then(|(_, it)| self.article(&it.article.value));
        article.map(|it| it.blocks.as_slice()).unwrap_or_default()
    }

    /// The head of a part: its own, or the article's where the story begins and a short one
    /// where it goes on (转版题).
    #[must_use]
    pub fn head_of(&self, spec: &StorySpec) -> Head {
        if let Some(own) = &spec.head {
            return own.clone();
        }
        let begun = match spec.continued {
            true => self.story(&spec.id.value).map(|(_, it)| it),
            false => Some(spec),
        };
        let article = begun.and_then(|it| self.article(&it.article.value));
        match article {
            Some(it) if spec.continued => {
                Head { main: it.jump_head.clone(), ..Head::default() }
            }
            Some(it) => it.head.clone(),
            None => Head::default(),
        }
    }

    /// The page and the story that `name`, an id or an article's file, begins with.
    #[must_use]
    pub fn story(&self, name: &str) -> Option<(u32, &StorySpec)> {
        let is = |it: &StorySpec| it.id.value == name || it.article.value == name;
        self.stories().find(|(_, it)| !it.continued && is(it))
    }
}

/// What the masthead and the folio lines say.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// 报名.
    pub name: Spanned<String>,
    /// Year, month, day.
    pub date: Spanned<(i32, u8, u8)>,
    /// 农历; worked out from the date when not written.
    pub lunar: Option<Spanned<String>>,
    /// 总第N期.
    pub issue: Option<u32>,
    /// 国内统一连续出版物号, `CN 31-0001`.
    pub cn: Option<Spanned<String>>,
    /// What files of its pages are called by: `LGRB`.
    pub code: Option<Spanned<String>>,
    /// 邮发代号, `3-99`.
    pub postal_code: Option<Spanned<String>>,
    /// 主管, 主办, 出版 and so on: lines printed under the nameplate.
    pub imprint: Vec<String>,
    /// The file of a nameplate that is art: an SVG, a PDF or a picture.
    pub nameplate: Option<Spanned<String>>,
    /// Beside the nameplate (报徽旁的小字): a slogan.
    pub slogan: Option<String>,
}

/// How the issue is set.
#[derive(Clone, Debug)]
pub struct StyleSpec {
    /// 禁则: `none`, `basic`, `gb` or `strict`.
    pub prohibition: Spanned<String>,
    /// 标点: `newspaper`, `full`, `gb`, `kaiming`, `half` or `css`.
    pub punctuation: Spanned<String>,
    /// 段首标点: `keep`, `trim`, `full` or `pull`; none where the region decides.
    pub para_open: Option<Spanned<String>>,
    /// 标点悬挂.
    pub hanging: bool,
    /// Whether two stops close up.
    pub squeeze_stops: bool,
    /// 中西文间距: `all`, `letters` or `none`.
    pub autospace: Spanned<String>,
    /// 折行: `total-fit`, `push-out` or `squeeze-first`.
    pub fit: Spanned<String>,
    /// 西文断词: whether Western words may be parted with a hyphen.
    pub hyphenation: bool,
    /// 不断行的词: names of people, titles and products that a line never ends inside.
    pub keep_together: Vec<String>,
    /// 地区: `cn`, `tw`, `hk` or `jp`.
    pub region: Spanned<String>,
    /// The colour of the nameplate and of standing heads.
    pub accent: Ink,
}

impl StyleSpec {
    /// A role's name as the issue's region plays it: `song`, or `song.tw`.
    #[must_use]
    pub fn regional_role(&self, role: &str) -> String {
        match self.region.value.as_str() {
            "cn" => role.to_owned(),
            region => format!("{role}.{region}"),
        }
    }
}

impl Default for StyleSpec {
    fn default() -> Self {
        let plain = |word: &str| Spanned::new(word.to_owned(), Span::default());
        Self {
            prohibition: plain("gb"),
            punctuation: plain("newspaper"),
            para_open: None,
            hanging: false,
            squeeze_stops: false,
            autospace: plain("all"),
            fit: plain("total-fit"),
            hyphenation: true,
            keep_together: Vec::new(),
            region: plain("cn"),
            accent: Ink::BLACK,
        }
    }
}

/// The issue's own faces, beside those that come with banxin.
#[derive(Clone, Debug, Default)]
pub struct FontSpec {
    /// Folders of the issue in which faces are looked for first.
    pub dirs: Vec<Spanned<String>>,
    /// Roles that the issue fills with its own faces.
    pub roles: Vec<RoleSpec>,
}

/// A role and the faces that play it here (字体角色).
#[derive(Clone, Debug, Default)]
pub struct RoleSpec {
    /// `song`, or `song.tw` for one region.
    pub name: Spanned<String>,
    /// Faces for Han, tried in order.
    pub han: Vec<Spanned<String>>,
    /// Faces for Western letters and figures.
    pub latin: Vec<Spanned<String>>,
    /// Other fonts that would do, for a message.
    pub instead: Vec<String>,
}

/// One page (版).
#[derive(Clone, Debug, Default)]
pub struct PageSpec {
    /// The layout's name.
    pub layout: Spanned<String>,
    /// 版名: 要闻, 综合新闻, 副刊.
    pub section: Option<Spanned<String>>,
    /// 责任编辑.
    pub editor: Option<String>,
    /// 版式设计 / 美编.
    pub designer: Option<String>,
    /// 校对.
    pub proofreader: Option<String>,
    /// What stands on it, in the order of the file.
    pub items: Vec<Item>,
    /// The page's own table in the file.
    pub span: Span,
}

/// A rectangle on the page grid: whole columns and rows.
///
/// In a vertical page columns (段) are counted from the top and rows (行) from the right.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Area {
    /// The first column, from 1.
    pub col: u32,
    /// The first row, from 1.
    pub row: u32,
    /// How many columns.
    pub cols: u32,
    /// How many rows.
    pub rows: u32,
}

impl Area {
    /// The last column.
    #[must_use]
    pub const fn last_col(&self) -> u32 {
        self.col.saturating_add(self.cols).saturating_sub(1)
    }

    /// The last row.
    #[must_use]
    pub const fn last_row(&self) -> u32 {
        self.row.saturating_add(self.rows).saturating_sub(1)
    }

    /// Whether the two share a row of a column.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.col <= other.last_col()
            && other.col <= self.last_col()
            && self.row <= other.last_row()
            && other.row <= self.last_row()
    }
}

/// A story on a page.
#[derive(Clone, Debug, Default)]
pub struct StorySpec {
    /// The name other places know it by: written, or the article's, or its file's stem.
    pub id: Spanned<String>,
    /// The article's file, or the id of the story that continues here.
    pub article: Spanned<String>,
    /// Whether this is the continuation of a story that began on an earlier page (上接).
    pub continued: bool,
    /// Where it stands: rectangles in reading order.
    pub area: Vec<Spanned<Area>>,
    /// The name of the slot, when it stands in one.
    pub slot: Option<Spanned<String>>,
    /// How many columns each area is cut into (破栏), in the order of the areas; the last
    /// number is for the areas that follow too.
    pub columns: Vec<u32>,
    /// Heads that replace the article's.
    pub head: Option<Head>,
    /// How the head stands: `over`, `vertical`, `picture` or `none`.
    pub form: Option<Spanned<String>>,
    /// How many columns the head spans, from the left; all when not written.
    pub head_cols: Option<Spanned<u32>>,
    /// Rows that the head takes; worked out when not written. In a vertical head, the rows
    /// its strip stands beside.
    pub head_rows: Option<Spanned<u32>>,
    /// Size of the main head in points; worked out from the width when not written.
    pub head_size: Option<Spanned<u32>>,
    /// Width of the strip of a vertical head, in ems of the body.
    pub head_width: Option<Spanned<Em>>,
    /// Role of the main head's face.
    pub head_face: Option<Spanned<String>>,
    /// `center` or `start`.
    pub head_align: Option<Spanned<String>>,
    /// How its head is set and what it stands on.
    pub manner: HeadSpec,
    /// Role of the text's face; that of the layout when not written.
    pub face: Option<Spanned<String>>,
    /// What of the issue's style this story has of its own.
    pub rules: RulesSpec,
    /// Its box.
    pub boxing: BoxSpec,
    /// Where the story goes on.
    pub jump: Option<Jump>,
    /// Pictures inside the story's area.
    pub pictures: Vec<PictureSpec>,
}

/// The rules that a story may have of its own; those not written are the issue's.
#[derive(Clone, Debug, Default)]
pub struct RulesSpec {
    /// 禁则, as in [`StyleSpec`].
    pub prohibition: Option<Spanned<String>>,
    /// 标点.
    pub punctuation: Option<Spanned<String>>,
    /// 折行.
    pub fit: Option<Spanned<String>>,
}

/// Where a story goes on (下转).
#[derive(Clone, Debug, Default)]
pub struct Jump {
    /// The page.
    pub to: Spanned<u32>,
}

/// A picture on a page.
#[derive(Clone, Debug, Default)]
pub struct PictureSpec {
    /// Its file.
    pub file: Spanned<String>,
    /// Where it stands, with its caption.
    pub area: Vec<Spanned<Area>>,
    /// The name of the slot, when it stands in one.
    pub slot: Option<Spanned<String>>,
    /// 图片说明.
    pub caption: Option<Spanned<String>>,
    /// 摄影.
    pub credit: Option<Spanned<String>>,
    /// The part that must be seen: left, top, right, bottom in thousandths.
    pub focus: Option<Spanned<[u32; 4]>>,
    /// Whether all of it is shown, with white beside it where the shapes differ: for maps
    /// and charts (图表).
    pub whole: bool,
    /// Whether its four inks are stored the other way round than its file says (反相).
    pub negative: bool,
}
