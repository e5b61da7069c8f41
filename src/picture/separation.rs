//! Lights into inks (分色).
//!
//! The colour engine is asked once for each way of seeing RGB: for the inks of 33 × 33 × 33
//! colours. The pixels between them are interpolated here in whole numbers, so that every
//! machine finds the same.

use std::mem::swap;

use moxcms::{
    BarycentricWeightScale, CmsError, ColorProfile, DataColorSpace, InterpolationMethod,
    Layout, ParsingOptions, RenderingIntent, ToneReprCurve, TransformOptions,
};
use rayon::prelude::*;

use crate::picture::Lights;

/// Colours along each axis of the lattice.
const NODES: usize = 33;
/// How the engine is to work: as finely as it can.
pub(super) const MANNER: TransformOptions = TransformOptions {
    rendering_intent: RenderingIntent::Perceptual,
    allow_use_cicp_transfer: false,
    prefer_fixed_point: false,
    interpolation_method: InterpolationMethod::Tetrahedral,
    barycentric_weight_scale: BarycentricWeightScale::High,
};
/// From one node to the next along red, green and blue.
const STEPS: [usize; 3] = [NODES * NODES, NODES, 1];
/// A node's ink is counted in 256ths of an 8-bit sample: this many are a solid.
const SOLID: u32 = 255 * 256;
/// How many pixels one thread takes at a time.
const SHARE: usize = 1 << 16;

/// No larger profiles are looked into.
const MOST_PROFILE: usize = 16 << 20;

/// The inks of every colour that RGB numbers can mean.
#[derive(Debug)]
pub(super) struct Separation {
    nodes: Vec<[u16; 4]>,
    /// Of each 8-bit sample the node below it, and how far above that it is in 255ths.
    places: Vec<(usize, u32)>,
}

impl Separation {
    /// From `lights` to the inks of an ICC output profile, perceptually: the profile's own
    /// black generation, and darks that keep their drawing. No colour gets more ink than
    /// `limit`, in thousandths: between nodes that keep it nothing exceeds it.
    ///
    /// An RGB profile that cannot be understood is taken for sRGB.
    ///
    /// # Errors
    /// When `profile` is not one of four inks.
    pub(super) fn new(
        lights: &Lights,
        profile: &[u8],
        limit: u16,
    ) -> Result<Self, CmsError> {
        let press = parsed(profile)?;
        let own = lights.profile().and_then(|it| inks(&it, &press).ok());
        let inks = own.map_or_else(|| inks(&ColorProfile::new_srgb(), &press), Ok)?;
        // Rounding four inks to whole samples can add two samples at most.
        let limit = (u64::from(limit) * 255 / 1000).saturating_sub(2) * 256;
        let nodes = inks.chunks_exact(4).map(|it| limited(it, limit)).collect();
        Ok(Self { nodes, places: (0..=255).map(place).collect() })
    }

    /// RGB samples as CMYK samples, 255 a solid.
    pub(super) fn convert(&self, samples: &[u8]) -> Vec<u8> {
        let mut inks = vec![0; samples.len() / 3 * 4];
        let shares = inks.par_chunks_mut(4 * SHARE);
        shares.zip(samples.par_chunks(3 * SHARE)).for_each(|(inks, lights)| {
            for (ink, light) in inks.chunks_exact_mut(4).zip(lights.chunks_exact(3)) {
                if let &[r, g, b] = light {
                    ink.copy_from_slice(&self.inks([r, g, b]));
                }
            }
        });
        inks
    }

    /// The inks of one colour: between the four nodes of the tetrahedron it lies in.
    fn inks(&self, light: [u8; 3]) -> [u8; 4] {
        let place =
            |it: u8| self.places.get(usize::from(it)).copied().unwrap_or_default();
        let [(r, red), (g, green), (b, blue)] = light.map(place);
        let [by_r, by_g, by_b] = STEPS;
        let base = r * by_r + g * by_g + b * by_b;
        // The axis along which the colour is farthest from its node first.
        let (mut one, mut two, mut three) = ((red, by_r), (green, by_g), (blue, by_b));
        if one.0 < two.0 {
            swap(&mut one, &mut two);
        }
        if two.0 < three.0 {
            swap(&mut two, &mut three);
        }
        if one.0 < two.0 {
            swap(&mut one, &mut two);
        }
        let node = |at: usize| self.nodes.get(at).copied().unwrap_or_default();
        let corners = [
            (node(base), 255 - one.0),
            (node(base + one.1), one.0 - two.0),
            (node(base + one.1 + two.1), two.0 - three.0),
            (node(base + by_r + by_g + by_b), three.0),
        ];
        let mut sums = [0_u32; 4];
        for (node, weight) in corners {
            sums.iter_mut()
                .zip(node)
                .for_each(|(sum, ink)| *sum += u32::from(ink) * weight);
        }
        sums.map(|sum| u8::try_from((sum + SOLID / 2) / SOLID).unwrap_or(u8::MAX))
    }
}

/// The node below a sample and how far above it the sample is, in 255ths. The last node is
/// nobody's lower one.
fn place(sample: usize) -> (usize, u32) {
    let along = sample * (NODES - 1);
    let node = (along / 255).min(NODES - 2);
    (node, u32::try_from(along - node * 255).unwrap_or(0))
}

