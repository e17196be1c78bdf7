use auth::Signer;
use contract::ProblemKind;
use contract::client::Client;
use directory::{KeyUse, Revoked, Trust};

use crate::support::deployment::{IDENTITY_SEED, INTERNAL_SECRET, PORTAL_SEED, here};
use crate::support::house;

const TRUST: &str = "/internal/v1/directory/trust";

async fn source() -> Client {
    Client::new(reqwest::Client::new(), format!("http://{}", here().await.internal))
}

#[actix_web::test]
async fn both_keys_are_told_to_those_who_know_the_secret() {
    let trust: Trust = source().await.get(TRUST).bearer(INTERNAL_SECRET).send().await.unwrap();
    let key = |seed, uses| Signer::from_seed(seed, uses).unwrap().public().clone();
    assert_eq!(
        trust.keys,
        [
            key(&IDENTITY_SEED, KeyUse::SignedIn),
            key(&PORTAL_SEED, KeyUse::Visitors)
        ]
    );
    for secret in ["", "guess"] {
        let refused = source().await.get(TRUST).bearer(secret).done().await.unwrap_err();
        assert_eq!(refused.kind, ProblemKind::Unauthenticated);
    }
}

#[actix_web::test]
async fn what_ended_is_told_and_only_as_news() {
    let house = house().await;
    let token = house.token(&house.administrator().await).await;
    let had = source()
        .await
        .get(TRUST)
        .bearer(INTERNAL_SECRET)
        .send_versioned::<Trust>()
        .await
        .unwrap();
    house.identity().sign_out(&token).await.unwrap();
    let asked = source()
        .await
        .get(TRUST)
        .bearer(INTERNAL_SECRET)
        .header("if-none-match", had.etag.as_deref().unwrap());
    let news = asked.send_versioned::<Trust>().await.unwrap();
    assert_ne!(news.etag, had.etag);
    assert!(
        news.body
            .revoked
            .iter()
            .any(|ended| matches!(ended, Revoked::Session(_)) && !had.body.revoked.contains(ended))
    );
}

#[actix_web::test]
async fn nothing_new_is_not_told_again() {
    let unchanged = async || {
        let source = source().await;
        let had = source
            .get(TRUST)
            .bearer(INTERNAL_SECRET)
            .send_versioned::<Trust>()
            .await
            .unwrap();
        let asked = source
            .get(TRUST)
            .bearer(INTERNAL_SECRET)
            .header("if-none-match", had.etag.as_deref().unwrap());
        let answer = asked.answered().await.unwrap();
        answer.status() == 304 && answer.bytes().await.unwrap().is_empty()
    };
    // Other tests may end a session in between.
    testkit::eventually("a quiet moment", unchanged).await.unwrap();
}
