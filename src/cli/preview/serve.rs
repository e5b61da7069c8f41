//! As much of HTTP as a page on this machine needs: one request to a connection, and every
//! connection a thread of its own, so that a slow one keeps nobody waiting. RFC 9112.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// The longest request that is read, in bytes.
const LONGEST: u64 = 16 << 10;

/// So many are answered at once; a browser opens six connections.
const MOST: usize = 64;

/// Whoever is slower than this is not waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is asked.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    /// What the fields `Host` say.
    pub(super) hosts: Vec<String>,
    /// What the fields `Origin` say.
    pub(super) origins: Vec<String>,
}

impl Request {
    /// Reads a request up to the end of its head; none when it is not one.
    fn read(stream: impl Read) -> Option<Self> {
        let mut lines = BufReader::new(stream.take(LONGEST)).lines();
        let first = lines.next()?.ok()?;
        let mut words = first.split(' ');
        let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
        let version = words.next()?;
        if !version.starts_with("HTTP/1.") || words.next().is_some() {
            return None;
        }
        let mut request = Self { method, target, ..Self::default() };
        for line in lines {
            let line = line.ok()?;
            if line.is_empty() {
                return Some(request);
            }
            let (field, value) = line.split_once(':')?;
            let value = value.trim().to_owned();
            if field.eq_ignore_ascii_case("host") {
                request.hosts.push(value);
            } else if field.eq_ignore_ascii_case("origin") {
                request.origins.push(value);
            }
        }
        None
    }
}

/// What is sent back.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    /// Fields of the head with their values.
    pub(super) fields: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Reply {
    /// Sends it.
    pub(super) fn send(&self, stream: &mut TcpStream) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (field, value) in &self.fields {
            head.push_str(&format!("{field}: {value}\r\n"));
        }
        let length = self.body.len();
        head.push_str(&format!("Content-Length: {length}\r\nConnection: close\r\n\r\n"));
        stream.write_all(head.as_bytes())?;
        stream.write_all(&self.body)?;
        stream.flush()
    }
}

/// RFC 9110, 15.
const fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        _ => "Error",
    }
}

/// A door that this machine alone can come in by.
pub(super) fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Answers whoever comes, as long as the process lives; none stands for what is no request.
pub(super) fn serve(
    door: &TcpListener,
    answer: impl Fn(Option<Request>, TcpStream) + Send + Sync + 'static,
) {
    let (answer, open) = (Arc::new(answer), Arc::new(AtomicUsize::new(0)));
    for stream in door.incoming().flatten() {
        if open.fetch_add(1, Ordering::Relaxed) >= MOST {
            open.fetch_sub(1, Ordering::Relaxed);
            continue;
        }
        let (answer, open) = (Arc::clone(&answer), Arc::clone(&open));
        thread::spawn(move || {
            let ready = stream
                .set_read_timeout(Some(PATIENCE))
                .and_then(|()| stream.set_write_timeout(Some(PATIENCE)))
                .and_then(|()| stream.set_nodelay(true));
            if ready.is_ok() {
                let request = Request::read(&stream);
                answer(request, stream);
            }
            open.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_read_and_nothing_else_is_taken_for_one() {
        let read = |text: &str| Request::read(text.as_bytes());
        let request =
            read("GET /a HTTP/1.1\r\nhost: here\r\nOrigin:there \r\nX: y\r\n\r\n");
        let request = request.expect("a request");
        assert_eq!((&*request.method, &*request.target), ("GET", "/a"));
        assert_eq!(
            (request.hosts, request.origins),
            (vec!["here".into()], vec!["there".into()])
        );
        let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "y".repeat(20_000));
        for text in [
            "",
            "GET /\r\n\r\n",
            "GET / HTTP/1.1\r\n",
            "GET / a HTTP/1.1\r\n\r\n",
            "GET / SPDY\r\n\r\n",
            "GET / HTTP/1.1\r\nno field\r\n\r\n",
            "\u{16}\u{3}\u{1}",
            &long,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(Request::read(&b"GET /\xFF HTTP/1.1\r\n\r\n"[..]), None);
    }
}
