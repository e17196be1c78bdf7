use contacts_api::verification::{Check, VerificationRules};
use contract::Language;

use super::{Callers, Numbers, Row, Settings};
use crate::form::Form;
use crate::page::{Page, Section};

impl Settings {
    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, Section::Settings);
        let w = page.w;
        let row = |en: &str, cy: &str, checks| Row {
            key: "key".to_owned(),
            en: en.to_owned(),
            cy: cy.to_owned(),
            checks: Some(checks),
        };
        let rows = [
            row("What is your postcode?", "Beth yw eich cod post?", Check::Postcode),
            row("What is the <word>?", "", Check::Custom),
            Row::default(),
        ];
        let rules = VerificationRules { on: true, needed: 2, attempts: 2, questions: Vec::new() };
        let callers = Callers {
            form: Form::new(&page, Callers::fields(w, &rules, &rows)).to("/desk/settings/callers"),
            keys: rows.map(|row| row.key).to_vec(),
            version: "\"3\"".to_owned(),
        };
        let measures = Numbers {
            form: Form::new(&page, Self::measure_fields(w, ["7", "80", "180"])).to("/desk/settings/measures"),
            version: "\"0\"".to_owned(),
        };
        let times = Numbers {
            form: Form::new(&page, Self::time_fields(w, &["10", "15", "5", "200", "24"])).to("/desk/settings/times"),
            version: "\"2\"".to_owned(),
        };
        Self { callers: Some(callers), measures: Some(measures), times: Some(times), imports: true, away: false, page }
    }

    /// A sample whose questions were refused, while the measures can't be known.
    pub fn sample_refused(language: Language) -> Self {
        let mut sample = Self::sample(language);
        let w = sample.page.w;
        sample.callers = sample
            .callers
            .map(|callers| Callers { form: callers.form.wrong("q2-cy", w.get("fault-control-character")), ..callers });
        sample.page.failed = true;
        Self { measures: None, away: true, ..sample }
    }
}
