//! Clusters into cells with glyphs, and the remarks on characters that no face has (排字).

mod lay;

use std::collections::BTreeSet;

use crate::diag::{Diagnostics, Span};
use crate::font::{Choice, FaceId, FontBook};
use crate::geom::{Em, Length};
use crate::text::class::Kind;
use crate::text::itemize::Cluster;
use crate::text::latin;
use crate::text::place::{Piece, Placed, Placer, Spot};
use crate::text::remarks;
use crate::text::{CellGlyph, Galley, StyledText, TextStyle};

/// Stands for a character that no face has (铅排缺字符).
const GETA: &str = "〓";
/// How many recent characters are remembered; fewer in a paragraph of fewer characters,
/// most of which are short.
const MEMORY: usize = 512;

/// Fills a galley.
pub(super) struct Setter<'a> {
    fonts: &'a FontBook,
    placer: Placer<'a>,
    copy: &'a [StyledText<'a>],
    /// Where each stretch of copy starts in the galley's text.
    starts: Vec<usize>,
    galley: Galley,
    /// One for one with the galley's cells.
    made: Vec<Cluster>,
    memory: Vec<Option<Slot>>,
    missing: BTreeSet<char>,
    fallen: BTreeSet<FaceId>,
    diagnostics: Diagnostics,
}

/// A cell with one glyph, remembered.
#[derive(Copy, Clone, Debug)]
struct Slot {
    key: (char, Kind, u16),
    glyph: CellGlyph,
    advance: Length,
    before: Length,
    after: Length,
}

/// What was made.
pub(super) struct Made {
    pub(super) galley: Galley,
    pub(super) clusters: Vec<Cluster>,
    pub(super) diagnostics: Diagnostics,
}

