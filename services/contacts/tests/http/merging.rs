//! One person's two records become one, and two again.

use std::collections::BTreeSet;

use contacts_api::contact::{EditContact, NewContact};
use contacts_api::duplicate::{DuplicateState, Likeness, ListDuplicates, TellApart};
use contacts_api::events::{ContactMerged, ContactUnmerged};
use contacts_api::mark::{AddMark, MarkKind, ReviewMark};
use contacts_api::merge::{MergeContacts, Whose};
use contacts_api::search::SearchContacts;
use contacts_api::{Contact, perm};
use contract::{Channel, ContactId, Event as _, LookReason, PageQuery, Permission as _, ProblemKind};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use sqlx::Row as _;
use testkit::eventually;
use uuid::Uuid;

use crate::support::{Desk, ann, once};

fn annie() -> NewContact {
    let some = |text: &str| Some(text.to_owned());
    NewContact {
        name: "Annie Smith".to_owned(),
        email: some("ann@example.org"),
        phone: some("07700 900982"),
        address: None,
        postcode: some("BN11 1HS"),
        date_of_birth: None,
    }
}

impl Desk {
    async fn person(&self, id: ContactId) -> anyhow::Result<Contact> {
        Ok(self.client().read(&self.manager, id, LookReason::default()).await?)
    }

    async fn merges(&self, kept: ContactId, other: ContactId) -> anyhow::Result<contacts_api::merge::Merge> {
        let (one, two) = (self.person(kept).await?, self.person(other).await?);
        let how = how(&two);
        Ok(self.client().merge(&self.manager, kept, one.version, &once(), &how).await?)
    }

    /// Everything that is kept of these people, without what counts changes.
    async fn kept_of(&self, people: &[ContactId]) -> anyhow::Result<Vec<String>> {
        let mut owner = self.alone.owner(self.council()).await?;
        let ids: Vec<Uuid> = people.iter().map(|id| id.uuid()).collect();
        let all = "select t::text as line from (
                select id, 'contact' as what, (to_jsonb(c) - 'version' - 'compared_by' - 'search_rules')::text as row from contact c
                union all select contact_id, 'detail', to_jsonb(d)::text from detail d
                union all select contact_id, 'case', to_jsonb(k)::text from contact_case k
                union all select contact_id, 'message', to_jsonb(w)::text from contact_message w
                union all select contact_id, 'interaction', (to_jsonb(i) - 'version')::text from interaction i
                union all select contact_id, 'mark', to_jsonb(m)::text from mark m
                union all select contact_id, 'token', to_jsonb(s)::text from search_token s
                union all select contact_id, 'key', to_jsonb(k)::text from match_key k) t
            where t.id = any($1) order by 1";
        let rows = sqlx::query(all).bind(ids).fetch_all(&mut owner).await?;
        Ok(rows.iter().map(|row| row.get("line")).collect())
    }
}

fn how(other: &Contact) -> MergeContacts {
    MergeContacts {
        other: other.id,
        other_version: other.version,
        name: Whose::Kept,
        postcode: Whose::Kept,
        date_of_birth: Whose::Kept,
        leave_out: vec![],
    }
}

fn searched(q: &str) -> SearchContacts {
    SearchContacts { q: q.to_owned(), call: None }
}

#[tokio::test]
async fn who_may_be_known_already_is_told_with_the_reasons() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let first = desk.knows_ann().await?;
    desk.knows(NewContact { name: "Bob Smith".into(), date_of_birth: None, ..ann() }).await?;
    let second = desk.knows(annie()).await?;
    let likely = client.duplicates_of(&desk.agent, second, None).await?.items;
    assert_eq!(likely.iter().map(|one| one.contact.id).collect::<Vec<_>>(), [first], "her husband isn't she");
    let reasons: Vec<_> = likely[0].parts.iter().map(|part| part.likeness).collect();
    assert!(reasons.contains(&Likeness::SameEmail) && reasons.contains(&Likeness::ShortName), "{reasons:?}");
    assert_eq!(likely[0].score, likely[0].parts.iter().map(|part| part.points).sum::<i16>());

    let open = ListDuplicates::default();
    let listed = eventually("the pair is suggested", async || {
        let page = client.duplicates(&desk.manager, &open).await?;
        (page.items.len() == 1).then_some(page.items).ok_or_else(|| anyhow::anyhow!("nobody yet"))
    })
    .await?;
    assert_eq!(BTreeSet::from([listed[0].one.id, listed[0].other.id]), BTreeSet::from([first, second]));
    let refused = client.duplicates(&desk.agent, &open).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Forbidden, "an agent sees it in the call, not in the list");

    let apart = client.tell_apart(&desk.manager, &once(), &TellApart { one: second, other: first }).await?;
    assert_eq!((apart.id, apart.state), (listed[0].id, DuplicateState::Different));
    assert!(client.duplicates_of(&desk.agent, second, None).await?.items.is_empty(), "remembered");
    let different = ListDuplicates { state: Some(DuplicateState::Different), ..open.clone() };
    assert_eq!(client.duplicates(&desk.manager, &different).await?.items.len(), 1);
    client.reopen_duplicate(&desk.manager, apart.id, &once()).await?;
    assert_eq!(client.duplicates_of(&desk.agent, second, None).await?.items.len(), 1, "and taken back");
    let theirs = desk.neighbour()?;
    assert_eq!(client.reopen_duplicate(&theirs, apart.id, &once()).await.unwrap_err().kind, ProblemKind::NotFound);
    Ok(())
}

