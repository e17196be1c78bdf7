use std::sync::atomic::Ordering;
use std::time::Duration;

use contract::{CouncilId, ProblemKind};
use secrecy::ExposeSecret as _;
use uuid::Uuid;

use super::super::Password;
use super::{PATIENCE, Passwords, WAITING, WAITING_OF_ONE};
use crate::attempts::Realm;

fn council(number: u128) -> Realm {
    Realm::Council(CouncilId::from(Uuid::from_u128(number)))
}

fn guess() -> Password {
    Password::typed("guess")
}

#[tokio::test]
async fn a_password_is_recognised() {
    let (passwords, realm) = (Passwords::new().unwrap(), council(1));
    let stored = passwords.hash(realm, &Password::typed("heron saddle moss")).await.unwrap();
    assert!(stored.expose_secret().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    assert!(passwords.verify(realm, &Password::typed("heron saddle moss"), Some(&stored)).await.unwrap());
    assert!(!passwords.verify(realm, &Password::typed("heron saddle mosS"), Some(&stored)).await.unwrap());
}

#[tokio::test]
async fn every_attempt_costs_one_hash_whether_the_address_is_known_or_not() {
    let passwords = Passwords::new().unwrap();
    let stored = passwords.hash(council(1), &Password::typed("heron saddle moss")).await.unwrap();
    let done = || passwords.0.done.load(Ordering::Relaxed);
    for known in [None, Some(&stored)] {
        let before = done();
        assert!(!passwords.verify(council(1), &guess(), known).await.unwrap());
        assert_eq!(done(), before + 1);
    }
}

#[tokio::test]
async fn a_council_that_is_flooded_leaves_room_to_others() {
    let passwords = Passwords::new().unwrap();
    let held: Vec<_> = (0..WAITING_OF_ONE).map(|_| passwords.0.place(council(1)).unwrap()).collect();
    let refused = passwords.verify(council(1), &guess(), None).await.unwrap_err();
    assert_eq!((refused.kind, refused.retry_after), (ProblemKind::RateLimited, Some(3)));
    assert!(passwords.verify(council(2), &guess(), None).await.is_ok());
    assert!(passwords.verify(Realm::Platform, &guess(), None).await.is_ok());
    drop(held);
    assert!(passwords.verify(council(1), &guess(), None).await.is_ok());
    assert!(passwords.0.waiting().is_empty());
}

#[tokio::test]
async fn nobody_waits_in_a_full_queue() {
    let passwords = Passwords::new().unwrap();
    let held: Vec<_> = (0..WAITING).map(|at| passwords.0.place(council(at as u128)).unwrap()).collect();
    assert_eq!(passwords.hash(council(1000), &guess()).await.unwrap_err().kind, ProblemKind::RateLimited);
    drop(held);
}

#[tokio::test]
async fn nobody_waits_longer_than_two_seconds() {
    let passwords = Passwords::new().unwrap();
    let turns = u32::try_from(passwords.0.turns.available_permits()).unwrap();
    let _all = passwords.0.turns.acquire_many(turns).await.unwrap();
    let began = tokio::time::Instant::now();
    let refused = passwords.hash(council(1), &guess()).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::RateLimited);
    assert!(began.elapsed() < PATIENCE + Duration::from_secs(1));
}
