//! Every text of a form, with its place.

use contract::lang::Bilingual;

use super::{Field, Form};

impl Form {
    /// Every text, with its JSON Pointer in the form.
    pub fn texts(&self) -> Vec<(String, &Bilingual)> {
        let mut texts = Vec::new();
        for (at, field) in self.fields.iter().enumerate() {
            field.texts(&format!("/fields/{at}"), &mut texts);
        }
        texts
    }
}

impl Field {
    fn texts<'a>(&'a self, place: &str, texts: &mut Vec<(String, &'a Bilingual)>) {
        texts.push((format!("{place}/label"), &self.label));
        texts.extend(self.hint.iter().map(|hint| (format!("{place}/hint"), hint)));
        texts.extend(self.page.iter().map(|page| (format!("{place}/page"), page)));
        for (at, choice) in self.choices.iter().enumerate() {
            texts.push((format!("{place}/choices/{at}/label"), &choice.label));
        }
        for (at, stop) in self.stops.iter().enumerate() {
            texts.push((format!("{place}/stops/{at}/advice"), &stop.advice));
            texts.extend(stop.link.iter().map(|link| (format!("{place}/stops/{at}/link"), link)));
        }
        for (at, field) in self.fields.iter().enumerate() {
            field.texts(&format!("{place}/fields/{at}"), texts);
        }
    }
}
