//! What each code stands for: the `ToUnicode` table. ISO 32000-1 9.10.3.

use std::fmt::Write;

use crate::pdf::usage::UsedFace;

const HEAD: &str = "\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
";

const FOOT: &str = "\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
";

/// Rows to a block; Adobe technical note 5014 allows no more.
const BLOCK: usize = 100;

/// The table of one variant of a face.
pub(super) fn write(used: &UsedFace<'_>, variant: usize) -> Vec<u8> {
    let rows: Vec<(u16, &str)> = used
        .texts()
        .iter()
        .filter_map(|(glyph, texts)| {
            Some((used.remapper.get(glyph.0)?, *texts.get(variant)?))
        })
        .collect();
    let mut map = HEAD.to_owned();
    for block in rows.chunks(BLOCK) {
        // Writing to a string does not fail.
        let _ = writeln!(map, "{} beginbfchar", block.len());
        for (cid, text) in block {
            let _ = write!(map, "<{cid:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str(FOOT);
    map.into_bytes()
}
