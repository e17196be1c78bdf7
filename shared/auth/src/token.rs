use std::sync::Arc;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use contract::{CouncilId, OperatorId, Problem, ProblemKind, SessionId, StaffId};
use directory::{Directory, KeyUse, PublicKey};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use moka::sync::Cache;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

/// The life of an access token, in seconds.
pub const SIGNED_FOR: i64 = 300;
const ISSUER: &str = "moothall";
const TYPE: &str = "at+jwt";
/// How far ahead of ours an issuer's clock may be, in seconds.
const SKEW: i64 = 30;

/// Whom a token stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Holder {
    /// Someone who isn't signed in, on a council's portal.
    Visitor,
    /// A member of a council's staff.
    Staff {
        /// Who.
        id: StaffId,
        /// In which session.
        session: SessionId,
    },
    /// A platform operator.
    Operator {
        /// Who.
        id: OperatorId,
        /// In which session.
        session: SessionId,
    },
}

/// What a token says (RFC 9068 names where there is one).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Claims {
    /// Whom it stands for.
    pub holder: Holder,
    /// Which council it is for; none for an operator's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub council: Option<CouncilId>,
    /// Names of the permissions that it carries.
    #[serde(default)]
    pub permissions: Vec<String>,
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
}

impl Claims {
    /// Claims that hold from `now` for [`SIGNED_FOR`] seconds.
    pub fn new(holder: Holder, council: Option<CouncilId>, permissions: Vec<String>, now: OffsetDateTime) -> Self {
        let iat = now.unix_timestamp();
        Self { holder, council, permissions, iss: ISSUER.into(), aud: ISSUER.into(), iat, exp: iat + SIGNED_FOR }
    }

    /// When the token ends, in seconds since 1970.
    pub fn expires(&self) -> i64 {
        self.exp
    }

    fn hold_at(&self, now: i64) -> bool {
        self.iss == ISSUER
            && self.aud == ISSUER
            && self.iat <= now + SKEW
            && self.exp > now
            && self.exp <= self.iat + SIGNED_FOR
    }
}

/// A bearer token as it came in.
#[derive(Debug, Clone)]
pub struct Bearer(pub String);

/// Signs access tokens with one Ed25519 key.
pub struct Signer {
    key: EncodingKey,
    public: PublicKey,
}

impl Signer {
    /// The signer with this 32-byte seed.
    ///
    /// # Errors
    /// `internal` when the seed is no Ed25519 seed.
    pub fn from_seed(seed: &[u8], uses: KeyUse) -> Result<Self, Problem> {
        let unsound = || Problem::new(ProblemKind::Internal, "A signing key isn't 32 bytes.");
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).map_err(|_| unsound())?;
        let document = pair.to_pkcs8().map_err(|_| unsound())?;
        let x = BASE64.encode(pair.public_key().as_ref());
        let id = BASE64.encode(&Sha256::digest(&x)[..9]);
        Ok(Self { key: EncodingKey::from_ed_der(document.as_ref()), public: PublicKey { id, uses, x } })
    }

    /// The public half, for the Directory.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// A signed token.
    ///
    /// # Errors
    /// `internal` when the key refuses to sign.
    pub fn sign(&self, claims: &Claims) -> Result<String, Problem> {
        let header =
            Header { typ: Some(TYPE.into()), kid: Some(self.public.id.clone()), ..Header::new(Algorithm::EdDSA) };
        encode(&header, claims, &self.key).map_err(|_| Problem::from(ProblemKind::Internal))
    }
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer").field("id", &self.public.id).finish_non_exhaustive()
    }
}

/// Checks tokens against the Directory's keys and remembers those that passed.
#[derive(Debug, Clone)]
pub struct Verifier {
    directory: Directory,
    passed: Cache<[u8; 32], Arc<Passed>>,
}

#[derive(Debug)]
struct Passed {
    claims: Arc<Claims>,
    key: String,
}

impl Verifier {
    /// A verifier that remembers up to 20,000 tokens.
    pub fn new(directory: Directory) -> Self {
        let passed = Cache::builder()
            .max_capacity(20_000)
            .time_to_live(std::time::Duration::from_secs(SIGNED_FOR as u64))
            .build();
        Self { directory, passed }
    }

    /// The claims of a token that holds now, from a key that is believed now, of someone whose
    /// session hasn't ended.
    ///
    /// # Errors
    /// `unauthenticated`, whatever is wrong.
    pub fn verify(&self, token: &Bearer, now: OffsetDateTime) -> Result<Arc<Claims>, Problem> {
        let refused = || Problem::from(ProblemKind::Unauthenticated);
        let snapshot = self.directory.snapshot();
        let hash: [u8; 32] = Sha256::digest(token.0.as_bytes()).into();
        let passed = match self.passed.get(&hash) {
            Some(passed) if snapshot.key(&passed.key).is_some() => passed,
            _ => {
                let passed = Arc::new(check(token, |id| snapshot.key(id)).ok_or_else(refused)?);
                self.passed.insert(hash, Arc::clone(&passed));
                passed
            }
        };
        let ended = match passed.claims.holder {
            Holder::Visitor => false,
            Holder::Staff { id, session } => snapshot.is_revoked(session, Some(id)),
            Holder::Operator { session, .. } => snapshot.is_revoked(session, None),
        };
        if ended || !passed.claims.hold_at(now.unix_timestamp()) {
            return Err(refused());
        }
        Ok(Arc::clone(&passed.claims))
    }
}

/// Signature, algorithm, type and key; times are judged by the caller.
fn check<'k>(token: &Bearer, key: impl Fn(&str) -> Option<&'k PublicKey>) -> Option<Passed> {
    if token.0.len() > 4096 {
        return None;
    }
    let header = decode_header(&token.0).ok()?;
    if header.alg != Algorithm::EdDSA || header.typ.as_deref() != Some(TYPE) {
        return None;
    }
    let public = key(header.kid.as_deref()?)?;
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.validate_exp = false;
    validation.validate_aud = false;
    let decoding = DecodingKey::from_ed_components(&public.x).ok()?;
    let claims = decode::<Claims>(&token.0, &decoding, &validation).ok()?.claims;
    let visitor = claims.holder == Holder::Visitor;
    let right_use = match public.uses {
        KeyUse::Visitors => visitor && claims.permissions.is_empty(),
        KeyUse::SignedIn => !visitor,
    };
    right_use.then(|| Passed { claims: Arc::new(claims), key: public.id.clone() })
}
