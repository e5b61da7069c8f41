//! What the browser may ask for.

use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use banxin::diag::{Error, Tongue};
use banxin::geom::{Length, Point};
use serde::Serialize;

use crate::cli::preview::draw::{self, Tile};
use crate::cli::preview::guard::{Guard, Refusal};
use crate::cli::preview::scene::{Scene, Stage};
use crate::cli::preview::serve::{Reply, Request};
use crate::cli::preview::{news, source};

const PAGE: &str = include_str!("page/index.html");
const STYLE: &str = include_str!("page/style.css");
const SCRIPT: &str = include_str!("page/preview.js");

/// What the page may load: itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

/// A listener is told that the preview is still there as often as this.
const PULSE: Duration = Duration::from_secs(10);

/// The finest and the coarsest drawing, in dots to the inch.
const DPI: std::ops::RangeInclusive<u32> = 8..=1200;

/// Answers requests.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) stage: Arc<Stage>,
    pub(super) guard: Guard,
    pub(super) tongue: Tongue,
}

/// What is found at a path.
struct Found {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
    /// What the file is called that the body is.
    name: Option<String>,
}

impl Found {
    fn new(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, kind, body: body.into(), name: None }
    }

    fn refused(status: u16, words: &str) -> Self {
        Self { status, ..Self::new("text/plain; charset=utf-8", words) }
    }

    /// A value as JSON, or that there is none.
    fn json(value: Option<impl Serialize>) -> Option<Self> {
        let text = serde_json::to_string(&value?).unwrap_or_default();
        Some(Self::new("application/json", text))
    }

    fn reply(self) -> Reply {
        let always = [
            ("Content-Type", self.kind),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Content-Security-Policy", POLICY),
        ];
        let always = always.map(|(field, value)| (field, value.to_owned()));
        let name = self
            .name
            .map(|it| ("Content-Disposition", format!("inline; filename*=UTF-8''{it}")));
        let fields = always.into_iter().chain(name).collect();
        Reply { status: self.status, fields, body: self.body }
    }
}

impl Desk {
    /// Answers a request. Whoever asked may have gone meanwhile.
    pub(super) fn answer(&self, request: Option<Request>, mut stream: TcpStream) {
        let request = request.ok_or(Refusal::Noise);
        let path = request.and_then(|it| self.guard.admit(&it).map(str::to_owned));
        if path.as_deref() == Ok("events") {
            return self.listen(stream);
        }
        let found = path.and_then(|it| self.find(&it).ok_or(Refusal::Unknown));
        let found =
            found.unwrap_or_else(|it| Found::refused(it.status(), &format!("{it:?}\n")));
        let _ = found.reply().send(&mut stream);
    }

    /// What there is at a path; every part of it is a word or a number that is known here.
    fn find(&self, path: &str) -> Option<Found> {
        let scene = || self.stage.scene();
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            [""] => Some(self.page()),
            ["style.css"] => Some(Found::new("text/css; charset=utf-8", STYLE)),
            ["preview.js"] => Some(Found::new("text/javascript; charset=utf-8", SCRIPT)),
            ["press.pdf"] => Some(self.press(&scene())),
            ["page", page, "page.svg"] => {
                let svg = draw::svg(&scene(), page.parse().ok()?)?;
                Some(Found::new("image/svg+xml", svg))
            }
            ["tile", version, page, inks, dpi, column, row] => {
                let tile = Tile {
                    version: version.parse().ok()?,
                    page: page.parse().ok()?,
                    inks: draw::inks(inks, &scene())?,
                    dpi: dpi.parse().ok().filter(|it| DPI.contains(it))?,
                    at: (column.parse().ok()?, row.parse().ok()?),
                };
                Some(match draw::tile(&self.stage, &tile)? {
                    Ok(png) => Found::new("image/png", png),
                    Err(error) => self.failed(&error),
                })
            }
            ["remark", at] => Found::json(source::of_remark(&scene(), at.parse().ok()?)),
            ["story", at] => Found::json(source::of_story(&scene(), at.parse().ok()?)),
            ["spot", page, x, y] => {
                let emu = |it: &str| it.parse().ok().map(Length::from_emu);
                let point = Point::new(emu(x)?, emu(y)?);
                Found::json(source::at(&scene(), page.parse().ok()?, point))
            }
            _ => None,
        }
    }

    /// The page, in the language of the person.
    fn page(&self) -> Found {
        let lang = match self.tongue {
            Tongue::Chinese => "zh-CN",
            Tongue::English => "en",
        };
        let page = PAGE.replacen("lang=\"\"", &format!("lang=\"{lang}\""), 1);
        Found::new("text/html; charset=utf-8", page)
    }

    fn press(&self, scene: &Scene) -> Found {
        match draw::press(scene) {
            Ok((name, file)) => {
                let name = percent(&format!("{name}.pdf"));
                Found { name: Some(name), ..Found::new("application/pdf", file) }
            }
            Err(error) => self.failed(&error),
        }
    }

    fn failed(&self, error: &Error) -> Found {
        Found::refused(409, &format!("{}\n", error.say(self.tongue)))
    }

    /// Tells a listener of every scene, from now on, until nobody listens.
    /// WHATWG, *HTML*, 9.2 Server-sent events.
    fn listen(&self, mut stream: TcpStream) {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\
                    Cache-Control: no-store\r\nConnection: close\r\n\r\n";
        let mut sent = stream.write_all(head.as_bytes());
        let mut seen = 0;
        while sent.is_ok() {
            let scene = self.stage.after(seen, PULSE);
            seen = scene.as_ref().map_or(seen, |it| it.version);
            let words = scene.map_or(":\n\n".to_owned(), |scene| {
                format!("data: {}\n\n", news::of(&scene, self.tongue))
            });
            sent = stream.write_all(words.as_bytes());
        }
    }
}

/// A name as a header carries it. RFC 8187.
fn percent(name: &str) -> String {
    let plain = |it: &u8| it.is_ascii_alphanumeric() || b"-._".contains(it);
    let mut text = String::new();
    for byte in name.bytes() {
        match plain(&byte) {
            true => text.push(char::from(byte)),
            false => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_plain_in_headers() {
        assert_eq!(percent("a-1.pdf"), "a-1.pdf");
        assert_eq!(percent("潮\r\n\".pdf"), "%E6%BD%AE%0D%0A%22.pdf");
    }
}
