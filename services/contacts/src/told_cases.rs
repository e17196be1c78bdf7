//! Whose cases are told: everyone's to who sees every case. To the others a person is told without their
//! cases, which the cases service gives to those who may see them.

use auth::Allowed;
use contacts_api::interaction::{Interaction, InteractionSummary};
use contacts_api::measure::Enquiry;
use contacts_api::{Contact, perm};
use contract::{Page, Permission, StaffId};

/// Which cases of other people's the caller is told of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Told {
    /// Everyone's.
    All,
    /// Those of the interactions that are theirs.
    Own(Option<StaffId>),
}

impl Told {
    /// What the caller's token carries.
    pub fn to<P: Permission>(allowed: &Allowed<P>) -> Self {
        if allowed.holds::<perm::ReadPeoplesCases>() { Self::All } else { Self::Own(allowed.actor().staff()) }
    }

    /// Whether everyone's are.
    pub fn all(self) -> bool {
        matches!(self, Self::All)
    }

    /// A person.
    pub fn contact(self, contact: Contact) -> Contact {
        if self.all() { contact } else { Contact { cases: Vec::new(), ..contact } }
    }

    /// An interaction.
    pub fn interaction(self, interaction: Interaction) -> Interaction {
        Interaction { summary: self.summary(interaction.summary), ..interaction }
    }

    /// A page of interactions.
    pub fn page(self, page: Page<InteractionSummary>) -> Page<InteractionSummary> {
        Page { items: page.items.into_iter().map(|one| self.summary(one)).collect(), next: page.next }
    }

    /// A page of enquiries.
    pub fn enquiries(self, page: Page<Enquiry>) -> Page<Enquiry> {
        if self.all() {
            return page;
        }
        let items = page.items.into_iter().map(|enquiry| Enquiry { cases: Vec::new(), ..enquiry });
        Page { items: items.collect(), next: page.next }
    }

    fn summary(self, summary: InteractionSummary) -> InteractionSummary {
        let theirs = match self {
            Self::All => true,
            Self::Own(me) => me.is_some() && summary.staff.as_ref().map(|staff| staff.id) == me,
        };
        if theirs { summary } else { InteractionSummary { cases: Vec::new(), ..summary } }
    }
}
