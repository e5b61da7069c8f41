//! Sets an issue that is in no file and prints its lines: `cargo run --example in_memory`.

use banxin::job::{Job, Options};
use banxin::proof::{MarkKind, Role};

const ISSUE: &str = r#"
paper = { name = "晨报", date = 2026-11-24 }
[[page]]
layout = "card"
[[page.story]]
article = "rain.md"
area = { col = 1, row = 1, cols = 2, rows = 6 }
"#;
const CARD: &str = r"
trim = [130, 90]
margins = { top = 10, left = 10, bottom = 10, right = 10 }
body = { size = 10, leading = 14 }
grid = { columns = 2, gap = 1.5 }
";
const RAIN: &str =
    "# 今夜有雨\n气象台说，傍晚起有小到中雨，气温下降约5℃。\n请晚归的人带伞。\n";

#[expect(clippy::print_stdout, reason = "an example speaks to its reader")]
fn main() -> Result<(), banxin::diag::Error> {
    let files = [("issue.toml", ISSUE), ("layouts/card.toml", CARD), ("rain.md", RAIN)];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    let job = Job::from_files(files.into(), &Options::default())?;
    let made = banxin::typeset(&job, &job.press());
    let Some(set) = made.output else { return Ok(()) };
    for mark in set.proof.sheets.iter().flat_map(|it| &it.marks) {
        if let (Role::Headline | Role::Body, MarkKind::Text(line)) =
            (mark.role, &mark.kind)
        {
            println!("{:?}\t{}", mark.role, line.text());
        }
    }
    println!("{} bytes of PDF", set.pdf.len());
    Ok(())
}
