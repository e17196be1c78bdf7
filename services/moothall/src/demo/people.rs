//! What people said to a demonstration council by telephone, email, letter and through a councillor; what
//! is to be minded with one of them; who looked at their records.

use std::time::Duration as Pause;

use anyhow::bail;
use cases_api::CasesClient;
use cases_api::case::CaseOpened;
use contacts_api::ContactsClient;
use contacts_api::interaction::{Avoidable, CaseLink, EndInteraction, LinkCase, Outcome, StartInteraction};
use contacts_api::mark::{AddMark, MarkKind};
use contacts_api::verification::{Check, Question, VerificationRules};
use contract::{Bilingual, Channel, Clock as _, ContactId, LookReason, SystemClock};
use identity_api::Role;
use time::Duration;

use super::{Host, councils};
use crate::login::told;

/// The council that checks who calls; the others begin as every council does.
const CHECKS: &str = "hartsmere";

/// A case that was reported, with the service's part of its address.
pub(super) struct Reported {
    pub case: CaseOpened,
    pub slug: String,
}

/// Someone said something to the council.
struct Said {
    /// Which of the cases' reporters; none for a stranger.
    who: Option<usize>,
    channel: Channel,
    /// How long ago, and for how many minutes.
    ago: Duration,
    minutes: i64,
    outcome: Outcome,
    /// Whether their case was asked after.
    chases: bool,
    avoidable: Option<Avoidable>,
    note: &'static str,
}

const SAID: [Said; 7] = [
    Said {
        who: Some(3),
        channel: Channel::Letter,
        ago: Duration::days(6),
        minutes: 8,
        outcome: Outcome::Answered,
        chases: false,
        avoidable: None,
        note: "Asks for a larger bin: there are six of them in the house now. The form was sent.",
    },
    Said {
        who: Some(5),
        channel: Channel::Councillor,
        ago: Duration::days(4),
        minutes: 6,
        outcome: Outcome::Answered,
        chases: false,
        avoidable: None,
        note: "Councillor Hale asks on his behalf when the crew comes.",
    },
    Said {
        who: Some(4),
        channel: Channel::Email,
        ago: Duration::days(2),
        minutes: 4,
        outcome: Outcome::Answered,
        chases: false,
        avoidable: Some(Avoidable::UnclearMessage),
        note: "Didn’t understand what “side waste” means in our letter.",
    },
    Said {
        who: Some(2),
        channel: Channel::Phone,
        ago: Duration::hours(27),
        minutes: 3,
        outcome: Outcome::Answered,
        chases: false,
        avoidable: None,
        note: "When are garden bins collected after Easter?",
    },
    Said {
        who: Some(0),
        channel: Channel::Phone,
        ago: Duration::minutes(50),
        minutes: 4,
        outcome: Outcome::Chased,
        chases: true,
        avoidable: Some(Avoidable::NoUpdate),
        note: "Has heard nothing and asks whether anybody is coming.",
    },
    Said {
        who: Some(2),
        channel: Channel::Phone,
        ago: Duration::minutes(35),
        minutes: 5,
        outcome: Outcome::Chased,
        chases: true,
        avoidable: Some(Avoidable::MissedPromise),
        note: "Was promised a call on Friday that never came.",
    },
    Said {
        who: None,
        channel: Channel::Phone,
        ago: Duration::minutes(20),
        minutes: 2,
        outcome: Outcome::HandedOff,
        chases: false,
        avoidable: None,
        note: "A street light: given the right council’s number.",
    },
];

