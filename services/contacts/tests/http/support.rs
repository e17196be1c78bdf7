//! A contact centre: a council with its staff, people whom it knows, and a neighbour.

use std::sync::Arc;

use cases_api::events::{CaseOpened, CaseOpenedPrivate};
use contacts::Contacts;
use contacts_api::contact::NewContact;
use contacts_api::interaction::{Interaction, StartInteraction};
use contacts_api::{ContactsClient, perm};
use contract::{
    Bilingual, CaseId, Channel, ContactId, CouncilId, InteractionId, Language, Permission as _, Prefix, Problem,
    Reference,
};
use identity_api::{Role, StaffInvited, StaffInvitedPrivate};
use testkit::alone::{Alone, Make};
use testkit::eventually;
use time::OffsetDateTime;
use uuid::Uuid;

/// What an agent may do.
const AGENT: [&str; 5] = [
    perm::ReadContacts::NAME,
    perm::ReadPeoplesCases::NAME,
    perm::WriteContacts::NAME,
    perm::ReadInteractions::NAME,
    perm::WorkInteractions::NAME,
];

const MAKE: Make = |_, context| Ok(Arc::new(Contacts::new(context)?) as Arc<dyn runtime::Service>);

pub struct Desk {
    pub alone: Alone,
    /// Who takes calls.
    pub agent: String,
    /// Who may do everything that a council's staff may, but take part in calls as an agent.
    pub manager: String,
}

impl Desk {
    pub async fn open() -> anyhow::Result<Self> {
        let alone = Alone::start(Contacts::NAME, MAKE, &["adur", "wealden"], &[]).await?;
        let council = alone.councils[0].id;
        let all: Vec<_> = perm::ALL.iter().map(|row| row.name).collect();
        let (agent, manager) = (alone.token(council, &AGENT)?, alone.token(council, &all)?);
        Ok(Self { alone, agent, manager })
    }

    /// Changes something, as the council's owner.
    pub async fn change(&self, sql: &'static str) -> anyhow::Result<()> {
        let mut owner = self.alone.owner(self.council()).await?;
        sqlx::query(sql).execute(&mut owner).await?;
        Ok(())
    }

    pub fn council(&self) -> CouncilId {
        self.alone.councils[0].id
    }

    /// Another process of the service over the same database.
    pub async fn another(&self) -> anyhow::Result<Alone> {
        self.alone.another(MAKE).await
    }

    /// A colleague who takes calls too.
    pub fn colleague(&self) -> anyhow::Result<String> {
        self.alone.token_of(Uuid::from_u128(7).into(), self.council(), &AGENT)
    }

    /// So long ago everything that ended has ended.
    pub async fn ended_before(&self, minutes: i32) -> anyhow::Result<()> {
        let mut owner = self.alone.owner(self.council()).await?;
        let before = "update interaction set started_at = started_at - make_interval(mins => $1),
            ended_at = ended_at - make_interval(mins => $1)";
        sqlx::query(before).bind(minutes).execute(&mut owner).await?;
        Ok(())
    }

    /// Someone who may do everything at the neighbour.
    pub fn neighbour(&self) -> anyhow::Result<String> {
        let all: Vec<_> = perm::ALL.iter().map(|row| row.name).collect();
        self.alone.token(self.alone.councils[1].id, &all)
    }

    pub fn client(&self) -> ContactsClient {
        ContactsClient::new(self.alone.client())
    }

    pub async fn knows(&self, new: NewContact) -> Result<ContactId, Problem> {
        let added = self.client().add(&self.agent, &once(), &new).await?;
        Ok(added.id)
    }

    /// Ann, of whom much is known.
    pub async fn knows_ann(&self) -> Result<ContactId, Problem> {
        self.knows(ann()).await
    }

    /// A call that just came in.
    pub async fn call(&self) -> Result<Interaction, Problem> {
        self.client().start(&self.agent, &once(), &StartInteraction::by(Channel::Phone)).await
    }

