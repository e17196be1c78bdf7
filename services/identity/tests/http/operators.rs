#![expect(clippy::disallowed_methods, reason = "operators are made on the database directly")]
use std::time::Duration;

use contract::{Clock as _, ProblemKind, SystemClock};
use tenant_db::{PlatformTx, Pool, PoolConfig};
use testkit::{Deployment, ROLE_SECRET, deployment};
use uuid::Uuid;

use crate::support::{PASSWORD, house, operators, sign_in};

async fn platform(here: &Deployment) -> PlatformTx {
    let url = migrations::role_url(&here.database_url, migrations::PLATFORM, ROLE_SECRET).unwrap();
    let config = PoolConfig { url, name: "test".into(), most: 1, patience: Duration::from_secs(5) };
    PlatformTx::open(&Pool::new(config).unwrap(), SystemClock.now(), None, None).await.unwrap()
}

/// An operator of one's own: the address.
async fn operator(here: &Deployment) -> String {
    let email = format!("olwen@{}.example", Uuid::new_v4().simple());
    let tx = platform(here).await;
    identity::operator::create(&tx, "Olwen Price", &email, PASSWORD).await.unwrap();
    tx.commit().await.unwrap();
    email
}

#[actix_web::test]
async fn an_operator_is_made_on_the_database_and_signs_in_on_their_host() {
    let here = deployment().await.unwrap();
    let email = operator(here).await;
    let session = operators(here).operator_sign_in(&sign_in(&email.to_uppercase(), PASSWORD)).await.unwrap();
    assert_eq!(session.expires_in, 300);
    let wrong = operators(here).operator_sign_in(&sign_in(&email, "a guess")).await.unwrap_err();
    let unknown = operators(here).operator_sign_in(&sign_in("nobody@platform.example", PASSWORD)).await.unwrap_err();
    assert_eq!((wrong.kind, &wrong), (ProblemKind::Unauthenticated, &unknown));
    let taken = identity::operator::create(&platform(here).await, "Other", &email, PASSWORD).await;
    assert_eq!(taken.unwrap_err().kind, ProblemKind::Conflict);
}

#[actix_web::test]
async fn an_operators_password_follows_the_same_rules() {
    let here = deployment().await.unwrap();
    let refused = identity::operator::create(&platform(here).await, "", "olwen", "short").await.unwrap_err();
    let places: Vec<_> = refused.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(places, ["/name", "/email", "/password"]);
}

#[actix_web::test]
async fn operators_and_councils_do_not_meet() {
    let house = house().await;
    let olwen = sign_in(&operator(house.here).await, PASSWORD);
    let on_council = house.outside().post("/admin/v1/sessions").json(&olwen).done().await;
    assert_eq!(on_council.unwrap_err().kind, ProblemKind::NotFound);
    let as_staff = house.identity().sign_in(&house.visitor(), &olwen).await;
    assert_eq!(as_staff.unwrap_err().kind, ProblemKind::Unauthenticated);
    let token = operators(house.here).operator_sign_in(&olwen).await.unwrap().access_token;
    let staff = house.outside().get("/api/v1/identity/staff").bearer(&token).done().await;
    assert_eq!(staff.unwrap_err().kind, ProblemKind::Unauthenticated);
}

#[actix_web::test]
async fn the_service_cannot_read_the_platforms_tables() {
    let here = deployment().await.unwrap();
    let url = migrations::role_url(&here.database_url, "moothall_identity", ROLE_SECRET).unwrap();
    let mut connection = testkit::connect(&url).await.unwrap();
    for statement in
        ["select from identity.operator", "select from identity.revocation", "delete from identity.revocation"]
    {
        let refused = sqlx::query(statement).execute(&mut connection).await.unwrap_err();
        assert_eq!(refused.as_database_error().unwrap().code().as_deref(), Some("42501"), "{statement}");
    }
}
