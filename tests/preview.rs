//! The preview as a browser meets it, and as one that should not meet it.
#![cfg(feature = "preview")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A preview that runs on an issue in a folder of its own.
struct Preview {
    child: Child,
    folder: PathBuf,
    port: u16,
    token: String,
}

/// What came back.
struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

const ARTICLE: &str = "+++\nmain = \"潮水退了\"\n+++\n今天的潮水退得很远。\n";

impl Preview {
    fn start(name: &str) -> Self {
        let name = format!("banxin-preview-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a folder");
        let issue = "[paper]\nname = \"潮汐\"\ndate = 2026-11-24\n[[page]]\n\
            layout = \"comment\"\n[[page.story]]\narticle = \"a.md\"\n\
            area = { col = 1, row = 1, cols = 2, rows = 20 }\n";
        fs::write(folder.join("issue.toml"), issue).expect("written");
        fs::write(folder.join("a.md"), ARTICLE).expect("written");
        let mut child = Command::new(env!("CARGO_BIN_EXE_banxin"))
            .args(["preview", "--no-open", "--lang", "en"])
            .arg(folder.join("issue.toml"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let mut line = String::new();
        let out = child.stdout.as_mut().expect("a pipe");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("preview: http://127.0.0.1:");
        let (port, token) =
            address.and_then(|it| it.split_once('/')).expect("an address");
        let (port, token) = (port.parse().expect("a port"), token.trim_matches('/'));
        let token = token.to_owned();
        Self { child, folder, port, token }
    }

    /// Sends these lines as they are, and reads to the end.
    fn send(&self, lines: &[&str]) -> Reply {
        let mut stream =
            TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let patience = Some(Duration::from_secs(60));
        stream.set_read_timeout(patience).expect("a patience");
        let request = lines.join("\r\n") + "\r\nConnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).expect("sent");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("ASCII");
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
        Reply { status: status.expect("a status"), head, body: bytes[end + 4..].to_vec() }
    }

    /// Asks for a path under the token, as the page does.
    fn get(&self, path: &str) -> Reply {
        let first = format!("GET /{}/{path} HTTP/1.1", self.token);
        self.send(&[&first, &format!("Host: 127.0.0.1:{}", self.port)])
    }

    /// The next scene after `version`, off the stream of events.
    fn scene(&self, version: u64) -> serde_json::Value {
        let mut stream =
            TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a patience");
        let request = format!(
            "GET /{}/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
            self.token, self.port
        );
        stream.write_all(request.as_bytes()).expect("sent");
        for line in BufReader::new(stream).lines() {
            let line = line.expect("a line");
            let Some(data) = line.strip_prefix("data: ") else { continue };
            let scene: serde_json::Value = serde_json::from_str(data).expect("JSON");
            if scene["version"].as_u64() > Some(version) {
                return scene;
            }
        }
        panic!("the stream ended")
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
        drop(fs::remove_dir_all(&self.folder));
    }
}

#[test]
fn what_is_there_is_answered_and_nothing_else() {
    let preview = Preview::start("routes");
    for (path, kind) in [
        ("", "text/html"),
        ("style.css", "text/css"),
        ("preview.js", "text/javascript"),
        ("tile/1/0/p/40/0/0", "image/png"),
        ("tile/1/0/k/40/0/0", "image/png"),
        ("tile/1/0/sum/40/0/0", "image/png"),
        ("page/0/page.svg", "image/svg+xml"),
        ("story/0", "application/json"),
        ("press.pdf", "application/pdf"),
    ] {
        let reply = preview.get(path);
        assert_eq!(reply.status, 200, "{path}: {}", reply.head);
        assert!(reply.head.contains(&format!("Content-Type: {kind}")), "{}", reply.head);
        assert!(reply.head.contains("default-src 'none'"), "{path}: a policy");
        assert!(!reply.body.is_empty(), "{path}");
    }
    let issue = preview.folder.join("issue.toml").display().to_string();
    for path in [
        "issue.toml",
        "a.md",
        "../issue.toml",
        "../../../../etc/passwd",
        "%2e%2e/issue.toml",
        "..%2f..%2fetc/passwd",
        &issue,
        "page/../style.css",
        "style.css/",
        "style.css?x",
        "page/1/page.svg",
        "page/-1/page.svg",
        "tile/0/0/p/40/0/0",
        "tile/1/0/p/40/99/0",
        "tile/1/0/q/40/0/0",
        "tile/1/0/s9999/40/0/0",
        "tile/1/0/p/0/0/0",
        "tile/1/0/p/4000000000/0/0",
        "tile/1/0/p/40/4294967295/4294967295",
        "tile/1/99/p/40/0/0",
        "story/9",
        "remark/99",
        "spot/0/9223372036854775807/-9223372036854775808",
        "spot/9/0/0",
        "nothing",
    ] {
        let status = preview.get(path).status;
        assert!(matches!(status, 400..500), "{path}: {status}");
    }
}

/// DNS rebinding, other sites' scripts, other methods, a guessed token.
#[test]
fn strangers_are_refused() {
    let preview = Preview::start("strangers");
    let own = format!("Host: 127.0.0.1:{}", preview.port);
    let first = format!("GET /{}/ HTTP/1.1", preview.token);
    assert_eq!(preview.send(&[&first, &own]).status, 200);
    let origin = format!("Origin: http://127.0.0.1:{}", preview.port);
    assert_eq!(preview.send(&[&first, &own, &origin]).status, 200);
    let other = format!("Host: evil.example:{}", preview.port);
    for lines in [
        &[first.as_str(), other.as_str()][..],
        &[&first, "Host: 127.0.0.1"],
        &[&first, &own, "Origin: http://evil.example"],
        &[&first, &own, "Origin: null"],
    ] {
        assert_eq!(preview.send(lines).status, 403, "{lines:?}");
    }
    let wrong = format!("GET /{}/ HTTP/1.1", "0".repeat(32));
    assert_eq!(preview.send(&[&wrong, &own]).status, 404);
    assert_eq!(preview.send(&["GET / HTTP/1.1", &own]).status, 404);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let first = format!("{method} /{}/ HTTP/1.1", preview.token);
        let status = preview.send(&[&first, &own, "Content-Length: 0"]).status;
        assert_eq!(status, 405, "{method}");
    }
}

/// A save is told of; a slip leaves the pages and says so; mended, the press may have it.
#[test]
fn saves_are_followed() {
    let preview = Preview::start("saves");
    let first = preview.scene(0);
    assert_eq!(first["broken"], false, "{first}");
    assert_eq!(first["pages"].as_array().map(Vec::len), Some(1));
    let article = preview.folder.join("a.md");
    fs::write(&article, ARTICLE.replace('远', "近")).expect("written");
    let second = preview.scene(1);
    assert_eq!(second["pages"][0]["version"], 2, "the page changed");
    assert!(second["pages"][0]["changed"].is_array(), "in one place");
    fs::write(&article, ARTICLE.replace("main", "main = 1 = 2 #")).expect("written");
    let third = preview.scene(2);
    assert_eq!((&third["broken"], &third["errors"]), (&true.into(), &true.into()));
    assert_eq!(third["pages"][0]["version"], 2, "the page stays");
    assert_eq!(preview.get("tile/2/0/p/40/0/0").status, 200, "and can be seen");
    assert_eq!(preview.get("press.pdf").status, 409, "but not printed");
    let excerpt = preview.get("remark/0").json();
    assert_eq!(excerpt["line"], 2, "{excerpt}");
    fs::write(&article, ARTICLE).expect("written");
    let fourth = preview.scene(3);
    assert_eq!(fourth["broken"], false);
    assert_eq!(preview.get("press.pdf").status, 200);
}

/// From a place on the page to the words it was made from.
#[test]
fn a_place_leads_to_its_words() {
    let preview = Preview::start("spot");
    let scene = preview.scene(0);
    let place = &scene["stories"][0]["places"][0][1];
    let emu = |at: usize| place[at].as_i64().expect("EMU");
    let foot = emu(1) + emu(3) - 40_000;
    let words = preview.get(&format!("spot/0/{}/{foot}", emu(0) + 200_000)).json();
    assert_eq!(words["line"], 4, "the line of text: {words}");
    let path = words["path"].as_str().expect("a path");
    let file = path.split(".md").next().map(|it| format!("{it}.md"));
    assert!(file.is_some_and(|it| Path::new(&it).is_file()), "{path}");
}

#[test]
fn a_port_in_use_is_told_plainly() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let issue =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/issues/jump/issue.toml");
    let output = Command::new(env!("CARGO_BIN_EXE_banxin"))
        .args(["preview", "--no-open", "--lang", "en", "--port", &port])
        .arg(issue)
        .output()
        .expect("the command runs");
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(words.contains(&format!("cannot use port {port}")), "{words}");
}
