//! A report that is made for a caller: its form, filled in with what is known of them, and its sending.

use actix_web::HttpResponse;
use cases_api::Answers;
use cases_api::case::OpenCase;
use cases_api::catalogue::ServiceDetail;
use contacts_api::interaction::{CaseLink, Interaction, LinkCase};
use contacts_api::{Contact, ContactAddress};
use contract::{Channel, InteractionId, Problem, ProblemKind};

use super::known::Known;
use super::topic::Topic;
use super::{Asked, AtCall, Refused, draft, panel, path};
use crate::citizen::pages::report;
use crate::desk::contact::dialled;
use crate::form::{Field, ProtectedForm, Shape, Typed, answer, questions, repeated, standard};
use crate::page;
use crate::visit::Desk;
use crate::words::Words;

/// The fields of a service's form: as they were typed, or filled in from the caller.
pub(super) fn fields(
    service: &ServiceDetail,
    call: &Interaction,
    known: &Known,
    typed: &Typed,
    w: Words,
) -> Vec<Field> {
    let mut fields = report::fields(service, w);
    for field in &mut fields {
        if field.shape == Shape::Heading {
            field.label = w.get("call-report-caller").into_owned();
        } else if field.name.starts_with("your-") {
            // The hints there speak to the citizen.
            field.hint.clear();
        }
    }
    fill_in(&mut fields, known.open(), call.summary.number.as_deref());
    // What was typed into this form, or into another before it, goes before what is known.
    let given = |field: &Field| typed.shown().any(|(name, _)| field.takes(name));
    fields.iter_mut().filter(|field| given(field)).for_each(|field| field.keep(typed));
    let said: Answers = answer::answers(&standard::questions(&service.form, w), typed).into_iter().collect();
    questions::decide(&mut fields, &service.form, &said);
    fields
}

/// Who asks, and where they live, as far as it is known and not hidden.
fn fill_in(fields: &mut [Field], contact: Option<&Contact>, number: Option<&str>) {
    let phone = number.or(contact.and_then(|contact| contact.phones.first()).map(String::as_str)).map(dialled);
    let address = contact.and_then(|contact| contact.addresses.first());
    let place = fields.iter_mut().find(|field| field.shape == Shape::Address);
    if let (Some(field), Some(address)) = (place, address) {
        live_at(field, address);
    }
    for field in fields {
        let value = match field.name.as_str() {
            "your-name" => contact.map(|contact| contact.name.clone()),
            "your-email" => contact.and_then(|contact| contact.emails.first().cloned()),
            "your-phone" => phone.clone(),
            "your-postcode" => address.map(|address| address.postcode.clone()),
            _ => None,
        };
        field.value = value.unwrap_or_default();
    }
}

/// An address in one line, in the lines of a field: the first part, the town last, the rest between.
fn live_at(field: &mut Field, address: &ContactAddress) {
    let mut parts: Vec<&str> = address.lines.split(", ").collect();
    let first = parts.remove(0);
    let town = parts.pop().unwrap_or_default();
    let between = parts.join(", ");
    for inner in &mut field.within {
        let value = match inner.name.rsplit('-').next() {
            Some("line1") => first,
            Some("line2") => between.as_str(),
            Some("town") => town,
            Some("postcode") => address.postcode.as_str(),
            _ => continue,
        };
        value.clone_into(&mut inner.value);
    }
}

/// `POST /desk/calls/{id}/report`. While contacts is away the report is made all the same: it names its
/// call, which hears of it later.
pub(super) async fn send(at: AtCall, posted: ProtectedForm) -> HttpResponse {
    let AtCall { desk, id } = at;
    let call = match desk.rooms.contacts.interaction(&desk.token, id).await {
        Ok(call) => Some(call),
        Err(problem) if matches!(problem.kind, ProblemKind::Unavailable | ProblemKind::Timeout) => None,
        Err(problem) => return desk.refuse(&problem),
    };
    if let Some(typed) = regrouped(&desk, &posted.typed).await {
        let _kept = draft::kept(&desk, id, &typed).await;
        return page::see_other(&desk.page, &format!("{}?about={}", path(id), posted.typed.get("call-about")));
    }
    match (open(&desk, id, call.as_ref(), &posted).await, call) {
        (Ok(Topic::Made(case)), None) => page::see_other(&desk.page, &format!("/desk/cases/{case}?call={id}")),
        (Ok(made), _) => {
            let about = serde_urlencoded::to_string([("about", made.name())]).unwrap_or_default();
            page::see_other(&desk.page, &format!("{}?{about}", path(id)))
        }
        (Err(problem), Some(call)) if problem.kind != ProblemKind::Unauthenticated => {
            let _kept = draft::kept(&desk, id, &posted.typed).await;
            panel(desk, &call, &Asked::default(), Some(Refused { posted: &posted, problem: &problem })).await
        }
        (Err(problem), _) => desk.refuse(&problem),
    }
}

