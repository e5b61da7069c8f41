//! Mistakes on the command line, said in Chinese.

use std::num::ParseIntError;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong with the command line; nothing for what clap is asked to show, such as help.
pub(crate) fn say(error: &Error) -> Option<String> {
    let word = |kind| context(error, kind);
    let (arg, value) = (word(ContextKind::InvalidArg), word(ContextKind::InvalidValue));
    let mut words = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有「{}」这个命令", word(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => {
            format!("没有「{arg}」这个选项")
        }
        ErrorKind::UnknownArgument => format!("多了「{arg}」"),
        ErrorKind::MissingRequiredArgument => format!("还要写 {arg}"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{arg} 后面要写值"),
        ErrorKind::InvalidValue => format!("{arg} 不能是「{value}」"),
        ErrorKind::ValueValidation => {
            format!("{arg} 不能是「{value}」，{}", cause(error))
        }
        ErrorKind::ArgumentConflict => {
            let (one, other) = (arg, word(ContextKind::PriorArg));
            match one == other || other.is_empty() {
                true => format!("{one} 只能写一次"),
                false => format!("{one} 和 {other} 不能同时写"),
            }
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("{arg} 的值多了")
        }
        ErrorKind::TooFewValues | ErrorKind::NoEquals => format!("{arg} 的值不够"),
        ErrorKind::InvalidUtf8 => "命令行里有不是UTF-8的文字".to_owned(),
        _ => return None,
    };
    words.push('\n');
    for (kind, title) in [
        (ContextKind::SuggestedSubcommand, "是不是"),
        (ContextKind::SuggestedArg, "是不是"),
        (ContextKind::SuggestedValue, "是不是"),
        (ContextKind::ValidValue, "可用的有"),
    ] {
        let known = word(kind);
        if !known.is_empty() {
            words.push_str(&format!("  {title}：{known}\n"));
        }
    }
    Some(format!("错误：{words}\n说明：banxin --help --lang zh\n"))
}

/// What a value should have been, as whoever reads it says.
fn cause(error: &Error) -> String {
    let Some(source) = std::error::Error::source(error) else { return String::new() };
    let said = source.to_string();
    let range = said.split_once(" is not in ").and_then(|it| it.1.split_once("..="));
    match range {
        Some((least, most)) => format!("要写成{least}到{most}的整数"),
        None if source.is::<ParseIntError>() => "要写成整数".to_owned(),
        None => format!("要写成：{said}"),
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(it)) => it.clone(),
        Some(ContextValue::Strings(all)) => all.join("、"),
        Some(it) => it.to_string(),
        None => String::new(),
    }
}
