//! Why a file was not read.

use std::io;

use crate::diag::{Code, Diagnostic, cause};

/// How large a file may be, in bytes, and how that is said.
pub(super) type Most = (u64, &'static str);

/// Why a file was not read.
pub(super) enum Trouble {
    Outside,
    Folder,
    /// A pipe or a device, which may never end.
    Special,
    Large(Most),
    /// Somebody wrote to it while it was read.
    Changed,
    Io(io::Error),
}

impl Trouble {
    /// The remark on the file called `path`.
    pub(super) fn remark(&self, path: &str) -> Diagnostic {
        let (zh, en, advice) = match self {
            Self::Outside => (
                format!("「{path}」不在本期文件夹里"),
                format!("\"{path}\" is not inside the issue's folder"),
                (
                    "把文件放进 issue.toml 所在的文件夹，写相对路径；确实要从外面取，加 --allow-outside",
                    "put the file into the folder of issue.toml and write its path from there, \
                     or allow it with --allow-outside",
                ),
            ),
            Self::Folder => (
                format!("「{path}」是文件夹，不是文件"),
                format!("\"{path}\" is a folder, not a file"),
                ("写出其中的文件", "name a file in it"),
            ),
            Self::Special => (
                format!("「{path}」是管道或设备，不是文件"),
                format!("\"{path}\" is a pipe or a device, not a file"),
                ("写出一个普通文件", "name a plain file"),
            ),
            Self::Large((_, most)) => (
                format!("「{path}」超过{most}，太大"),
                format!("\"{path}\" is too large: more than {most}"),
                ("另存为小一些的文件", "save it as a smaller file"),
            ),
            Self::Changed => (
                format!("正在读「{path}」时，有人在写它"),
                format!("\"{path}\" was written to while it was read"),
                ("等文件存完，再排一次", "wait until it is saved, then run again"),
            ),
            Self::Io(error) => (
                format!("读不出「{path}」：{}", cause(error).zh),
                format!("cannot read \"{path}\": {}", cause(error).en),
                ("检查文件的权限", "check the permissions of the file"),
            ),
        };
        let code = match self {
            Self::Outside => Code::OutsideFolder,
            _ => Code::FileUnreadable,
        };
        Diagnostic::new(code, zh, en).hint(advice.0, advice.1)
    }
}
