//! People are found by anything that is known of them, however it is typed.

use std::sync::Arc;

use cases_api::events::{CaseOpened, CaseOpenedPrivate};
use contacts::Contacts;
use contacts_api::mark::{AddMark, MarkKind};
use contacts_api::search::{FoundBy, FoundContact, SearchContacts};
use contacts_api::{ContactsClient, perm};
use contract::{
    Bilingual, CaseId, Channel, Clock as _, CouncilId, Language, Permission as _, Prefix, Problem, ProblemKind,
    Reference, SystemClock,
};
use testkit::alone::Alone;
use testkit::eventually;
use time::OffsetDateTime;

/// Name, email, telephone, address, postcode.
type Said = (&'static str, Option<&'static str>, Option<&'static str>, Option<&'static str>, &'static str);

const PEOPLE: [Said; 6] = [
    (
        "Siân Ó Súilleabháin",
        Some("Sian@Example.org"),
        Some("+441903737755"),
        Some("14 Mill Lane, Worthing"),
        "BN11 1HS",
    ),
    ("Catherine Jones", Some("cath@work.example"), None, Some("7 Chapel Street, Worthing"), "BN11 2AB"),
    ("Stephen Wright", None, Some("+447700900982"), Some("14 Station Road, Lancing"), "BN15 9AA"),
    ("Mary-Ann O'Brien", Some("maob@example.org"), None, None, "BN15 9AB"),
    ("Ann Mills", Some("ann@example.org"), None, Some("2 Jones Avenue, Lancing"), "BN15 8ZZ"),
    ("李小龙", Some("lee@example.org"), None, None, "M1 1AE"),
];

struct Desk {
    alone: Alone,
}

impl Desk {
    /// A council that knows these people, and a neighbour that knows nobody.
    async fn open() -> anyhow::Result<Self> {
        let make = |_: &str, context: &runtime::Context| -> anyhow::Result<Arc<dyn runtime::Service>> {
            Ok(Arc::new(Contacts::new(context)?))
        };
        let alone = Alone::start(Contacts::NAME, make, &["adur", "wealden"], &[]).await?;
        let desk = Self { alone };
        for said in PEOPLE {
            desk.reported(said).await?;
        }
        for (.., postcode) in PEOPLE {
            desk.until_found(postcode).await?;
        }
        Ok(desk)
    }

    fn council(&self) -> CouncilId {
        self.alone.councils[0].id
    }

    async fn reported(&self, (name, email, phone, address, postcode): Said) -> anyhow::Result<()> {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let fact = CaseOpened {
            case_id: CaseId::from(uuid::Uuid::new_v4()),
            reference: Reference::random(Prefix::numbered(1), &mut rand::rng()),
            service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
            what_next: Bilingual::default(),
            language: Language::En,
            due_at: OffsetDateTime::UNIX_EPOCH,
            slug: "missed-bin".to_owned(),
            channel: Channel::Web,
            call: None,
            contact: None,
            split_from: None,
        };
        let private = CaseOpenedPrivate {
            name: name.to_owned(),
            email: owned(email),
            phone: owned(phone),
            address: owned(address),
            postcode: postcode.to_owned(),
            follow_token: "x".to_owned(),
        };
        self.alone.arrives(self.council(), 1, &fact, &private).await?;
        Ok(())
    }

    async fn search_at(&self, council: usize, q: &str) -> Result<Vec<FoundContact>, Problem> {
        let council = self.alone.councils[council].id;
        let token = self.alone.token(council, &[perm::ReadContacts::NAME]).map_err(|_| ProblemKind::Internal)?;
        let which = SearchContacts { q: q.to_owned(), call: None };
        Ok(ContactsClient::new(self.alone.client()).search(&token, &which).await?.items)
    }

    async fn search(&self, q: &str) -> anyhow::Result<Vec<FoundContact>> {
        Ok(self.search_at(0, q).await?)
    }

    async fn names(&self, q: &str) -> anyhow::Result<Vec<String>> {
        Ok(self.search(q).await?.into_iter().map(|found| found.name).collect())
    }

    async fn until_found(&self, q: &str) -> anyhow::Result<FoundContact> {
        eventually("someone to be found", async || self.search(q).await.ok()?.into_iter().next()).await
    }
}

#[tokio::test]
async fn a_person_is_found_however_what_is_known_of_them_is_typed() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    for (typed, by) in [
        ("sian osuilleabhain", FoundBy::Name),
        ("SÚILLEABHÁIN", FoundBy::Name),
        ("o suil", FoundBy::Name),
        ("sian@example.org", FoundBy::Email),
        ("Sian@Exam", FoundBy::Email),
        ("01903 737755", FoundBy::Phone),
        ("+44 (0)1903 737 755", FoundBy::Phone),
        ("00441903737755", FoundBy::Phone),
        ("01903 7377", FoundBy::Phone),
        ("737755", FoundBy::Phone),
        ("7755", FoundBy::Phone),
        ("bn11 1hs", FoundBy::Postcode),
        ("BN111HS", FoundBy::Postcode),
        ("bn11 1", FoundBy::Postcode),
        ("14 mill lane", FoundBy::Address),
        ("mill lane wor", FoundBy::Address),
    ] {
        let found = desk.search(typed).await?;
        assert_eq!(found.len(), 1, "{typed}: {found:?}");
        assert_eq!(found[0].name, "Siân Ó Súilleabháin", "{typed}");
        assert_eq!((found[0].by.as_slice(), found[0].near), (&[by][..], false), "{typed}");
    }
    let found = desk.search("sian 14 bn11").await?;
    assert_eq!(found[0].by, [FoundBy::Name, FoundBy::Postcode, FoundBy::Address]);
    assert_eq!(found[0].address.as_deref(), Some("14 Mill Lane"));
    assert_eq!((found[0].postcode.as_deref(), found[0].cases), (Some("BN11 1HS"), 1));
    for nobody in ["sian jones", "14 mill road", "01903 737756", "bn11 3", "…", "' or 1=1 --", "%", "\u{10FFFF}"] {
        assert_eq!(desk.names(nobody).await?, Vec::<String>::new(), "{nobody}");
    }
    Ok(())
}

