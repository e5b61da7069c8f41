//! An identity for the file, worked out from what is in it.

/// Takes bytes in and gives 16 bytes that differ when they differ. FNV-1a's idea, eight
/// bytes at a time; an identity, not a seal.
#[derive(Copy, Clone, Debug)]
pub(super) struct Fingerprint(u128);

const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
const BASIS: u128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;

impl Default for Fingerprint {
    fn default() -> Self {
        Self(BASIS)
    }
}

impl Fingerprint {
    /// Takes `bytes` in, with their number.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        for word in bytes.chunks(8) {
            let mut padded = [0; 8];
            padded.iter_mut().zip(word).for_each(|(to, from)| *to = *from);
            self.mix(u64::from_le_bytes(padded));
        }
        self.mix(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    }

    /// The identity of all that was taken in.
    pub(super) const fn bytes(mut self) -> [u8; 16] {
        self.mix(0);
        self.mix(0);
        self.0.to_be_bytes()
    }

    const fn mix(&mut self, word: u64) {
        // The turn brings the high bits, where a product gathers, down again.
        self.0 = (self.0 ^ word as u128).wrapping_mul(PRIME).rotate_left(59);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bit_or_one_boundary_makes_a_difference() {
        let of = |parts: &[&[u8]]| {
            let mut print = Fingerprint::default();
            parts.iter().for_each(|part| print.add(part));
            print.bytes()
        };
        assert_ne!(of(&[b"abc"]), of(&[b"abb"]));
        assert_ne!(of(&[b"abc", b"d"]), of(&[b"ab", b"cd"]));
        assert_ne!(of(&[b"ab"]), of(&[b"ab\0"]));
        assert_eq!(of(&[b"abc"]), of(&[b"abc"]));
    }
}
