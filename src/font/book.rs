//! All faces of an issue, and which of them sets a character (字体册).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diag::{Code, Diagnostic, Diagnostics, Reported, Span};
use crate::font::binding::bind;
use crate::font::{Face, FaceFile, FaceId, RoleId, Roles, Shelf};

/// A role that an issue uses.
///
/// ```
/// use banxin::font::Wanted;
///
/// let body = Wanted { role: "song.tw".into(), span: None };
/// assert_ne!(body, Wanted::default());
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Wanted {
    /// Its name: `song`, `hei-bold.tw`.
    pub role: String,
    /// Where the issue names it.
    pub span: Option<Span>,
}

/// Which face sets a character.
///
/// ```
/// use banxin::Job;
/// use banxin::job::Options;
///
/// let job = Job::of_layouts(&[], &Options::default())?;
/// let song = job.fonts.role("song").expect("a role of the house");
/// let han = job.fonts.choose(song, "报", false).expect("a face");
/// let western = job.fonts.choose(song, "A", true).expect("a face");
/// assert_eq!(western.face, job.fonts.chain(song, true)[0]);
/// assert_ne!(han.face, western.face);
/// # Ok::<(), banxin::diag::Error>(())
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Choice {
    /// The face.
    pub face: FaceId,
    /// Whether it stands in for the first face of the role's chain (替补字体).
    pub fallback: bool,
}

/// The faces of an issue by role.
///
/// The first face of each chain is read when the book is opened; those behind it only
/// when a character is missing from the faces before them.
///
/// ```
/// use std::sync::Arc;
/// use banxin::diag::SourceId;
/// use banxin::font::{BUNDLED_ROLES, FontBook, Roles, Wanted};
/// use banxin::job::DiskShelf;
///
/// let roles = Roles::read(SourceId::default(), BUNDLED_ROLES).output;
/// let wanted = ["song", "hei"].map(|it| Wanted { role: it.into(), span: None });
/// let shelf = Arc::new(DiskShelf::new(&[], &[]));
/// let fonts = FontBook::open(&roles, &wanted, shelf).output;
/// assert!(fonts.role("hei").is_some() && fonts.role("kai").is_none());
/// assert!(fonts.late_remarks().is_empty());
/// ```
pub struct FontBook {
    pub(super) roles: Vec<Role>,
    pub(super) names: BTreeMap<String, RoleId>,
    pub(super) faces: Vec<Slot>,
    /// Faces that were already spoken of when the book was opened.
    pub(super) struck_out: BTreeSet<FaceId>,
    shelf: Option<Arc<dyn Shelf>>,
    /// Files that were read, so that the faces of a collection share one copy.
    files: Mutex<BTreeMap<PathBuf, Arc<Vec<u8>>>>,
    blank: Face,
}

/// A role with its chains, each ending in the faces for rare characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Role {
    pub(super) name: String,
    /// Tried for Han characters.
    pub(super) han: Vec<FaceId>,
    /// Tried for Western letters and figures.
    pub(super) western: Vec<FaceId>,
}

/// A face, read or yet to be read.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) file: FaceFile,
    /// Where the table of roles names it.
    pub(super) span: Span,
    pub(super) face: OnceLock<Result<Face, Box<Diagnostic>>>,
}

impl Default for FontBook {
    fn default() -> Self {
        Self {
            roles: Vec::new(),
            names: BTreeMap::new(),
            faces: Vec::new(),
            struck_out: BTreeSet::new(),
            shelf: None,
            files: Mutex::default(),
            blank: Face::blank(),
        }
    }
}

impl fmt::Debug for FontBook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FontBook")
            .field("roles", &self.roles)
            .field("faces", &self.faces)
            .finish_non_exhaustive()
    }
}

impl FontBook {
    /// A book without a role yet, over `shelf`.
    pub(super) fn over(shelf: Arc<dyn Shelf>) -> Self {
        Self { shelf: Some(shelf), ..Self::default() }
    }

    /// Opens the faces of the roles that are wanted; `song` is always among them.
    ///
    /// A role that nobody defined, a role without a face and a file that cannot be used
    /// become remarks; the roles that are left can be set.
    #[must_use]
    pub fn open(
        roles: &Roles,
        wanted: &[Wanted],
        shelf: Arc<dyn Shelf>,
    ) -> Reported<Self> {
        bind(roles, wanted, shelf)
    }

    /// The role with this name, when it was wanted.
    #[must_use]
    pub fn role(&self, name: &str) -> Option<RoleId> {
        self.names.get(name).copied()
    }

    /// The name of a role; empty for a role of another book.
    #[must_use]
    pub fn role_name(&self, role: RoleId) -> &str {
        self.roles.get(usize::from(role.0)).map_or("", |it| &it.name)
    }

    /// The number of every role that was opened, in the order they were wanted.
    pub fn role_ids(&self) -> impl Iterator<Item = RoleId> + use<> {
        (0..u16::try_from(self.roles.len()).unwrap_or(u16::MAX)).map(RoleId)
    }

