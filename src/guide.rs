//! The guide for programmers, compiled and run as an example of this crate.
#![doc = include_str!("../docs/guide.md")]
