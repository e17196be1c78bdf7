//! All between a person and the council in one order, page by page.

use contacts_api::merge::{MergeContacts, Whose};
use contacts_api::perm;
use contacts_api::timeline::{ListTimeline, TimelineEntry, TimelineKind};
use contract::{CaseId, Channel, ContactId, LookReason, MessageId, NothingPrivate, Permission as _, ProblemKind};
use notifications_api::MessageState;
use notifications_api::events::MessageStands;
use testkit::eventually;
use time::macros::datetime;
use uuid::Uuid;

use crate::support::{Desk, once};
use crate::verifying::verifying;

impl Desk {
    /// Notifications tells for the `turn`th time where a message about this case stands.
    async fn message_stands(&self, id: u128, case: CaseId, state: MessageState, turn: i64) -> anyhow::Result<()> {
        let fact = MessageStands {
            message_id: MessageId::from(Uuid::from_u128(id)),
            case_id: case,
            template: "case-opened".to_owned(),
            channel: Channel::Email,
            state,
            turn,
            written_at: datetime!(2099-01-01 9:00 UTC),
        };
        self.alone.arrives(self.council(), turn, &fact, &NothingPrivate {}).await?;
        Ok(())
    }

    async fn timeline(&self, person: ContactId, which: &ListTimeline) -> anyhow::Result<Vec<TimelineEntry>> {
        Ok(self.client().timeline(&self.agent, person, which).await?.items)
    }

    async fn who_reported(&self, case: CaseId) -> anyhow::Result<ContactId> {
        let fact = self.told("contact.linked", case.uuid()).await?;
        Ok(serde_json::from_value(fact["contact_id"].clone())?)
    }

    /// The state of the one message in a person's timeline, once it is this.
    async fn once_written(&self, person: ContactId, state: MessageState) -> anyhow::Result<()> {
        let which = ListTimeline { kind: Some(TimelineKind::Message), ..ListTimeline::default() };
        eventually("the message to stand so", async || {
            let states = states(&self.timeline(person, &which).await?);
            anyhow::ensure!(states == [state], "{states:?}");
            Ok(())
        })
        .await
    }
}

fn states(entries: &[TimelineEntry]) -> Vec<MessageState> {
    let state = |entry: &TimelineEntry| match entry {
        TimelineEntry::Message(message) => Some(message.state),
        _ => None,
    };
    entries.iter().filter_map(state).collect()
}

