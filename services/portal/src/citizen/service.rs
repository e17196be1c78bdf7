//! A service's own page: what to know, and its form.

use askama::Template;
use contract::{Faults, Language, Problem};

use super::known::Known;
use super::still::Still;
use crate::form::{Choice, Field, Form, Shape, Typed, standard};
use crate::page::{Page, View};
use crate::words::Words;

/// `GET` and `POST /services/{slug}` for a service that this council provides.
#[derive(Template)]
#[template(path = "citizen/service.html")]
pub struct Service {
    /// The page.
    pub page: Page,
    /// The service's name.
    pub name: String,
    /// What to know before reporting, a paragraph each.
    pub guidance: Vec<String>,
    /// What to do instead when it can't wait; empty for nothing.
    pub urgent: String,
    /// How long it takes, in a sentence.
    pub target: String,
    /// Why the council has stopped it for now; none while it goes on.
    pub still: Option<Still>,
    /// What the council knows already; none where it knows nothing or says nothing.
    pub known: Option<Known>,
    /// The report that this form became before, when it was sent again with other words.
    pub made: Option<Made>,
    /// Whether this is the first of several pages.
    pub walks: bool,
    /// The form.
    pub form: Form,
}

/// A report that was made already.
pub struct Made {
    /// The reference, as it is read out.
    pub reference: String,
    /// Where it can be followed.
    pub href: String,
}

impl View for Service {
    fn page(&self) -> &Page {
        &self.page
    }
}

impl Service {
    /// A sample with one field of every kind.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let form = Form::new(&page, sample_fields(page.w));
        Self::with(page, form)
    }

    /// A sample that was sent with mistakes.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample(language);
        let typed: Typed = [
            ("what", "Green bin <by the gate>"),
            ("when-day", "31"),
            ("when-month", "2"),
            ("email", "ann@"),
            ("colour", "blue"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into_iter()
        .collect();
        let mut faults = Faults::none();
        faults.add("/answers/when", "not-a-date", "That isn't a date.");
        faults.add("/answers/where/postcode", "required", "This is needed.");
        faults.add("/answers/kind", "required", "This is needed.");
        faults.add("/reporter/email", "not-an-email", "Enter an email address.");
        let problem = faults.finish::<()>(None).err().unwrap_or_else(Problem::not_found);
        let form =
            Form::again(&page, sample_fields(page.w), &typed, crate::form::OnceKey::fresh()).refused(&problem, page.w);
        Self::with(page.failing(true), form)
    }

    fn with(page: Page, form: Form) -> Self {
        let (name, guidance, urgent, target) = match page.language() {
            Language::En => (
                "Bin not emptied",
                [
                    "Please wait until the end of your collection day before you tell us.",
                    "We come back for a bin that was out by 6am.",
                ],
                "If something is dangerous, call us instead of using this form.",
                "We aim to do this within 2 working days.",
            ),
            Language::Cy => (
                "Bin heb ei wagio",
                [
                    "Arhoswch tan ddiwedd eich diwrnod casglu cyn dweud wrthym.",
                    "Byddwn yn dod yn ôl am fin oedd allan erbyn 6am.",
                ],
                "Os oes rhywbeth yn beryglus, ffoniwch ni yn lle defnyddio’r ffurflen hon.",
                "Ein nod yw gwneud hyn o fewn 2 ddiwrnod gwaith.",
            ),
        };
        let guidance = guidance.map(str::to_owned).to_vec();
        Self {
            page,
            name: name.to_owned(),
            guidance,
            urgent: urgent.to_owned(),
            target: target.to_owned(),
            still: None,
            known: None,
            made: None,
            walks: false,
            form,
        }
    }

    /// A sample of what is known already.
    pub fn sample_known(language: Language) -> Self {
        let page = Page::sample(language);
        let known = Some(Known::sample(&page));
        let form = Form::new(&page, sample_fields(page.w));
        Self { known, ..Self::with(page, form) }
    }

    /// A sample that was sent again with other words.
    pub fn sample_again(language: Language) -> Self {
        let made = Made { reference: "C7X-4KM-9TPH".to_owned(), href: "/follow/sample".to_owned() };
        let page = Page::sample(language);
        let problem = contract::ProblemKind::IdempotencyMismatch.into();
        let form = Form::new(&page, sample_fields(page.w)).refused(&problem, page.w);
        Self { made: Some(made), ..Self::with(page.failing(true), form) }
    }
}

fn sample_fields(w: Words) -> Vec<Field> {
    let say = |english: &'static str, welsh: &'static str| match w.language() {
        Language::En => english,
        Language::Cy => welsh,
    };
    let choices = || {
        vec![
            Choice::new("green", say("Green bin (rubbish)", "Bin gwyrdd (sbwriel)")),
            Choice::new("blue", say("Blue bin (recycling)", "Bin glas (ailgylchu)")),
        ]
    };
    vec![
        Field::choice(Shape::Radios, "kind", say("Which bin was missed?", "Pa fin gafodd ei fethu?"), choices())
            .at("/answers/kind"),
        Field::date("when", say("When was it due?", "Pryd roedd i fod i gael ei gasglu?"), w)
            .hinted(say("For example, 27 11 2026", "Er enghraifft, 27 11 2026"))
            .at("/answers/when"),
        standard::address("where", say("Where is the bin?", "Ble mae’r bin?"), "/answers/where", w),
        Field::new(Shape::Position, "position", w.get("field-position")).at("/answers/position"),
        Field::choice(
            Shape::YesNo,
            "assisted",
            say("Do you have help with your bins?", "Ydych chi’n cael help gyda’ch biniau?"),
            vec![Choice::new("yes", w.get("yes")), Choice::new("no", w.get("no"))],
        )
        .at("/answers/assisted"),
        Field::choice(Shape::Select, "colour", say("Colour of the lid", "Lliw’r caead"), choices())
            .optional()
            .at("/answers/colour"),
        Field {
            most: 2000,
            ..Field::new(
                Shape::Paragraphs,
                "what",
                say("Anything else we should know?", "Unrhyw beth arall y dylen ni ei wybod?"),
            )
            .optional()
            .at("/answers/what")
        },
        standard::heading(w.get("service-about-you")),
        standard::name(w).at("/reporter/name"),
        standard::email(w).optional().hinted(w.get("field-email-hint")).at("/reporter/email"),
        standard::phone(w).optional().at("/reporter/phone"),
        standard::declaration(w),
    ]
}
