//! Reporters are recognised, once, and never guessed.

use std::sync::Arc;

use cases_api::events::{CaseOpened, CaseOpenedPrivate};
use contacts::Contacts;
use contacts_api::access::ListLooks;
use contacts_api::{Contact, ContactSummary, ContactsClient, LookEntry, perm};
use contract::{
    Bilingual, CaseId, Channel, ContactId, CouncilId, Language, LookReason, Page, PageQuery, Permission as _, Prefix,
    ProblemKind, Reference,
};
use testkit::alone::Alone;
use testkit::eventually;
use time::OffsetDateTime;

/// What someone says of themselves.
#[derive(Clone, Copy, Default)]
struct Said<'a> {
    name: &'a str,
    email: Option<&'a str>,
    phone: Option<&'a str>,
    address: Option<&'a str>,
    postcode: &'a str,
    /// Whom staff chose as the one who asks.
    chosen: Option<ContactId>,
    /// Whether staff split it from another report of theirs.
    split: bool,
}

const ANN: Said<'_> = Said {
    name: "Ann Smith",
    email: Some("ann@example.org"),
    phone: Some("+441903737755"),
    address: Some("1 High Street, Worthing"),
    postcode: "BN11 1HS",
    chosen: None,
    split: false,
};

struct Desk {
    alone: Alone,
    token: String,
}

impl Desk {
    async fn open() -> anyhow::Result<Self> {
        let make = |_: &str, context: &runtime::Context| -> anyhow::Result<Arc<dyn runtime::Service>> {
            Ok(Arc::new(Contacts::new(context)?))
        };
        let alone = Alone::start(Contacts::NAME, make, &["adur", "wealden"], &[]).await?;
        let token = alone.token(
            alone.councils[0].id,
            &[perm::ReadContacts::NAME, perm::ReadPeoplesCases::NAME, perm::ReadAccessLog::NAME],
        )?;
        Ok(Self { alone, token })
    }

    fn council(&self) -> CouncilId {
        self.alone.councils[0].id
    }

    fn client(&self) -> ContactsClient {
        ContactsClient::new(self.alone.client())
    }

    async fn reported(&self, council: CouncilId, said: Said<'_>) -> anyhow::Result<CaseId> {
        let case_id = CaseId::from(uuid::Uuid::new_v4());
        let fact = CaseOpened {
            case_id,
            reference: Reference::random(Prefix::numbered(1), &mut rand::rng()),
            service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
            what_next: Bilingual::default(),
            language: Language::En,
            due_at: OffsetDateTime::UNIX_EPOCH,
            slug: "missed-bin".to_owned(),
            channel: if said.chosen.is_some() { Channel::Phone } else { Channel::Web },
            call: None,
            contact: said.chosen,
            split_from: said.split.then(|| Reference::random(Prefix::numbered(1), &mut rand::rng())),
        };
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let private = CaseOpenedPrivate {
            name: said.name.to_owned(),
            email: owned(said.email),
            phone: owned(said.phone),
            address: owned(said.address),
            postcode: said.postcode.to_owned(),
            follow_token: "x".to_owned(),
        };
        self.alone.arrives(council, 1, &fact, &private).await?;
        Ok(case_id)
    }

    /// Whether the council knew who reported the case, and whom it links; once it does.
    async fn linked(&self, case: CaseId) -> anyhow::Result<(bool, uuid::Uuid)> {
        eventually("the case to be linked", async || -> anyhow::Result<(bool, uuid::Uuid)> {
            let mut owner = self.alone.owner(self.council()).await?;
            let told: serde_json::Value =
                sqlx::query_scalar("select payload from outbox where name = 'contact.linked' and aggregate_id = $1")
                    .bind(case.uuid())
                    .fetch_one(&mut owner)
                    .await?;
            let known = told["known"].as_bool();
            let contact = told["contact_id"].as_str().and_then(|id| id.parse().ok());
            known.zip(contact).ok_or_else(|| anyhow::anyhow!("{told}"))
        })
        .await
    }

    async fn reported_and_linked(&self, said: Said<'_>) -> anyhow::Result<(bool, uuid::Uuid)> {
        let case = self.reported(self.council(), said).await?;
        self.linked(case).await
    }

    async fn everyone(&self) -> anyhow::Result<Vec<ContactSummary>> {
        let (mut all, mut page) = (Vec::new(), PageQuery { limit: Some(2), cursor: None });
        loop {
            let Page { items, next } = self.client().list(&self.token, &page).await?;
            all.extend(items);
            match next {
                Some(next) => page.cursor = Some(next),
                None => return Ok(all),
            }
        }
    }
}

#[tokio::test]
async fn people_are_recognised_by_what_they_gave_before() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (known, ann) = desk.reported_and_linked(ANN).await?;
    assert!(!known);
    for (said, why) in [
        (
            Said { email: Some("ANN@example.org"), name: "A. Smith", phone: None, postcode: "BN15 9AA", ..ANN },
            "by email alone",
        ),
        (Said { email: Some("ann@work.example"), name: "ann  smith", ..ANN }, "by number and name"),
        (Said { email: None, phone: None, name: "ANN SMITH", ..ANN }, "by postcode and name"),
        (
            Said { email: Some("ann@work.example"), name: "Someone", postcode: "M1 1AE", ..ANN },
            "by the address learnt since",
        ),
    ] {
        assert_eq!(desk.reported_and_linked(said).await?, (true, ann), "{why}");
    }
    let (known, bob) = desk.reported_and_linked(Said { name: "Bob Smith", email: None, ..ANN }).await?;
    assert!(!known && bob != ann, "the same number is another's with another name");
    let contact: Contact = desk.client().read(&desk.token, ann.into(), LookReason::default()).await?;
    assert_eq!(contact.emails, ["ann@work.example", "ANN@example.org"]);
    assert_eq!(contact.phones, ["+441903737755"]);
    assert_eq!((contact.cases.len(), contact.name.as_str()), (5, "Someone"));
    assert!(contact.cases.is_sorted_by(|newer, older| newer.opened_at >= older.opened_at));
    Ok(())
}

