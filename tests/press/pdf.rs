//! Small proofs are printed and read back by a reader that knows the standard only.

use banxin::font::Glyph;
use banxin::pdf;
use banxin::pdfx::{Moment, Press};
use banxin::picture::PictureBook;
use banxin::proof::{Proof, Role, Turn};
use lopdf::{Dictionary, Document, Object};

use crate::reader;
use crate::setting::{Setting, face, fonts, print, proof, runs, specimen, text};

#[test]
fn the_very_characters_come_back_story_by_story() {
    let fonts = fonts();
    let file = print(&fonts, &specimen(&fonts));
    let stories = reader::stories(&file);
    assert_eq!(stories[&0], "港城“开海”——渔船……出港\n楷体：码头上，office 1,280 AV\n");
    assert_eq!(
        stories[&1],
        "他说：“开海”——『好』，（很好）。\n楷体“直排”。\n乘Boeing 737客机\n第12版\n"
    );
    assert_eq!(stories[&3], "前字后\n前字后\n");
    let roles = reader::stories_by_role(&file);
    assert_eq!(roles[&(0, "Headline".to_owned())], "港城“开海”——渔船……出港\n");
    assert_eq!(roles[&(2, "Label".to_owned())], "反白\n");
}

/// ISO 32000-1 9.4.4: every glyph's origin, worked out by the standard from widths,
/// vertical metrics and moves, lies where the proof wants it.
#[test]
fn every_glyph_stands_where_the_proof_puts_it() {
    let fonts = fonts();
    let proof = specimen(&fonts);
    let page = reader::pages(&print(&fonts, &proof)).remove(0);
    let glyphs = runs(&proof).flat_map(|run| run.glyphs.iter().map(move |it| (run, it)));
    let wanted: Vec<_> = glyphs
        .filter(|(_, it)| !it.text.is_empty())
        .map(|(run, it)| (run, it.at))
        .collect();
    assert_eq!(page.shown.len(), wanted.len());
    let height = proof.sheets[0].trim.height;
    for (shown, (run, at)) in page.shown.iter().zip(wanted) {
        let place = [at.x, height - at.y].map(|it| it.emu() as f64 / 12_700.0);
        for (shows, wants) in shown.at.iter().zip(place) {
            let off = (shows - wants).abs();
            assert!(off < 0.01, "{} is {off} pt off in {:?}", shown.text, run.turn);
        }
        let stretch = f64::from(run.stretch) / 1000.0;
        let matrix = match run.turn {
            Turn::Horizontal | Turn::Upright => [stretch, 0.0, 0.0, 1.0],
            Turn::Sideways => [0.0, -stretch, 1.0, 0.0],
        };
        assert_eq!(shown.matrix, matrix, "{:?}", run.turn);
    }
}

/// The second glyph of a character is a shape where the proof puts it: its points reach as
/// far as the face says that its black does.
#[test]
fn what_stands_for_no_character_is_drawn() {
    let fonts = &fonts();
    let proof = specimen(fonts);
    let file = Document::load_mem(&print(fonts, &proof)).expect("a PDF");
    let page = file.get_pages()[&1];
    let content = file.get_and_decode_page_content(page).expect("content");
    let height = proof.sheets[0].trim.height;
    let mute = runs(&proof).flat_map(|run| {
        let mute = run.glyphs.iter().filter(|it| it.text.is_empty());
        mute.map(move |it| {
            let ink = fonts.face(run.face).ink(it.id).expect("it is black");
            let edges = [
                it.at.x + ink.left.at(run.size),
                height - it.at.y + ink.bottom.at(run.size),
                it.at.x + ink.right.at(run.size),
                height - it.at.y + ink.top.at(run.size),
            ];
            edges.map(|it| it.emu() as f64 / 12_700.0)
        })
    });
    let (mut drawn, mut points) = (Vec::new(), Vec::<[f64; 2]>::new());
    for operation in &content.operations {
        let numbers = operation.operands.iter().filter_map(|it| it.as_float().ok());
        let numbers: Vec<f64> = numbers.map(f64::from).collect();
        match &*operation.operator {
            "m" | "l" | "c" => {
                let end = numbers.last_chunk::<2>().expect("a point");
                points.push(*end);
            }
            "f" if !points.is_empty() => {
                let least = |at: usize| points.iter().map(|it| it[at]).reduce(f64::min);
                let most = |at: usize| points.iter().map(|it| it[at]).reduce(f64::max);
                drawn.push([least(0), least(1), most(0), most(1)].map(Option::unwrap));
                points.clear();
            }
            _ => {}
        }
    }
    let mute: Vec<[f64; 4]> = mute.collect();
    assert_eq!((mute.len(), drawn.len()), (2, 2));
    for (mute, drawn) in mute.iter().zip(&drawn) {
        // A curve swings out past its ends by hundredths of a point.
        let near = mute.iter().zip(drawn).all(|(a, b)| (a - b).abs() < 0.06);
        assert!(near, "{mute:?} {drawn:?}");
    }
}

