use cases_api::case::ToldBy;
use cases_api::events::{CaseOpened, CaseUpdated};
use cases_api::workflow::State;
use contract::{Arrived, CouncilId, Event as _};
use events::Fault;

use super::{Draft, Home, Message, To, Writer, dates};
use crate::template::{Key, Values};

impl Writer {
    /// That a report was received; none where its reporter gave neither an email address nor a postal one.
    ///
    /// # Errors
    /// When it can't be written as things stand.
    pub(crate) fn case_opened(&self, council: CouncilId, event: &Arrived<CaseOpened>) -> Result<Option<Draft>, Fault> {
        let Arrived { at, fact, private, .. } = event;
        let home = Home {
            name: &private.name,
            address: private.address.as_deref().unwrap_or_default(),
            postcode: &private.postcode,
            reference: fact.reference,
            at: *at,
        };
        let Some(to) = reached(private.email.as_deref(), home) else {
            return Ok(None);
        };
        let council = self.council(council)?;
        let language = fact.language;
        let due = dates::in_london(fact.due_at, language).map_err(|_| untold())?;
        let what_next = fact.what_next.get(language);
        let first = fact.split_from.map(|first| first.to_string()).unwrap_or_default();
        let values = Values::default()
            .line("name", &private.name)
            .line("reference", &fact.reference.to_string())
            .line("service", fact.service.get(language))
            .flag("by_itself", first.is_empty())
            .flag("is_split", !first.is_empty())
            .line("first", &first)
            .flag("has_next", !what_next.trim().is_empty())
            .line("what_next", what_next)
            .line("due", &due)
            .link("link", self.link(&council, "/follow", &private.follow_token, language)?);
        self.write(&council, Message { about: fact.aggregate(), key: Key::CaseOpened, language, to, values }).map(Some)
    }

    /// That a case moved, or what someone wrote; none where its reporter gave neither an email address nor a
    /// postal one.
    ///
    /// # Errors
    /// When it can't be written as things stand.
    pub(crate) fn case_updated(
        &self,
        council: CouncilId,
        event: &Arrived<CaseUpdated>,
    ) -> Result<Option<Draft>, Fault> {
        let Arrived { at, fact, private, .. } = event;
        let home = Home {
            name: &private.name,
            address: private.address.as_deref().unwrap_or_default(),
            postcode: private.postcode.as_deref().unwrap_or_default(),
            reference: fact.reference,
            at: *at,
        };
        let Some(to) = reached(private.email.as_deref(), home) else {
            return Ok(None);
        };
        let council = self.council(council)?;
        let language = fact.language;
        let text = private.text.as_deref().unwrap_or_default().trim();
        let outcome = fact.outcome_words.as_ref().map_or("", |words| words.get(language));
        let values = Values::default()
            .line("name", &private.name)
            .line("reference", &fact.reference.to_string())
            .line("service", fact.service.get(language));
        let values = match &fact.rerouted {
            Some(rerouted) => values
                .line("from", rerouted.from.get(language))
                .line("due", &dates::in_london(rerouted.due_at, language).map_err(|_| untold())?),
            None => values,
        };
        let values = values
            .line("state", fact.state_words.get(language))
            .flag("ended", !outcome.trim().is_empty())
            .line("outcome", outcome)
            .flag("waits", fact.state == State::Waiting)
            .flag("said", !text.is_empty())
            .text("text", text)
            .link("link", self.link(&council, "/follow", &private.follow_token, language)?);
        let key = match (&fact.rerouted, fact.moved) {
            (Some(_), _) => Key::CaseRerouted,
            (None, true) => Key::CaseMoved,
            (None, false) => Key::CaseMessage,
        };
        self.write(&council, Message { about: fact.aggregate(), key, language, to, values }).map(Some)
    }
}

/// By email where there is an address for it, else by post where there is one for that.
fn reached<'a>(email: Option<&'a str>, home: Home<'a>) -> Option<To<'a>> {
    match ToldBy::having(email.is_some(), !home.address.trim().is_empty()) {
        ToldBy::Email => email.map(To::Email),
        ToldBy::Letter => Some(To::Post(home)),
        ToldBy::Nothing | ToldBy::Died => None,
    }
}

fn untold() -> Fault {
    Fault::hopeless("a date can't be told")
}
