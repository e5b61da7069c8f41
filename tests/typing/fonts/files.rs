//! Font files: found, opened, or refused with a reason.

use std::sync::Arc;

use banxin::diag;
use banxin::font::{
    self, Embedding, Face, FaceFile, FaceName, Glyph, Shaping, Shelf, Width,
};
use banxin::job::DiskShelf;

use super::here;
use super::shaping::{ACROSS, DOWN, WESTERN};

pub(crate) fn tricky(file: &str) -> Arc<Vec<u8>> {
    let path = here("tests/data/fonts").join(file);
    Arc::new(std::fs::read(path).expect("a file of the tests"))
}

#[test]
fn tricky_files_are_opened_or_refused_with_a_reason() {
    let cases = [
        ("cff-small.otf", 0, ""),
        ("no-vertical-tables.otf", 0, ""),
        ("no-names.ttf", 0, ""),
        ("nasty-names.ttf", 0, ""),
        ("table-offset-overflow.ttf", 0, ""),
        ("mixed.ttc", 0, ""),
        ("mixed.ttc", 1, ""),
        ("mixed.ttc", 2, "no usable face 3"),
        ("cff-small.otf", 1, "single face"),
        ("NotoSerifSC-slice-VF.ttf", 0, "variable"),
        ("empty.otf", 0, "empty"),
        ("header-only.ttf", 0, "missing"),
        ("not-a-font.ttf", 0, "not a font"),
        ("ttc-4e9-fonts.ttc", 0, "no usable face 1"),
        ("ttc-4e9-fonts.ttc", u32::MAX, "no usable face 4294967296"),
    ];
    for (file, index, why) in cases {
        match Face::open(tricky(file), index, "stem") {
            Ok(face) => {
                assert_eq!(why, "", "{file} should be refused");
                assert_eq!(face.shape("新日本版，", ACROSS).len(), 5, "{file}");
                assert!(face.name().bytes().all(|it| it.is_ascii_graphic()), "{file}");
            }
            Err(words) => {
                assert!(!why.is_empty(), "{file} {index} should open: {}", words.en);
                assert!(words.en.contains(why), "{file}: {}", words.en);
            }
        }
    }
    assert_eq!(
        Face::open(tricky("no-names.ttf"), 0, "my face").expect("sound").name(),
        "myface"
    );
}

#[test]
fn embedding_is_read_from_the_file() {
    let cases = [
        ("cff-small.otf", Embedding::Allowed),
        ("fstype-0002-restricted.otf", Embedding::Restricted),
        ("fstype-0004-preview-print.otf", Embedding::PreviewPrint),
        ("fstype-0100-no-subsetting.otf", Embedding::WholeOnly),
        ("fstype-0200-bitmap-only.otf", Embedding::BitmapOnly),
    ];
    for (file, expected) in cases {
        let face = Face::open(tricky(file), 0, file).expect("a sound font");
        assert_eq!(face.embedding(), expected, "{file}");
    }
}

#[test]
fn damaged_fonts_never_panic() {
    for file in ["cff-small.otf", "nasty-names.ttf", "mixed.ttc"] {
        let sound = tricky(file);
        for cut in (0..sound.len()).step_by(997) {
            use_it(sound[..cut].to_vec());
        }
        let mut dice: u64 = 0x9E37_79B9_7F4A_7C15;
        for _ in 0..300 {
            let mut bytes = sound.to_vec();
            for _ in 0..8 {
                dice =
                    dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
                let at = usize::try_from(dice >> 20).unwrap_or_default() % bytes.len();
                bytes[at] ^= 1 << (dice >> 61);
            }
            use_it(bytes);
        }
    }
}

/// Asks a face that may be damaged everything that can be asked.
fn use_it(bytes: Vec<u8>) {
    let read = |at: u64, length: usize| {
        let at = usize::try_from(at).ok()?;
        bytes.get(at..at.checked_add(length)?).map(<[u8]>::to_vec)
    };
    let _ = font::read_names(&mut { read });
    let Ok(face) = Face::open(Arc::new(bytes), 0, "damaged") else { return };
    for how in [ACROSS, DOWN, WESTERN, Shaping { width: Width::Full, ..DOWN }] {
        let _ = face.shape("新版（A—b1），“京”……", how);
    }
    for character in "新版，A".chars() {
        let glyph = face.glyph(character).unwrap_or_default();
        let _ = (face.ink(glyph), face.height(glyph), face.plain_down(character));
    }
    let _ = face.ink(Glyph(u16::MAX));
}

#[test]
fn faces_are_found_by_file_by_collection_and_by_name() {
    let folders = vec![here("tests/data/fonts"), here("fonts")];
    let shelf = DiskShelf::of_folders(folders, Vec::new());
    let find = |name: &str| {
        let found = shelf.find(&FaceName::new(name));
        found.map(|FaceFile { path, index }| {
            let file =
                path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (file, index)
        })
    };
    let some = |file: &str, index| Some((file.to_owned(), index));
    assert_eq!(find("song/PressSongSC-Bold.otf"), some("PressSongSC-Bold.otf", 0));
    assert_eq!(find("PressSongSC-Bold.otf"), some("PressSongSC-Bold.otf", 0));
    assert_eq!(find("mixed.ttc#1"), some("mixed.ttc", 1));
    assert_eq!(find("Press Song SC"), some("PressSongSC-Regular.otf", 0));
    assert_eq!(find("press song sc black"), some("PressSongSC-Black.otf", 0));
    assert_eq!(find("SourceSerif4-It"), some("SourceSerif4-It.otf", 0));
    assert_eq!(find("Nobody"), None);
    for outside in
        ["../fonts/song/PressSongSC-Bold.otf", "/etc/passwd.ttf", "a/../../b.otf"]
    {
        assert_eq!(find(outside), None, "{outside} lies outside the folders");
    }
}

#[test]
fn the_issue_comes_before_the_bundle() {
    let shelf = DiskShelf::new(&[here("tests/data/fonts")], &[]);
    assert!(shelf.places().first().is_some_and(|it| it.ends_with("fonts")));
    let found = shelf.find(&FaceName::new("song/PressSongSC-Regular.otf"));
    let found = found.expect("the bundled faces are found without a word");
    assert!(shelf.read(&found).is_ok_and(|it| it.len() > 8_000_000), "and read");
    let gone = FaceFile { path: here("fonts/none.otf"), index: 0 };
    assert!(
        shelf.read(&gone).is_err_and(|it: diag::Error| it.is_io()),
        "a file that went"
    );
}
