//! Colours and how well one is read on another, as WCAG 2.2 counts it.

use std::fmt;

/// A colour of the screen, red, green and blue from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// White.
    pub const WHITE: Self = Self([255; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);
    /// The nearly black of text on light colours.
    pub const INK: Self = Self([11, 12, 12]);

    /// The colour with these parts.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Reads `#rrggbb`, in either case.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.is_ascii() {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// This colour with `share` of another, from 0.0 (none) to 1.0 (the other).
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let mut mixed = self.0;
        for (part, toward) in mixed.iter_mut().zip(other.0) {
            let value = f64::from(*part) * (1.0 - share) + f64::from(toward) * share;
            *part = value.round().clamp(0.0, 255.0) as u8;
        }
        Self(mixed)
    }

    /// The first shade of this colour, from itself towards black, that `fits`; black if none does.
    #[must_use]
    pub fn darkened_until(self, fits: impl Fn(Self) -> bool) -> Self {
        (0..=100)
            .map(|step| self.mixed(Self::BLACK, f64::from(step) / 100.0))
            .find(|shade| fits(*shade))
            .unwrap_or(Self::BLACK)
    }

    /// The contrast ratio with another colour, 1.0 to 21.0.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let share = f64::from(part) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_counted_as_wcag_counts_it() {
        assert!((Colour::WHITE.contrast(Colour::BLACK) - 21.0).abs() < 0.001);
        let grey = Colour::parse("#767676").unwrap();
        assert!((grey.contrast(Colour::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn only_six_hexadecimal_digits_are_a_colour() {
        assert_eq!(Colour::parse("#00594C").unwrap().to_string(), "#00594c");
        for wrong in ["", "#", "00594c", "#fff", "#12345g", "#1234567", "#é234"] {
            assert!(Colour::parse(wrong).is_none(), "{wrong}");
        }
    }
}
