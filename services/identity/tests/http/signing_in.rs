use std::net::IpAddr;

use contract::ProblemKind;
use identity_api::{InviteStaff, Role, Sees, Session};

use crate::support::{House, PASSWORD, house, sign_in};

/// What was answered, whole, without what differs by nature.
async fn answer(house: &House, email: &str, password: &str) -> (u16, Vec<(String, String)>, String) {
    let sent = testkit::http()
        .post(format!("http://{}/api/v1/identity/sessions", house.here.public))
        .header("host", house.here.host(&house.council.code))
        .json(&sign_in(email, password))
        .send()
        .await
        .unwrap();
    let status = sent.status().as_u16();
    let headers =
        sent.headers().iter().filter(|(name, _)| !matches!(name.as_str(), "x-request-id" | "date" | "ratelimit"));
    let mut headers: Vec<_> =
        headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    headers.sort();
    (status, headers, sent.text().await.unwrap())
}

#[actix_web::test]
async fn the_right_password_begins_a_new_session() {
    let house = house().await;
    let first = house.administrator().await;
    let typed = format!(" {} ", house.address("ANN"));
    let again = house.identity().sign_in(&house.visitor(), &sign_in(&typed, PASSWORD)).await.unwrap();
    assert_eq!((again.staff_id, again.name.as_str()), (first.staff_id, "Ann Brown"));
    assert_ne!(again.session, first.session);
    let ann = sign_in(&house.address("ann"), PASSWORD);
    let unsigned: Session = house.outside().post("/api/v1/identity/sessions").json(&ann).send().await.unwrap();
    assert!(house.exchange(&unsigned.session).await.is_ok());
}

#[actix_web::test]
async fn whatever_is_wrong_the_answer_is_the_same() {
    let (house, other) = (house().await, house().await);
    let token = house.token(&house.administrator().await).await;
    other.administrator().await;
    let bob = InviteStaff {
        name: "Bob".into(),
        email: house.address("bob"),
        role: Role::Agent,
        teams: vec![],
        sees: Sees::All,
    };
    house.identity().invite(&token, "k", &bob).await.unwrap();
    let expected = answer(&house, &house.address("ann"), "wrong").await;
    assert_eq!(expected.0, 401);
    for (email, password) in [
        (house.address("nobody").as_str(), PASSWORD),
        (&house.address("bob"), PASSWORD),
        (&other.address("ann"), PASSWORD),
        ("no address", PASSWORD),
        ("", ""),
        (&house.address("ann"), ""),
        (&house.address("a\u{0}"), "\u{0}"),
        (&house.address("ann"), &PASSWORD[1..]),
        (&house.address("anne"), &"x".repeat(5000)),
    ] {
        assert_eq!(answer(&house, email, password).await, expected, "{email}");
    }
}

#[actix_web::test]
async fn guessing_is_slowed_and_the_owner_is_not_locked_out() {
    let house = house().await;
    house.administrator().await;
    let visitor = house.visitor();
    let from = |last: u8| house.identity().for_visitor_at(IpAddr::from([203, 0, 113, last]));
    let guess = |name: &str| sign_in(&house.address(name), "a guess");
    for (place, name) in [(1, "ann"), (3, "nobody")] {
        for _ in 0..5 {
            let refused = from(place).sign_in(&visitor, &guess(name)).await.unwrap_err();
            assert_eq!(refused.kind, ProblemKind::Unauthenticated);
        }
        let slowed = from(place).sign_in(&visitor, &guess(name)).await.unwrap_err();
        assert_eq!((slowed.kind, slowed.retry_after), (ProblemKind::RateLimited, Some(1)), "{name}");
    }
    let right = sign_in(&house.address("ann"), PASSWORD);
    assert!(from(2).sign_in(&visitor, &right).await.is_ok());
}

#[actix_web::test]
async fn a_flood_is_turned_away_and_hurts_nobody_elsewhere() {
    let (house, other) = (house().await, house().await);
    other.administrator().await;
    let (identity, visitor) = (house.identity(), house.visitor());
    let people: Vec<_> = (0..90).map(|person| sign_in(&house.address(&format!("p{person}")), "a guess")).collect();
    let flood = futures::future::join_all(people.iter().map(|who| identity.sign_in(&visitor, who)));
    let (there, ann) = (other.identity(), sign_in(&other.address("ann"), PASSWORD));
    let token = other.visitor();
    let (answers, elsewhere) = futures::future::join(flood, there.sign_in(&token, &ann)).await;
    assert!(elsewhere.is_ok(), "{elsewhere:?}");
    let kinds: Vec<_> = answers.into_iter().map(|answer| answer.unwrap_err().kind).collect();
    assert!(kinds.iter().all(|kind| matches!(kind, ProblemKind::Unauthenticated | ProblemKind::RateLimited)));
    assert!(kinds.contains(&ProblemKind::Unauthenticated) && kinds.contains(&ProblemKind::RateLimited));
}
