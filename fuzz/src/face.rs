//! Font files: small faces with their tables cut, filled and put in one another's place.

use std::sync::Arc;

use banxin::font::{self, Face, Flow, Glyph, Region, Shaping, Width};

use crate::folder::{self, plain, put};

const BASES: [&[u8]; 4] = [
    include_bytes!("../../tests/data/fonts/cff-small.otf"),
    include_bytes!("../../tests/data/fonts/nasty-names.ttf"),
    include_bytes!("../../tests/data/fonts/mixed.ttc"),
    include_bytes!("../../tests/data/fonts/NotoSerifSC-slice-VF.ttf"),
];

/// How many bytes say one cut.
const CUT: usize = 6;

/// The first byte chooses one of the sound faces, and cuts of six bytes follow; or it is
/// another, and the file itself follows.
pub fn face(data: &[u8]) {
    crate::alone();
    let Some((base, cuts)) = data.split_first() else { return };
    let bytes = match BASES.get(usize::from(*base)) {
        Some(base) => operated(base, cuts),
        None => cuts.to_vec(),
    };
    ask(&bytes);
    let mut files = plain();
    put(&mut files, "song/PressSongSC-Regular.otf", bytes);
    let _ = folder::shown(files);
}

/// Asks a face everything that can be asked of it.
fn ask(bytes: &[u8]) {
    let _ = font::read_names(&mut |at, length| {
        let at = usize::try_from(at).ok()?;
        bytes.get(at..at.checked_add(length)?).map(<[u8]>::to_vec)
    });
    for index in 0..2 {
        let face = Face::open(Arc::new(bytes.to_vec()), index, "cut");
        let Ok(face) = face else { continue };
        for flow in [Flow::Across, Flow::Down] {
            for (han, width) in
                [(true, Width::Own), (false, Width::Own), (true, Width::Half)]
            {
                let how = Shaping { flow, han, region: Region::Cn, width };
                let _ = face.shape("新版（A—b1），“京”……", how);
                let _ = face.lone('，', how);
            }
        }
        for glyph in (0..40).chain([u16::MAX]).map(Glyph) {
            let _ = (face.ink(glyph), face.advance(glyph), face.height(glyph));
            let _ = face.vertical_origin(glyph);
        }
    }
}

/// The face `base` after cuts: which table, what is done, where, and with what.
fn operated(base: &[u8], cuts: &[u8]) -> Vec<u8> {
    let mut file = base.to_vec();
    for cut in cuts.chunks_exact(CUT).take(40) {
        let count = tables(&file).max(1);
        let record = directory(&file) + 12 + usize::from(cut[0]) % count * 16;
        let at = usize::from(u16::from_be_bytes([cut[2], cut[3]]));
        let value = [cut[4], cut[5]];
        let start = long(&file, record + 8);
        let length = long(&file, record + 12).max(1);
        match cut[1] % 8 {
            0 => write(&mut file, start + at % length, &value[..1]),
            1 => write(&mut file, start + at % length, &value),
            2 => write(&mut file, start + at % length, &[value, value].concat()),
            3 => write(&mut file, start + at % 64, &value),
            // The table is shorter, lies elsewhere, or is another.
            4 => write(&mut file, record + 14, &value),
            5 => write(&mut file, record + 10, &value),
            6 => write(&mut file, record, &value),
            _ => {
                let other = directory(&file) + 12 + usize::from(cut[4]) % count * 16;
                let place: Vec<u8> =
                    file.get(other + 8..other + 16).unwrap_or_default().to_vec();
                write(&mut file, record + 8, &place);
            }
        }
    }
    file
}

/// Where the directory of tables lies; in a collection that of its first face.
fn directory(file: &[u8]) -> usize {
    if file.starts_with(b"ttcf") { long(file, 12).min(file.len()) } else { 0 }
}

fn tables(file: &[u8]) -> usize {
    usize::from(file.get(directory(file) + 5).copied().unwrap_or_default())
}

fn long(file: &[u8], at: usize) -> usize {
    let four = file.get(at..).and_then(|it| it.first_chunk()).copied();
    usize::try_from(u32::from_be_bytes(four.unwrap_or_default())).unwrap_or_default()
}

fn write(file: &mut [u8], at: usize, bytes: &[u8]) {
    for (offset, byte) in bytes.iter().enumerate() {
        if let Some(place) = file.get_mut(at.saturating_add(offset)) {
            *place = *byte;
        }
    }
}