    /// A call with someone who said who they are.
    pub async fn call_of(&self, contact: ContactId) -> Result<Interaction, Problem> {
        let start = StartInteraction { contact_id: Some(contact), ..StartInteraction::by(Channel::Phone) };
        self.client().start(&self.agent, &once(), &start).await
    }

    /// A case is opened for Ann, by this channel, in this call.
    pub async fn case_opened(&self, channel: Channel, call: Option<InteractionId>) -> anyhow::Result<CaseId> {
        self.opened(channel, call, ("Ann Smith", "ann@example.org", "BN11 1HS")).await
    }

    /// Someone opens a case on the web, and says who they are.
    pub async fn case_opened_by(&self, name: &str, email: &str, postcode: &str) -> anyhow::Result<CaseId> {
        self.opened(Channel::Web, None, (name, email, postcode)).await
    }

    /// A case is opened by this channel, in this call, for someone with this name, address and postcode.
    pub async fn opened(
        &self,
        channel: Channel,
        call: Option<InteractionId>,
        whose: (&str, &str, &str),
    ) -> anyhow::Result<CaseId> {
        let case_id = CaseId::from(Uuid::new_v4());
        self.opened_as(case_id, channel, call, whose).await?;
        Ok(case_id)
    }

    /// The same, of a case with this id.
    pub async fn opened_as(
        &self,
        case_id: CaseId,
        channel: Channel,
        call: Option<InteractionId>,
        (name, email, postcode): (&str, &str, &str),
    ) -> anyhow::Result<()> {
        let fact = CaseOpened {
            case_id,
            reference: Reference::random(Prefix::numbered(1), &mut rand::rng()),
            service: Bilingual::new("Report a missed bin", "Rhoi gwybod am fin"),
            what_next: Bilingual::default(),
            language: Language::En,
            due_at: OffsetDateTime::UNIX_EPOCH,
            slug: "missed-bin".to_owned(),
            channel,
            call,
            contact: None,
            split_from: None,
        };
        let private = CaseOpenedPrivate {
            name: name.to_owned(),
            email: Some(email.to_owned()),
            phone: None,
            address: None,
            postcode: postcode.to_owned(),
            follow_token: "x".to_owned(),
        };
        self.alone.arrives(self.council(), 1, &fact, &private).await?;
        Ok(())
    }

    /// Identity tells of whoever holds tests' tokens.
    pub async fn invited(&self, name: &str, email: &str) -> anyhow::Result<()> {
        let fact = StaffInvited {
            staff_id: Uuid::from_u128(1).into(),
            role: Role::Agent,
            teams: vec![],
            sees: identity_api::Sees::default(),
            expires_at: OffsetDateTime::UNIX_EPOCH,
        };
        let private = StaffInvitedPrivate { name: name.to_owned(), email: email.to_owned(), token: "x".to_owned() };
        self.alone.arrives(self.council(), 1, &fact, &private).await?;
        Ok(())
    }

    /// What an event that was told says.
    pub async fn told(&self, name: &str, about: Uuid) -> anyhow::Result<serde_json::Value> {
        eventually("the fact to be told", async || -> anyhow::Result<serde_json::Value> {
            let mut owner = self.alone.owner(self.council()).await?;
            let query = "select payload from outbox where name = $1 and aggregate_id = $2";
            Ok(sqlx::query_scalar(query).bind(name).bind(about).fetch_one(&mut owner).await?)
        })
        .await
    }
}

pub fn ann() -> NewContact {
    let some = |text: &str| Some(text.to_owned());
    NewContact {
        name: "Ann Smith".to_owned(),
        email: some("ann@example.org"),
        phone: some("01903 737755"),
        address: some("14 Mill Lane, Worthing"),
        postcode: some("bn111hs"),
        date_of_birth: some("1957-03-09"),
    }
}

/// A key of a single sending.
pub fn once() -> String {
    Uuid::new_v4().to_string()
}
