use contract::{Bilingual, Language};

use super::{
    Act, Difference, Differences, Frame, Hint, Library, Link, List, New, OfferedOne, Offering, Overview, Part, Preview,
    Row, Section, Update, Version, Versions,
};
use crate::desk::case::Row as Fact;
use crate::form::{Choice, Fault, Field, Form, Shape, standard};
use crate::page::{Page, Section as At};

pub(super) fn page(language: Language) -> Page {
    Page::sample_desk(language, At::Services)
}

fn say(page: &Page, en: &str, cy: &str) -> String {
    page.say(&Bilingual::new(en, cy)).to_owned()
}

pub(in crate::desk) fn frame(page: &Page, part: Part) -> Frame {
    let link = |other: Part| Link { href: other.path("0198"), text: other.label(page.w), current: other == part };
    Frame {
        id: "0198".to_owned(),
        name: say(page, "Report a missed bin collection", "Rhoi gwybod am fin na chafodd ei gasglu"),
        style: "done",
        state: page.w.get("catalogue-state-offered").into_owned(),
        has_draft: true,
        links: Part::ALL.into_iter().map(link).collect(),
    }
}

impl List {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let row = |en: &str, cy: &str, style: &'static str, state: &str, has_draft| Row {
            id: "0198".to_owned(),
            ticks: state != "unpublished",
            codes: "524 / 8".to_owned(),
            href: Part::Overview.path("0198"),
            name: say(&page, en, cy),
            team: say(&page, "Waste and recycling", "Gwastraff ac ailgylchu"),
            style,
            state: w.get(&format!("catalogue-state-{state}")).into_owned(),
            has_draft,
            version: match state {
                "unpublished" => String::new(),
                _ => w.with("catalogue-version-since", &[("number", &"2"), ("when", &"27/11/2026")]).into_owned(),
            },
        };
        let rows = vec![
            row("Report a missed bin collection", "Rhoi gwybod am fin na chafodd ei gasglu", "done", "offered", true),
            row("Hire the <village> hall", "Llogi neuadd y <pentref>", "waiting", "withdrawn", false),
            row("Borrow a ladder", "Benthyg ysgol", "received", "unpublished", true),
        ];
        let offering = Form::new(&page, Vec::new()).to("/desk/services/offering");
        Self { rows, query: "bin".to_owned(), offering: Some(offering), page }
    }

    /// A sample in which nothing was ticked.
    pub fn sample_refused(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        sample.offering = sample.offering.map(|form| form.wrong_as_a_whole(w.get("fault-nothing")));
        sample.page = sample.page.failing(true);
        sample
    }

    /// A sample in which nothing was found.
    pub fn sample_empty(language: Language) -> Self {
        Self { rows: Vec::new(), query: "999".to_owned(), ..Self::sample(language) }
    }
}

impl Offering {
    /// A sample of services that are withdrawn.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let one = |en: &str, cy: &str, count: i64| OfferedOne {
            name: say(&page, en, cy),
            cases: w.with_one("team-cases", "count", count).into_owned(),
        };
        let changes =
            vec![one("Hire the <village> hall", "Llogi neuadd y <pentref>", 3), one("Graffiti", "Graffiti", 0)];
        let same = w.with_one("offering-same", "count", 1_usize).into_owned();
        let form = Form::new(&page, Vec::new()).to("/desk/services/offering");
        Self { offered: false, changes, same, along: vec!["0198".to_owned()], form, page }
    }

    /// A sample of services that are offered.
    pub fn sample_offered(language: Language) -> Self {
        Self { offered: true, ..Self::sample(language) }
    }

    /// A sample in which nothing changes.
    pub fn sample_same(language: Language) -> Self {
        Self { changes: Vec::new(), ..Self::sample(language) }
    }
}

impl Section {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let fields = vec![
            Field::new(Shape::Line, "name-en", w.get("catalogue-name-en")).hinted(w.get("catalogue-name-hint")),
            Field::new(Shape::Paragraphs, "said-en", w.get("catalogue-said-en")).hinted(w.get("catalogue-said-hint")),
        ];
        let form = Form::new(&page, fields).to(Part::Words.path("0198"));
        Self {
            frame: frame(&page, Part::Words),
            title: Part::Words.label(w),
            lead: w.get("catalogue-lead-words").into_owned(),
            form,
            version: 3,
            judging: String::new(),
            next: w.with_one("catalogue-save-on", "part", Part::Questions.label(w)).into_owned(),
            page,
        }
    }

    /// A sample that was refused.
    pub fn sample_refused(language: Language) -> Self {
        let sample = Self::sample(language);
        let form = sample.form.wrong("name-en", sample.page.w.get("fault-plain-control-character"));
        Self { form, page: sample.page.failing(true), ..Self::sample(language) }
    }
}

