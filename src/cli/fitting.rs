//! How each story came to fill its rows, for those who ask (`--fit`).

use banxin::diag::Tongue;
use banxin::proof::{Lever, Proof, Story};
use serde::Serialize;

/// A story and what was done to it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Fit {
    story: String,
    title: String,
    rows: usize,
    empty: usize,
    lone_lines: usize,
    levers: Vec<Done>,
}

/// One thing that was done.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Done {
    /// Lines more than by itself; the widest gap added, or below zero how much nearer
    /// characters stand, in thousandths of an em.
    Lines { paragraph: usize, more: isize, gap: i32 },
    /// Rows given to a picture of the story, or taken from it.
    Picture { picture: usize, rows: isize },
    /// Rows given to the head, or taken from it.
    Head { rows: isize },
    /// An optional paragraph that was left out.
    LeftOut { paragraph: usize },
    /// Rows given to a crosshead.
    Rows { paragraph: usize, rows: usize },
}

/// Every story that has rows.
pub(crate) fn fits(proof: &Proof) -> Vec<Fit> {
    proof.stories.iter().filter(|it| it.fitting.rows > 0).map(fit).collect()
}

fn fit(story: &Story) -> Fit {
    let fitting = &story.fitting;
    Fit {
        story: story.id.clone(),
        title: story.title.clone(),
        rows: fitting.rows,
        empty: fitting.empty,
        lone_lines: fitting.lone,
        levers: fitting.levers.iter().filter_map(done).collect(),
    }
}

fn done(lever: &Lever) -> Option<Done> {
    match *lever {
        Lever::Lines { paragraph, more, gap } => {
            Some(Done::Lines { paragraph, more, gap: gap.thousandths() })
        }
        Lever::Rows { paragraph, rows } => Some(Done::Rows { paragraph, rows }),
        Lever::Picture { picture, rows } => Some(Done::Picture { picture, rows }),
        Lever::Head { rows } => Some(Done::Head { rows }),
        Lever::LeftOut { paragraph } => Some(Done::LeftOut { paragraph }),
        _ => None,
    }
}

/// One line for each story, for a person.
pub(crate) fn lines(tongue: Tongue, fits: &[Fit]) -> Vec<String> {
    fits.iter().map(|it| line(tongue, it)).collect()
}

fn line(tongue: Tongue, fit: &Fit) -> String {
    let levers = fit.levers.iter().map(|it| said(tongue, it));
    let (story, rows, empty) = (&fit.story, fit.rows, fit.empty);
    let (first, none, between) = match tongue {
        Tongue::Chinese => (format!("{story}：{rows}行，空{empty}行；"), "原样", "，"),
        Tongue::English => {
            (format!("{story}: {rows} rows, {empty} empty; "), "as it is", ", ")
        }
    };
    let levers: Vec<String> = levers.collect();
    let done = if levers.is_empty() { none.to_owned() } else { levers.join(between) };
    first + &done
}

fn said(tongue: Tongue, done: &Done) -> String {
    match (tongue, done) {
        (Tongue::Chinese, Done::Lines { paragraph, more, gap }) => {
            let way = if *more > 0 { "扩" } else { "缩" };
            let (lines, by) = (more.unsigned_abs(), ems(*gap));
            let gaps = if *gap < 0 { "每个字间收" } else { "字间至多加" };
            format!("第{paragraph}段{way}{lines}行（{gaps}{by}字）")
        }
        (Tongue::English, Done::Lines { paragraph, more, gap }) => {
            let gaps = if *gap < 0 { "every gap -" } else { "gaps at most +" };
            let by = ems(*gap);
            format!("paragraph {paragraph} {more:+} lines ({gaps}{by} em)")
        }
        (Tongue::Chinese, Done::Rows { paragraph, rows }) => {
            format!("第{paragraph}段小标题加{rows}行")
        }
        (Tongue::Chinese, Done::Picture { picture, rows }) => {
            format!("第{picture}图{}", more_or_less(*rows))
        }
        (Tongue::English, Done::Picture { picture, rows }) => {
            format!("picture {picture} {rows:+} rows")
        }
        (Tongue::Chinese, Done::Head { rows }) => format!("标题{}", more_or_less(*rows)),
        (Tongue::English, Done::Head { rows }) => format!("head {rows:+} rows"),
        (Tongue::Chinese, Done::LeftOut { paragraph }) => {
            format!("可删的第{paragraph}段未排")
        }
        (Tongue::English, Done::LeftOut { paragraph }) => {
            format!("optional paragraph {paragraph} left out")
        }
        (Tongue::English, Done::Rows { paragraph, rows }) => {
            format!("crosshead {paragraph} +{rows} rows")
        }
    }
}

/// 加2行, 减1行.
fn more_or_less(rows: isize) -> String {
    let way = if rows > 0 { "加" } else { "减" };
    format!("{way}{}行", rows.unsigned_abs())
}

/// Thousandths of an em as ems, without sign.
fn ems(gap: i32) -> String {
    let thousandths = gap.unsigned_abs();
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_says_what_was_done_to_it() {
        let levers = vec![
            Done::Lines { paragraph: 3, more: -1, gap: 84 },
            Done::Rows { paragraph: 5, rows: 1 },
        ];
        let fit = Fit {
            story: "lead".into(),
            title: String::new(),
            rows: 79,
            empty: 0,
            lone_lines: 0,
            levers,
        };
        assert_eq!(
            line(Tongue::Chinese, &fit),
            "lead：79行，空0行；第3段缩1行（字间至多加0.084字），第5段小标题加1行"
        );
        assert_eq!(
            line(Tongue::English, &fit),
            "lead: 79 rows, 0 empty; paragraph 3 -1 lines (gaps at most +0.084 em), crosshead 5 +1 rows"
        );
    }
}
