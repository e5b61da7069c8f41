//! The table of roles: which faces play 报宋, 标宋, 黑, 楷 (字体角色).

use std::collections::BTreeMap;

use toml::Spanned as At;
use toml::de::{DeTable, DeValue};

use crate::diag::{Code, Diagnostic, Diagnostics, Reported, SourceId, Span, Spanned};
use crate::font::FaceName;

/// The roles of the bundled faces: the text of `fonts/roles.toml`.
pub const BUNDLED_ROLES: &str = include_str!("../../fonts/roles.toml");

/// The role whose faces stand in for rare characters in every other.
pub(super) const LAST_RESORT: &str = "song";

/// The regions a role may have a table for.
const REGIONS: [&str; 4] = ["cn", "tw", "hk", "jp"];

/// One role and the faces that play it.
///
/// ```
/// use banxin::diag::SourceId;
/// use banxin::font::{RoleSpec, Roles};
///
/// let mut roles = Roles::read(SourceId::default(), "[song]\nhan = [\"OurSong.otf\"]\n").output;
/// roles.set(RoleSpec { name: "hei".into(), ..RoleSpec::default() });
/// assert_eq!(roles.names().collect::<Vec<_>>(), ["hei", "song"]);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RoleSpec {
    /// What it is called: `song`, or `song.tw` for a region's own.
    pub name: String,
    /// Faces for Han characters, in the order they are tried.
    pub han: Vec<Spanned<FaceName>>,
    /// Faces for Western letters and figures; the Han faces when empty.
    pub latin: Vec<Spanned<FaceName>>,
    /// What it is for.
    pub note: String,
    /// Other fonts that would do, for a message.
    pub instead: Vec<String>,
}

impl Default for FaceName {
    fn default() -> Self {
        Self::Known(String::new())
    }
}

/// Roles by name.
///
/// ```
/// use banxin::diag::SourceId;
/// use banxin::font::{BUNDLED_ROLES, Roles};
///
/// let roles = Roles::read(SourceId::default(), BUNDLED_ROLES).output;
/// assert_eq!(roles.find("song.tw").unwrap().name, "song.tw");
/// assert_eq!(roles.find("display.jp").unwrap().name, "display");
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Roles {
    specs: BTreeMap<String, RoleSpec>,
}

