//! Issues thrown together by dice: layouts, places, ways of setting, and copy that is known
//! to the character.

use std::collections::BTreeMap;

use crate::dice::Dice;

impl Dice {
    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// What a paragraph is written as, what is to be seen of it, and what beside it.
const PIECES: &[(&str, &str, &str)] = &[
    ("港口", "港口", ""),
    ("的早晨", "的早晨", ""),
    ("工人们说", "工人们说", ""),
    ("潮水退去以后", "潮水退去以后", ""),
    ("一", "一", ""),
    ("，", "，", ""),
    ("。", "。", ""),
    ("：“好。”", "：“好。”", ""),
    ("（见《海图》）", "（见《海图》）", ""),
    ("——", "——", ""),
    ("……", "……", ""),
    ("2026年", "2026年", ""),
    ("3.5%", "3.5%", ""),
    (" Harbour Lab ", "HarbourLab", ""),
    ("international", "international", ""),
    (" https://www.banxin.cn/a-b?c=1 ", "https://www.banxin.cn/a-b?c=1", ""),
    ("**老港区**", "老港区", ""),
    ("[渡口]{dù kǒu}", "渡口", "dùkǒu"),
    ("[船工]{chuángōng}", "船工", "chuángōng"),
    ("[林小满]{.name}", "林小满", ""),
    ("[风大不开船]{.dots}", "风大不开船", ""),
    ("[顾长河]{.keep}", "顾长河", ""),
    ("\\*", "*", ""),
    ("字\u{2060}字", "字\u{2060}字", ""),
    ("北塘湾将贯通十一公里岸线", "北塘湾将贯通十一公里岸线", ""),
];

#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    Running,
    Optional,
    Crosshead,
}

/// A paragraph: how it is known, and what is to be seen.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) seen: String,
    pub(crate) beside: String,
}

/// A story as it was written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    pub(crate) id: String,
    pub(crate) head: String,
    pub(crate) paragraphs: Vec<Paragraph>,
}

/// An issue as it was written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) stories: Vec<Story>,
    /// Everything that is in no story.
    pub(crate) others: String,
}

/// Rows and columns of every page.
const ROWS: usize = 60;

/// An issue of two pages.
pub(crate) fn written(dice: &mut Dice) -> Written {
    let mut issue = Written::default();
    let columns = 2 + dice.below(4);
    let mode = dice.pick(&["horizontal", "horizontal", "vertical"]);
    issue.files.insert("layouts/x.toml".to_owned(), layout(mode, columns));
    let mut pages = [String::new(), String::new()];
    for number in 0..2 {
        page(dice, &mut issue, &mut pages, number, columns);
    }
    let region = dice.pick(&["cn", "cn", "tw", "jp"]);
    let mut toml = format!(
        "[paper]\nname = \"报\"\ndate = 2026-11-24\n[style]\nregion = \"{region}\"\n"
    );
    for (key, values) in [
        ("fit", ["total-fit", "push-out", "squeeze-first"]),
        ("prohibition", ["gb", "basic", "strict"]),
        ("punctuation", ["newspaper", "kaiming", "full"]),
    ] {
        toml.push_str(&format!("{key} = {:?}\n", dice.pick(&values)));
    }
    for items in pages {
        toml.push_str(&format!("[[page]]\nlayout = \"x\"\n{items}"));
    }
    issue.files.insert("issue.toml".to_owned(), toml);
    issue
}

/// How wide each of so many columns is.
const fn ems(columns: usize) -> usize {
    80 / columns - 2
}

fn layout(mode: &str, columns: usize) -> String {
    format!(
        "trim = [300, 300]\nmargins = {{ top = 10, right = 10, bottom = 10, left = 10 }}\n\
         mode = {mode:?}\nbody = {{ face = \"song\", size = 9, leading = 13 }}\nrows = {ROWS}\n\
         [grid]\ncolumns = {:?}\ngap = 1\nmode = \"auto\"\n",
        vec![ems(columns); columns],
    )
}

/// Bands of rows one under the other, each a story, at times with something beside it.
fn page(
    dice: &mut Dice,
    issue: &mut Written,
    pages: &mut [String; 2],
    number: usize,
    columns: usize,
) {
    // The first place of page 2 may go on with the last story of page 1, which then jumps.
    let bands = 1 + dice.below(3);
    let rows = ROWS / bands - 1;
    for band in 0..bands {
        let row = band * (rows + 1) + 1;
        let beside = dice.one_in(2) && columns > 2;
        let cols = if beside { columns - 1 } else { columns };
        let area = |col: usize, cols: usize| {
            format!("{{ col = {col}, row = {row}, cols = {cols}, rows = {rows} }}")
        };
        if beside {
            let item = item(dice, issue, &area(columns, 1));
            pages[number].push_str(&item);
        }
        let last = issue.stories.last().filter(|_| number == 1 && band == 0);
        if let Some(from) = last.filter(|_| dice.one_in(2)) {
            pages[0].push_str("jump = 2\n");
            pages[1].push_str(&format!(
                "[[page.story]]\ncontinues = {:?}\narea = {}\n",
                from.id,
                area(1, cols)
            ));
            continue;
        }
        let keys = keys(dice, cols);
        let room = rows * cols * ems(columns);
        let story = story(dice, issue, room, keys.contains("none"));
        pages[number].push_str(&format!(
            "[[page.story]]\narticle = \"{story}.md\"\narea = {}\n{keys}",
            area(1, cols),
        ));
    }
}

