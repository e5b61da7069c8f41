//! What the command says in the end.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the one file that speaks to the person"
)]

use banxin::diag::Tongue;
use banxin::diag::render::{self, Manner, Remark};
use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::{NOT_STARTED, Work, explain, fitting, fonts, heads, layouts};

/// A file that was written.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Made {
    /// Its path.
    pub(crate) file: String,
    /// Its size.
    pub(crate) bytes: usize,
}

/// Tells what came of the work.
pub(crate) fn show(format: Format, manner: Manner, work: &Work) {
    match format {
        Format::Json => println!("{}", json(manner.tongue, work)),
        Format::Human => human(manner, work),
    }
}

/// Tells how long work goes on; who started it reads line by line.
#[cfg(feature = "preview")]
pub(crate) fn say(words: &str) {
    println!("{words}");
}

/// Says what is wrong with the command line and ends the program.
pub(crate) fn give_up(words: &str) -> ! {
    eprint!("{words}");
    std::process::exit(NOT_STARTED.into())
}

/// Remarks to stderr, the summary to stdout.
fn human(manner: Manner, work: &Work) {
    let tongue = manner.tongue;
    if !work.diagnostics.is_empty() {
        eprintln!("{}\n", render::draw(&work.diagnostics, &work.sources, manner));
        eprintln!("{}", render::count(&work.diagnostics, tongue));
        form_errors(tongue, work).into_iter().for_each(|it| eprintln!("{it}"));
    }
    let heads = heads::lines(tongue, &work.heads);
    let fits = fitting::lines(tongue, &work.fits);
    let explained = explain::lines(tongue, &work.explained);
    let layouts = layouts::lines(tongue, &work.layouts);
    let fonts = work.fonts.iter().flat_map(|it| fonts::lines(tongue, it));
    let tables =
        fits.into_iter().chain(heads).chain(explained).chain(layouts).chain(fonts);
    for line in summary(tongue, work).into_iter().chain(tables) {
        println!("{line}");
    }
    print!("{}", work.text);
    if let Some(issue) = &work.begun {
        let issue = issue.display().to_string();
        let issue = if issue.contains(' ') { format!("\"{issue}\"") } else { issue };
        println!(
            "{}",
            match tongue {
                Tongue::Chinese => format!("下一步：banxin build {issue}"),
                Tongue::English => format!("next: banxin build {issue}"),
            }
        );
    }
    if work.held_back {
        let (zh, en) = (
            "有错误，没有写PDF；仍要写出，请加 --force",
            "there are errors, so no PDF was written; add --force to have it all the same",
        );
        eprintln!("banxin: {}", if tongue == Tongue::Chinese { zh } else { en });
    }
    if let Some(error) = &work.trouble {
        eprintln!("banxin: {}", error.say(tongue));
    }
}

/// How many errors of form an issue may have (报纸期刊质量管理规定, 2020).
const FORM_ERRORS: usize = 3;

/// The errors of form as the regulator counts them; nothing when there are none.
fn form_errors(tongue: Tongue, work: &Work) -> Option<String> {
    let count = work.diagnostics.iter().filter(|it| it.code.is_of_form()).count();
    let passes = count <= FORM_ERRORS;
    (count > 0).then(|| match tongue {
        Tongue::Chinese => {
            let judged = if passes { "合格" } else { "不合格" };
            format!("出版形式差错 {count} 处，不超过 {FORM_ERRORS} 处为合格：{judged}")
        }
        Tongue::English => {
            let judged = if passes { "passes" } else { "does not pass" };
            let s = plural(count);
            format!("{count} error{s} of form, {FORM_ERRORS} are allowed: {judged}")
        }
    })
}