/// One glyph that is 『 in one place and “ in another needs two fonts, but one face.
#[test]
fn a_glyph_with_two_texts_has_two_fonts_of_one_face() {
    let fonts = fonts();
    let page = reader::pages(&print(&fonts, &specimen(&fonts))).remove(0);
    let song: Vec<_> =
        page.fonts.values().filter(|it| it.base.contains("PressSongSC")).collect();
    let downs: Vec<_> = song.iter().filter(|it| it.down).collect();
    assert_eq!(downs.len(), 2, "two vertical fonts");
    assert!(song.iter().all(|it| it.program == song[0].program), "one program");
    let texts: Vec<_> = downs.iter().flat_map(|it| it.texts.values()).collect();
    for quote in ["“", "『", "——"] {
        assert!(texts.iter().any(|it| *it == quote), "{quote}");
    }
}

#[test]
fn every_font_is_an_embedded_subset() {
    let fonts = fonts();
    let page = reader::pages(&print(&fonts, &specimen(&fonts))).remove(0);
    for font in page.fonts.values() {
        let (tag, _) = font.base.split_once('+').expect("a subset's tag");
        assert!(tag.len() == 6 && tag.bytes().all(|it| it.is_ascii_uppercase()), "{tag}");
        assert!(font.program.len() < 100_000, "{} is whole", font.base);
    }
    let shown = page.shown.iter();
    for glyph in shown {
        assert!(page.fonts[&glyph.font].texts.contains_key(&glyph.cid), "{}", glyph.cid);
    }
}

/// ISO 15930-7 6.7: the boxes are in the page itself and are exactly the sheet.
#[test]
fn the_boxes_are_exactly_the_trimmed_sheet() {
    let fonts = fonts();
    let page = reader::pages(&print(&fonts, &specimen(&fonts))).remove(0);
    let sheet = format!("{:?}", page.dict.get(b"TrimBox").expect("in the page itself"));
    // 390 mm are 1105.512 pt, 545 mm are 1544.882 pt.
    assert!(sheet.contains("1105.512") && sheet.contains("1544.882"), "{sheet}");
    assert_eq!(format!("{:?}", page.dict.get(b"MediaBox").expect("a box")), sheet);
    for key in ["CropBox", "ArtBox", "Annots", "Rotate", "UserUnit"] {
        assert!(!page.dict.has(key.as_bytes()), "{key}");
    }
}

/// GWG 2022 R0007 and R0009: black type overprints, reversed type knocks out.
#[test]
fn black_overprints_and_white_knocks_out() {
    let fonts = fonts();
    let page = reader::pages(&print(&fonts, &specimen(&fonts))).remove(0);
    let (mut state, mut ink) = (String::new(), String::new());
    let mut seen = Vec::new();
    for operation in &page.operations {
        let operands = || {
            let words = operation.operands.iter().map(|it| format!("{it:?}"));
            words.collect::<Vec<_>>().join(" ")
        };
        match operation.operator.as_str() {
            "gs" => state = operands(),
            "k" => ink = operands(),
            "TJ" | "f" => seen.push((ink.clone(), state.clone())),
            "g" | "rg" | "cs" | "sc" | "scn" => panic!("not DeviceCMYK"),
            _ => {}
        }
    }
    for (ink, state) in &seen {
        let expected = if ink == "0 0 0 1" { "/OP" } else { "/KO" };
        assert_eq!(state, expected, "{ink}");
    }
    assert!(seen.iter().any(|(ink, _)| ink == "0 0 0 0"), "white was shown");
}

