//! A process's knowledge when its sources answer, fall silent, or aren't there from the start.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use contract::client::Client;
use contract::council::{Colours, ContactDetails, Council, CouncilState, Division, Tier};
use contract::{Bilingual, CouncilId, Language, Prefix};
use directory::{
    Councils, Directory, FakeStopwatch, Keep, KeyUse, PATIENT_FOR, Poller, PublicKey, STALE_AFTER, Snapshot, Sources,
    Trust,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

fn wenbury() -> Councils {
    let council = Council {
        id: CouncilId::from(uuid::Uuid::from_u128(1)),
        code: "wenbury".into(),
        name: Bilingual::new("Wenbury", "Wenbury"),
        tier: Tier::District,
        parent: None,
        slug: "wenbury".into(),
        prefix: Prefix::numbered(7),
        hosts: vec!["wenbury.localhost".into()],
        colours: Colours { brand: "#004466".into(), accent: "#004466".into() },
        contact: ContactDetails::default(),
        languages: vec![Language::En],
        division: Division::EnglandAndWales,
        state: CouncilState::Active,
        clock_offset: 0,
    };
    Councils { councils: vec![Arc::new(council)] }
}

fn keys() -> Trust {
    let key = PublicKey { id: "one".into(), uses: KeyUse::Visitors, x: "x".repeat(43) };
    Trust { keys: vec![key], revoked: Vec::new() }
}

fn folder() -> std::path::PathBuf {
    std::env::temp_dir().join(format!("directory-{}", uuid::Uuid::new_v4().simple()))
}

/// Both sources at one address, silent when they are told to be.
async fn sources(away: Arc<AtomicBool>) -> (Sources, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut caller, _)) = listener.accept().await {
            if away.load(Ordering::SeqCst) {
                continue;
            }
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                request.push(caller.read_u8().await.unwrap());
            }
            let request = String::from_utf8_lossy(&request).into_owned();
            let body = if request.contains("/councils") {
                serde_json::to_string(&wenbury())
            } else {
                serde_json::to_string(&keys())
            };
            heard.lock().unwrap().push(request);
            let body = body.unwrap();
            let head = format!("HTTP/1.1 200 OK\r\netag: \"1\"\r\nconnection: close\r\ncontent-length: {}", body.len());
            caller.write_all(format!("{head}\r\n\r\n{body}").as_bytes()).await.unwrap();
        }
    });
    let client = Client::new(reqwest::Client::new(), base);
    (Sources { tenancy: client.clone(), identity: client, secret: "between us".into() }, asked)
}

#[test]
fn without_word_for_half_a_minute_revocations_may_be_missing() {
    let time = Arc::new(FakeStopwatch::default());
    let directory = Directory::timed_by(Snapshot::default(), time.clone());
    assert!(directory.is_stale());
    directory.heard_trust(Some(keys()));
    time.advance(STALE_AFTER);
    assert!(!directory.is_stale());
    time.advance(Duration::from_millis(1));
    assert!(directory.is_stale());
    directory.heard_councils(Some(wenbury()));
    assert!(directory.is_stale(), "tenancy knows nothing of revocations");
    directory.heard_trust(None);
    assert!(!directory.is_stale(), "that nothing changed is word too");
}

#[tokio::test]
async fn what_was_heard_outlives_the_process_and_serves_while_the_sources_are_away() {
    let away = Arc::new(AtomicBool::new(false));
    let (sources, asked) = sources(Arc::clone(&away)).await;
    let keep = Keep::at(folder().join("directory.json"));
    let first = Directory::with(keep.load());
    assert!(!first.is_ready());
    Poller::new(first.clone(), sources.clone(), keep.clone()).ask().await;
    assert!(first.is_ready() && first.snapshot().on_host("wenbury.localhost").is_some());
    assert!(asked.lock().unwrap().iter().all(|request| request.contains("Bearer between us")));

    away.store(true, Ordering::SeqCst);
    let time = Arc::new(FakeStopwatch::default());
    let second = Directory::timed_by(keep.load(), time.clone());
    let mut poller = Poller::new(second.clone(), sources, keep);
    poller.ask().await;
    assert!(second.snapshot().on_host("wenbury.localhost").is_some() && second.snapshot().key("one").is_some());
    assert!(!second.is_ready(), "the sources may yet answer");
    time.advance(PATIENT_FOR + Duration::from_millis(1));
    assert!(second.is_ready(), "a visitor can be served");
    assert!(second.is_stale(), "and nobody who signed in can write");

    away.store(false, Ordering::SeqCst);
    poller.ask().await;
    assert!(second.is_ready() && !second.is_stale());
}

#[test]
fn a_copy_that_is_broken_or_missing_is_no_knowledge() {
    let path = folder().join("directory.json");
    let time = Arc::new(FakeStopwatch::default());
    time.advance(PATIENT_FOR * 2);
    let known = || Directory::timed_by(Keep::at(&path).load(), time.clone());
    assert!(!known().is_ready());
    Keep::at(&path).save(&Snapshot::new(wenbury(), keys())).unwrap();
    let whole = std::fs::read(&path).unwrap();
    std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(known().snapshot().councils.councils.is_empty());
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(known().snapshot().councils, wenbury());
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing half-written is left");
}
