//! Who was served at first contact, from the contacts that ended.

use std::sync::Arc;

use contacts::Contacts;
use contacts_api::events::{InteractionCorrected, InteractionEnded};
use contacts_api::interaction::{Direction, Outcome};
use contacts_api::measure::{ListEnquiries, MeasureBy, MeasureDays, MeasureSettings, Resolved};
use contacts_api::{ContactsClient, perm};
use contract::{
    CaseId, Channel, ContactId, CouncilId, InteractionId, NothingPrivate, Permission as _, ProblemKind, StaffId,
};
use testkit::alone::Alone;
use testkit::eventually;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const NOON: OffsetDateTime = datetime!(2026-06-01 11:00 UTC);

struct Desk {
    alone: Alone,
    manager: String,
}

impl Desk {
    async fn open() -> anyhow::Result<Self> {
        let make = |_: &str, context: &runtime::Context| -> anyhow::Result<Arc<dyn runtime::Service>> {
            Ok(Arc::new(Contacts::new(context)?))
        };
        let alone = Alone::start(Contacts::NAME, make, &["adur", "wealden"], &[]).await?;
        let manager = alone.token(
            alone.councils[0].id,
            &[perm::ReadMeasures::NAME, perm::ReadPeoplesCases::NAME, perm::SetMeasures::NAME],
        )?;
        Ok(Self { alone, manager })
    }

    fn council(&self) -> CouncilId {
        self.alone.councils[0].id
    }

    fn client(&self) -> ContactsClient {
        ContactsClient::new(self.alone.client())
    }

    /// A person whom the council knows.
    async fn person(&self) -> anyhow::Result<ContactId> {
        let id = Uuid::new_v4();
        let mut owner = self.alone.owner(self.council()).await?;
        sqlx::query(
            "insert into contact (tenant_id, id, name, name_key, cases, first_seen_at, last_seen_at)
             values ($1, $2, 'Ann', 'ann', 0, now(), now())",
        )
        .bind(self.council().uuid())
        .bind(id)
        .execute(&mut owner)
        .await?;
        Ok(id.into())
    }

    /// A call about bins, so many days after the first noon, that took three minutes.
    fn call(contact_id: Option<ContactId>, day: i64, outcome: Outcome) -> InteractionEnded {
        let started_at = NOON + Duration::days(day);
        InteractionEnded {
            interaction_id: InteractionId::from(Uuid::new_v4()),
            channel: Channel::Phone,
            direction: Direction::In,
            contact_id,
            staff_id: Some(StaffId::from(Uuid::from_u128(1))),
            outcome,
            matter: Some("missed-bin".to_owned()),
            article: None,
            avoidable: None,
            cases: Vec::new(),
            started_at,
            ended_at: started_at + Duration::seconds(180),
        }
    }

    async fn told(&self, ended: &[InteractionEnded]) -> anyhow::Result<()> {
        for fact in ended {
            self.alone.arrives(self.council(), 1, fact, &NothingPrivate {}).await?;
        }
        eventually("all to be counted", async || -> anyhow::Result<()> {
            let mut owner = self.alone.owner(self.council()).await?;
            let waiting: i64 =
                sqlx::query_scalar("select count(*) from inbox where done_at is null").fetch_one(&mut owner).await?;
            anyhow::ensure!(waiting == 0, "{waiting} wait");
            Ok(())
        })
        .await
    }
}

impl Desk {
    /// It becomes known with whom a contact was, and its cases.
    async fn corrected(
        &self,
        ended: &InteractionEnded,
        contact_id: Option<ContactId>,
        cases: Vec<CaseId>,
    ) -> anyhow::Result<()> {
        let fact = InteractionCorrected { interaction_id: ended.interaction_id, contact_id, cases };
        self.alone.arrives(self.council(), 2, &fact, &NothingPrivate {}).await?;
        self.told(&[]).await
    }
}

