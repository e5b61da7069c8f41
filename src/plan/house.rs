//! How the whole issue is set: words of the style table become settings.

use crate::font::{FontBook, Region, RoleId};
use crate::geom::Em;
use crate::ink::Ink;
use crate::model::{Issue, RulesSpec, StyleSpec};
use crate::para::Fit;
use crate::plan::Wording;
use crate::text::{Marks, Mixed, Opening, Prohibition, Punctuation, Terms};

/// The settings every page shares.
///
/// ```
/// use banxin::Job;
/// use banxin::geom::Em;
/// use banxin::plan::plan;
///
/// let job = Job::open("examples/cloud-ridge/issue.toml".as_ref())?;
/// let house = plan(&job.fonts, &job.pictures, &job.issue).house;
/// assert_eq!(house.indent(), Em::whole(2));
/// assert_eq!(house.wording().advert, "廣告");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct House {
    /// 地区.
    pub region: Region,
    /// 禁则.
    pub prohibition: Prohibition,
    /// 标点.
    pub punctuation: Punctuation,
    /// 标点细则.
    pub marks: Marks,
    /// 中西文间距.
    pub mixed: Mixed,
    /// 折行.
    pub fit: Fit,
    /// 西文断词.
    pub hyphenation: bool,
    /// 不断行的词.
    pub terms: Terms,
    /// The ink of the nameplate and of standing heads.
    pub accent: Ink,
    /// Who plays what.
    pub faces: Faces,
}

/// The faces of everything that is not body text (字体角色).
///
/// ```
/// use banxin::Job;
/// use banxin::plan::plan;
///
/// let job = Job::open("examples/tide-evening/issue.toml".as_ref())?;
/// let faces = plan(&job.fonts, &job.pictures, &job.issue).house.faces;
/// assert_eq!(job.fonts.role_name(faces.byline), "kai");
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub struct Faces {
    /// Strong words in the text: 黑.
    pub strong: RoleId,
    /// Main head: 大标宋.
    pub headline: RoleId,
    /// 引题: 黑.
    pub kicker: RoleId,
    /// 副题: 楷.
    pub deck: RoleId,
    /// 署名: 楷.
    pub byline: RoleId,
    /// 小标题: 大黑.
    pub crosshead: RoleId,
    /// 图片说明: 楷.
    pub caption: RoleId,
    /// 报名: 大标宋.
    pub masthead: RoleId,
    /// 报眉 and small print: 报宋.
    pub folio: RoleId,
    /// 栏题, 版名: 大黑.
    pub label: RoleId,
    /// Boxed quotation: 楷.
    pub quote: RoleId,
}

impl House {
    /// The words that the region has for what banxin prints of itself.
    #[must_use]
    pub const fn wording(&self) -> &'static Wording {
        Wording::of(self.region)
    }

    /// Indent of a paragraph's first line: 段首空两格, in Japan one em (JLREQ 3.1.1).
    #[must_use]
    pub const fn indent(&self) -> Em {
        match self.region {
            Region::Cn | Region::Tw | Region::Hk => Em::whole(2),
            Region::Jp => Em::whole(1),
        }
    }

    /// The settings of a story that has `rules` of its own.
    pub(super) fn with(&self, rules: &RulesSpec) -> Self {
        let RulesSpec { prohibition: level, punctuation: marks, fit: way } = rules;
        Self {
            prohibition: level
                .as_ref()
                .map_or(self.prohibition, |it| prohibition(&it.value)),
            punctuation: marks
                .as_ref()
                .map_or(self.punctuation, |it| punctuation(&it.value)),
            fit: way.as_ref().map_or(self.fit, |it| fit(&it.value)),
            ..self.clone()
        }
    }
}

/// Settles the house style.
pub(super) fn settle(fonts: &FontBook, issue: &Issue) -> House {
    let style = &issue.style;
    House {
        region: region(style),
        prohibition: prohibition(&style.prohibition.value),
        punctuation: punctuation(&style.punctuation.value),
        marks: marks(style),
        mixed: mixed(style),
        fit: fit(&style.fit.value),
        hyphenation: style.hyphenation,
        terms: Terms::new(style.keep_together.iter().cloned()),
        accent: style.accent,
        faces: faces(fonts, style),
    }
}

