use contacts_api::bins::{Round, Season, SetRound, Weekday};
use contract::{Bilingual, Language};
use uuid::Uuid;

use super::{DeskBins, EditRound, PATH, RoundRow, ShiftRow, moved, rhythm};
use crate::form::Form;
use crate::page::{Page, Section};

fn round() -> Round {
    let round = SetRound {
        name: "Monday <A>".to_owned(),
        collects: vec![Bilingual::new("Garden waste", "Gwastraff gardd")],
        weekdays: vec![Weekday::Monday],
        every_weeks: 2,
        anchor: "2026-11-30".to_owned(),
        season: Some(Season { from: "03-15".to_owned(), to: "11-30".to_owned() }),
    };
    Round { id: Uuid::from_u128(1).into(), round, addresses: 1_204, version: 2 }
}

impl DeskBins {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Bins);
        let (w, known) = (page.w, round());
        let row = RoundRow {
            href: format!("{PATH}/rounds/{}", known.id),
            name: known.round.name.clone(),
            kinds: page.say(&known.round.collects[0]).to_owned(),
            days: rhythm(&known.round, w),
            addresses: known.addresses,
        };
        let back = Form::new(&page, Vec::new()).to(format!("{PATH}/shifts/1/take-back"));
        let shift = ShiftRow {
            days: "2026-12-25".to_owned(),
            what: moved(Some(1), w),
            whose: w.get("bins-all-rounds").into_owned(),
            back,
        };
        let form = Form::new(&page, Self::fields(&page, &[known])).to(format!("{PATH}/shifts"));
        let file = Form::new(&page, Self::file_fields(w)).to(format!("{PATH}/file"));
        Self { rounds: vec![row], shifts: vec![shift], shift: form, preview: None, file, page }
    }

    /// A sample that shows what would be moved.
    pub fn sample_preview(language: Language) -> Self {
        let sample = Self::sample(language);
        let moved = ("Monday <A>", "2026-12-25", "2026-12-26");
        let moved = (moved.0.to_owned(), moved.1.to_owned(), moved.2.to_owned());
        Self { preview: Some(vec![moved]), ..sample }
    }

    /// A sample of a council without rounds.
    pub fn sample_empty(language: Language) -> Self {
        Self { rounds: Vec::new(), shifts: Vec::new(), ..Self::sample(language) }
    }
}

impl EditRound {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Bins);
        let known = round();
        let form = Form::new(&page, Self::fields(&page, Some(&known.round))).to(format!("{PATH}/rounds/1"));
        Self { name: known.round.name, form, version: known.version, page }
    }

    /// A sample that was refused.
    pub fn sample_refused(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Bins).failing(true);
        let form = Form::new(&page, Self::fields(&page, None)).to(format!("{PATH}/rounds/new"));
        let form = form.wrong("name", page.w.get("fault-duplicate-round"));
        Self { name: String::new(), form, version: 0, page }
    }
}
