//! Someone has died: it is kept once, told to the others with what is theirs, and can be taken back.

use contacts_api::events::ContactDied;
use contacts_api::mark::{AddMark, MarkKind, NoteDeath, ReviewMark, TakeBackDeath};
use contacts_api::merge::MergeContacts;
use contract::{CaseId, Channel, ContactId, Event as _, LookReason, ProblemKind};
use serde_json::{Value, json};

use crate::support::{Desk, ann, once};

fn registrar() -> NoteDeath {
    NoteDeath {
        told_by: "The registrar".to_owned(),
        died_on: Some("2026-11-02".to_owned()),
        evidence: "Told by Tell Us Once.".to_owned(),
    }
}

fn mistaken() -> TakeBackDeath {
    TakeBackDeath { reason: "It was her neighbour of the same name.".to_owned() }
}

impl Desk {
    /// What was told last of someone's death, and how often anything was.
    async fn told_of(&self, person: ContactId) -> anyhow::Result<(Value, i64)> {
        let mut owner = self.alone.owner(self.council()).await?;
        let last = "select payload, version from outbox where name = $1 and aggregate_id = $2
            order by version desc limit 1";
        Ok(sqlx::query_as(last).bind(ContactDied::NAME).bind(person.uuid()).fetch_one(&mut owner).await?)
    }

    async fn reporter(&self, case: CaseId) -> anyhow::Result<ContactId> {
        let fact = self.told("contact.linked", case.uuid()).await?;
        Ok(serde_json::from_value(fact["contact_id"].clone())?)
    }
}

#[tokio::test]
async fn a_death_is_kept_once_shown_first_and_told_with_what_was_theirs() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let case = desk.case_opened(Channel::Web, None).await?;
    let ann = desk.reporter(case).await?;
    let dog = AddMark { kind: MarkKind::Dog, text: "Bites.".into(), review_on: crate::marks::day(30) };
    client.add_mark(&desk.manager, ann, &once(), &dog).await?;
    let agent = client.note_death(&desk.agent, ann, &once(), &registrar()).await.unwrap_err();
    assert_eq!(agent.kind, ProblemKind::Forbidden);
    let elsewhere = client.note_death(&desk.neighbour()?, ann, &once(), &registrar()).await.unwrap_err();
    assert_eq!(elsewhere.kind, ProblemKind::NotFound);

    let key = once();
    let mark = client.note_death(&desk.manager, ann, &key, &registrar()).await?;
    assert_eq!(client.note_death(&desk.manager, ann, &key, &registrar()).await?, mark, "sent again, it is done once");
    let death = mark.death.clone().expect("what is known of it");
    assert_eq!(
        (death.told_by.as_str(), death.died_on.map(|day| day.to_string())),
        ("The registrar", Some("2026-11-02".into()))
    );
    assert_eq!((mark.kind, mark.review_on, mark.past_review), (MarkKind::Died, None, false));
    let (fact, turn) = desk.told_of(ann).await?;
    assert_eq!((&fact["died"], &fact["cases"], turn), (&json!(true), &json!([case]), 1));
    let marks = client.read(&desk.agent, ann, LookReason::default()).await?.marks;
    assert_eq!(marks.iter().map(|mark| mark.kind).collect::<Vec<_>>(), [MarkKind::Died, MarkKind::Dog]);
    let again = client.note_death(&desk.manager, ann, &once(), &registrar()).await.unwrap_err();
    assert_eq!(again.kind, ProblemKind::Conflict);

    // It is no caution that one ends in passing or looks at again.
    let ended = client.end_mark(&desk.manager, mark.id).await.unwrap_err();
    let to = ReviewMark { review_on: crate::marks::day(9) };
    let reviewed = client.review_mark(&desk.manager, mark.id, &once(), &to).await.unwrap_err();
    assert_eq!((ended.kind, reviewed.kind), (ProblemKind::Conflict, ProblemKind::Conflict));

    client.take_back_death(&desk.manager, ann, &once(), &mistaken()).await?;
    let (fact, turn) = desk.told_of(ann).await?;
    assert_eq!((&fact["died"], turn), (&json!(false), 2));
    let marks = client.marks(&desk.manager, ann).await?.items;
    assert_eq!(marks.iter().map(|mark| mark.kind).collect::<Vec<_>>(), [MarkKind::Dog]);
    let twice = client.take_back_death(&desk.manager, ann, &once(), &mistaken()).await.unwrap_err();
    assert_eq!(twice.kind, ProblemKind::Conflict);
    Ok(())
}

