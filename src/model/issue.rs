//! An issue (一期报纸): the paper, its pages and what stands on them.

use std::collections::BTreeSet;

use crate::diag::{Span, Spanned};
use crate::ink::Ink;
use crate::model::article::{Article, Block};
use crate::model::color::Palette;
use crate::model::head::Head;
use crate::model::item::Item;
use crate::model::layout::Layout;
use crate::model::lock::Lock;
use crate::model::press::PressSpec;
use crate::model::story::{PageSpec, StorySpec};

/// Everything the editors wrote.
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
/// let issue = &job.issue;
/// assert_eq!(issue.page_count(), 4);
/// assert_eq!(issue.numbered().map(|(number, _)| number).collect::<Vec<_>>(), [1, 2, 3, 4]);
/// // One story begins on the front page and goes on in the comment.
/// let parts: Vec<_> = issue.parts_of("ferry").map(|(page, _)| page).collect();
/// assert_eq!(parts, [1, 3]);
/// let (page, story) = issue.story("ferry").expect("it is there");
/// assert_eq!((page, issue.head_of(story).main.len()), (1, 1));
/// assert!(issue.picture_files().iter().all(|it| !issue.is_negative(&it.value)));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
    ///
    /// ```
    /// use banxin::Job;
    ///
    /// let job = Job::open("examples/harbour-daily/issue.toml".as_ref())?;
    /// let issue = &job.issue;
    /// for (page, story) in issue.stories().filter(|(_, it)| !it.continued) {
    ///     assert!(page <= 4 && issue.article(&story.article.value).is_some());
    ///     assert!(!issue.blocks(&story.id.value).is_empty());
    /// }
    /// assert_eq!(issue.stories().count(), 21, "20 stories, one of them in two parts");
    /// assert!(issue.layout("comment").is_some());
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
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
///
/// ```
/// use banxin::Job;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let paper = &job.issue.paper;
/// assert_eq!((paper.issue, paper.date.value), (Some(2093), (2026, 11, 24)));
/// assert_eq!(paper.nameplate.as_ref().map(|it| &*it.value), Some("pictures/nameplate.svg"));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
///
/// ```
/// use banxin::Job;
/// use banxin::model::StyleSpec;
///
/// let job = Job::open("examples/cloud-ridge/issue.toml".as_ref())?;
/// assert_eq!(job.issue.style.region.value, "tw");
/// assert_eq!(job.issue.style.regional_role("song"), "song.tw");
/// assert_eq!(StyleSpec::default().regional_role("song"), "song");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
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
///
/// ```
/// use banxin::Job;
/// use banxin::draft::{Draft, Page, Role};
/// use banxin::job::Options;
///
/// let mut draft = Draft::new("晨报", "2026-11-24".parse()?).page(Page::new("front"));
/// let ours = Role { han: vec!["我们的宋体".into()], ..Role::default() };
/// draft.fonts.roles.insert("song".into(), ours);
/// let job = Job::of_draft(&draft, &Options::default())?;
/// assert_eq!(job.issue.fonts.roles[0].name.value, "song");
/// // Nobody has that face.
/// assert!(job.diagnostics.iter().any(|it| it.message.zh.contains("我们的宋体")));
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct FontSpec {
    /// Folders of the issue in which faces are looked for first.
    pub dirs: Vec<Spanned<String>>,
    /// Roles that the issue fills with its own faces.
    pub roles: Vec<RoleSpec>,
}

/// A role and the faces that play it here (字体角色).
///
/// ```
/// use banxin::diag::{Span, Spanned};
/// use banxin::model::RoleSpec;
///
/// let name = Spanned::new("song.tw".to_owned(), Span::default());
/// let role = RoleSpec { name, ..RoleSpec::default() };
/// assert!(role.han.is_empty() && role.latin.is_empty());
/// ```
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
