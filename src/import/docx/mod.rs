//! Word documents: XML in a zip file (ECMA-376 part 1, chapter 17).

mod body;
mod graphics;
mod numbering;
mod package;
mod styles;
mod xml;

use roxmltree::{Document, Node};

use crate::diag::{Diagnostic, Diagnostics, Reported};
use crate::import::left::{Kind, Left};
use crate::import::manuscript::{self, Paragraph, Shape};
use crate::import::{Enclosed, Imported, plain, unreadable};

use self::body::{Body, Notes};
use self::numbering::Numbering;
use self::package::{Package, Trouble};
use self::styles::Styles;

/// Whether it is a compound file, as Word wrote before 2007 and as encryption makes.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
}

/// The remark on a compound file: a document of old, or one under a password.
pub(super) fn compound(name: &str, bytes: &[u8]) -> Diagnostic {
    let sign: Vec<u8> =
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(sign.len()).any(|it| it == sign) {
        return unreadable(
            name,
            ("加了密码，打不开", "is locked with a password"),
            (
                "在Word里去掉密码，再存一次",
                "take the password off in Word and save it again",
            ),
        );
    }
    unreadable(
        name,
        ("是旧格式的Word文档（.doc）", "is a Word document of the old kind (.doc)"),
        ("在Word或WPS里另存为 .docx", "save it as .docx in Word or WPS"),
    )
}

/// Reads the document `name`.
pub(super) fn read(name: &str, bytes: &[u8]) -> Reported<Option<Imported>> {
    let mut diagnostics = Diagnostics::new();
    let imported = match Package::open(bytes) {
        Ok(mut package) => open(name, &mut package, &mut diagnostics),
        Err(trouble) => Err(trouble),
    };
    let imported = match imported {
        Ok(imported) => Some(imported),
        Err(trouble) => {
            diagnostics.push(remark(name, trouble));
            None
        }
    };
    Reported::new(imported, diagnostics)
}

fn open(
    name: &str,
    package: &mut Package<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Imported, Trouble> {
    let text = package.document()?;
    let [styles, numbering, footnotes, endnotes, comments] =
        ["styles", "numbering", "footnotes", "endnotes", "comments"]
            .map(|kind| package.related(kind));
    let [styles, numbering, footnotes, endnotes, comments] =
        [styles?, numbering?, footnotes?, endnotes?, comments?];
    let first = |parts: &[String]| parts.first().cloned().unwrap_or_default();
    let notes = Notes {
        footnotes: xml::notes(&first(&footnotes), "footnote")?,
        endnotes: xml::notes(&first(&endnotes), "endnote")?,
        comments: xml::notes(&first(&comments), "comment")?,
    };
    let styles = Styles::read(&first(&styles))?;
    let numbering = Numbering::read(&first(&numbering))?;
    let document = xml::parse(&text)?;
    let mut left = Left::default();
    let (paragraphs, pictures) = walk(&document, &styles, numbering, &notes, &mut left);
    for (kind, part) in [(Kind::Header, "header"), (Kind::Footer, "footer")] {
        for text in package.related(part)? {
            let words = xml::all_words(&text)?;
            if !words.trim().is_empty() {
                left.note(kind, 0, &format!("{words} "));
            }
        }
    }
    let pictures = pictures.iter().filter_map(|(at, id)| {
        let (file, bytes) = package.picture(id);
        left.note(Kind::Picture, *at, &file);
        bytes.map(|bytes| Enclosed { name: file, bytes })
    });
    let pictures = pictures.collect();
    let text = manuscript::write(&paragraphs, &mut left);
    diagnostics.extend(left.remarks(name));
    Ok(Imported { text, pictures })
}

/// The paragraphs of the document, and its pictures: the paragraph each stood in and what
/// it is called.
fn walk(
    document: &Document<'_>,
    styles: &Styles,
    numbering: Numbering,
    notes: &Notes,
    left: &mut Left,
) -> (Vec<Paragraph>, Vec<(usize, String)>) {
    let mut body = Body::new(styles, numbering, notes, left);
    body.blocks(document.root_element());
    let (mut paragraphs, pictures, first_level) = body.finish();
    let is_head = |it: &Paragraph| matches!(it.shape, Shape::Title | Shape::Deck);
    if first_level && !paragraphs.iter().any(is_head) {
        let first = paragraphs.first_mut().filter(|it| it.shape == Shape::Crosshead);
        first.into_iter().for_each(|it| it.shape = Shape::Title);
    } else if begins_with_words(document) && !paragraphs.iter().any(is_head) {
        typed_head(&mut paragraphs);
    }
    // The first lines of that style are the head; later ones part the text.
    let start = paragraphs.iter().position(is_head).unwrap_or(paragraphs.len());
    let rest = paragraphs.iter_mut().skip(start).skip_while(|it| is_head(it));
    rest.filter(|it| is_head(it)).for_each(|it| it.shape = Shape::Crosshead);
    (paragraphs, pictures)
}

/// Whether the document begins with a paragraph that is no item of a list, and another
/// paragraph follows.
fn begins_with_words(document: &Document<'_>) -> bool {
    let body = document.descendants().find(|it| it.tag_name().name() == "body");
    let parts = body.into_iter().flat_map(|it| it.children().filter(Node::is_element));
    let mut parts = parts.map(|it| (it.tag_name().name() == "p", it));
    let Some((true, first)) = parts.next() else { return false };
    first.descendants().all(|it| it.tag_name().name() != "numPr") && parts.any(|it| it.0)
}

/// A head that was typed as text, in no style of its own, as in plain text.
fn typed_head(paragraphs: &mut [Paragraph]) {
    let Some((first, rest)) = paragraphs.split_first_mut() else { return };
    let words = first.words();
    let has_text = rest.iter().any(|it| it.shape == Shape::Text && !it.is_blank());
    let bare =
        first.shape == Shape::Text && first.runs.iter().all(|it| it.reading.is_none());
    if bare && has_text && !first.is_blank() && plain::reads_as_head(words.trim()) {
        first.shape = Shape::Title;
    }
}

fn remark(name: &str, trouble: Trouble) -> Diagnostic {
    let hint = (
        "在Word或WPS里打开，另存为 .docx",
        "open it in Word or WPS and save it as .docx again",
    );
    match trouble {
        Trouble::Broken => {
            unreadable(name, ("已损坏，打不开", "is broken and cannot be opened"), hint)
        }
        Trouble::Foreign => unreadable(
            name,
            ("不是Word文档", "is no Word document"),
            ("只认 .docx、.txt 和 .md", "banxin reads .docx, .txt and .md"),
        ),
        Trouble::Large => unreadable(
            name,
            ("解开后超过16 MB，太大", "is too large: more than 16 MB when unpacked"),
            ("把稿件分成几篇", "part it into several articles"),
        ),
        Trouble::Locked => unreadable(
            name,
            ("加了密码，打不开", "is locked with a password"),
            ("去掉密码，再存一次", "take the password off and save it again"),
        ),
    }
}
