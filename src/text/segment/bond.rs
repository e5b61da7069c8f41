//! What holds two neighbours of a head together (断句代价).

use crate::text::segment::cut::{Kind, Piece};
use crate::text::segment::dictionary::{self, Part};
use crate::text::segment::tables::{self, Sign};
use crate::text::segment::{Bond, Seam};

/// U+2060: no line ends here.
const JOINER: char = '\u{2060}';

/// A character or more that are read as one: a piece and what it is taken for.
#[derive(Copy, Clone, Debug)]
struct Side<'a> {
    word: &'a str,
    kind: Kind,
}

/// The seams between and inside `pieces`.
pub(super) fn seams(text: &str, pieces: &[Piece]) -> Vec<Seam> {
    let mut seams = Vec::new();
    let mut depth = 0_usize;
    for (at, piece) in pieces.iter().enumerate() {
        inside(text, piece, &mut seams);
        let Some(next) = pieces.get(at + 1) else { break };
        match piece.kind {
            Kind::Mark(ch) if tables::sign(ch) == Sign::Opens => depth += 1,
            Kind::Mark(ch) if tables::sign(ch) == Sign::Closes => {
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        let sides = (side(text, piece), side(text, next));
        if let Some(bond) = bond(text, pieces, at, sides) {
            let bond = if depth > 0 { tighter(bond) } else { bond };
            seams.push(Seam { at: piece.text.end, bond });
        }
    }
    seams
}

/// The last resort: between the Han characters of a word that is no number.
fn inside(text: &str, piece: &Piece, seams: &mut Vec<Seam>) {
    if !matches!(piece.kind, Kind::Word(_) | Kind::Name) {
        return;
    }
    let word = text.get(piece.text.clone()).unwrap_or_default();
    let mut before = None;
    for (at, ch) in word.char_indices() {
        let next = word.get(at..at + ch.len_utf8()).unwrap_or_default();
        if at > 0 && before.is_some_and(tables::is_han) && tables::is_han(ch) {
            let number = piece.kind == Kind::Word(Part::Number);
            let particle = tables::trails(next) && piece.kind != Kind::Name;
            if !number && !particle {
                let halves = word.split_at(at);
                let compound = [halves.0, halves.1].iter().all(|it| is_word(it));
                let bond = if compound { Bond::Compound } else { Bond::Inside };
                seams.push(Seam { at: piece.text.start + at, bond });
            }
        }
        before = Some(ch);
    }
}

/// Whether a part of a word is a word of its own, of two characters at least.
fn is_word(part: &str) -> bool {
    part.chars().count() > 1 && dictionary::find(part).is_some()
}

fn side<'a>(text: &'a str, piece: &Piece) -> Side<'a> {
    Side { word: text.get(piece.text.clone()).unwrap_or_default(), kind: piece.kind }
}

/// What holds piece `at` and the next together; nothing where no line may end.
fn bond(
    text: &str,
    pieces: &[Piece],
    at: usize,
    (left, right): (Side<'_>, Side<'_>),
) -> Option<Bond> {
    match (left.kind, right.kind) {
        // A mark never begins a line unless it opens something.
        (_, Kind::Mark(ch)) if tables::sign(ch) != Sign::Opens => None,
        (Kind::Mark(ch), _) => match tables::sign(ch) {
            Sign::Ends => Some(Bond::Clause),
            Sign::Lists => Some(Bond::Word),
            // 12％ and “…” are read as a thing.
            Sign::Closes if trails(right) => None,
            Sign::Closes => Some(of_words(NOUN, right)),
            Sign::Opens | Sign::Joins => None,
        },
        (_, Kind::Mark(JOINER)) => None,
        (_, Kind::Mark(_)) if leans(left) => Some(Bond::Torn),
        (_, Kind::Mark(_)) if is_number(left) => None,
        (_, Kind::Mark(_)) => Some(of_words(left, NOUN)),
        _ if trails(right) || is_number(left) || left.word == "第" => None,
        _ if is_titled(text, pieces, at) => None,
        _ => Some(of_words(
            alone_after(text, pieces, at),
            alone_before(text, pieces, at + 1),
        )),
    }
}

/// What a single character is after 的, 了 or a measure: a thing of its own.
fn alone_after<'a>(text: &'a str, pieces: &[Piece], at: usize) -> Side<'a> {
    let this = pieces.get(at).map_or(NOUN, |it| side(text, it));
    let before = at.checked_sub(1).and_then(|it| pieces.get(it));
    let ends = before
        .is_some_and(|it| trails(side(text, it)) || it.kind == Kind::Word(Part::Measure));
    if ends && is_loose(this) { NOUN } else { this }
}

