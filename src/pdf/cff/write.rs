//! The parts of a CFF table put together again.

use crate::pdf::cff::Programs;
use crate::pdf::cff::read::{Cff, Dict, Font, STANDARD_STRINGS, operator};

/// An empty index: no call is left.
const NO_SUBROUTINES: [u8; 2] = [0, 0];

/// 0.001 0 0 0.001 0 0, the matrix of a face of 1000 units.
const USUAL_MATRIX: [u8; 12] =
    [30, 0x0A, 0x00, 0x1F, 139, 139, 30, 0x0A, 0x00, 0x1F, 139, 139];

/// 1 0 0 1 0 0.
const NO_MATRIX: [u8; 6] = [140, 139, 139, 140, 139, 139];

/// 0 0 0 0.
const NO_BOX: [u8; 4] = [139; 4];

/// A table of `programs`, whose glyphs belong to `fonts` of the table they come from, of
/// which `used` are all.
pub(super) fn table(
    cff: &Cff<'_>,
    programs: &Programs,
    fonts: &[u8],
    used: &[u8],
) -> Option<Vec<u8>> {
    let font = |it: &u8| cff.fonts.get(usize::from(*it));
    let used_fonts: Vec<&Font<'_>> = used.iter().map(font).collect::<Option<_>>()?;
    let strings = Strings::of(cff, &used_fonts);
    let texts = index(&strings.0)?;
    let charset = charset(fonts.len())?;
    let privates: Vec<Vec<u8>> =
        used_fonts.iter().map(|it| private(it.private)).collect();
    let select = select(fonts, used)?;
    // The dictionary is as long whatever places are in it.
    let top_length = index(&[top(cff, &strings, [0; 4])?])?.len();
    let charset_at =
        4 + cff.names.len() + top_length + texts.len() + NO_SUBROUTINES.len();
    let privates_at = charset_at + charset.len();
    let select_at = privates_at + privates.iter().map(Vec::len).sum::<usize>();
    let dicts_at = select_at + select.len();
    let dicts = dicts(cff, &strings, (&used_fonts, &privates), privates_at)?;
    let places = [charset_at, dicts_at + dicts.len(), dicts_at, select_at];
    let top = index(&[top(cff, &strings, places)?])?;
    let (privates, glyphs) = (privates.concat(), index_head(&programs.ends)?);
    let head: [&[u8]; 5] = [&[1, 0, 4, 4], cff.names, &top, &texts, &NO_SUBROUTINES];
    let tail: [&[u8]; 6] =
        [&charset, &privates, &select, &dicts, &glyphs, &programs.bytes];
    Some([head.concat(), tail.concat()].concat())
}

