//! Samples of the pages of clocks.

use cases_api::calendar::TeamCalendar;
use cases_api::clock::{Alarm, AlarmAt, AlarmTo, ClockRule, ClockState, ClockView, PauseChoice};
use cases_api::target::{Explanation, Step, Target};
use contract::{Bilingual, Language};
use jiff::civil::date;
use time::macros::datetime;

use super::calendars::{Calendar, Calendars, Closed, Team};
use super::emergency::{Emergency, Still, told};
use super::of_case::CaseClocks;
use super::rules::{Around, EditRule, Rule, Rules, consequence, fields, length};
use crate::desk::services::Part;
use crate::desk::services::sample::frame;
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, Section};
use crate::words::Words;

/// Clocks of a request for information: one stands still, one was met.
pub fn views() -> Vec<ClockView> {
    let waiting = Bilingual::new(
        "We asked what is wanted and wait for the answer",
        "Gofynnom beth sydd ei eisiau ac rydym yn aros am yr ateb",
    );
    let steps = vec![
        Step::Received { at: datetime!(2026-11-20 10:00 UTC), on: date(2026, 11, 20) },
        Step::Paused { from: date(2026, 11, 24), to: date(2026, 11, 25), why: waiting.clone() },
        Step::StandsStill { why: waiting.clone() },
        Step::Due { at: datetime!(2026-12-22 17:00 UTC), on: date(2026, 12, 22) },
    ];
    let counted = |target, steps| Explanation { target, steps };
    let clock = |id: &str, name: Bilingual, state, explanation| ClockView {
        id: id.to_owned(),
        name,
        state,
        main: id == "main",
        due_at: datetime!(2026-12-22 17:00 UTC),
        overdue: false,
        explanation,
        may_pause: Vec::new(),
        may_resume: false,
        may_extend: 0,
        late: 0,
        effect: None,
    };
    let answer = clock(
        "main",
        Bilingual::new("Answer the request", "Ateb y cais"),
        ClockState::Paused,
        counted(Target::WorkingDays(20), steps),
    );
    let acknowledge = clock(
        "acknowledge",
        Bilingual::new("Acknowledge", "Cydnabod"),
        ClockState::Met,
        counted(Target::WorkingDays(5), Vec::new()),
    );
    let review = clock(
        "review",
        Bilingual::new("Review", "Adolygu"),
        ClockState::Running,
        counted(Target::Months(2), Vec::new()),
    );
    let fee = PauseChoice {
        id: "fee".into(),
        reason: Bilingual::new("A fees notice was sent", "Anfonwyd hysbysiad ffioedd"),
    };
    vec![
        ClockView {
            may_resume: true,
            effect: Some(Bilingual::new("The council is in breach", "Mae’r cyngor yn torri’r gyfraith")),
            ..answer
        },
        acknowledge,
        ClockView { may_pause: vec![fee], may_extend: 2, late: 2, ..review },
    ]
}

impl CaseClocks {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Cases);
        let clocks = views().iter().map(|view| Self::workable(&page, view, "/desk/cases/1/clocks", true)).collect();
        let service = match language {
            Language::En => "Freedom of information request",
            Language::Cy => "Cais rhyddid gwybodaeth",
        };
        Self {
            back: "/desk/cases/1".to_owned(),
            reference: "BRY-7K2-M4QX".to_owned(),
            service: service.to_owned(),
            version: 3,
            clocks,
            page,
        }
    }

    /// A sample whose extension was refused.
    pub fn sample_refused(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        if let Some(last) = sample.clocks.last_mut() {
            let form = last.extend.take();
            last.extend = form.map(|form| form.wrong("by-review", w.get("fault-plain-out-of-range")));
        }
        sample.page = sample.page.failing(true);
        sample
    }
}

fn services(w: Words) -> Vec<Choice> {
    let (bin, garden) = match w.language() {
        Language::En => ("Missed bin", "Garden waste"),
        Language::Cy => ("Bin heb ei gasglu", "Gwastraff gardd"),
    };
    vec![Choice::new("missed-bin", bin), Choice::new("garden-waste", garden)]
}

impl Emergency {
    /// A sample with one service that stands still.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Emergency);
        let why = told("storm");
        let still = Still {
            name: services(page.w).swap_remove(0).text,
            why: vec![why.en.clone(), why.cy.unwrap_or_default()],
            since: page.w.with("emergency-since", &[("at", &"24 Nov 2026, 7:10"), ("by", &"Priya Shah")]).into_owned(),
            waits: page.w.with_one("emergency-waits", "count", 12_u32).into_owned(),
            end: Some(Form::new(&page, Vec::new()).to("/desk/emergency/1/end")),
        };
        let stop = Form::new(&page, Self::fields(&page, services(page.w)));
        Self { still: vec![still], stop: Some(stop), page }
    }

    /// A sample without any, whose form was sent empty.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Emergency).failing(true);
        let w = page.w;
        let stop =
            Form::new(&page, Self::fields(&page, services(w))).wrong("reason", w.get("fault-required-emergency"));
        Self { still: Vec::new(), stop: Some(stop), page }
    }
}

