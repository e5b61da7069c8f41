//! Dealing a length out over sites of one step (同级均分): in proportion to their type size,
//! to each at most what it can bear, to the last EMU.

use crate::geom::Length;

/// A place of one step that gives or takes.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Site {
    /// Which gap of the line.
    pub(super) gap: usize,
    /// Its weight: the size of its type.
    pub(super) size: i64,
    /// At most this much.
    pub(super) cap: i64,
}

/// What all sites together can bear.
pub(super) fn capacity(sites: &[Site]) -> i64 {
    sites.iter().map(|it| it.cap).fold(0, i64::saturating_add)
}

/// Deals `total`, at most the capacity, out over `sites` and adds `sign` times each share to
/// its gap. CLREQ: within a step all alike; JLREQ 3.8.3: in proportion to the type size
/// (120 : 60 for 12 and 6 points, not 90 : 90). A site that is used up leaves the rest to
/// the others. Like sites get shares that differ by one EMU at most.
pub(super) fn deal(
    mut total: i64,
    mut sites: Vec<Site>,
    mut add: impl FnMut(usize, i64),
) {
    while total > 0 && !sites.is_empty() {
        let sum: i64 = sites.iter().map(|it| it.size).sum();
        let used_up = |it: &Site| {
            i128::from(it.cap) * i128::from(sum)
                <= i128::from(total) * i128::from(it.size)
        };
        let (full, open): (Vec<Site>, Vec<Site>) =
            sites.iter().partition(|it| used_up(it));
        if full.is_empty() || sum <= 0 {
            return share(total, sum, &sites, add);
        }
        for site in full {
            add(site.gap, site.cap);
            total -= site.cap;
        }
        sites = open;
    }
}

fn share(total: i64, sum: i64, sites: &[Site], mut add: impl FnMut(usize, i64)) {
    let (mut before, mut dealt) = (0, 0);
    for site in sites {
        before += site.size;
        let so_far = Length::from_emu(total).scale(before, sum).emu();
        add(site.gap, so_far - dealt);
        dealt = so_far;
    }
}
