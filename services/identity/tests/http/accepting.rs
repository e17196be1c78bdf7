use contract::{Problem, ProblemKind};
use identity_api::{LookUpInvitation, Role};

use crate::support::{House, PASSWORD, house};

async fn look_up(house: &House, token: &str) -> Result<identity_api::Invite, Problem> {
    house
        .identity()
        .look_up(&house.visitor(), &LookUpInvitation { token: token.into() })
        .await
}

#[actix_web::test]
async fn a_new_councils_first_administrator_comes_by_their_invitation() {
    let house = house().await;
    house.provision("Ann Brown", "Ann@Council.example").await;
    let sent = house.invitations("Ann@Council.example", 1).await.remove(0);
    let invite = look_up(&house, &sent.token).await.unwrap();
    assert_eq!((invite.name.as_str(), invite.role), ("Ann Brown", Role::Administrator));
    let session = house.accept(&sent.token, PASSWORD).await.unwrap();
    let access = house.exchange(&session.session).await.unwrap();
    assert!(access.permissions.iter().any(|name| name == "staff.invite"));
    assert_eq!(
        house.accept(&sent.token, PASSWORD).await.unwrap_err().kind,
        ProblemKind::Gone
    );
    assert_eq!(look_up(&house, &sent.token).await.unwrap_err().kind, ProblemKind::Gone);
}

#[actix_web::test]
async fn a_council_told_of_twice_has_one_administrator() {
    let house = house().await;
    house.provision("Ann Brown", "ann@council.example").await;
    house.invitations("ann@council.example", 1).await;
    house.provision("Ann Brown", "ANN@council.example").await;
    house.provision("Eve Dean", "eve@council.example").await;
    house.invitations("eve@council.example", 1).await;
    assert_eq!(house.invitations("ann@council.example", 1).await.len(), 1);
    assert!(
        crate::support::neighbours::caught(house.council.id)
            .iter()
            .all(|sent| sent.email != "ANN@council.example")
    );
}

#[actix_web::test]
async fn a_weak_password_is_refused_and_the_invitation_stays_open() {
    let house = house().await;
    house.provision("Ann Brown", "ann@council.example").await;
    let sent = house.invitations("ann@council.example", 1).await.remove(0);
    let long = "b7#Kd0-".repeat(20);
    for (password, code) in [
        ("kestrel tarmac", "password-too-short"),
        (&long[..129], "password-too-long"),
        ("passwordpassword", "password-too-common"),
        ("marlbury district council", "password-too-common"),
        ("ann@council.example", "password-too-common"),
        ("Ann Brown Marlbury 2026", "password-too-common"),
    ] {
        let refused = house.accept(&sent.token, password).await.unwrap_err();
        let faults: Vec<_> = refused
            .errors
            .iter()
            .map(|fault| (fault.pointer.as_str(), fault.code.as_str()))
            .collect();
        assert_eq!(faults, [("/password", code)], "{password}");
    }
    assert!(house.accept(&sent.token, &long[..128]).await.is_ok());
}

#[actix_web::test]
async fn a_secret_that_never_was_is_not_found() {
    let (house, other) = (house().await, house().await);
    house.provision("Ann Brown", "ann@council.example").await;
    let sent = house.invitations("ann@council.example", 1).await.remove(0);
    let elsewhere = look_up(&other, &sent.token).await.unwrap_err();
    assert_eq!(elsewhere, look_up(&other, "x").await.unwrap_err());
    assert_eq!(elsewhere, Problem::not_found());
    assert_eq!(
        other.accept(&sent.token, PASSWORD).await.unwrap_err(),
        Problem::not_found()
    );
    assert_eq!(house.accept("", "short").await.unwrap_err(), Problem::not_found());
}

#[actix_web::test]
async fn an_invitation_runs_out_after_a_week() {
    let house = house().await;
    house.provision("Ann Brown", "ann@council.example").await;
    let sent = house.invitations("ann@council.example", 1).await.remove(0);
    assert_eq!(look_up(&house, &sent.token).await.unwrap().email, "ann@council.example");
    house.outlast_invitation().await;
    assert_eq!(look_up(&house, &sent.token).await.unwrap_err().kind, ProblemKind::Gone);
    assert_eq!(
        house.accept(&sent.token, PASSWORD).await.unwrap_err().kind,
        ProblemKind::Gone
    );
}

#[actix_web::test]
async fn of_many_who_accept_at_once_one_is_let_in() {
    let house = house().await;
    house.provision("Ann Brown", "ann@council.example").await;
    let sent = house.invitations("ann@council.example", 1).await.remove(0);
    let accepting = (0..12).map(|_| house.accept(&sent.token, PASSWORD));
    let answers = futures::future::join_all(accepting).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let refused = answers.into_iter().filter_map(Result::err);
    assert!(refused.into_iter().all(|problem| problem.kind == ProblemKind::Gone));
}
