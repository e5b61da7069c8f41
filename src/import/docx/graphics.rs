//! What is drawn in a paragraph: pictures, text boxes, and what is neither (20, 14.1).

use roxmltree::Node;

use crate::import::docx::xml::{attribute, chosen, name};

/// Drawings nest no deeper.
const DEEPEST: usize = 60;

/// What a drawing holds.
#[derive(Debug, Default)]
pub(super) struct Drawn<'a, 'd> {
    /// Text boxes: their contents.
    pub(super) boxes: Vec<Node<'a, 'd>>,
    /// The relations that pictures go by.
    pub(super) pictures: Vec<String>,
    /// Words that stand in neither.
    pub(super) words: String,
    /// Whether there is a chart, a diagram or another program's object.
    pub(super) object: bool,
}

impl<'a, 'd> Drawn<'a, 'd> {
    /// What is in the drawing `node`.
    pub(super) fn of(node: Node<'a, 'd>) -> Self {
        let mut drawn = Self::default();
        drawn.look(node, 0);
        drawn
    }

    fn look(&mut self, node: Node<'a, 'd>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for it in node.children().filter(Node::is_element) {
            match name(it) {
                "AlternateContent" => {
                    chosen(it).into_iter().for_each(|it| self.look(it, depth + 1));
                }
                "txbxContent" => self.boxes.push(it),
                "blip" => self.pictures.extend(
                    attribute(it, "embed").or(attribute(it, "link")).map(str::to_owned),
                ),
                "imagedata" => {
                    let id = it.attributes().find(|it| it.name() == "id");
                    self.pictures.extend(id.map(|it| it.value().to_owned()));
                }
                "t" => self.words.push_str(it.text().unwrap_or_default()),
                "chart" | "relIds" | "OLEObject" | "control" => self.object = true,
                _ => self.look(it, depth + 1),
            }
        }
    }
}