#[tokio::test]
async fn all_that_is_wrong_with_what_is_said_is_told_at_once() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let ann = desk.knows_ann().await?;
    let wrong = NoteDeath { told_by: " ".into(), died_on: Some("2999-01-01".into()), evidence: String::new() };
    let refused = client.note_death(&desk.manager, ann, &once(), &wrong).await.unwrap_err();
    let places: Vec<_> = refused.errors.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
    assert_eq!(places, [("/told_by", "required"), ("/died_on", "out-of-range"), ("/evidence", "required")]);
    let no_reason = TakeBackDeath { reason: "  ".into() };
    let refused = client.take_back_death(&desk.manager, ann, &once(), &no_reason).await.unwrap_err();
    assert_eq!(refused.errors[0].pointer, "/reason");
    let as_mark = AddMark { kind: MarkKind::Died, text: "Died.".into(), review_on: crate::marks::day(30) };
    let refused = client.add_mark(&desk.manager, ann, &once(), &as_mark).await.unwrap_err();
    assert_eq!(refused.errors[0].pointer, "/kind");
    assert!(client.marks(&desk.manager, ann).await?.items.is_empty());
    Ok(())
}

#[tokio::test]
async fn who_reports_later_with_their_details_is_someone_else() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let ann = desk.reporter(desk.case_opened(Channel::Web, None).await?).await?;
    assert_eq!(desk.reporter(desk.case_opened(Channel::Web, None).await?).await?, ann, "she lives");
    desk.client().note_death(&desk.manager, ann, &once(), &registrar()).await?;
    let widower = desk.reporter(desk.case_opened(Channel::Web, None).await?).await?;
    assert_ne!(widower, ann);
    let again = desk.reporter(desk.case_opened(Channel::Web, None).await?).await?;
    assert_eq!(again, widower, "and is known by them from now on");
    Ok(())
}

#[tokio::test]
async fn a_death_holds_for_the_record_that_stays_and_goes_back_to_whose_it_was() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let kept = desk.knows_ann().await?;
    let other = desk.knows(contacts_api::contact::NewContact { name: "Annie Smith".into(), ..ann() }).await?;
    client.note_death(&desk.manager, other, &once(), &registrar()).await?;
    let version = async |id| anyhow::Ok(client.read(&desk.manager, id, LookReason::default()).await?.version);
    let how = MergeContacts {
        other,
        other_version: version(other).await?,
        name: Default::default(),
        postcode: Default::default(),
        date_of_birth: Default::default(),
        leave_out: Vec::new(),
    };
    let merge = client.merge(&desk.manager, kept, version(kept).await?, &once(), &how).await?;
    assert_eq!(desk.told_of(kept).await?.0["died"], json!(true));
    assert_eq!(client.marks(&desk.manager, kept).await?.items[0].kind, MarkKind::Died);
    client.undo_merge(&desk.manager, merge.id, &once()).await?;
    assert_eq!(desk.told_of(kept).await?.0["died"], json!(false));
    assert_eq!(desk.told_of(other).await?.0["died"], json!(true));
    assert!(client.marks(&desk.manager, kept).await?.items.is_empty());
    assert_eq!(client.marks(&desk.manager, other).await?.items[0].kind, MarkKind::Died);
    Ok(())
}
