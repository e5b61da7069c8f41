//! Make-up (拼版): stories in their areas, what gives way to fill them, what stands around
//! and beside them, and the lock that keeps it all (定样).

#[path = "../../benches/corpus/mod.rs"]
mod corpus;

mod beside;
mod cut;
mod fill;
mod give;
mod jumps;
mod lengths;
mod lock;
mod lock_gives;
mod lock_heads;
mod locked;
mod regions;
mod said;
mod two_stories;
