use contract::{Arrived, Bilingual, CouncilId, Event as _};
use events::Fault;
use identity_api::{Role, StaffInvited};

use super::{Draft, Message, To, Writer, dates};
use crate::template::{Key, Values};

impl Writer {
    /// The invitation of a member of staff, in the council's first language.
    ///
    /// # Errors
    /// When it can't be written as things stand.
    pub(crate) fn staff_invited(&self, council: CouncilId, event: &Arrived<StaffInvited>) -> Result<Draft, Fault> {
        let council = self.council(council)?;
        let Arrived { fact, private, .. } = event;
        let language = council.first_language();
        let expires =
            dates::in_london(fact.expires_at, language).map_err(|_| Fault::hopeless("a date can't be told"))?;
        let values = Values::default()
            .line("name", &private.name)
            .line("role", words(fact.role).get(language))
            .line("expires", &expires)
            .link("link", self.link(&council, "/desk/invitation", &private.token, language)?);
        self.write(
            &council,
            Message {
                about: fact.aggregate(),
                key: Key::StaffInvited,
                language,
                to: To::Email(&private.email),
                values,
            },
        )
    }
}

fn words(role: Role) -> Bilingual {
    match role {
        Role::Agent => Bilingual::new("agent", "asiant"),
        Role::Caseworker => Bilingual::new("caseworker", "gweithiwr achos"),
        Role::Manager => Bilingual::new("manager", "rheolwr"),
        Role::Administrator => Bilingual::new("administrator", "gweinyddwr"),
        Role::ReadOnly => Bilingual::new("reader", "darllenydd"),
        Role::Councillor => Bilingual::new("councillor’s office", "swyddfa cynghorydd"),
    }
}
