//! Why a remark is made, and how to mend what it is about: for `banxin explain`.

use crate::diag::Code;

/// What stands behind a code, in Chinese and in English.
///
/// ```
/// use banxin::diag::{Code, explain};
///
/// let behind = explain(Code::Overset).expect("it is explained");
/// assert_eq!(behind.code, Code::Overset);
/// assert!(!behind.why.is_empty() && !behind.mend_zh.is_empty());
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// 为什么.
    pub why_zh: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// 怎么办.
    pub mend_zh: &'static str,
    /// How to mend it.
    pub mend: &'static str,
}

/// What stands behind `code`.
///
/// ```
/// use banxin::diag::{Code, explain};
///
/// assert!(Code::ALL.iter().all(|code| explain(*code).is_some()));
/// ```
#[must_use]
pub fn explain(code: Code) -> Option<&'static Explanation> {
    ROWS.iter().find(|it| it.code == code)
}

/// Makes rows of `Code: why in Chinese, in English; mending in Chinese, in English`.
macro_rules! rows {
    ($($code:ident: $why_zh:literal, $why:literal; $mend_zh:literal, $mend:literal.)*) => {
        const ROWS: &[Explanation] = &[$(Explanation {
            code: Code::$code,
            why_zh: $why_zh,
            why: $why,
            mend_zh: $mend_zh,
            mend: $mend,
        },)*];
    };
}

