//! One face: what it has, how large it is, what it looks like (字体).

use std::fmt;
use std::sync::Arc;

use skrifa::font::{Blob, Kind};
use skrifa::raw::model::glyph::GlyphSourceOrder;
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{Font, GlyphId, Tag};

use crate::diag::Words;
use crate::font::metrics::{self, units};
use crate::font::names::post_script_name;
use crate::font::pages::Pages;
use crate::font::shape::{EmBox, Shapers};
use crate::font::{Embedding, Flow, Glyph, InkBox, Metrics, ShapedGlyph, Shaping};
use crate::geom::Em;

/// A sfnt file without a single table: a face that has no character.
const NO_TABLES: &[u8] = &[0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// One face of a font file, ready to be measured, shaped and embedded.
///
/// ```
/// use std::sync::Arc;
/// use banxin::font::{Face, Flow, Region, Shaping, Width};
/// use banxin::geom::Em;
///
/// let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/song/PressSongSC-Regular.otf");
/// # if !std::path::Path::new(path).exists() { return }
/// let data = Arc::new(std::fs::read(path).unwrap());
/// let song = Face::open(data, 0, "PressSongSC-Regular").unwrap();
/// let how = Shaping { flow: Flow::Down, han: true, region: Region::Cn, width: Width::Own };
/// let dash = song.shape("——", how);
/// assert_eq!(dash.iter().map(|it| it.advance).sum::<Em>(), Em::whole(2));
/// ```
pub struct Face {
    name: String,
    data: Arc<Vec<u8>>,
    index: u32,
    font: Font,
    metrics: Metrics,
    embedding: Embedding,
    shapers: Shapers,
    /// Whether it has vertical metrics; the em box stands in for them.
    own_heights: bool,
    /// What was asked before: glyphs by character, advance and ink by glyph.
    glyphs: Pages<Option<Glyph>>,
    advances: Pages<Em>,
    inks: Pages<Option<InkBox>>,
}

impl Face {
    /// Opens face `index` of a font file; `stem` names it when the file does not.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the file: not a font, a web font, no such face, a table
    /// missing or broken, a variable font.
    pub fn open(data: Arc<Vec<u8>>, index: u32, stem: &str) -> Result<Self, Words> {
        let shared = Blob::Shared(Arc::clone(&data) as _);
        let font = Font::new(shared, index).ok_or_else(|| not_a_font(&data, index))?;
        check(&font)?;
        Ok(Self::of(font, data, index, stem))
    }

    /// A face that has no character at all, for a book in which nothing was found.
    pub(super) fn blank() -> Self {
        let font = Font::new(Blob::Static(NO_TABLES), 0)
            .expect("an empty table directory is a font");
        Self::of(font, Arc::default(), 0, "Blank")
    }

    fn of(font: Font, data: Arc<Vec<u8>>, index: u32, stem: &str) -> Self {
        let bits = font.tables().os2().map_or(0, |os2| os2.fs_type());
        let metrics = metrics::read(&font);
        let em_box = EmBox::needed(&font, metrics);
        Self {
            name: post_script_name(&font, stem),
            data,
            index,
            metrics,
            embedding: Embedding::from_fs_type(bits),
            font,
            shapers: Shapers::new(em_box),
            own_heights: em_box.is_none(),
            glyphs: Pages::default(),
            advances: Pages::default(),
            inks: Pages::default(),
        }
    }

    /// The PostScript name: printable ASCII without delimiters, never empty.
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::font::Embedding;
    /// use banxin::job::Options;
    ///
    /// let job = Job::of_layouts(&[], &Options::default())?;
    /// let song = job.fonts.role("song").expect("a role of the house");
    /// let face = job.fonts.face(job.fonts.chain(song, false)[0]);
    /// assert!(face.name().is_ascii() && face.glyph_count() > 5_000);
    /// assert_eq!((face.index(), face.embedding()), (0, Embedding::Allowed));
    /// assert!(face.table(b"cmap").is_some_and(|it| it.len() < face.data().len()));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole font file.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// One of its tables (OpenType 1.9, *Table Directory*).
    #[must_use]
    pub fn table(&self, tag: &[u8; 4]) -> Option<&[u8]> {
        let file = FontRef::from_index(&self.data, self.index).ok()?;
        file.table_data(Tag::new(tag)).map(|it| it.as_bytes())
    }

    /// The face's number in a collection; 0 in a file of one face.
    #[must_use]
    pub const fn index(&self) -> u32 {
        self.index
    }

    /// The font's own units in an em.
    #[must_use]
    pub fn units_per_em(&self) -> u16 {
        self.font.units_per_em()
    }

    /// How many glyphs the face has.
    #[must_use]
    pub fn glyph_count(&self) -> u32 {
        self.font.num_glyphs()
    }

    /// Its vertical proportions; the em box of Han characters is one em high.
    #[must_use]
    pub const fn metrics(&self) -> Metrics {
        self.metrics
    }

    /// What its maker lets a PDF do with it.
    #[must_use]
    pub const fn embedding(&self) -> Embedding {
        self.embedding
    }

    /// The glyph of a character by `cmap`, without any layout feature.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<Glyph> {
        let find = || self.font.charmap().map_unicode(character).map(glyph);
        match u16::try_from(u32::from(character)) {
            Ok(code) => self.glyphs.get(code, find),
            Err(_) => find(),
        }
    }

    /// The horizontal advance of a glyph (`hmtx`).
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::font::Shaping;
    /// use banxin::geom::Em;
    /// use banxin::job::Options;
    ///
    /// let job = Job::of_layouts(&[], &Options::default())?;
    /// let song = job.fonts.role("song").expect("a role of the house");
    /// let face = job.fonts.face(job.fonts.chain(song, false)[0]);
    /// let glyph = face.glyph('版').expect("a Han character");
    /// assert_eq!((face.advance(glyph), face.height(glyph)), (Em::ONE, Em::ONE));
    /// assert_eq!(face.vertical_origin(glyph), face.metrics().ascent);
    /// // Three ways to the same glyph: the shaper, and two short cuts.
    /// let lone = face.lone('版', Shaping { han: true, ..Shaping::default() });
    /// assert_eq!((lone, face.plain('版')), (face.plain('版'), lone));
    /// assert!(face.plain_down('版').is_some() && face.covers("版"));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub fn advance(&self, glyph: Glyph) -> Em {
        let exact = |id| self.font.glyph_metrics().h_advance_exact(id);
        self.advances.get(glyph.0, || units(&self.font, exact(glyph.0.into())))
    }

    /// The vertical advance of a glyph (`vmtx`; an em where there is none).
    #[must_use]
    pub fn height(&self, glyph: Glyph) -> Em {
        if !self.own_heights {
            return Em::ONE;
        }
        let id = GlyphId::from(glyph.0);
        units(&self.font, self.font.glyph_metrics().v_advance_exact(id))
    }

    /// The height of a glyph's vertical origin over its baseline (`VORG`, `vmtx`; the top
    /// of the em box where there is neither).
    #[must_use]
    pub fn vertical_origin(&self, glyph: Glyph) -> Em {
        if !self.own_heights {
            return self.metrics.ascent;
        }
        let id = GlyphId::from(glyph.0);
        units(&self.font, self.font.glyph_metrics().v_origin_y_exact(id))
    }

    /// The black of a glyph; none when it is blank or cannot be drawn.
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::job::Options;
    ///
    /// let job = Job::of_layouts(&[], &Options::default())?;
    /// let song = job.fonts.role("song").expect("a role of the house");
    /// let face = job.fonts.face(job.fonts.chain(song, false)[0]);
    /// assert!(face.ink(face.glyph('　').expect("U+3000")).is_none(), "it is blank");
    /// assert_eq!(face.units_per_em(), 1000);
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub fn ink(&self, glyph: Glyph) -> Option<InkBox> {
        self.inks.get(glyph.0, || self.measure_ink(glyph))
    }

    fn measure_ink(&self, glyph: Glyph) -> Option<InkBox> {
        let metrics = self.font.glyph_metrics();
        let outlines = metrics.with_extents_source_order(GlyphSourceOrder::OUTLINES);
        let it = outlines.extents_exact(GlyphId::from(glyph.0))?;
        let scaled = |value| units(&self.font, value);
        let ink = InkBox {
            left: scaled(it.x_bearing),
            bottom: scaled(it.y_bearing - it.height),
            right: scaled(it.x_bearing + it.width),
            top: scaled(it.y_bearing),
        };
        (ink.left < ink.right && ink.bottom < ink.top).then_some(ink)
    }

    /// The glyphs of `text` in reading order, as the shaper sets them.
    ///
    /// A character that the face has not becomes glyph 0; one that is never seen, such as
    /// a variation selector, becomes nothing.
    #[must_use]
    pub fn shape(&self, text: &str, how: Shaping) -> Vec<ShapedGlyph> {
        self.shapers
            .shape(&self.font, text, how)
            .unwrap_or_else(|| text.char_indices().map(|at| self.unshaped(at)).collect())
    }

    /// The glyph of a character that stands by itself, as [`Face::shape`] sets it, and
    /// remembered: for Han characters and marks alike. None when the face has not the
    /// character or sets it with several glyphs.
    #[must_use]
    pub fn lone(&self, character: char, how: Shaping) -> Option<ShapedGlyph> {
        let find = || {
            let glyphs = self.shape(character.encode_utf8(&mut [0; 4]), how);
            match glyphs.as_slice() {
                [only] if only.id != Glyph(0) => Some(*only),
                _ => None,
            }
        };
        self.shapers.remember(character, how, find)
    }

    /// A lone character set across without the shaper: for Han characters, kana and
    /// whatever else no feature changes.
    #[must_use]
    pub fn plain(&self, character: char) -> Option<ShapedGlyph> {
        let id = self.glyph(character)?;
        Some(ShapedGlyph { id, advance: self.advance(id), ..ShapedGlyph::default() })
    }

    /// A lone character set upright in a vertical line without the shaper: for Han
    /// characters, which have no other form there. Marks and kana must be shaped.
    #[must_use]
    pub fn plain_down(&self, character: char) -> Option<ShapedGlyph> {
        let id = self.glyph(character)?;
        let half = self.advance(id).thousandths() / 2;
        Some(ShapedGlyph {
            id,
            cluster: 0,
            advance: self.height(id),
            dx: Em::milli(-half),
            dy: -self.vertical_origin(id),
        })
    }

    /// Whether the face can set all of a grapheme cluster.
    #[must_use]
    pub fn covers(&self, cluster: &str) -> bool {
        let mut characters = cluster.chars();
        match (characters.next(), characters.next()) {
            (None, _) => true,
            (Some(only), None) => self.glyph(only).is_some(),
            // A letter with its accents may be there as one glyph, and a selector may be
            // ignored: only the shaper knows.
            (Some(first), Some(_)) => {
                let how = Shaping {
                    flow: Flow::Across,
                    han: !first.is_ascii(),
                    ..Shaping::default()
                };
                let glyphs = self.shape(cluster, how);
                !glyphs.is_empty() && glyphs.iter().all(|it| it.id != Glyph(0))
            }
        }
    }

    fn unshaped(&self, (cluster, character): (usize, char)) -> ShapedGlyph {
        let plain = self.plain(character).unwrap_or_default();
        ShapedGlyph { cluster, ..plain }
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face")
            .field("name", &self.name)
            .field("index", &self.index)
            .finish_non_exhaustive()
    }
}