/// A node with no more ink than `limit`: black stays, and the colours give way in
/// proportion.
fn limited(inks: &[u16], limit: u64) -> [u16; 4] {
    let fine = |it: &u16| (u64::from(*it) * u64::from(SOLID) + 32_767) / 65_535;
    let inks: Vec<u64> = inks.iter().map(fine).collect();
    let &[c, m, y, k] = inks.as_slice() else { return [0; 4] };
    let (colors, k) = (c + m + y, k.min(limit));
    let room = limit - k;
    let part = |it: u64| if colors > room { it * room / colors } else { it };
    [part(c), part(m), part(y), k].map(|it| u16::try_from(it).unwrap_or(u16::MAX))
}

/// The inks of every node, 65,535 a solid, in the order red, green, blue.
fn inks(source: &ColorProfile, press: &ColorProfile) -> Result<Vec<u16>, CmsError> {
    let engine =
        source.create_transform_16bit(Layout::Rgb, press, Layout::Rgba, MANNER)?;
    let levels = (0..NODES).map(|it| u16::try_from(it * 65_535 / (NODES - 1)));
    let levels: Vec<u16> = levels.map(|it| it.unwrap_or(u16::MAX)).collect();
    let mut lights = Vec::with_capacity(3 * NODES * NODES * NODES);
    for r in &levels {
        for g in &levels {
            levels.iter().for_each(|b| lights.extend([*r, *g, *b]));
        }
    }
    let mut inks = vec![0; lights.len() / 3 * 4];
    engine.transform(&lights, &mut inks)?;
    Ok(inks)
}

/// A profile that does not ask for more than it should.
pub(super) fn parsed(bytes: &[u8]) -> Result<ColorProfile, CmsError> {
    let limits =
        ParsingOptions { max_profile_size: MOST_PROFILE, ..ParsingOptions::default() };
    ColorProfile::new_from_slice_with_options(bytes, limits)
}

impl Lights {
    /// The profile that says what the numbers mean.
    pub(super) fn profile(&self) -> Option<ColorProfile> {
        match self {
            Self::Srgb => Some(ColorProfile::new_srgb()),
            // ICC.1 10.6: one entry is an exponent in 256ths.
            Self::Gamma(gamma) => Some(along(&ToneReprCurve::Lut(vec![*gamma]))),
            Self::Profile(bytes) => {
                let own = parsed(bytes).ok()?;
                if own.color_space != DataColorSpace::Gray {
                    return Some(own);
                }
                let mut lights = along(own.gray_trc.as_ref()?);
                lights.profile_class = own.profile_class;
                Some(lights)
            }
        }
    }
}

/// The lights of sRGB with another curve.
fn along(curve: &ToneReprCurve) -> ColorProfile {
    let mut profile = ColorProfile::new_srgb();
    profile.cicp = None;
    profile.red_trc = Some(curve.clone());
    profile.green_trc = Some(curve.clone());
    profile.blue_trc = Some(curve.clone());
    profile
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWSPRINT: &[u8] = include_bytes!("../pdfx/newsprint-TR002-tac240.icc");

    fn separation(limit: u16) -> Separation {
        Separation::new(&Lights::Srgb, NEWSPRINT, limit).expect("a profile of four inks")
    }

    /// Every fifteenth level of each light.
    fn colors() -> Vec<u8> {
        let levels = || (0..=255).step_by(15);
        let triples = levels().flat_map(|r| levels().map(move |g| (r, g)));
        triples.flat_map(|(r, g)| levels().flat_map(move |b| [r, g, b])).collect()
    }

    #[test]
    fn no_color_has_more_ink_than_the_limit() {
        for limit in [1800, 2200, 2400] {
            let inks = separation(limit).convert(&colors());
            let sums = inks.chunks(4).map(|it| it.iter().map(|it| u32::from(*it)).sum());
            let most: u32 = sums.max().expect("colours");
            assert!(most * 1000 <= u32::from(limit) * 255, "{most} of {limit}");
            // Darks use what there is, or the limit would make the picture pale.
            assert!(most * 1000 >= (u32::from(limit) - 60) * 255, "{most} of {limit}");
        }
    }

    /// Between its nodes the lattice says what the engine says. A level is 1 ÷ 255.
    #[test]
    fn between_the_nodes_the_engine_agrees() {
        let colors = colors();
        let fast = separation(4000).convert(&colors);
        let press = parsed(NEWSPRINT).expect("a profile");
        let engine = ColorProfile::new_srgb()
            .create_transform_8bit(Layout::Rgb, &press, Layout::Rgba, MANNER)
            .expect("an engine");
        let mut slow = vec![0; fast.len()];
        engine.transform(&colors, &mut slow).expect("inks");
        let apart: Vec<u64> =
            fast.iter().zip(&slow).map(|(a, b)| u64::from(a.abs_diff(*b))).collect();
        let (sum, most) = (apart.iter().sum::<u64>(), apart.iter().max());
        println!("{sum} over {}, at most {most:?}", apart.len());
        assert!(sum <= apart.len() as u64, "a level in the mean");
        assert!(most <= Some(&12), "{most:?}");
    }

    /// Greys are greys, and the lighter the light the less the ink.
    #[test]
    fn greys_have_no_cast_and_no_steps_back() {
        let separation = separation(2400);
        let grey =
            |it: u8| separation.convert(&[it; 3]).iter().map(|it| u32::from(*it)).sum();
        let sums: Vec<u32> = (0..=255).map(grey).collect();
        assert!(sums.windows(2).all(|it| it[0] + 2 >= it[1]), "{sums:?}");
        assert_eq!(sums[255], 0, "white is paper");
    }
}
