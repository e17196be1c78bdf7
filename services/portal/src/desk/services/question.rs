use askama::Template;
use contract::Language;

use super::{Frame, Part};
use crate::form::{Choice, Field, Form, Shape};
use crate::page::{Page, View};

/// One question of a service's draft: first what kind of answer it takes, then what fits that kind.
#[derive(Template)]
#[template(path = "desk/services/question.html")]
pub struct Question {
    /// The page.
    pub page: Page,
    /// The service.
    pub frame: Frame,
    /// Whether it is added.
    pub new: bool,
    /// The name by which it is found again when it is written; empty for one that is added.
    pub name: String,
    /// The kind of its answer; empty while that is chosen.
    pub kind: String,
    /// What the kind is called.
    pub kind_label: String,
    /// What was typed before another kind is chosen; empty for nothing.
    pub carried: String,
    /// The form.
    pub form: Form,
    /// The version of the draft that it changes.
    pub version: i64,
}

impl Question {
    fn title(&self) -> String {
        self.page.w.get(if self.new { "questions-new" } else { "questions-one" }).into_owned()
    }

    /// A sample in which the kind is chosen.
    pub fn sample_choosing(language: Language) -> Self {
        let sample = Self::sample(language);
        let w = sample.page.w;
        let kinds = ["text", "date"].map(|kind| Choice::new(kind, w.get(&format!("questions-kind-{kind}"))));
        let kinds = Field::choice(Shape::Radios, "kind", w.get("questions-field-kind"), kinds.into());
        let form = Form::new(&sample.page, vec![kinds]).to("/desk/services/0198/questions/new");
        let carried = "label-en=When+shall+we+begin%3F&kind=date".to_owned();
        Self { new: true, name: String::new(), kind: String::new(), carried, form, ..sample }
    }

    /// A sample.
    pub fn sample(language: Language) -> Self {
        let page = Page::sample_desk(language, crate::page::Section::Services);
        let frame = super::sample::frame(&page, Part::Questions);
        let w = page.w;
        let line = |name: &str, value: &str| {
            Field::new(Shape::Line, name, w.get(&format!("questions-field-{name}"))).filled(value)
        };
        let days = ["any", "today-or-later"].map(|one| Choice::new(one, w.get(&format!("questions-days-{one}"))));
        let days = Field::choice(Shape::Radios, "days", w.get("questions-field-days"), days.into());
        let fields = vec![line("label-en", "When shall we begin?"), line("label-cy", ""), days.filled("any")];
        Self {
            frame,
            new: false,
            name: "begin".to_owned(),
            kind: "date".to_owned(),
            kind_label: w.get("questions-kind-date").into_owned(),
            carried: String::new(),
            form: Form::new(&page, fields).to("/desk/services/0198/questions/3"),
            version: 4,
            page,
        }
    }

    /// A sample of a price that can't be read.
    pub fn sample_refused(language: Language) -> Self {
        let sample = Self::sample(language);
        let price: [(&str, &dyn crate::words::Argument); 2] = [("price", &"48 a <year>"), ("answer", &"No")];
        let wrong = sample.page.w.with("questions-no-price", &price).into_owned();
        let form = sample.form.wrong("label-cy", wrong);
        Self { form, page: sample.page.failing(true), ..Self::sample(language) }
    }
}

impl View for Question {
    fn page(&self) -> &Page {
        &self.page
    }
}
