use std::net::IpAddr;

use contract::ProblemKind;
use identity_api::{InviteStaff, Role, Session};

use crate::support::{PASSWORD, house, sign_in};

/// What was answered, whole, without what differs by nature.
async fn answer(house: &crate::support::House, email: &str, password: &str) -> (u16, Vec<(String, String)>, String) {
    let sent = reqwest::Client::new()
        .post(format!("http://{}/api/v1/identity/sessions", house.here.public))
        .header("host", house.council.host())
        .json(&sign_in(email, password))
        .send()
        .await
        .unwrap();
    let status = sent.status().as_u16();
    let differs = |name: &str| matches!(name, "x-request-id" | "date");
    let headers = sent.headers().iter().filter(|(name, _)| !differs(name.as_str()));
    let mut headers: Vec<_> = headers
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    headers.sort();
    (status, headers, sent.text().await.unwrap())
}

#[actix_web::test]
async fn the_right_password_begins_a_new_session() {
    let house = house().await;
    let first = house.administrator().await;
    let visitor = house.visitor();
    let again = house
        .identity()
        .sign_in(&visitor, &sign_in(" ANN@council.example", PASSWORD))
        .await
        .unwrap();
    assert_eq!((again.staff_id, again.name.as_str()), (first.staff_id, "Ann Brown"));
    assert_ne!(again.session, first.session);
    let outside: Session = house
        .outside()
        .post("/api/v1/identity/sessions")
        .json(&sign_in("ann@council.example", PASSWORD))
        .send()
        .await
        .unwrap();
    assert!(house.exchange(&outside.session).await.is_ok());
}

#[actix_web::test]
async fn whatever_is_wrong_the_answer_is_the_same() {
    let (house, other) = (house().await, house().await);
    let token = house.token(&house.administrator().await).await;
    other.administrator().await;
    let invited = InviteStaff {
        name: "Bob".into(),
        email: "bob@council.example".into(),
        role: Role::Agent,
        teams: vec![],
    };
    house.identity().invite(&token, "k", &invited).await.unwrap();
    let eve = InviteStaff {
        name: "Eve".into(),
        email: "eve@elsewhere.example".into(),
        role: Role::Agent,
        teams: vec![],
    };
    let theirs = other
        .token(
            &other
                .identity()
                .sign_in(&other.visitor(), &sign_in("ann@council.example", PASSWORD))
                .await
                .unwrap(),
        )
        .await;
    other.identity().invite(&theirs, "k", &eve).await.unwrap();
    let sent = other.invitations("eve@elsewhere.example", 1).await.remove(0);
    other.accept(&sent.token, PASSWORD).await.unwrap();
    let expected = answer(&house, "ann@council.example", "wrong").await;
    assert_eq!(expected.0, 401);
    for (email, password) in [
        ("nobody@council.example", PASSWORD),
        ("bob@council.example", PASSWORD),
        ("eve@elsewhere.example", PASSWORD),
        ("no address", PASSWORD),
        ("", ""),
        ("ann@council.example", ""),
        ("a\u{0}@council.example", "\u{0}"),
        ("ann@council.example", &PASSWORD[1..]),
        ("anne@council.example", &"x".repeat(5000)),
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
    for _ in 0..5 {
        let refused = from(1)
            .sign_in(&visitor, &sign_in("ann@council.example", "a guess"))
            .await
            .unwrap_err();
        assert_eq!(refused.kind, ProblemKind::Unauthenticated);
    }
    let right = sign_in("ann@council.example", PASSWORD);
    let slowed = from(1).sign_in(&visitor, &right).await.unwrap_err();
    assert_eq!((slowed.kind, slowed.retry_after), (ProblemKind::RateLimited, Some(1)));
    assert!(from(2).sign_in(&visitor, &right).await.is_ok());
    for _ in 0..5 {
        let refused = from(3)
            .sign_in(&visitor, &sign_in("nobody@council.example", "a guess"))
            .await
            .unwrap_err();
        assert_eq!(refused.kind, ProblemKind::Unauthenticated);
    }
    let slowed = from(3)
        .sign_in(&visitor, &sign_in("nobody@council.example", "a guess"))
        .await
        .unwrap_err();
    assert_eq!(
        slowed.kind,
        ProblemKind::RateLimited,
        "and one who isn't known just the same"
    );
}

#[actix_web::test]
async fn a_flood_is_turned_away_and_hurts_nobody() {
    let house = house().await;
    let administrator = house.administrator().await;
    let (visitor, identity) = (house.visitor(), house.identity());
    let people: Vec<_> = (0..90)
        .map(|person| sign_in(&format!("p{person}@council.example"), "a guess"))
        .collect();
    let flood = futures::future::join_all(people.iter().map(|who| identity.sign_in(&visitor, who)));
    let (answers, exchanged) = futures::future::join(flood, house.exchange(&administrator.session)).await;
    assert!(exchanged.is_ok());
    let kinds: Vec<_> = answers.into_iter().map(|answer| answer.err().unwrap().kind).collect();
    assert!(
        kinds
            .iter()
            .all(|kind| matches!(kind, ProblemKind::Unauthenticated | ProblemKind::RateLimited))
    );
    assert!(kinds.contains(&ProblemKind::Unauthenticated) && kinds.contains(&ProblemKind::RateLimited));
}
