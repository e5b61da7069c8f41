//! Whether colors may be used: what was asked for, then the person's settings, then whether
//! anybody looks (no-color.org, bixense.com/clicolors).

use std::env;
use std::io::{self, IsTerminal};

use clap::{ColorChoice, ValueEnum};

/// What `--color` says; help and mistakes need to know before the arguments are read.
pub(crate) fn written() -> ColorChoice {
    let args: Vec<_> = env::args().collect();
    let next = args.iter().position(|it| it == "--color").and_then(|at| args.get(at + 1));
    let joined = args.iter().find_map(|it| it.strip_prefix("--color="));
    let word = joined.or(next.map(String::as_str)).unwrap_or_default();
    ColorChoice::from_str(word, true).unwrap_or(ColorChoice::Auto)
}

/// Whether remarks, which go to stderr, are colored.
pub(crate) fn allowed(asked: ColorChoice) -> bool {
    let variable = |name: &str| env::var(name).ok();
    decide(asked, variable, io::stderr().is_terminal())
}

fn decide(
    asked: ColorChoice,
    variable: impl Fn(&str) -> Option<String>,
    terminal: bool,
) -> bool {
    let says = |name: &str| variable(name).filter(|it| !it.is_empty());
    match asked {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if says("NO_COLOR").is_some() => false,
        ColorChoice::Auto if says("CLICOLOR_FORCE").is_some_and(|it| it != "0") => true,
        ColorChoice::Auto => {
            let refused = says("CLICOLOR").is_some_and(|it| it == "0");
            terminal && !refused && says("TERM").is_none_or(|it| it != "dumb")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `decide` with these variables set.
    fn with(asked: ColorChoice, set: &[(&str, &str)], terminal: bool) -> bool {
        let value = |name: &str| {
            set.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned())
        };
        decide(asked, value, terminal)
    }

    #[test]
    fn what_is_asked_for_counts_before_settings_and_those_before_the_terminal() {
        let auto = ColorChoice::Auto;
        assert!(with(auto, &[], true) && !with(auto, &[], false));
        assert!(!with(auto, &[("NO_COLOR", "1")], true));
        assert!(with(auto, &[("NO_COLOR", "")], true), "empty is unset");
        assert!(with(auto, &[("CLICOLOR_FORCE", "1")], false));
        assert!(!with(auto, &[("CLICOLOR_FORCE", "0")], false));
        assert!(!with(auto, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], true));
        assert!(!with(auto, &[("CLICOLOR", "0")], true));
        assert!(!with(auto, &[("TERM", "dumb")], true));
        assert!(with(ColorChoice::Always, &[("NO_COLOR", "1")], false));
        assert!(!with(ColorChoice::Never, &[("CLICOLOR_FORCE", "1")], true));
    }
}
