//! The table of everything banxin may remark upon.

/// How much a remark matters.
///
/// ```
/// use banxin::diag::{Code, Severity};
///
/// assert!(Severity::Note < Severity::Warning && Severity::Warning < Severity::Error);
/// assert_eq!(Code::MissingGlyph.severity(), Severity::Error);
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Severity {
    /// Good to know.
    Note,
    /// Look at it before the page goes.
    Warning,
    /// The page must not go like this.
    Error,
}

/// Makes [`Code`] from rows of `Variant, id, severity, English title, Chinese title`.
macro_rules! codes {
    ($($name:ident $id:literal $severity:ident $en:literal $zh:literal;)*) => {
        /// What a remark is about; every code is one row of one table.
        ///
        /// ```
        /// use banxin::diag::{Code, Severity};
        ///
        /// let code = Code::ALL.iter().find(|it| it.id() == "B4001");
        /// assert_eq!(code, Some(&Code::Overset));
        /// assert_eq!((Code::Overset.title(), Code::Overset.title_zh()), ("text left over", "文字溢出"));
        /// assert!(Code::PlanRow.is_of_reading() && Code::NoFolio.is_of_form());
        /// assert_eq!(Code::Overset.severity(), Severity::Error);
        /// ```
        #[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
        #[non_exhaustive]
        pub enum Code { $(#[doc = $en] #[doc = concat!("(", $zh, ").")] $name,)* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The short name a person can look up.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// Whether it is about reading what was written (B1…), not about setting it.
            #[must_use]
            pub fn is_of_reading(self) -> bool {
                self.id().starts_with("B1")
            }

            /// Whether the regulator counts it as an error of form (出版形式差错).
            #[must_use]
            pub const fn is_of_form(self) -> bool {
                matches!(
                    self,
                    Self::CnNumber
                        | Self::PostalCode
                        | Self::LunarDate
                        | Self::JumpWithoutPartner
                        | Self::SmallNameplate
                        | Self::NoFolio
                )
            }

            /// What it is called, in English.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $en,)* }
            }

            /// What it is called, in Chinese.
            #[must_use]
            pub const fn title_zh(self) -> &'static str {
                match self { $(Self::$name => $zh,)* }
            }
        }
    };
}

