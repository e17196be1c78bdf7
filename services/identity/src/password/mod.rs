//! Passwords: what may be chosen, and how they are checked.

mod guessable;
mod queue;

use contract::faults::Unfit;
use secrecy::{ExposeSecret as _, SecretString};
use unicode_normalization::UnicodeNormalization as _;

pub(crate) use queue::{Passwords, hash_now};

/// The fewest characters of a chosen password.
const FEWEST: usize = 15;
/// The most characters of a password.
const MOST: usize = 128;

/// A password in the one form in which it is stored and compared: NFKC, not trimmed.
#[derive(Debug, Clone)]
pub(crate) struct Password(SecretString);

impl Password {
    /// A password as someone types it to sign in.
    pub(crate) fn typed(text: &str) -> Self {
        // One that is too long to have been chosen is wrong, whatever its beginning is.
        Self(text.nfkc().take(MOST * 8).collect::<String>().into())
    }

    /// A password as someone chooses it. `around` is what others would guess: the council's and the
    /// person's own words.
    ///
    /// # Errors
    /// `password-too-short`, `password-too-long`, `password-too-common`.
    pub(crate) fn chosen(text: &str, around: &[&str]) -> Result<Self, Unfit> {
        let plain: String = text.nfkc().collect();
        match plain.chars().count() {
            ..FEWEST => Err(Unfit::new("password-too-short", format!("Use {FEWEST} characters or more."))),
            FEWEST..=MOST if guessable::is_guessable(&plain, around) => {
                let why = "This password is easy to guess. Use words that have nothing to do with you or the council.";
                Err(Unfit::new("password-too-common", why))
            }
            FEWEST..=MOST => Ok(Self(plain.into())),
            _ => Err(Unfit::new("password-too-long", format!("Use {MOST} characters or fewer."))),
        }
    }

    fn bytes(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> Option<&'static str> {
        Password::chosen(text, &["Adur District Council", "sian@adur.gov.uk"]).err().map(|why| why.code)
    }

    fn varied(length: usize) -> String {
        "gravel*Tidewrack!violet "
            .chars()
            .cycle()
            .enumerate()
            .map(|(at, c)| if at % 24 == 0 { 'Æ' } else { c })
            .take(length)
            .collect()
    }

    #[test]
    fn the_length_is_counted_in_characters() {
        assert_eq!(refusal(&varied(14)), Some("password-too-short"));
        assert_eq!(refusal(&varied(15)), None);
        assert_eq!(refusal("ôê îâ ŵŷ öë üï á"), None);
        assert_eq!(refusal("🦑🐝🌻🧭🪴🎻🏔🚲🧵🥕🦉🪁🧊🫖🪶"), None);
        assert_eq!(refusal(&(varied(64) + "moorland kestrel tarmac")), None);
        assert_eq!(
            refusal(&format!("{}{}", "quartz lantern ", "b7#Kd0".chars().cycle().take(113).collect::<String>())),
            None
        );
        assert_eq!(refusal(&"b7#Kd0-".chars().cycle().take(129).collect::<String>()), Some("password-too-long"));
    }

    #[test]
    fn spaces_around_it_belong_to_it() {
        let kept = Password::chosen("  heron saddle moss  ", &[]).unwrap();
        assert_eq!(kept.bytes(), b"  heron saddle moss  ");
        assert_ne!(Password::typed("heron saddle moss").bytes(), kept.bytes());
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same_password() {
        let composed = Password::chosen("ystafell fôr-leidr", &[]).unwrap();
        assert_eq!(Password::typed("ystafell fo\u{302}r-leidr").bytes(), composed.bytes());
    }

    #[test]
    fn what_others_would_guess_is_refused() {
        for guess in ["sian@adur.gov.uk", "Adur District Council", "adurdistrictcouncil1"] {
            assert_eq!(refusal(guess), Some("password-too-common"), "{guess}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        assert!(!format!("{:?}", Password::typed("heron saddle moss")).contains("heron"));
    }
}
