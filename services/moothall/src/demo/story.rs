//! What happened at a demonstration council: some reports, one of them worked to its end.

use cases_api::CasesClient;
use cases_api::answers::Answers;
use cases_api::case::{AddNote, Assign, CaseOpened, MoveCase, NewReporter, OpenCase, SendUpdate};
use cases_api::catalogue::{FoundService, Provider, ServiceDetail};
use cases_api::file::AddFile;
use cases_api::form::{Field, Form, Kind, Scope};
use cases_api::queues::{CaseFilters, SaveFilter};
use cases_api::workflow::{Outcome, State};
use contract::{Channel, Clock as _, Language, Page, SystemClock};
use identity_api::Role;
use serde_json::{Value, json};
use tenancy_api::AddCouncil;

use super::people::{self, Reported};
use super::{Host, councils, desk};
use crate::login::told;

const CITIZENS: [(&str, &str, &str); 6] = [
    ("Siân Ellis", "14 Mill Lane", "ZA2 2BB"),
    ("Dev Patel", "3 Harbour View", "ZB1 5DD"),
    ("Grace O'Brien", "27 Station Road", "ZA3 3EE"),
    ("Zoë Hughes", "8 Chapel Street", "ZC1 6EE"),
    ("Kwame Mensah", "112 High Street", "ZA1 1AA"),
    ("李 Wei", "Flat 5, The Maltings", "ZA2 9FF"),
];

/// Opens a case for each of six citizens and works the first ones.
pub(super) async fn tell(host: &Host, council: &AddCouncil) -> anyhow::Result<()> {
    let language = council.languages.first().copied().unwrap_or_default();
    let services: Page<FoundService> = host.client.get("/api/v1/services").send().await.map_err(told)?;
    let own: Vec<_> = services.items.into_iter().filter(|found| found.service.provider == Provider::Own).collect();
    let mut reported = Vec::new();
    for (at, (citizen, found)) in CITIZENS.iter().zip(own.iter().cycle()).enumerate() {
        let slug = &found.service.slug;
        let service: ServiceDetail = host.client.get(&format!("/api/v1/services/{slug}")).send().await.map_err(told)?;
        let case = report(&service, *citizen, at, language);
        let call = host.client.post("/api/v1/cases").once(&format!("demo-{slug}-{at}"));
        let case = call.json(&case).send::<CaseOpened>().await.map_err(told)?;
        reported.push(Reported { case, slug: slug.clone() });
    }
    let opened: Vec<CaseOpened> = reported.iter().map(|reported| reported.case.clone()).collect();
    work(host, &council.code, &opened).await?;
    desk::fill(host, &council.code, &opened).await?;
    people::fill(host, &council.code, &reported).await
}

fn report(
    service: &ServiceDetail,
    (name, street, postcode): (&str, &str, &str),
    at: usize,
    language: Language,
) -> OpenCase {
    let answers = answers(&service.form, street, postcode);
    OpenCase {
        service: service.service.slug.clone(),
        language,
        reporter: NewReporter {
            name: name.to_owned(),
            email: Some(format!("citizen{}@mail.example", at + 1)),
            phone: None,
            postcode: (!service.form.requires_address()).then(|| postcode.to_owned()),
        },
        answers,
        channel: Channel::Web,
        call: None,
        contact: None,
    }
}

/// An answer to each question that must be answered, by which the report isn't stopped.
fn answers(form: &Form, street: &str, postcode: &str) -> Answers {
    let mut said = Scope::new();
    for field in form.fields.iter().filter(|field| field.required) {
        if !said.asks(field) {
            continue;
        }
        let others = match field.kind {
            Kind::YesNo => vec![json!(false)],
            _ => field.choices.iter().map(|choice| json!(choice.value)).collect(),
        };
        for one in std::iter::once(answer(field, street, postcode)).chain(others) {
            said.put(&field.name, one);
            if said.stopped_at(field).is_none() {
                break;
            }
        }
    }
    said.into_answers().into_iter().collect()
}

fn answer(field: &Field, street: &str, postcode: &str) -> Value {
    match field.kind {
        Kind::Choices => json!(field.choices.iter().take(1).map(|choice| choice.value.as_str()).collect::<Vec<_>>()),
        Kind::Choice => json!(field.choices.first().map(|choice| choice.value.as_str())),
        Kind::Address => json!({"line1": street, "postcode": postcode}),
        Kind::YesNo => json!(true),
        Kind::Date => json!(SystemClock.now().date().to_string()),
        Kind::Text => json!(format!("Outside {street}")),
        Kind::LongText => json!("It has been like this since Tuesday morning. The neighbours have noticed it too."),
        Kind::Position => json!({"lat": 50.83, "lon": -0.27}),
        Kind::Number | Kind::Money => json!(field.min.unwrap_or(1)),
        Kind::Email => json!("citizen@mail.example"),
        Kind::Phone => json!("01632 960123"),
        Kind::Declaration => json!(true),
        Kind::Group => json!([inner(field, street, postcode)]),
        Kind::Calculated | Kind::Files => Value::Null,
    }
}

