//! What of a caller's cases staff see before and after the caller is verified.

use cases_api::case::{OfContact, OpenCase};
use cases_api::lookup::LookUpCases;
use cases_api::promise::{ListPromises, MakePromise};
use cases_api::transfer::{ListTransfers, PassOn};
use contacts_api::events::{CallerKnown, InteractionEnded, VerificationChosen};
use contacts_api::interaction::{Direction, Outcome};
use contract::{
    CaseId, Channel, Clock as _, ContactId, Event, InteractionId, NothingPrivate, Permission as _, StaffId, SystemClock,
};
use serde_json::json;
use time::Duration;
use uuid::Uuid;

use crate::support::{House, asked, caller, colleague, key};

/// What is only Ann's.
const CANARIES: [&str; 5] = ["Ann Canary", "canary@example.org", "441903737755", "7 Canary Row", "BN11 1HS"];

fn ann() -> ContactId {
    Uuid::from_u128(77).into()
}

fn report() -> OpenCase {
    let report = asked(json!({
        "service": "missed-bin",
        "reporter": { "name": "Ann Canary", "email": "canary@example.org", "phone": "01903 737755" },
        "answers": {
            "collection_address": { "line1": "7 Canary Row", "town": "Worthing", "postcode": "BN11 1HS" },
            "bin": "recycling", "missed_on": "2026-01-19", "was_out": true,
        },
    }));
    OpenCase { contact: Some(ann()), channel: Channel::Phone, ..report }
}

/// An agent at a council that verifies callers, with a case of Ann's.
struct Desk {
    house: House,
    case: CaseId,
    reference: String,
    version: std::cell::Cell<i64>,
}

impl Desk {
    async fn open() -> anyhow::Result<Self> {
        let house = House::open().await?;
        house.hire(0, caller(), "Jo Bloggs", vec![]).await?;
        house.hire(0, colleague(), "Sam Hill", vec![]).await?;
        let agent = house.agent(0, caller());
        let opened = house.cases().open(&agent, &key(), &report()).await?;
        let promise = MakePromise {
            what: "Call back.".into(),
            case: Some(opened.id),
            contact: Some(ann()),
            ..MakePromise::default()
        };
        house.cases().promise(&agent, &key(), &promise).await?;
        let desk = Self { house, case: opened.id, reference: opened.reference.to_string(), version: 1.into() };
        desk.hears(&VerificationChosen { council_id: desk.house.council(0).id, on: true }).await?;
        Ok(desk)
    }

    async fn hears<E: Event<Private = NothingPrivate>>(&self, fact: &E) -> anyhow::Result<()> {
        let council = self.house.council(0).id;
        let version = self.version.replace(self.version.get() + 1);
        let event = self.house.alone.arrives(council, version, fact, &NothingPrivate {}).await?;
        self.house.handled(council, event.uuid()).await
    }

    /// Contacts tells that Ann is in a call of this member of staff's.
    async fn calls(&self, staff: StaffId, verified: bool, ago: Duration) -> anyhow::Result<InteractionId> {
        let call = InteractionId::from(Uuid::new_v4());
        self.goes_on(call, staff, verified, ago).await?;
        Ok(call)
    }

    async fn goes_on(&self, call: InteractionId, staff: StaffId, verified: bool, ago: Duration) -> anyhow::Result<()> {
        let started_at = SystemClock.now() - ago;
        let (contact_id, staff_id) = (Some(ann()), Some(staff));
        self.hears(&CallerKnown { interaction_id: call, contact_id, staff_id, verified, started_at }).await
    }

    /// Everything that whoever has this token is told of Ann's cases during this call.
    async fn told(&self, token: &str, call: Option<InteractionId>) -> anyhow::Result<String> {
        let cases = self.house.cases();
        let case = match call {
            Some(call) => cases.read_during(token, self.case, call).await?.body,
            None => cases.read(token, self.case).await?.body,
        };
        let theirs = cases.of_contact(token, &OfContact { contact: ann(), call }).await?.items;
        let found = cases.find(token, &LookUpCases { q: self.reference.clone(), call }).await?.items;
        anyhow::ensure!((theirs.len(), found.len()) == (1, 1), "the case isn't found");
        let promised = ListPromises { contact: Some(ann()), call, ..ListPromises::default() };
        let promises = cases.promises(token, &promised).await?.items;
        let passed = cases.transfers(token, &ListTransfers::default()).await?;
        anyhow::ensure!(promises.len() == 1, "the promise isn't listed");
        Ok(json!([case, theirs, found, promises, passed.items]).to_string())
    }
}

fn seen(told: &str) -> Vec<&'static str> {
    CANARIES.into_iter().filter(|canary| told.contains(canary)).collect()
}