fn june() -> MeasureDays {
    MeasureDays { from: Some("2026-06-01".into()), to: Some("2026-06-30".into()), by: None }
}

#[tokio::test]
async fn who_comes_back_within_the_days_was_not_served() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (ann, bob, cat) = (desk.person().await?, desk.person().await?, desk.person().await?);
    let other_matter = InteractionEnded { matter: Some("noise".into()), ..Desk::call(Some(ann), 3, Outcome::Answered) };
    let outwards = InteractionEnded { direction: Direction::Out, ..Desk::call(Some(cat), 2, Outcome::Other) };
    desk.told(&[
        Desk::call(Some(ann), 0, Outcome::Answered),
        other_matter,
        // Told out of order: Bob was back on the fifth day.
        Desk::call(Some(bob), 5, Outcome::Chased),
        Desk::call(Some(bob), 0, Outcome::CaseOpened),
        Desk::call(Some(bob), 20, Outcome::Answered),
        Desk::call(Some(cat), 0, Outcome::HandedOff),
        outwards,
        Desk::call(Some(cat), 9, Outcome::Abandoned),
        Desk::call(None, 1, Outcome::Answered),
        Desk::call(None, 1, Outcome::CallBack),
    ])
    .await?;
    let client = desk.client();
    let figure = client.first_contact(&desk.manager, &june()).await?;
    assert_eq!((figure.days, figure.target), (7, 80));
    assert_eq!(figure.total, Resolved { enquiries: 5, resolved: 4 }, "{figure:?}");
    assert_eq!(figure.strangers, Resolved { enquiries: 2, resolved: 1 });
    let by_service: Vec<_> = figure.groups.iter().map(|group| (group.key.as_str(), group.counts)).collect();
    assert_eq!(
        by_service,
        [("missed-bin", Resolved { enquiries: 4, resolved: 3 }), ("noise", Resolved { enquiries: 1, resolved: 1 })]
    );

    let behind = ListEnquiries {
        from: june().from,
        to: june().to,
        key: Some("missed-bin".into()),
        resolved: Some(false),
        ..ListEnquiries::default()
    };
    let lost = client.enquiries(&desk.manager, &behind).await?.items;
    assert_eq!(lost.len(), 1);
    assert_eq!((lost[0].contact, lost[0].back_at), (Some(bob), Some(NOON + Duration::days(5))));

    // With a watch of four days Bob had not come back, and his fifth day is an enquiry of its own.
    let settings = client.measure_settings(&desk.manager).await?;
    assert_eq!(settings.body, MeasureSettings { days: 7, target: 80, to_reference: 180 });
    let four = MeasureSettings { days: 4, target: 75, to_reference: 90 };
    client.set_measures(&desk.manager, "\"0\"", "four", &four).await?;
    assert_eq!(client.set_measures(&desk.manager, "\"0\"", "four", &four).await?, four, "sent again, it is done once");
    let figure = client.first_contact(&desk.manager, &june()).await?;
    assert_eq!((figure.target, figure.total), (75, Resolved { enquiries: 6, resolved: 5 }));
    assert_eq!(client.calls(&desk.manager, &june()).await?.to_reference, 90);
    let hasty = MeasureSettings { to_reference: 29, ..four };
    let refused = client.set_measures(&desk.manager, "\"1\"", "hasty", &hasty).await.unwrap_err();
    assert_eq!(refused.errors[0].pointer, "/to_reference");
    let stale = client.set_measures(&desk.manager, "\"0\"", "late", &four).await;
    assert_eq!(stale.unwrap_err().kind, ProblemKind::PreconditionFailed);
    Ok(())
}

