use contract::{Bilingual, Language};

use super::{Closed, Link, Row, Team, Teams};
use crate::form::{Choice, Form};
use crate::page::{Page, Section};

fn page(language: Language) -> Page {
    Page::sample_desk(language, Section::Teams)
}

impl Teams {
    /// A sample with a team whose clocks nobody hears of, and one that was closed.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let row = |en: &str, cy: &str, told| Row {
            href: "/desk/teams/0198".to_owned(),
            name: page.say(&Bilingual::new(en, cy)).to_owned(),
            members: "4".to_owned(),
            cases: "31".to_owned(),
            services: "6".to_owned(),
            told,
        };
        let rows = vec![row("Parks & open spaces", "Parciau a mannau agored", false), row("Waste", "Gwastraff", true)];
        let name = page.say(&Bilingual::new("Street care", "Gofal strydoedd")).to_owned();
        let said = page.w.with("team-closed-to", &[("when", &"27/11/2026"), ("heir", &rows[0].name)]).into_owned();
        let make = Form::new(&page, Self::fields(&page, None)).to("/desk/teams");
        Self { rows, closed: vec![Closed { href: "/desk/teams/0199".to_owned(), name, said }], make: Some(make), page }
    }

    /// A sample whose name another team has.
    pub fn sample_refused(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        sample.make = sample.make.map(|form| form.wrong("name-en", w.get("fault-duplicate-team")));
        sample.page = sample.page.failing(true);
        sample
    }
}

impl Team {
    /// A sample of a team that works.
    pub fn sample(language: Language) -> Self {
        let page = page(language);
        let w = page.w;
        let name = Bilingual::new("Waste and recycling", "Gwastraff ac ailgylchu");
        let others = vec![Choice::new("0199", page.say(&Bilingual::new("Parks", "Parciau")))];
        Self {
            name: page.say(&name).to_owned(),
            has: ["team-cases", "team-waiting", "team-members"]
                .map(|key| w.with_one(key, "count", 3_i64).into_owned())
                .into(),
            services: vec![Link {
                href: "/desk/services/0198".to_owned(),
                name: page.say(&Bilingual::new("Report a missed bin", "Rhoi gwybod am fin")).to_owned(),
            }],
            calendar: "/desk/calendars/0198".to_owned(),
            told: false,
            closed: String::new(),
            rename: Some(Form::new(&page, Teams::fields(&page, Some(&name))).to("/desk/teams/0198")),
            close: Some(Form::new(&page, Self::fields(&page, others)).to("/desk/teams/0198/close")),
            reopen: None,
            version: "\"1\"".to_owned(),
            page,
        }
    }

    /// A sample of a team that can't be closed yet.
    pub fn sample_refused(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        sample.close = sample.close.map(|form| form.wrong("to", w.get("fault-required-heir")));
        sample.page = sample.page.failing(true);
        sample
    }

    /// A sample of a team that was closed.
    pub fn sample_closed(language: Language) -> Self {
        let sample = Self::sample(language);
        let closed = sample.page.w.with("team-closed-to", &[("when", &"27/11/2026"), ("heir", &"Parks")]).into_owned();
        let reopen = Form::new(&sample.page, Vec::new()).to("/desk/teams/0198/reopen");
        Self { closed, rename: None, close: None, services: Vec::new(), reopen: Some(reopen), ..sample }
    }
}