impl Overview {
    /// A sample with a draft that still lacks something.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let act =
            |fields: Vec<Field>| Act { form: Form::new(&page, fields).to("/desk/services/0198/publish"), version: 2 };
        let note = Field::new(Shape::Paragraphs, "note", w.get("catalogue-note")).optional();
        Self {
            frame: frame(&page, Part::Overview),
            facts: vec![
                Fact::new(w.get("catalogue-address"), "/services/missed-bin"),
                Fact::new(w.get("catalogue-open-cases"), "14"),
            ],
            live: "/services/missed-bin".to_owned(),
            told: w.with_one("amount-working-days", "count", 10_u32).into_owned(),
            clocks: Part::Clocks.path("0198"),
            draft: w.with("catalogue-draft-by", &[("when", &"27/11/2026"), ("name", &"Ada Lovell")]).into_owned(),
            changes: w.with_one("catalogue-changes", "count", 2_u32).into_owned(),
            changes_href: "/desk/services/0198/differences".to_owned(),
            hint: Some(Hint {
                text: w.with_one("team-nobody-told", "team", "Waste").into_owned(),
                href: "/desk/calendars/0198".to_owned(),
            }),
            flaws: vec![
                Fault {
                    href: "/desk/services/0198/words#name-cy".to_owned(),
                    text: format!("{}: {}", w.get("catalogue-field-name"), w.get("fault-welsh-missing")),
                },
                Fault { href: String::new(), text: w.get("catalogue-field-workflow").into_owned() },
            ],
            publish: Some(act(vec![note])),
            discard: "/desk/services/0198/discard".to_owned(),
            offer: Some(act(Vec::new())),
            offered: true,
            page,
        }
    }

    /// A sample of a service that was withdrawn and has no draft, for who only reads.
    pub fn sample_quiet(language: Language) -> Self {
        let sample = Self::sample(language);
        Self {
            draft: String::new(),
            live: String::new(),
            changes: String::new(),
            hint: None,
            flaws: Vec::new(),
            publish: None,
            discard: String::new(),
            offer: None,
            offered: false,
            ..sample
        }
    }
}

impl Versions {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let row = |number: i64, current: bool, note: &str| Version {
            id: format!("0198-{number}"),
            number,
            current,
            published: w
                .with("catalogue-published-by", &[("when", &"27/11/2026"), ("name", &"Ada Lovell")])
                .into_owned(),
            note: note.to_owned(),
            cases: w.with_one("catalogue-version-cases", "count", number - 1).into_owned(),
            compare_href: "/desk/services/0198/differences?from=1&to=published".to_owned(),
        };
        let restored = w.with_one("catalogue-restored", "number", 1_i64).into_owned();
        let rows = vec![row(3, true, &restored), row(2, false, "Plainer words <for bins>."), row(1, false, "")];
        let form = Form::new(&page, Vec::new()).to("/desk/services/0198/versions");
        Self { frame: frame(&page, Part::Versions), rows, form: Some(form), version: 7, page }
    }
}

fn difference(page: &Page) -> Difference {
    Difference {
        part: say(page, "Messages › When it is received", "Negeseuon › Pan ddaw i law"),
        from: vec!["We will come back for your bin.".to_owned(), "Byddwn yn dod yn ôl.".to_owned()],
        to: Vec::new(),
    }
}

impl Differences {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let (from, to) = (w.get("catalogue-text-published"), w.get("catalogue-text-draft"));
        Self {
            frame: frame(&page, Part::Overview),
            lead: w.with("catalogue-differences-lead", &[("from", &from), ("to", &to)]).into_owned(),
            from: from.into_owned(),
            to: to.into_owned(),
            rows: vec![difference(&page)],
            page,
        }
    }

    /// A sample without any.
    pub fn sample_none(language: Language) -> Self {
        Self { rows: Vec::new(), ..Self::sample(language) }
    }
}

impl Library {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let own = vec!["Please leave it <out>.".to_owned()];
        let update = Update { value: "/messages/received".to_owned(), difference: difference(&page), own };
        let form = Form::new(&page, Vec::new()).to("/desk/services/0198/library");
        let own = vec![difference(&page)];
        Self { frame: frame(&page, Part::Library), own, updates: vec![update], form: Some(form), version: 2, page }
    }

    /// A sample in which nothing differs.
    pub fn sample_same(language: Language) -> Self {
        Self { own: Vec::new(), updates: Vec::new(), ..Self::sample(language) }
    }
}

impl Preview {
    /// A sample, as a citizen sees it.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        Self {
            frame: frame(&page, Part::Overview),
            agent: false,
            name: say(&page, "Bin not emptied", "Bin heb ei wagio"),
            guidance: vec![say(&page, "Leave the bin out.", "Gadewch y bin allan.")],
            urgent: say(&page, "If it is dangerous, call us.", "Os yw’n beryglus, ffoniwch ni."),
            target: w.with_one("service-target-working", "days", 2_u32).into_owned(),
            script: vec![say(&page, "Ask which bin it is.", "Gofynnwch pa fin ydyw.")],
            facts: vec![Fact::new(w.get("catalogue-channels"), w.get("catalogue-channels-all"))],
            closed: String::new(),
            form: Form::new(&page, vec![standard::name(w), standard::email(w).optional()]),
            received: say(&page, "We come back for your bin.", "Byddwn yn dod yn ôl am eich bin."),
            completed: say(&page, "Your bin is empty.", "Mae eich bin yn wag."),
            page,
        }
    }

    /// A sample, as an agent sees it.
    pub fn sample_agent(language: Language) -> Self {
        Self { agent: true, ..Self::sample(language) }
    }

    /// A sample of what can't be asked for on the web.
    pub fn sample_closed(language: Language) -> Self {
        let sample = Self::sample(language);
        Self { closed: sample.page.w.get("service-staff-only").into_owned(), ..sample }
    }
}

impl New {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let entries = vec![Choice::new("pothole", say(&page, "Report a pothole", "Rhoi gwybod am dwll"))];
        let teams = vec![Choice::new("0198", say(&page, "Highways", "Priffyrdd"))];
        let shelf = Form::new(&page, Self::shelf_fields(w, entries)).to("/desk/services/new/library");
        let own = Form::new(&page, Self::own_fields(w, teams)).to("/desk/services/new");
        Self { shelf: Some(shelf), own, page }
    }

    /// A sample that was sent without a name, where the council has all of the library.
    pub fn sample_refused(language: Language) -> Self {
        let sample = Self::sample(language);
        let own = sample.own.wrong("name-en", sample.page.w.get("fault-plain-required"));
        Self { shelf: None, own, page: sample.page.failing(true) }
    }
}
