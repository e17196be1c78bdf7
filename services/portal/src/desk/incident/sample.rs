use contract::Language;

use super::{
    Filled, Incident, IncidentForm, Incidents, Left, Report, Row, Suggested, Tab, Update, described, end_fields,
    update_fields,
};
use crate::form::{Choice, Form};
use crate::page::{Page, Section, Status};

fn page(language: Language) -> Page {
    Page::sample_desk(language, Section::Incidents)
}

fn title(page: &Page) -> &'static str {
    match page.language() {
        Language::En => "Fallen tree at the pier <b>",
        Language::Cy => "Coeden wedi cwympo wrth y pier <b>",
    }
}

fn report(page: &Page, status: Option<Status>) -> Report {
    let why = match status {
        Some(_) => String::new(),
        None => page.w.with_one("incident-why-near", "metres", 40_u32).into_owned(),
    };
    Report {
        href: "/desk/cases/0198".to_owned(),
        id: "0198".to_owned(),
        reference: "C7X-4KM-9TPH".to_owned(),
        service: "Park problem".to_owned(),
        place: "By the pier".to_owned(),
        when: "24 Nov 2026, 7:10".to_owned(),
        status,
        why,
    }
}

impl Incidents {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let tab =
            |key: &str, current| Tab { href: "/desk/incidents".to_owned(), text: w.get(key).into_owned(), current };
        let row = Row {
            href: "/desk/incidents/0198".to_owned(),
            title: title(&page).to_owned(),
            services: "Park problem".to_owned(),
            when: w.with_one("incident-since", "at", "24 Nov 2026, 7:10").into_owned(),
            joined: w.with_one("incident-joined", "count", 12_u32).into_owned(),
        };
        Self {
            tabs: vec![tab("incident-tab-open", true), tab("incident-tab-over", false)],
            incidents: vec![row],
            declare_href: "/desk/incidents/new".to_owned(),
            suggested: vec![Suggested {
                text: w
                    .with("incident-suggested", &[("count", &5_u32), ("service", &"Park <b>"), ("at", &"24 Nov 2026")])
                    .into_owned(),
                href: "/desk/incidents/new?case=0198,0199".to_owned(),
                cases: "0198,0199".to_owned(),
            }],
            dismiss: Some(Form::new(&page, Vec::new()).to("/desk/incident-suggestions")),
            next: Some("/desk/incidents?cursor=x".to_owned()),
            page,
        }
    }

    /// A sample without any.
    pub fn sample_empty(language: Language) -> Self {
        Self {
            incidents: Vec::new(),
            declare_href: String::new(),
            suggested: Vec::new(),
            next: None,
            ..Self::sample(language)
        }
    }
}

impl Incident {
    /// A sample with what can be done.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let form = |act: &str| Some(Form::new(&page, Vec::new()).to(format!("/desk/incidents/0198/{act}")));
        let standing = w.with("incident-standing", &[("done", &11_u32), ("total", &12_u32)]).into_owned();
        let left = Left {
            href: "/desk/cases/0199".to_owned(),
            reference: "C7X-9DK-W3HY".to_owned(),
            why: w.get("bulk-why-finished").into_owned(),
        };
        Self {
            title: title(&page).to_owned(),
            open: true,
            when: w.with("incident-declared", &[("at", &"24 Nov 2026, 7:10"), ("by", &"Priya Shah")]).into_owned(),
            told: vec!["A crew is on its way.".to_owned(), "Mae criw ar ei ffordd.".to_owned()],
            services: "Park problem".to_owned(),
            place: vec![w.with("incident-around", &[("metres", &300_u32), ("at", &"50.80930, -0.37060")]).into_owned()],
            lead: Some(("/desk/cases/0198".to_owned(), "C7X-4KM-9TPH".to_owned())),
            joined: w.with_one("incident-joined", "count", 12_u32).into_owned(),
            cases: vec![report(&page, Some(Status::InProgress))],
            leave: form("leave"),
            like: vec![report(&page, None)],
            join: form("join"),
            updates: vec![Update {
                when: "24 Nov 2026, 8:00 · Priya Shah".to_owned(),
                text: vec!["The tree is being cleared.".to_owned()],
                outcome: w.get("incident-closed-completed").into_owned(),
                standing,
                left: vec![left],
            }],
            path: "/desk/incidents/0198".to_owned(),
            page,
        }
    }

    /// A sample that is over, for who only looks.
    pub fn sample_over(language: Language) -> Self {
        let sample = Self::sample(language);
        let (cases, like, updates) = (Vec::new(), Vec::new(), Vec::new());
        let path = String::new();
        Self { open: false, lead: None, cases, like, updates, leave: None, join: None, path, ..sample }
    }
}

impl IncidentForm {
    fn of(page: Page, key: &str, form: Form) -> Self {
        let w = page.w;
        Self {
            title: w.get(&format!("incident-{key}-title")).into_owned(),
            lead: w.get(&format!("incident-{key}-lead")).into_owned(),
            button: w.get(&format!("incident-{key}-button")).into_owned(),
            form,
            version: 3,
            case: String::new(),
            back: "/desk/incidents/0198".to_owned(),
            page,
        }
    }

    /// A sample that declares one.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let services = [Choice::new("park-problem", "Park problem")];
        let leads = vec![Choice::new("0198", "C7X-4KM-9TPH")];
        let fields = described(&page, "/incident", &services, leads, &Filled::default());
        let form = Form::new(&page, fields);
        Self { case: "0198".to_owned(), ..Self::of(page, "declare", form) }
    }

    /// A sample that was refused.
    pub fn sample_refused(language: Language) -> Self {
        let page = page(language).failing(true);
        let fields = described(&page, "/incident", &[], Vec::new(), &Filled::default());
        let form = Form::new(&page, fields).wrong("title-en", page.w.get("fault-required-incident"));
        Self::of(page, "edit", form)
    }

    /// A sample of an update.
    pub fn sample_update(language: Language) -> Self {
        let page = page(language);
        let form = Form::new(&page, update_fields(&page, &Default::default()));
        Self::of(page, "tell", form)
    }

    /// A sample of an end.
    pub fn sample_end(language: Language) -> Self {
        let page = page(language);
        let form = Form::new(&page, end_fields(&page));
        Self::of(page, "end", form)
    }
}