rows! {
    FileMissing:
        "本期提到的文件不在那里，版面就缺一块", "the issue names a file that is not there, so the page would have a hole";
        "核对文件名；路径从 issue.toml 所在的文件夹算起", "check the name; paths start at the folder of issue.toml".
    FileUnreadable:
        "文件打不开，或不是UTF-8文本", "the file cannot be opened, or is not text in UTF-8";
        "检查权限；另存为UTF-8纯文本", "check its permissions; save it as plain text in UTF-8".
    OutsideFolder:
        "一期的文件都在一个文件夹里，换一台机器也能排", "an issue keeps all its files in one folder, so that it can be set on any machine";
        "把文件拷进来，写相对路径", "copy the file into the folder and write its path from there".
    ProfileUnusable:
        "印刷条件认不出，颜色就没有标准", "without the printing condition no colour has a meaning";
        "向印厂要新闻纸的四色输出特性文件", "ask the printer for the CMYK output profile of the newsprint".
    Syntax:
        "TOML读不通，后面写的都不知是什么", "what follows a slip in TOML could mean anything";
        "看划线处：常是引号或括号没有配对", "look where it is underlined: mostly a quote or bracket without its partner".
    UnknownKey:
        "写错的键等于没写，所以不放过", "a misspelt key would silently do nothing";
        "照提示改，或查 docs/issue-format.zh-CN.md", "follow the hint, or look into docs/issue-format.md".
    MissingKey:
        "少了这个键，版面排不出来", "the page cannot be made without it";
        "照提示补上一行", "add the line that the hint shows".
    BadValue:
        "这个键不收这样的值", "the key does not take such a value";
        "照提示改", "follow the hint".
    FrontMatter:
        "文头读不通，标题就会混进正文", "heads would end up in the text";
        "文头写在两行 --- 之间，每行一个键", "write it between two lines ---, one key a line".
    EmptyArticle:
        "没有正文的稿件多半是传错了文件", "an article without text is mostly the wrong file";
        "补上正文，或从版面去掉", "add the text, or take it off the page".
    ControlCharacter:
        "看不见的字符印不出来，还会打乱检索", "such characters do not print, and spoil searches";
        "在编辑器里删掉", "delete them in an editor".
    NoteMark:
        "注音或标号写得不全，不知该印什么", "half a mark does not say what to print";
        "写成 [字]{注}，括号要配对", "write [words]{note} with both brackets".
    BreakMark:
        "行末的反斜线后面没有可接的行", "the backslash has no line to go on with";
        "删掉，或写成两个反斜线", "delete it, or write it twice to print one".
    GuessedEncoding:
        "编码没有写明，猜错了就是满篇乱码", "nothing in the file says what its bytes mean; a wrong guess gives other characters";
        "看看正文是否通顺，另存为UTF-8", "look whether the text makes sense, and save it as UTF-8".
    BrokenBytes:
        "读不出的字节原来是字，排上去就少了字", "such bytes were characters once: the text would lack them";
        "从原稿补上，另存为UTF-8", "put them in from the original, and save it as UTF-8".
    LeftOutside:
        "来稿里有排不进稿件的内容，一样一样列出，不会悄悄丢掉", "an article has no place for it; it is listed so that nothing is lost in silence";
        "要印的写进稿件", "write into the article what is to be printed".
    Simplified:
        "来稿里有稿件没有的形式，字都在，样子变了", "the characters are all there, but not the form they had";
        "看看改得对不对", "look whether it came out as meant".
    UnknownLayout:
        "没有版式就没有版面", "a page is made on a layout";
        "用自带的版式，或放进 layouts/", "use a bundled one, or put yours into layouts/".
    UnknownSlot:
        "版式里没有这个位置，稿件没处放", "the layout has no such place for it";
        "照提示改，或写 area", "follow the hint, or write an area".
    ImpossibleSize:
        "这样的尺寸排不出来", "nothing can be set at that size";
        "改到提示的范围内", "bring it into the range of the hint".
    Overlap:
        "两样东西印在一处，谁也看不清", "two things printed in one place can neither be read";
        "改 area，一般上下之间空一行", "change the areas; one row stays empty between them".
    UnknownColor:
        "没有定义的颜色不能印", "a color that is not defined cannot be printed";
        "在 [colors] 里写明，或照提示改", "define it in [colors], or follow the hint".
    ColorOverInked:
        "新闻纸吃墨有限，太多不干、背面蹭脏", "newsprint takes so much ink; more does not dry and sets off";
        "减青、品红、黄，用黑代替", "use black instead of cyan, magenta and yellow".
    UnknownStory:
        "导读或转版指向的稿件不存在", "a teaser or jump leads nowhere";
        "写稿件的 id 或文件名", "write the id or the file of the story".
    DuplicateStory:
        "两篇同名，不知转到哪一篇", "nobody knows which of two is meant";
        "给其中一篇写 id", "give one of them an id".
    CnNumber:
        "刊号每期必检，错一位算一处形式差错", "the regulator looks at it in every issue; a wrong figure is a form error";
        "照出版许可证写：CN 31-0999", "write it as in the licence: CN 31-0999".
    PostalCode:
        "读者照它到邮局订报", "readers subscribe by it at the post office";
        "报纸的省代号是单数：3-99", "the province's number is odd for newspapers: 3-99".
    LunarDate:
        "农历错了，读者一眼看出", "readers see a wrong lunar date at once";
        "去掉 lunar，由程序推算", "leave `lunar` out; it is worked out".
    PlanRow:
        "版面计划的一行对不上，这一项排不到版上", "what the row plans cannot be put on a page";
        "照提示改表格，另存为CSV", "mend the sheet by the hint and save it as CSV".
    LockStranger:
        "这篇撤了或改了名，定样里的决定用不上", "the story was taken out or renamed: what was decided for it is of no use";
        "用 build --lock 重写定样", "build --lock again".
    LockChanged:
        "稿件或位置变了，从前的决定不能全照搬，版面与上次不同", "what was decided for other copy or another place cannot all be kept: the page differs from last time";
        "看过版面，用 build --lock 重写定样", "look at the page, then build --lock again".
    LockUnmet:
        "定样要的排不出来，只好不照它", "what the lock asks for cannot be set, so it is not followed";
        "改这一项，或删去，由程序决定", "change it, or take it away and leave it to make-up".
    RoleWithoutFace:
        "没有字体就没有字", "without a face there is no type";
        "安装字体，或在 [fonts.roles] 里换一个", "install one, or name another in [fonts.roles]".
    FaceUnreadable:
        "字体坏了，或不许嵌入PDF", "the font is broken, or may not be embedded in a PDF";
        "换字体，或向厂商取得许可", "use another, or ask its owner".
    FallbackFace:
        "个别字与旁边的字不是一家", "these characters differ in design from their neighbours";
        "字少可以不管；多则换字库大的字体", "a few are no matter; for many use a face with more characters".
    MissingGlyph:
        "印出来是空框", "an empty box would be printed";
        "换字，或加一个有这个字的字体", "use another character, or add a face that has it".
    PictureUnreadable:
        "坏的或不认识的图片会在版上留白", "a broken or foreign picture would leave a hole";
        "重新传送，或另存为JPEG、PNG或TIFF", "send it again, or save it as JPEG, PNG or TIFF".
    PictureCoarse:
        "像素太少，印出来有马赛克", "with too few pixels it breaks up into blocks";
        "换大图，或缩小版面上的尺寸", "use a larger file, or print it smaller".
    LooseLine:
        "字间太开，版面有白洞", "wide gaps look like holes in the page";
        "改几个字，提示里有多少", "add or cut a few words, as the hint says".
    Relief:
        "避头尾在这一行做不到", "no line end keeps the rule here";
        "改几个字", "change a few words".
    EmergencyBreak:
        "长词放不下，只好断开", "the word does not fit its line";
        "改词，或放宽这一栏", "use another word, or a wider column".
    CloseLines:
        "注音和标号会碰到邻行", "readings and marks would touch the next line";
        "加大行距", "give the lines more leading".
    Overset:
        "文字没有排完，读者看不到结尾", "the end of the story is not on the page";
        "删稿、加行，或转版", "cut it, add rows, or let it jump".
    Underfill:
        "留了空行，版面不齐", "the foot of the story stays empty";
        "加几句，或少占几行", "add a sentence or two, or take fewer rows".
    HeadTight:
        "标题太长，压得太扁", "the head is too long and is pressed too narrow";
        "改短，或用小一号", "shorten it, or make it smaller".
    NoRoom:
        "位置比内容小", "the place is smaller than what should stand in it";
        "加大位置，或删减", "enlarge the place, or cut".
    JumpWithoutPartner:
        "转版没有接上，读者找不到下文", "the reader is sent to a page where nothing goes on";
        "转出写 jump，转入写 continues", "write `jump` where it leaves and `continues` where it goes on".
    NeedlessJump:
        "文字已排完，没有可转的", "the story ends before its jump";
        "去掉 jump 和接排的部分", "take the jump and its continuation away".
    HeadCut:
        "标题在词中间断开，读不顺", "a head broken inside a word reads badly";
        "用 | 指定断行处，或改词", "show with | where it may break, or change the words".
    HeadStop:
        "报纸标题末尾不用句号", "newspaper heads end without a full stop";
        "删掉句号", "delete it".
    LoneLine:
        "段尾一行孤零零在栏顶", "the last line of a paragraph stands alone on top of a column";
        "增减几个字，或移动小标题", "add or cut a few words, or move a crosshead".
    TableWide:
        "表格比位置宽", "the table is wider than its place";
        "缩短提示的那一格，或加宽", "shorten the cell of the hint, or give it more width".
    AdvertShape:
        "广告与版位比例不同，会留白边", "white would stay beside the advertisement";
        "请按版位尺寸重做", "have it made for the size of its place".
    FoldCut:
        "折缝压在字上", "the fold runs through type";
        "让折缝落在栏间", "let the fold fall between columns".
    LeftOut:
        "编辑标了可删，排不下时先舍它", "the editor marked it as the first to go when there is no room";
        "要留就删别处，或给这篇加行", "to keep it, cut elsewhere or give the story more rows".
    ThroughCut:
        "断版的版面散成两半，读者的眼睛也断在那里", "the page falls apart into halves, and the eye stops there";
        "让稿或图跨过空白，或放一篇通栏", "let a story or a picture reach over the gap, or set one as wide as the page".
    BlankPage:
        "白版也要制版，多半是漏了稿件", "a plate is made for nothing, and mostly a file is missing";
        "补上内容，或去掉这一版", "fill the page, or take it out".
    OutsideTrim:
        "裁切线外的内容会被切掉", "what lies outside the trim is cut off";
        "移动、缩小，或加大页边", "move it, shrink it, or widen the margins".
    Unprintable:
        "没有可写的PDF", "there is no PDF to write";
        "照提示改", "do as the message says".
    InkSum:
        "新闻纸一处吃墨约240％，再多不干、蹭脏、断纸", "newsprint takes about 240 percent; more does not dry, sets off and tears the web";
        "减青、品红、黄，或把底上的字改成反白", "less cyan, magenta, yellow, or white type on the ground".
    PictureInk:
        "按铜版纸分色的图片暗处有300％，新闻纸吃不下", "pictures separated for coated paper have 300 percent in their shadows";
        "用新闻纸的特性文件重新分色", "have it separated anew for newsprint".
    ManyInks:
        "套印误差有半毫米，比小字的笔画还宽", "plates are out of register by half a millimetre, more than a stroke of small type";
        "小字用单黑、单色或专色", "print small type in black, one ink or a spot color".
    SmallReversed:
        "油墨扩散，会填满反白的笔画", "ink spreads and closes white strokes";
        "至少10点，宜用黑体", "10 points at least, best in a sans face".
    Hairline:
        "新闻纸的版留不住这么细的线", "a plate for newsprint cannot hold so thin a line";
        "用正线（0.12毫米）或更粗", "make it 0.12 mm or more".
    Unreadable:
        "字与底分不开，等于没印", "type that cannot be told from its ground is lost";
        "换字色或底色", "give the type or the ground another ink".
    IntentNewer:
        "PDF 1.4只认ICC第2版", "PDF 1.4 knows version 2 of ICC only";
        "要第2版的特性文件，或写PDF/X-4", "ask for a profile of version 2, or write PDF/X-4".
    DeliveredPage:
        "一个不合规的广告会让整个文件被印厂退回", "one such page makes the press refuse the whole file";
        "请广告部按PDF/X-1a重新导出", "have it exported anew as PDF/X-1a".
    UncutFace:
        "字体的许可不让只嵌用到的字", "the licence of the face forbids embedding part of it";
        "换字体，或取得许可", "use another face, or ask its owner".
    TrimsDiffer:
        "一叠报纸一次裁切", "all pages of a section are cut at once";
        "各版用同样的 trim", "give all layouts one `trim`".
    AtTheCut:
        "没有出血，裁偏一点就露白", "without bleed a cut that is a little off leaves a white sliver";
        "放进版心", "keep it in the type area".
    ShowsThrough:
        "黑墨不遮底，大字里会看见底的边", "black is not opaque: the edge of the ground shows in large strokes";
        "让字全在底上或全在底外", "keep the type on the ground, or off it".
    SmallNameplate:
        "规定报名要大于、显著于版面上一切文字", "by law the nameplate is larger than all other type on its page";
        "加大报头，或缩小标题", "give the masthead more room, or make the head smaller".
    NoFolio:
        "规定每版都要标明版序", "by law every page bears its number";
        "用有报眉的版式", "use a layout with a folio line".
    HeadsAbreast:
        "两题并排，会被连着读成一句", "two heads side by side are read as one sentence";
        "错开，或以图、框、线隔开", "set them at different heights, or part them".
    LeadOutranked:
        "读者先看最大的题，头条就不成头条", "readers begin at the largest head, and the lead is no lead";
        "缩小下面的题，有意做倒头条则不必改", "make the lower head smaller, unless a lead at the foot is meant".
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_its_turn() {
        let explained: Vec<_> = ROWS.iter().map(|it| it.code).collect();
        assert_eq!(explained, Code::ALL);
        let said = |it: &Explanation| {
            [it.why_zh, it.why, it.mend_zh, it.mend].iter().all(|it| !it.is_empty())
        };
        assert!(ROWS.iter().all(said), "in both languages");
        assert!(explain(Code::InkSum).is_some_and(|it| it.why.contains("240")));
    }
}
