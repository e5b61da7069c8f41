//! Who may ask: the browser on this machine that was given the address.
//!
//! Other pages in the same browser can send requests here, and a name of theirs can be made
//! to mean this machine; so the host must be ours, the origin ours or none, and the path
//! must begin with words that cannot be guessed.

use banxin::diag::Error;

use crate::cli::preview::serve::Request;

/// What every request must have.
#[derive(Debug)]
pub(super) struct Guard {
    port: u16,
    token: String,
}

/// Why a request is not answered.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Refusal {
    /// It is no request.
    Noise,
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
            Self::Noise => 400,
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
        let names = ["127.0.0.1", "localhost"].map(|it| format!("{it}:{}", self.port));
        let ours = |it: &str| names.iter().any(|name| it.eq_ignore_ascii_case(name));
        let own_origin = |it: &String| it.strip_prefix("http://").is_some_and(ours);
        let known = matches!(request.hosts.as_slice(), [host] if ours(host));
        if !known || !request.origins.iter().all(own_origin) {
            return Err(Refusal::Stranger);
        }
        let path = self.within(&request.target).ok_or(Refusal::Unknown)?;
        if request.method == "GET" { Ok(path) } else { Err(Refusal::Method) }
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
        let judge = |target: &str, hosts: &[&str], origins: &[&str]| {
            let owned = |it: &[&str]| it.iter().map(|it| (*it).to_owned()).collect();
            let (hosts, origins) = (owned(hosts), owned(origins));
            let (method, target) = ("GET".to_owned(), target.to_owned());
            guard.admit(&Request { method, target, hosts, origins }).map(str::to_owned)
        };
        let own = &["127.0.0.1:4000"][..];
        let admitted = Ok("x/y".to_owned());
        assert_eq!(judge("/abc/x/y", own, &[]), admitted);
        assert_eq!(judge("/abc/x/y", &["LOCALHOST:4000"], &[]), admitted);
        assert_eq!(judge("/abc/x/y", own, &["http://127.0.0.1:4000"]), admitted);
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
            let judged = judge("/abc/", hosts, origins);
            assert_eq!(judged, Err(Refusal::Stranger), "{hosts:?} {origins:?}");
        }
        for path in ["/", "/abc", "/abd/", "/abcd/", "abc/", "//abc/", "/ABC/"] {
            assert_eq!(judge(path, own, &[]), Err(Refusal::Unknown), "{path}");
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
