//! What the desk of a demonstration council holds: replies, a promise, something passed on.

use cases_api::CasesClient;
use cases_api::case::CaseOpened;
use cases_api::directory::SayProfile;
use cases_api::promise::MakePromise;
use cases_api::reply::{ReplyActs, WriteReply};
use cases_api::transfer::PassOn;
use cases_api::workflow::State;
use contract::Bilingual;
use identity_api::Role;

use super::{Host, councils};
use crate::login::told;

/// The agent passes a case to the caseworker and promises a call back; the administrator writes replies.
pub(super) async fn fill(host: &Host, code: &str, opened: &[CaseOpened]) -> anyhow::Result<()> {
    let cases = CasesClient::new(host.client.clone());
    let email = |role| councils::staff_email(role, code);
    let (agent, administrator) =
        (host.token(&email(Role::Agent)).await?, host.token(&email(Role::Administrator)).await?);
    let once = |what: &str| format!("demo-{code}-{what}");
    for (what, reply) in [("reply-later", later()), ("reply-ask", ask())] {
        cases.add_reply(&administrator, &once(what), &reply).await.map_err(told)?;
    }
    let says = SayProfile {
        extension: Some("4021".to_owned()),
        does: Some("Answers the telephone".to_owned()),
        skills: Vec::new(),
    };
    cases.say_profile(&agent, &once("profile"), &says).await.map_err(told)?;
    if let Some(case) = opened.get(3) {
        let promise = MakePromise {
            what: "Call back when the crew has been.".to_owned(),
            case: Some(case.id),
            ..MakePromise::default()
        };
        cases.promise(&agent, &once("promise"), &promise).await.map_err(told)?;
    }
    if let Some(case) = opened.get(4) {
        let passed = PassOn {
            note: "She says the crew knows her gate and asks for whoever spoke to her in spring.".to_owned(),
            staff: Some(host.staff_id(&email(Role::Caseworker)).await?),
            case: Some(case.id),
            answer_within: Some(480),
            ..PassOn::default()
        };
        cases.pass_on(&agent, &once("passed"), &passed).await.map_err(told)?;
    }
    Ok(())
}

fn later() -> WriteReply {
    WriteReply {
        title: "We need a little longer".to_owned(),
        text: Bilingual::new(
            "Dear ((name)),\n\nwe are still working on ((reference)) and expect to be done by ((due)).\n\n((agent))",
            "Annwyl ((name)),\n\nrydym yn dal i weithio ar ((reference)) ac yn disgwyl gorffen erbyn ((due)).\n\n((agent))",
        ),
        ..WriteReply::default()
    }
}

fn ask() -> WriteReply {
    WriteReply {
        title: "Ask the citizen and wait".to_owned(),
        text: Bilingual::new(
            "Dear ((name)), we need to know a little more about ((reference)). Please answer by the link below.",
            "Annwyl ((name)), mae angen i ni wybod ychydig mwy am ((reference)). Atebwch drwy’r ddolen isod.",
        ),
        acts: ReplyActs {
            to: Some(State::Waiting),
            take: true,
            note: Some("Asked by the ready-made question.".to_owned()),
            ..ReplyActs::default()
        },
        ..WriteReply::default()
    }
}