codes! {
    // Reading.
    FileMissing      "B1001" Error   "a file is missing" "文件不存在";
    FileUnreadable   "B1002" Error   "a file cannot be read" "文件读不出";
    OutsideFolder    "B1003" Error   "a path leads out of the issue's folder" "路径越出本期文件夹";
    ProfileUnusable  "B1004" Error   "a colour profile cannot be used" "ICC特性文件不可用";
    // TOML.
    Syntax           "B1101" Error   "not TOML" "TOML语法有误";
    UnknownKey       "B1102" Error   "an unknown key" "没有这个键";
    MissingKey       "B1103" Error   "a key is missing" "缺少必填的键";
    BadValue         "B1104" Error   "a value that cannot be" "值不合规";
    // Articles and placements.
    FrontMatter      "B1201" Error   "the head of the article cannot be read" "稿件文头有误";
    EmptyArticle     "B1202" Warning "the article has no text" "稿件没有正文";
    ControlCharacter "B1203" Warning "control characters in the copy" "稿件里有控制字符";
    NoteMark         "B1204" Error   "a mark beside the text that cannot be read" "注音或标号的写法有误";
    BreakMark        "B1205" Warning "a break mark that breaks nothing" "换行号不起作用";
    GuessedEncoding  "B1206" Note    "an encoding that was guessed" "编码是猜的";
    BrokenBytes      "B1207" Error   "bytes that cannot be read" "字节读不出";
    LeftOutside      "B1208" Warning "left out of a document" "来稿中有未排入的内容";
    Simplified       "B1209" Note    "made plainer than in the document" "来稿中有改排的内容";
    UnknownLayout    "B1301" Error   "no layout of that name" "没有这个版式";
    UnknownSlot      "B1302" Error   "no slot of that name" "版式里没有这个位置";
    ImpossibleSize   "B1303" Error   "a size that cannot be" "尺寸不可能";
    Overlap          "B1304" Warning "two elements share some area" "版面元素重叠";
    UnknownColor     "B1305" Error   "no color of that name" "没有这个颜色";
    ColorOverInked   "B1306" Error   "a color has too much ink" "颜色墨量过大";
    UnknownStory     "B1401" Error   "no story of that name" "没有这篇稿件";
    DuplicateStory   "B1402" Error   "two stories with one name" "稿件重名";
    // The form of a newspaper.
    CnNumber         "B1501" Warning "not the CN number of a newspaper" "刊号不合规";
    PostalCode       "B1502" Warning "not the postal code of a newspaper" "邮发代号不合规";
    LunarDate        "B1503" Warning "the lunar date is another day's" "农历日期不符";
    // The page plan.
    PlanRow          "B1601" Error   "a row of the page plan that cannot be used" "版面计划有误";
    // What make-up is to keep.
    LockStranger     "B1801" Note    "the lock names no story of this issue" "定样里有本期没有的稿件";
    LockChanged      "B1802" Note    "the copy or its place has changed under its lock" "定样之后稿件或位置改过";
    LockUnmet        "B1803" Warning "the lock asks for what cannot be done" "定样做不到";
    // Faces and pictures.
    RoleWithoutFace  "B2001" Error   "no face plays this role" "字体角色缺字体";
    FaceUnreadable   "B2002" Error   "a font file cannot be used" "字体文件不可用";
    FallbackFace     "B2003" Note    "characters taken from another face" "个别字用了替补字体";
    MissingGlyph     "B2004" Error   "no face has this character" "缺字";
    PictureUnreadable "B2101" Error  "a picture cannot be used" "图片不可用";
    PictureCoarse    "B2102" Warning "a picture is too coarse for print" "图片分辨率不足";
    // Lines.
    LooseLine        "B3001" Warning "a loose line" "行内过松";
    Relief           "B3002" Warning "a forbidden mark stands at a line edge" "避头尾未能满足";
    EmergencyBreak   "B3003" Warning "a word was cut to fit the line" "字词被强行断开";
    CloseLines       "B3004" Warning "too little room between the lines" "行距容不下注音或标号";
    // Make-up.
    Overset          "B4001" Error   "text left over" "文字溢出";
    Underfill        "B4002" Note    "rows left empty" "版面有空行";
    HeadTight        "B4003" Warning "a headline does not fit its width" "标题排不下";
    NoRoom           "B4004" Error   "an element has no room" "位置太小";
    JumpWithoutPartner "B4005" Error "a jump without its partner" "转版缺少对应";
    NeedlessJump       "B4006" Warning "a jump with nothing to take along" "不必转版";
    HeadCut            "B4007" Warning "a headline is broken inside a word" "标题在词中断行";
    HeadStop           "B4008" Note    "a headline ends with a full stop" "标题末尾有句号";
    LoneLine           "B4009" Note    "the last line of a paragraph stands alone on top of a leg" "孤行";
    TableWide          "B4010" Error   "a table is too wide for its place" "表格排不下";
    AdvertShape        "B4011" Warning "an advertisement has not the shape of its place" "广告与版位尺寸不合";
    FoldCut            "B4012" Warning "a column lies across the fold" "折缝穿过栏";
    LeftOut            "B4013" Note    "an optional paragraph was left out" "可删段未排";
    ThroughCut         "B4014" Note    "a gap cuts right through the page" "断版";
    // Preflight.
    BlankPage        "B5001" Warning "a page with nothing on it" "空白版";
    OutsideTrim      "B5002" Error   "a mark reaches over the trim" "内容超出成品尺寸";
    Unprintable      "B5003" Error   "the pages cannot be printed" "无法生成印刷文件";
    // Preflight: ink.
    InkSum           "B5102" Error   "more ink on one spot than the paper takes" "总墨量过大";
    PictureInk       "B5103" Error   "a picture with more ink than the paper takes" "图片总墨量过大";
    ManyInks         "B5104" Error   "small type of several inks" "小字用了多色";
    SmallReversed    "B5105" Error   "white type that is too small" "反白字太小";
    Hairline         "B5106" Error   "a line too thin to print" "线太细";
    Unreadable       "B5107" Error   "type that cannot be told from its ground" "字与底色太近";
    IntentNewer      "B5108" Error   "a colour profile too new for the flavour" "ICC特性文件版本过新";
    DeliveredPage    "B5109" Error   "a delivered page that would fail at the press" "广告PDF不合规";
    UncutFace        "B5110" Error   "a face that may not be embedded in part" "字体不许子集嵌入";
    TrimsDiffer      "B5111" Warning "pages of different trims" "各版成品尺寸不一";
    AtTheCut         "B5112" Warning "a picture or ground at the cut, without bleed" "图片靠边没有出血";
    ShowsThrough     "B5113" Warning "an edge that will show through large black type" "叠印透底";
    SmallNameplate   "B5201" Warning "type larger than the nameplate" "报名不是最大的字";
    NoFolio          "B5202" Warning "a page without its number" "缺版序";
    HeadsAbreast     "B5203" Warning "two heads side by side" "碰题";
    LeadOutranked    "B5204" Note    "a lower head is larger than the lead's" "头条压不住";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_rising() {
        let ids: Vec<_> = Code::ALL.iter().map(|it| it.id()).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
    }
}
