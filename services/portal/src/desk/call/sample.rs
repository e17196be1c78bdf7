use contract::Language;

use super::ask::{Group, Topic};
use super::caller::{Asking, Caller, Known, Mark, OpenCase, Person, Property, Unknown, Verified};
use super::work::{Answer, Chased, Council, Made, NotOurs, Report};
use super::{Ask, HandedOver, Line, Matter, Panel, Work, Wrap};
use crate::citizen::known;
use crate::desk::case::Row;
use crate::desk::contact::Twice;
use crate::form::{Choice, Field, Form, Shape, standard};
use crate::page::{Page, Section, Status};
use crate::words::Words;

const PATH: &str = "/desk/calls/01980000-0000-7000-8000-000000000001";

impl Line {
    /// A sample.
    pub fn sample(w: Words) -> Self {
        Self {
            path: PATH.to_owned(),
            id: "01980000-0000-7000-8000-000000000001".to_owned(),
            title: w.with_one("call-from", "number", "01632 960 123").into_owned(),
            channel: "phone",
            began: "2026-11-27T09:12:00Z".to_owned(),
            clock: "1:07".to_owned(),
            ended: false,
        }
    }
}

impl Panel {
    /// Samples: a caller nobody knows yet, a verified one with each kind of work, one to be verified.
    pub fn samples(language: Language) -> Vec<Self> {
        let w = Words::of(language);
        let works = [
            report(w),
            Work::Made(made(w)),
            Work::Case(chased(w)),
            Work::Answer(answer()),
            Work::NotOurs(not_ours()),
            Work::Missing(w.get("call-missing").into_owned()),
        ];
        let worked = works.into_iter().map(|work| {
            let passed = Verified::Passed(w.get("call-verified-passed").into_owned());
            let shown = panel(language, Caller::Known(Box::new(known(w, passed))), work);
            Self { handed: HandedOver::sample(w), ..shown }
        });
        let asking = Verified::Asking(Asking {
            lead: w.with("call-verify-lead", &[("needed", &2_usize), ("left", &3_usize)]).into_owned(),
            fields: vec![Field::new(Shape::Line, "verify-postcode", "What is your postcode?")],
            open: false,
        });
        let asked = panel(language, Caller::Known(Box::new(known(w, asking))), Work::Nothing);
        [panel(language, unknown(w), Work::Nothing), asked].into_iter().chain(worked).collect()
    }

    /// A sample that was sent with mistakes.
    pub fn sample_refused(language: Language) -> Self {
        let passed = Verified::Without;
        let shown = panel(language, Caller::Known(Box::new(known(Words::of(language), passed))), Work::Nothing);
        let mut fields = vec![standard::email(shown.page.w).at("/reporter/email")];
        let form = Form::new(&shown.page, Vec::new());
        let form = form.with_faults_of(&mut fields, &contract::ProblemKind::Unavailable.into(), shown.page.w);
        Self { page: shown.page.failing(form.failed()), form: form.to(shown.form.action), ..shown }
    }
}

fn panel(language: Language, caller: Caller, work: Work) -> Panel {
    let page = Page::sample_desk(language, Section::Calls);
    let w = page.w;
    let call = Line::sample(w);
    let outcomes = vec![Choice::new("chased", w.get("call-outcome-chased"))];
    let outcome = Field::choice(Shape::Select, "call-outcome", w.get("call-outcome"), outcomes);
    let wrap = Wrap {
        note: Field::new(Shape::Paragraphs, "call-note", w.get("call-note")).filled("Out until six <by the gate>."),
        outcome,
        button: w.get("call-end").into_owned(),
        matter: "missed-bin".to_owned(),
        about: "service:missed-bin".to_owned(),
        next: !matches!(work, Work::Nothing | Work::Report(_)),
    };
    let topic = |about: &str, text: &str, number| Topic {
        about: about.to_owned(),
        text: text.to_owned(),
        hint: "C7X-4KM-9TPH".to_owned(),
        number,
    };
    let groups = vec![
        Group {
            title: w.get("call-topics-cases").into_owned(),
            kind: "cases",
            options: vec![topic("case:1", "Bin", 1)],
        },
        Group {
            title: w.get("call-topics-services").into_owned(),
            kind: "services",
            options: vec![topic("service:bin", "Missed bin", 0)],
        },
    ];
    Panel {
        form: Form::new(&page, Vec::new()).to(format!("{PATH}/find")),
        ask: Ask { query: String::new(), groups, none: w.get("call-topics-none").into_owned() },
        matter: Matter { w, call: call.clone(), work, note: String::new(), before: Vec::new(), wrap: Some(wrap) },
        handed: HandedOver::sample_empty(w),
        version: 2,
        kept: 3,
        edition: "1821937412-77 3".to_owned(),
        caller,
        call,
        page,
    }
}

