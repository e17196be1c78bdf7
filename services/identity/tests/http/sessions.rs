use std::time::{Duration, Instant};

use contract::{PageQuery, ProblemKind};
use identity_api::{ExchangeSession, InviteStaff, Role, Sees};
use testkit::within;
use uuid::Uuid;

use crate::support::{PASSWORD, house};

#[actix_web::test]
async fn signing_out_ends_the_session_at_once_and_its_tokens_within_two_seconds() {
    let house = house().await;
    let administrator = house.administrator().await;
    let token = house.token(&administrator).await;
    house.identity().sign_out(&token).await.unwrap();
    let began = Instant::now();
    assert_eq!(house.exchange(&administrator.session).await.unwrap_err().kind, ProblemKind::Unauthenticated);
    let (identity, page) = (house.identity(), PageQuery::default());
    let refused =
        async || identity.staff(&token, &page).await.is_err_and(|problem| problem.kind == ProblemKind::Unauthenticated);
    within(Duration::from_secs(2), "the token's end", refused).await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(2));
}

#[actix_web::test]
async fn signing_out_here_leaves_other_sessions() {
    let house = house().await;
    let here = house.administrator().await;
    let sign_in = crate::support::sign_in(&house.address("ann"), crate::support::PASSWORD);
    let there = house.identity().sign_in(&house.visitor(), &sign_in).await.unwrap();
    assert_ne!(here.session, there.session);
    house.identity().sign_out(&house.token(&here).await).await.unwrap();
    assert!(house.exchange(&there.session).await.is_ok());
}

#[actix_web::test]
async fn a_session_that_is_not_used_for_half_an_hour_ends() {
    let house = house().await;
    let session = house.administrator().await;
    house.leave_alone(session.staff_id, 29).await;
    assert!(house.exchange(&session.session).await.is_ok(), "and this use keeps it awake");
    assert!(house.exchange(&session.session).await.is_ok());
    house.leave_alone(session.staff_id, 30).await;
    assert_eq!(house.exchange(&session.session).await.unwrap_err().kind, ProblemKind::Unauthenticated);
}

#[actix_web::test]
async fn a_page_that_is_left_open_keeps_no_session_awake() {
    let house = house().await;
    let session = house.administrator().await;
    house.leave_alone(session.staff_id, 20).await;
    let asked = ExchangeSession::unattended(&session.session);
    let token = house.identity().exchange(&house.visitor(), &asked).await.unwrap();
    assert_eq!(token.staff_id, session.staff_id, "it is told what it asks");
    assert!(house.unused_for(session.staff_id).await >= Duration::from_secs(19 * 60));
    house.exchange(&session.session).await.unwrap();
    assert!(house.unused_for(session.staff_id).await < Duration::from_secs(60), "somebody did something");
}

#[actix_web::test]
async fn no_session_lives_longer_than_it_was_given() {
    let house = house().await;
    let session = house.administrator().await.session;
    assert!(house.exchange(&session).await.is_ok());
    house.outlast("update identity.session set expires_at = now() where tenant_id = $1").await;
    assert_eq!(house.exchange(&session).await.unwrap_err().kind, ProblemKind::Unauthenticated);
}

#[actix_web::test]
async fn a_session_of_another_council_or_of_nobody_is_worth_nothing() {
    let (house, other) = (house().await, house().await);
    let session = house.administrator().await.session;
    let elsewhere = other.exchange(&session).await.unwrap_err();
    assert_eq!(elsewhere, other.exchange("nothing").await.unwrap_err());
    assert_eq!(elsewhere.kind, ProblemKind::Unauthenticated);
    let mut altered = session.clone();
    altered.replace_range(0..1, if session.starts_with('A') { "B" } else { "A" });
    assert_eq!(house.exchange(&altered).await.unwrap_err(), elsewhere);
}

#[actix_web::test]
async fn a_token_is_short_and_says_what_its_role_may() {
    let house = house().await;
    let administrator = house.administrator().await;
    let access = house.exchange(&administrator.session).await.unwrap();
    assert_eq!((access.expires_in, access.role), (300, administrator.role));
    assert_eq!(access.permissions, identity::role::permissions(administrator.role));
}

#[actix_web::test]
async fn a_token_of_who_sees_a_part_of_the_cases_carries_nothing_that_tells_of_all() {
    let house = house().await;
    let token = house.token(&house.administrator().await).await;
    let asked = InviteStaff {
        name: "Bob Carr".into(),
        email: house.address("bob"),
        role: Role::Agent,
        teams: vec![Uuid::from_u128(5).into()],
        sees: Sees::Teams,
    };
    house.identity().invite(&token, "k", &asked).await.unwrap();
    let secret = house.invitations("bob", 1).await.remove(0);
    let session = house.accept(&secret, PASSWORD).await.unwrap();
    let held = house.exchange(&session.session).await.unwrap().permissions;
    let whole = identity::role::permissions(Role::Agent);
    assert!(held.iter().all(|name| whole.contains(&name.as_str())));
    assert!(held.iter().any(|name| name == "cases.read"));
    assert!(held.iter().all(|name| !["post.read", "messages.read", "contacts.read-cases"].contains(&name.as_str())));
}
