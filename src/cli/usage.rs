//! Examples under the help of each command, in both languages.

use banxin::diag::Tongue;
use clap::Command;

use crate::cli::words;

/// What is written, and what it does.
type Row = (&'static str, &'static str, &'static str);

/// Examples by command.
const EXAMPLES: &[(&str, &[Row])] = &[
    (
        "banxin",
        &[
            (
                "banxin new my-paper",
                "新建一期，放在 my-paper 文件夹",
                "begin an issue in my-paper",
            ),
            ("banxin build my-paper", "排出 my-paper.pdf", "make my-paper.pdf"),
            ("banxin explain B4001", "B4001 是什么意思", "what B4001 means"),
        ],
    ),
    (
        "build",
        &[
            (
                "banxin build",
                "排当前文件夹里的 issue.toml",
                "set the issue.toml in this folder",
            ),
            (
                "banxin build 周三 -o out/周三.pdf",
                "排「周三」文件夹里的一期",
                "set the issue in the folder 周三",
            ),
            (
                "banxin build 周三 --png 60",
                "每版另画一张图，先看样",
                "draw each page too, to look at",
            ),
            (
                "banxin build 周三 --pages out",
                "每版一个PDF，送印厂",
                "a PDF for each page, for the press",
            ),
        ],
    ),
    (
        "new",
        &[
            (
                "banxin new 周三 --layout tabloid-front",
                "四开头版",
                "a tabloid's front page",
            ),
            (
                "banxin new 周三 --name 澜港日报 --date 2026-11-24",
                "写明报名和日期",
                "with the paper's name and its day",
            ),
        ],
    ),
    (
        "check",
        &[
            (
                "banxin check 周三",
                "只检查，不写文件",
                "look for what is wrong, write nothing",
            ),
            (
                "banxin check 周三 --fit",
                "每篇怎样排满",
                "how each story came to fill its rows",
            ),
        ],
    ),
    (
        "heads",
        &[(
            "banxin heads --layout front --face title-heavy",
            "头条标题排几个字",
            "how many characters a lead's head holds",
        )],
    ),
    (
        "layouts",
        &[
            ("banxin layouts", "所有版式", "every layout"),
            ("banxin layouts tabloid-front", "只看一个", "one of them"),
            (
                "banxin layouts --issue 周三",
                "连同「周三」自己的版式",
                "those of the issue in 周三 too",
            ),
        ],
    ),
    (
        "fonts",
        &[
            (
                "banxin fonts",
                "各字体角色用什么字体，在哪里",
                "which face plays which role, and where it is",
            ),
            (
                "banxin fonts 周三",
                "连同这一期缺的字",
                "and the characters that this issue lacks",
            ),
        ],
    ),
    (
        "explain",
        &[
            (
                "banxin explain B5102",
                "为什么报这条，怎么改",
                "why this is remarked upon, how to mend it",
            ),
            ("banxin explain --all", "列出全部告示", "all remarks there are"),
        ],
    ),
    (
        "preview",
        &[
            (
                "banxin preview 周三",
                "在浏览器里看，一存盘就重排",
                "show it in the browser, anew at every save",
            ),
            (
                "banxin preview --port 8000 --no-open",
                "用端口 8000，不打开浏览器",
                "at port 8000, and open no browser",
            ),
        ],
    ),
    (
        "import",
        &[
            (
                "banxin import 来稿.docx -o 周三/articles",
                "Word 来稿变成稿件",
                "a Word document becomes an article",
            ),
            ("banxin import 版面.csv", "版面计划变成各版", "a page plan becomes pages"),
        ],
    ),
    (
        "schema",
        &[(
            "banxin schema issue > issue.schema.json",
            "编辑器照它补全、检查",
            "an editor completes and checks by it",
        )],
    ),
    (
        "completions",
        &[
            (
                "banxin completions bash > ~/.local/share/bash-completion/completions/banxin",
                "bash 的补全",
                "for bash",
            ),
            ("banxin completions zsh > ~/.zfunc/_banxin", "zsh 的补全", "for zsh"),
        ],
    ),
    (
        "man",
        &[(
            "banxin man > banxin.1",
            "手册页，用 man ./banxin.1 看",
            "then read it by: man ./banxin.1",
        )],
    ),
];

/// The end of the help of the whole command.
const EXIT_CODES: (&str, &str) = (
    "退出码：0 已做成，1 本期有错误，2 没能开始。",
    "Exit codes: 0 made, 1 the issue has errors, 2 could not start.",
);

/// Puts the examples under the help of `command` and each of its subcommands.
pub(crate) fn exemplify(command: Command, tongue: Tongue) -> Command {
    one(command, tongue).mut_subcommands(|it| one(it, tongue))
}

fn one(command: Command, tongue: Tongue) -> Command {
    let row = EXAMPLES.iter().find(|(name, _)| *name == command.get_name());
    let Some((name, rows)) = row else { return command };
    let examples = rows.iter().map(|row| line(row, tongue));
    let (title, codes) = match tongue {
        Tongue::Chinese => ("例：", EXIT_CODES.0),
        Tongue::English => ("Examples:", EXIT_CODES.1),
    };
    let mut lines: Vec<String> =
        std::iter::once(title.to_owned()).chain(examples).collect();
    if *name == "banxin" {
        lines.extend([String::new(), codes.to_owned()]);
    }
    command.after_help(lines.join("\n"))
}

/// What it does stands beside it, or under it when it is long.
fn line(&(written, zh, en): &Row, tongue: Tongue) -> String {
    const ROOM: usize = 36;
    let meant = if tongue == Tongue::Chinese { zh } else { en };
    match words::width(written) <= ROOM {
        true => format!("  {}  {meant}", words::left(written, ROOM)),
        false => format!("  {written}\n  {}  {meant}", " ".repeat(ROOM)),
    }
}