fn unknown(w: Words) -> Caller {
    let person = |id: &str, name: &str, marks: &[&str]| Person {
        id: id.to_owned(),
        marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
        name: name.to_owned(),
        hint: "LD1".to_owned(),
    };
    Caller::Unknown(Unknown {
        lead: w.with_one("call-shared", "count", 2_usize).into_owned(),
        query: String::new(),
        people: vec![person("1", "S O’B", &["Dog"]), person("2", "J O’B", &[])],
        none: w.get("call-who-none").into_owned(),
    })
}

fn known(w: Words, verified: Verified) -> Known {
    Known {
        marks: vec![Mark { text: "Dog: bites visitors".to_owned(), hint: "24 Nov 2026".to_owned() }],
        id: "0198".to_owned(),
        name: "Siân O’Brien".to_owned(),
        href: "/desk/contacts/0198?call=0198".to_owned(),
        masked: !matches!(verified, Verified::Passed(_)),
        verified,
        details: vec![
            Row::new(w.get("field-phone"), "01632 960 123"),
            Row::new(w.get("field-email"), "sian@example.org"),
        ],
        cases: vec![OpenCase {
            about: "case:0198".to_owned(),
            reference: "C7X-4KM-9TPH".to_owned(),
            service: "Bin not emptied".to_owned(),
            status: Status::Received,
            due: "30 Nov 2026".to_owned(),
            late: true,
            number: 1,
        }],
        promises: vec![Row::new("27 Nov 2026, 4pm", "Call back about the new bin")],
        property: Some(Property {
            address: "14 Mill Lane, LD1 5AA".to_owned(),
            facts: vec![Row::new(w.get("call-property-people"), "2")],
        }),
        said: vec![Row::new("24 Nov 2026", "The lid is broken.")],
        twice: vec![Twice {
            href: "/desk/contacts/0199?call=0198".to_owned(),
            text: "Sian <OBrien>, LD1".to_owned(),
            why: format!("{} (+40)", w.get("likeness-same_email")),
        }],
    }
}

fn report(w: Words) -> Work {
    let fields = vec![
        standard::heading(w.get("service-about-you")),
        Field { name: "your-name".to_owned(), value: "Siân O’Brien".to_owned(), ..standard::name(w) },
    ];
    Work::Report(Report {
        name: "Bin not emptied".to_owned(),
        guidance: vec!["We come back for a bin that was out by 6am.".to_owned()],
        urgent: "If something is dangerous, call 999.".to_owned(),
        known: known::Known::sample(&Page::sample(w.language())).incidents,
        script: vec!["Ask which bin it is.".to_owned()],
        closed: w.with_one("call-service-closed", "channels", "Web").into_owned(),
        target: w.with_one("service-target-working", "days", 2_u32).into_owned(),
        texts: true,
        fields,
    })
}

fn made(w: Words) -> Made {
    Made {
        reference: "C7X-4KM-9TPH".to_owned(),
        service: "Bin not emptied".to_owned(),
        href: "/desk/cases/0198?call=0198".to_owned(),
        say: vec![w.with_one("call-say-due", "day", "30 November 2026").into_owned()],
    }
}

fn chased(w: Words) -> Chased {
    Chased {
        reference: "C7X-4KM-9TPH".to_owned(),
        service: "Bin not emptied".to_owned(),
        href: "/desk/cases/0198?call=0198".to_owned(),
        status: Status::InProgress,
        late: true,
        say: vec![w.with_one("call-say-late", "day", "24 November 2026").into_owned()],
        story: vec![Row::new("24 Nov 2026, 9am", "A crew comes back tomorrow.")],
        facts: vec![Row::new(w.get("queue-team"), "Waste")],
    }
}

fn answer() -> Answer {
    Answer {
        title: "When are bins collected over Christmas?".to_owned(),
        text: vec!["A day later than usual, from 27 December on.".to_owned()],
        source: "Priya Shah, 24 Nov 2026".to_owned(),
        stale: true,
    }
}

fn not_ours() -> NotOurs {
    NotOurs {
        name: "Pothole".to_owned(),
        whose: "The county council mends the roads.".to_owned(),
        councils: vec![Council {
            name: "Wenshire County Council".to_owned(),
            href: "https://wenshire.example/services/pothole".to_owned(),
            phone: "01632 960 200".to_owned(),
        }],
    }
}
