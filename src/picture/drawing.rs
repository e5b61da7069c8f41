//! Drawings (SVG) into filled shapes in process inks (图形报头).
//!
//! usvg resolves styles, units and transforms; strokes become shapes here, colours inks.
//! What a press cannot print as plain shapes is refused with what to do: type, pictures,
//! gradients, clipping, and whatever lets through what lies below.
#![expect(clippy::float_arithmetic, reason = "usvg gives floating numbers")]
#![expect(clippy::cast_possible_truncation, reason = "rounded to thousandths of a pixel")]

use usvg::roxmltree;
use usvg::tiny_skia_path::{Path, PathSegment, Point};
use usvg::{Group, Node, Options, Paint, Tree};

use crate::diag::{Diagnostic, Span};
use crate::ink::Ink;
use crate::picture::Trouble;

/// A drawing: shapes on a canvas, in thousandths of its own unit.
///
/// ```
/// use banxin::ink::Ink;
/// use banxin::picture::Drawing;
///
/// let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20">
///     <rect width="60" height="20"/></svg>"#;
/// let drawing = Drawing::read("nameplate.svg", svg, None).expect("plain shapes");
/// assert_eq!((drawing.width, drawing.height), (60_000, 20_000));
/// assert_eq!(drawing.shapes[0].ink, Ink::BLACK);
/// let type_in_it = br#"<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>"#;
/// assert!(Drawing::read("nameplate.svg", type_in_it, None).is_err());
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Drawing {
    /// The width of the canvas.
    pub width: i64,
    /// The height of the canvas.
    pub height: i64,
    /// Its shapes, in the order of painting.
    pub shapes: Vec<DrawnShape>,
}

/// A filled shape of a drawing.
///
/// ```
/// use banxin::ink::Ink;
/// use banxin::picture::{DrawnShape, Edge};
///
/// let edges = vec![Edge::Move((0, 0)), Edge::Line((1_000, 0)), Edge::Line((0, 1_000))];
/// let corner = DrawnShape { edges, even_odd: false, ink: Ink::BLACK };
/// assert_eq!(corner.edges.len(), 3);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DrawnShape {
    /// Its edges; every path begins with [`Edge::Move`].
    pub edges: Vec<Edge>,
    /// Whether a shape inside another is a hole.
    pub even_odd: bool,
    /// Its ink.
    pub ink: Ink,
}

/// A step along the edge of a shape; places are x and y.
///
/// ```
/// use banxin::picture::Edge;
///
/// let quarter = Edge::Curve((552, 0), (1_000, 448), (1_000, 1_000));
/// assert_ne!(quarter, Edge::Line((1_000, 1_000)));
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Edge {
    /// Begins a path.
    Move((i64, i64)),
    /// Straight on.
    Line((i64, i64)),
    /// A cubic Bézier curve.
    Curve((i64, i64), (i64, i64), (i64, i64)),
}

impl Drawing {
    /// Reads an SVG; `span` is where its name was written.
    ///
    /// # Errors
    /// A remark when it is broken or holds what is not printed.
    pub fn read(
        name: &str,
        bytes: &[u8],
        span: Option<Span>,
    ) -> Result<Self, Box<Diagnostic>> {
        parse(bytes).map_err(|trouble| {
            Box::new(span.into_iter().fold(trouble.remark(name), Diagnostic::at))
        })
    }
}

fn parse(bytes: &[u8]) -> Result<Drawing, Trouble> {
    let text = std::str::from_utf8(bytes).map_err(|_| broken())?;
    let document = roxmltree::Document::parse(text).map_err(|_| broken())?;
    if document.descendants().any(|it| it.tag_name().name() == "text") {
        return Err(refused(
            ("里有文字", "holds type"),
            (
                "请在绘图软件里把文字转成曲线再存",
                "turn its type into outlines in the drawing program and save it again",
            ),
        ));
    }
    let tree =
        Tree::from_xmltree(&document, &Options::default()).map_err(|_| broken())?;
    let size = tree.size();
    let mut shapes = Vec::new();
    group(tree.root(), &mut shapes)?;
    let drawing =
        Drawing { width: milli(size.width()), height: milli(size.height()), shapes };
    let empty = drawing.width <= 0 || drawing.height <= 0 || drawing.shapes.is_empty();
    if empty { Err(broken()) } else { Ok(drawing) }
}