impl Roles {
    /// Reads a table of roles; whatever is wrong with it becomes a remark.
    #[must_use]
    pub fn read(source: SourceId, text: &str) -> Reported<Self> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader =
            Reader { source, roles: Self::default(), remarks: Diagnostics::new() };
        for error in errors {
            let span = error.span().unwrap_or_default();
            let words = error.message();
            let remark =
                Diagnostic::new(Code::Syntax, format!("TOML语法有误：{words}"), words);
            reader.remarks.push(remark.at(Span::new(source, span.start, span.end)));
        }
        for (name, value) in table.get_ref() {
            reader.role(name.get_ref(), value);
        }
        Reported::new(reader.roles, reader.remarks)
    }

    /// Adds a role, in the place of one with the same name.
    ///
    /// ```
    /// use banxin::font::{RoleSpec, Roles};
    ///
    /// let mut roles = Roles::default();
    /// for name in ["song.tw", "hei"] {
    ///     roles.set(RoleSpec { name: name.into(), ..RoleSpec::default() });
    /// }
    /// assert_eq!(roles.names().collect::<Vec<_>>(), ["hei", "song.tw"]);
    /// ```
    pub fn set(&mut self, spec: RoleSpec) {
        self.specs.insert(spec.name.clone(), spec);
    }

    /// Takes over all of `other`'s roles, in the place of those with the same names.
    pub fn extend(&mut self, other: Self) {
        self.specs.extend(other.specs);
    }

    /// Gives a role the faces that an issue names for it; an empty list leaves those it
    /// has.
    ///
    /// ```
    /// use banxin::diag::{SourceId, Span, Spanned};
    /// use banxin::font::{BUNDLED_ROLES, FaceName, Roles};
    ///
    /// let mut roles = Roles::read(SourceId::default(), BUNDLED_ROLES).output;
    /// let ours = Spanned::new("OurSong.otf".to_owned(), Span::default());
    /// roles.fill("song", &[ours], &[]);
    /// let song = roles.find("song").expect("it was there");
    /// assert_eq!(song.han[0].value, FaceName::File("OurSong.otf".into(), 0));
    /// assert!(!song.latin.is_empty(), "those of the house");
    /// let mut house = Roles::default();
    /// house.extend(roles);
    /// assert!(house.find("hei").is_some());
    /// ```
    pub fn fill(
        &mut self,
        name: &str,
        han: &[Spanned<String>],
        latin: &[Spanned<String>],
    ) {
        let known = self.find(name).cloned().unwrap_or_default();
        let faces = |written: &[Spanned<String>], known: Vec<Spanned<FaceName>>| {
            let face =
                |it: &Spanned<String>| Spanned::new(FaceName::new(&it.value), it.span);
            if written.is_empty() { known } else { written.iter().map(face).collect() }
        };
        self.set(RoleSpec {
            name: name.to_owned(),
            han: faces(han, known.han),
            latin: faces(latin, known.latin),
            ..known
        });
    }

    /// The role that plays `name`: its own table, for `.hk` that of `.tw`, or the plain
    /// role.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&RoleSpec> {
        let (plain, region) = name.split_once('.').unwrap_or((name, ""));
        let near = (region == "hk").then(|| format!("{plain}.tw"));
        let names = [Some(name.to_owned()), near, Some(plain.to_owned())];
        names.into_iter().flatten().find_map(|it| self.specs.get(&it))
    }

    /// Every role's name, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.specs.keys().map(String::as_str)
    }

    /// The roles whose Han faces end the chain of role `name`: its region's 报宋, then the
    /// plain one.
    pub(super) fn last_resorts(&self, name: &str) -> impl Iterator<Item = &RoleSpec> {
        let region = name.split_once('.').map(|(_, region)| region);
        let regional = region.map(|region| format!("{LAST_RESORT}.{region}"));
        let names = regional.into_iter().chain([LAST_RESORT.to_owned()]);
        names.filter_map(|it| self.find(&it))
    }
}

/// What has been read of a table, and what there is to say about it.
struct Reader {
    source: SourceId,
    roles: Roles,
    remarks: Diagnostics,
}