#[tokio::test]
async fn what_was_said_reported_and_written_is_told_in_one_order_page_by_page() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let case = desk.case_opened(Channel::Web, None).await?;
    let ann = desk.who_reported(case).await?;
    let call = desk.call_of(ann).await?.summary.id;
    desk.message_stands(1, case, MessageState::Queued, 1).await?;
    desk.once_written(ann, MessageState::Queued).await?;

    let all = desk.timeline(ann, &ListTimeline::default()).await?;
    assert!(all.is_sorted_by_key(|entry| std::cmp::Reverse((entry.at(), entry.id()))), "the latest first: {all:?}");
    let of = |kind| ListTimeline { kind: Some(kind), ..ListTimeline::default() };
    let mut counted = 0;
    for (kind, expected) in [(TimelineKind::Interaction, 2), (TimelineKind::Case, 1), (TimelineKind::Message, 1)] {
        let some = desk.timeline(ann, &of(kind)).await?;
        assert_eq!(some.len(), expected, "{kind:?}: {some:?}");
        assert!(some.iter().all(|entry| all.contains(entry)));
        counted += some.len();
    }
    assert_eq!(counted, all.len());
    assert!(all.iter().any(|entry| entry.id() == call.uuid()) && all.iter().any(|entry| entry.id() == case.uuid()));

    let (mut paged, mut cursor) = (Vec::new(), None);
    loop {
        let which = ListTimeline { limit: Some(1), cursor, ..ListTimeline::default() };
        let page = desk.client().timeline(&desk.agent, ann, &which).await?;
        assert_eq!(page.items.len(), 1);
        paged.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(paged, all);
    let past = ListTimeline { to: Some("2020-01-01".into()), ..ListTimeline::default() };
    assert!(desk.timeline(ann, &past).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn what_is_asked_wrongly_or_by_others_is_refused() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let case = desk.case_opened(Channel::Web, None).await?;
    let ann = desk.who_reported(case).await?;
    desk.message_stands(1, case, MessageState::Sent, 2).await?;
    desk.once_written(ann, MessageState::Sent).await?;
    let (client, whole) = (desk.client(), ListTimeline::default());
    let elsewhere = client.timeline(&desk.neighbour()?, ann, &whole).await.unwrap_err();
    assert_eq!(elsewhere.kind, ProblemKind::NotFound);
    let nobody = client.timeline(&desk.agent, Uuid::from_u128(9).into(), &whole).await.unwrap_err();
    assert_eq!(nobody.kind, ProblemKind::NotFound);
    let wrong = ListTimeline { from: Some("31/12/2026".into()), to: Some("2026-02-30".into()), ..whole.clone() };
    let refused = client.timeline(&desk.agent, ann, &wrong).await.unwrap_err();
    let places: Vec<_> = refused.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(places, ["/from", "/to"]);
    let first = ListTimeline { limit: Some(1), ..whole.clone() };
    let next = client.timeline(&desk.agent, ann, &first).await?.next;
    let other = ListTimeline { kind: Some(TimelineKind::Case), cursor: next, ..whole.clone() };
    let mixed = client.timeline(&desk.agent, ann, &other).await.unwrap_err();
    assert_eq!(mixed.kind, ProblemKind::BadCursor, "a place in one list is none in another");

    let part = [perm::ReadContacts::NAME, perm::ReadInteractions::NAME];
    let colleague = desk.alone.token_of(Uuid::from_u128(50).into(), desk.council(), &part)?;
    let told = client.timeline(&colleague, ann, &whole).await?.items;
    let said = told.iter().all(|entry| matches!(entry, TimelineEntry::Interaction(_)));
    assert!(said && told.len() == 1, "who sees a part of the cases hears of none here: {told:?}");
    let reads = [perm::ReadContacts::NAME];
    let without = desk.alone.token_of(Uuid::from_u128(51).into(), desk.council(), &reads)?;
    assert_eq!(client.timeline(&without, ann, &whole).await.unwrap_err().kind, ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn nothing_is_told_of_a_caller_before_they_are_verified() -> anyhow::Result<()> {
    let desk = verifying().await?;
    let case = desk.case_opened(Channel::Web, None).await?;
    let ann = desk.who_reported(case).await?;
    let call = desk.call_of(ann).await?.summary.id;
    let during = ListTimeline { call: Some(call), ..ListTimeline::default() };
    assert!(desk.timeline(ann, &during).await?.is_empty());
    assert!(desk.timeline(ann, &ListTimeline::default()).await?.is_empty(), "nor by leaving the call out");
    let manager = desk.client().timeline(&desk.manager, ann, &ListTimeline::default()).await?.items;
    assert_eq!(manager.len(), 3, "who may see people outside calls does: {manager:?}");
    Ok(())
}

#[tokio::test]
async fn a_message_waits_for_its_case_and_the_last_that_is_told_of_it_counts() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let early = CaseId::from(Uuid::from_u128(77));
    desk.message_stands(1, early, MessageState::Queued, 1).await?;
    desk.opened_as(early, Channel::Web, None, ("Ann Smith", "ann@example.org", "BN11 1HS")).await?;
    let ann = desk.who_reported(early).await?;
    desk.once_written(ann, MessageState::Queued).await?;
    desk.message_stands(1, early, MessageState::Sent, 3).await?;
    desk.once_written(ann, MessageState::Sent).await?;
    desk.message_stands(1, early, MessageState::Failed, 2).await?;
    desk.message_stands(2, early, MessageState::Sent, 1).await?;
    eventually("the second message", async || {
        let all = states(&desk.timeline(ann, &ListTimeline::default()).await?);
        anyhow::ensure!(all.len() == 2, "{all:?}");
        assert_eq!(all, [MessageState::Sent; 2], "what is told late of before counts no more");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_merge_takes_a_timeline_along_and_its_undoing_gives_it_back() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let one = desk.case_opened_by("Ann Smith", "ann@example.org", "BN11 1HS").await?;
    let two = desk.case_opened_by("Annie Smith", "annie@example.org", "BN11 1HS").await?;
    let (ann, annie) = (desk.who_reported(one).await?, desk.who_reported(two).await?);
    desk.message_stands(2, two, MessageState::Sent, 1).await?;
    desk.once_written(annie, MessageState::Sent).await?;
    let whole = ListTimeline::default();
    let (before, hers) = (desk.timeline(ann, &whole).await?, desk.timeline(annie, &whole).await?);

    let client = desk.client();
    let version = async |id| client.read(&desk.manager, id, LookReason::default()).await.map(|person| person.version);
    let how = MergeContacts {
        other: annie,
        other_version: version(annie).await?,
        name: Whose::Kept,
        postcode: Whose::Kept,
        date_of_birth: Whose::Kept,
        leave_out: vec![],
    };
    let merge = client.merge(&desk.manager, ann, version(ann).await?, &once(), &how).await?;
    assert_eq!(desk.timeline(ann, &whole).await?.len(), before.len() + hers.len());
    assert_eq!(desk.timeline(annie, &whole).await?.len(), before.len() + hers.len(), "the old id leads to the same");
    desk.message_stands(3, two, MessageState::Sent, 1).await?;
    eventually("what is written meanwhile", async || {
        let all = desk.timeline(ann, &whole).await?;
        anyhow::ensure!(all.len() == before.len() + hers.len() + 1, "{all:?}");
        Ok(())
    })
    .await?;
    client.undo_merge(&desk.manager, merge.id, &once()).await?;
    assert_eq!(desk.timeline(ann, &whole).await?, before);
    assert_eq!(desk.timeline(annie, &whole).await?.len(), hers.len() + 1, "also what was written meanwhile");
    Ok(())
}