impl Calendars {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Settings);
        let w = page.w;
        let (name, team, days) = match language {
            Language::En => ("Christmas closure", "Waste and recycling", "29 December 2026 to 31 December 2026"),
            Language::Cy => ("Cau dros y Nadolig", "Gwastraff ac ailgylchu", "29 Rhagfyr 2026 i 31 Rhagfyr 2026"),
        };
        let closed = Closed {
            days: days.to_owned(),
            name: name.to_owned(),
            whose: w.get("closure-everyone").into_owned(),
            remove: Form::new(&page, Vec::new()).to("/desk/calendars/closures/1/remove"),
        };
        let of_team = Team {
            name: team.to_owned(),
            days: w.get("weekday-monday").into_owned(),
            hours: "07:00–15:00".to_owned(),
            chain: "Priya Shah, Tomos Rees".to_owned(),
            href: "/desk/calendars/1".to_owned(),
        };
        let close = Form::new(&page, Self::fields(&page, &[Choice::new("1", team)])).to("/desk/calendars");
        Self { closures: vec![closed], close, teams: vec![of_team], page }
    }

    /// A sample without closures, whose form was sent empty.
    pub fn sample_refused(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        let fields = Self::fields(&sample.page, &[]);
        sample.closures.clear();
        sample.close = Form::new(&sample.page, fields).wrong("from", w.get("fault-plain-not-a-date"));
        sample.page = sample.page.failing(true);
        sample
    }
}

impl Calendar {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Settings);
        let colleagues = [Choice::new("1", "Priya Shah"), Choice::new("2", "Tomos Rees")];
        let form = Form::new(&page, Self::fields(&TeamCalendar::default(), &colleagues, page.w));
        let name = match language {
            Language::En => "Waste and recycling",
            Language::Cy => "Gwastraff ac ailgylchu",
        };
        Self { name: name.to_owned(), version: "\"1\"".to_owned(), form, page }
    }
}

/// A clock of a parking penalty.
fn penalty() -> ClockRule {
    ClockRule {
        name: Bilingual::new("Decide the representations", "Penderfynu ar y sylwadau"),
        alarms: vec![Alarm { when: AlarmAt::Before(14), to: AlarmTo::Manager }],
        effect: Some(Bilingual::new("The representations are deemed accepted", "Bernir bod y sylwadau wedi’u derbyn")),
        ..ClockRule::of_target(Target::CalendarDays(56))
    }
}

fn penalties(language: Language) -> String {
    match language {
        Language::En => "Challenge a parking penalty".to_owned(),
        Language::Cy => "Herio cosb barcio".to_owned(),
    }
}

impl Rules {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Services);
        let (w, rule) = (page.w, penalty());
        let clock = |main: bool| Rule {
            name: rule.name.get(language).to_owned(),
            length: length(&rule, w),
            consequence: consequence(&rule, w),
            main,
            href: "/desk/services/parking/clocks/main".to_owned(),
            remove: (!main).then(|| Form::new(&page, vec![Field::new(Shape::Line, "remove", "").filled("discount")])),
        };
        let choices = vec![Choice::new("own", w.get("rule-own"))];
        Self {
            frame: frame(&page, Part::Clocks),
            drafted: true,
            clocks: vec![clock(true), clock(false)],
            flaws: vec![w.get("fault-plain-out-of-range").into_owned()],
            add: Form::new(&page, vec![Field::choice(Shape::Select, "preset", w.get("rule-preset"), choices)]),
            version: 2,
            page,
        }
    }
}

impl EditRule {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Services);
        let waiting = Choice::new("waiting", page.w.get("status-waiting"));
        let around = Around { places: vec![waiting], days: Vec::new() };
        let rule = penalty();
        let form = Form::new(&page, fields(&rule, 0, &around, &page));
        Self {
            back: "/desk/services/parking/clocks".to_owned(),
            service: penalties(language),
            name: rule.name.get(language).to_owned(),
            form,
            version: 2,
            page,
        }
    }

    /// A sample whose length was refused.
    pub fn sample_refused(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        sample.form = sample.form.wrong("count", w.get("fault-plain-out-of-range"));
        sample.page = sample.page.failing(true);
        sample
    }
}