fn broken() -> Trouble {
    Trouble::broken("不是完好的SVG图形", "is not a whole SVG drawing")
}

fn refused(what: (&str, &str), advice: (&'static str, &'static str)) -> Trouble {
    Trouble { what: (what.0.to_owned(), what.1.to_owned()), advice }
}

/// Only plain shapes are printed.
fn not_plain(zh: &str, en: &str) -> Trouble {
    refused(
        (zh, en),
        (
            "请改成单色填充的形状，或另存为PNG",
            "make it shapes of plain colours, or save it as PNG",
        ),
    )
}

fn group(group: &Group, shapes: &mut Vec<DrawnShape>) -> Result<(), Trouble> {
    let through =
        group.opacity().get() < 1.0 || group.blend_mode() != usvg::BlendMode::Normal;
    if through {
        return Err(not_plain("里有透明", "is partly transparent"));
    }
    if group.clip_path().is_some()
        || group.mask().is_some()
        || !group.filters().is_empty()
    {
        return Err(not_plain("里有裁切、蒙版或滤镜", "has clipping, masks or filters"));
    }
    for node in group.children() {
        match node {
            Node::Group(it) => self::group(it, shapes)?,
            Node::Path(it) if it.is_visible() => path(it, shapes)?,
            Node::Path(_) => {}
            Node::Image(_) => return Err(not_plain("里有图片", "holds a picture")),
            Node::Text(_) => return Err(not_plain("里有文字", "holds type")),
        }
    }
    Ok(())
}

/// Fill and stroke of a path, in their order.
fn path(path: &usvg::Path, shapes: &mut Vec<DrawnShape>) -> Result<(), Trouble> {
    let turn = path.abs_transform();
    let laid = |it: Path| it.transform(turn).ok_or_else(broken);
    let mut layers = Vec::new();
    if let Some(fill) = path.fill() {
        let ink = ink(fill.paint(), fill.opacity().get())?;
        let even_odd = fill.rule() == usvg::FillRule::EvenOdd;
        layers.push(shape(&laid(path.data().clone())?, even_odd, ink));
    }
    if let Some(stroke) = path.stroke() {
        let ink = ink(stroke.paint(), stroke.opacity().get())?;
        let stroke = stroke.to_tiny_skia();
        let dashed = stroke.dash.as_ref().and_then(|it| path.data().dash(it, 1.0));
        let line = dashed.as_ref().unwrap_or_else(|| path.data());
        let outline = line.stroke(&stroke, 1.0);
        layers.push(shape(&laid(outline.ok_or_else(broken)?)?, false, ink));
    }
    if path.paint_order() == usvg::PaintOrder::StrokeAndFill {
        layers.reverse();
    }
    shapes.extend(layers);
    Ok(())
}

fn shape(path: &Path, even_odd: bool, ink: Ink) -> DrawnShape {
    let at = |it: Point| (milli(it.x), milli(it.y));
    let mut edges = Vec::new();
    let mut here = Point::zero();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => {
                edges.push(Edge::Move(at(to)));
                here = to;
            }
            PathSegment::LineTo(to) => {
                edges.push(Edge::Line(at(to)));
                here = to;
            }
            PathSegment::QuadTo(inner, to) => {
                // The same curve with two inner points, two thirds of the way to the one.
                let near = |end: Point| {
                    Point::from_xy(
                        end.x + (inner.x - end.x) * 2.0 / 3.0,
                        end.y + (inner.y - end.y) * 2.0 / 3.0,
                    )
                };
                edges.push(Edge::Curve(at(near(here)), at(near(to)), at(to)));
                here = to;
            }
            PathSegment::CubicTo(one, two, to) => {
                edges.push(Edge::Curve(at(one), at(two), at(to)));
                here = to;
            }
            PathSegment::Close => {}
        }
    }
    DrawnShape { edges, even_odd, ink }
}

