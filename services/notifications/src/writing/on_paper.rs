use contract::Language;
use contract::council::Council;
use events::Fault;
use notifications_api::letter::{Letter, LetterLine};

use super::{Home, Writer, dates, window};
use crate::template::{Key, TemplateFault, Values, one_line};

impl Writer {
    /// The template as a letter: who writes and to whom, what it says, and how to answer.
    pub(super) fn on_paper(
        &self,
        council: &Council,
        key: Key,
        language: Language,
        values: Values,
        home: &Home<'_>,
    ) -> Result<Letter, Fault> {
        let contact = &council.contact;
        let address: Vec<String> = contact.address.lines().map(one_line).filter(|line| !line.is_empty()).collect();
        let hours = contact.hours.get(language);
        let reference = home.reference.to_string();
        let values = values
            .line("reference", &reference)
            .flag("has_hours", !hours.trim().is_empty())
            .line("hours", hours)
            .flag("has_address", !address.is_empty())
            .line("address", &address.join(", "))
            .line("follow", &self.typed_address(council, "/follow"));
        let hopeless = |why: TemplateFault| Fault::hopeless(why.to_string());
        let said = |key| self.templates.get(key, language).and_then(|template| template.on_paper(&values));
        let (subject, mut blocks) = said(key).map_err(hopeless)?;
        blocks.extend(said(Key::LetterEnd).map_err(hopeless)?.1);
        let dated = dates::day_in_london(home.at, language).map_err(|_| Fault::hopeless("a date can't be told"))?;
        let more = [&contact.phone, &contact.email, &contact.website].map(|line| one_line(line));
        let (date, our_reference) = match language {
            Language::En => ("Date", "Our reference"),
            Language::Cy => ("Dyddiad", "Ein cyfeirnod"),
        };
        Ok(Letter {
            language,
            council: council.name.get(language).to_owned(),
            from: address.into_iter().chain(more.into_iter().filter(|line| !line.is_empty())).collect(),
            to: window::lines(home.name, home.address, home.postcode),
            dated: LetterLine { label: date.to_owned(), value: dated },
            reference: LetterLine { label: our_reference.to_owned(), value: reference },
            subject,
            blocks,
        })
    }

    /// The address of a page of the council's as someone types it from paper.
    fn typed_address(&self, council: &Council, page: &str) -> String {
        let address = self.config.address(council.host(), page);
        address.strip_prefix("https://").unwrap_or(&address).to_owned()
    }
}