impl Reader {
    fn role(&mut self, name: &str, value: &At<DeValue<'_>>) {
        let DeValue::Table(table) = value.get_ref() else {
            self.mistake(value, "字体角色应写成表", "a role is a table: [song]");
            return;
        };
        let mut spec = RoleSpec { name: name.to_owned(), ..RoleSpec::default() };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "han" => spec.han = self.faces(value),
                "latin" => spec.latin = self.faces(value),
                "note" => spec.note = self.words(value).unwrap_or_default(),
                "instead" => spec.instead = self.list(value, Self::words),
                region if REGIONS.contains(&region) && !name.contains('.') => {
                    self.role(&format!("{name}.{region}"), value);
                }
                other => self.unknown(key, other),
            }
        }
        let only_regions =
            spec == RoleSpec { name: name.to_owned(), ..RoleSpec::default() };
        if spec.han.is_empty() && !only_regions {
            self.without_han(name, value);
        }
        if !only_regions {
            self.roles.set(spec);
        }
    }

    fn faces(&mut self, value: &At<DeValue<'_>>) -> Vec<Spanned<FaceName>> {
        self.list(value, |reader, it| {
            let written = reader.words(it)?;
            Some(Spanned::new(FaceName::new(&written), reader.span(it)))
        })
    }

    /// A list, or a single item written without brackets.
    fn list<T>(
        &mut self,
        value: &At<DeValue<'_>>,
        item: impl Fn(&mut Self, &At<DeValue<'_>>) -> Option<T>,
    ) -> Vec<T> {
        match value.get_ref() {
            DeValue::Array(items) => {
                items.iter().filter_map(|it| item(self, it)).collect()
            }
            _ => item(self, value).into_iter().collect(),
        }
    }

    fn words(&mut self, value: &At<DeValue<'_>>) -> Option<String> {
        let words = value.get_ref().as_str().filter(|it| !it.trim().is_empty());
        if words.is_none() {
            self.mistake(
                value,
                "这里应是一串文字",
                "words in quotation marks belong here",
            );
        }
        words.map(str::to_owned)
    }

    fn without_han(&mut self, name: &str, value: &At<DeValue<'_>>) {
        let remark = Diagnostic::new(
            Code::MissingKey,
            format!("字体角色「{name}」缺少han：汉字用哪款字体"),
            format!("role \"{name}\" lacks han, the faces for Han characters"),
        );
        self.remarks.push(remark.at(self.span(value)));
    }

    fn unknown(&mut self, key: &At<std::borrow::Cow<'_, str>>, name: &str) {
        let remark = Diagnostic::new(
            Code::UnknownKey,
            format!("字体角色没有「{name}」这个键"),
            format!("a role has no key \"{name}\""),
        )
        .hint(
            "可用的键：han、latin、note、instead，地区表cn、tw、hk、jp",
            "the keys are han, latin, note, instead, and the regions cn, tw, hk, jp",
        );
        let span = key.span();
        self.remarks.push(remark.at(Span::new(self.source, span.start, span.end)));
    }

    fn mistake(&mut self, value: &At<DeValue<'_>>, zh: &str, en: &str) {
        let remark = Diagnostic::new(Code::BadValue, zh, en).at(self.span(value));
        self.remarks.push(remark);
    }

    fn span(&self, value: &At<DeValue<'_>>) -> Span {
        let span = value.span();
        Span::new(self.source, span.start, span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reported<Roles> {
        Roles::read(SourceId::default(), text)
    }

    #[test]
    fn the_bundled_table_is_sound() {
        let roles = read(BUNDLED_ROLES);
        assert!(roles.diagnostics.is_empty(), "{:?}", roles.diagnostics);
        assert!(roles.output.names().count() > 20);
    }

    #[test]
    fn hong_kong_uses_taiwan_before_the_mainland() {
        let roles = read(BUNDLED_ROLES).output;
        assert_eq!(roles.find("title-heavy.hk").expect("a role").name, "title-heavy.tw");
        assert_eq!(roles.find("song.cn").expect("a role").name, "song");
        let ends: Vec<_> =
            roles.last_resorts("kai.hk").map(|it| it.name.as_str()).collect();
        assert_eq!(ends, ["song.tw", "song"]);
    }

    #[test]
    fn every_mistake_is_found_with_its_place() {
        let text = "song = 3\n[kai]\nham = \"x.ttf\"\n[hei]\nhan = [\"a.ttf\", 4]\n";
        let mut found: Vec<_> = read(text)
            .diagnostics
            .iter()
            .map(|it| {
                let span = it.span.expect("a place");
                (it.code, &text[span.start as usize..span.end as usize])
            })
            .collect();
        found.sort_unstable();
        let expected =
            [(Code::UnknownKey, "ham"), (Code::BadValue, "3"), (Code::BadValue, "4")];
        assert_eq!(found, expected);
    }

    #[test]
    fn an_issue_replaces_single_roles() {
        let mut roles = read(BUNDLED_ROLES).output;
        roles.extend(read("[display]\nhan = \"FZKTK.TTF\"").output);
        let display = roles.find("display").expect("a role");
        assert_eq!(display.han[0].value, FaceName::File("FZKTK.TTF".into(), 0));
        assert!(roles.find("hei").is_some(), "the others stay");
        let latin = Spanned::new("Times.ttf".to_owned(), Span::default());
        roles.fill("display.tw", &[], &[latin]);
        let display = roles.find("display.tw").expect("a role");
        assert_eq!(display.name, "display.tw");
        assert_eq!(display.han[0].value, FaceName::File("FZKTK.TTF".into(), 0));
        assert_eq!(display.latin[0].value, FaceName::File("Times.ttf".into(), 0));
    }
}
