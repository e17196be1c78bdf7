//! Deployments start, are shared, break and come back.

use reqwest::StatusCode;
use serde_json::{Value, json};
use testkit::proxy::Proxy;
use testkit::{Deployment, connect, deployment, eventually, instance};

async fn public_status(deployment: &Deployment, host: &str, path: &str) -> StatusCode {
    let request = testkit::http().get(format!("http://{}{path}", deployment.public));
    request.header("host", deployment.host(host)).send().await.unwrap().status()
}

#[tokio::test]
async fn the_shared_deployment_serves_and_is_one() {
    let shared = deployment().await.unwrap();
    assert!(shared.is_ready().await);
    assert_eq!(deployment().await.unwrap().public, shared.public);
    assert_eq!(public_status(shared, "nowhere", "/").await, StatusCode::MISDIRECTED_REQUEST);
    shared.mail().all().await.unwrap();
    let sign_in = json!({ "email": shared.operator_email, "password": shared.operator_password });
    let session: Value = shared.client("ops").post("/admin/v1/sessions").json(&sign_in).send().await.unwrap();
    assert!(session["access_token"].is_string(), "{session}");
}

#[tokio::test]
async fn a_private_deployment_is_killed_and_comes_back() {
    let mut private = Deployment::private().without_redis().setting("MAIL__TIMEOUT", "3").start().await.unwrap();
    private.kill9().await.unwrap();
    assert!(!private.is_ready().await);
    private.start_all().await.unwrap();
    private.restart().await.unwrap();
    assert!(private.is_ready().await);
    assert!(private.process("cases").unwrap().log().unwrap().contains("serving"));
    let database = private.database_url.clone();
    let folder = private.folder.clone();
    private.stop().await.unwrap();
    assert!(connect(&database).await.is_err() && !folder.exists());
}

#[tokio::test]
async fn services_in_processes_of_their_own_find_each_other() {
    let groups: [&[&str]; 3] = [&["portal"], &["cases", "contacts"], &["tenancy", "identity", "notifications"]];
    let mut private = Deployment::private().own_redis().split(&groups).start().await.unwrap();
    private.process("cases").unwrap().restart().await.unwrap();
    assert!(private.is_ready().await);
    let redis = private.redis.as_ref().unwrap();
    redis.wipe().await.unwrap();
    redis.kill9().await.unwrap();
    assert!(redis.wipe().await.is_err());
    redis.start().unwrap();
    redis.wipe().await.unwrap();
    private.stop().await.unwrap();
}

#[tokio::test]
async fn postgresql_and_redis_are_reached_through_proxies() {
    let instance = instance().unwrap();
    let database = Proxy::to_url(&instance.database_url).await.unwrap();
    let redis = Proxy::to_url(&instance.redis_url).await.unwrap();
    let private = Deployment::private().database_via(&database).redis_via(&redis).start().await.unwrap();
    assert!(database.take_trips().iter().any(|trip| trip.user.as_deref() == Some("moothall_tenancy")));
    database.refuse();
    eventually("that it is not ready", async || !private.is_ready().await).await.unwrap();
    database.forward();
    eventually("that it is ready again", async || private.is_ready().await).await.unwrap();
    private.stop().await.unwrap();
}
