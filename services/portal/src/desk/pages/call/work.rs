//! What was chosen in the panel: found at the services, and shown to be worked on.

use cases_api::article::Article;
use cases_api::case::{CaseView, Happening};
use cases_api::catalogue::{OtherCouncil, Provider, ServiceDetail};
use cases_api::known::{AskKnown, Known as Already};
use cases_api::workflow::State;
use contacts_api::interaction::Interaction;
use contract::Problem;
use contract::council::Tier;

use super::super::case;
use super::known::Known;
use super::report;
use super::topic::Topic;
use crate::citizen::pages::known;
use crate::citizen::pages::report::target;
use crate::desk::call::caller::Verified;
use crate::desk::call::work::{Answer, Chased, Council, Made, NotOurs, Report};
use crate::desk::call::{Caller, Matter, Work};
use crate::desk::case::Row;
use crate::desk::queue::Urgency;
use crate::form::{Field, Form, Typed};
use crate::page::{Status, terms};
use crate::visit::Desk;
use crate::words::{Words, dates};

/// How much of a case's story is shown.
const STORY: usize = 3;

/// What was chosen, as the services know it.
pub(super) enum Found {
    Nothing,
    Service(Box<ServiceDetail>, Already),
    Case(Box<CaseView>),
    Made(Box<CaseView>),
    Article(Box<Article>),
    Missing,
}

impl Found {
    /// Whether it has a form to be filled in.
    pub(super) fn is_form(&self) -> bool {
        matches!(self, Self::Service(service, _) if service.service.provider == Provider::Own)
    }
}

/// Asks for what was chosen.
pub(super) async fn find(desk: &Desk, topic: Option<&Topic>) -> Found {
    let (cases, token) = (&desk.rooms.cases, &desk.token);
    let found = match topic {
        None => return Found::Nothing,
        Some(Topic::Service(slug)) => {
            let anywhere = AskKnown::default();
            let (found, known) = futures::join!(cases.service(token, slug), cases.known(token, slug, &anywhere));
            found.map(|found| Found::Service(Box::new(found), known.unwrap_or_default()))
        }
        Some(Topic::Case(id)) => case::read(desk, *id).await.map(|found| Found::Case(Box::new(found.body))),
        Some(Topic::Made(id)) => case::read(desk, *id).await.map(|found| Found::Made(Box::new(found.body))),
        Some(Topic::Article(id)) => cases.article(token, *id).await.map(|found| Found::Article(Box::new(found.body))),
    };
    found.unwrap_or(Found::Missing)
}

/// What was chosen, as the panel shows it. What was typed into its form is kept.
pub(super) fn shown(desk: &Desk, call: &Interaction, found: Found, (known, typed): (&Known, &Typed)) -> Work {
    let w = desk.page.w;
    match found {
        Found::Nothing => Work::Nothing,
        Found::Missing => Work::Missing(w.get("call-missing").into_owned()),
        Found::Case(case) => Work::Case(chased(desk, call, &case)),
        Found::Made(case) => Work::Made(made(call, &case, w)),
        Found::Article(article) => Work::Answer(answer(&article, w)),
        Found::Service(service, already) => match &service.service.provider {
            Provider::Other { tier, councils } => Work::NotOurs(not_ours(desk, &service, *tier, councils)),
            Provider::Own => Work::Report(Report {
                name: service.service.name.get(w.language()).to_owned(),
                guidance: service.guidance.iter().map(|text| text.get(w.language()).to_owned()).collect(),
                urgent: service.urgent.as_ref().map(|text| text.get(w.language()).to_owned()).unwrap_or_default(),
                script: service.call_script.iter().map(|text| text.get(w.language()).to_owned()).collect(),
                known: known::shown(&desk.page, &already).incidents,
                closed: closed(&service, call, w),
                target: target(service.target, w),
                texts: desk.rooms.config.sms.is_sent(),
                fields: report::fields(&service, call, known, typed, w),
            }),
        },
    }
}

/// Why a service can't be asked for by the way on which this call came.
fn closed(service: &ServiceDetail, call: &Interaction, w: Words) -> String {
    if service.channels.contains(&call.summary.channel) {
        return String::new();
    }
    w.with_one("call-service-closed", "channels", terms::channels(&service.channels, w)).into_owned()
}

