//! Which language the person at the terminal reads.

use std::env;

use banxin::diag::Tongue;

/// `--lang` when it is written, else the locale.
pub(crate) fn of_this_person() -> Tongue {
    let locale =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|it| env::var(it).ok());
    written(env::args()).unwrap_or_else(|| spoken(locale))
}

/// What `--lang` says; help needs to know before the arguments are read.
fn written(args: impl Iterator<Item = String>) -> Option<Tongue> {
    let args: Vec<_> = args.collect();
    let next = args.iter().position(|it| it == "--lang").and_then(|at| args.get(at + 1));
    let joined = args.iter().find_map(|it| it.strip_prefix("--lang="));
    match joined.or(next.map(String::as_str))? {
        "zh" => Some(Tongue::Chinese),
        _ => Some(Tongue::English),
    }
}

/// The language of the first locale that says anything.
fn spoken(locales: impl Iterator<Item = String>) -> Tongue {
    match locales.into_iter().find(|it| !it.is_empty()) {
        Some(locale) if locale.starts_with("zh") => Tongue::Chinese,
        Some(_) | None => Tongue::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_that_is_set_counts() {
        let spoken = |locales: [&str; 3]| spoken(locales.into_iter().map(str::to_owned));
        assert_eq!(spoken(["", "", "zh_CN.UTF-8"]), Tongue::Chinese);
        assert_eq!(spoken(["C", "", "zh_CN.UTF-8"]), Tongue::English);
        assert_eq!(spoken(["", "", ""]), Tongue::English);
    }

    #[test]
    fn lang_is_read_in_both_spellings() {
        let written = |args: &[&str]| written(args.iter().map(|it| (*it).to_owned()));
        assert_eq!(written(&["banxin", "--lang", "zh"]), Some(Tongue::Chinese));
        assert_eq!(written(&["banxin", "--lang=en"]), Some(Tongue::English));
        assert_eq!(written(&["banxin", "check"]), None);
    }
}
