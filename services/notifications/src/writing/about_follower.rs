use cases_api::events::{FollowerTold, FollowerToldWhy};
use contract::{Arrived, CouncilId, Event as _};
use events::Fault;

use super::{Draft, Message, To, Writer};
use crate::template::{Key, Values};

impl Writer {
    /// How what someone follows goes on, with the link by which they are told no more.
    ///
    /// # Errors
    /// When it can't be written as things stand.
    pub(crate) fn follower_told(&self, council: CouncilId, event: &Arrived<FollowerTold>) -> Result<Draft, Fault> {
        let Arrived { fact, private, .. } = event;
        let council = self.council(council)?;
        let language = fact.language;
        let text = private.text.as_deref().unwrap_or_default().trim();
        let link = match &private.confirm_token {
            Some(secret) => self.link(&council, "/be-told/confirm", secret, language)?,
            None => self.link(&council, "/stop", &private.stop_token, language)?,
        };
        let values = Values::default()
            .line("what", fact.what.get(language))
            .flag("said", !text.is_empty())
            .text("text", text)
            .link("link", link);
        let key = match fact.why {
            FollowerToldWhy::Asked => Key::FollowerAsked,
            FollowerToldWhy::Began => Key::FollowerBegan,
            FollowerToldWhy::Update => Key::FollowerUpdate,
            FollowerToldWhy::Over => Key::FollowerOver,
        };
        let to = To::Email(&private.email);
        let draft = self.write(&council, Message { about: fact.aggregate(), key, language, to, values })?;
        let stop = self.link(&council, "/stop/one-click", &private.stop_token, language)?;
        Ok(Draft { unsubscribe: (fact.why != FollowerToldWhy::Asked).then_some(stop), ..draft })
    }
}