/// What is typed once a thing was added to a group of the form or taken out of it, if that was pressed.
async fn regrouped(desk: &Desk, typed: &Typed) -> Option<Typed> {
    typed.given("do")?;
    let Some(Topic::Service(slug)) = Topic::named(typed.get("call-about")) else { return None };
    let service = desk.rooms.cases.service(&desk.token, &slug).await.ok()?;
    repeated::changed(&standard::questions(&service.form, desk.page.w), typed)
}

/// Opens the case, links it to the call, and forgets the form: it has become the case.
async fn open(
    desk: &Desk,
    id: InteractionId,
    call: Option<&Interaction>,
    posted: &ProtectedForm,
) -> Result<Topic, Problem> {
    let typed = &posted.typed;
    let Some(Topic::Service(slug)) = Topic::named(typed.get("call-about")) else {
        return Err(Problem::not_found());
    };
    let service = desk.rooms.cases.service(&desk.token, &slug).await?;
    // As the page said it, where the call itself can't be asked.
    let (channel, contact) = match call {
        Some(call) => (call.summary.channel, call.summary.contact.as_ref().map(|contact| contact.id)),
        None => {
            (Channel::named(typed.get("call-channel")).unwrap_or(Channel::Phone), typed.get("call-person").parse().ok())
        }
    };
    let asked = OpenCase { channel, call: Some(id), contact, ..report::report(&service, typed, desk.page.w) };
    let opened = desk.rooms.cases.open(&desk.token, posted.once.as_str(), &asked).await?;
    let made = Topic::Made(opened.id);
    if call.is_some() {
        let link = LinkCase { case_id: opened.id, reference: opened.reference.to_string(), how: CaseLink::Opened };
        let left = after(typed, &slug, &made);
        let (linked, kept) =
            futures::join!(desk.rooms.contacts.link_case(&desk.token, id, &link), draft::kept(desk, id, &left),);
        for problem in [linked.err(), kept.err()].into_iter().flatten() {
            tracing::warn!(problem = problem.kind.slug(), "a report is made, and its call doesn't know all of it yet");
        }
    }
    Ok(made)
}

/// What is left of what was typed once a report is made: the note, and what is shown now. The edition stays, so that
/// what the page sent a moment before and comes later doesn't bring the report back.
fn after(typed: &Typed, slug: &str, made: &Topic) -> Typed {
    let note = typed.shown().filter(|(name, _)| ["call-note", draft::EDITION].contains(name));
    let note = note.map(|(name, value)| (name.to_owned(), value.to_owned()));
    note.chain([("call-about".to_owned(), made.name()), ("call-matter".to_owned(), slug.to_owned())]).collect()
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    #[test]
    fn an_address_in_one_line_is_put_into_its_lines() {
        let w = Words::of(Language::En);
        for (lines, expected) in [
            ("14 Mill Lane", ["14 Mill Lane", "", "", "ZA2 2BB"]),
            ("14 Mill Lane, Wenbury", ["14 Mill Lane", "", "Wenbury", "ZA2 2BB"]),
            ("Flat 2, 14 Mill Lane, The Wharf, Wenbury", ["Flat 2", "14 Mill Lane, The Wharf", "Wenbury", "ZA2 2BB"]),
        ] {
            let mut field = standard::address("where", "Where?", "/answers/where", w);
            live_at(&mut field, &ContactAddress { lines: lines.to_owned(), postcode: "ZA2 2BB".to_owned() });
            assert_eq!(field.within.iter().map(|inner| inner.value.as_str()).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn the_note_outlives_the_form_that_became_a_case() {
        let pairs = [("bin", "rubbish"), ("call-note", "Will call again."), ("call-about", "service:missed-bin")];
        let typed: Typed = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
        let made = Topic::named("made:01980000-0000-7000-8000-000000000001").unwrap();
        let left = after(&typed, "missed-bin", &made);
        let (about, note, matter) = (left.get("call-about"), left.get("call-note"), left.get("call-matter"));
        assert_eq!((about, note, matter), (made.name().as_str(), "Will call again.", "missed-bin"));
        assert!(left.given("bin").is_none());
    }
}
