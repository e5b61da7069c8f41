//! Shaping: text into glyphs with their places (字形与字位).

use std::sync::{Mutex, OnceLock, PoisonError};

use harfrust::{
    Buffer, BufferFlags, Direction, Feature, FontFuncs, GlyphId, GlyphInfo,
    GlyphPosition, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};
use skrifa::Font;
use skrifa::raw::TableProvider;
use skrifa::raw::types::F48Dot16;

use crate::font::face::glyph;
use crate::font::metrics::units;
use crate::font::pages::Pages;
use crate::font::{Flow, Glyph, Metrics, Region, ShapedGlyph, Shaping, Width};

/// Features that Han runs go without: kerning and squeezing belong to the text room,
/// which works them out from classes and ink (CLREQ 3.1.6), and a face that did the same
/// would do it twice.
const NOT_FOR_HAN: [&[u8; 4]; 9] =
    [b"kern", b"vkrn", b"palt", b"vpal", b"halt", b"vhal", b"chws", b"vchw", b"pkna"];

/// A script with its language: what a plan is made for.
#[derive(Copy, Clone)]
enum Voice {
    Han(Region),
    Western(Script),
}

impl Voice {
    /// How many voices have a number.
    const COUNT: usize = 7;

    fn of(text: &str, how: Shaping) -> Self {
        if how.han { Self::Han(how.region) } else { Self::Western(script_of(text)) }
    }

    /// The number under which its plans are kept; none for scripts a paper rarely meets.
    fn number(self) -> Option<usize> {
        match self {
            Self::Han(Region::Cn) => Some(0),
            Self::Han(Region::Tw) => Some(1),
            Self::Han(Region::Hk) => Some(2),
            Self::Han(Region::Jp) => Some(3),
            Self::Western(Script::LATIN) => Some(4),
            Self::Western(Script::GREEK) => Some(5),
            Self::Western(Script::CYRILLIC) => Some(6),
            Self::Western(_) => None,
        }
    }

    fn script(self) -> Script {
        match self {
            Self::Han(_) => Script::HAN,
            Self::Western(script) => script,
        }
    }

    /// The language, which selects the region's forms (`locl`) and, in faces made from
    /// Source Han, the full-width dash. A face that knows nothing of Hong Kong is asked for
    /// the forms of Taiwan.
    fn language(self, font: &Font) -> Option<Language> {
        let tag = match self {
            Self::Han(Region::Cn) => "zh-Hans",
            Self::Han(Region::Hk) if has_language(font, Tag::new(b"ZHH ")) => {
                "zh-Hant-HK"
            }
            Self::Han(Region::Tw | Region::Hk) => "zh-Hant",
            Self::Han(Region::Jp) => "ja",
            Self::Western(_) => return None,
        };
        Language::new(tag)
    }

    fn features(self, width: Width) -> Vec<Feature> {
        let off = matches!(self, Self::Han(_)).then_some(NOT_FOR_HAN);
        let off = off.into_iter().flatten().map(|tag| Feature::new(Tag::new(tag), 0, ..));
        let on = match width {
            Width::Own => None,
            Width::Full => Some(b"fwid"),
            Width::Half => Some(b"hwid"),
            Width::Third => Some(b"twid"),
        };
        off.chain(on.map(|tag| Feature::new(Tag::new(tag), 1, ..))).collect()
    }
}

/// Whether the face has forms for a language of its own.
fn has_language(font: &Font, tag: Tag) -> bool {
    let tables = font.tables();
    let list = tables.gsub().and_then(|it| it.script_list());
    list.is_ok_and(|list| {
        list.script_records().iter().any(|record| {
            record
                .script(list.offset_data())
                .is_ok_and(|it| it.lang_sys_index_for_tag(tag).is_some())
        })
    })
}

/// The script of the first letter; Latin for digits and signs alone.
fn script_of(text: &str) -> Script {
    let neutral =
        ["Zyyy", "Zinh", "Zzzz"].map(|it| it.parse().unwrap_or(Script::UNKNOWN));
    let mut scripts = text.chars().map(|it| harfrust::unicode::script(it.into()));
    scripts.find(|it| !neutral.contains(it)).unwrap_or(Script::LATIN)
}

/// The em box, in the font's units: the vertical measures of a face that has none.
///
/// Without `vmtx` a shaper steps down by the height of a line, which is half as much again
/// as an em in most Han faces.
#[derive(Copy, Clone, Debug)]
pub(super) struct EmBox {
    height: i32,
    top: i32,
}

impl EmBox {
    /// The em box of a face without vertical metrics; none when it has its own.
    pub(super) fn needed(font: &Font, metrics: Metrics) -> Option<Self> {
        if font.tables().vmtx().is_ok() {
            return None;
        }
        let height = i32::from(font.units_per_em());
        let top = i64::from(height) * i64::from(metrics.ascent.thousandths()) / 1000;
        Some(Self { height, top: i32::try_from(top).unwrap_or(height) })
    }
}

impl FontFuncs for EmBox {
    fn glyph_v_advance(&self, _font: &ShaperFont<'_, '_>, _glyph: GlyphId) -> i32 {
        -self.height
    }

    fn glyph_v_origin(&self, font: &ShaperFont<'_, '_>, glyph: GlyphId) -> (i32, i32) {
        (font.default_glyph_h_advance(glyph) / 2, self.top)
    }
}

