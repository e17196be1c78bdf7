//! Protection against forged posts, as a type: what was typed is reached only through
//! [`ProtectedForm`], and that is made only by a post that came from our own page.
//!
//! Three things are asked of every post: the browser says it comes from this origin
//! (`Sec-Fetch-Site`, or `Origin` where that is missing), the `__Host-` cookie with the browser's
//! seed is there, and the hidden field holds a token made from that seed with our key, for this
//! council. Nothing here has `Debug`: seeds, tokens and keys don't find their way into logs.

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::http::header;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contract::id::CouncilId;
use hmac::{Hmac, KeyInit, Mac};
use rand::RngExt;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::page;

/// The hidden field that holds the token.
pub const TOKEN_FIELD: &str = "_token";
/// The hidden field that holds the key of a single sending.
pub const ONCE_FIELD: &str = "_once";

/// The hidden field that says whose desk a form was shown at.
pub const AUTHOR_FIELD: &str = "_author";

const SEED_COOKIE: &str = "__Host-form";
const LENGTH: usize = 32;

/// Why a post was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// The browser says that another site sent it.
    Foreign,
    /// No token, an old one, or one of another browser: often a page left open too long.
    Stale,
}

/// The portal's key for form tokens.
#[derive(Clone)]
pub struct Guard {
    key: [u8; LENGTH],
}

/// What a browser is told once and gives back with each post.
pub struct Seed([u8; LENGTH]);

impl Guard {
    /// A guard with a key made from the portal's secret.
    pub fn new(secret: &[u8]) -> Self {
        Self { key: digest(secret, &[b"form tokens"]) }
    }

    /// A token for forms of this council in this browser. Each has its own mask, so that equal
    /// tokens don't look alike in a compressed page.
    pub fn token(&self, council: CouncilId, seed: &Seed) -> String {
        let mask = random();
        let mut text = mask.to_vec();
        text.extend(self.sign(council, seed).iter().zip(mask).map(|(byte, mask)| byte ^ mask));
        BASE64.encode(text)
    }

    /// Whether a post may be believed.
    ///
    /// # Errors
    /// The doubt, for the page that says no.
    pub fn check(&self, request: &HttpRequest, council: CouncilId, token: &str) -> Result<(), Doubt> {
        if !from_here(request) {
            return Err(Doubt::Foreign);
        }
        let seed = Seed::of(request).ok_or(Doubt::Stale)?;
        let bytes = BASE64.decode(token).map_err(|_| Doubt::Stale)?;
        let (mask, masked) = bytes.split_at_checked(LENGTH).ok_or(Doubt::Stale)?;
        let signed: Vec<u8> = masked.iter().zip(mask).map(|(byte, mask)| byte ^ mask).collect();
        let genuine: bool = signed.ct_eq(self.sign(council, &seed).as_slice()).into();
        if genuine { Ok(()) } else { Err(Doubt::Stale) }
    }

    fn sign(&self, council: CouncilId, seed: &Seed) -> [u8; LENGTH] {
        digest(&self.key, &[council.uuid().as_bytes(), &seed.0])
    }
}

impl Seed {
    /// A new seed.
    pub fn fresh() -> Self {
        Self(random())
    }

    /// The seed that the browser sent along, if it is one.
    pub fn of(request: &HttpRequest) -> Option<Self> {
        let cookie = request.cookie(SEED_COOKIE)?;
        BASE64.decode(cookie.value()).ok()?.try_into().ok().map(Self)
    }

    /// The cookie that keeps it in the browser for a day.
    pub fn cookie(&self) -> Cookie<'static> {
        page::cookie(SEED_COOKIE, BASE64.encode(self.0), Duration::days(1))
    }
}

/// A key under which a form is sent once, however often the button is pressed.
#[derive(Clone, PartialEq, Eq)]
pub struct OnceKey(String);

impl OnceKey {
    /// A new key.
    pub fn fresh() -> Self {
        Self(BASE64.encode(random()))
    }

    /// The key that a form sent back, if it has the shape of one.
    pub fn parse(text: &str) -> Option<Self> {
        let sound =
            text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        sound.then(|| Self(text.to_owned()))
    }

    /// The key, for `Idempotency-Key`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether the browser says that this host's own page sent the post. Browsers too old to say
/// anything are left to the token.
fn from_here(request: &HttpRequest) -> bool {
    let said = |name| request.headers().get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    match (said(header::HeaderName::from_static("sec-fetch-site")), said(header::ORIGIN)) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => {
            let host = said(header::HOST).unwrap_or_default();
            origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host))
        }
        (None, None) => true,
    }
}

fn digest(key: &[u8], parts: &[&[u8]]) -> [u8; LENGTH] {
    // A key of any length is taken; were it not, a random digest would match nothing.
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return random();
    };
    parts.iter().fold(mac, |mac, part| mac.chain_update(part)).finalize().into_bytes().into()
}

fn random() -> [u8; LENGTH] {
    rand::rng().random()
}