#[tokio::test]
async fn a_merged_record_is_found_nowhere_and_its_id_leads_to_the_one_that_stays() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let (kept, other) = (desk.knows_ann().await?, desk.knows(annie()).await?);
    let call = desk.call_of(other).await?;
    let mark = AddMark { kind: MarkKind::Dog, text: "Bites.".into(), review_on: "2027-05-31".into() };
    client.add_mark(&desk.manager, other, &once(), &mark).await?;
    let seen = client.compare(&desk.manager, kept, other).await?;
    assert_eq!((seen.one.id, seen.other.id, seen.other.interactions), (kept, other, 1));
    let left = seen.one.details.iter().find(|detail| detail.value == "+441903737755").unwrap().id;
    let how = MergeContacts {
        other,
        other_version: seen.other.version,
        name: Whose::Other,
        postcode: Whose::Kept,
        date_of_birth: Whose::Kept,
        leave_out: vec![left],
    };
    let stale = MergeContacts { other_version: 7, ..how.clone() };
    let refused = client.merge(&desk.manager, kept, seen.one.version, &once(), &stale).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::PreconditionFailed, "the other one changed");
    let merge = client.merge(&desk.manager, kept, seen.one.version, &once(), &how).await?;
    let fact = desk.told(ContactMerged::NAME, merge.id.uuid()).await?;
    assert_eq!(
        (fact["kept_id"].clone(), fact["merged_id"].clone()),
        (serde_json::json!(kept), serde_json::json!(other))
    );

    let whole = desk.person(other).await?;
    assert_eq!((whole.id, whole.name.as_str(), whole.merged.as_slice()), (kept, "Annie Smith", &[other][..]));
    assert_eq!(whole.phones, ["+447700900982"], "the landline was left out");
    assert_eq!((whole.emails.as_slice(), whole.marks.len()), (&["ann@example.org".to_owned()][..], 1));
    let listed = client.list(&desk.manager, &PageQuery::default()).await?;
    assert_eq!(listed.items.iter().map(|one| one.id).collect::<Vec<_>>(), [kept]);
    for q in ["ann smith", "07700 900982", "annie"] {
        let found = client.search(&desk.agent, &searched(q)).await?.items;
        assert_eq!(found.iter().map(|one| one.id).collect::<Vec<_>>(), [kept], "{q}");
    }
    assert!(client.search(&desk.agent, &searched("01903 737755")).await?.items.is_empty());
    let told = desk.alone.owner(desk.council()).await;
    let calls = "select payload ->> 'contact_id' from outbox where name = 'caller.known' and aggregate_id = $1
        order by version desc limit 1";
    let with: String = sqlx::query_scalar(calls).bind(call.summary.id.uuid()).fetch_one(&mut told?).await?;
    assert_eq!(with, kept.to_string(), "whoever has them in a call is told");
    let again = client.merge(&desk.manager, kept, whole.version, &once(), &how).await.unwrap_err();
    assert_eq!(again.kind, ProblemKind::Conflict);

    // She rings again and reports by the merged record's address: it is the same person.
    desk.case_opened_by("Annie Smith", "ann@example.org", "BN11 1HS").await?;
    eventually("the report is hers", async || {
        let cases = desk.person(kept).await?.cases;
        (cases.len() == 1).then_some(()).ok_or_else(|| anyhow::anyhow!("not yet"))
    })
    .await
}

