//! Opening a book: from the names of roles to chains of faces (装订).

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::diag::{
    Code, Diagnostic, Diagnostics, Reported, Span, Spanned, advise, nearest,
};
use crate::font::book::{Role, Slot};
use crate::font::{FaceFile, FaceId, FaceName, FontBook, RoleId, RoleSpec, Roles, Shelf};
use crate::font::{Wanted, roles::LAST_RESORT};

/// Binds a book: find the roles, find their faces, read the first face of each chain.
pub(super) fn bind(
    roles: &Roles,
    wanted: &[Wanted],
    shelf: Arc<dyn Shelf>,
) -> Reported<FontBook> {
    let book = FontBook::over(Arc::clone(&shelf));
    let remarks = Diagnostics::new();
    let mut binder = Binder { book, remarks, found: BTreeMap::new(), shelf };
    for want in wanted {
        binder.role(roles, want);
    }
    binder.role(roles, &Wanted { role: LAST_RESORT.to_owned(), span: None });
    binder.read_first_faces();
    Reported::new(binder.book, binder.remarks)
}

/// A book half bound.
struct Binder {
    book: FontBook,
    remarks: Diagnostics,
    /// What the shelf answered, by name: it is asked once.
    found: BTreeMap<FaceName, Option<FaceId>>,
    shelf: Arc<dyn Shelf>,
}

impl Binder {
    fn role(&mut self, roles: &Roles, want: &Wanted) {
        if self.book.names.contains_key(&want.role) {
            return;
        }
        let Some(spec) = roles.find(&want.role) else {
            self.remarks.push(no_such_role(roles, want));
            return;
        };
        let id = match self.book.names.get(&spec.name) {
            Some(id) => *id,
            None => self.bind_role(roles, spec, want.span),
        };
        self.book.names.insert(spec.name.clone(), id);
        self.book.names.insert(want.role.clone(), id);
    }

    fn bind_role(
        &mut self,
        roles: &Roles,
        spec: &RoleSpec,
        span: Option<Span>,
    ) -> RoleId {
        let mut han = self.faces(spec, &spec.han, span);
        let mut western = self.faces(spec, &spec.latin, span);
        for last in roles.last_resorts(&spec.name) {
            han.extend(last.han.iter().filter_map(|it| self.face(it)));
        }
        western.extend(&han);
        let name = spec.name.clone();
        self.book.roles.push(Role { name, han: once(han), western: once(western) });
        RoleId(u16::try_from(self.book.roles.len() - 1).unwrap_or(u16::MAX))
    }

    /// The faces of a chain that are on the shelf; says so when the first is not.
    fn faces(
        &mut self,
        spec: &RoleSpec,
        chain: &[Spanned<FaceName>],
        span: Option<Span>,
    ) -> Vec<FaceId> {
        let found: Vec<_> = chain.iter().map(|it| self.face(it)).collect();
        let missing = chain.iter().zip(&found).filter(|(_, found)| found.is_none());
        let missing: Vec<_> = missing.map(|(name, _)| name).collect();
        if let (Some(first), Some(None)) = (missing.first(), found.first()) {
            let span = span.unwrap_or(first.span);
            let names: Vec<_> = missing.iter().map(|it| it.value.written()).collect();
            let remark = if found.iter().all(Option::is_none) {
                self.no_face(spec, &names)
            } else {
                second_choice(spec, &first.value.written())
            };
            self.remarks.push(remark.at(span));
        }
        found.into_iter().flatten().collect()
    }

    fn face(&mut self, name: &Spanned<FaceName>) -> Option<FaceId> {
        if let Some(known) = self.found.get(&name.value) {
            return *known;
        }
        let file = self.shelf.find(&name.value);
        let id = file.and_then(|file| self.slot(file, name.span));
        self.found.insert(name.value.clone(), id);
        id
    }