#[tokio::test]
async fn names_are_found_in_parts_together_and_misspelt() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    for (typed, name) in [
        ("cath jon", "Catherine Jones"),
        ("jones catherine", "Catherine Jones"),
        ("obrien", "Mary-Ann O'Brien"),
        ("o'brien", "Mary-Ann O'Brien"),
        ("maryann", "Mary-Ann O'Brien"),
        ("李小", "李小龙"),
    ] {
        let found = desk.search(typed).await?;
        assert_eq!((found[0].name.as_str(), found[0].near), (name, false), "{typed}");
    }
    for (typed, name) in [
        ("katherine jones", "Catherine Jones"),
        ("catherin jonse", "Catherine Jones"),
        ("steven rite", "Stephen Wright"),
        ("steven 14 staton", "Stephen Wright"),
        ("kathrin", "Catherine Jones"),
    ] {
        let found = desk.search(typed).await?;
        assert_eq!((found[0].name.as_str(), found[0].near), (name, true), "{typed}");
    }
    // The name before the street of that name, the whole word before one that begins so.
    assert_eq!(desk.names("jones").await?, ["Catherine Jones", "Ann Mills"]);
    assert_eq!(desk.names("mill").await?[0], "Siân Ó Súilleabháin");
    assert_eq!(desk.names("ann").await?.len(), 2);
    Ok(())
}

#[tokio::test]
async fn what_someone_gives_later_finds_them_too_and_a_name_that_they_gave_up_does_not() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    desk.reported(("Catherine Hill", Some("cath@work.example"), Some("+447700900111"), None, "M1 1AE")).await?;
    let found = desk.until_found("07700 900111").await?;
    assert_eq!((found.name.as_str(), found.cases), ("Catherine Hill", 2));
    assert_eq!(desk.search("catherine chapel").await?.len(), 1, "the earlier address still counts");
    assert_eq!(desk.names("catherine jones").await?, Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn people_of_before_the_search_are_made_findable() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let mut owner = desk.alone.owner(desk.council()).await?;
    for forget in ["delete from search_token", "delete from search_spelling", "update contact set search_rules = 0"] {
        sqlx::query(forget).execute(&mut owner).await?;
    }
    assert_eq!(desk.names("sian").await?, Vec::<String>::new());
    let again = desk
        .alone
        .another(|_: &str, context: &runtime::Context| -> anyhow::Result<Arc<dyn runtime::Service>> {
            Ok(Arc::new(Contacts::new(context)?))
        })
        .await?;
    desk.until_found("sian").await?;
    assert!(desk.search("shian").await?[0].near);
    drop(again);
    Ok(())
}

#[tokio::test]
async fn what_is_to_be_minded_with_someone_comes_with_them_the_worst_first() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let wright = desk.search("stephen wright").await?.remove(0);
    assert!(wright.marks.is_empty(), "{wright:?}");
    let manager = desk.alone.token(desk.council(), &[perm::WriteMarks::NAME])?;
    let client = ContactsClient::new(desk.alone.client());
    let mut put = Vec::new();
    for (once, kind) in [("a", MarkKind::Vulnerable), ("b", MarkKind::Violence), ("c", MarkKind::Violence)] {
        let review_on = (SystemClock.now() + time::Duration::days(90)).date().to_string();
        let mark = AddMark { kind, text: "Go by two.".to_owned(), review_on };
        put.push(client.add_mark(&manager, wright.id, once, &mark).await?);
    }
    assert_eq!(desk.search("station road").await?[0].marks, [MarkKind::Violence, MarkKind::Vulnerable]);
    assert!(desk.search("catherine").await?[0].marks.is_empty(), "nobody else has them");
    for mark in &put[1..] {
        client.end_mark(&manager, mark.id).await?;
    }
    assert_eq!(desk.search("steven rite").await?[0].marks, [MarkKind::Vulnerable]);
    Ok(())
}

#[tokio::test]
async fn another_council_finds_nobody_and_what_can_not_be_searched_for_is_refused() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    for typed in ["sian", "01903 737755", "bn11 1hs", "sian@example.org", "14 mill lane", "shian"] {
        assert!(desk.search_at(1, typed).await?.is_empty(), "{typed}");
    }
    for wrong in ["", "   ", "a\u{0}b", "x".repeat(201).as_str()] {
        let refused = desk.search_at(0, wrong).await.unwrap_err();
        assert_eq!(
            (refused.kind, refused.errors[0].pointer.as_str()),
            (ProblemKind::ValidationFailed, "/q"),
            "{wrong}"
        );
    }
    let long = ["a"; 99].join(" ");
    assert!(desk.search(&long).await?.len() <= 10);
    let visitor = desk.alone.visitor(desk.council())?;
    let which = SearchContacts { q: "sian".to_owned(), call: None };
    let refused = ContactsClient::new(desk.alone.client()).search(&visitor, &which).await.unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Unauthenticated);
    Ok(())
}
