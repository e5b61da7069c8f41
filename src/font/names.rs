//! The names that a font file carries (字体名).

use skrifa::Font;
use skrifa::font::name::NameId;
use skrifa::raw::tables::name::Name;
use skrifa::raw::{FontData, FontRead, TableProvider};

/// A place that bytes can be read from: `bytes(offset, length)`, none past the end.
///
/// Listing the fonts of a machine reads a few hundred bytes of each file this way.
///
/// ```
/// use banxin::font::{Bytes, read_names};
///
/// let bytes: &mut Bytes<'_> = &mut |_, _| None;
/// assert!(read_names(bytes).is_empty(), "an empty file is no font");
/// ```
pub type Bytes<'a> = dyn FnMut(u64, usize) -> Option<Vec<u8>> + 'a;

/// More faces than any real collection has; beyond lies nonsense.
const MOST_FACES: u32 = 256;

/// Longer than any real table of names.
const MOST_NAME_BYTES: u32 = 1 << 20;

/// Longer than a PostScript name may be (OpenType 1.9.1, *name*, ID 6).
const LONGEST_POST_SCRIPT_NAME: usize = 63;

/// The names of one face.
///
/// ```
/// use banxin::font::FaceNames;
///
/// let names = FaceNames {
///     post_script: "OurSong-Regular".into(),
///     families: vec!["Our Song".into(), "我们的宋体".into()],
///     styles: vec!["Regular".into()],
///     ..FaceNames::default()
/// };
/// assert_eq!(names.answers_to("oursong-regular"), 4);
/// assert_eq!(names.answers_to("我们的宋体"), 2);
/// assert_eq!(names.answers_to("楷体"), 0);
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct FaceNames {
    /// Its number in the collection.
    pub index: u32,
    /// The PostScript name (name ID 6).
    pub post_script: String,
    /// Full names (ID 4), in every language the face has.
    pub full: Vec<String>,
    /// Family names (IDs 16 and 1), in every language the face has.
    pub families: Vec<String>,
    /// Style names (IDs 17 and 2).
    pub styles: Vec<String>,
}

impl FaceNames {
    /// How well the face answers to `name`: PostScript name 4, full name 3, family with a
    /// regular style 2, family 1, none 0. Case does not matter.
    #[must_use]
    pub fn answers_to(&self, name: &str) -> u8 {
        let same = |it: &String| it.to_lowercase() == name.to_lowercase();
        let regular = |it: &String| {
            ["regular", "normal", "roman", "book", "常规", "標準"]
                .contains(&it.to_lowercase().as_str())
        };
        if same(&self.post_script) {
            4
        } else if self.full.iter().any(same) {
            3
        } else if !self.families.iter().any(same) {
            0
        } else if self.styles.iter().any(regular) {
            2
        } else {
            1
        }
    }
}

/// Reads the names of every face in a file from its table directory and `name` tables
/// alone; nothing when it is not a font file.
///
/// ```
/// use banxin::font::read_names;
///
/// assert!(read_names(&mut |_, _| None).is_empty());
/// ```
#[must_use]
pub fn read_names(bytes: &mut Bytes<'_>) -> Vec<FaceNames> {
    let starts = face_starts(bytes).unwrap_or_default();
    let faces = (0..).zip(starts);
    faces.filter_map(|(index, start)| names_at(bytes, index, start)).collect()
}

/// Where the table directory of each face starts.
fn face_starts(bytes: &mut Bytes<'_>) -> Option<Vec<u64>> {
    match bytes(0, 4)?.as_slice() {
        [0, 1, 0, 0] | b"OTTO" | b"true" => Some(vec![0]),
        b"ttcf" => {
            let count = u32_at(&bytes(8, 4)?, 0)?.min(MOST_FACES);
            let starts = (0..u64::from(count))
                .map_while(|at| u32_at(&bytes(12 + 4 * at, 4)?, 0).map(u64::from));
            Some(starts.collect())
        }
        _ => None,
    }
}

fn names_at(bytes: &mut Bytes<'_>, index: u32, start: u64) -> Option<FaceNames> {
    let count = bytes(start + 4, 2)?;
    let count = usize::from(u16::from_be_bytes(count.try_into().ok()?));
    let directory = bytes(start + 12, count * 16)?;
    let record = directory.chunks_exact(16).find(|record| record.starts_with(b"name"))?;
    let (offset, length) = (u32_at(record, 8)?, u32_at(record, 12)?);
    if length > MOST_NAME_BYTES {
        return None;
    }
    let table = bytes(u64::from(offset), length as usize)?;
    let table = Name::read(FontData::new(&table)).ok()?;
    let all = |id| strings(&table, id);
    Some(FaceNames {
        index,
        post_script: all(NameId::POSTSCRIPT_NAME).into_iter().next().unwrap_or_default(),
        full: all(NameId::FULL_NAME),
        families: [NameId::TYPOGRAPHIC_FAMILY_NAME, NameId::FAMILY_NAME]
            .map(all)
            .concat(),
        styles: [NameId::TYPOGRAPHIC_SUBFAMILY_NAME, NameId::SUBFAMILY_NAME]
            .map(all)
            .concat(),
    })
}

fn strings(table: &Name<'_>, id: NameId) -> Vec<String> {
    let records = table.name_record().iter().filter(|it| it.name_id() == id);
    let mut all: Vec<_> = records
        .filter_map(|it| it.string(table.string_data()).ok())
        .map(|it| it.to_string())
        .collect();
    all.dedup();
    all
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

/// A name that PDF and PostScript can carry as it is: the face's own, else its file's.
///
/// Letters, digits and the signs that are no delimiters (ISO 32000-2, 7.2.3).
pub(super) fn post_script_name(font: &Font, stem: &str) -> String {
    let table = font.tables().name().ok();
    let own = table.map(|it| strings(&it, NameId::POSTSCRIPT_NAME)).unwrap_or_default();
    let candidates = own.iter().map(String::as_str).chain([stem]);
    let mut clean = candidates.map(clean).filter(|it| !it.is_empty());
    clean.next().unwrap_or_else(|| "Face".to_owned())
}

fn clean(name: &str) -> String {
    let plain = |it: &char| it.is_ascii_graphic() && !"()<>[]{}/%#".contains(*it);
    name.chars().filter(plain).take(LONGEST_POST_SCRIPT_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_script_name_beats_a_family() {
        let face = FaceNames {
            post_script: "PressSongSC-Regular".into(),
            families: vec!["Press Song SC".into(), "报宋".into()],
            styles: vec!["Regular".into()],
            ..FaceNames::default()
        };
        assert_eq!(face.answers_to("presssongsc-regular"), 4);
        assert_eq!(face.answers_to("报宋"), 2);
        assert_eq!(face.answers_to("Press Song"), 0);
    }

    #[test]
    fn names_are_fit_for_a_pdf() {
        assert_eq!(clean("A\0(b)<c>%/ d-E"), "Abcd-E");
        assert_eq!(clean(&"x".repeat(400)).len(), 63);
    }
}