#[tokio::test]
async fn every_part_of_a_figure_leads_to_its_enquiries_page_by_page() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let ended: Vec<_> = (0..7).map(|day| Desk::call(None, day, Outcome::Answered)).collect();
    desk.told(&ended).await?;
    for by in MeasureBy::ALL {
        let mut which = ListEnquiries {
            from: june().from,
            to: june().to,
            by: Some(*by),
            strangers: Some(true),
            limit: Some(3),
            ..ListEnquiries::default()
        };
        let mut seen = Vec::new();
        loop {
            let page = desk.client().enquiries(&desk.manager, &which).await?;
            seen.extend(page.items.into_iter().map(|enquiry| enquiry.interaction));
            match page.next {
                Some(next) => which.cursor = Some(next),
                None => break,
            }
        }
        let newest_first: Vec<_> = ended.iter().rev().map(|ended| ended.interaction_id).collect();
        assert_eq!(seen, newest_first, "{by:?}");
    }
    let calls = desk.client().calls(&desk.manager, &june()).await?;
    assert_eq!((calls.days.len(), calls.days[0].day.as_str(), calls.days[0].seconds), (7, "2026-06-01", 180));
    let other = desk.alone.token(desk.alone.councils[1].id, &[perm::ReadMeasures::NAME])?;
    let theirs = desk.client().first_contact(&other, &june()).await?;
    assert_eq!((theirs.total.enquiries, theirs.strangers.enquiries), (0, 0), "another council counts its own");
    Ok(())
}

#[tokio::test]
async fn who_a_call_was_with_counts_though_it_is_known_only_after_its_end() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (ann, bob) = (desk.person().await?, desk.person().await?);
    let (first, second) = (Desk::call(None, 0, Outcome::Answered), Desk::call(Some(bob), 3, Outcome::Answered));
    desk.told(&[first.clone(), second.clone(), Desk::call(Some(ann), 5, Outcome::Answered)]).await?;
    let figure = async || desk.client().first_contact(&desk.manager, &june()).await;
    let before = figure().await?;
    assert_eq!((before.total.enquiries, before.strangers.enquiries), (2, 1));
    // The stranger was Ann, who was back on the fifth day; what was taken for Bob's was hers too.
    let case = CaseId::from(Uuid::new_v4());
    desk.corrected(&first, Some(ann), vec![case]).await?;
    desk.corrected(&second, Some(ann), vec![]).await?;
    let after = figure().await?;
    assert_eq!((after.total, after.strangers.enquiries), (Resolved { enquiries: 1, resolved: 0 }, 0));
    let which = ListEnquiries { from: june().from, to: june().to, ..ListEnquiries::default() };
    let enquiry = desk.client().enquiries(&desk.manager, &which).await?.items.remove(0);
    assert_eq!((enquiry.contact, enquiry.cases), (Some(ann), vec![case]));
    assert_eq!(enquiry.back_at, Some(NOON + Duration::days(3)));
    // And it wasn't Ann on the third day either.
    desk.corrected(&second, None, vec![]).await?;
    let which = ListEnquiries { from: june().from, to: june().to, ..ListEnquiries::default() };
    let enquiry = desk.client().enquiries(&desk.manager, &which).await?.items.remove(0);
    assert_eq!(enquiry.back_at, Some(NOON + Duration::days(5)));
    assert_eq!(figure().await?.strangers.enquiries, 1);
    Ok(())
}

#[tokio::test]
async fn one_more_contact_writes_none_but_those_beside_it() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let ann = desk.person().await?;
    let month: Vec<_> = [0, 2, 4, 8].map(|day| Desk::call(Some(ann), day, Outcome::Answered)).to_vec();
    desk.told(&month).await?;
    let rows = async || -> anyhow::Result<Vec<String>> {
        let mut owner = desk.alone.owner(desk.council()).await?;
        Ok(sqlx::query_scalar("select ctid::text from first_contact order by at").fetch_all(&mut owner).await?)
    };
    let before = rows().await?;
    desk.told(&[Desk::call(Some(ann), 6, Outcome::Answered)]).await?;
    let after = rows().await?;
    assert_eq!(after[..2], before[..2], "nothing changed for them");
    assert!(after[2] != before[2] && after[4] != before[3], "the two beside it know of it");
    Ok(())
}