#[tokio::test]
async fn undone_each_has_what_was_theirs_and_what_came_since_stays() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let (kept, other) = (desk.knows_ann().await?, desk.knows(annie()).await?);
    let before = desk.kept_of(&[kept, other]).await?;
    let merge = desk.merges(kept, other).await?;
    let edit =
        EditContact { email: Some("new@example.org".into()), name: Some("Ann Lloyd".into()), ..EditContact::default() };
    let version = desk.person(kept).await?.version;
    client.edit(&desk.manager, kept, version, &edit).await?;
    let undone = client.undo_merge(&desk.manager, merge.id, &once()).await?;
    assert!(undone.undone_at.is_some());
    desk.told(ContactUnmerged::NAME, merge.id.uuid()).await?;
    let (one, two) = (desk.person(kept).await?, desk.person(other).await?);
    assert_eq!((one.id, one.name.as_str(), two.id, two.name.as_str()), (kept, "Ann Lloyd", other, "Annie Smith"));
    assert!(one.emails.contains(&"new@example.org".to_owned()) && !two.emails.contains(&"new@example.org".to_owned()));
    assert_eq!(two.phones, ["+447700900982"], "hers went back to her");
    assert_eq!(one.phones, ["+441903737755"]);
    assert_eq!(client.undo_merge(&desk.manager, merge.id, &once()).await.unwrap_err().kind, ProblemKind::Conflict);
    assert!(client.duplicates_of(&desk.agent, other, None).await?.items.is_empty(), "staff said that they are two");
    let merges = client.merges(&desk.manager, kept).await?.items;
    assert_eq!((merges.len(), merges[0].undone_at.is_some()), (1, true));
    assert_ne!(before, desk.kept_of(&[kept, other]).await?);
    Ok(())
}

#[tokio::test]
async fn who_reports_by_a_merged_records_own_address_is_that_one_again_when_it_is_undone() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let (kept, other) = (desk.knows_ann().await?, desk.knows(annie()).await?);
    let annies = EditContact { email: Some("annie@example.org".into()), ..EditContact::default() };
    client.edit(&desk.manager, other, desk.person(other).await?.version, &annies).await?;
    desk.case_opened_by("Annie Smith", "annie@example.org", "BN11 1HS").await?;
    eventually("her first report is known", async || {
        let cases = desk.person(other).await?.cases;
        (cases.len() == 1).then_some(()).ok_or_else(|| anyhow::anyhow!("not yet"))
    })
    .await?;
    let merge = desk.merges(kept, other).await?;
    desk.case_opened_by("Annie Jones", "annie@example.org", "BN12 4AA").await?;
    eventually("her second report is known", async || {
        let cases = desk.person(kept).await?.cases;
        (cases.len() == 2).then_some(()).ok_or_else(|| anyhow::anyhow!("not yet"))
    })
    .await?;
    let whole = desk.person(kept).await?;
    assert_eq!(whole.name, "Ann Smith", "she isn't called what the other gave");
    client.undo_merge(&desk.manager, merge.id, &once()).await?;
    let (one, two) = (desk.person(kept).await?, desk.person(other).await?);
    assert_eq!((one.name.as_str(), one.cases.len()), ("Ann Smith", 0));
    assert_eq!((two.name.as_str(), two.cases.len()), ("Annie Jones", 2), "both were hers");
    let ofs = "select count(*) from interaction where contact_id = $1 and channel = 'web'";
    let mut owner = desk.alone.owner(desk.council()).await?;
    let theirs: i64 = sqlx::query_scalar(ofs).bind(other.uuid()).fetch_one(&mut owner).await?;
    assert_eq!(theirs, 2);
    Ok(())
}

#[tokio::test]
async fn a_mark_that_is_looked_at_while_two_are_one_goes_back_to_whose_it_was() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let (kept, other) = (desk.knows_ann().await?, desk.knows(annie()).await?);
    let mark = AddMark {
        kind: MarkKind::Violence,
        text: "Threatened an officer.".to_owned(),
        review_on: crate::marks::day(30),
    };
    let mark = client.add_mark(&desk.manager, other, &once(), &mark).await?;
    let merge = desk.merges(kept, other).await?;
    client.review_mark(&desk.manager, mark.id, &once(), &ReviewMark { review_on: crate::marks::day(60) }).await?;
    client.undo_merge(&desk.manager, merge.id, &once()).await?;
    let marks = async |id| anyhow::Ok(desk.person(id).await?.marks.len());
    assert_eq!((marks(kept).await?, marks(other).await?), (0, 1), "whoever visits her is warned, and nobody is of Ann");
    Ok(())
}

#[tokio::test]
async fn nobody_merges_whom_they_may_not_nor_a_neighbours_people() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let (kept, other) = (desk.knows_ann().await?, desk.knows(annie()).await?);
    let two = desk.person(other).await?;
    let kind = |problem: contract::Problem| problem.kind;
    let agents = client.merge(&desk.agent, kept, 1, &once(), &how(&two)).await.unwrap_err();
    assert_eq!(kind(agents), ProblemKind::Forbidden);
    let theirs = client.merge(&desk.neighbour()?, kept, 1, &once(), &how(&two)).await.unwrap_err();
    assert_eq!(kind(theirs), ProblemKind::NotFound);
    let nobody = MergeContacts { other: Uuid::new_v4().into(), ..how(&two) };
    assert_eq!(
        kind(client.merge(&desk.manager, kept, 1, &once(), &nobody).await.unwrap_err()),
        ProblemKind::ValidationFailed
    );
    let oneself = MergeContacts { other: kept, ..how(&two) };
    assert_eq!(
        kind(client.merge(&desk.manager, kept, 1, &once(), &oneself).await.unwrap_err()),
        ProblemKind::ValidationFailed
    );
    desk.change("insert into verification_rules (tenant_id, rules, version)
        values (current_setting('app.tenant_id')::uuid, '{\"on\": true, \"needed\": 1, \"attempts\": 1, \"questions\": []}', 1)").await?;
    let blind = desk.alone.token(desk.council(), &[perm::MergeContacts::NAME])?;
    assert_eq!(kind(client.merge(&blind, kept, 1, &once(), &how(&two)).await.unwrap_err()), ProblemKind::Forbidden);
    assert_eq!(kind(client.compare(&blind, kept, other).await.unwrap_err()), ProblemKind::Forbidden);
    Ok(())
}

