//! Other people's formats into what the desk writes: Word documents, plain text in any of
//! its encodings, Markdown as it is written elsewhere (来稿).
//!
//! Whatever is read becomes text in the light Markdown of `docs/issue-format.md`. No
//! visible character is lost in silence: those of the source are those of the text and
//! those that the remarks name as left out.
//!
//! ```
//! let letter = "# 来信\n\n今天的*潮水*退了。\n\n![](shore.jpg)\n".as_bytes();
//! let read = banxin::import::convert("letter.md", letter);
//! let article = read.output.expect("there is text");
//! assert!(article.text.starts_with("# 来信"));
//! for remark in read.diagnostics.iter() {
//!     println!("{}", remark.message.zh);
//! }
//! ```

mod docx;
mod encoding;
mod left;
mod manuscript;
mod markdown;
mod markup;
mod plain;

pub use self::encoding::text;

use crate::diag::{Code, Diagnostic, Diagnostics, Reported};

/// An article in our Markdown, made from another format.
///
/// ```
/// let read = banxin::import::article("tide.md", "# 潮水退了\n滩涂露了出来。\n".as_bytes());
/// let article = read.output.expect("there is text");
/// assert_eq!(article.text, "# 潮水退了\n滩涂露了出来。\n");
/// assert!(article.pictures.is_empty(), "Markdown encloses none");
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Imported {
    /// The article.
    pub text: String,
    /// The pictures that stood in the document, in their order.
    pub pictures: Vec<Enclosed>,
}

/// A picture out of a document.
///
/// ```
/// use banxin::import::{Enclosed, article};
///
/// /// What the pictures of a document are called.
/// fn names(enclosed: &[Enclosed]) -> Vec<&str> {
///     enclosed.iter().map(|it| &*it.name).collect()
/// }
///
/// let letter = article("letter.txt", "来信\n\n潮水退了。\n".as_bytes()).output;
/// assert!(letter.is_some_and(|it| names(&it.pictures).is_empty()));
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Enclosed {
    /// Its file's name in the document, without folders: `image1.jpeg`.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What a file is, by its first bytes and its name.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Kind {
    Docx,
    /// A compound file: Word before 2007, or a document under a password.
    Compound,
    Plain,
    Markdown,
}

impl Kind {
    fn of(name: &str, bytes: &[u8]) -> Self {
        let ends = |end: &str| {
            name.rsplit('.').next().is_some_and(|it| it.eq_ignore_ascii_case(end))
        };
        if bytes.starts_with(b"PK\x03\x04") || ends("docx") && !docx::is_compound(bytes) {
            Self::Docx
        } else if docx::is_compound(bytes) {
            Self::Compound
        } else if ends("txt") || ends("text") {
            Self::Plain
        } else {
            Self::Markdown
        }
    }
}

/// The article in the file called `name`, for an issue that names it: a Word document
/// (.docx), plain text (.txt), or else our own Markdown, which is taken as it stands. None
/// when there is no text to be had; the remarks say why, and bear no place.
///
/// ```
/// let plain = "潮水退了\n\n　　今天的潮水退了，[滩涂]露了出来。\n".as_bytes();
/// let article = banxin::import::article("tide.txt", plain).output;
/// let text = article.map(|it| it.text);
/// assert_eq!(text.as_deref(), Some("# 潮水退了\n\n　　今天的潮水退了，[滩涂]露了出来。\n"));
/// ```
#[must_use]
pub fn article(name: &str, bytes: &[u8]) -> Reported<Option<Imported>> {
    read(name, bytes, &|text| Reported::new(text, Diagnostics::new()))
}

/// As [`article`], but Markdown is read as CommonMark, and what ours lacks is turned into
/// the nearest that it has.
///
/// ```
/// let setext = "潮水退了\n========\n\n滩涂露了出来。\n".as_bytes();
/// let article = banxin::import::convert("tide.md", setext).output;
/// assert!(article.is_some_and(|it| it.text.starts_with("# 潮水退了\n")));
/// ```
#[must_use]
pub fn convert(name: &str, bytes: &[u8]) -> Reported<Option<Imported>> {
    read(name, bytes, &|text| markdown::read(name, &text))
}

fn read(
    name: &str,
    bytes: &[u8],
    markdown: &dyn Fn(String) -> Reported<String>,
) -> Reported<Option<Imported>> {
    let kind = Kind::of(name, bytes);
    if kind == Kind::Docx {
        return docx::read(name, bytes);
    }
    let mut diagnostics = Diagnostics::new();
    if kind == Kind::Compound {
        diagnostics.push(docx::compound(name, bytes));
        return Reported::new(None, diagnostics);
    }
    let text = text(name, bytes).unload(&mut diagnostics);
    let text = text.map(|text| match kind {
        Kind::Plain => plain::read(&text),
        _ => markdown(text).unload(&mut diagnostics),
    });
    let imported = text.map(|text| Imported { text, pictures: Vec::new() });
    Reported::new(imported, diagnostics)
}

/// The remark on a file that cannot be read, for the reason given, with what to do.
fn unreadable(name: &str, why: (&str, &str), hint: (&str, &str)) -> Diagnostic {
    Diagnostic::new(
        Code::FileUnreadable,
        format!("「{name}」{}", why.0),
        format!("\"{name}\" {}", why.1),
    )
    .hint(hint.0, hint.1)
}