/// The face for `name`, in the region's own forms when there are such.
pub(super) fn role(fonts: &FontBook, style: &StyleSpec, name: &str) -> RoleId {
    fonts
        .role(&format!("{name}{}", region_suffix(style)))
        .or_else(|| fonts.role(name))
        .or_else(|| fonts.role("song"))
        .unwrap_or_default()
}

fn faces(fonts: &FontBook, style: &StyleSpec) -> Faces {
    let role = |name| role(fonts, style, name);
    Faces {
        strong: role("hei"),
        headline: role("title-heavy"),
        kicker: role("hei"),
        deck: role("kai"),
        byline: role("kai"),
        crosshead: role("hei-bold"),
        caption: role("kai"),
        masthead: role("title-heavy"),
        folio: role("song"),
        label: role("hei-bold"),
        quote: role("kai"),
    }
}

fn region_suffix(style: &StyleSpec) -> &'static str {
    match region(style) {
        Region::Cn => "",
        Region::Tw | Region::Hk => ".tw",
        Region::Jp => ".jp",
    }
}

fn region(style: &StyleSpec) -> Region {
    match style.region.value.as_str() {
        "tw" => Region::Tw,
        "hk" => Region::Hk,
        "jp" => Region::Jp,
        _ => Region::Cn,
    }
}

fn prohibition(word: &str) -> Prohibition {
    match word {
        "none" => Prohibition::None,
        "basic" => Prohibition::Basic,
        "strict" => Prohibition::Strict,
        _ => Prohibition::Gb,
    }
}

fn punctuation(word: &str) -> Punctuation {
    match word {
        "full" => Punctuation::Full,
        "gb" => Punctuation::LineEndHalf,
        "kaiming" => Punctuation::Kaiming,
        "half" => Punctuation::Half,
        "css" => Punctuation::Css,
        _ => Punctuation::Newspaper,
    }
}

fn marks(style: &StyleSpec) -> Marks {
    let opening = match style.para_open.as_ref().map(|it| it.value.as_str()) {
        Some("keep") => Opening::Keep,
        Some("trim") => Opening::Trim,
        Some("full") => Opening::Full,
        Some("pull") => Opening::Pull,
        _ => Opening::Region,
    };
    Marks { opening, hanging: style.hanging, squeeze_stops: style.squeeze_stops }
}

fn mixed(style: &StyleSpec) -> Mixed {
    match style.autospace.value.as_str() {
        "none" => Mixed::None,
        "letters" => Mixed::Letters,
        _ => Mixed::All,
    }
}

fn fit(word: &str) -> Fit {
    match word {
        "push-out" => Fit::PushOut,
        "squeeze-first" => Fit::SqueezeFirst,
        _ => Fit::Total,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Span, Spanned};

    fn word(word: &str) -> Spanned<String> {
        Spanned::new(word.to_owned(), Span::default())
    }

    #[test]
    fn every_word_of_the_marks_has_its_setting() {
        for (name, expected) in [
            ("keep", Opening::Keep),
            ("trim", Opening::Trim),
            ("full", Opening::Full),
            ("pull", Opening::Pull),
        ] {
            let style = StyleSpec { para_open: Some(word(name)), ..StyleSpec::default() };
            assert_eq!(marks(&style).opening, expected, "{name}");
        }
        assert_eq!(marks(&StyleSpec::default()), Marks::default());
        for (name, expected) in
            [("all", Mixed::All), ("letters", Mixed::Letters), ("none", Mixed::None)]
        {
            let style = StyleSpec { autospace: word(name), ..StyleSpec::default() };
            assert_eq!(mixed(&style), expected, "{name}");
        }
        assert_eq!(punctuation("css"), Punctuation::Css);
    }
}
