use contract::ProblemKind;
use contract::client::{Call, Client};
use directory::{KeyUse, Revoked, Trust};
use testkit::deployment;

use crate::support::{house, secret, signer};

async fn ask(with: Option<&str>) -> Call {
    let here = deployment().await.unwrap();
    let internal = Client::new(testkit::http(), format!("http://{}", here.internal));
    let known = secret(here, "internal");
    internal.get("/internal/v1/directory/trust").bearer(with.unwrap_or(&known))
}

#[actix_web::test]
async fn both_keys_are_told_to_those_who_know_the_secret() {
    let here = deployment().await.unwrap();
    let trust: Trust = ask(None).await.send().await.unwrap();
    let key = |name, uses| signer(here, name, uses).public().clone();
    assert_eq!(trust.keys, [key("identity_key", KeyUse::SignedIn), key("portal_key", KeyUse::Visitors)]);
    for guess in ["", "guess"] {
        assert_eq!(ask(Some(guess)).await.done().await.unwrap_err().kind, ProblemKind::Unauthenticated);
    }
    let outside = house().await.outside().get("/internal/v1/directory/trust").bearer(&secret(here, "internal"));
    assert_eq!(outside.done().await.unwrap_err().kind, ProblemKind::NotFound);
}

#[actix_web::test]
async fn what_ended_is_told_as_news() {
    let house = house().await;
    let token = house.token(&house.administrator().await).await;
    let had = ask(None).await.send_versioned::<Trust>().await.unwrap();
    house.identity().sign_out(&token).await.unwrap();
    let asked = ask(None).await.header("if-none-match", had.etag.as_deref().unwrap());
    let news = asked.send_versioned::<Trust>().await.unwrap();
    assert_ne!(news.etag, had.etag);
    let fresh = |ended: &&Revoked| matches!(ended, Revoked::Session(_)) && !had.body.revoked.contains(ended);
    assert!(news.body.revoked.iter().any(|ended| fresh(&ended)));
}

#[actix_web::test]
async fn nothing_new_is_not_told_again() {
    let unchanged = async || {
        let had = ask(None).await.send_versioned::<Trust>().await.unwrap();
        let asked = ask(None).await.header("if-none-match", had.etag.as_deref().unwrap());
        let answer = asked.answered().await.unwrap();
        answer.status() == 304 && answer.bytes().await.unwrap().is_empty()
    };
    // Other tests may end a session in between.
    testkit::eventually("a quiet moment", unchanged).await.unwrap();
}