/// A font's glyph number; numbers that a PDF cannot write count as missing.
pub(super) fn glyph(id: GlyphId) -> Glyph {
    Glyph(u16::try_from(id.to_u32()).unwrap_or(0))
}

/// What to say of bytes in which no face could be found.
fn not_a_font(data: &[u8], index: u32) -> Words {
    match data.get(..4) {
        None => Words::new("文件是空的", "the file is empty"),
        Some(b"wOFF" | b"wOF2") => Words::new(
            "这是网页字体（WOFF），请先还原成TTF或OTF",
            "it is a web font (WOFF); unpack it to TTF or OTF first",
        ),
        Some(b"ttcf") => Words::new(
            format!("字体集里没有可用的第{}款", u64::from(index) + 1),
            format!("the collection has no usable face {}", u64::from(index) + 1),
        ),
        Some([0, 1, 0, 0] | b"OTTO" | b"true") if index > 0 => {
            Words::new("文件里只有一款字体", "the file holds a single face")
        }
        Some([0, 1, 0, 0] | b"OTTO" | b"true") => {
            Words::new("字体文件不完整", "the font file is cut short")
        }
        Some(_) => Words::new("不是字体文件", "it is not a font file"),
    }
}

/// Refuses what could not be set, embedded or trusted.
fn check(font: &Font) -> Result<(), Words> {
    let tables = font.tables();
    if !matches!(font.kind(), Kind::Sfnt(..)) {
        return Err(Words::new(
            "不是OpenType或TrueType字体",
            "it is neither OpenType nor TrueType",
        ));
    }
    if tables.fvar().is_ok() || tables.cff2().is_ok() {
        return Err(Words::new(
            "这是可变字体，请换用它的静态字重",
            "it is a variable font; use one of its static weights instead",
        ));
    }
    let needed = [
        ("head", tables.head().is_ok()),
        ("maxp", tables.maxp().is_ok() && font.num_glyphs() > 0),
        ("hhea", tables.hhea().is_ok()),
        ("hmtx", tables.hmtx().is_ok()),
        ("cmap", tables.cmap().is_ok() && font.charmap().has_unicode()),
        ("glyf / CFF", tables.cff().is_ok() || tables.glyf().is_ok()),
        ("loca", tables.cff().is_ok() || tables.loca(None).is_ok()),
    ];
    if let Some((tag, _)) = needed.iter().find(|(_, sound)| !sound) {
        return Err(Words::new(
            format!("字体缺少{tag}表，或该表已损坏"),
            format!("its {tag} table is missing or broken"),
        ));
    }
    let per_em = font.metrics().raw_units_per_em;
    if !(16..=16_384).contains(&per_em) {
        return Err(Words::new(
            format!("字身单位数{per_em}不合规（应为16至16384）"),
            format!("its em of {per_em} units cannot be (16 to 16384)"),
        ));
    }
    Ok(())
}