fn made(call: &Interaction, case: &CaseView, w: Words) -> Made {
    let due = dates::day(dates::london_date(case.case.due_at), w.language());
    let email = if case.reporter.email.is_some() { "call-say-email" } else { "call-say-no-email" };
    Made {
        reference: case.case.reference.to_string(),
        service: case.case.service.get(w.language()).to_owned(),
        href: case_path(call, case),
        say: vec![w.with_one("call-say-due", "day", due).into_owned(), w.get(email).into_owned()],
    }
}

/// An answer as it is read out: its summary, then its text in paragraphs, without marks of Markdown.
fn answer(article: &Article, w: Words) -> Answer {
    let (language, about) = (w.language(), &article.article);
    let body = article.body.get(language).split("\n\n").map(spoken).filter(|paragraph| !paragraph.is_empty());
    let day = about.review_on.map(|day| dates::short_day(day, language)).unwrap_or_default();
    let source = match (&about.owner, about.due) {
        (Some(owner), false) => w.with("call-article-source", &[("owner", &owner.name), ("day", &day)]),
        (Some(owner), true) => w.with("call-article-late", &[("owner", &owner.name), ("day", &day)]),
        (None, false) => w.with_one("call-article-source-nobody", "day", &day),
        (None, true) => w.with_one("call-article-late-nobody", "day", &day),
    };
    Answer {
        title: about.title.get(language).to_owned(),
        text: std::iter::once(about.summary.get(language).to_owned()).chain(body).collect(),
        source: source.into_owned(),
        stale: about.due,
    }
}

/// A paragraph without the marks of headings, lists, emphasis and links.
fn spoken(paragraph: &str) -> String {
    let lines = paragraph.lines().map(|line| {
        let line = line.trim().trim_start_matches(['#', '>']).trim_start();
        let item = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
        item.map_or_else(|| line.to_owned(), |item| format!("• {item}"))
    });
    let text = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n").replace("**", "");
    let mut said = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('[') {
        let link = after.split_once("](").and_then(|(name, to)| Some((name, to.split_once(')')?.1)));
        let Some((name, after)) = link else { break };
        said.push_str(before);
        said.push_str(name);
        rest = after;
    }
    said + rest
}

fn case_path(call: &Interaction, case: &CaseView) -> String {
    format!("/desk/cases/{}?call={}", case.case.id, call.summary.id)
}

fn chased(desk: &Desk, call: &Interaction, view: &CaseView) -> Chased {
    let (w, case) = (desk.page.w, &view.case);
    let status = Status::named(case.state.name()).unwrap_or(Status::Received);
    let late = Urgency::of(case.due_at, desk.now(), status) == Urgency::Overdue;
    let assignee = case.assignee.as_ref().map(|assignee| assignee.name.clone()).unwrap_or_default();
    let day = |at| dates::short_day(dates::london_date(at), w.language());
    Chased {
        reference: case.reference.to_string(),
        service: case.service.get(w.language()).to_owned(),
        href: case_path(call, view),
        status,
        late,
        say: aloud(view, late, w),
        story: story(view, w),
        facts: vec![
            Row::new(w.get("queue-due"), day(case.due_at)),
            Row::new(w.get("queue-team"), case.team.name.get(w.language())),
            Row::new(
                w.get("queue-assignee"),
                if assignee.is_empty() { w.get("queue-nobody").into_owned() } else { assignee },
            ),
        ],
    }
}

/// Where a case stands, in sentences to be read out: who has it, and by when it should be done.
fn aloud(view: &CaseView, late: bool, w: Words) -> Vec<String> {
    let (language, case) = (w.language(), &view.case);
    let service = case.service.get(language);
    let reported = dates::day(dates::london_date(case.opened_at), language);
    let team = case.team.name.get(language);
    let name = case.assignee.as_ref().map(|assignee| assignee.name.as_str()).unwrap_or_default();
    let outcome = view.outcomes.iter().find(|words| Some(words.outcome) == case.outcome);
    let outcome = outcome.map(|words| words.label.get(language)).unwrap_or_default();
    let key = match case.state {
        State::Received => "call-say-received",
        State::InProgress if name.is_empty() => "call-say-working",
        State::InProgress => "call-say-working-name",
        State::Waiting => "call-say-waiting",
        State::Done => "call-say-done",
    };
    let values: [(&str, &dyn crate::words::Argument); 5] =
        [("service", &service), ("day", &reported), ("team", &team), ("name", &name), ("outcome", &outcome)];
    let mut said = vec![w.with(key, &values).into_owned()];
    if case.state == State::Waiting
        && let Some(asked) = last_message(view).filter(|text| !text.is_empty())
    {
        said.push(w.with_one("call-say-asked", "text", asked).into_owned());
    }
    if case.state != State::Done {
        let due = dates::day(dates::london_date(case.due_at), language);
        said.push(w.with_one(if late { "call-say-late" } else { "call-say-due" }, "day", due).into_owned());
    }
    said
}