impl<'a> Setter<'a> {
    pub(super) fn new(
        fonts: &'a FontBook,
        copy: &'a [StyledText<'a>],
        text: String,
        clusters: usize,
    ) -> Self {
        let starts = copy.iter().scan(0, |at, it| {
            let start = *at;
            *at += it.text.len();
            Some(start)
        });
        let galley = Galley {
            text,
            cells: Vec::with_capacity(clusters),
            glyphs: Vec::with_capacity(clusters),
            gaps: Vec::new(),
            hyphens: Vec::new(),
            styles: copy.iter().map(|it| it.style).collect(),
            beside: Vec::new(),
        };
        Self {
            fonts,
            placer: Placer::new(fonts),
            copy,
            starts: starts.collect(),
            galley,
            made: Vec::with_capacity(clusters),
            memory: vec![None; clusters.clamp(1, MEMORY)],
            missing: BTreeSet::new(),
            fallen: BTreeSet::new(),
            diagnostics: Diagnostics::new(),
        }
    }

    /// Sets every cluster.
    pub(super) fn set(mut self, clusters: &[Cluster]) -> Made {
        let mut at = 0;
        while let Some(first) = clusters.get(at) {
            let Some(style) = self.galley.styles.get(usize::from(first.style)).copied()
            else {
                break;
            };
            at += if first.kind.is_western() {
                self.western(&style, clusters.get(at..).unwrap_or_default())
            } else {
                self.single(&style, *first);
                1
            };
        }
        Made { galley: self.galley, clusters: self.made, diagnostics: self.diagnostics }
    }

    /// Sets one cluster by itself.
    fn single(&mut self, style: &TextStyle, cluster: Cluster) {
        let alone = cluster.first.len_utf8() == (cluster.end - cluster.start) as usize;
        if alone && self.plain(style, cluster) {
            return;
        }
        let key = (cluster.first, cluster.kind, cluster.style);
        let slot = cluster.first as usize % self.memory.len().max(1);
        if alone
            && let Some(Some(known)) = self.memory.get(slot)
            && known.key == key
        {
            let known = *known;
            self.repeat(style, cluster, &known);
            return;
        }
        let placed = if alone {
            self.placed(style, cluster, cluster.first.encode_utf8(&mut [0; 4]))
        } else {
            let bytes = cluster.start as usize..cluster.end as usize;
            let text = self.galley.text.get(bytes).unwrap_or_default().to_owned();
            self.placed(style, cluster, &text)
        };
        let glyphs = placed.glyphs.len();
        self.push(style, cluster, placed);
        if alone && glyphs == 1 {
            self.remember(slot, key);
        }
    }

    /// Sets a lone Han character that needs no more than the glyph of the role's first
    /// face: most of all copy. Whether it was one.
    fn plain(&mut self, style: &TextStyle, cluster: Cluster) -> bool {
        if cluster.kind != Kind::Ideograph {
            return false;
        }
        let first = self.fonts.chain(style.role, false).first();
        let Some(face) =
            first.and_then(|it| self.fonts.usable(*it).map(|face| (*it, face)))
        else {
            return false;
        };
        let Some((id, frame)) = self.placer.plain(style, cluster.first, face) else {
            return false;
        };
        self.lay_plain(style, cluster, (face.0, id), frame);
        true
    }

    fn placed(&mut self, style: &TextStyle, cluster: Cluster, text: &str) -> Placed {
        let western = matches!(cluster.kind, Kind::Upright | Kind::Across);
        if cluster.kind.is_space()
            || matches!(cluster.kind, Kind::Joiner | Kind::SoftHyphen)
        {
            return self.blank(style, cluster);
        }
        let Some(choice) = self.choose(style, cluster, text, western) else {
            return self.geta(style, cluster);
        };
        match cluster.kind {
            Kind::Upright => latin::upright(self.fonts, style, (choice.face, text)),
            Kind::Across => latin::across(self.fonts, style, (choice.face, text)),
            kind => {
                let piece = Piece { text, first: cluster.first, kind };
                self.placer.place(style, piece, choice)
            }
        }
    }

    /// A space: a glyph that prints nothing, so that the text can be read back.
    fn blank(&self, style: &TextStyle, cluster: Cluster) -> Placed {
        // A face may draw a soft hyphen; here it never prints.
        let soft = cluster.kind == Kind::SoftHyphen;
        let own = if soft { ' ' } else { cluster.first }.to_string();
        let western = cluster.kind != Kind::WideSpace;
        let glyph = [own.as_str(), " "].into_iter().find_map(|text| {
            let choice = self.fonts.choose(style.role, text, western)?;
            let character = text.chars().next()?;
            let face = self.fonts.face(choice.face);
            face.glyph(character).map(|glyph| (choice.face, glyph, face.advance(glyph)))
        });
        let frame = match cluster.kind {
            Kind::WideSpace => Em::ONE,
            Kind::Space | Kind::TiedSpace => glyph.map_or(Em::QUARTER, |it| it.2),
            _ => Em::ZERO,
        };
        let spot = glyph.map(|(face, id, _)| {
            let sideways = self.galley.glyphs.last().is_some_and(|it| it.sideways);
            Spot { face, id, sideways, ..Spot::default() }
        });
        Placed { glyphs: spot.into_iter().collect(), frame, ..Placed::default() }
    }

    /// 〓 where no face has the character, so that the page shows the lack.
    fn geta(&mut self, style: &TextStyle, cluster: Cluster) -> Placed {
        let kind = Kind::Symbol;
        let piece = Piece { text: GETA, first: '〓', kind };
        match self.fonts.choose(style.role, GETA, false) {
            Some(choice) => {
                let mut placed = self.placer.place(style, piece, choice);
                for spot in &mut placed.glyphs {
                    spot.cluster = 0;
                }
                placed
            }
            None => Placed { frame: Em::ONE, ..self.blank(style, cluster) },
        }
    }

    /// Sets a Western run from its first cluster; returns how many clusters it took.
    fn western(&mut self, style: &TextStyle, clusters: &[Cluster]) -> usize {
        let Some(first) = clusters.first() else { return 1 };
        let run = clusters
            .iter()
            .take_while(|it| it.kind.is_western() && it.style == first.style)
            .count();
        let mut at = 0;
        while at < run {
            let rest = clusters.get(at..run).unwrap_or_default();
            at += self.one_face(style, rest).max(1);
        }
        run
    }

    /// Sets as much of a Western run as one face has.
    fn one_face(&mut self, style: &TextStyle, run: &[Cluster]) -> usize {
        let Some(first) = run.first().copied() else { return 1 };
        let text = |it: &Cluster, galley: &Galley| {
            let bytes = it.start as usize..it.end as usize;
            galley.text.get(bytes).unwrap_or_default().to_owned()
        };
        let own = text(&first, &self.galley);
        let Some(choice) = self.choose(style, first, &own, true) else {
            let placed = self.geta(style, first);
            self.push(style, first, placed);
            return 1;
        };
        let same = |it: &&Cluster| {
            let next = self.fonts.choose(style.role, &text(it, &self.galley), true);
            next.is_some_and(|next| next.face == choice.face)
        };
        let count = 1 + run.iter().skip(1).take_while(same).count();
        let run = run.get(..count).unwrap_or_default();
        let end = run.last().map_or(first.end, |it| it.end);
        let whole = self.galley.text.get(first.start as usize..end as usize);
        let whole = whole.unwrap_or_default().to_owned();
        let ends: Vec<_> = run.iter().map(|it| (it.end - first.start) as usize).collect();
        let cells = latin::along(self.fonts, style, (choice.face, &whole), &ends);
        self.push_run(style, run, cells);
        count
    }

    fn push_run(&mut self, style: &TextStyle, run: &[Cluster], cells: latin::Cells) {
        let Some(first) = run.first() else { return };
        let mut at = 0;
        for (end, placed) in cells {
            let Some(mut cluster) = run.get(at).copied() else { break };
            while let Some(it) = run.get(at) {
                if (it.end - first.start) as usize > end {
                    break;
                }
                (cluster.end, cluster.split) = (it.end, it.split);
                at += 1;
            }
            self.push(style, cluster, placed);
        }
    }

    fn choose(
        &mut self,
        style: &TextStyle,
        cluster: Cluster,
        text: &str,
        western: bool,
    ) -> Option<Choice> {
        let choice = self.fonts.choose(style.role, text, western);
        match choice {
            // A role without a face was remarked upon when it was looked for.
            None if self.has_faces(style) && self.missing.insert(cluster.first) => {
                let remark = remarks::missing(self.fonts, style, cluster.first);
                self.diagnostics.push(remark.at(self.span(cluster)));
            }
            Some(it) if it.fallback && self.fallen.insert(it.face) => {
                let remark = remarks::fallback(self.fonts, style, cluster.first, it.face);
                self.diagnostics.push(remark.at(self.span(cluster)));
            }
            _ => {}
        }
        choice
    }

    fn has_faces(&self, style: &TextStyle) -> bool {
        [false, true].iter().any(|it| !self.fonts.chain(style.role, *it).is_empty())
    }

    /// Where the cluster was written.
    fn span(&self, cluster: Cluster) -> Span {
        let at = usize::from(cluster.style);
        let (Some(stretch), Some(start)) = (self.copy.get(at), self.starts.get(at))
        else {
            return Span::default();
        };
        let part = |byte: u32| (byte as usize).saturating_sub(*start);
        stretch.span.of_words(stretch.text, part(cluster.start), part(cluster.end))
    }
}
