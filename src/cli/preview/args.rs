//! What may be written after `banxin preview`.

use std::path::PathBuf;

use clap::Args;

/// `banxin preview`.
#[derive(Clone, Debug, Args)]
pub(crate) struct Preview {
    /// The issue: its description, or the folder with an issue.toml [default: this folder]
    #[arg(value_name = "ISSUE.toml")]
    pub(crate) issue: Option<PathBuf>,
    /// The port of this machine at which the pages are shown [default: one that is free]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) port: u16,
    /// Open no browser: its address is told
    #[arg(long)]
    pub(crate) no_open: bool,
    /// Leave ISSUE.lock.toml unread and make everything up afresh
    #[arg(long)]
    pub(crate) no_lock: bool,
    /// Look for fonts in this folder too (may be given more than once)
    #[arg(long, value_name = "DIR")]
    pub(crate) fonts: Vec<PathBuf>,
}
