//! The help in Chinese: one row for each thing that is explained.

use clap::{Arg, Command};

/// How a page of help is laid out.
const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n{all-args}{after-help}";

/// Commands.
const COMMANDS: &[(&str, &str)] = &[
    ("banxin", "排中文报纸，写出可以付印的PDF"),
    ("build", "排出整期报纸，写成PDF"),
    ("new", "新建一期：选一个版式，各处排好样稿，换上自己的稿件即可"),
    ("check", "只读、排、查，不写文件"),
    ("preview", "在浏览器里看版面，存盘即重排"),
    ("heads", "列出字体字号表：标题用各种字号，排满几栏要几个字"),
    ("explain", "解释告示的代码：为什么，怎么办"),
    ("help", "显示说明"),
];

/// Arguments.
const ARGS: &[(&str, &str)] = &[
    ("folder", "新建的文件夹；已有的须是空的"),
    ("name", "报名；不写即「新报」"),
    ("date", "出版日期，如 2026-11-24；不写即今天（北京时间）"),
    ("issue", "本期的说明文件；稿件、图片等都从它所在的文件夹找起"),
    ("code", "告示的代码，如 B5102"),
    ("layout", "用这个版式，不写即 tabloid-front；heads 只列这个版式，可以写多次"),
    ("face", "只列这个字体角色，可以写多次"),
    ("output", "PDF写到哪里；不写则放在当前文件夹，以本期文件夹命名"),
    ("pages", "每版另成一个PDF，写到这个文件夹，如 PAPER_20250715_01.pdf"),
    ("force", "即使本期有错误也写出PDF"),
    ("png", "另把每版画成PNG，放在PDF旁边；DPI 是每英寸点数，10–1200"),
    ("svg", "另把每版画成SVG，放在PDF旁边，放大多少倍都清楚"),
    ("web", "另写一个供屏幕阅读的PDF，放在PDF旁边，名为 OUT-web.pdf"),
    ("port", "在本机的哪个端口显示；不写则任选一个空的"),
    ("no_open", "不打开浏览器，只告诉网址"),
    ("fonts", "也到这个文件夹里找字体，可以写多次"),
    ("pdfx", "写哪种PDF/X：x4 或 x1a；不写则按本期的说明，再不写即 x4"),
    ("fit", "列出每篇稿件怎样排满：哪段扩行、缩行，哪个小标题加行"),
    ("lock", "把拼版的决定写成 ISSUE.lock.toml，放在本期说明旁边，下次照排"),
    ("no_lock", "不看 ISSUE.lock.toml，全部重新拼版"),
    ("lang", "说明和消息用的语言：zh 或 en；不写则随系统"),
    ("format", "结果给人看（human，不写即此）还是给程序读（json）"),
    ("help", "显示说明"),
    ("version", "显示版本"),
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
        .after_help("退出码：0 已做成，1 本期有错误，2 没能开始。")
        .mut_args(explain);
    match about {
        Some((_, words)) => command.about(*words),
        None => command,
    }
}

fn explain(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "文件" } else { "选项" };
    let words = ARGS.iter().find(|(name, _)| *name == arg.get_id().as_str());
    let arg =
        arg.help_heading(heading).hide_default_value(true).hide_possible_values(true);
    match words {
        Some((_, words)) => arg.help(*words).long_help(*words),
        None => arg,
    }
}
