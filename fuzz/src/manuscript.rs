//! Copy as others write it: Word documents, texts in any encoding, Markdown of elsewhere.

use banxin::import;

use crate::folder::{self, plain, put};
use crate::word::{NUMBERING, STYLES, Word};

/// Text that begins with `PK` is a document as it is; `<` begins the body of one, with `<?>`
/// between the body, footnotes, comments and the head of its pages; all else is text.
pub fn manuscript(data: &[u8]) {
    let packed;
    let (name, bytes) = match data.first() {
        Some(b'P') => ("a.docx", data),
        Some(b'<') => {
            packed = document(&String::from_utf8_lossy(data));
            ("a.docx", packed.as_slice())
        }
        Some(b'#') => ("a.md", data),
        _ => ("a.txt", data),
    };
    let _ = import::convert(name, bytes);
    let mut files = plain();
    let issue = folder::ISSUE.replace("\"a.md\"", &format!("{name:?}"));
    put(&mut files, "issue.toml", issue);
    put(&mut files, name, bytes);
    let _ = folder::made(files);
}

fn document(text: &str) -> Vec<u8> {
    let mut parts = text.split("<?>");
    let mut next = || parts.next().unwrap_or_default().to_owned();
    let word = Word {
        body: next(),
        styles: STYLES.to_owned(),
        numbering: NUMBERING.to_owned(),
        footnotes: vec![next()],
        comments: vec![next()],
        header: next(),
        picture: Some(folder::PNG.to_vec()),
    };
    word.bytes()
}
