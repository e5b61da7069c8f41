//! Pictures inside the drawing: what is seen of them, as fine as a screen needs.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::geom::{Length, Rect};
use crate::picture::{Picture, Pixels, Space};
use crate::proof::PlacedPicture;
use crate::view::canvas::{Area, Canvas, PART};
use crate::view::sight::Sight;
use crate::view::{MAX_PIXELS, encode, photo};

/// Pixels to the inch at most.
const FINEST: i64 = 200;

/// How much of a photograph JPEG keeps, of 100.
const QUALITY: u8 = 88;

/// The part of a picture that its frame shows, as data that stands in an attribute: JPEG or
/// PNG, whichever is smaller. None when the picture cannot be shown.
pub(super) fn data(picture: &Picture, placed: &PlacedPicture) -> Option<String> {
    let pixels = picture.pixels()?;
    let canvas = shown(&pixels, placed.frame, placed.image)?;
    let png = encode(&canvas)?;
    let (width, height) = (canvas.width, canvas.height);
    let seen = Pixels { width, height, space: Space::Rgb, samples: canvas.samples };
    let jpeg = seen.jpeg(QUALITY).filter(|it| it.len() < png.len());
    let (kind, bytes) = jpeg.map_or(("png", png), |it| ("jpeg", it));
    Some(format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(bytes)))
}

/// What the frame shows, pixel edges on its edges.
fn shown(pixels: &Pixels, frame: Rect, image: Rect) -> Option<Canvas> {
    let across = along(frame.size.width, image.size.width, pixels.width)?;
    let down = along(frame.size.height, image.size.height, pixels.height)?;
    let x = |at: Length| (at - frame.left()).scale(across * PART, width(frame)).emu();
    let y = |at: Length| (at - frame.top()).scale(down * PART, height(frame)).emu();
    let whole = Area {
        left: x(image.left()),
        top: y(image.top()),
        right: x(image.right()),
        bottom: y(image.bottom()),
    };
    let size = (usize::try_from(across).ok()?, usize::try_from(down).ok()?);
    let mut canvas = Canvas::new(size, None, MAX_PIXELS)?;
    let all = Area { left: 0, top: 0, right: across * PART, bottom: down * PART };
    photo::lay(&mut canvas, pixels, Sight::Printed, all, whole);
    Some(canvas)
}

/// How many pixels stand along a side of the frame: no more than the picture has there.
fn along(frame: Length, image: Length, pixels: usize) -> Option<i64> {
    const EMU_PER_INCH: i64 = 914_400;
    let own = Length::from_emu(i64::try_from(pixels).ok()?);
    let own = own.scale(frame.emu(), image.emu()).emu();
    let finest = frame.scale(FINEST, EMU_PER_INCH).emu();
    (frame > Length::ZERO && image > Length::ZERO).then(|| own.min(finest).max(1))
}

const fn width(rect: Rect) -> i64 {
    rect.size.width.emu()
}

const fn height(rect: Rect) -> i64 {
    rect.size.height.emu()
}