#[tokio::test]
async fn nothing_of_a_caller_is_told_before_they_are_verified_and_all_of_it_after() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let agent = desk.house.agent(0, caller());
    let pass = PassOn { staff: Some(caller()), note: "Ann waits.".into(), case: Some(desk.case), ..PassOn::default() };
    desk.house.cases().pass_on(&desk.house.agent(0, colleague()), &key(), &pass).await?;
    assert_eq!(seen(&desk.told(&agent, None).await?), CANARIES, "a case is worked on outside calls");
    let call = desk.calls(caller(), false, Duration::ZERO).await?;
    assert!(
        seen(&desk.told(&agent, Some(call)).await?).is_empty(),
        "{:?}",
        seen(&desk.told(&agent, Some(call)).await?)
    );
    assert!(seen(&desk.told(&agent, None).await?).is_empty(), "leaving the call out shows no more");
    let view = desk.house.cases().read_during(&agent, desk.case, call).await?.body;
    assert!(view.case.masked && view.answers.is_empty() && view.case.place.is_none());
    assert_eq!((view.reporter.name.as_str(), view.reporter.phone.as_deref()), ("A. C.", Some("•••755")));
    desk.goes_on(call, caller(), true, Duration::ZERO).await?;
    assert_eq!(seen(&desk.told(&agent, Some(call)).await?), CANARIES);
    let view = desk.house.cases().read_during(&agent, desk.case, call).await?.body;
    assert!(!view.case.masked);
    Ok(())
}

#[tokio::test]
async fn only_ones_own_call_of_the_last_hours_shows_whom_it_verified() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (agent, other) = (desk.house.agent(0, caller()), desk.house.agent(0, colleague()));
    let call = desk.calls(caller(), true, Duration::ZERO).await?;
    assert!(seen(&desk.told(&other, Some(call)).await?).is_empty(), "another's call");
    assert_eq!(seen(&desk.told(&other, None).await?), CANARIES, "a colleague who isn't in a call works on");
    let stale = desk.calls(caller(), true, Duration::hours(9)).await?;
    let never = InteractionId::from(Uuid::new_v4());
    for (named, why) in [(stale, "begun nine hours ago"), (never, "never was")] {
        assert!(seen(&desk.told(&agent, Some(named)).await?).is_empty(), "{why}");
    }
    let over = desk.calls(caller(), true, Duration::hours(1)).await?;
    let ended = |ago| InteractionEnded {
        interaction_id: over,
        channel: Channel::Phone,
        direction: Direction::In,
        contact_id: Some(ann()),
        staff_id: Some(caller()),
        outcome: Outcome::Answered,
        matter: None,
        article: None,
        avoidable: None,
        cases: vec![],
        started_at: SystemClock.now() - Duration::hours(1),
        ended_at: SystemClock.now() - ago,
    };
    desk.hears(&ended(Duration::minutes(5))).await?;
    assert_eq!(seen(&desk.told(&agent, Some(over)).await?), CANARIES, "while it is wrapped up");
    desk.hears(&ended(Duration::minutes(20))).await?;
    assert!(seen(&desk.told(&agent, Some(over)).await?).is_empty());
    Ok(())
}

#[tokio::test]
async fn what_was_said_in_the_call_itself_is_shown_in_it() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let agent = desk.house.agent(0, caller());
    let call = desk.calls(caller(), false, Duration::ZERO).await?;
    let taken = desk.house.cases().open(&agent, &key(), &OpenCase { call: Some(call), ..report() }).await?;
    let view = desk.house.cases().read_during(&agent, taken.id, call).await?.body;
    assert_eq!((view.case.masked, view.reporter.name.as_str()), (false, "Ann Canary"));
    Ok(())
}

#[tokio::test]
async fn who_may_see_people_outside_calls_is_masked_in_the_calls_that_they_name_alone() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let held =
        [cases_api::perm::ReadCases::NAME, cases_api::perm::ReadPromises::NAME, contacts_api::perm::ReadUnmasked::NAME];
    let trusted = desk.house.alone.token_of(caller(), desk.house.council(0).id, &held)?;
    let call = desk.calls(caller(), false, Duration::ZERO).await?;
    assert!(seen(&desk.told(&trusted, Some(call)).await?).is_empty());
    assert_eq!(seen(&desk.told(&trusted, None).await?), CANARIES);
    Ok(())
}

#[tokio::test]
async fn a_look_at_a_case_keeps_a_call_of_ones_own_and_no_other() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let agent = desk.house.agent(0, caller());
    let call = desk.calls(caller(), false, Duration::ZERO).await?;
    let others = desk.calls(colleague(), false, Duration::ZERO).await?;
    for named in [call, others, InteractionId::from(Uuid::new_v4())] {
        desk.house.cases().read_during(&agent, desk.case, named).await?;
    }
    let (looks, kept) = ("select count(*) from access_log where screen = 'case'", "and call_id is not null");
    while desk.house.count(0, looks).await < 3 {
        tokio::task::yield_now().await;
    }
    assert_eq!(desk.house.count(0, &format!("{looks} {kept}")).await, 1);
    Ok(())
}