#[tokio::test]
async fn a_council_chooses_what_counts_and_everyone_is_compared_anew() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let (first, second) = (
        desk.knows_ann().await?,
        desk.knows(NewContact {
            name: "Ann Jones".into(),
            phone: None,
            address: None,
            postcode: None,
            date_of_birth: None,
            ..ann()
        })
        .await?,
    );
    assert_eq!(client.duplicates_of(&desk.agent, second, None).await?.items[0].contact.id, first);
    let rules = client.duplicate_rules(&desk.manager).await?;
    let mut strict = rules.body.clone();
    strict.points.insert(Likeness::SameEmail, 10);
    client.set_duplicate_rules(&desk.manager, rules.etag.as_deref().unwrap(), &once(), &strict).await?;
    assert!(client.duplicates_of(&desk.agent, second, None).await?.items.is_empty());
    strict.threshold = 5;
    strict.points.insert(Likeness::SameName, 999);
    let etag = client.duplicate_rules(&desk.manager).await?.etag;
    let refused =
        client.set_duplicate_rules(&desk.manager, etag.as_deref().unwrap(), &once(), &strict).await.unwrap_err();
    let pointers: Vec<_> = refused.errors.iter().map(|fault| fault.pointer.as_str()).collect();
    assert_eq!(pointers, ["/threshold", "/points/same_name"]);
    Ok(())
}

/// What happens to five people: the first merged into the second, or a merge that holds undone.
type Deeds = Vec<(usize, usize, bool)>;

fn deeds() -> impl Strategy<Value = Deeds> {
    proptest::collection::vec((0usize..5, 0usize..5, any::<bool>()), 4..9)
}

#[tokio::test]
async fn merges_that_are_undone_in_any_order_conserve_everything() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let client = desk.client();
    let mut runner = TestRunner::deterministic();
    for round in 0..6 {
        let mut people = Vec::new();
        for nth in 0..5 {
            let email = Some(format!("p{round}x{}@example.org", nth % 3));
            let date_of_birth = Some(format!("19{}0-03-09", nth + 4));
            let phone = Some(format!("07700 90{round}{nth}00"));
            people.push(
                desk.knows(NewContact { name: format!("Pat Num{nth}ber"), email, phone, date_of_birth, ..ann() })
                    .await?,
            );
            if nth % 2 == 0 {
                let call = desk.call_of(people[nth]).await?;
                assert_eq!(call.summary.channel, Channel::Phone);
            }
        }
        let before = desk.kept_of(&people).await?;
        let mut holding = Vec::new();
        for (one, other, undo) in deeds().new_tree(&mut runner).unwrap().current() {
            if undo && !holding.is_empty() {
                let merge = holding.remove(one % holding.len());
                client.undo_merge(&desk.manager, merge, &once()).await?;
                continue;
            }
            let (one, other) = (desk.person(people[one]).await?, desk.person(people[other]).await?);
            if one.id != other.id {
                let whose = |bit: usize| {
                    if (round + people.len() + holding.len()) >> bit & 1 == 0 { Whose::Kept } else { Whose::Other }
                };
                let how = MergeContacts { name: whose(0), postcode: whose(1), date_of_birth: whose(1), ..how(&other) };
                let merge = client.merge(&desk.manager, one.id, one.version, &once(), &how).await?;
                holding.push(merge.id);
            }
            let shown: BTreeSet<_> = [desk.person(one.id).await?, desk.person(other.id).await?]
                .into_iter()
                .flat_map(|one| one.phones)
                .collect();
            let had: BTreeSet<_> = one.phones.into_iter().chain(other.phones).collect();
            assert_eq!(shown, had, "no detail is lost");
        }
        while let Some(merge) = (!holding.is_empty()).then(|| holding.remove(round % holding.len())) {
            client.undo_merge(&desk.manager, merge, &once()).await?;
        }
        assert_eq!(desk.kept_of(&people).await?, before, "round {round}");
    }
    Ok(())
}
