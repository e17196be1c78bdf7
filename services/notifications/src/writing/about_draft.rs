use cases_api::events::DraftHandedOver;
use contract::{Arrived, CouncilId, Event as _};
use events::Fault;

use super::{Draft, Message, To, Writer, dates};
use crate::template::{Key, Values};

impl Writer {
    /// That a half-done report waits for its citizen, with the link to it.
    ///
    /// # Errors
    /// When it can't be written as things stand.
    pub(crate) fn draft_handed_over(
        &self,
        council: CouncilId,
        event: &Arrived<DraftHandedOver>,
    ) -> Result<Draft, Fault> {
        let Arrived { fact, private, .. } = event;
        let council = self.council(council)?;
        let language = fact.language;
        let until = dates::in_london(fact.expires_at, language).map_err(|_| Fault::hopeless("a date can't be told"))?;
        let values = Values::default()
            .flag("has_name", !private.name.trim().is_empty())
            .line("name", &private.name)
            .line("reference", &fact.reference.to_string())
            .line("service", fact.service.get(language))
            .line("until", &until)
            .link("link", self.link(&council, "/continue", &private.token, language)?);
        let (key, to) = match private.mobile.as_deref() {
            Some(mobile) => (Key::DraftTexted, To::Mobile(mobile)),
            None => (Key::DraftHandedOver, To::Email(&private.email)),
        };
        self.write(&council, Message { about: fact.aggregate(), key, language, to, values })
    }
}
