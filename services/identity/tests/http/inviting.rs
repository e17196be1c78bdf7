use contract::{PageQuery, ProblemKind, TeamId};
use identity_api::{InviteStaff, LookUpInvitation, Role, Sees, StaffState};
use uuid::Uuid;

use crate::support::{PASSWORD, house};

fn asked(name: &str, email: &str, role: Role) -> InviteStaff {
    InviteStaff {
        name: name.into(),
        email: email.into(),
        role,
        teams: vec![TeamId::from(Uuid::from_u128(5))],
        sees: Sees::All,
    }
}

#[actix_web::test]
async fn an_administrator_invites_and_sees_who_came() {
    let house = house().await;
    let administrator = house.administrator().await;
    let token = house.token(&administrator).await;
    house.colleague(&administrator, "bob", Role::Caseworker).await;
    house.identity().invite(&token, "k", &asked("Zoë Waits", &house.address("zoe"), Role::Manager)).await.unwrap();
    let first = house.identity().staff(&token, &PageQuery { limit: Some(2), cursor: None }).await.unwrap();
    let second =
        house.identity().staff(&token, &PageQuery { limit: Some(2), cursor: first.next.clone() }).await.unwrap();
    let seen: Vec<_> =
        first.items.iter().chain(&second.items).map(|one| (one.name.as_str(), one.role, one.state)).collect();
    assert_eq!(
        seen,
        [
            ("Ann Brown", Role::Administrator, StaffState::Active),
            ("Bob Carr", Role::Caseworker, StaffState::Active),
            ("Zoë Waits", Role::Manager, StaffState::Invited),
        ]
    );
    assert!(second.next.is_none());
}

#[actix_web::test]
async fn the_same_request_twice_invites_once() {
    let house = house().await;
    let token = house.token(&house.administrator().await).await;
    let asked = asked("Bob Carr", &house.address("bob"), Role::Agent);
    let identity = house.identity();
    let both = futures::future::join_all((0..8).map(|_| identity.invite(&token, "one-key", &asked))).await;
    let ids: std::collections::HashSet<_> = both.into_iter().map(|answer| answer.unwrap().id).collect();
    assert_eq!(ids.len(), 1);
    identity.invite(&token, "other", &self::asked("Eve Dean", &house.address("eve"), Role::Agent)).await.unwrap();
    house.invitations("eve", 1).await;
    assert_eq!(house.invitations("bob", 1).await.len(), 1);
}

#[actix_web::test]
async fn whoever_is_staff_is_not_invited_again() {
    let house = house().await;
    let token = house.token(&house.administrator().await).await;
    let again = asked("Ann Again", &house.address("ANN"), Role::Agent);
    assert_eq!(house.identity().invite(&token, "k", &again).await.unwrap_err().kind, ProblemKind::Conflict);
}

#[actix_web::test]
async fn whoever_has_not_come_is_invited_again_and_only_the_newest_link_works() {
    let house = house().await;
    let token = house.token(&house.administrator().await).await;
    let first =
        house.identity().invite(&token, "1", &asked("Bob Carr", &house.address("bob"), Role::Agent)).await.unwrap();
    house.invitations("bob", 1).await;
    let second =
        house.identity().invite(&token, "2", &asked("Bob Carr", &house.address("bob"), Role::Manager)).await.unwrap();
    assert_eq!(first.staff_id, second.staff_id);
    let sent = house.invitations("bob", 2).await;
    let look = |token: &str| LookUpInvitation { token: token.into() };
    let visitor = house.visitor();
    let (old, new) = (look(&sent[0]), look(&sent[1]));
    assert_eq!(house.identity().look_up(&visitor, &old).await.unwrap_err().kind, ProblemKind::Gone);
    assert_eq!(house.identity().look_up(&visitor, &new).await.unwrap().role, Role::Manager);
    assert_eq!(house.accept(&sent[1], PASSWORD).await.unwrap().role, Role::Manager);
}

#[actix_web::test]
async fn every_fault_of_the_form_is_told() {
    let house = house().await;
    let token = house.token(&house.administrator().await).await;
    let refused = house.identity().invite(&token, "k", &asked("", "bob@", Role::Agent)).await.unwrap_err();
    let places: Vec<_> = refused.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(places, ["/name", "/email"]);
}

#[actix_web::test]
async fn only_the_right_roles_may() {
    let house = house().await;
    let administrator = house.administrator().await;
    let bob = house.colleague(&administrator, "bob", Role::Caseworker).await;
    let token = house.token(&bob).await;
    let identity = house.identity();
    let new = asked("Eve Dean", &house.address("eve"), Role::Agent);
    assert_eq!(identity.invite(&token, "k", &new).await.unwrap_err().kind, ProblemKind::Forbidden);
    assert_eq!(identity.staff(&token, &PageQuery::default()).await.unwrap_err().kind, ProblemKind::Forbidden);
    assert_eq!(
        identity.staff(&house.visitor(), &PageQuery::default()).await.unwrap_err().kind,
        ProblemKind::Unauthenticated
    );
}

#[actix_web::test]
async fn another_council_sees_nobody() {
    let (house, other) = (house().await, house().await);
    house.administrator().await;
    let token = other.token(&other.administrator().await).await;
    let seen = other.identity().staff(&token, &PageQuery::default()).await.unwrap();
    assert_eq!(seen.items.len(), 1);
    let theirs = house.outside().get("/api/v1/identity/staff").bearer(&token).done().await;
    assert_eq!(theirs.unwrap_err().kind, ProblemKind::Unauthenticated);
}
