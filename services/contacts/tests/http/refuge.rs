//! A woman who fled has a refuge: only who is named sees her, and each look is kept.

use contacts_api::access::ListLooks;
use contacts_api::contact::EditContact;
use contacts_api::duplicate::{ListDuplicates, TellApart};
use contacts_api::interaction::ListInteractions;
use contacts_api::mark::{AddMark, MarkKind, NoteDeath};
use contacts_api::merge::{MergeContacts, Whose};
use contacts_api::perm;
use contacts_api::property::FindProperties;
use contacts_api::refuge::{EndRefuge, NameStaff, Protect, Refuge, RefugeScope, ReviewRefuge};
use contacts_api::search::SearchContacts;
use contacts_api::timeline::ListTimeline;
use contract::{Channel, ContactId, LookReason, PageQuery, ProblemKind, StaffId};
use identity_api::{Role, StaffInvited, StaffInvitedPrivate};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::marks::day;
use crate::support::{Desk, ann, once};

/// Who is called Olwen, and who takes calls beside the agent.
const OLWEN: u128 = 2;
const COLLEAGUE: u128 = 7;

/// Everything by which Ann could be found.
const BY: [&str; 6] = ["Ann Smith", "ann@example.org", "01903 737755", "737755", "BN11 1HS", "14 Mill Lane"];

impl Desk {
    /// Olwen looks after people who need refuge.
    fn olwen(&self) -> anyhow::Result<String> {
        let all: Vec<_> = perm::ALL.iter().map(|row| row.name).collect();
        self.alone.token_of(Uuid::from_u128(OLWEN).into(), self.council(), &all)
    }

    /// Identity told of the colleague who takes calls too.
    async fn colleague_is_known(&self) -> anyhow::Result<StaffId> {
        let staff_id = StaffId::from(Uuid::from_u128(COLLEAGUE));
        let fact = StaffInvited {
            staff_id,
            role: Role::Agent,
            teams: vec![],
            sees: identity_api::Sees::default(),
            expires_at: OffsetDateTime::UNIX_EPOCH,
        };
        let (name, email) = ("Gwen Parry".to_owned(), "gwen@adur.example".to_owned());
        let private = StaffInvitedPrivate { name, email, token: "x".to_owned() };
        self.alone.arrives(self.council(), 1, &fact, &private).await?;
        Ok(staff_id)
    }

    /// Olwen protects someone, so that these see them too.
    async fn protects(&self, whom: ContactId, scope: RefugeScope, named: &[StaffId]) -> anyhow::Result<Refuge> {
        let reason = "She fled from violence.".to_owned();
        let asked = Protect { scope, reason, named: named.to_vec(), review_on: day(90) };
        Ok(self.client().protect(&self.olwen()?, whom, &once(), &asked).await?)
    }

    /// Whom someone finds by these words.
    async fn finds(&self, token: &str, words: &str) -> anyhow::Result<Vec<ContactId>> {
        let which = SearchContacts { q: words.to_owned(), call: None };
        Ok(self.client().search(token, &which).await?.items.into_iter().map(|found| found.id).collect())
    }