/// The dictionaries of single fonts, whose private ones stand one after the other from `at`
/// on.
fn dicts(
    cff: &Cff<'_>,
    strings: &Strings<'_>,
    (fonts, privates): (&[&Font<'_>], &[Vec<u8>]),
    mut at: usize,
) -> Option<Vec<u8>> {
    let mut dicts = Vec::new();
    for (font, private) in fonts.iter().zip(privates) {
        let mut dict = Vec::new();
        entry(&mut dict, &NO_MATRIX, operator::MATRIX);
        let place = [offset(private.len())?, offset(at)?].concat();
        entry(&mut dict, &place, operator::PRIVATE);
        if let Some(name) = strings.number(cff, font.dict, operator::NAME) {
            entry(&mut dict, &name, operator::NAME);
        }
        dicts.push(dict);
        at += private.len();
    }
    index(&dicts)
}

/// The dictionary of the whole, with the places of charset, charstrings, fonts and what
/// shares glyphs out among them.
fn top(cff: &Cff<'_>, strings: &Strings<'_>, places: [usize; 4]) -> Option<Vec<u8>> {
    let mut dict = Vec::new();
    entry(&mut dict, &[whole(391), whole(392), whole(0)].concat(), operator::ROS);
    for kept in [operator::COPYRIGHT, operator::NOTICE, operator::NAME] {
        if let Some(number) = strings.number(cff, cff.top, kept) {
            entry(&mut dict, &number, kept);
        }
    }
    let matrix = cff.top.find(operator::MATRIX).unwrap_or(&USUAL_MATRIX);
    entry(&mut dict, matrix, operator::MATRIX);
    entry(&mut dict, cff.top.find(operator::BOX).unwrap_or(&NO_BOX), operator::BOX);
    let [charset, programs, fonts, select] = places.map(offset);
    entry(&mut dict, &charset?, operator::CHARSET);
    entry(&mut dict, &programs?, operator::CHARSTRINGS);
    entry(&mut dict, &whole(65_535), operator::COUNT);
    entry(&mut dict, &fonts?, operator::FONTS);
    entry(&mut dict, &select?, operator::SELECT);
    Some(dict)
}

/// What a font keeps to itself, without the place of its subroutines.
fn private(dict: Dict<'_>) -> Vec<u8> {
    let mut kept = Vec::new();
    let entries = dict.entries().filter(|it| it.0 != operator::SUBROUTINES);
    entries.for_each(|(operator, operands)| entry(&mut kept, operands, operator));
    kept
}

/// CIDs: each glyph its own number. 5176, table 20.
fn charset(glyphs: usize) -> Option<Vec<u8>> {
    let mut charset = vec![0];
    if let Some(left) = glyphs.checked_sub(2) {
        charset = vec![2, 0, 1];
        charset.extend(u16::try_from(left).ok()?.to_be_bytes());
    }
    Some(charset)
}

/// A byte for each glyph: its font's place among those in use. 5176, table 27.
fn select(fonts: &[u8], used: &[u8]) -> Option<Vec<u8>> {
    let mut select = vec![0];
    for font in fonts {
        select.push(u8::try_from(used.binary_search(font).ok()?).ok()?);
    }
    Some(select)
}

/// The strings of a file, each once.
struct Strings<'a>(Vec<&'a [u8]>);

impl<'a> Strings<'a> {
    fn of(cff: &Cff<'a>, fonts: &[&Font<'a>]) -> Self {
        let of_top = [operator::COPYRIGHT, operator::NAME, operator::NOTICE];
        let of_top = of_top.into_iter().map(|it| cff.string(cff.top, it));
        let names = fonts.iter().map(|font| cff.string(font.dict, operator::NAME));
        let mut strings: Vec<&[u8]> = vec![b"Adobe", b"Identity"];
        for string in of_top.chain(names).flatten() {
            if !strings.contains(&string) {
                strings.push(string);
            }
        }
        Self(strings)
    }

    /// The number of the string that an entry names.
    fn number(&self, cff: &Cff<'_>, dict: Dict<'_>, operator: u16) -> Option<Vec<u8>> {
        let string = cff.string(dict, operator)?;
        let at = self.0.iter().position(|it| *it == string)?;
        Some(whole(i32::try_from(STANDARD_STRINGS + at).ok()?))
    }
}

fn entry(dict: &mut Vec<u8>, operands: &[u8], operator: u16) {
    dict.extend_from_slice(operands);
    let [first, second] = operator.to_be_bytes();
    if first != 0 {
        dict.push(first);
    }
    dict.push(second);
}

/// A number from 0 on as short as it can be. 5176, table 3.
fn whole(number: i32) -> Vec<u8> {
    let [high, low] = [(number - 108) / 256 + 247, (number - 108) % 256];
    match (u8::try_from(number + 139), u8::try_from(high), u8::try_from(low)) {
        (Ok(one), ..) if number <= 107 => vec![one],
        (_, Ok(high @ 247..=250), Ok(low)) => vec![high, low],
        _ => match i16::try_from(number) {
            Ok(number) => [&[28][..], &number.to_be_bytes()].concat(),
            Err(_) => [&[29][..], &number.to_be_bytes()].concat(),
        },
    }
}

/// A place in the file, always as long.
fn offset(place: usize) -> Option<Vec<u8>> {
    Some([&[29][..], &i32::try_from(place).ok()?.to_be_bytes()].concat())
}

/// Pieces by number. 5176, table 7.
fn index(pieces: &[impl AsRef<[u8]>]) -> Option<Vec<u8>> {
    let mut ends = Vec::new();
    let mut all = Vec::new();
    for piece in pieces {
        all.extend_from_slice(piece.as_ref());
        ends.push(all.len());
    }
    Some([index_head(&ends)?, all].concat())
}

/// An index of pieces that end there, as far as where the first begins.
fn index_head(ends: &[usize]) -> Option<Vec<u8>> {
    let last = u32::try_from(ends.last().unwrap_or(&0) + 1).ok()?;
    let width = 4 - last.leading_zeros() / 8;
    let mut head = u16::try_from(ends.len()).ok()?.to_be_bytes().to_vec();
    head.push(u8::try_from(width).ok()?);
    for end in std::iter::once(&0).chain(ends) {
        let offset = u32::try_from(end + 1).ok()?.to_be_bytes();
        head.extend_from_slice(offset.get(4 - width as usize..)?);
    }
    Some(head)
}
