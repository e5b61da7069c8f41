//! The help in Chinese: one row for each thing that is explained.

use clap::{Arg, Command};

/// How a page of help is laid out.
const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

/// Commands.
const COMMANDS: &[(&str, &str)] = &[
    ("banxin", "排中文报纸，写出可以付印的PDF"),
    ("build", "排出整期报纸，写成PDF"),
    ("new", "新建一期：选一个版式，各处排好样稿，换上自己的稿件即可"),
    ("import", "把来稿（Word、纯文本、Markdown）改写成稿件，把版面计划（CSV）改写成版面"),
    ("check", "只读、排、查，不写文件"),
    ("preview", "在浏览器里看版面，存盘即重排"),
    ("heads", "列出字体字号表：标题用各种字号，排满几栏要几个字"),
    ("layouts", "画出各版式：有哪些位置，各排多少字"),
    ("fonts", "列出各字体角色用什么字体、在哪里，缺什么"),
    ("schema", "印出本期说明或版式的JSON Schema，给编辑器用来补全和检查"),
    ("explain", "解释告示的代码：为什么，怎么办"),
    ("completions", "写出命令行补全的脚本"),
    ("man", "写出手册页"),
    ("help", "显示说明"),
];

/// Arguments.
const ARGS: &[(&str, &str)] = &[
    ("folder", "新建的文件夹；已有的须是空的"),
    ("name", "报名，不写即「新报」；layouts 只画这几个版式，不写则全画"),
    ("date", "出版日期，如 2026-11-24；不写即今天（北京时间）"),
    ("issue", "本期：说明文件，或放着 issue.toml 的文件夹；不写则是当前文件夹"),
    ("code", "告示的代码，如 B5102；只写开头也行，如 B51"),
    ("all", "解释全部代码"),
    ("shell", "哪种命令行：bash、zsh、fish、powershell 或 elvish"),
    ("about", "只要这个命令的手册页，如 build"),
    (
        "layout",
        "用这个版式，不写即 tabloid-front，也可写自己的版式文件；heads 只列这个版式，可以写多次",
    ),
    ("foreign", "Word文档（.docx）、纯文本、Markdown，或版面计划（.csv）"),
    ("what", "哪一种：issue、layout，或只要 [style] 的 style"),
    ("into", "写到哪个文件夹；不写则放在来稿旁边"),
    ("face", "只列这个字体角色，可以写多次"),
    ("output", "PDF写到哪里，文件或文件夹；不写则放在当前文件夹，以本期文件夹命名"),
    (
        "color",
        "告示要不要颜色：auto（不写即此）、always 或 never；也看 NO_COLOR、CLICOLOR_FORCE",
    ),
    ("pages", "每版另成一个PDF，写到这个文件夹，如 PAPER_20250715_01.pdf"),
    ("force", "即使本期有错误也写出PDF"),
    ("edition", "另把数字报写进这个文件夹：看版面、读文章的网页和数据"),
    ("png", "另把每版画成PNG，放在PDF旁边；DPI 是每英寸点数，10–1200"),
    ("svg", "另把每版画成SVG，放在PDF旁边，放大多少倍都清楚"),
    ("web", "另写一个供屏幕阅读的PDF，放在PDF旁边，名为 OUT-web.pdf"),
    ("port", "在本机的哪个端口显示；不写则任选一个空的"),
    ("no_open", "不打开浏览器，只告诉网址"),
    ("fonts", "也到这个文件夹里找字体，可以写多次"),
    ("pdfx", "写哪种PDF/X：x4 或 x1a；不写则按本期的说明，再不写即 x4"),
    ("fit", "列出每篇稿件怎样排满：哪段扩行、缩行，哪个小标题加行"),
    ("lock", "把拼版的决定写成 ISSUE.lock.toml，放在本期说明旁边，下次照排"),
    ("allow_outside", "本期写明或链接指向的文件，在本期文件夹以外的也读"),
    ("no_lock", "不看 ISSUE.lock.toml，全部重新拼版"),
    ("lang", "说明和消息用的语言：zh 或 en；不写则随系统"),
    (
        "format",
        "结果给人看（human，不写即此）还是给程序读（json）；explain 也可写成 markdown",
    ),
    ("help", "显示说明"),
    ("version", "显示版本"),
];

/// What stands for a value.
const VALUES: &[(&str, &str)] = &[
    ("CODE", "代码"),
    ("COMMAND", "命令"),
    ("DATE", "日期"),
    ("DIR", "文件夹"),
    ("FLAVOR", "规范"),
    ("FORMAT", "形式"),
    ("LANG", "语言"),
    ("LAYOUT", "版式"),
    ("NAME", "版式"),
    ("ROLE", "角色"),
    ("SHELL", "命令行"),
    ("WHEN", "何时"),
    ("WORDS", "文字"),
];

/// Makes `command` and its subcommands explain themselves in Chinese.
pub(crate) fn speak(mut command: Command) -> Command {
    command.build();
    one(command).mut_subcommands(one)
}

fn one(command: Command) -> Command {
    let about = COMMANDS.iter().find(|(name, _)| *name == command.get_name());
    let command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .mut_args(explain);
    let mut command = match about {
        Some((_, words)) => command.about(*words),
        None => command,
    };
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[选项]");
    command.override_usage(usage)
}

fn explain(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "文件" } else { "选项" };
    let words = ARGS.iter().find(|(name, _)| *name == arg.get_id().as_str());
    let arg =
        arg.help_heading(heading).hide_default_value(true).hide_possible_values(true);
    let named = arg.get_value_names().and_then(|it| it.first());
    let value = VALUES.iter().find(|(name, _)| named.is_some_and(|it| it == name));
    let arg = match value {
        Some((_, words)) => arg.value_name(*words),
        None => arg,
    };
    match words {
        Some((_, words)) => arg.help(*words).long_help(*words),
        None => arg,
    }
}