/// A character that no face has is a box on the page, but still itself in the text; a
/// hundred of them do not make a hundred fonts.
#[test]
fn missing_characters_keep_their_text() {
    let fonts = fonts();
    let setting = Setting::new(face(&fonts, "song"), Turn::Horizontal, 50, 50);
    let run = setting.run(&fonts, "前\u{1201}\u{1202}\u{1203}后");
    assert!(run.glyphs[1].id == Glyph(0), "Ethiopic is missing");
    let file = print(&fonts, &proof(vec![text(0, Role::Body, vec![run])]));
    assert_eq!(reader::stories(&file)[&0], "前\u{1201}\u{1202}\u{1203}后\n");
    assert_eq!(reader::pages(&file)[0].fonts.len(), 1);
}

/// ISO 15930-7 6.2.2 and 6.3: one output intent with its profile inside; the flavour, the
/// title and the moment said alike in Info and in the metadata.
#[test]
fn the_file_says_what_it_is() {
    let fonts = fonts();
    let file = print(&fonts, &specimen(&fonts));
    assert!(file.starts_with(b"%PDF-1.6\n"), "the version");
    let document = Document::load_mem(&file).expect("a PDF");
    let catalog = document.catalog().expect("a catalogue");
    let follow = |dict: &Dictionary, key: &str| {
        dict.get_deref(key.as_bytes(), &document)
            .unwrap_or_else(|_| panic!("{key}"))
            .clone()
    };
    let intents = follow(catalog, "OutputIntents");
    let [Object::Dictionary(intent)] = intents.as_array().expect("a list").as_slice()
    else {
        panic!("one output intent");
    };
    let profile = follow(intent, "DestOutputProfile");
    let profile = profile.as_stream().and_then(|it| it.get_plain_content());
    assert_eq!(&profile.expect("a profile")[12..20], b"prtrCMYK");
    let packet = follow(catalog, "Metadata");
    let packet = packet.as_stream().expect("plain text").content.clone();
    let packet = String::from_utf8(packet).expect("UTF-8");
    let info = follow(&document.trailer, "Info");
    let info = info.as_dict().expect("a dictionary");
    let said = |key| follow(info, key).as_str().expect("a string").to_vec();
    assert_eq!(said("GTS_PDFXVersion"), b"PDF/X-4");
    assert_eq!(said("CreationDate"), b"D:20250715000000+08'00'");
    let title: Vec<u8> =
        "\u{FEFF}港城日报 <A>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(said("Title"), title);
    for element in [
        "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
        "<xmp:CreateDate>2025-07-15T00:00:00+08:00</xmp:CreateDate>",
        "<pdf:Trapped>False</pdf:Trapped>",
        ">港城日报 &lt;A&gt;</rdf:li>",
    ] {
        assert!(packet.contains(element), "{element}");
    }
    let ids = follow(&document.trailer, "ID");
    assert_eq!(ids.as_array().expect("a list").len(), 2);
}

#[test]
fn the_same_proof_gives_the_same_bytes() {
    let fonts = fonts();
    let first = print(&fonts, &specimen(&fonts));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    assert!(first == pool.install(|| print(&fonts, &specimen(&fonts))), "one thread");
    let mut other = specimen(&fonts);
    other.title.push('！');
    assert!(first != print(&fonts, &other), "another title");
}

#[test]
fn a_proof_without_pages_is_an_error() {
    let press = Press::new(Moment::default());
    let printed =
        pdf::print(&fonts(), &PictureBook::default(), &Proof::default(), &press);
    assert!(printed.is_err(), "no page");
}
