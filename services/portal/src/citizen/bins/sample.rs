use contacts_api::address::FoundAddress;
use contacts_api::bins::{BinDays as Known, Collection};
use contract::{Bilingual, Language};
use time::macros::date;
use uuid::Uuid;

use super::{BinDays, FindBins, PATH};
use crate::form::Form;
use crate::page::Page;

/// The days of an address at Christmas.
pub fn known() -> Known {
    let collection = |en: &str, cy: &str, usual, date, why| Collection {
        round: Uuid::from_u128(1).into(),
        collects: vec![Bilingual::new(en, cy)],
        usual,
        date,
        why,
    };
    let christmas = Some(Bilingual::new("Christmas", "y Nadolig"));
    let (rubbish, recycling) = (("Rubbish", "Sbwriel"), ("Recycling; paper, card", "Ailgylchu; papur, cerdyn"));
    let days = [
        (rubbish, date!(2026 - 12 - 18), Some(date!(2026 - 12 - 18)), None),
        (recycling, date!(2026 - 12 - 25), Some(date!(2026 - 12 - 26)), christmas.clone()),
        (rubbish, date!(2027 - 01 - 01), None, christmas.clone()),
        (rubbish, date!(2027 - 01 - 08), Some(date!(2027 - 01 - 06)), christmas),
    ];
    Known {
        kept: true,
        address: Some(FoundAddress {
            uprn: "100062410143".to_owned(),
            line: "14 <Mill> Lane, Worthing".to_owned(),
            town: "Worthing".to_owned(),
            postcode: "BN11 1HS".to_owned(),
            ward: String::new(),
            latitude: None,
            longitude: None,
        }),
        served: true,
        collections: days.map(|((en, cy), usual, date, why)| collection(en, cy, usual, date, why)).to_vec(),
        changed_at: Some(time::macros::datetime!(2026-12-01 09:30 UTC)),
    }
}

impl FindBins {
    /// A sample before anything was asked.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample(language);
        let form = Form::new(&page, Self::fields(page.w)).to(PATH);
        Self { form: Some(form), postcode: String::new(), found: Vec::new(), page }
    }

    /// A sample with addresses.
    pub fn sample_found(language: Language) -> Self {
        let found = ["14 <Mill> Lane, Worthing", "16 Mill Lane, Worthing"];
        let found = found.map(|line| (format!("{PATH}/100062410143"), line.to_owned())).to_vec();
        Self { postcode: "BN11 1HS".to_owned(), found, ..Self::sample(language) }
    }

    /// A sample whose postcode is none.
    pub fn sample_refused(language: Language) -> Self {
        let sample = Self::sample(language);
        let w = sample.page.w;
        let form = sample.form.map(|form| form.wrong("postcode", w.get("fault-not-a-postcode")));
        Self { form, page: sample.page.failing(true), ..sample }
    }

    /// A sample of a council without rounds.
    pub fn sample_none(language: Language) -> Self {
        Self { form: None, ..Self::sample(language) }
    }
}

impl BinDays {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        Self::of(Page::sample(language), "100062410143", &known(), "bryndu.example", Some("missed-bin"))
    }

    /// A sample that no round serves.
    pub fn sample_unserved(language: Language) -> Self {
        let known = Known { served: false, collections: Vec::new(), ..known() };
        Self::of(Page::sample(language), "100062410143", &known, "bryndu.example", None)
    }
}
