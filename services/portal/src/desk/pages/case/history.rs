//! The history of a case, from what cases says of it to its page.

use std::borrow::Cow;

use actix_web::{HttpResponse, web};
use cases_api::history::{CaseChange, ListChanges};
use cases_api::perm;
use cases_api::workflow::Workflow;
use contract::{Bilingual, CaseChangeId, CaseId, Problem, ProblemKind};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::{AtCase, case_path, read};
use crate::desk::history::{Change, History, field_name};
use crate::desk::pages::done::Done;
use crate::desk::pages::next_page;
use crate::form::{Form, ProtectedForm};
use crate::page;
use crate::visit::Desk;
use crate::words::{Words, dates};

/// How many changes a page shows.
const ROWS: u16 = 50;
/// What counts the days anew: how it does is shown where the case is, and isn't a value to be read here.
const RECOUNTED: &str = "target";

/// Which changes, as the address says it.
#[derive(Default, Deserialize)]
pub(in crate::desk::pages) struct Chosen {
    #[serde(default)]
    field: String,
    cursor: Option<String>,
}

/// `GET /desk/cases/{id}/history`
pub(in crate::desk::pages) async fn show(at: AtCase, chosen: web::Query<Chosen>) -> HttpResponse {
    let AtCase { desk, id, path, .. } = at;
    let Chosen { field, cursor } = chosen.into_inner();
    let field = History::chosen(&field);
    let own = format!("{}/history", case_path(id));
    let call = desk.page.call();
    let which = ListChanges { field: field.map(str::to_owned), call, limit: Some(ROWS), cursor };
    let case = read(&desk, id);
    let changes = desk.rooms.cases.changes(&desk.token, id, &which);
    let (case, changes) = match futures::join!(case, changes) {
        (Ok(case), Ok(changes)) => (case.body, changes),
        (_, Err(problem)) if problem.kind == ProblemKind::BadCursor => {
            return page::see_other(&desk.page, &desk.page.onward(own));
        }
        (Err(problem), _) | (_, Err(problem)) => return desk.refuse(&problem),
    };
    let w = desk.page.w;
    let reader = Reader { w, workflow: &case.workflow };
    page::ok(&History {
        reference: case.case.reference.to_string(),
        case_href: path,
        filters: History::filters(w, field.unwrap_or_default()),
        changes: changes
            .items
            .iter()
            .map(|change| Change {
                erase: erase(&desk, id, change),
                href: leads(&desk, id, change),
                ..shown(change, reader)
            })
            .collect(),
        next: next_page(&own, &[("field", field.unwrap_or_default())], changes.next.as_deref())
            .map(|href| desk.page.onward(href)),
        action: own,
        page: desk.page,
    })
}

/// Who reads a history: in which words, and by which workflow steps have their names.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub w: Words,
    pub workflow: &'a Workflow,
}

/// One change as it is read.
pub(super) fn shown(change: &CaseChange, reader: Reader<'_>) -> Change {
    let w = reader.w;
    let language = w.language();
    let at = dates::short_moment(change.at, language);
    let by = match &change.by {
        Some(name) => Cow::Borrowed(name.as_str()),
        None => w.try_with(&format!("history-by-{}", change.acted), &[]).unwrap_or_default(),
    };
    let what = match &change.question {
        Some(question) => question.get(language).to_owned(),
        None => field_name(&change.field, w),
    };
    let said =
        |value: &Option<Value>| value.as_ref().map(|value| said(&change.field, value, reader)).unwrap_or_default();
    let instead = if let Some(at) = change.erased_at {
        let at = dates::short_moment(at, language);
        let by = change.erased_by.as_deref().unwrap_or_default();
        w.with("history-erased", &[("name", &by), ("at", &at.as_str())])
    } else if change.masked {
        w.get("hidden-until-verified")
    } else if change.field == RECOUNTED {
        w.get("history-recounted")
    } else {
        Cow::default()
    };
    Change {
        when: if by.is_empty() { at } else { format!("{at} · {by}") },
        what,
        was: said(&change.was),
        became: said(&change.became),
        href: String::new(),
        why: change.why.clone().unwrap_or_default(),
        instead: instead.into_owned(),
        erase: None,
    }
}

/// Where the person or call is that a change names; empty for any other, and for whoever may not look there.
fn leads(desk: &Desk, case: CaseId, change: &CaseChange) -> String {
    let shown = change.erased_at.is_none() && !change.masked;
    let id = change.became.as_ref().and_then(Value::as_str).and_then(|text| text.parse::<Uuid>().ok());
    match id.filter(|_| shown) {
        Some(id) if change.field == "contact_id" && desk.may::<contacts_api::perm::ReadContacts>() => {
            format!("/desk/contacts/{id}?case={case}")
        }
        Some(id) if change.field == "call_id" && desk.may::<contacts_api::perm::ReadInteractions>() => {
            format!("/desk/calls/{id}")
        }
        _ => String::new(),
    }
}

/// The form that erases what a change says, for who may.
fn erase(desk: &Desk, case: CaseId, change: &CaseChange) -> Option<Form> {
    let may = desk.may::<perm::EraseHistory>() && change.erased_at.is_none() && !change.masked;
    let to = format!("{}/history/{}", case_path(case), change.id);
    may.then(|| Form::new(&desk.page, Vec::new()).to(desk.page.onward(to)))
}

