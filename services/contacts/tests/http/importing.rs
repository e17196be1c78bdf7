//! People whom old cases bring, and what is left of that when the cases are taken back.

use cases_api::events::{CaseImported, CaseImportedPrivate, CaseTakenBack};
use contacts_api::contact::EditContact;
use contract::{Bilingual, CaseId, ContactId, Event, EventId, ImportId, LookReason, NothingPrivate, Prefix, Reference};
use sqlx::AssertSqlSafe;
use testkit::eventually;
use time::macros::datetime;
use uuid::Uuid;

use crate::support::Desk;

/// Ann as a report of today knows her, and as an old system did.
const ANN: (&str, &str, &str) = ("Ann Smith", "ann@example.org", "BN11 1HS");

fn import(number: u128) -> ImportId {
    Uuid::from_u128(number).into()
}

fn old(name: &str, email: Option<&str>, phone: Option<&str>) -> CaseImportedPrivate {
    CaseImportedPrivate {
        name: name.to_owned(),
        email: email.map(str::to_owned),
        phone: phone.map(str::to_owned),
        address: Some("9 Wrong Road".to_owned()),
        postcode: Some("BN11 9ZZ".to_owned()),
    }
}

async fn told<E: Event>(desk: &Desk, version: i64, fact: &E, private: &E::Private) -> anyhow::Result<EventId> {
    let event = desk.alone.arrives(desk.council(), version, fact, private).await?;
    let mut owner = desk.alone.owner(desk.council()).await?;
    eventually("the event to be handled", async || {
        let done = sqlx::query_scalar("select done_at is not null from inbox where id = $1").bind(event.uuid());
        done.fetch_one(&mut owner).await.is_ok_and(|done: bool| done)
    })
    .await?;
    Ok(event)
}

async fn brought(desk: &Desk, case_id: CaseId, import_id: ImportId, who: &CaseImportedPrivate) -> anyhow::Result<()> {
    let fact = CaseImported {
        case_id,
        import_id,
        reference: Reference::random(Prefix::numbered(1), &mut rand::rng()),
        service: Bilingual::new("Missed bin", "Bin heb ei gasglu"),
        received_at: datetime!(2024-04-03 09:00 UTC),
    };
    told(desk, 1, &fact, who).await?;
    Ok(())
}

async fn new(desk: &Desk, import: ImportId, who: &CaseImportedPrivate) -> anyhow::Result<CaseId> {
    let case = CaseId::from(Uuid::new_v4());
    brought(desk, case, import, who).await?;
    Ok(case)
}

async fn taken_back(desk: &Desk, case_id: CaseId, import_id: ImportId, person_in_use: bool) -> anyhow::Result<()> {
    told(desk, 2, &CaseTakenBack { case_id, import_id, person_in_use }, &NothingPrivate {}).await?;
    Ok(())
}

async fn all(desk: &Desk, of: &str) -> anyhow::Result<Vec<String>> {
    let mut owner = desk.alone.owner(desk.council()).await?;
    Ok(sqlx::query_scalar(AssertSqlSafe(of.to_owned())).fetch_all(&mut owner).await?)
}

/// Everything by which people are known, recognised and found, but how often they were changed.
async fn known(desk: &Desk) -> anyhow::Result<Vec<String>> {
    let mut known = Vec::new();
    for (what, of) in [
        ("to_jsonb(x) - 'version' - 'compared_by'", "contact"),
        ("to_jsonb(x)", "detail"),
        ("to_jsonb(x) - 'seen_at'", "recognition"),
        ("to_jsonb(x)", "contact_case"),
        ("to_jsonb(x)", "search_token"),
        ("to_jsonb(x)", "match_key"),
    ] {
        known.extend(all(desk, &format!("select '{of} ' || ({what})::text from {of} x order by 1")).await?);
    }
    Ok(known)
}

async fn of_case(desk: &Desk, case: CaseId) -> anyhow::Result<Vec<String>> {
    all(desk, &format!("select contact_id::text from contact_case where id = '{case}'")).await
}

#[tokio::test]
async fn whom_an_import_alone_made_known_goes_with_its_last_case() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let bob = old("Bob Old", Some("bob@old.example"), None);
    let (first, second) = (new(&desk, import(1), &bob).await?, new(&desk, import(1), &bob).await?);
    let person = of_case(&desk, first).await?;
    assert_eq!((person.len(), &of_case(&desk, second).await?), (1, &person), "he is recognised by the second");
    let before = known(&desk).await?;
    brought(&desk, first, import(1), &bob).await?;
    assert_eq!(known(&desk).await?, before, "an event that comes twice changes nothing");
    taken_back(&desk, first, import(1), false).await?;
    let read = desk.client().read(&desk.manager, person[0].parse::<Uuid>()?.into(), LookReason::default()).await?;
    assert_eq!((read.cases.len(), read.emails.len()), (1, 1), "his other case is still there");
    taken_back(&desk, second, import(1), false).await?;
    taken_back(&desk, second, import(1), false).await?;
    assert_eq!(known(&desk).await?, Vec::<String>::new());
    brought(&desk, second, import(1), &bob).await?;
    assert_eq!(
        known(&desk).await?,
        Vec::<String>::new(),
        "what is told of late of a case that is gone makes nobody known"
    );
    Ok(())
}

