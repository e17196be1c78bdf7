//! Who may do what when a process has lost touch, and what the visitors' key is worth.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Service as _;
use actix_web::http::StatusCode;
use actix_web::{App, HttpMessage as _, HttpResponse, test, web};
use auth::{Allowed, Claims, Gate, Holder, Place, Signer, Verifier};
use contract::council::{Colours, ContactDetails, Council, CouncilState, Division, Tier};
use contract::{Bilingual, CouncilId, CursorKey, FakeClock, Language, Prefix, SessionId, StaffId};
use directory::{Councils, Directory, FakeStopwatch, KeyUse, STALE_AFTER, Snapshot, Trust};
use time::OffsetDateTime;
use uuid::Uuid;

contract::permissions! {
    /// Report something.
    Report = "trial.report", Public, Council, writes;
    /// See what was reported.
    Read = "trial.read", Staff, Council, reads;
    /// Work on it.
    Work = "trial.work", Staff, Council, writes;
}

/// A council's process: identity's word comes when the test says so.
struct House {
    directory: Directory,
    silence: Arc<FakeStopwatch>,
    clock: Arc<FakeClock>,
    council: Arc<Council>,
    identity: Signer,
    portal: Signer,
}

impl House {
    fn open() -> Self {
        let council = Arc::new(wenbury());
        let identity = Signer::from_seed(&[1; 32], KeyUse::SignedIn).unwrap();
        let portal = Signer::from_seed(&[2; 32], KeyUse::Visitors).unwrap();
        let keys = vec![identity.public().clone(), portal.public().clone()];
        let councils = Councils { councils: vec![Arc::clone(&council)] };
        let silence = Arc::new(FakeStopwatch::default());
        let directory = Directory::timed_by(Snapshot::new(councils, Trust { keys, revoked: vec![] }), silence.clone());
        directory.heard_trust(None);
        directory.heard_councils(None);
        let clock = Arc::new(FakeClock::at(OffsetDateTime::UNIX_EPOCH + time::Duration::days(20_000)));
        Self { directory, silence, clock, council, identity, portal }
    }

    fn claims(&self, holder: Holder, permissions: &[&str]) -> Claims {
        let permissions = permissions.iter().map(|name| (*name).to_owned()).collect();
        let now = contract::Clock::now(&*self.clock);
        Claims::new(holder, Some(self.council.id), permissions, now)
    }

    fn staff(&self) -> String {
        self.identity.sign(&self.claims(staff(), &["trial.read", "trial.work"])).unwrap()
    }

    /// Asks on the council's own host.
    async fn ask(&self, path: &str, token: Option<&str>) -> StatusCode {
        let gate = Gate {
            pools: None,
            directory: self.directory.clone(),
            verifier: Verifier::new(self.directory.clone()),
            clock: self.clock.clone(),
            cursors: CursorKey::of("secret"),
        };
        let place = Place::Council(Arc::clone(&self.council));
        let app = App::new()
            .app_data(web::Data::new(gate))
            .wrap_fn(move |request, next| {
                request.extensions_mut().insert(place.clone());
                next.call(request)
            })
            .route("/report", web::post().to(async |_: Allowed<perm::Report>| HttpResponse::Ok()))
            .route("/read", web::post().to(async |_: Allowed<perm::Read>| HttpResponse::Ok()))
            .route("/work", web::post().to(async |_: Allowed<perm::Work>| HttpResponse::Ok()));
        let app = test::init_service(app).await;
        let mut request = test::TestRequest::post().uri(path);
        if let Some(token) = token {
            request = request.insert_header(("authorization", format!("Bearer {token}")));
        }
        test::call_service(&app, request.to_request()).await.status()
    }
}

fn staff() -> Holder {
    Holder::Staff { id: StaffId::from(Uuid::from_u128(7)), session: SessionId::from(Uuid::from_u128(8)) }
}

fn wenbury() -> Council {
    Council {
        id: CouncilId::from(Uuid::from_u128(1)),
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
    }
}

#[actix_web::test]
async fn without_word_of_revocations_the_signed_in_only_read_and_citizens_still_report() {
    let house = House::open();
    let token = house.staff();
    let visitor = house.portal.sign(&house.claims(Holder::Visitor, &[])).unwrap();
    assert_eq!(house.ask("/work", Some(&token)).await, StatusCode::OK);

    house.silence.advance(STALE_AFTER + Duration::from_secs(1));
    assert_eq!(house.ask("/work", Some(&token)).await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(house.ask("/report", Some(&token)).await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(house.ask("/read", Some(&token)).await, StatusCode::OK);
    assert_eq!(house.ask("/report", Some(&visitor)).await, StatusCode::OK);
    assert_eq!(house.ask("/report", None).await, StatusCode::OK);

    house.clock.advance(time::Duration::seconds(299));
    assert_eq!(house.ask("/read", Some(&token)).await, StatusCode::OK, "until the token ends");
    house.clock.advance(time::Duration::seconds(1));
    assert_eq!(house.ask("/read", Some(&token)).await, StatusCode::UNAUTHORIZED);
    assert_eq!(house.ask("/report", None).await, StatusCode::OK);

    house.directory.heard_trust(None);
    assert_eq!(house.ask("/work", Some(&house.staff())).await, StatusCode::OK);
}

#[actix_web::test]
async fn the_visitors_key_signs_nobody_in() {
    let house = House::open();
    let tries = [
        ("a member of staff", house.portal.sign(&house.claims(staff(), &["trial.read", "trial.work"]))),
        ("a visitor who may work", house.portal.sign(&house.claims(Holder::Visitor, &["trial.read", "trial.work"]))),
        ("a visitor", house.portal.sign(&house.claims(Holder::Visitor, &[]))),
        ("a visitor by identity's key", house.identity.sign(&house.claims(Holder::Visitor, &["trial.work"]))),
    ];
    for (who, token) in tries {
        let token = token.unwrap();
        for path in ["/read", "/work"] {
            assert_eq!(house.ask(path, Some(&token)).await, StatusCode::UNAUTHORIZED, "{who} at {path}");
        }
        let plain = who == "a visitor";
        assert_eq!(house.ask("/report", Some(&token)).await.is_success(), plain, "{who}");
    }
}

#[actix_web::test]
async fn a_signed_in_person_needs_the_permission_itself() {
    let house = House::open();
    let reader = house.identity.sign(&house.claims(staff(), &["trial.read"])).unwrap();
    assert_eq!(house.ask("/read", Some(&reader)).await, StatusCode::OK);
    assert_eq!(house.ask("/work", Some(&reader)).await, StatusCode::FORBIDDEN);
}

#[actix_web::test]
async fn a_process_that_has_not_heard_the_directory_yet_refuses_nobody_for_good() {
    let house = House::open();
    let newcomer = Directory::with(Snapshot::new(Councils::default(), Trust::default()));
    let token = house.staff();
    let house = House { directory: newcomer, ..house };
    assert_eq!(house.ask("/read", Some(&token)).await, StatusCode::SERVICE_UNAVAILABLE);
    house.directory.heard_councils(None);
    house.directory.heard_trust(None);
    assert_eq!(house.ask("/read", Some(&token)).await, StatusCode::UNAUTHORIZED, "by then it knows whom it knows");
}