/// `POST /desk/cases/{id}/history/{change}`
pub(in crate::desk::pages) async fn forget(
    at: AtCase,
    change: web::Path<(String, String)>,
    posted: ProtectedForm,
) -> HttpResponse {
    let Ok(change) = change.1.parse::<CaseChangeId>() else { return at.desk.refuse(&Problem::not_found()) };
    let desk = &at.desk;
    match desk.rooms.cases.erase_change(&desk.token, change, posted.once.as_str()).await {
        Ok(()) => {
            let own = desk.page.onward(format!("{}/history", case_path(at.id)));
            page::see_other(&desk.page, &Done::Erased.at(&own))
        }
        Err(problem) => at.desk.refuse(&problem),
    }
}

/// A value in words: dates as they are written out, states by name, what has two languages in the reader's.
fn said(field: &str, value: &Value, reader: Reader<'_>) -> String {
    let w = reader.w;
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => w.get(if *yes { "yes" } else { "no" }).into_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text_said(field, text, reader),
        Value::Array(items) => items.iter().map(|item| said(field, item, reader)).collect::<Vec<_>>().join("\n"),
        Value::Object(parts) => match serde_json::from_value::<Bilingual>(value.clone()) {
            Ok(words) => text_said(field, words.get(w.language()), reader),
            Err(_) => {
                let parts = parts.iter().map(|(name, part)| (part_name(name, w), said(name, part, reader)));
                let parts = parts.filter(|(_, part)| !part.is_empty());
                parts.map(|(name, part)| format!("{name}: {part}")).collect::<Vec<_>>().join("\n")
            }
        },
    }
}

/// What a part of something is called, such as the day by which a task is due.
fn part_name(name: &str, w: Words) -> String {
    let key = format!("history-part-{}", name.replace('_', "-"));
    w.try_with(&key, &[]).map_or_else(|| field_name(name, w), Cow::into_owned)
}

fn text_said(field: &str, text: &str, Reader { w, workflow }: Reader<'_>) -> String {
    let words = match field {
        "step" => workflow.step(text).map(|step| Cow::Owned(step.desk.get(w.language()).to_owned())),
        "outcome_id" => workflow.outcome(text).map(|words| Cow::Owned(words.label.get(w.language()).to_owned())),
        "state" => w.try_with(&format!("history-state-{}", text.replace('_', "-")), &[]),
        "outcome" => w.try_with(&format!("outcome-{}-name", text.replace('_', "-")), &[]),
        "relation" => w.try_with(&format!("relation-{text}"), &[]),
        _ => None,
    };
    if let Some(words) = words {
        return words.into_owned();
    }
    if text.parse::<Uuid>().is_ok() {
        let words = w.try_with(&format!("history-one-{}", field.replace('_', "-")), &[]);
        return words.unwrap_or_else(|| w.get("history-one")).into_owned();
    }
    if field.ends_with("_at")
        && let Ok(at) = OffsetDateTime::parse(text, &Rfc3339)
    {
        return dates::moment(at, w.language());
    }
    match text.parse::<Date>() {
        Ok(day) if day.to_string() == text => dates::day(day, w.language()),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use contract::Language;
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_read_as_words() {
        let workflow = crate::picture::sample::workflow();
        let reader = |language| Reader { w: Words::of(language), workflow: &workflow };
        let (en, cy) = (reader(Language::En), reader(Language::Cy));
        assert_eq!(said("state", &json!("in_progress"), en), "In progress");
        assert_eq!(said("outcome", &json!("not_found"), en), "Problem not found");
        let step = &workflow.steps[0];
        assert_eq!(said("step", &json!(step.id), cy), step.desk.get(Language::Cy), "a step is told by its name");
        assert_eq!(said("step", &json!("gone"), en), "gone", "or by its key, where another workflow had it");
        assert_eq!(said("team_id", &json!({"en": "Waste", "cy": "Gwastraff"}), cy), "Gwastraff");
        assert_eq!(
            said("due_at", &json!("2026-11-27T17:00:00+00:00"), en),
            dates::moment(time::macros::datetime!(2026-11-27 17:00 UTC), Language::En)
        );
        assert_eq!(
            said("answers", &json!({"en": "2026-11-27", "cy": "2026-11-27"}), en),
            dates::day(jiff::civil::date(2026, 11, 27), Language::En)
        );
        let id = "01890000-0000-7000-8000-000000000000";
        assert_eq!(said("contact_id", &json!(id), en), "The person who reported");
        for value in [json!(id), json!([id]), json!({"case_id": id}), json!({"en": id})] {
            let read = said("related", &value, en);
            assert!(!read.is_empty() && !read.contains(id), "nobody reads an id: {read}");
        }
        assert_eq!(said("rating", &json!({"rating": 4, "words": "Quick."}), en), "Rating: 4\nWords: Quick.");
        assert_eq!(
            said("task", &json!({"state": "open", "title": {"en": "Look"}, "due_at": null}), en),
            "Status: Open\nWhat: Look"
        );
    }
}