#[tokio::test]
async fn what_a_wrong_column_put_on_somebody_known_goes_and_their_name_never_changes() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let (name, email, postcode) = ANN;
    let reported = desk.case_opened_by(name, email, postcode).await?;
    eventually("Ann to be known", async || of_case(&desk, reported).await.is_ok_and(|whose| whose.len() == 1)).await?;
    let before = known(&desk).await?;
    // The officer's address stands in the column of email addresses: every old case is Ann's.
    let wrong =
        [old("Bob Old", Some(email), Some("+441903000001")), old("Cat Old", Some(email), Some("+441903000002"))];
    let mut cases = Vec::new();
    for who in &wrong {
        cases.push(new(&desk, import(1), who).await?);
    }
    let ann: ContactId = of_case(&desk, reported).await?[0].parse::<Uuid>()?.into();
    let read = desk.client().read(&desk.manager, ann, LookReason::default()).await?;
    assert_eq!((read.name.as_str(), read.cases.len(), read.phones.len()), (name, 3, 2));
    for case in cases {
        taken_back(&desk, case, import(1), false).await?;
    }
    assert_eq!(known(&desk).await?, before);
    Ok(())
}

#[tokio::test]
async fn what_somebody_gave_since_stays_and_what_staff_ended_stays_ended() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let ann = desk.knows_ann().await?;
    let was = desk.client().read(&desk.manager, ann, LookReason::default()).await?;
    let gone = was.phones.first().cloned().unwrap_or_default();
    let no_longer = EditContact { no_longer: vec![gone.clone()], ..EditContact::default() };
    desk.client().edit(&desk.manager, ann, 1, &no_longer).await?;
    let with = |phone: &str| old("Ann Smith", Some("ann@example.org"), Some(phone));
    let case = new(&desk, import(1), &with(&gone)).await?;
    let kept = new(&desk, import(2), &with("+441903000003")).await?;
    let read = desk.client().read(&desk.manager, ann, LookReason::default()).await?;
    assert_eq!(
        (read.cases.len(), read.phones),
        (2, vec!["+441903000003".to_owned()]),
        "what was ended isn't there again"
    );
    let given = EditContact { phone: Some("+441903000003".to_owned()), ..EditContact::default() };
    desk.client().edit(&desk.manager, ann, read.version, &given).await?;
    taken_back(&desk, case, import(1), false).await?;
    taken_back(&desk, kept, import(2), false).await?;
    let read = desk.client().read(&desk.manager, ann, LookReason::default()).await?;
    assert_eq!((read.cases.len(), read.phones), (0, vec!["+441903000003".to_owned()]), "staff wrote it down since");
    assert!(!read.addresses.iter().any(|address| address.lines == "9 Wrong Road"));
    Ok(())
}

#[tokio::test]
async fn a_key_that_an_import_shared_is_the_firsts_again_and_one_that_is_another_persons_by_now_is_theirs()
-> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let shared =
        || all(&desk, "select contact_id::text || shared::text from recognition where key like 'home:%' order by 1");
    let reported = desk.case_opened_by("Bob Old", "bob@example.org", "BN11 9ZZ").await?;
    eventually("Bob to be known", async || of_case(&desk, reported).await.is_ok_and(|whose| whose.len() == 1)).await?;
    let before = shared().await?;
    // Zoe comes with an old case; another names Bob and his home, with her address: she is recognised by it.
    let zoe = new(&desk, import(1), &old("Zoe Old", Some("zoe@old.example"), None)).await?;
    let as_bob = new(&desk, import(2), &old("Bob Old", Some("zoe@old.example"), None)).await?;
    assert_eq!(of_case(&desk, zoe).await?, of_case(&desk, as_bob).await?);
    assert!(shared().await?.iter().any(|key| key.ends_with("true")), "two people by one name and postcode");
    taken_back(&desk, as_bob, import(2), false).await?;
    taken_back(&desk, zoe, import(1), false).await?;
    assert_eq!(shared().await?, before);
    Ok(())
}

#[tokio::test]
async fn a_person_to_whom_a_letter_belongs_is_not_forgotten() -> anyhow::Result<()> {
    let desk = Desk::open().await?;
    let case = new(&desk, import(1), &old("Bob Old", Some("bob@old.example"), None)).await?;
    let bob: ContactId = of_case(&desk, case).await?[0].parse::<Uuid>()?.into();
    taken_back(&desk, case, import(1), true).await?;
    let read = desk.client().read(&desk.manager, bob, LookReason::default()).await?;
    assert_eq!((read.name.as_str(), read.emails.len(), read.cases.len()), ("Bob Old", 0, 0));
    Ok(())
}

/// Whoever makes a table of people says here whether it keeps someone whom an import made known.
#[tokio::test]
async fn every_table_about_people_is_asked_before_someone_is_forgotten_or_named() -> anyhow::Result<()> {
    // Asked: something of it keeps them. Theirs: it goes with them. Of a case: it went with the case, which is asked.
    let asked = ["contact_case", "contact_merge", "first_contact", "interaction", "mark", "refuge", "verification"];
    let theirs = ["detail", "duplicate_pair", "match_key", "recognition", "search_token"];
    let of_a_case = ["contact_message"];
    let desk = Desk::open().await?;
    let found = all(
        &desk,
        "select distinct c.table_name::text from information_schema.columns c
         join information_schema.tables t on t.table_type = 'BASE TABLE'
             and (t.table_schema, t.table_name) = (c.table_schema, c.table_name)
         where c.table_schema = current_schema() and c.column_name in
             ('contact_id', 'origin_id', 'other_id', 'one_id', 'kept_id', 'merged_id') order by 1",
    )
    .await?;
    let mut named = [&asked[..], &theirs, &of_a_case].concat();
    named.sort_unstable();
    assert_eq!(found, named);
    let by_key = all(
        &desk,
        "select distinct conrelid::regclass::text from pg_constraint
         where contype = 'f' and confrelid = 'contact'::regclass and conrelid <> confrelid order by 1",
    )
    .await?;
    assert!(by_key.iter().all(|table| named.contains(&table.as_str())), "{by_key:?}");
    Ok(())
}
