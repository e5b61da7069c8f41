//! From the finished pages on: what the preflight finds (校样), what goes into the file for
//! the press (上机), and what a screen shows of it (看样).

#[path = "../common/outline.rs"]
mod outline;
#[path = "../common/reader.rs"]
mod reader;

mod delivered;
mod marks;
mod outlines;
mod pdf;
mod pictures;
mod preflight;
mod preflight_form;
mod preflight_ink;
mod press;
mod setting;
mod spots;
mod view;
mod web;
mod wrong_issues;
