//! How long things wait at the desk, and when like reports suggest an incident.

use actix_web::HttpResponse;
use cases_api::settings::{DeskSettings, SuggestingRule};
use contract::client::Versioned;

use super::{Matter, Refused, answered};
use crate::desk::settings::{Numbers, Settings};
use crate::form::{Form, ProtectedForm};
use crate::page::{Page, Section};
use crate::visit::Desk;

/// `POST /desk/settings/times`
pub(super) async fn change(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Settings);
    // What is no number is out of every range.
    let number = |name: &str| posted.typed.get(name).trim().parse().unwrap_or(-1);
    let suggesting = SuggestingRule { reports: number("reports"), metres: number("metres"), hours: number("hours") };
    let settings =
        DeskSettings { reopen_days: number("reopen_days"), answer_minutes: number("answer_minutes"), suggesting };
    let version = posted.typed.get("version");
    let answer = desk.rooms.cases.set_desk_settings(&desk.token, version, &settings).await.map(|_| ());
    let same = |known: &super::Known| known.times.as_ref().is_some_and(|held| held.body == settings);
    answered(desk, Matter::Times, &posted, answer, same).await
}

/// The form of what the council has chosen, or of what was typed and refused.
pub(super) fn form(page: &Page, held: &Versioned<DeskSettings>, refused: Option<&Refused<'_>>) -> Numbers {
    let DeskSettings { reopen_days, answer_minutes, suggesting: SuggestingRule { reports, metres, hours } } = held.body;
    let values = [reopen_days, answer_minutes, reports, metres, hours].map(|value| value.to_string());
    let fields = Settings::time_fields(page.w, &values.each_ref().map(String::as_str));
    let form = match refused {
        Some(refused) => refused.form(page, fields),
        None => Form::new(page, fields),
    };
    Numbers { form: form.to("/desk/settings/times"), version: held.etag.clone().unwrap_or_default() }
}
