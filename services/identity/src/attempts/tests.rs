use time::macros::datetime;

use super::*;

const START: OffsetDateTime = datetime!(2026-11-23 09:00 UTC);

fn council() -> Realm {
    Realm::Council(CouncilId::from(uuid::Uuid::from_u128(7)))
}

fn network(last: u8) -> Network {
    Network::of(Some([203, 0, 113, last].into()))
}

async fn wait(attempts: &Attempts, account: &str, place: &Network, at: OffsetDateTime) -> u32 {
    match attempts.begin(council(), account, place, at).await {
        Ok(_) => 0,
        Err(refused) => refused.retry_after.unwrap(),
    }
}

#[test]
fn waits_double_up_to_a_limit() {
    let waits: Vec<u64> = (3..16).map(|attempts| Budget::BOTH.wait(attempts).as_secs()).collect();
    assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
    assert_eq!(Budget::BOTH.wait(u32::MAX), Budget::BOTH.longest);
}

#[tokio::test]
async fn guessing_at_one_account_from_one_place_gets_slower() {
    let attempts = Attempts::new("", "key");
    for _ in 0..5 {
        assert_eq!(wait(&attempts, "ann@adur.gov.uk", &network(1), START).await, 0);
    }
    assert_eq!(wait(&attempts, "ann@adur.gov.uk", &network(1), START).await, 1);
    let later = START + time::Duration::seconds(1);
    assert_eq!(wait(&attempts, "ann@adur.gov.uk", &network(1), later).await, 0);
    assert_eq!(wait(&attempts, "ann@adur.gov.uk", &network(1), later).await, 2);
}

#[tokio::test]
async fn the_owner_is_let_in_from_elsewhere_meanwhile() {
    let attempts = Attempts::new("", "key");
    for _ in 0..6 {
        let _ = wait(&attempts, "ann@adur.gov.uk", &network(1), START).await;
    }
    assert_eq!(wait(&attempts, "ann@adur.gov.uk", &network(2), START).await, 0);
    assert_eq!(wait(&attempts, "bob@adur.gov.uk", &network(1), START).await, 0);
}

#[tokio::test]
async fn an_account_and_a_network_have_budgets_of_their_own() {
    let attempts = Attempts::new("", "key");
    for place in 0..50 {
        assert_eq!(wait(&attempts, "ann@adur.gov.uk", &network(place), START).await, 0);
    }
    assert_eq!(wait(&attempts, "ann@adur.gov.uk", &network(99), START).await, 1);
    for person in 0..100 {
        assert_eq!(wait(&attempts, &format!("p{person}@adur.gov.uk"), &network(200), START).await, 0);
    }
    assert_eq!(wait(&attempts, "new@adur.gov.uk", &network(200), START).await, 1);
}

#[tokio::test]
async fn success_forgives() {
    let attempts = Attempts::new("", "key");
    for _ in 0..200 {
        let attempt = attempts.begin(council(), "ann@adur.gov.uk", &network(1), START).await.unwrap();
        attempts.succeeded(attempt).await;
    }
}

#[tokio::test]
async fn what_was_turned_away_for_load_is_no_try() {
    let attempts = Attempts::new("", "key");
    let begin = async || attempts.begin(council(), "ann@adur.gov.uk", &network(1), START).await;
    for _ in 0..200 {
        let busy: Result<Option<()>, ProblemKind> = Err(ProblemKind::RateLimited);
        assert!(attempts.judged(begin().await.unwrap(), busy).await.is_err());
    }
    for _ in 0..5 {
        let wrong: Result<Option<()>, ProblemKind> = Ok(None);
        assert_eq!(attempts.judged(begin().await.unwrap(), wrong).await, Ok(None));
    }
    assert_eq!(begin().await.unwrap_err().retry_after, Some(1));
}

#[tokio::test]
async fn councils_and_the_platform_count_apart_and_name_nobody() {
    let attempts = Attempts::new("", "key");
    let other = Realm::Council(CouncilId::from(uuid::Uuid::from_u128(8)));
    let keys: Vec<String> = [council(), other, Realm::Platform]
        .into_iter()
        .flat_map(|realm| attempts.attempt(realm, "ann@adur.gov.uk", &network(1)).own)
        .map(|counter| counter.key)
        .collect();
    assert_eq!(keys.iter().collect::<std::collections::HashSet<_>>().len(), 6);
    assert!(keys[0].starts_with("t:00000000-0000-0000-0000-000000000007:sign-in:"));
    assert!(keys.iter().all(|key| !key.contains("ann")));
}

#[tokio::test]
async fn an_absent_redis_costs_little_and_once() {
    // Nobody listens on the discard port.
    let attempts = Attempts::new("redis://127.0.0.1:9/", "key");
    let began = std::time::Instant::now();
    for person in 0..50 {
        assert_eq!(wait(&attempts, &format!("p{person}@adur.gov.uk"), &network(1), START).await, 0);
    }
    assert!(began.elapsed() < Duration::from_secs(1));
    for _ in 0..4 {
        assert_eq!(wait(&attempts, "p1@adur.gov.uk", &network(1), START).await, 0);
    }
    assert_eq!(wait(&attempts, "p1@adur.gov.uk", &network(1), START).await, 1);
}
