//! A moment in time, written the two ways that a PDF needs.

/// A moment on the clock of the place it is written for.
///
/// ```
/// use banxin::pdfx::Moment;
///
/// let noon = Moment { hour: 12, ..Moment::midnight(2025, 7, 15) };
/// assert_eq!(noon.pdf(), "D:20250715120000+08'00'");
/// assert_eq!(noon.xmp(), "2025-07-15T12:00:00+08:00");
/// ```
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Moment {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month.
    pub day: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// Minutes ahead of UTC: 480 in Beijing.
    pub offset: i16,
}

impl Moment {
    /// The first minute of a day in Beijing.
    #[must_use]
    pub const fn midnight(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day, hour: 0, minute: 0, offset: 480 }
    }

    /// As in the Info dictionary. ISO 32000-1 7.9.4.
    #[must_use]
    pub fn pdf(&self) -> String {
        let (sign, hours, minutes) = self.zone();
        format!(
            "D:{:04}{:02}{:02}{:02}{:02}00{sign}{hours:02}'{minutes:02}'",
            self.year, self.month, self.day, self.hour, self.minute
        )
    }

    /// As in XMP. ISO 16684-1 8.2.1.2.
    #[must_use]
    pub fn xmp(&self) -> String {
        let (sign, hours, minutes) = self.zone();
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:00{sign}{hours:02}:{minutes:02}",
            self.year, self.month, self.day, self.hour, self.minute
        )
    }

    /// Sign, hours and minutes of the offset.
    const fn zone(&self) -> (char, u16, u16) {
        let sign = if self.offset < 0 { '-' } else { '+' };
        let offset = self.offset.unsigned_abs();
        (sign, offset / 60, offset % 60)
    }
}

/// The first minute of 2000 in Beijing, for files without a date.
impl Default for Moment {
    fn default() -> Self {
        Self::midnight(2000, 1, 1)
    }
}