/// How a story is set.
fn keys(dice: &mut Dice, cols: usize) -> String {
    let mut keys =
        dice.pick(&["", "", "form = \"vertical\"\n", "form = \"none\"\n"]).to_owned();
    if keys.is_empty() && dice.one_in(2) {
        keys = format!("head_cols = {}\n", 1 + dice.below(cols));
    }
    if dice.one_in(4) {
        keys.push_str("border = \"zheng\"\n");
    }
    if dice.one_in(6) {
        keys.push_str(&format!("columns = {}\n", 1 + dice.below(cols + 1)));
    }
    keys
}

/// An article in a file of its own, for a place with room for so many characters, and with
/// or without its head.
fn story(dice: &mut Dice, issue: &mut Written, room: usize, headless: bool) -> String {
    let id = format!("s{}", issue.stories.len());
    let mut story = Story { id: id.clone(), ..Story::default() };
    let mut text = String::from("+++\n");
    for (key, words) in [
        ("kicker", "老港区更新规划，昨日公布"),
        ("main", "把岸线还给市民"),
        ("deck", "二〇二九年前贯通步道"),
        ("byline", "本报记者　陆白帆"),
        ("label", "城市观察"),
    ] {
        if dice.one_in(2) {
            text.push_str(&format!("{key} = \"{words}\"\n"));
            if !headless || key == "byline" {
                story.head.push_str(words);
            }
        }
    }
    text.push_str("+++\n");
    // From far too little to far too much.
    let most = room * dice.below(7) / 4;
    let mut length = 0;
    while length < most || story.paragraphs.is_empty() {
        let (paragraph, written) = paragraph(dice, story.paragraphs.len());
        length += paragraph.seen.chars().count();
        text.push_str(&written);
        story.paragraphs.push(paragraph);
    }
    issue.files.insert(format!("{id}.md"), text);
    issue.stories.push(story);
    id
}

fn paragraph(dice: &mut Dice, number: usize) -> (Paragraph, String) {
    let kind = dice.pick(&[
        Kind::Running,
        Kind::Running,
        Kind::Running,
        Kind::Optional,
        Kind::Crosshead,
    ]);
    let name = format!("第{number}段");
    let (mut seen, mut beside) = (name.clone(), String::new());
    let mut written = match kind {
        Kind::Running => name.clone(),
        Kind::Optional => format!("{{.optional}}{name}"),
        Kind::Crosshead => format!("## {name}"),
    };
    let most = if kind == Kind::Crosshead { 2 } else { 3 + dice.below(40) };
    for _ in 0..most {
        let (markup, text, reading) = dice.pick(PIECES);
        // A crosshead has words beside it like any other line.
        written.push_str(markup);
        seen.push_str(text);
        beside.push_str(reading);
    }
    (Paragraph { kind, name, seen, beside }, written + "\n\n")
}

/// Something that is no story.
fn item(dice: &mut Dice, issue: &mut Written, area: &str) -> String {
    let mut words = |count: usize| {
        let words = "渡口的船工只守一条规矩，风大不开船。";
        let words: String = words.chars().cycle().take(count).collect();
        issue.others.push_str(&words);
        words
    };
    let length = 4 + dice.below(90);
    match dice.below(5) {
        0 => format!(
            "[[page.quote]]\narea = {area}\nlabel = {:?}\ntext = {:?}\nsource = {:?}\n",
            words(4),
            words(length),
            words(3)
        ),
        1 => {
            let items = (0..=dice.below(12)).map(|_| {
                format!("{{ head = {:?}, text = {:?} }}", words(3), words(length))
            });
            let items: Vec<_> = items.collect();
            format!("[[page.briefs]]\narea = {area}\nitems = [{}]\n", items.join(", "))
        }
        2 => {
            let rows =
                (0..=dice.below(60)).map(|_| format!("[{:?}, {:?}]", words(1), words(2)));
            let rows: Vec<_> = rows.collect();
            format!(
                "[[page.table]]\narea = {area}\ncolumns = [{{ head = {:?} }}, {{ head = {:?} }}]\n\
                 rows = [{}]\nnote = {:?}\n",
                words(1),
                words(1),
                rows.join(", "),
                words(6)
            )
        }
        3 => format!(
            "[[page.ear]]\narea = {area}\nlines = [{:?}, {:?}]\n",
            words(5),
            words(length)
        ),
        _ => format!("[[page.label]]\narea = {area}\ntext = {:?}\n", words(4)),
    }
}
