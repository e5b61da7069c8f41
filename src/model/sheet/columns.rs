//! The columns of a page plan by the names that desks give them (表头).

/// To what a column's cells belong.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(super) enum Of {
    /// Which page: `1`, `第1版`, `A01`; a spread is `2-3`.
    Page,
    /// A key of `[[page]]`.
    OnPage,
    /// A key of what stands there.
    Thing,
    /// A key of the `head` of a story.
    Head,
    /// A key of a picture.
    Picture,
}

/// How a cell is written in TOML.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Words,
    /// One entry for each line of the cell.
    Lines,
    Whole,
    /// `1, 15, 3, 40`: col, row, cols, rows; several after semicolons.
    Area,
}

/// A column.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Column {
    /// The key its cells become.
    pub(super) key: &'static str,
    pub(super) of: Of,
    pub(super) kind: Kind,
    /// What it may be called besides the key.
    pub(super) names: &'static [&'static str],
}

/// Makes rows of `key whose kind names`.
macro_rules! columns {
    ($($key:literal $of:ident $kind:ident $names:expr;)*) => {
        &[$(Column { key: $key, of: Of::$of, kind: Kind::$kind, names: &$names },)*]
    };
}

/// Every column; the first six keys of [`Of::OnPage`] are those of `[[page]]`.
pub(super) const COLUMNS: &[Column] = columns! {
    "page"         Page    Words ["版", "版次", "版序", "版面", "页", "頁"];
    "layout"       OnPage  Words ["版式", "模板"];
    "section"      OnPage  Words ["版名", "版面名称"];
    "editor"       OnPage  Words ["责任编辑", "责编", "編輯", "编辑"];
    "designer"     OnPage  Words ["版式编辑", "美编", "设计", "組版"];
    "proofreader"  OnPage  Words ["校对", "校對"];
    "slot"         Thing   Words ["位置", "版位"];
    "area"         Thing   Area  ["区域", "區域"];
    "article"      Thing   Words ["稿件", "稿件文件", "文件", "稿"];
    "continues"    Thing   Words ["接", "续", "接转"];
    "jump"         Thing   Whole ["转版", "转", "下转"];
    "id"           Thing   Words ["编号", "稿号"];
    "head"         Head    Lines ["标题", "主题", "標題", "main"];
    "kicker"       Head    Lines ["引题", "引題"];
    "deck"         Head    Lines ["副题", "副題"];
    "form"         Thing   Words ["题型"];
    "head_cols"    Thing   Whole ["题栏", "题宽"];
    "head_rows"    Thing   Whole ["题行", "题高"];
    "head_size"    Thing   Whole ["题字号", "字号"];
    "columns"      Thing   Whole ["破栏", "栏数"];
    "border"       Thing   Words ["边框", "花边", "线条"];
    "ad"           Thing   Words ["广告", "廣告"];
    "picture"      Picture Words ["图片", "圖片", "图", "照片"];
    "caption"      Picture Words ["说明", "图片说明", "图说", "說明"];
    "credit"       Picture Words ["摄影", "图片作者", "攝影"];
    "picture_area" Picture Area  ["图片区域", "picture area"];
};

/// The column that a header names.
pub(super) fn column(header: &str) -> Option<&'static Column> {
    let header = header.trim().to_lowercase();
    COLUMNS.iter().find(|it| it.key == header || it.names.contains(&header.as_str()))
}
