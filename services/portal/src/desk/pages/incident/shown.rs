//! From an incident to its page.

use cases_api::incident::{
    Area, Incident, IncidentState, IncidentUpdate, IncidentView, JoinedCase, LeftCase, LikeCase, Likeness, MOST_CASES,
    Suggestion,
};
use contract::Bilingual;

use super::PATH;
use crate::desk::incident::{Incident as View, Left, Report, Row, Suggested, Update};
use crate::form::Form;
use crate::page::{Page, Status};
use crate::words::dates;

/// An incident of the list.
pub(super) fn row(page: &Page, one: &Incident) -> Row {
    let (w, at) = (page.w, dates::short_moment(one.began_at, page.language()));
    Row {
        href: format!("{PATH}/{}", one.id),
        title: page.say(&one.title).to_owned(),
        services: services(page, one),
        when: match one.ended_at {
            Some(until) => {
                let until = dates::short_moment(until, page.language());
                w.with("incident-ended", &[("at", &at), ("until", &until)]).into_owned()
            }
            None => w.with_one("incident-since", "at", at).into_owned(),
        },
        joined: w.with_one("incident-joined", "count", one.joined).into_owned(),
    }
}

fn services(page: &Page, one: &Incident) -> String {
    one.services.iter().map(|service| page.say(&service.name)).collect::<Vec<_>>().join(", ")
}

/// Open reports that look like one thing.
pub(super) fn suggested(page: &Page, like: &[Suggestion]) -> Vec<Suggested> {
    let said = like.iter().map(|one| {
        let (service, at) = (page.say(&one.service.name), dates::short_moment(one.since, page.language()));
        let count = one.cases.len();
        let text = match &one.postcode {
            Some(postcode) => page.w.with(
                "incident-suggested-postcode",
                &[("count", &count), ("service", &service), ("at", &at), ("postcode", postcode)],
            ),
            None => page.w.with("incident-suggested", &[("count", &count), ("service", &service), ("at", &at)]),
        };
        let cases: Vec<String> = one.cases.iter().take(MOST_CASES).map(ToString::to_string).collect();
        let cases = cases.join(",");
        Suggested { text: text.into_owned(), href: format!("{PATH}/new?case={cases}"), cases }
    });
    said.collect()
}

/// A text in each of the council's languages, each once.
fn in_each(page: &Page, text: &Bilingual) -> Vec<String> {
    let mut said: Vec<String> = page.council.languages.iter().map(|language| text.get(*language).to_owned()).collect();
    said.dedup();
    said
}

/// The page of an incident.
pub(super) fn view(page: Page, view: &IncidentView, like: &[LikeCase], runs: bool) -> View {
    let (w, one) = (page.w, &view.incident);
    let open = one.state == IncidentState::Open;
    let path = format!("{PATH}/{}", one.id);
    let acts = |may: bool, act: &str| may.then(|| Form::new(&page, Vec::new()).to(format!("{path}/{act}")));
    let unseen = usize::try_from(one.joined).is_ok_and(|joined| joined > view.cases.len());
    let joined = if unseen { "incident-joined-unseen" } else { "incident-joined" };
    View {
        title: page.say(&one.title).to_owned(),
        open,
        when: when(&page, one),
        told: in_each(&page, &one.told),
        services: services(&page, one),
        place: place(&page, &one.area),
        lead: one.lead.as_ref().and_then(|lead| {
            let reference = lead.reference?.to_string();
            Some((page.onward(format!("/desk/cases/{}", lead.id)), reference))
        }),
        joined: w.with_one(joined, "count", one.joined).into_owned(),
        cases: view.cases.iter().map(|case| report(&page, case)).collect(),
        leave: acts(runs && !view.cases.is_empty(), "leave"),
        like: like.iter().map(|case| like_report(&page, case)).collect(),
        join: acts(runs && open, "join"),
        updates: view.updates.iter().map(|update| updated(&page, update)).collect(),
        path: if runs && open { path } else { String::new() },
        page,
    }
}

fn when(page: &Page, one: &Incident) -> String {
    let moment = |at| dates::short_moment(at, page.language());
    let (at, by) = (moment(one.began_at), one.declared_by.clone().unwrap_or_default());
    match one.ended_at.map(moment) {
        Some(until) => page.w.with("incident-declared-over", &[("at", &at), ("until", &until), ("by", &by)]),
        None => page.w.with("incident-declared", &[("at", &at), ("by", &by)]),
    }
    .into_owned()
}

fn place(page: &Page, area: &Area) -> Vec<String> {
    let w = page.w;
    let around = area.circle.as_ref().map(|circle| {
        let at = format!("{:.5}, {:.5}", circle.lat, circle.lon);
        w.with("incident-around", &[("metres", &circle.metres), ("at", &at)]).into_owned()
    });
    let postcodes = (!area.postcodes.is_empty())
        .then(|| w.with_one("incident-in-postcodes", "postcodes", area.postcodes.join(", ")).into_owned());
    let said: Vec<_> = around.into_iter().chain(postcodes).collect();
    if said.is_empty() { vec![w.get("incident-everywhere").into_owned()] } else { said }
}

fn report(page: &Page, case: &JoinedCase) -> Report {
    Report {
        href: page.onward(format!("/desk/cases/{}", case.id)),
        id: case.id.to_string(),
        reference: case.reference.to_string(),
        service: page.say(&case.service).to_owned(),
        place: case.place.clone().unwrap_or_default(),
        when: dates::short_moment(case.opened_at, page.language()),
        status: Some(Status::named(case.state.name()).unwrap_or(Status::Received)),
        why: String::new(),
    }
}

fn like_report(page: &Page, case: &LikeCase) -> Report {
    let why = match case.why {
        Likeness::Near { metres } => page.w.with_one("incident-why-near", "metres", metres),
        Likeness::Postcode => page.w.get("incident-why-postcode"),
        Likeness::Service => page.w.get("incident-why-service"),
    };
    Report {
        href: page.onward(format!("/desk/cases/{}", case.id)),
        id: case.id.to_string(),
        reference: case.reference.to_string(),
        service: page.say(&case.service).to_owned(),
        place: case.place.clone().unwrap_or_default(),
        when: dates::short_moment(case.opened_at, page.language()),
        status: None,
        why: why.into_owned(),
    }
}

fn updated(page: &Page, update: &IncidentUpdate) -> Update {
    let (w, at) = (page.w, dates::short_moment(update.at, page.language()));
    Update {
        when: update.by.as_ref().map_or_else(|| at.clone(), |by| format!("{at} · {by}")),
        text: update.text.as_ref().map(|text| in_each(page, text)).unwrap_or_default(),
        outcome: match update.outcome {
            Some(outcome) => w.get(&format!("incident-closed-{}", outcome.name())).into_owned(),
            None => String::new(),
        },
        standing: w.with("incident-standing", &[("done", &update.done), ("total", &update.total)]).into_owned(),
        left: update.left.iter().map(|left| left_out(page, left)).collect(),
    }
}

fn left_out(page: &Page, left: &LeftCase) -> Left {
    let w = page.w;
    let said = left.reason.as_deref().and_then(|reason| w.try_with(&format!("bulk-why-{reason}"), &[]));
    Left {
        href: page.onward(format!("/desk/cases/{}", left.case)),
        reference: left.reference.to_string(),
        why: said.unwrap_or_else(|| w.get("bulk-why-fault")).into_owned(),
    }
}
