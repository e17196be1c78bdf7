#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::anyhow;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use contract::{Problem, ProblemKind};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Semaphore;

use super::Password;
use crate::attempts::Realm;
use crate::secret::Fresh;

/// How many may wait for their turn.
const WAITING: usize = 64;
/// How many of those may be of one council, so that a flood there leaves room to the others.
const WAITING_OF_ONE: usize = 16;
/// How long anyone waits for their turn.
const PATIENCE: Duration = Duration::from_secs(2);
/// 19 MiB, two passes, one lane: OWASP's first choice of equals.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes and checks passwords, a few at once, so that a flood of sign-ins leaves the machine to
/// others. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Passwords(Arc<Inner>);

struct Inner {
    argon: Argon2<'static>,
    /// The hash of nobody's password, checked in place of one that isn't there.
    nobody: SecretString,
    turns: Arc<Semaphore>,
    waiting: Mutex<HashMap<Realm, usize>>,
    done: Arc<AtomicU64>,
}

impl Passwords {
    /// A queue that leaves one core to others, where there are two.
    ///
    /// # Errors
    /// When the parameters aren't Argon2's or there is no randomness.
    pub(crate) fn new() -> anyhow::Result<Self> {
        let argon = argon()?;
        let nobody = hash(&argon, Fresh::make()?.into_text().as_bytes()).ok_or_else(|| anyhow!("Argon2 failed"))?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let done = Arc::new(AtomicU64::new(0));
        let observed = Arc::clone(&done);
        opentelemetry::global::meter("moothall")
            .u64_observable_counter("identity.password.hashes")
            .with_description("Passwords hashed or checked.")
            .with_callback(move |observer| observer.observe(observed.load(Ordering::Relaxed), &[]))
            .build();
        Ok(Self(Arc::new(Inner {
            argon,
            nobody,
            turns: Arc::new(Semaphore::new(cores.saturating_sub(1).max(1))),
            waiting: Mutex::default(),
            done,
        })))
    }

    /// Whether the password is the one that `stored` was made of. Exactly one hash is computed,
    /// also where nothing is stored.
    ///
    /// # Errors
    /// `rate-limited` when too many wait.
    pub(crate) async fn verify(
        &self,
        realm: Realm,
        password: &Password,
        stored: Option<&SecretString>,
    ) -> Result<bool, Problem> {
        let against = stored.unwrap_or(&self.0.nobody).clone();
        let (known, password) = (stored.is_some(), password.clone());
        let same = move |argon: &Argon2<'_>| argon.verify_password(password.bytes(), against.expose_secret()).is_ok();
        Ok(self.in_turn(realm, same).await? && known)
    }

    /// The PHC string to be stored of a password.
    ///
    /// # Errors
    /// `rate-limited` when too many wait.
    pub(crate) async fn hash(&self, realm: Realm, password: &Password) -> Result<SecretString, Problem> {
        let password = password.clone();
        let hashed = self.in_turn(realm, move |argon| hash(argon, password.bytes())).await?;
        hashed.ok_or_else(|| ProblemKind::Internal.into())
    }

    /// Runs work on a thread for it once it has its turn. Work that began is finished, and keeps
    /// its turn, also when nobody waits for it any more.
    async fn in_turn<T: Send + 'static>(
        &self,
        realm: Realm,
        work: impl FnOnce(&Argon2<'_>) -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.0.place(realm).ok_or_else(busy)?;
        let waiting = tokio::time::timeout(PATIENCE, Arc::clone(&self.0.turns).acquire_owned());
        let turn = waiting.await.map_err(|_| busy())?.map_err(|_| busy())?;
        drop(place);
        let inner = Arc::clone(&self.0);
        let working = tokio::task::spawn_blocking(move || {
            inner.done.fetch_add(1, Ordering::Relaxed);
            let result = work(&inner.argon);
            drop(turn);
            result
        });
        working.await.map_err(|_| ProblemKind::Internal.into())
    }
}

impl Inner {
    /// A place among those who wait, if there is one for this realm.
    fn place(&self, realm: Realm) -> Option<Place<'_>> {
        let mut waiting = self.waiting();
        let own = waiting.get(&realm).copied().unwrap_or_default();
        if own >= WAITING_OF_ONE || waiting.values().sum::<usize>() >= WAITING {
            return None;
        }
        waiting.insert(realm, own + 1);
        Some(Place { inner: self, realm })
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<Realm, usize>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place among those who wait, until it is dropped.
struct Place<'q> {
    inner: &'q Inner,
    realm: Realm,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut waiting = self.inner.waiting();
        match waiting.get_mut(&self.realm) {
            Some(own) if *own > 1 => *own -= 1,
            _ => drop(waiting.remove(&self.realm)),
        }
    }
}

/// The hash of a password without a queue: for a process that does nothing else.
///
/// # Errors
/// `internal` when Argon2 fails.
pub(crate) fn hash_now(password: &Password) -> Result<SecretString, Problem> {
    let failed = || Problem::from(ProblemKind::Internal);
    hash(&argon().map_err(|_| failed())?, password.bytes()).ok_or_else(failed)
}

fn argon() -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|_| anyhow!("Argon2's parameters"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(argon: &Argon2<'_>, password: &[u8]) -> Option<SecretString> {
    argon.hash_password(password).ok().map(|hash| hash.to_string().into())
}

fn busy() -> Problem {
    Problem::new(ProblemKind::RateLimited, "Too many people are signing in right now.").retry_in(3)
}