/// What one face keeps between calls, so that a call on a single cell costs little: its
/// plans (which lookups run, and in what order) and buffers to work in.
#[derive(Default)]
pub(super) struct Shapers {
    em_box: Option<EmBox>,
    plans: [[OnceLock<Box<ShapePlan>>; VARIANTS]; Voice::COUNT],
    buffers: Mutex<Vec<Buffer>>,
    /// Han characters and marks that were set by themselves, by voice and variant.
    lone: [[Pages<Option<ShapedGlyph>>; VARIANTS]; 4],
}

impl Shapers {
    /// Shapers for a face; `em_box` stands in for vertical metrics it has not.
    pub(super) fn new(em_box: Option<EmBox>) -> Self {
        Self { em_box, ..Self::default() }
    }

    /// Shapes `text`; none when the font's tables lead the shaper astray.
    pub(super) fn shape(
        &self,
        font: &Font,
        text: &str,
        how: Shaping,
    ) -> Option<Vec<ShapedGlyph>> {
        let voice = Voice::of(text, how);
        let mut buffer = self.buffer();
        fill(&mut buffer, text, voice, how.flow);
        let kept = voice.number().and_then(|number| self.plans.get(number));
        let kept = kept.and_then(|plans| plans.get(variant(how)));
        let shaped = match kept {
            Some(plan) => {
                let plan = plan.get_or_init(|| Box::new(plan_for(font, voice, how)));
                run(&self.shaper(font), &mut buffer, plan)
            }
            None => run(&self.shaper(font), &mut buffer, &plan_for(font, voice, how)),
        };
        let glyphs = shaped.then(|| read(font, &buffer, how.flow));
        self.give_back(buffer);
        glyphs
    }

    /// What `find` says of a lone character, kept when it is shaped as Han.
    pub(super) fn remember(
        &self,
        character: char,
        how: Shaping,
        find: impl FnOnce() -> Option<ShapedGlyph>,
    ) -> Option<ShapedGlyph> {
        let number = how.han.then_some(Voice::Han(how.region)).and_then(Voice::number);
        let pages = number.and_then(|it| self.lone.get(it)?.get(variant(how)));
        match (pages, u16::try_from(u32::from(character))) {
            (Some(pages), Ok(code)) => pages.get(code, find),
            _ => find(),
        }
    }

    fn shaper<'a>(&'a self, font: &'a Font) -> ShaperFont<'a, 'a> {
        let funcs = self.em_box.as_ref().map(|it| it as &dyn FontFuncs);
        ShaperFont::new(font).with_font_funcs(funcs)
    }

    fn buffer(&self) -> Buffer {
        let mut kept = self.buffers.lock().unwrap_or_else(PoisonError::into_inner);
        kept.pop().unwrap_or_default()
    }

    fn give_back(&self, mut buffer: Buffer) {
        buffer.clear();
        self.buffers.lock().unwrap_or_else(PoisonError::into_inner).push(buffer);
    }
}

/// How many plans a voice has: two flows, four widths.
const VARIANTS: usize = 8;

/// Which of a voice's plans.
fn variant(how: Shaping) -> usize {
    let width = match how.width {
        Width::Own => 0,
        Width::Full => 1,
        Width::Half => 2,
        Width::Third => 3,
    };
    usize::from(how.flow == Flow::Down) * 4 + width
}

fn direction(flow: Flow) -> Direction {
    match flow {
        Flow::Across => Direction::LeftToRight,
        Flow::Down => Direction::TopToBottom,
    }
}

fn plan_for(font: &Font, voice: Voice, how: Shaping) -> ShapePlan {
    let (script, language) = (Some(voice.script()), voice.language(font));
    let features = voice.features(how.width);
    ShapePlan::new(font, direction(how.flow), script, language.as_ref(), &features)
}

fn fill(buffer: &mut Buffer, text: &str, voice: Voice, flow: Flow) {
    buffer.set_flags(
        BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE,
    );
    buffer.push_str(text);
    buffer.set_direction(direction(flow));
    buffer.set_script(Some(voice.script()));
}

fn run(font: &ShaperFont<'_, '_>, buffer: &mut Buffer, plan: &ShapePlan) -> bool {
    let options = ShapeOptions::new().plan(Some(plan));
    let done = harfrust::shape(font, buffer, options);
    done.is_ok() && buffer.allocation_successful()
}

fn read(font: &Font, buffer: &Buffer, flow: Flow) -> Vec<ShapedGlyph> {
    let placed = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    placed.map(|(info, position)| shaped(font, info, position, flow)).collect()
}

/// The shaper's y runs upwards, so going down the line is a negative advance.
fn shaped(font: &Font, info: &GlyphInfo, at: &GlyphPosition, flow: Flow) -> ShapedGlyph {
    let scaled = |value| units(font, F48Dot16::from_i32(value));
    let advance = match flow {
        Flow::Across => scaled(at.x_advance),
        Flow::Down => -scaled(at.y_advance),
    };
    ShapedGlyph {
        id: if info.glyph_id == 0 { Glyph(0) } else { glyph(info.glyph_id.into()) },
        cluster: info.cluster as usize,
        advance,
        dx: scaled(at.x_offset),
        dy: scaled(at.y_offset),
    }
}
