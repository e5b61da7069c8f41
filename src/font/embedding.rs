//! What a face's maker lets a PDF do with it (嵌入许可).

/// Whether and how a face may be embedded.
///
/// From `OS/2.fsType` (OpenType 1.9.1, OS/2 table, *fsType*): of several bits of the usage
/// nibble the least restrictive counts.
///
/// ```
/// use banxin::font::Embedding;
///
/// assert!(Embedding::from_fs_type(0x0004).prints());
/// assert!(!Embedding::from_fs_type(0x0002).prints());
/// ```
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Embedding {
    /// Installable or editable embedding: anything a press needs.
    #[default]
    Allowed,
    /// Preview and print embedding (0x0004): enough for a printed page.
    PreviewPrint,
    /// May be embedded, but only whole (0x0100): a subset breaks the licence.
    WholeOnly,
    /// Only its bitmaps may be embedded (0x0200), which a press cannot use.
    BitmapOnly,
    /// Must not be embedded without the owner's leave (0x0002).
    Restricted,
}

impl Embedding {
    /// Reads the bits of `OS/2.fsType`.
    #[must_use]
    pub const fn from_fs_type(bits: u16) -> Self {
        let (restricted, print, editable) =
            (bits & 0x0002 != 0, bits & 0x0004 != 0, bits & 0x0008 != 0);
        if restricted && !print && !editable {
            Self::Restricted
        } else if bits & 0x0200 != 0 {
            Self::BitmapOnly
        } else if bits & 0x0100 != 0 {
            Self::WholeOnly
        } else if print && !editable {
            Self::PreviewPrint
        } else {
            Self::Allowed
        }
    }

    /// Whether the outlines may be put into a PDF at all.
    #[must_use]
    pub const fn prints(self) -> bool {
        !matches!(self, Self::BitmapOnly | Self::Restricted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_restrictive_usage_counts() {
        let cases = [
            (0x0000, Embedding::Allowed),
            (0x0002, Embedding::Restricted),
            (0x0004, Embedding::PreviewPrint),
            (0x0006, Embedding::PreviewPrint),
            (0x0008, Embedding::Allowed),
            (0x000A, Embedding::Allowed),
            (0x0100, Embedding::WholeOnly),
            (0x0200, Embedding::BitmapOnly),
            (0x0202, Embedding::Restricted),
        ];
        for (bits, expected) in cases {
            assert_eq!(Embedding::from_fs_type(bits), expected, "{bits:#06x}");
        }
    }
}
