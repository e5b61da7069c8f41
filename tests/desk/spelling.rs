//! Words that were misspelt: whatever has a name, the remark says which was meant.

use std::collections::BTreeMap;

use banxin::Job;
use banxin::job::Options;

/// The advice on an issue with this after its `[paper]`, in English.
fn advice(rest: &str) -> String {
    let layout = "name = \"two\"\ntrim = [100, 110]\n\
        margins = { top = 8, bottom = 9, left = 6, right = 6 }\n\
        body = { face = \"FACE\", size = 10, leading = 14 }\n\
        [grid]\ncolumns = [11, 11]\ngap = 1\nmode = \"auto\"\n\
        [slots.lead]\narea = { col = 1, row = 1, cols = 2, rows = 9 }\n";
    let page =
        if rest.contains("[[page]]") { "" } else { "[[page]]\nlayout = \"two\"\n" };
    let paper = "[paper]\nname = \"小报\"\ndate = 2026-11-24\n";
    let issue = format!("{paper}{rest}{page}");
    let files = [
        ("issue.toml", issue.as_str()),
        ("articles/bridge.md", "# 桥\n\n今天。\n"),
        ("layouts/two.toml", &layout.replace("FACE", "song")),
        ("layouts/odd.toml", &layout.replace("FACE", "snog").replace("two", "odd")),
        (
            "layouts/sly.toml",
            &layout.replace("FACE", "song").replace("two", "sly").replace("gap", "gpa"),
        ),
    ];
    let files: BTreeMap<String, Vec<u8>> =
        files.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect();
    let job = Job::from_files(files, &Options::default()).expect("an issue.toml");
    let said = banxin::typeset(&job, &job.press()).diagnostics;
    let hints = said.iter().flat_map(|it| &it.hints);
    hints.map(|it| it.en.clone()).collect::<Vec<_>>().join("\n")
}

/// A story on a page, with these keys more.
fn story(keys: &str) -> String {
    format!(
        "[[page]]\nlayout = \"two\"\n[[page.story]]\narticle = \"articles/bridge.md\"\n{keys}"
    )
}

#[track_caller]
fn check(rest: &str, meant: &str) {
    let said = advice(rest);
    let wanted = format!("did you mean \"{meant}\"?");
    assert!(said.contains(&wanted), "{meant} is not in:\n{said}\nfor:\n{rest}");
}

#[test]
fn a_key_of_an_issue_an_article_or_a_layout() {
    check("isue = 12\n[[page]]\nlayout = \"two\"\n", "issue");
    check(&story("slot = \"lead\"\nhaed_size = 20\n"), "head_size");
    check("[[page]]\nlayout = \"sly\"\n", "gap");
}

#[test]
fn a_layout_a_slot_a_story_a_file() {
    check("[[page]]\nlayout = \"towo\"\n", "two");
    check("[[page]]\nlayout = \"tabloid-frnt\"\n", "tabloid-front");
    check(&story("slot = \"laed\"\n"), "lead");
    let teasers = "[[page.teasers]]\narea = { col = 1, row = 11, cols = 2, rows = 8 }\n\
        items = [{ story = \"brigde\", text = \"桥\" }]\n";
    check(&story(&format!("slot = \"lead\"\n{teasers}")), "bridge");
    check(&story("slot = \"lead\"\n").replace("bridge.md", "brigde.md"), "bridge.md");
}

#[test]
fn a_style_a_border_a_color() {
    check("[style]\npunctuation = \"kaimin\"\n", "kaiming");
    check("[press]\npdfx = \"x1b\"\n", "x1a");
    check(&story("slot = \"lead\"\nborder = \"wenwo\"\n"), "wenwu");
    check(&story("slot = \"lead\"\nhead_fit = \"widht\"\n"), "width");
    let colors = "[colors]\nharbour = [85, 40, 0, 20]\n";
    check(&format!("{colors}[style]\naccent = \"harbor\"\n"), "harbour");
}

#[test]
fn a_role_a_face() {
    check(&story("slot = \"lead\"\nhead_face = \"title-heavi\"\n"), "title-heavy");
    check(&story("slot = \"lead\"\nface = \"kay\"\n"), "kai");
    check("[[page]]\nlayout = \"odd\"\n", "song");
    let role = "[fonts.roles.kai]\nhan = \"kai/PressKaiSC-Regulr.ttf\"\n";
    check(&format!("{role}[[page]]\nlayout = \"two\"\n"), "PressKaiSC-Regular.ttf");
}
