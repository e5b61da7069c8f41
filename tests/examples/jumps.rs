//! Jumps and teasers lead to the pages where the reader finds the text.

use banxin::proof::{Role, Sheet};

use crate::issue::{Sample, lines, samples};
use crate::manuscript::{manuscripts, teasers};

/// The sheet that a page is printed on, or begins.
fn sheet(sample: &Sample, page: usize) -> &Sheet {
    let mut sheets = sample.set.proof.sheets.iter();
    sheets.find(|it| it.number as usize == page).expect("the page")
}

/// The texts of a role of a story on a page.
fn said(sample: &Sample, page: usize, role: Role, story: Option<u32>) -> Vec<String> {
    let marks =
        lines(sheet(sample, page)).filter(|(it, _)| it.role == role && it.story == story);
    marks.map(|(_, line)| line.text()).collect()
}

#[test]
fn jumps_name_the_page_before_and_the_page_after() {
    let mut jumps = 0;
    for sample in samples() {
        for story in manuscripts(&sample.folder) {
            let number = sample.story(&story.id);
            for (at, page) in story.pages.iter().enumerate() {
                let from = at.checked_sub(1).and_then(|it| story.pages.get(it));
                let to = story.pages.get(at + 1);
                let from = from.map(|it| format!("（上接第{it}版）"));
                let to = to.map(|it| format!("（下转第{it}版）"));
                let wanted: Vec<_> = from.into_iter().chain(to).collect();
                let found = said(sample, *page, Role::Jump, number);
                assert_eq!(found, wanted, "{} {}", sample.name(), story.id);
                jumps += wanted.len();
            }
        }
    }
    assert!(jumps >= 2, "a story of the examples jumps");
}

#[test]
fn teasers_name_the_page_where_their_story_begins() {
    let mut seen = 0;
    for sample in samples() {
        let stories = manuscripts(&sample.folder);
        let teasers = teasers(&sample.folder);
        for (page, words, story) in &teasers {
            let story = stories.iter().find(|it| it.id == *story).expect("a story");
            let said = said(sample, *page, Role::Teaser, None).concat();
            let wanted = format!("{words}详见第{}版", story.pages[0]);
            assert!(said.contains(&wanted), "{}: {wanted} in {said}", sample.name());
            let links = &sheet(sample, *page).links;
            let leads = links.iter().any(|it| it.page as usize == story.pages[0]);
            assert!(leads, "{}: no link for {words}", sample.name());
            seen += 1;
        }
    }
    assert!(seen > 0, "an example has teasers");
}