#[tokio::test]
async fn whom_staff_chose_is_linked_whatever_was_given_and_a_stranger_is_recognised() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (_, ann) = desk.reported_and_linked(ANN).await?;
    let (_, bob) = desk.reported_and_linked(Said { name: "Bob Hill", email: Some("b@example.org"), ..ANN }).await?;
    let chosen = Said { chosen: Some(bob.into()), ..ANN };
    assert_eq!(desk.reported_and_linked(chosen).await?, (true, bob), "Ann's details, and Bob was chosen");
    let nobody = Said { chosen: Some(uuid::Uuid::from_u128(7).into()), ..ANN };
    assert_eq!(desk.reported_and_linked(nobody).await?, (true, ann), "an id of nobody's is as if none was chosen");
    Ok(())
}

#[tokio::test]
async fn where_two_people_could_be_meant_neither_is_taken() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let shared = Said { name: "John Hill", email: Some("old@example.org"), phone: None, ..ANN };
    let (_, older) = desk.reported_and_linked(shared).await?;
    let apart = Said { email: Some("young@example.org"), postcode: "BN15 9AA", ..shared };
    let (_, younger) = desk.reported_and_linked(apart).await?;
    assert_ne!(older, younger);
    // Now the younger lives where the older does.
    assert_eq!(desk.reported_and_linked(Said { postcode: "BN11 1HS", ..apart }).await?, (true, younger));
    let (known, third) = desk.reported_and_linked(Said { email: None, ..shared }).await?;
    assert!(!known && third != older && third != younger);
    assert_eq!(desk.reported_and_linked(shared).await?, (true, older), "an email address still tells");
    Ok(())
}

#[tokio::test]
async fn a_new_person_who_reports_ten_things_at_once_is_one_contact() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let mut cases = Vec::new();
    for number in 0..10 {
        // Half of them share nothing but number and name with the others.
        let email = if number % 2 == 0 { ANN.email } else { None };
        let postcode = if number % 2 == 0 { "BN11 1HS" } else { "BN15 9AA" };
        cases.push(desk.reported(desk.council(), Said { email, postcode, ..ANN }).await?);
    }
    let mut known = 0;
    for case in cases {
        known += usize::from(desk.linked(case).await?.0);
    }
    let everyone = desk.everyone().await?;
    assert_eq!((known, everyone.len(), everyone[0].cases), (9, 1, 10));
    Ok(())
}

#[tokio::test]
async fn the_council_sees_its_people_and_who_looked_and_no_other_does() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    for (name, email) in
        [("Zoë Young", "z@example.org"), ("Élan Price", "e@example.org"), ("adam Hill", "a@example.org")]
    {
        desk.reported_and_linked(Said { name, email: Some(email), phone: None, ..ANN }).await?;
    }
    let names: Vec<String> = desk.everyone().await?.into_iter().map(|contact| contact.name).collect();
    assert_eq!(names, ["adam Hill", "Élan Price", "Zoë Young"]);
    let id = desk.everyone().await?[0].id;
    desk.client().read(&desk.token, id, LookReason::default()).await?;
    let looks: Page<LookEntry> = eventually("the look to be kept", async || -> anyhow::Result<Page<LookEntry>> {
        let page = desk.client().access_log(&desk.token, &ListLooks::default()).await?;
        anyhow::ensure!(!page.items.is_empty(), "none yet");
        Ok(page)
    })
    .await?;
    assert_eq!(
        (looks.items.len(), looks.items[0].subject_id, looks.items[0].screen.as_str()),
        (1, id.uuid(), "contact")
    );
    let other = desk.alone.token(desk.alone.councils[1].id, &[perm::ReadContacts::NAME, perm::ReadAccessLog::NAME])?;
    assert_eq!(desk.client().read(&other, id, LookReason::default()).await.unwrap_err().kind, ProblemKind::NotFound);
    assert!(desk.client().list(&other, &PageQuery::default()).await?.items.is_empty());
    assert!(desk.client().access_log(&other, &ListLooks::default()).await?.items.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_detail_that_isnt_one_is_parked_and_told_without_its_value() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    desk.reported(desk.council(), Said { email: Some("not an address"), ..ANN }).await?;
    let fault: String = eventually("the event to be parked", async || -> anyhow::Result<String> {
        let mut owner = desk.alone.owner(desk.council()).await?;
        Ok(sqlx::query_scalar("select fault from inbox where parked_at is not null").fetch_one(&mut owner).await?)
    })
    .await?;
    assert_eq!(fault, "the reporter's details: not-an-email");
    Ok(())
}

#[tokio::test]
async fn what_staff_split_from_a_report_is_theirs_and_no_further_contact() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let first = desk.reported(desk.council(), ANN).await?;
    let (_, ann) = desk.linked(first).await?;
    let second = desk.reported(desk.council(), Said { split: true, ..ANN }).await?;
    assert_eq!(desk.linked(second).await?, (true, ann));
    let mut owner = desk.alone.owner(desk.council()).await?;
    let contacts: i64 = sqlx::query_scalar("select count(*) from interaction").fetch_one(&mut owner).await?;
    assert_eq!(contacts, 1, "she turned to the council once");
    Ok(())
}