/// One thing of a group.
fn inner(group: &Field, street: &str, postcode: &str) -> Value {
    let asked = group.fields.iter().filter(|field| field.required && field.when.is_none());
    asked.map(|field| (field.name.clone(), answer(field, street, postcode))).collect::<serde_json::Map<_, _>>().into()
}

/// The caseworker takes two cases, asks about one and finishes the other.
async fn work(host: &Host, code: &str, opened: &[CaseOpened]) -> anyhow::Result<()> {
    let email = councils::staff_email(Role::Caseworker, code);
    let token = host.token(&email).await?;
    let cases = CasesClient::new(host.client.clone());
    let [asked, finished, ..] = opened else { return Ok(()) };
    let once = |case: &CaseOpened, step: &str| format!("demo-{}-{step}", case.id);
    for (case, steps) in
        [(asked, &[State::InProgress, State::Waiting][..]), (finished, &[State::InProgress, State::Done][..])]
    {
        for (at, to) in steps.iter().enumerate() {
            let version = cases.read(&token, case.id).await.map_err(told)?.body.case.version;
            let outcome = (*to == State::Done).then_some(Outcome::Completed);
            let text = (*to == State::Waiting)
                .then(|| "Could you tell us whether the bin has a number on its lid?".to_owned());
            let to = MoveCase { outcome: outcome.map(String::from), text, ..MoveCase::to(*to) };
            cases.transition(&token, case.id, version, &once(case, &at.to_string()), &to).await.map_err(told)?;
        }
    }
    let note = AddNote { text: "Crew lead says the lane was blocked by scaffolding.".to_owned() };
    cases.note(&token, asked.id, &once(asked, "note"), &note).await.map_err(told)?;
    if let Some(third) = opened.get(2) {
        let update = SendUpdate::saying("Thank you. We have passed this to the crew for tomorrow.");
        cases.update(&token, third.id, &once(third, "update"), &update).await.map_err(told)?;
        let view = cases.read(&token, third.id).await.map_err(told)?;
        let me = host.staff_id(&email).await?;
        cases
            .assign(&token, third.id, view.body.case.version, &once(third, "assign"), &Assign { to: Some(me) })
            .await
            .map_err(told)?;
    }
    arrange(&cases, &token, asked).await?;
    post(&cases, &token, asked).await
}

/// The caseworker watches the first case, which has changed since, and comes back to two choices of cases.
async fn arrange(cases: &CasesClient, token: &str, watched: &CaseOpened) -> anyhow::Result<()> {
    cases.watch(token, watched.id, 1).await.map_err(told)?;
    let soon = CaseFilters { breaching: Some(true), assignee: Some("none".to_owned()), ..CaseFilters::default() };
    let waiting =
        CaseFilters { state: Some(State::Waiting), assignee: Some("me".to_owned()), ..CaseFilters::default() };
    for (at, (name, filters)) in [("Due soon for nobody", soon), ("My questions", waiting)].into_iter().enumerate() {
        let filter = SaveFilter { name: name.to_owned(), filters, team: None };
        cases.save_filter(token, &format!("demo-filter-{at}"), &filter).await.map_err(told)?;
    }
    Ok(())
}

/// A photograph came with the first case, and two letters wait to be filed.
async fn post(cases: &CasesClient, token: &str, case: &CaseOpened) -> anyhow::Result<()> {
    let letter = |from: &str, text: &str| {
        format!("{from}\n\nTo the council\n\n{text}\n\nYours faithfully\n{from}\n").into_bytes()
    };
    let letters = [
        ("Letter from Mrs Ellis", "Thank you for your letter. The bin has no number on its lid.", Some(case.id)),
        ("Scan 0412", "I write about the bench at the bus stop, which has lost two slats.", None),
        ("Scan 0413", "May I have a larger bin? There are six of us in the house now.", None),
    ];
    for (name, text, of) in letters {
        let file = AddFile { name: format!("{name}.txt"), case: of, contact: None };
        cases.add_file(token, &file, letter(name, text).into()).await.map_err(told)?;
    }
    Ok(())
}
