//! The desk: what comes in, from editors, from programs and from other people (稿件, 来稿);
//! an issue that stays open (收稿); the command (门面).

#[path = "../../benches/corpus/mod.rs"]
mod corpus;
#[path = "../common/dice.rs"]
mod dice;

#[cfg(feature = "cli")]
mod command;
#[cfg(feature = "cli")]
mod desk;
mod draft;
mod edition;
mod import;
mod mutations;
mod refresh;
mod spelling;