/// A plain colour in inks.
fn ink(paint: &Paint, opacity: f32) -> Result<Ink, Trouble> {
    let Paint::Color(color) = paint else {
        return Err(not_plain("里有渐变或图案", "has gradients or patterns"));
    };
    if opacity < 1.0 {
        return Err(not_plain("里有透明", "is partly transparent"));
    }
    Ok(in_inks([color.red, color.green, color.blue]))
}

/// Lights into inks: what the three have in common is black, and greys are black alone, so
/// that no shape takes more than two solids.
fn in_inks(lights: [u8; 3]) -> Ink {
    let [c, m, y] = lights.map(|it| (255 - u16::from(it)) * 200 / 51);
    let k = c.min(m).min(y);
    Ink::process(c - k, m - k, y - k, k)
}

/// Thousandths, rounded.
fn milli(value: f32) -> i64 {
    (f64::from(value) * 1000.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<Drawing, Trouble> {
        let head = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">"#;
        parse(format!("{head}{inside}</svg>").as_bytes())
    }

    #[test]
    fn shapes_keep_their_places_and_get_inks() {
        let drawing =
            svg(r##"<g transform="translate(2 3)"><path d="M0 0H10V5Z" fill="#000"/></g>
               <rect x="1" y="1" width="2" height="2" fill="#ff0000"/>"##);
        let drawing = drawing.expect("a plain drawing");
        assert_eq!((drawing.width, drawing.height), (40_000, 20_000));
        let edges = [
            Edge::Move((2_000, 3_000)),
            Edge::Line((12_000, 3_000)),
            Edge::Line((12_000, 8_000)),
        ];
        assert_eq!(drawing.shapes[0].edges, edges);
        assert_eq!(drawing.shapes[0].ink, Ink::BLACK);
        // Red light alone: all of magenta and yellow.
        assert_eq!(drawing.shapes[1].ink, Ink::process(0, 1000, 1000, 0));
    }

    #[test]
    fn a_line_becomes_a_shape_as_wide_as_it() {
        let line = r##"<path d="M0 10H40" stroke="#000" stroke-width="2" fill="none"/>"##;
        let drawing = svg(line).expect("a line");
        let [stroke] = drawing.shapes.as_slice() else { panic!("one shape") };
        let mut rows: Vec<_> = stroke
            .edges
            .iter()
            .map(|it| match *it {
                Edge::Move(at) | Edge::Line(at) | Edge::Curve(_, _, at) => at.1,
            })
            .collect();
        rows.sort_unstable();
        rows.dedup();
        assert_eq!(rows, [9_000, 11_000]);
    }

    #[test]
    fn greys_are_black_alone_and_no_colour_takes_more_than_two_solids() {
        assert_eq!(in_inks([255; 3]), Ink::PAPER);
        assert_eq!(in_inks([204; 3]), Ink::black_tint(200));
        for lights in [[0, 0, 64], [10, 200, 0], [128, 0, 255], [0, 0, 0]] {
            assert!(in_inks(lights).sum() <= 2000, "{lights:?}");
        }
    }

    #[test]
    fn what_is_not_plain_is_refused() {
        for (inside, why) in [
            (r#"<text x="1" y="9">报</text>"#, "holds type"),
            (r#"<rect width="9" height="9" opacity="0.5"/>"#, "is partly transparent"),
            ("", "is not a whole SVG drawing"),
            (
                r##"<linearGradient id="a"><stop offset="0" stop-color="#f00"/><stop
                offset="1"/></linearGradient><rect width="9" height="9" fill="url(#a)"/>"##,
                "has gradients or patterns",
            ),
        ] {
            let trouble = svg(inside).expect_err(why);
            assert_eq!(trouble.what.1, why);
        }
    }
}
