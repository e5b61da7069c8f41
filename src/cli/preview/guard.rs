//! Who may ask: the browser on this machine that was given the address.
//!
//! Other pages in the same browser can send requests here, and a name of theirs can be made
//! to mean this machine; so the host must be ours, the origin ours or none, and the path
//! must begin with words that cannot be guessed.

use banxin::diag::Error;
use tiny_http::{Method, Request};

/// What every request must have.
#[derive(Debug)]
pub(super) struct Guard {
    port: u16,
    token: String,
}

/// Why a request is not answered.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Refusal {
    /// It came by another name than ours.
    Stranger,
    /// It wants something else than to look.
    Method,
    /// There is nothing of that name.
    Unknown,
}

impl Refusal {
    /// RFC 9110, 15.5.
    pub(super) const fn status(self) -> u16 {
        match self {
            Self::Stranger => 403,
            Self::Method => 405,
            Self::Unknown => 404,
        }
    }
}

impl Guard {
    /// A guard with a token of its own.
    pub(super) fn new(port: u16) -> Result<Self, Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|cause| {
            Error::new(
                format!("系统给不出随机数：{cause}"),
                format!("the system gives no random numbers: {cause}"),
            )
        })?;
        let token = bytes.iter().map(|it| format!("{it:02x}")).collect();
        Ok(Self { port, token })
    }

    /// Where the preview is.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.token)
    }

    /// The path of a request after the token, or why it is not answered.
    pub(super) fn admit<'a>(&self, request: &'a Request) -> Result<&'a str, Refusal> {
        let said = |name: &'static str| {
            let headers = request.headers().iter();
            let own = headers.filter(move |it| it.field.equiv(name));
            own.map(|it| it.value.as_str()).collect::<Vec<_>>()
        };
        self.judge(request.url(), &said("Host"), &said("Origin"))?;
        if *request.method() != Method::Get {
            return Err(Refusal::Method);
        }
        self.within(request.url()).ok_or(Refusal::Unknown)
    }

    fn judge(&self, url: &str, hosts: &[&str], origins: &[&str]) -> Result<(), Refusal> {
        let names = ["127.0.0.1", "localhost"].map(|it| format!("{it}:{}", self.port));
        let ours = |it: &&str| names.iter().any(|name| it.eq_ignore_ascii_case(name));
        let own_origin = |it: &&str| it.strip_prefix("http://").is_some_and(|it| ours(&it));
        let known = matches!(hosts, [host] if ours(host));
        if !known || !origins.iter().all(own_origin) {
            return Err(Refusal::Stranger);
        }
        self.within(url).map(drop).ok_or(Refusal::Unknown)
    }

    fn within<'a>(&self, url: &'a str) -> Option<&'a str> {
        url.strip_prefix('/')?.strip_prefix(&self.token)?.strip_prefix('/')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_page_is_answered() {
        let guard = Guard { port: 4000, token: "abc".to_owned() };
        let own = &["127.0.0.1:4000"][..];
        assert_eq!(guard.judge("/abc/", own, &[]), Ok(()));
        assert_eq!(guard.judge("/abc/", &["LOCALHOST:4000"], &[]), Ok(()));
        assert_eq!(guard.judge("/abc/", own, &["http://127.0.0.1:4000"]), Ok(()));
        let strangers: [(&[&str], &[&str]); 7] = [
            (&[], &[]),
            (&["evil.example:4000"], &[]),
            (&["127.0.0.1"], &[]),
            (&["127.0.0.1:4001"], &[]),
            (&["127.0.0.1:4000", "127.0.0.1:4000"], &[]),
            (own, &["http://evil.example"]),
            (own, &["null"]),
        ];
        for (hosts, origins) in strangers {
            let judged = guard.judge("/abc/", hosts, origins);
            assert_eq!(judged, Err(Refusal::Stranger), "{hosts:?} {origins:?}");
        }
        for path in ["/", "/abc", "/abd/", "/abcd/", "abc/", "//abc/", "/ABC/"] {
            assert_eq!(guard.judge(path, own, &[]), Err(Refusal::Unknown), "{path}");
        }
    }

    #[test]
    fn tokens_differ() {
        let token = || Guard::new(1).expect("random numbers").token;
        let (one, two) = (token(), token());
        assert_eq!(one.len(), 32);
        assert_ne!(one, two);
    }
}