/// What a single character is before 把 or 将: a thing of its own.
fn alone_before<'a>(text: &'a str, pieces: &[Piece], at: usize) -> Side<'a> {
    let this = pieces.get(at).map_or(NOUN, |it| side(text, it));
    let starts = pieces.get(at + 1).is_some_and(|it| tables::leans(side(text, it).word));
    if starts && is_loose(this) { NOUN } else { this }
}

/// Whether the pieces at `at` and after it are a name and a title, either way round.
fn is_titled(text: &str, pieces: &[Piece], at: usize) -> bool {
    let (Some(left), Some(right)) = (pieces.get(at), pieces.get(at + 1)) else {
        return false;
    };
    let is_name = |it: &Piece| matches!(it.kind, Kind::Name | Kind::Word(Part::Name));
    let is_title = |it: &Piece| tables::is_title(side(text, it).word);
    is_name(left) && is_title(right) || is_title(left) && is_name(right)
}

const NOUN: Side<'_> = Side { word: "", kind: Kind::Word(Part::Noun) };

/// What holds two words together: the first row that fits.
fn of_words(left: Side<'_>, right: Side<'_>) -> Bond {
    use Part::{Adjective, Leading, Localiser, Measure, Name, Noun, Number, Time, Verb};
    let (one, two) = (part(left), part(right));
    match (one, two) {
        // 将|开放, 与|市民.
        _ if leans(left) => Bond::Torn,
        // 规划|将, 步道|和.
        _ if leans(right) => Bond::Phrase,
        // 的|船厂.
        _ if left.word == "的" || left.word == "之" => Bond::Torn,
        // 马克|龙, unless the dictionary knows what the one character does.
        (_, Some(Verb)) if is_loose(right) && !is_loose(left) => Bond::Word,
        _ if is_loose(right) => Bond::Torn,
        // 船|匠|重聚: a single thing is more often the end of a word than a beginning.
        (Some(Noun), _) if is_loose(left) => Bond::Tight,
        _ if is_loose(left) => Bond::Torn,
        // 十年间|船厂, 扩大了|船厂.
        (Some(Localiser), _) | (_, Some(Time)) => Bond::Phrase,
        // 明年|开放, 六个|年级.
        (Some(Time), _) => Bond::Word,
        (Some(Number), Some(Adjective)) => Bond::Tight,
        _ if trails(left) => Bond::Word,
        // 港区|规划 are two words; 中国人民银行|行长 lean.
        (Some(Noun), Some(Noun)) if tables::is_title(right.word) => Bond::Tight,
        // 港区|公布, 港区|12.
        (Some(Noun | Name), Some(Verb | Number | Leading)) => Bond::Phrase,
        // 扩大|内需, 老旧|港区, 九座|大桥, 新增|9个.
        (Some(Verb | Adjective | Measure | Number), Some(Noun | Name | Number)) => {
            Bond::Tight
        }
        _ => Bond::Word,
    }
}

/// What part of speech a side has.
fn part(side: Side<'_>) -> Option<Part> {
    match side.kind {
        // 百年 is how long; 明年 is when.
        Kind::Word(Part::Time) if tables::begins_with_number(side.word) => {
            Some(Part::Number)
        }
        Kind::Word(part) => Some(part),
        Kind::Name => Some(Part::Name),
        Kind::Western => Some(Part::Noun),
        Kind::Figures => Some(Part::Number),
        Kind::Lone | Kind::Mark(_) => None,
    }
}

/// Whether a word leans on what follows, by the list or by being a preposition,
/// a conjunction or a short adverb.
fn leans(side: Side<'_>) -> bool {
    let short = side.word.chars().count() == 1;
    tables::leans(side.word) || side.kind == Kind::Word(Part::Leading) && short
}

fn trails(side: Side<'_>) -> bool {
    tables::trails(side.word)
}

/// One character that is no known particle, measure or place word.
fn is_loose(side: Side<'_>) -> bool {
    let one = side.word.chars().count() == 1;
    let known = matches!(
        side.kind,
        Kind::Word(Part::Localiser | Part::Measure | Part::Number | Part::Time)
            | Kind::Figures
            | Kind::Western
            | Kind::Name
    );
    one && !known && !trails(side)
}

/// Whether the measure of a number is still to come.
fn is_number(side: Side<'_>) -> bool {
    side.kind == Kind::Figures || tables::is_bare_number(side.word)
}

/// Inside quotation and title marks every break is a degree worse.
const fn tighter(bond: Bond) -> Bond {
    match bond {
        Bond::Clause => Bond::Phrase,
        Bond::Phrase => Bond::Word,
        Bond::Word => Bond::Tight,
        Bond::Tight | Bond::Torn => Bond::Torn,
        Bond::Compound | Bond::Inside => bond,
    }
}