    /// A face. The ids come from this book; for any other the first usable face is given.
    ///
    /// ```
    /// use banxin::Job;
    /// use banxin::job::Options;
    ///
    /// let job = Job::of_layouts(&[], &Options::default())?;
    /// let fonts = &job.fonts;
    /// for role in fonts.role_ids() {
    ///     let first = fonts.chain(role, false)[0];
    ///     let file = fonts.file(first).expect("every face comes from a file");
    ///     println!("{}: {} in {}", fonts.role_name(role), fonts.face(first).name(), file.path.display());
    /// }
    /// // 报 in the first face of the role that has it, of all that were opened.
    /// let choice = fonts.choose(fonts.role("hei").expect("a role of the house"), "报", false);
    /// assert!(choice.is_some_and(|it| fonts.face_ids().any(|face| face == it.face)));
    /// # Ok::<(), banxin::diag::Error>(())
    /// ```
    #[must_use]
    pub fn face(&self, id: FaceId) -> &Face {
        self.usable(id)
            .or_else(|| self.face_ids().find_map(|it| self.usable(it)))
            .unwrap_or(&self.blank)
    }

    /// The number of every face, read or not.
    pub fn face_ids(&self) -> impl Iterator<Item = FaceId> + use<> {
        (0..u16::try_from(self.faces.len()).unwrap_or(u16::MAX)).map(FaceId)
    }

    /// The file a face comes from.
    #[must_use]
    pub fn file(&self, id: FaceId) -> Option<&FaceFile> {
        self.faces.get(usize::from(id.0)).map(|slot| &slot.file)
    }

    /// The faces that set a role's Han characters, or its Western ones, as they are tried.
    #[must_use]
    pub fn chain(&self, role: RoleId, western: bool) -> &[FaceId] {
        match self.roles.get(usize::from(role.0)) {
            Some(role) if western => &role.western,
            Some(role) => &role.han,
            None => &[],
        }
    }

    /// The first face of the role's chain that has all of a grapheme cluster; none when no
    /// face has it.
    #[must_use]
    pub fn choose(&self, role: RoleId, cluster: &str, western: bool) -> Option<Choice> {
        let chain = self.chain(role, western);
        let covers = |id| self.usable(id).is_some_and(|face| face.covers(cluster));
        let at = chain.iter().position(|id| covers(*id))?;
        Some(Choice { face: *chain.get(at)?, fallback: at > 0 })
    }

    /// What came to light about faces that were only read when a rare character needed
    /// them; to be asked when everything has been set.
    #[must_use]
    pub fn late_remarks(&self) -> Diagnostics {
        let mut remarks = Diagnostics::new();
        for (id, slot) in self.face_ids().zip(&self.faces) {
            if let (false, Some(Err(remark))) =
                (self.struck_out.contains(&id), slot.face.get())
            {
                remarks.push(Diagnostic::clone(remark));
            }
        }
        remarks
    }

    /// The face in a slot, read now if it has not been read yet.
    pub(crate) fn usable(&self, id: FaceId) -> Option<&Face> {
        let slot = self.faces.get(usize::from(id.0))?;
        slot.face.get_or_init(|| self.load(slot)).as_ref().ok()
    }

    fn load(&self, slot: &Slot) -> Result<Face, Box<Diagnostic>> {
        let file = &slot.file;
        let refuse = |zh: &str, en: &str| Box::new(unreadable(slot, zh, en));
        let data = self.read(file).map_err(|(zh, en)| refuse(&zh, &en))?;
        let stem = file.path.file_stem().unwrap_or_default().to_string_lossy();
        let face = Face::open(data, file.index, &stem);
        let face = face.map_err(|why| refuse(&why.zh, &why.en))?;
        if face.embedding().prints() {
            return Ok(face);
        }
        let refusal = unreadable(
            slot,
            "字体授权不许嵌入PDF",
            "its licence forbids embedding it in a PDF",
        );
        Err(Box::new(refusal.hint(
            "请换一款可嵌入的字体，或向字体厂商取得授权（见字体的fsType）",
            "use a face that may be embedded, or ask its owner for leave (see its fsType)",
        )))
    }

    fn read(&self, file: &FaceFile) -> Result<Arc<Vec<u8>>, (String, String)> {
        let kept = || self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(data) = kept().get(&file.path) {
            return Ok(Arc::clone(data));
        }
        let Some(shelf) = &self.shelf else {
            return Err(("没有字库".to_owned(), "there is no shelf of fonts".to_owned()));
        };
        let tongues = |error: crate::diag::Error| {
            use crate::diag::Tongue::{Chinese, English};
            (error.say(Chinese), error.say(English))
        };
        let data = Arc::new(shelf.read(file).map_err(tongues)?);
        Ok(Arc::clone(kept().entry(file.path.clone()).or_insert(data)))
    }
}

fn unreadable(slot: &Slot, zh: &str, en: &str) -> Diagnostic {
    let path = slot.file.path.display();
    Diagnostic::new(
        Code::FaceUnreadable,
        format!("字体文件「{path}」不可用：{zh}"),
        format!("font file \"{path}\" cannot be used: {en}"),
    )
    .at(slot.span)
}