    /// All that a member of staff may ask of the service at large and of someone, as text.
    async fn all_that_is_told_of(&self, token: &str, whom: ContactId) -> anyhow::Result<String> {
        let client = self.client();
        let page = PageQuery { limit: Some(200), cursor: None };
        let mut told = String::new();
        let mut add = |what: String| told.push_str(&what);
        add(format!("{:?}", client.list(token, &page).await?));
        for words in BY {
            add(format!("{:?}", client.search(token, &SearchContacts { q: words.to_owned(), call: None }).await?));
        }
        let property = FindProperties { postcode: "BN11 1HS".to_owned(), address: None, call: None, case: None };
        add(format!("{:?}", client.properties(token, &property).await?));
        add(format!("{:?}", client.marks_of(token, &[whom]).await?));
        add(client.due_marks(token, &page).await.map_or_else(|_| String::new(), |due| format!("{due:?}")));
        let pairs = client.duplicates(token, &ListDuplicates::default()).await;
        add(pairs.map_or_else(|_| String::new(), |pairs| format!("{pairs:?}")));
        add(format!("{:?}", client.interactions(token, &ListInteractions::default()).await?));
        let looks = client.access_log(token, &ListLooks::default()).await;
        add(looks.map_or_else(|_| String::new(), |looks| format!("{looks:?}")));
        for refused in [
            client.read(token, whom, LookReason::default()).await.map(|found| format!("{found:?}")),
            client.marks(token, whom).await.map(|found| format!("{found:?}")),
            client.timeline(token, whom, &ListTimeline::default()).await.map(|found| format!("{found:?}")),
            client.refuge_of(token, whom).await.map(|found| format!("{found:?}")),
        ] {
            match refused {
                Ok(found) => add(found),
                Err(problem) => assert_eq!(problem.kind, ProblemKind::NotFound),
            }
        }
        Ok(told)
    }
}

#[tokio::test]
async fn to_who_isnt_named_there_is_no_such_person_whatever_they_ask() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let gwen = desk.colleague_is_known().await?;
    let whom = desk.knows_ann().await?;
    let dog = AddMark { kind: MarkKind::Dog, text: "Loose in the garden.".to_owned(), review_on: day(30) };
    desk.client().add_mark(&desk.manager, whom, &once(), &dog).await?;
    desk.change("update mark set review_on = current_date - 2").await?;
    let call = desk.call_of(whom).await?;
    let canaries = ["Ann Smith", "ann@example.org", "737755", "Mill Lane", "Loose in", &whom.to_string()];
    let before = desk.all_that_is_told_of(&desk.manager, whom).await?;
    assert!(canaries.iter().all(|canary| before.contains(canary)), "before, all of it is told: {before}");

    let refuge = desk.protects(whom, RefugeScope::Identity, &[gwen]).await?;
    for token in [&desk.manager, &desk.agent] {
        let told = desk.all_that_is_told_of(token, whom).await?;
        let found: Vec<_> = canaries.iter().filter(|canary| told.contains(**canary)).collect();
        assert!(found.is_empty(), "{found:?} in {told}");
        assert!(!told.contains(&refuge.id.to_string()));
    }
    assert_eq!(desk.client().interaction(&desk.agent, call.summary.id).await.unwrap_err().kind, ProblemKind::NotFound);
    let protecting =
        Protect { scope: RefugeScope::Identity, reason: "Me too.".to_owned(), named: vec![], review_on: day(9) };
    let tried = desk.client().protect(&desk.manager, whom, &once(), &protecting).await.unwrap_err();
    assert_eq!(tried.kind, ProblemKind::NotFound, "not even that they are protected already");
    for token in [&desk.olwen()?, &desk.colleague()?] {
        for words in BY {
            assert_eq!(desk.finds(token, words).await?, [whom], "{words}");
        }
        let seen = desk.client().read(token, whom, LookReason::default()).await?;
        assert_eq!((seen.refuge, seen.address_protected), (Some(RefugeScope::Identity), false));
    }
    Ok(())
}

#[tokio::test]
async fn each_look_is_there_before_its_answer_for_those_who_are_named() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let gwen = desk.colleague_is_known().await?;
    let whom = desk.knows_ann().await?;
    let refuge = desk.protects(whom, RefugeScope::Identity, &[gwen]).await?;
    let (client, olwen) = (desk.client(), desk.olwen()?);
    client.read(&desk.colleague()?, whom, LookReason::default()).await?;
    let page = PageQuery { limit: Some(1), cursor: None };
    let first = client.refuge_looks(&olwen, refuge.id, &page).await?;
    assert_eq!((first.items[0].staff.name.as_str(), first.items[0].screen.as_str()), ("Gwen Parry", "contact"));
    let hidden = client.refuge_looks(&desk.manager, refuge.id, &page).await.unwrap_err();
    assert_eq!(hidden.kind, ProblemKind::NotFound);

    client.refuge_of(&olwen, whom).await?;
    let newest = client.refuge_looks(&olwen, refuge.id, &page).await?;
    assert_eq!(newest.items[0].screen, "refuge");
    let next = PageQuery { limit: Some(1), cursor: newest.next };
    assert_eq!(client.refuge_looks(&olwen, refuge.id, &next).await?.items, first.items);
    Ok(())
}

