//! Nobody writes to someone who has died: what waits is stopped, nothing follows, and nothing bursts out when it was a mistake.

use cases_api::events::{CaseUpdated, CaseUpdatedPrivate, FollowerTold, FollowerToldPrivate, FollowerToldWhy};
use cases_api::workflow::State;
use contacts_api::events::{ContactDied, ContactDiedPrivate};
use contract::{Bilingual, CaseId, ContactId, FollowerId, Language, ProblemKind};
use notifications_api::MessageState;
use notifications_api::letter::ListLetters;
use testkit::eventually;
use uuid::Uuid;

use crate::office::{Office, reference};

/// A server that isn't there: messages wait to be tried again.
fn nowhere() -> Option<std::net::SocketAddr> {
    "127.0.0.1:1".parse().ok()
}

const NOT_SENT: Option<&str> = Some("Not sent: the person has died.");

impl Office {
    /// Contacts tells whether Ann has died, the `turn`th time, and that is dealt with.
    pub async fn hears_of_death(&self, turn: i64, died: bool, cases: &[CaseId]) -> anyhow::Result<()> {
        let contact_id = ContactId::from(Uuid::from_u128(77));
        let fact = ContactDied { contact_id, turn, died, cases: cases.to_vec() };
        let emails = if died { vec!["ann@example.org".to_owned()] } else { Vec::new() };
        let private = ContactDiedPrivate { emails, phones: Vec::new() };
        let event = self.alone.arrives(self.council(), turn, &fact, &private).await?;
        self.handled(event.uuid()).await
    }

    /// An event was dealt with.
    async fn handled(&self, event: Uuid) -> anyhow::Result<()> {
        eventually("the event to be dealt with", async || {
            let mut owner = self.alone.owner(self.council()).await?;
            let done = "select done_at is not null from inbox where id = $1";
            let done: bool = sqlx::query_scalar(done).bind(event).fetch_one(&mut owner).await?;
            anyhow::ensure!(done, "it waits");
            Ok(())
        })
        .await
    }

    async fn writes(&self, case: CaseId, version: i64) -> anyhow::Result<()> {
        let fact = CaseUpdated {
            case_id: case,
            reference: reference(),
            service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
            language: Language::En,
            state: State::Waiting,
            state_words: Bilingual::new("Open", "Ar agor"),
            outcome: None,
            outcome_words: None,
            moved: false,
            rerouted: None,
        };
        let private = CaseUpdatedPrivate {
            name: "Ann Smith".to_owned(),
            email: Some("ann@example.org".to_owned()),
            address: None,
            postcode: None,
            text: Some("A crew comes tomorrow.".to_owned()),
            follow_token: "t".to_owned(),
        };
        let event = self.alone.arrives(self.council(), version, &fact, &private).await?;
        self.handled(event.uuid()).await
    }

    async fn follower_told(&self, email: &str, why: FollowerToldWhy) -> anyhow::Result<usize> {
        let follower_id = FollowerId::from(Uuid::new_v4());
        let what = Bilingual::english("Street lights out");
        let fact = FollowerTold { follower_id, what, language: Language::En, why };
        let private = FollowerToldPrivate {
            email: email.to_owned(),
            text: None,
            stop_token: "tOken-1".to_owned(),
            confirm_token: None,
        };
        let event = self.alone.arrives(self.council(), 1, &fact, &private).await?;
        self.handled(event.uuid()).await?;
        Ok(self.about(follower_id.uuid().into()).await?.len())
    }
}

#[tokio::test]
async fn what_waits_is_stopped_with_the_reason_and_nothing_follows_until_it_was_a_mistake() -> anyhow::Result<()> {
    let office = Office::with(nowhere(), &[]).await?;
    let hers = office.opened(office.council(), Some("ann@example.org"), Language::En).await?;
    let his = office.opened(office.council(), Some("ann@example.org"), Language::En).await?;
    office.once_in(MessageState::Queued, hers).await?;
    office.once_in(MessageState::Queued, his).await?;
    office.hears_of_death(1, true, &[hers]).await?;
    let stopped = office.once_in(MessageState::Stopped, hers).await?;
    assert_eq!((stopped.fault.as_deref(), stopped.sent_at), (NOT_SENT, None));
    assert_ne!(
        office.about(his).await?[0].state,
        MessageState::Stopped,
        "who lives is written to, by the same address"
    );
    let again = office.client().retry(&office.token, stopped.id).await.unwrap_err();
    assert_eq!(again.kind, ProblemKind::Conflict);

    office.writes(hers, 2).await?;
    assert_eq!(office.about(hers).await?.len(), 1, "nothing more is written");
    assert_eq!(office.follower_told("Ann@Example.org", FollowerToldWhy::Update).await?, 0);
    assert_eq!(office.follower_told("ann@example.org", FollowerToldWhy::Began).await?, 1, "who signs up now lives");
    assert_eq!(office.follower_told("Ann@example.org", FollowerToldWhy::Update).await?, 1, "and hears how it goes on");
    assert_eq!(office.follower_told("bob@example.org", FollowerToldWhy::Update).await?, 1);

    office.hears_of_death(2, false, &[hers]).await?;
    office.hears_of_death(1, true, &[hers]).await?;
    office.writes(hers, 3).await?;
    let after = office.about(hers).await?;
    assert_eq!(after.len(), 2, "what is told late of before counts no more: {after:?}");
    let states: Vec<_> = after.iter().map(|message| message.state == MessageState::Stopped).collect();
    assert_eq!(states, [false, true], "what was stopped stays so");
    Ok(())
}

#[tokio::test]
async fn a_letter_that_waits_to_be_printed_is_stopped_and_one_that_comes_back_from_posting_too() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let home = Some("14 Mill Lane, Worthing");
    let case = office.reported(office.council(), None, home, Language::En).await?;
    let posted = office.reported(office.council(), None, home, Language::En).await?;
    let letter = office.once_in(MessageState::ToPrint, case).await?;
    let second = office.once_in(MessageState::ToPrint, posted).await?;
    office.client().post_letter(&office.token, second.id, 1, "posted").await?;
    office.hears_of_death(1, true, &[case, posted]).await?;
    assert_eq!(office.once_in(MessageState::Stopped, case).await?.fault.as_deref(), NOT_SENT);
    office.once_in(MessageState::Posted, posted).await?;
    let late = office.client().post_letter(&office.token, letter.id, 1, "late").await.unwrap_err();
    assert_eq!(late.kind, ProblemKind::PreconditionFailed, "whoever had it before them sees that it changed");
    office.client().unpost_letter(&office.token, second.id, 2, "back").await?;
    assert_eq!(office.once_in(MessageState::Stopped, posted).await?.fault.as_deref(), NOT_SENT);
    assert!(office.client().letters(&office.token, &ListLetters::default()).await?.items.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_case_that_staff_take_for_someone_who_has_died_is_not_acknowledged() -> anyhow::Result<()> {
    let office = Office::open().await?;
    office.hears_of_death(1, true, &[]).await?;
    let mut opened = office.fact(Language::En);
    opened.0.contact = Some(Uuid::from_u128(77).into());
    let event = office.alone.arrives(office.council(), 1, &opened.0, &opened.1).await?;
    office.handled(event.uuid()).await?;
    assert!(office.about(opened.0.case_id).await?.is_empty());
    Ok(())
}
