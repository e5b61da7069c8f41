//! The parts of a CFF table.

/// Operators of dictionaries; those of two bytes with 12 before.
pub(super) mod operator {
    pub(in crate::pdf::cff) const NOTICE: u16 = 1;
    pub(in crate::pdf::cff) const BOX: u16 = 5;
    pub(in crate::pdf::cff) const CHARSTRINGS: u16 = 17;
    pub(in crate::pdf::cff) const CHARSET: u16 = 15;
    pub(in crate::pdf::cff) const PRIVATE: u16 = 18;
    pub(in crate::pdf::cff) const SUBROUTINES: u16 = 19;
    pub(in crate::pdf::cff) const COPYRIGHT: u16 = 0x0C00;
    pub(in crate::pdf::cff) const MATRIX: u16 = 0x0C07;
    pub(in crate::pdf::cff) const ROS: u16 = 0x0C1E;
    pub(in crate::pdf::cff) const COUNT: u16 = 0x0C22;
    pub(in crate::pdf::cff) const FONTS: u16 = 0x0C24;
    pub(in crate::pdf::cff) const SELECT: u16 = 0x0C25;
    pub(in crate::pdf::cff) const NAME: u16 = 0x0C26;
}

/// Strings below this number are known to every reader and not in the file.
pub(super) const STANDARD_STRINGS: usize = 391;

/// A table with CIDs.
#[derive(Debug)]
pub(super) struct Cff<'a> {
    /// The index of names as it stands.
    pub(super) names: &'a [u8],
    pub(super) top: Dict<'a>,
    strings: Index<'a>,
    pub(super) subroutines: Index<'a>,
    pub(super) programs: Index<'a>,
    pub(super) fonts: Vec<Font<'a>>,
    select: Select<'a>,
}

/// One of the fonts that the glyphs of a table are shared out among.
#[derive(Debug)]
pub(super) struct Font<'a> {
    pub(super) dict: Dict<'a>,
    pub(super) private: Dict<'a>,
    subroutines: Index<'a>,
}

impl<'a> Cff<'a> {
    /// Reads a table of version 1 with CIDs. Matrices of single fonts are not for us.
    pub(super) fn read(table: &'a [u8]) -> Option<Self> {
        let (major, header) = (*table.first()?, usize::from(*table.get(2)?));
        let names = Index::read(table, header)?;
        let tops = Index::read(table, names.end)?;
        let strings = Index::read(table, tops.end)?;
        let subroutines = Index::read(table, strings.end)?;
        let top = Dict(tops.get(0)?);
        if major != 1 || top.find(operator::ROS).is_none() {
            return None;
        }
        let offset = |operator| usize::try_from(*top.numbers(operator)?.first()?).ok();
        let programs = Index::read(table, offset(operator::CHARSTRINGS)?)?;
        let dicts = Index::read(table, offset(operator::FONTS)?)?;
        let fonts = (0..dicts.count()).map(|at| Font::read(table, Dict(dicts.get(at)?)));
        Some(Self {
            names: table.get(header..names.end)?,
            top,
            strings,
            subroutines,
            fonts: fonts.collect::<Option<_>>()?,
            select: Select::read(
                table.get(offset(operator::SELECT)?..)?,
                programs.count(),
            )?,
            programs,
        })
    }

    /// The number of the font that a glyph belongs to.
    pub(super) fn font_of(&self, glyph: u16) -> Option<u8> {
        self.select.font_of(glyph)
    }

    /// The subroutines of a font.
    pub(super) fn local(&self, font: u8) -> Option<&Index<'a>> {
        self.fonts.get(usize::from(font)).map(|it| &it.subroutines)
    }

    /// The string that an entry of a dictionary names; none where it is one of those known
    /// to every reader.
    pub(super) fn string(&self, dict: Dict<'_>, operator: u16) -> Option<&'a [u8]> {
        let number = usize::try_from(*dict.numbers(operator)?.last()?).ok()?;
        self.strings.get(number.checked_sub(STANDARD_STRINGS)?)
    }
}

impl<'a> Font<'a> {
    fn read(table: &'a [u8], dict: Dict<'a>) -> Option<Self> {
        if dict.find(operator::MATRIX).is_some() {
            return None;
        }
        let place = dict.numbers(operator::PRIVATE)?;
        let &[length, start] = place.as_slice() else { return None };
        let (start, length) =
            (usize::try_from(start).ok()?, usize::try_from(length).ok()?);
        let private = Dict(table.get(start..start.checked_add(length)?)?);
        let subroutines = match private.numbers(operator::SUBROUTINES) {
            Some(offset) => {
                let offset = usize::try_from(*offset.first()?).ok()?;
                Index::read(table, start.checked_add(offset)?)?
            }
            None => Index::default(),
        };
        Some(Self { dict, private, subroutines })
    }
}