    /// The slot of a file's face: one, whatever names lead to it.
    fn slot(&mut self, file: FaceFile, span: Span) -> Option<FaceId> {
        let slots = &mut self.book.faces;
        let at = slots.iter().position(|slot| slot.file == file);
        let at = at.unwrap_or_else(|| {
            slots.push(Slot { file, span, face: OnceLock::new() });
            slots.len() - 1
        });
        u16::try_from(at).ok().map(FaceId)
    }

    fn no_face(&self, spec: &RoleSpec, names: &[String]) -> Diagnostic {
        let (name, places) = (&spec.name, self.shelf.places());
        let known = self.shelf.names();
        let near = names.iter().find_map(|it| {
            let file = it.rsplit('/').next().unwrap_or(it);
            nearest(file, known.iter().map(String::as_str))
        });
        let remark = Diagnostic::new(
            Code::RoleWithoutFace,
            format!("字体角色「{name}」找不到字体：{}", names.join("、")),
            format!("role \"{name}\" finds none of its faces: {}", names.join(", ")),
        )
        .hint(
            format!("找过这些地方：{}", places.join("、")),
            format!("looked in {}", places.join(", ")),
        )
        .hint(
            "自带的字体在 fonts 文件夹：放到程序旁边，或用 --fonts、BANXIN_FONTS 指明",
            "the bundled faces are in the folder `fonts`: put it beside the program, or name it with --fonts or BANXIN_FONTS",
        );
        let remark = match near {
            Some(near) => remark
                .hint(format!("是不是「{near}」？"), format!("did you mean \"{near}\"?")),
            None => remark,
        };
        if spec.instead.is_empty() {
            return remark;
        }
        let (zh, en) = (spec.instead.join("、"), spec.instead.join(", "));
        remark.hint(
            format!("可代用的字体：{zh}；装好后写进角色表，或用--fonts指明文件夹"),
            format!("these would do: {en}; name one in the roles or give --fonts"),
        )
    }

    /// Reads the first face of every chain, side by side; a face that cannot be used is
    /// struck out and the next one becomes the first.
    fn read_first_faces(&mut self) {
        loop {
            let book = &self.book;
            let chains = book.roles.iter().flat_map(|role| [&role.han, &role.western]);
            let mut firsts: Vec<_> =
                chains.filter_map(|it| it.first().copied()).collect();
            firsts.sort_unstable();
            firsts.dedup();
            let bad: Vec<_> =
                firsts.into_par_iter().filter(|id| book.usable(*id).is_none()).collect();
            if bad.is_empty() {
                return;
            }
            self.strike_out(&bad);
        }
    }

    fn strike_out(&mut self, bad: &[FaceId]) {
        for id in bad {
            let slot = self.book.faces.get(usize::from(id.0));
            if let Some(Err(remark)) = slot.and_then(|slot| slot.face.get()) {
                self.remarks.push(Diagnostic::clone(remark));
            }
        }
        for role in &mut self.book.roles {
            role.han.retain(|id| !bad.contains(id));
            role.western.retain(|id| !bad.contains(id));
        }
        self.book.struck_out.extend(bad);
    }
}

/// The chain without a face that stood in it before.
fn once(chain: Vec<FaceId>) -> Vec<FaceId> {
    let mut seen = Vec::new();
    for id in chain {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    seen
}

fn no_such_role(roles: &Roles, want: &Wanted) -> Diagnostic {
    let (name, known) = (&want.role, roles.names().collect::<Vec<_>>());
    let remark = Diagnostic::new(
        Code::RoleWithoutFace,
        format!("没有「{name}」这个字体角色"),
        format!("there is no role \"{name}\""),
    );
    let remark = advise(remark, name, &known);
    match want.span {
        Some(span) => remark.at(span),
        None => remark,
    }
}

fn second_choice(spec: &RoleSpec, missing: &str) -> Diagnostic {
    let name = &spec.name;
    Diagnostic::new(
        Code::FallbackFace,
        format!("字体角色「{name}」的首选「{missing}」找不到，用了后面的字体"),
        format!("role \"{name}\" goes without its first face, {missing}"),
    )
}
