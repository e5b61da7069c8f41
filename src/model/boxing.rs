//! Boxes (加框): borders, tints, round corners and reversed grounds, as written.

use crate::diag::Spanned;
use crate::geom::Length;
use crate::ink::Ink;

/// The borders of the trade (线条、花边).
///
/// ```
/// use banxin::model::Border;
///
/// let named = |name| Border::NAMES.iter().find(|(it, _)| *it == name).map(|(_, it)| *it);
/// assert_eq!(named("wenwu"), Some(Border::Wenwu));
/// assert!(Border::Wenwu.is_of_lines() && !Border::Flower.is_of_lines());
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
#[non_exhaustive]
pub enum Border {
    /// No border.
    #[default]
    None,
    /// 正线, a hairline.
    Zheng,
    /// 反线, a heavy line.
    Fan,
    /// 文武线, a heavy line with a hairline inside.
    Wenwu,
    /// 双线, two hairlines.
    Double,
    /// 点线, round dots.
    Dotted,
    /// 波线, a wave.
    Wavy,
    /// 花边: 回纹, a fret.
    Fret,
    /// 花边: 菱纹, diamonds between hairlines.
    Diamond,
    /// 花边: 花纹, blossoms and leaves.
    Flower,
    /// 花边: 叶纹, leaves on a stem.
    Leaf,
    /// 花边: 连珠, beads.
    Bead,
}

impl Border {
    /// Every border with the name it is written by.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("zheng", Self::Zheng),
        ("fan", Self::Fan),
        ("wenwu", Self::Wenwu),
        ("double", Self::Double),
        ("dotted", Self::Dotted),
        ("wavy", Self::Wavy),
        ("fret", Self::Fret),
        ("diamond", Self::Diamond),
        ("flower", Self::Flower),
        ("leaf", Self::Leaf),
        ("bead", Self::Bead),
        ("none", Self::None),
    ];

    /// Whether it is of plain lines, which can go round a corner.
    #[must_use]
    pub const fn is_of_lines(self) -> bool {
        matches!(self, Self::None | Self::Zheng | Self::Fan | Self::Wenwu | Self::Double)
    }
}

/// What a box looks like, as written.
///
/// ```
/// use banxin::ink::Ink;
/// use banxin::model::BoxSpec;
///
/// let plain = BoxSpec::default();
/// assert!(plain.border.is_none() && !plain.reverse);
/// assert_eq!(plain.ink, Ink::BLACK);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BoxSpec {
    /// The border.
    pub border: Option<Spanned<Border>>,
    /// The name of the ground's colour.
    pub color: Option<Spanned<String>>,
    /// That colour; black where none is named.
    pub ink: Ink,
    /// Tint of the ground in percent of the colour.
    pub tint: Option<Spanned<u32>>,
    /// The radius of its corners (圆角).
    pub round: Option<Spanned<Length>>,
    /// Whether type and rules are white on the ground (反白).
    pub reverse: bool,
}

impl BoxSpec {
    /// Whether nothing is asked for.
    pub(crate) const fn is_none(&self) -> bool {
        self.border.is_none()
            && self.color.is_none()
            && self.tint.is_none()
            && !self.reverse
    }
}

impl Default for BoxSpec {
    fn default() -> Self {
        Self {
            border: None,
            color: None,
            ink: Ink::BLACK,
            tint: None,
            round: None,
            reverse: false,
        }
    }
}
