//! The few facts that we read from a font file ourselves.

/// A table of a font file that is not a collection. OpenType 1.9, "Table Directory".
pub(super) fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(short(font, 4)?);
    let records = font.get(12..)?.chunks_exact(16).take(count);
    let record = records.into_iter().find(|record| record.starts_with(tag))?;
    let start = usize::try_from(long(record, 8)?).ok()?;
    let length = usize::try_from(long(record, 12)?).ok()?;
    font.get(start..start.checked_add(length)?)
}

/// The box that holds every glyph, by the table `head`, in thousandths of an em: left,
/// bottom, right, top.
pub(super) fn bounds(head: &[u8]) -> Option<[i64; 4]> {
    let units = i64::from(short(head, 18)?).max(1);
    let side = |at: usize| {
        let value = short(head, at)?;
        Some(i64::from(i16::from_be_bytes(value.to_be_bytes())) * 1000 / units)
    };
    Some([side(36)?, side(38)?, side(40)?, side(42)?])
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}