/// What was last written to the citizen.
fn last_message(view: &CaseView) -> Option<&str> {
    view.timeline.iter().rev().find_map(|entry| match &entry.what {
        Happening::Message { text } => Some(text.as_str()),
        Happening::Moved { text, .. } => text.as_deref(),
        _ => None,
    })
}

/// What happened last, in words that were written, the latest first.
fn story(view: &CaseView, w: Words) -> Vec<Row> {
    if view.case.masked {
        return vec![Row::new(w.get("desk-story"), w.get("hidden-until-verified"))];
    }
    let written = view.timeline.iter().rev().filter_map(|entry| {
        let text = match &entry.what {
            Happening::Note { text } | Happening::Message { text } | Happening::Reply { text } => text.clone(),
            Happening::Moved { text, .. } => text.clone()?,
            _ => return None,
        };
        let key = match entry.what {
            Happening::Note { .. } => "desk-event-note",
            Happening::Reply { .. } => "desk-event-reply",
            _ => "desk-event-message",
        };
        let when = dates::short_moment(entry.at, w.language());
        Some(Row::new(format!("{when} · {}", w.get(key)), text))
    });
    written.take(STORY).collect()
}

fn not_ours(desk: &Desk, service: &ServiceDetail, tier: Tier, councils: &[OtherCouncil]) -> NotOurs {
    let w = desk.page.w;
    let whose = match tier {
        Tier::County => "call-not-ours-county",
        Tier::District => "call-not-ours-district",
        Tier::Unitary => "call-not-ours-unitary",
        Tier::Parish => "call-not-ours-parish",
    };
    let snapshot = desk.rooms.directory.snapshot();
    let phone = |url: &str| snapshot.on_host(host(url)?).map(|council| council.contact.phone.clone());
    NotOurs {
        name: service.service.name.get(w.language()).to_owned(),
        whose: w.get(whose).into_owned(),
        councils: councils
            .iter()
            .map(|council| Council {
                name: council.name.get(w.language()).to_owned(),
                href: council.url.clone(),
                phone: phone(&council.url).unwrap_or_default(),
            })
            .collect(),
    }
}

/// The host of an address, without its port.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    rest.split(['/', ':', '?']).next()
}

/// Each fault of a refused form beside its field, in whichever part of the panel that is.
pub(super) fn refuse(form: Form, problem: &Problem, matter: &mut Matter, caller: &mut Caller, w: Words) -> Form {
    let mut parts: Vec<&mut Field> = Vec::new();
    if let Work::Report(report) = &mut matter.work {
        parts.extend(&mut report.fields);
    }
    if let Some(wrap) = &mut matter.wrap {
        parts.extend([&mut wrap.note, &mut wrap.outcome]);
    }
    if let Caller::Known(known) = caller
        && let Verified::Asking(asking) = &mut known.verified
    {
        asking.open = true;
        parts.extend(&mut asking.fields);
    }
    let mut fields: Vec<Field> = parts.iter().map(|field| Field::clone(field)).collect();
    let form = form.with_faults_of(&mut fields, problem, w);
    parts.into_iter().zip(fields).for_each(|(part, field)| *part = field);
    form
}

#[cfg(test)]
mod tests {
    use super::{host, spoken};

    #[test]
    fn an_answer_is_read_out_without_its_marks() {
        assert_eq!(spoken("## When\n\n"), "When");
        assert_eq!(spoken("- **Monday**: [bins](https://x.example/a)\n- Friday"), "• Monday: bins\n• Friday");
        assert_eq!(spoken("An [open bracket"), "An [open bracket");
    }

    #[test]
    fn another_council_is_known_by_the_host_of_its_page() {
        assert_eq!(host("http://wenshire.localhost:8080/services/pothole"), Some("wenshire.localhost"));
        assert_eq!(host("https://wenshire.example?x"), Some("wenshire.example"));
        assert_eq!(host("wenshire.example"), None);
    }
}