#[tokio::test]
async fn a_second_person_with_the_same_details_tells_nothing_and_the_named_see_that_they_may_be_one()
-> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let whom = desk.knows_ann().await?;
    desk.protects(whom, RefugeScope::Identity, &[]).await?;
    let second = desk.knows(ann()).await?;
    assert_ne!(second, whom);
    assert_eq!(desk.finds(&desk.manager, "ann@example.org").await?, [second]);

    let taken = desk.case_opened(Channel::Phone, None).await?;
    let told = desk.told("contact.linked", taken.uuid()).await?;
    assert_ne!(told["contact_id"], whom.to_string(), "what staff took stays before their eyes");
    let sent = desk.case_opened(Channel::Web, None).await?;
    let told = desk.told("contact.linked", sent.uuid()).await?;
    assert_eq!(told["contact_id"], whom.to_string(), "what she sends herself is hers");
    let timeline = desk.client().timeline(&desk.manager, second, &ListTimeline::default()).await?;
    assert!(!format!("{timeline:?}").contains(&sent.to_string()));
    Ok(())
}

#[tokio::test]
async fn of_whom_the_address_is_protected_the_name_is_seen_and_nothing_by_which_they_are_reached() -> anyhow::Result<()>
{
    let desk = Desk::open().await?;
    let (client, manager) = (desk.client(), desk.manager.clone());
    let whom = desk.knows_ann().await?;
    let refuge = desk.protects(whom, RefugeScope::Address, &[]).await?;

    let seen = client.read(&manager, whom, LookReason::default()).await?;
    assert_eq!((seen.name.as_str(), seen.address_protected), ("Ann Smith", true));
    assert!(seen.emails.is_empty() && seen.phones.is_empty() && seen.addresses.is_empty());
    assert_eq!(desk.finds(&manager, "Ann Smith").await?, [whom]);
    for words in &BY[1..] {
        assert!(desk.finds(&manager, words).await?.is_empty(), "{words}");
    }
    let told = format!("{:?}", client.list(&manager, &PageQuery::default()).await?);
    assert!(told.contains("Ann Smith") && !told.contains("BN11"), "{told}");
    let edit = EditContact { email: Some("ann@example.org".to_owned()), ..EditContact::default() };
    let blind = client.edit(&manager, whom, seen.version, &edit).await.unwrap_err();
    assert_eq!(blind.kind, ProblemKind::Forbidden);
    let death = NoteDeath { told_by: "Her son".to_owned(), evidence: "He rang.".to_owned(), died_on: None };
    assert_eq!(client.note_death(&manager, whom, &once(), &death).await.unwrap_err().kind, ProblemKind::Forbidden);
    let call = desk.call_of(whom).await?;
    assert_eq!(client.interaction(&desk.agent, call.summary.id).await?.summary.contact.map(|who| who.id), Some(whom));

    let olwen = desk.olwen()?;
    assert_eq!(client.read(&olwen, whom, LookReason::default()).await?.emails, ["ann@example.org"]);
    let end = EndRefuge { reason: "She moved on.".to_owned() };
    assert_eq!(client.end_refuge(&manager, refuge.id, &once(), &end).await.unwrap_err().kind, ProblemKind::NotFound);
    client.end_refuge(&olwen, refuge.id, &once(), &end).await?;
    for words in BY {
        assert_eq!(desk.finds(&manager, words).await?, [whom], "{words}");
    }
    assert!(format!("{:?}", client.list(&manager, &PageQuery::default()).await?).contains("BN11 1HS"));
    Ok(())
}

