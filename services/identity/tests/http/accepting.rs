use contract::{Problem, ProblemKind};
use identity_api::{Invite, LookUpInvitation, Role};
use uuid::Uuid;

use crate::support::{House, PASSWORD, house};

async fn look_up(house: &House, token: &str) -> Result<Invite, Problem> {
    let asked = LookUpInvitation { token: token.into() };
    house.identity().look_up(&house.visitor(), &asked).await
}

#[actix_web::test]
async fn a_new_councils_first_administrator_comes_by_their_invitation() {
    let house = house().await;
    let token = house.invitation().await;
    let invite = look_up(&house, &token).await.unwrap();
    assert_eq!((invite.name.as_str(), invite.role), ("Ann Brown", Role::Administrator));
    let session = house.accept(&token, PASSWORD).await.unwrap();
    let access = house.exchange(&session.session).await.unwrap();
    assert!(access.permissions.iter().any(|name| name == "staff.invite"));
    assert_eq!(house.accept(&token, PASSWORD).await.unwrap_err().kind, ProblemKind::Gone);
    assert_eq!(look_up(&house, &token).await.unwrap_err().kind, ProblemKind::Gone);
}

#[actix_web::test]
async fn a_council_told_of_twice_has_one_administrator() {
    let house = house().await;
    house.invitation().await;
    let mut owner = house.owner().await;
    let again = Uuid::new_v4();
    sqlx::query(
        "insert into identity.inbox (tenant_id, id, aggregate_id, version, name, payload, private, happened_at)
         select tenant_id, $2, aggregate_id, version + 1, name, payload, $3, happened_at from identity.inbox
         where tenant_id = $1 and name = 'council.provisioned'",
    )
    .bind(house.council.id.uuid())
    .bind(again)
    .bind(sqlx::types::Json(administrator(&house.address("ANN"))))
    .execute(&mut owner)
    .await
    .unwrap();
    let done = async || {
        let done = "select done_at is not null from identity.inbox where tenant_id = $1 and id = $2";
        let done = sqlx::query_scalar::<_, bool>(done).bind(house.council.id.uuid()).bind(again);
        done.fetch_one(&mut house.owner().await).await.unwrap()
    };
    testkit::eventually("the second telling", done).await.unwrap();
    let accounts = sqlx::query_scalar::<_, i64>("select count(*) from identity.account where tenant_id = $1");
    assert_eq!(accounts.bind(house.council.id.uuid()).fetch_one(&mut owner).await.unwrap(), 1);
}

fn administrator(email: &str) -> tenancy_api::FirstAdministratorPrivate {
    tenancy_api::FirstAdministratorPrivate { administrator_name: "Ann Brown".into(), administrator_email: email.into() }
}

#[actix_web::test]
async fn a_weak_password_is_refused_and_the_invitation_stays_open() {
    let house = house().await;
    let token = house.invitation().await;
    let long = "b7#Kd0-".repeat(20);
    for (password, code) in [
        ("kestrel tarmac", "password-too-short"),
        (&long[..129], "password-too-long"),
        ("passwordpassword", "password-too-common"),
        ("marlbury district council", "password-too-common"),
        (&house.address("ann"), "password-too-common"),
        ("Ann Brown Marlbury 2026", "password-too-common"),
    ] {
        let refused = house.accept(&token, password).await.unwrap_err();
        let faults: Vec<_> = refused.errors.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
        assert_eq!(faults, [("/password", code)], "{password}");
    }
    assert!(house.accept(&token, &long[..128]).await.is_ok());
}

#[actix_web::test]
async fn a_secret_that_never_was_is_not_found() {
    let (house, other) = (house().await, house().await);
    let token = house.invitation().await;
    let elsewhere = look_up(&other, &token).await.unwrap_err();
    assert_eq!(elsewhere, look_up(&other, "x").await.unwrap_err());
    assert_eq!(elsewhere, Problem::not_found());
    assert_eq!(other.accept(&token, PASSWORD).await.unwrap_err(), Problem::not_found());
    assert_eq!(house.accept("", "short").await.unwrap_err(), Problem::not_found());
}

#[actix_web::test]
async fn an_invitation_runs_out() {
    let house = house().await;
    let token = house.invitation().await;
    assert!(look_up(&house, &token).await.is_ok());
    house.outlast("update identity.invitation set expires_at = now() where tenant_id = $1").await;
    assert_eq!(look_up(&house, &token).await.unwrap_err().kind, ProblemKind::Gone);
    assert_eq!(house.accept(&token, PASSWORD).await.unwrap_err().kind, ProblemKind::Gone);
}

#[actix_web::test]
async fn of_many_who_accept_at_once_one_is_let_in() {
    let house = house().await;
    let token = house.invitation().await;
    let answers = futures::future::join_all((0..12).map(|_| house.accept(&token, PASSWORD))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let mut refused = answers.into_iter().filter_map(Result::err);
    assert!(refused.all(|problem| matches!(problem.kind, ProblemKind::Gone | ProblemKind::RateLimited)));
}
