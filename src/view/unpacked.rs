//! Pictures unpacked once for many drawings.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::picture::{Packing, Picture, Pixels};

/// So many bytes of samples are kept, or one picture.
const MOST_BYTES: usize = 256 << 20;

type Slot = Arc<OnceLock<Option<Arc<Pixels>>>>;

/// The samples of pictures that were drawn lately.
///
/// ```
/// use banxin::view::{Look, Unpacked};
///
/// let unpacked = Unpacked::default();
/// let look = Look { dpi: 100, unpacked: Some(&unpacked), ..Look::default() };
/// assert!(look.unpacked.is_some());
/// ```
#[derive(Debug, Default)]
pub struct Unpacked(Mutex<Vec<(Picture, Slot)>>);

impl Unpacked {
    /// The samples of a picture, unpacked now or before; none when it has none.
    pub(super) fn pixels(&self, picture: &Picture) -> Option<Arc<Pixels>> {
        if picture.packing == Packing::Page {
            return None;
        }
        let slot = self.slot(picture);
        slot.get_or_init(|| picture.pixels().map(Arc::new)).clone()
    }

    fn slot(&self, picture: &Picture) -> Slot {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, slot)) = kept.iter().find(|(it, _)| it.is_same(picture)) {
            return Arc::clone(slot);
        }
        let size = |it: &Picture| {
            let pixels = u64::from(it.columns) * u64::from(it.rows);
            let samples = u64::try_from(it.space.samples()).unwrap_or(4);
            usize::try_from(pixels * samples).unwrap_or(usize::MAX)
        };
        let all = kept.iter().map(|(it, _)| size(it)).fold(0, usize::saturating_add);
        if all.saturating_add(size(picture)) > MOST_BYTES {
            kept.clear();
        }
        let slot = Slot::default();
        kept.push((picture.clone(), Arc::clone(&slot)));
        slot
    }
}
