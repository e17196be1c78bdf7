//! What a citizen can say once their report is finished: how well it was done, and that it isn't.

use crate::form::{Choice, Field, Form, Shape};
use crate::words::Words;

/// The forms below a report that is finished.
pub struct After {
    /// Says how well it was done.
    pub rate: Form,
    /// Whether they said so before, and may change it.
    pub rated: bool,
    /// Has it opened again, and until which day that is possible.
    pub reopen: Option<(Form, String)>,
}

impl After {
    /// The fields of the form that rates.
    pub fn rate_fields(w: Words) -> Vec<Field> {
        let marks = (1..=5).map(|mark| Choice::new(mark.to_string(), w.get(&format!("after-rating-{mark}"))));
        let words = Field::new(Shape::Paragraphs, "words", w.get("after-words")).optional();
        vec![
            Field::choice(Shape::Radios, "rating", w.get("after-rating"), marks.collect()),
            Field { most: 1000, rows: 3, ..words },
        ]
    }

    /// The field of the form that opens it again.
    pub fn reopen_fields(w: Words) -> Vec<Field> {
        let reason = Field::new(Shape::Paragraphs, "reason", w.get("after-reason"));
        vec![Field { most: 5000, rows: 3, ..reason }]
    }

    /// What is wrong with its forms, in the order of the page.
    pub fn faults(&self) -> Vec<&crate::form::Fault> {
        let reopen = self.reopen.iter().flat_map(|(form, _)| &form.faults);
        self.rate.faults.iter().chain(reopen).collect()
    }
}
