//! Type: characters into cells (拣字), cells into lines (组行), and the faces that both are
//! set in (字房).

#[path = "../common/dice.rs"]
mod dice;

mod bundled;
mod cells;
mod clreq;
mod composing;
mod corpus;
mod fonts;
mod heads;
mod laws;
mod lines;
mod measuring;
mod spacing;
mod sweep;
mod unicode;
mod vertical;
