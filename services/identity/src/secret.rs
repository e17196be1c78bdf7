//! Opaque secrets that are handed out once and kept only as their hash.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contract::{Problem, ProblemKind};
use sha2::{Digest, Sha256};

/// 256 random bits, as text for a link or a cookie.
pub(crate) struct Fresh(String);

impl Fresh {
    /// Makes one.
    ///
    /// # Errors
    /// `internal` when the machine has no randomness to give.
    pub(crate) fn make() -> Result<Self, Problem> {
        let mut bytes = [0; 32];
        aws_lc_rs::rand::fill(&mut bytes).map_err(|_| Problem::from(ProblemKind::Internal))?;
        Ok(Self(BASE64.encode(bytes)))
    }

    /// What is stored of it.
    pub(crate) fn hash(&self) -> Vec<u8> {
        hash(&self.0)
    }

    /// The text itself, to be handed out.
    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

/// What is stored of a secret that someone shows.
pub(crate) fn hash(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_found_again_by_its_text_alone() {
        let (one, other) = (Fresh::make().unwrap(), Fresh::make().unwrap());
        assert_ne!(one.hash(), other.hash());
        let kept = one.hash();
        let text = one.into_text();
        assert_eq!(text.len(), 43);
        assert_eq!(hash(&text), kept);
    }
}
