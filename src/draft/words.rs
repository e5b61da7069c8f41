//! Values that are one word of a list (可选值).

use serde::{Deserialize, Serialize};

/// Makes enums whose variants are words of the issue's text, and says for each how it is
/// written.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$about])*
        #[doc = concat!(
            "\n```\nuse banxin::draft::", stringify!($name), ";\n\n",
            $("assert_eq!(serde_json::to_value(", stringify!($name), "::",
            stringify!($variant), ").ok(), Some(\"", $word, "\".into()));\n",)*
            "```"
        )]
        #[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum $name { $($(#[$what])* #[serde(rename = $word)] $variant,)* }
    )*};
}

words! {
    /// 避头尾: which marks may not stand at a line edge.
    Prohibition {
        /// No rule.
        None = "none",
        /// Stops and closing marks never first, opening marks never last.
        Basic = "basic",
        /// As GB/T 15834.
        Gb = "gb",
        /// Also dashes and ellipses never first.
        Strict = "strict",
    }
    /// 标点: how wide marks are.
    Punctuation {
        /// Full width, neighbours squeezed.
        Newspaper = "newspaper",
        /// 全角式.
        Full = "full",
        /// 行末半角式.
        Gb = "gb",
        /// 开明式.
        Kaiming = "kaiming",
        /// 半角式.
        Half = "half",
        /// As browsers do.
        Css = "css",
    }
    /// 段首标点: the half em before an opening mark at a line start.
    ParaOpen {
        /// Kept at a paragraph start, taken on other lines.
        Keep = "keep",
        /// Taken everywhere (天付き).
        Trim = "trim",
        /// Kept everywhere.
        Full = "full",
        /// The mark stands in the indent.
        Pull = "pull",
    }
    /// 中西文间距: where space stands between Han and Western.
    Autospace {
        /// At words and numbers.
        All = "all",
        /// At words with a letter.
        Letters = "letters",
        /// Nowhere.
        None = "none",
    }
    /// 折行: how lines are broken.
    LineFit {
        /// The whole paragraph at its best.
        TotalFit = "total-fit",
        /// 推出.
        PushOut = "push-out",
        /// 先挤进后推出.
        SqueezeFirst = "squeeze-first",
    }
    /// 地区: place and form of punctuation, and faces.
    Region {
        /// The mainland.
        Cn = "cn",
        /// Taiwan.
        Tw = "tw",
        /// Hong Kong.
        Hk = "hk",
        /// Japan.
        Jp = "jp",
    }
    /// The flavour of PDF/X.
    Flavor {
        /// PDF/X-4:2010.
        X4 = "x4",
        /// PDF/X-1a:2003.
        X1a = "x1a",
    }
    /// What stands outside the trimmed sheet.
    PrinterMark {
        /// 角线.
        Crop = "crop",
        /// 规矩线.
        Register = "register",
        /// 色标.
        Bar = "bar",
        /// Title, date, page and plates.
        Slug = "slug",
    }
    /// How much a remark matters.
    Weight {
        /// Good to know.
        Note = "note",
        /// Look at it.
        Warning = "warning",
        /// The page must not go like this.
        Error = "error",
    }
    /// How a head stands to its text.
    Form {
        /// 盖文题.
        Over = "over",
        /// 竖题.
        Vertical = "vertical",
        /// 压图题.
        Picture = "picture",
        /// No head.
        None = "none",
    }
    /// Over which columns a narrow head stands.
    Side {
        /// The first ones.
        Start = "start",
        /// Those in the middle (文夹题).
        Middle = "middle",
        /// The last ones.
        End = "end",
    }
    /// How the lines of a head stand in their width.
    Align {
        /// Centred.
        Center = "center",
        /// Flush at the start.
        Start = "start",
    }
    /// How main lines fill their width (撑满).
    HeadFit {
        /// As looks best.
        Auto = "auto",
        /// All of it.
        Width = "width",
        /// Not at all.
        Natural = "natural",
    }
    /// What a head stands on.
    Ground {
        /// The page.
        None = "none",
        /// 底纹.
        Tint = "tint",
        /// White.
        Paper = "paper",
        /// 反白.
        Reversed = "reversed",
        /// The accent.
        Accent = "accent",
    }
    /// The ink of a head.
    HeadInk {
        /// Black.
        Black = "black",
        /// White.
        White = "white",
        /// The accent.
        Accent = "accent",
    }
    /// Where a head stands on its picture.
    HeadAt {
        /// At the top.
        Top = "top",
        /// At the foot.
        Foot = "foot",
    }
    /// 线条、花边 of a box.
    Border {
        /// None.
        None = "none",
        /// 正线.
        Zheng = "zheng",
        /// 反线.
        Fan = "fan",
        /// 文武线.
        Wenwu = "wenwu",
        /// 双线.
        Double = "double",
        /// 点线.
        Dotted = "dotted",
        /// 波线.
        Wavy = "wavy",
        /// 回纹.
        Fret = "fret",
        /// 菱纹.
        Diamond = "diamond",
        /// 花纹.
        Flower = "flower",
        /// 叶纹.
        Leaf = "leaf",
        /// 连珠.
        Bead = "bead",
    }
    /// How a standing head is drawn (栏题样式).
    LabelForm {
        /// In the accent, centred.
        Plain = "plain",
        /// 反白条.
        Bar = "bar",
        /// 反白方块.
        Block = "block",
    }
    /// How the cells of a column stand one under the other.
    CellAlign {
        /// Flush at the start.
        Start = "start",
        /// Centred.
        Center = "center",
        /// Flush at the end.
        End = "end",
        /// Decimal points under one another.
        Point = "point",
    }
    /// Where the word 广告 stands.
    Corner {
        /// 左上.
        TopLeft = "top-left",
        /// 右上.
        TopRight = "top-right",
        /// 左下.
        BottomLeft = "bottom-left",
        /// 右下.
        BottomRight = "bottom-right",
    }
    /// Which way lines run.
    Mode {
        /// 横排.
        Horizontal = "horizontal",
        /// 直排.
        Vertical = "vertical",
    }
    /// 分栏方式: who gives way when a width is cut into columns.
    ColumnMode {
        /// 绝对.
        Absolute = "absolute",
        /// 相对.
        Relative = "relative",
        /// 自由.
        Free = "free",
        /// 自动.
        Auto = "auto",
    }
}
