//! From a service to the form on its page, and from what was typed to the report.

use cases_api::Answers;
use cases_api::case::{NewReporter, OpenCase};
use cases_api::catalogue::ServiceDetail;
use cases_api::target::Target;
use contract::Channel;

use crate::citizen::service::Service;
use crate::citizen::still::Still;
use crate::form::{Field, Form, Typed, answer, standard};
use crate::page::Page;
use crate::words::Words;

/// Every field of a service's form: its own questions, then who asks.
pub fn fields(service: &ServiceDetail, w: Words) -> Vec<Field> {
    let mut fields = standard::questions(&service.form, w);
    fields.push(standard::heading(w.get("service-about-you")));
    fields.extend(reporter_fields(service, w));
    fields
}

/// Who asks.
pub fn reporter_fields(service: &ServiceDetail, w: Words) -> Vec<Field> {
    let mut fields = vec![
        reporter(standard::name(w)),
        reporter(standard::email(w)).optional().hinted(w.get("field-email-hint")),
        reporter(standard::phone(w)).optional(),
    ];
    if !service.form.requires_address() {
        fields.push(reporter(standard::postcode(w)).hinted(w.get("field-own-postcode-hint")));
    }
    fields
}

/// A field of the reporter's. Its name has a hyphen, which no question's has, so the two can't meet.
fn reporter(field: Field) -> Field {
    let pointer = format!("/reporter/{}", field.name);
    let name = format!("your-{}", field.name);
    Field { name, ..field }.at(pointer)
}

/// What was typed, as the report that is sent. Nothing is judged here.
pub fn report(service: &ServiceDetail, typed: &Typed, w: Words) -> OpenCase {
    let given = |part: &str| typed.given(&format!("your-{part}")).map(str::to_owned);
    let answers: Answers = answer::answers(&standard::questions(&service.form, w), typed).into_iter().collect();
    OpenCase {
        service: service.service.slug.clone(),
        language: w.language(),
        reporter: NewReporter {
            name: given("name").unwrap_or_default(),
            email: given("email"),
            phone: given("phone"),
            postcode: given("postcode"),
        },
        answers,
        channel: Channel::Web,
        call: None,
        contact: None,
    }
}

/// The page of a service that is this council's own.
pub fn view(page: Page, service: &ServiceDetail, form: Form) -> Service {
    let say = |text| page.say(text).to_owned();
    Service {
        name: say(&service.service.name),
        guidance: service.guidance.iter().map(say).collect(),
        urgent: service.urgent.as_ref().map(say).unwrap_or_default(),
        target: target(service.target, page.w),
        still: service.still.as_ref().map(|still| Still::of(still, &page)),
        page: page.failing(form.failed()),
        known: None,
        made: None,
        walks: service.form.is_walked(),
        form,
    }
}

/// How long a service takes, in a sentence.
pub fn target(target: Target, w: Words) -> String {
    let count = u32::from(target.count());
    let said = match target {
        Target::WorkingDays(_) => w.with_one("service-target-working", "days", count),
        Target::CalendarDays(_) => w.with_one("service-target-calendar", "days", count),
        Target::Months(_) => w.with_one("service-target-months", "months", count),
        Target::Hours(_) => w.with_one("service-target-hours", "hours", count),
    };
    said.into_owned()
}

#[cfg(test)]
mod tests {
    use cases_api::catalogue::definition::{every_channel, everyone};
    use cases_api::catalogue::{Provider, ServiceSummary};
    use contract::{Bilingual, Faults, Language};
    use serde_json::json;

    use super::*;
    use crate::form::OnceKey;

    fn service(address: bool) -> ServiceDetail {
        let text = Bilingual::english;
        let field =
            |name: &str, kind: &str| json!({ "name": name, "kind": kind, "label": { "en": name }, "required": true });
        let place = if address { field("where", "address") } else { field("place", "text") };
        let fields = json!({ "fields": [place, field("name", "text"), field("seen", "yes_no")] });
        ServiceDetail {
            service: ServiceSummary {
                id: None,
                slug: "pothole".to_owned(),
                lgsl: 557,
                lgil: None,
                group: None,
                name: text("Pothole"),
                summary: text("A hole."),
                provider: Provider::Own,
            },
            guidance: vec![text("Look first.")],
            urgent: None,
            form: serde_json::from_value(fields).unwrap(),
            target: Target::WorkingDays(1),
            still: None,
            team: text("Highways"),
            what_next: text("We look."),
            audience: everyone(),
            channels: every_channel(),
            shows: cases_api::catalogue::definition::Shown::default(),
            call_script: Vec::new(),
        }
    }

    fn typed() -> Typed {
        let pairs = [
            ("place", "High Street"),
            ("name", "The Swan"),
            ("seen", "yes"),
            ("your-name", "Ann"),
            ("your-email", " "),
        ];
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_question_called_like_a_field_of_the_reporters_is_kept_apart() {
        let report = report(&service(false), &typed(), Words::of(Language::Cy));
        assert_eq!(report.reporter.name, "Ann");
        assert_eq!((report.reporter.email, report.language), (None, Language::Cy));
        let answers = serde_json::to_value(&report.answers).unwrap();
        assert_eq!(answers, json!({ "place": "High Street", "name": "The Swan", "seen": true }));
    }

    #[test]
    fn a_postcode_is_asked_for_only_where_the_form_has_none() {
        let asks = |address| {
            fields(&service(address), Words::of(Language::En)).iter().any(|field| field.name == "your-postcode")
        };
        assert!(asks(false) && !asks(true));
    }

    #[test]
    fn faults_stand_at_their_fields_and_what_was_typed_stays() {
        let (page, service) = (Page::sample(Language::En), service(false));
        let mut faults = Faults::none();
        faults.add("/reporter/postcode", "required", "");
        faults.add("/answers/name", "too-long", "");
        let problem = faults.finish::<()>(None).unwrap_err();
        let form = Form::again(&page, fields(&service, page.w), &typed(), OnceKey::fresh()).refused(&problem, page.w);
        let shown = view(page, &service, form);
        let hrefs: Vec<&str> = shown.form.faults.iter().map(|fault| fault.href.as_str()).collect();
        assert_eq!(hrefs, ["#name", "#your-postcode"]);
        assert!(shown.page.failed && shown.form.fields.iter().any(|field| field.value == "The Swan"));
        assert_eq!(shown.target, "We aim to do this within 1 working day.");
    }
}