#[tokio::test]
async fn who_is_named_says_who_else_is_and_looks_at_it_again() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, olwen) = (desk.client(), desk.olwen()?);
    let whom = desk.knows_ann().await?;
    let nobody = Protect {
        scope: RefugeScope::Identity,
        reason: " ".to_owned(),
        named: vec![Uuid::from_u128(99).into()],
        review_on: "soon".to_owned(),
    };
    let refused = client.protect(&olwen, whom, &once(), &nobody).await.unwrap_err();
    let mut faults: Vec<_> = refused.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    faults.sort_unstable();
    assert_eq!(faults, ["/named/0", "/reason", "/review_on"]);

    let refuge = desk.protects(whom, RefugeScope::Identity, &[]).await?;
    let again = desk.protects(whom, RefugeScope::Address, &[]).await.unwrap_err();
    assert_eq!(again.to_string(), "conflict");
    let gwen = desk.colleague_is_known().await?;
    assert!(desk.finds(&desk.colleague()?, "Ann").await?.is_empty());
    let named = client.name_for_refuge(&olwen, refuge.id, &NameStaff { named: vec![gwen] }).await?;
    assert_eq!(named.named.len(), 2, "who says so stays");
    assert_eq!(desk.finds(&desk.colleague()?, "Ann").await?, [whom]);
    let told = desk.told("contact.protected", refuge.id.uuid()).await?;
    assert_eq!((told["holds"].as_bool(), told["scope"].as_str()), (Some(true), Some("identity")));

    desk.change("update refuge set review_on = current_date - 2").await?;
    assert!(client.refuges(&olwen, &PageQuery::default()).await?.items[0].past_review);
    assert!(client.refuges(&desk.manager, &PageQuery::default()).await?.items.is_empty());
    let to = ReviewRefuge { review_on: day(60) };
    assert!(!client.review_refuge(&olwen, refuge.id, &once(), &to).await?.past_review);
    client.name_for_refuge(&olwen, refuge.id, &NameStaff { named: vec![] }).await?;
    assert!(desk.finds(&desk.colleague()?, "Ann").await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn who_may_not_reach_someone_tells_them_apart_from_nobody() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let whom = desk.knows_ann().await?;
    desk.protects(whom, RefugeScope::Address, &[]).await?;
    let apart = TellApart { one: whom, other: desk.knows(ann()).await? };
    let refused = desk.client().tell_apart(&desk.manager, &once(), &apart).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn a_merge_never_brings_to_light_who_is_protected() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (client, olwen) = (desk.client(), desk.olwen()?);
    let whom = desk.knows_ann().await?;
    let refuge = desk.protects(whom, RefugeScope::Identity, &[]).await?;
    let second = desk.knows(ann()).await?;
    let merge = |other| MergeContacts {
        other,
        other_version: 1,
        name: Whose::Kept,
        postcode: Whose::Kept,
        date_of_birth: Whose::Kept,
        leave_out: vec![],
    };
    let unnamed = client.merge(&desk.manager, second, 1, &once(), &merge(whom)).await.unwrap_err();
    assert!(matches!(unnamed.kind, ProblemKind::NotFound | ProblemKind::ValidationFailed), "{unnamed:?}");
    let outwards = client.merge(&olwen, second, 1, &once(), &merge(whom)).await.unwrap_err();
    assert_eq!(outwards.kind, ProblemKind::Conflict);
    let merged = client.merge(&olwen, whom, 1, &once(), &merge(second)).await?;
    assert!(desk.finds(&desk.manager, "Ann Smith").await?.is_empty());
    let gone = client.read(&desk.manager, second, LookReason::default()).await.unwrap_err();
    assert_eq!(gone.kind, ProblemKind::NotFound);
    assert_eq!(client.undo_merge(&olwen, merged.id, &once()).await.unwrap_err().kind, ProblemKind::Conflict);
    client.end_refuge(&olwen, refuge.id, &once(), &EndRefuge { reason: "Over.".to_owned() }).await?;
    client.undo_merge(&olwen, merged.id, &once()).await?;
    Ok(())
}