/// Which glyph belongs to which font.
#[derive(Debug)]
enum Select<'a> {
    /// A byte for each glyph.
    Each(&'a [u8]),
    /// Ranges of three bytes, the first glyph and the font, and the glyph after the last.
    Ranges(&'a [u8]),
}

impl<'a> Select<'a> {
    fn read(data: &'a [u8], glyphs: usize) -> Option<Self> {
        match data.first()? {
            0 => Some(Self::Each(data.get(1..=glyphs)?)),
            3 => {
                let ranges = usize::from(short(data, 1)?);
                Some(Self::Ranges(data.get(3..3 + ranges * 3)?))
            }
            _ => None,
        }
    }

    fn font_of(&self, glyph: u16) -> Option<u8> {
        match self {
            Self::Each(fonts) => fonts.get(usize::from(glyph)).copied(),
            Self::Ranges(ranges) => {
                let (ranges, _) = ranges.as_chunks::<3>();
                let first = |range: &[u8; 3]| u16::from_be_bytes([range[0], range[1]]);
                let after = ranges.partition_point(|range| first(range) <= glyph);
                ranges.get(after.checked_sub(1)?).map(|range| range[2])
            }
        }
    }
}

/// Pieces of data by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Index<'a> {
    offsets: &'a [u8],
    width: usize,
    data: &'a [u8],
    /// Where in the table it ends.
    end: usize,
}

impl<'a> Index<'a> {
    fn read(table: &'a [u8], start: usize) -> Option<Self> {
        let count = usize::from(short(table, start)?);
        if count == 0 {
            return Some(Self { end: start + 2, ..Self::default() });
        }
        let width = usize::from(*table.get(start + 2)?);
        if !(1..=4).contains(&width) {
            return None;
        }
        let from = start + 3 + (count + 1) * width;
        let index =
            Self { offsets: table.get(start + 3..from)?, width, data: &[], end: from };
        let length = index.offset(count)?;
        let end = from.checked_add(length)?;
        Some(Self { data: table.get(from..end)?, end, ..index })
    }

    pub(super) fn count(&self) -> usize {
        (self.offsets.len() / self.width.max(1)).saturating_sub(1)
    }

    pub(super) fn get(&self, at: usize) -> Option<&'a [u8]> {
        self.data.get(self.offset(at)?..self.offset(at.checked_add(1)?)?)
    }

    /// Offsets count from the byte before the data.
    fn offset(&self, at: usize) -> Option<usize> {
        let start = at.checked_mul(self.width)?;
        let bytes =
            self.offsets.get(start..start + self.width).filter(|it| !it.is_empty())?;
        bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)).checked_sub(1)
    }
}

/// A dictionary: entries of operands and an operator.
#[derive(Copy, Clone, Debug)]
pub(super) struct Dict<'a>(&'a [u8]);

impl<'a> Dict<'a> {
    /// The operator and operands of every entry, as far as they can be read.
    pub(super) fn entries(self) -> impl Iterator<Item = (u16, &'a [u8])> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let mut length = 0;
            while *rest.get(length)? > 21 {
                length += operand(rest.get(length..)?)?;
            }
            let operands = rest.get(..length)?;
            let (operator, size) = match *rest.get(length)? {
                12 => (0x0C00 | u16::from(*rest.get(length + 1)?), 2),
                one => (u16::from(one), 1),
            };
            rest = rest.get(length + size..)?;
            Some((operator, operands))
        })
    }

    /// The operands of an entry.
    pub(super) fn find(self, operator: u16) -> Option<&'a [u8]> {
        self.entries().find(|it| it.0 == operator).map(|it| it.1)
    }

    /// The operands of an entry, where all are whole numbers.
    fn numbers(self, operator: u16) -> Option<Vec<i32>> {
        let mut rest = self.find(operator)?;
        let mut numbers = Vec::new();
        while !rest.is_empty() {
            let length = operand(rest)?;
            numbers.push(number(rest)?);
            rest = rest.get(length..)?;
        }
        Some(numbers)
    }
}

/// How many bytes the operand at the start of `bytes` takes. 5176, table 3.
fn operand(bytes: &[u8]) -> Option<usize> {
    match bytes.first()? {
        28 => Some(3),
        29 => Some(5),
        // A decimal number ends with a nibble of 15.
        30 => {
            let last = |it: &u8| it & 15 == 15 || it >> 4 == 15;
            Some(bytes.get(1..)?.iter().position(last)? + 2)
        }
        32..=246 => Some(1),
        247..=254 => Some(2),
        _ => None,
    }
}

/// The whole number at the start of `bytes`. 5176, table 3; 5177, 3.2 begins alike.
pub(super) fn number(bytes: &[u8]) -> Option<i32> {
    let byte = |at: usize| bytes.get(at).map(|it| i32::from(*it));
    match byte(0)? {
        28 => Some(i32::from(i16::from_be_bytes(short(bytes, 1)?.to_be_bytes()))),
        29 => Some(i32::from_be_bytes(*bytes.get(1..)?.first_chunk()?)),
        one @ 32..=246 => Some(one - 139),
        one @ 247..=250 => Some((one - 247) * 256 + byte(1)? + 108),
        one @ 251..=254 => Some(-(one - 251) * 256 - byte(1)? - 108),
        _ => None,
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}
