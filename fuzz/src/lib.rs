//! What is fuzzed, each as a function of bytes: `targets/` hands them to the fuzzer.
//!
//! A target fails by a panic. Beside those that the house may never have, each asserts what
//! always holds: a page or a remark, no character of a paragraph lost, no line past its
//! measure.

mod bundled;
#[path = "../../tests/typing/composing.rs"]
mod composing;
mod copy;
#[cfg(test)]
#[path = "../../tests/common/dice.rs"]
mod dice;
mod face;
mod folder;
mod lines;
mod manuscript;
mod picture;
#[cfg(test)]
mod short;
#[path = "../../tests/typing/laws/whole.rs"]
mod whole;
#[path = "../../tests/desk/import/word.rs"]
#[expect(dead_code, reason = "inputs bring their own runs")]
mod word;

pub use self::copy::{article, issue, layout, lock};
pub use self::face::face;
pub use self::lines::lines;
pub use self::manuscript::manuscript;
pub use self::picture::{drawing, picture, sheet};

use std::sync::Once;

/// Has everything done by the thread of the fuzzer.
fn alone() {
    static ALONE: Once = Once::new();
    ALONE.call_once(|| {
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        one.build_global().expect("the first pool");
    });
}