/// Pages, stories, characters, what is left over, files and their sizes.
fn summary(tongue: Tongue, work: &Work) -> Vec<String> {
    let files = work.made.iter().map(|it| (it.file.as_str(), size(it.bytes)));
    let files = files.map(|(file, size)| match tongue {
        Tongue::Chinese => format!("已写出 {file}（{size}）"),
        Tongue::English => format!("wrote {file} ({size})"),
    });
    let Some(stats) = work.stats else { return files.collect() };
    let (title, pages, stories) = (&work.title, stats.pages, stats.stories);
    let (set, left) = (thousands(stats.characters), thousands(stats.left_over));
    match tongue {
        Tongue::Chinese => {
            let left = if stats.left_over == 0 {
                "没有剩余".into()
            } else {
                format!("剩余 {left} 字")
            };
            let first = format!("{title}：{pages} 版，{stories} 篇，排 {set} 字，{left}");
            std::iter::once(first).chain(files).collect()
        }
        Tongue::English => {
            let (p, s) = (plural(pages), if stories == 1 { "y" } else { "ies" });
            let left = if stats.left_over == 0 {
                "nothing left over".into()
            } else {
                format!("{left} left over")
            };
            let first = format!(
                "{title}: {pages} page{p}, {stories} stor{s}, {set} characters set, {left}"
            );
            std::iter::once(first).chain(files).collect()
        }
    }
}

const fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// `12345` is `12,345`.
fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Bytes as a person reads them, in thousands.
fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// The result as a program reads it.
#[derive(Serialize)]
struct Told<'a> {
    error: Option<String>,
    pages: Option<usize>,
    stories: Option<usize>,
    characters: Option<usize>,
    left_over: Option<usize>,
    files: &'a [Made],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    fit: &'a [fitting::Fit],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    heads: &'a [heads::Table],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    explained: &'a [explain::Explained],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    layouts: &'a [layouts::Shown],
    #[serde(skip_serializing_if = "Option::is_none")]
    fonts: Option<&'a fonts::Found>,
    /// Whether the PDF was not written because of errors.
    held_back: bool,
    diagnostics: Vec<Remark<'a>>,
}

fn json(tongue: Tongue, work: &Work) -> String {
    let told = Told {
        error: work.trouble.as_ref().map(|it| it.say(tongue)),
        pages: work.stats.map(|it| it.pages),
        stories: work.stats.map(|it| it.stories),
        characters: work.stats.map(|it| it.characters),
        left_over: work.stats.map(|it| it.left_over),
        files: &work.made,
        fit: &work.fits,
        heads: &work.heads,
        explained: &work.explained,
        layouts: &work.layouts,
        fonts: work.fonts.as_ref(),
        held_back: work.held_back,
        diagnostics: render::remarks(&work.diagnostics, &work.sources, tongue),
    };
    serde_json::to_string_pretty(&told).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use banxin::Stats;
    use banxin::diag::{Code, Diagnostic};

    /// Three errors of form pass, a fourth does not; what is no error of form is not counted.
    #[test]
    fn errors_of_form_are_counted_as_the_regulator_does() {
        let work = |count| {
            let mut work = Work::default();
            for code in [vec![Code::NoFolio; count], vec![Code::Underfill]].concat() {
                work.diagnostics.push(Diagnostic::new(code, "一", "one"));
            }
            work
        };
        assert_eq!(form_errors(Tongue::English, &work(0)), None);
        let said = form_errors(Tongue::English, &work(3)).unwrap_or_default();
        assert_eq!(said, "3 errors of form, 3 are allowed: passes");
        let said = form_errors(Tongue::Chinese, &work(4)).unwrap_or_default();
        assert_eq!(said, "出版形式差错 4 处，不超过 3 处为合格：不合格");
    }

    #[test]
    fn numbers_are_grouped_and_sizes_short() {
        assert_eq!(
            (thousands(7), thousands(1_234), thousands(123_456)),
            ("7".into(), "1,234".into(), "123,456".into())
        );
        assert_eq!(
            (size(999), size(12_345), size(2_150_000)),
            ("999 B".into(), "12 KB".into(), "2.1 MB".into())
        );
    }

    #[test]
    fn the_summary_names_what_is_left_over() {
        let stats = Stats { pages: 4, stories: 18, characters: 20_123, left_over: 12 };
        let made = vec![Made { file: "harbour-daily.pdf".into(), bytes: 2_150_000 }];
        let work = Work {
            title: "澜港日报".into(),
            stats: Some(stats),
            made,
            ..Work::default()
        };
        assert_eq!(
            summary(Tongue::Chinese, &work),
            [
                "澜港日报：4 版，18 篇，排 20,123 字，剩余 12 字",
                "已写出 harbour-daily.pdf（2.1 MB）"
            ]
        );
        assert_eq!(
            summary(Tongue::English, &work),
            [
                "澜港日报: 4 pages, 18 stories, 20,123 characters set, 12 left over",
                "wrote harbour-daily.pdf (2.1 MB)"
            ]
        );
    }
}
