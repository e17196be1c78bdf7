//! How first-contact resolution is measured.

use actix_web::HttpResponse;
use contacts_api::measure::MeasureSettings;
use contract::client::Versioned;

use super::{Matter, Refused, answered};
use crate::desk::settings::{Numbers, Settings};
use crate::form::{Form, ProtectedForm};
use crate::page::{Page, Section};
use crate::visit::Desk;

/// `POST /desk/settings/measures`
pub(super) async fn change(desk: Desk, posted: ProtectedForm) -> HttpResponse {
    let desk = desk.at(Section::Settings);
    // What is no number is out of every range.
    let number = |name: &str| posted.typed.get(name).trim().parse().unwrap_or(-1);
    let seconds = posted.typed.get("to_reference").trim().parse().unwrap_or(-1);
    let settings = MeasureSettings { days: number("days"), target: number("target"), to_reference: seconds };
    let version = posted.typed.get("version");
    let answer =
        desk.rooms.contacts.set_measures(&desk.token, version, posted.once.as_str(), &settings).await.map(|_| ());
    let same = |known: &super::Known| known.measures.as_ref().is_some_and(|held| held.body == settings);
    answered(desk, Matter::Measures, &posted, answer, same).await
}

/// The form of what the council has chosen, or of what was typed and refused.
pub(super) fn form(page: &Page, held: &Versioned<MeasureSettings>, refused: Option<&Refused<'_>>) -> Numbers {
    let MeasureSettings { days, target, to_reference } = held.body;
    let held_now = [days.to_string(), target.to_string(), to_reference.to_string()];
    let fields = Settings::measure_fields(page.w, held_now.each_ref().map(String::as_str));
    let form = match refused {
        Some(refused) => refused.form(page, fields),
        None => Form::new(page, fields),
    };
    Numbers { form: form.to("/desk/settings/measures"), version: held.etag.clone().unwrap_or_default() }
}