/// The agent keeps what people said; the manager puts a caution mark on one of them, and two records are
/// opened, one of them without a reason.
pub(super) async fn fill(host: &Host, code: &str, reported: &[Reported]) -> anyhow::Result<()> {
    let contacts = ContactsClient::new(host.client.clone());
    let email = |role| councils::staff_email(role, code);
    let (agent, manager) = (host.token(&email(Role::Agent)).await?, host.token(&email(Role::Manager)).await?);
    let known = known(host, &manager, reported).await?;
    for (at, said) in SAID.iter().enumerate() {
        let person = said.who.and_then(|who| known.get(who)).copied();
        let case = said.who.and_then(|who| reported.get(who));
        keep(&contacts, &agent, (code, at), said, person, case).await?;
    }
    if let (Some(first), Some(case)) = (known.first(), reported.first()) {
        let mark = AddMark {
            kind: MarkKind::Dog,
            text: "Loose in the front garden. Ring before anyone goes to the door.".to_owned(),
            review_on: (SystemClock.now() + Duration::days(180)).date().to_string(),
        };
        contacts.add_mark(&manager, *first, &format!("demo-{code}-mark"), &mark).await.map_err(told)?;
        contacts.read(&manager, *first, LookReason::case(case.case.id)).await.map_err(told)?;
        contacts.read(&manager, *first, LookReason::default()).await.map_err(told)?;
    }
    if code == CHECKS { checks(host, &contacts, &email(Role::Administrator)).await } else { Ok(()) }
}

/// Who reported each case, once contacts has recognised them, waited for up to 20 seconds.
async fn known(host: &Host, token: &str, reported: &[Reported]) -> anyhow::Result<Vec<ContactId>> {
    let cases = CasesClient::new(host.client.clone());
    let mut known = Vec::new();
    for Reported { case, .. } in reported {
        let mut tries = 0..200;
        loop {
            if let Some(contact) = cases.read(token, case.id).await.map_err(told)?.body.contact {
                known.push(contact.id);
                break;
            }
            if tries.next().is_none() {
                bail!("nobody was recognised as the reporter of {}", case.reference);
            }
            tokio::time::sleep(Pause::from_millis(100)).await;
        }
    }
    Ok(known)
}

async fn keep(
    contacts: &ContactsClient,
    agent: &str,
    (code, at): (&str, usize),
    said: &Said,
    person: Option<ContactId>,
    of: Option<&Reported>,
) -> anyhow::Result<()> {
    let once = |what: &str| format!("demo-{code}-{what}-{at}");
    let began = SystemClock.now() - said.ago;
    let start = StartInteraction { contact_id: person, started_at: Some(began), ..StartInteraction::by(said.channel) };
    let call = contacts.start(agent, &once("said"), &start).await.map_err(told)?.summary.id;
    if let Some(Reported { case, .. }) = of.filter(|_| said.chases) {
        let link = LinkCase { case_id: case.id, reference: case.reference.to_string(), how: CaseLink::Chased };
        contacts.link_case(agent, call, &link).await.map_err(told)?;
    }
    let end = EndInteraction {
        matter: of.map(|reported| reported.slug.clone()),
        note: Some(said.note.to_owned()),
        avoidable: said.avoidable,
        ended_at: Some(began + Duration::minutes(said.minutes)),
        ..EndInteraction::with(said.outcome)
    };
    contacts.end(agent, call, &once("ended"), &end).await.map_err(told)?;
    Ok(())
}

/// The administrator has callers checked by the council's own questions.
async fn checks(host: &Host, contacts: &ContactsClient, administrator: &str) -> anyhow::Result<()> {
    let token = host.token(administrator).await?;
    let before = contacts.verification_rules(&token).await.map_err(told)?;
    let question =
        |key: &str, checks, en: &str, cy: &str| Question { key: key.to_owned(), text: Bilingual::new(en, cy), checks };
    let rules = VerificationRules {
        on: true,
        needed: 2,
        attempts: 2,
        questions: vec![
            question("postcode", Check::Postcode, "What is your postcode?", "Beth yw eich cod post?"),
            question(
                "email",
                Check::Email,
                "Which email address do you use with us?",
                "Pa gyfeiriad e-bost ydych chi’n ei ddefnyddio gyda ni?",
            ),
            question(
                "last-case",
                Check::LastCase,
                "What did you last report to us?",
                "Beth wnaethoch chi roi gwybod i ni amdano ddiwethaf?",
            ),
        ],
    };
    let etag = before.etag.unwrap_or_default();
    contacts.set_verification_rules(&token, &etag, &rules).await.map_err(told)?;
    Ok(())
}
