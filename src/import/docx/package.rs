//! The zip file of a document: its parts, and which belongs to which (ECMA-376 part 2).

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::import::docx::xml;
use crate::import::encoding::MOST_TEXT;

/// The largest picture that is taken out, in bytes.
const MOST_PICTURE: u64 = 256 << 20;

/// More pictures than this in one article are not meant for print.
const MOST_BYTES: u64 = 1 << 30;

/// Why a document cannot be read.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Trouble {
    Broken,
    /// A zip file without a text of Word's.
    Foreign,
    Large,
    Locked,
}

/// What a relation of the text leads to.
struct Target {
    kind: String,
    path: String,
    outside: bool,
}

/// A document's parts.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The path of the text, once it was looked for.
    main: String,
    relations: BTreeMap<String, Target>,
    /// How many bytes of pictures may still be taken out.
    room: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Trouble> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Broken)?;
        let mut package = Self {
            zip,
            main: String::new(),
            relations: BTreeMap::new(),
            room: MOST_BYTES,
        };
        let roots = package.relations_of("_rels/.rels", "")?;
        let main = roots.into_values().find(|it| it.kind == "officeDocument");
        package.main = main.map_or_else(|| "word/document.xml".to_owned(), |it| it.path);
        let (folder, file) = package.main.rsplit_once('/').unwrap_or(("", &package.main));
        let (folder, path) = (folder.to_owned(), format!("{folder}/_rels/{file}.rels"));
        package.relations =
            package.relations_of(path.trim_start_matches('/'), &folder)?;
        Ok(package)
    }

    /// The text's XML.
    pub(super) fn document(&mut self) -> Result<String, Trouble> {
        let path = self.main.clone();
        let text = self.text(&path)?.ok_or(Trouble::Foreign)?;
        // A workbook or a set of slides is a zip file of the same make.
        let is_word = xml::parse(&text)?.root_element().tag_name().name() == "document";
        if is_word { Ok(text) } else { Err(Trouble::Foreign) }
    }

    /// The parts that the text is tied to as `kind`.
    pub(super) fn related(&mut self, kind: &str) -> Result<Vec<String>, Trouble> {
        let of_kind = self.relations.values().filter(|it| it.kind == kind && !it.outside);
        let mut paths: Vec<_> = of_kind.map(|it| it.path.clone()).collect();
        paths.sort();
        paths.dedup();
        let texts: Result<Vec<_>, _> = paths.iter().map(|it| self.text(it)).collect();
        Ok(texts?.into_iter().flatten().collect())
    }

    /// The name of the picture called `id`, and its bytes if it is in the document.
    pub(super) fn picture(&mut self, id: &str) -> (String, Option<Vec<u8>>) {
        let Some(target) = self.relations.get(id) else { return (id.to_owned(), None) };
        let (path, outside) = (target.path.clone(), target.outside);
        let name = path.rsplit(['/', '\\']).next().unwrap_or(&path).to_owned();
        if outside {
            return (name, None);
        }
        let most = MOST_PICTURE.min(self.room);
        let bytes = self.bytes(&path, most).ok().flatten();
        self.room =
            self.room.saturating_sub(bytes.as_ref().map_or(0, |it| it.len() as u64));
        (name, bytes)
    }

    /// The text of the part at `path`, if there is one.
    fn text(&mut self, path: &str) -> Result<Option<String>, Trouble> {
        let Some(bytes) = self.bytes(path, MOST_TEXT as u64)? else { return Ok(None) };
        let encoding = encoding_rs::Encoding::for_bom(&bytes);
        let (text, _, _) = encoding.map_or(encoding_rs::UTF_8, |it| it.0).decode(&bytes);
        Ok(Some(text.into_owned()))
    }

    /// The bytes of a part; a file that swells past `most` is not unpacked to its end.
    fn bytes(&mut self, path: &str, most: u64) -> Result<Option<Vec<u8>>, Trouble> {
        let file = match self.zip.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err(Trouble::Locked);
            }
            Err(_) => return Err(Trouble::Broken),
        };
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).map_err(|_| Trouble::Broken)?;
        if bytes.len() as u64 > most { Err(Trouble::Large) } else { Ok(Some(bytes)) }
    }

    /// The relations in the part `path`, whose targets count from `folder`.
    fn relations_of(
        &mut self,
        path: &str,
        folder: &str,
    ) -> Result<BTreeMap<String, Target>, Trouble> {
        let Some(text) = self.text(path)? else { return Ok(BTreeMap::new()) };
        let parsed = xml::parse(&text)?;
        let relations = parsed.root_element().children().filter_map(|it| {
            let target = it.attribute("Target")?;
            let kind = it.attribute("Type")?.rsplit('/').next()?;
            let outside = it.attribute("TargetMode") == Some("External");
            let path = if outside { target.to_owned() } else { joined(folder, target) };
            let target = Target { kind: kind.to_owned(), path, outside };
            Some((it.attribute("Id")?.to_owned(), target))
        });
        Ok(relations.collect())
    }
}

/// A path in the zip file: from its root, or from `folder`.
fn joined(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
