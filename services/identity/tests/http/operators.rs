use contract::client::Client;
use contract::{Clock as _, ProblemKind, SystemClock};
use identity_api::IdentityClient;
use tenant_db::{PlatformTx, Pool, PoolConfig};

use crate::support::deployment::{Here, OPERATORS_HOST, here};
use crate::support::{PASSWORD, house, sign_in};

async fn platform(here: &Here) -> PlatformTx {
    let url = migrations::role_url(&here.owner_url, migrations::PLATFORM, testkit::ROLE_SECRET).unwrap();
    let config = PoolConfig {
        url,
        name: "test".into(),
        most: 1,
        patience: std::time::Duration::from_secs(5),
    };
    PlatformTx::open(&Pool::new(config).unwrap(), SystemClock.now(), None, None)
        .await
        .unwrap()
}

fn operators(here: &Here) -> IdentityClient {
    let client = Client::new(reqwest::Client::new(), format!("http://{}", here.public));
    IdentityClient::new(client.with_host(OPERATORS_HOST))
}

#[actix_web::test]
async fn an_operator_is_made_on_the_database_and_signs_in_on_their_host() {
    let here = here().await;
    let tx = platform(here).await;
    identity::operator::create(&tx, "Olwen Price", "olwen@platform.example", PASSWORD)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let session = operators(here)
        .operator_sign_in(&sign_in("Olwen@platform.example", PASSWORD))
        .await
        .unwrap();
    assert_eq!(session.expires_in, 300);
    let wrong = operators(here)
        .operator_sign_in(&sign_in("olwen@platform.example", "a guess"))
        .await
        .unwrap_err();
    let unknown = operators(here)
        .operator_sign_in(&sign_in("nobody@platform.example", PASSWORD))
        .await
        .unwrap_err();
    assert_eq!((wrong.kind, &wrong), (ProblemKind::Unauthenticated, &unknown));
    let taken = identity::operator::create(&platform(here).await, "Other", "OLWEN@platform.example", PASSWORD).await;
    assert_eq!(taken.unwrap_err().kind, ProblemKind::Conflict);
}

#[actix_web::test]
async fn an_operators_password_follows_the_same_rules() {
    let here = here().await;
    let refused = identity::operator::create(&platform(here).await, "", "olwen", "short")
        .await
        .unwrap_err();
    let places: Vec<_> = refused.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(places, ["/name", "/email", "/password"]);
}

#[actix_web::test]
async fn operators_and_councils_do_not_meet() {
    let house = house().await;
    let tx = platform(house.here).await;
    identity::operator::create(&tx, "Petra Quinn", "petra@platform.example", PASSWORD)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let petra = sign_in("petra@platform.example", PASSWORD);
    let here_not = house.outside().post("/admin/v1/sessions").json(&petra).done().await;
    assert_eq!(here_not.unwrap_err().kind, ProblemKind::NotFound);
    let nobodys = house.identity().sign_in(&house.visitor(), &petra).await;
    assert_eq!(nobodys.unwrap_err().kind, ProblemKind::Unauthenticated);
    let token = operators(house.here)
        .operator_sign_in(&petra)
        .await
        .unwrap()
        .access_token;
    let staff = house
        .outside()
        .get("/api/v1/identity/staff")
        .bearer(&token)
        .done()
        .await;
    assert_eq!(staff.unwrap_err().kind, ProblemKind::Unauthenticated);
}

#[actix_web::test]
async fn the_service_cannot_read_the_platforms_tables() {
    let url = migrations::role_url(&here().await.owner_url, "moothall_identity", testkit::ROLE_SECRET).unwrap();
    let mut connection = testkit::connect(&url).await.unwrap();
    for statement in [
        "select * from identity.operator",
        "select * from identity.revocation",
        "delete from identity.revocation",
    ] {
        let refused = sqlx::query(statement).execute(&mut connection).await.unwrap_err();
        assert_eq!(
            refused.as_database_error().unwrap().code().as_deref(),
            Some("42501"),
            "{statement}"
        );
    }
}
