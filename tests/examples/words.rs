//! The text that comes back from the file is the copy, character for character.

use std::collections::BTreeMap;

use crate::issue::{Sample, samples};
use crate::manuscript::{Manuscript, manuscripts};
use crate::reader;

/// The text of each story in the file by role, without paragraph ends; running text and
/// crossheads together in their order.
fn printed(sample: &Sample) -> BTreeMap<(u32, String), String> {
    let mut found = BTreeMap::<_, String>::new();
    for stretch in reader::pages(&sample.set.pdf).into_iter().flat_map(|it| it.stretches)
    {
        let Some(story) = stretch.story else { continue };
        let role = match stretch.role.as_str() {
            "Body" | "Crosshead" => "Copy",
            role => role,
        };
        let text = stretch.text.replace('\n', "");
        found.entry((story, role.to_owned())).or_default().push_str(&text);
    }
    found
}

/// Where two texts part, with what each says there.
fn difference(printed: &str, written: &str) -> String {
    let pairs = printed.chars().zip(written.chars());
    let same = pairs.take_while(|(one, other)| one == other).count();
    let near = |text: &str| {
        let rest = text.chars().skip(same.saturating_sub(8));
        rest.take(30).collect::<String>()
    };
    let counts = (printed.chars().count(), written.chars().count());
    format!(
        "after {same} characters: printed {:?} of {}, written {:?} of {}",
        near(printed),
        counts.0,
        near(written),
        counts.1
    )
}

/// Whether nothing is lacking but what the remarks tell of: that there is no such rest is
/// another test's matter.
fn rest_told(sample: &Sample, story: &Manuscript, printed: &str) -> bool {
    let Some(rest) = story.copy.strip_prefix(printed) else { return false };
    let count = rest.chars().filter(|it| !it.is_whitespace()).count();
    let told = format!("\"{}\" has {count} characters left over", story.id);
    rest.is_empty() || sample.errors().iter().any(|it| it.ends_with(&told))
}

/// Horizontal and vertical stories alike; one that jumps goes on at the next character.
#[test]
fn every_story_says_the_very_characters_of_its_copy() {
    let mut wrong = Vec::new();
    for sample in samples() {
        let printed = printed(sample);
        for story in manuscripts(&sample.folder) {
            let number = sample.story(&story.id).expect("a story of the proof");
            let found = printed.get(&(number, "Copy".to_owned()));
            let found = found.map_or("", String::as_str);
            if rest_told(sample, &story, found) {
                continue;
            }
            let parts = difference(found, &story.copy);
            wrong.push(format!("{} {}: {parts}", sample.name(), story.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_head_says_what_its_article_says() {
    let mut seen = 0;
    for sample in samples() {
        let printed = printed(sample);
        for story in manuscripts(&sample.folder) {
            let number = sample.story(&story.id).expect("a story of the proof");
            let mut wanted = BTreeMap::<_, String>::new();
            for (role, words) in &story.heads {
                wanted.entry(*role).or_default().push_str(words);
            }
            for (role, words) in wanted {
                let found = printed.get(&(number, role.to_owned()));
                let found = found.map_or("", String::as_str);
                assert_eq!(found, words, "{} {}: {role}", sample.name(), story.id);
                seen += usize::from(!words.is_empty());
            }
        }
    }
    assert!(seen > 40, "only {seen} heads were read");
}
