use auth::Allowed;
use contacts_api::mark::{AddMark, DueMark, ListMarks, Mark, Marked, MarkedPeople, Marks, ReviewMark};
use contacts_api::perm;
use contract::{ContactId, Created, Done, Faults, Found, MarkId, Page, PageQuery, Problem};
use runtime::{At, Body, Early, Params};

use super::{NewMark, death, next_review, store};
use crate::contact;

/// No look at a record: a mark holds nothing by which someone could be found.
pub(crate) async fn list(allowed: Allowed<perm::ReadContacts>, At(id): At<ContactId>) -> Result<Found<Marks>, Early> {
    let tx = allowed.begin().await?;
    let id = contact::store::stays(&tx, id).await?.ok_or_else(Problem::not_found)?;
    Ok(Found::plain(Marks { items: store::of(&tx, id).await? }))
}

/// The most people whose marks are told at once.
const MOST_PEOPLE: usize = 100;

/// No look at anyone's record either.
pub(crate) async fn of_several(
    allowed: Allowed<perm::ReadContacts>,
    Params(asked): Params<ListMarks>,
) -> Result<Found<MarkedPeople>, Early> {
    let mut faults = Faults::none();
    let parts = asked.of.split(',').map(str::trim).filter(|id| !id.is_empty());
    let people: Option<Vec<ContactId>> = parts.map(|id| id.parse().ok()).collect();
    let people = people.filter(|people| people.len() <= MOST_PEOPLE);
    if people.is_none() {
        faults.add("/of", "unknown-value", "Name at most 100 contacts by their ids, with commas between.");
    }
    let people = faults.finish(people)?;
    let tx = allowed.begin().await?;
    let marks = store::of_all(&tx, &people).await?.into_iter();
    let items = marks.map(|(contact, marks)| {
        let mut kinds: Vec<_> = marks.into_iter().map(|mark| mark.kind).collect();
        kinds.dedup();
        Marked { contact, kinds }
    });
    Ok(Found::plain(MarkedPeople { items: items.collect() }))
}

pub(crate) async fn add(
    allowed: Allowed<perm::WriteMarks>,
    At(id): At<ContactId>,
    Body(asked): Body<AddMark>,
) -> Result<Created<Mark>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let id = contact::store::stays_held(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let mark = store::add(&tx, id, &NewMark::read(&asked, tx.now())?).await?;
    tx.audit("contact.marked", id, &["marks"]);
    Ok(tx.commit(Created { body: mark, location: format!("/api/v1/contacts/{id}/marks") }).await?)
}

/// Nobody's record is opened by it: a mark holds nothing by which someone could be found.
pub(crate) async fn due(
    allowed: Allowed<perm::WriteMarks>,
    Params(asked): Params<PageQuery>,
) -> Result<Found<Page<DueMark>>, Early> {
    let size = asked.size()?;
    let list = allowed.list("marks due");
    let after = asked.cursor.as_deref().map(|text| list.open::<MarkId>(text)).transpose()?;
    let tx = allowed.begin().await?;
    let trusted = allowed.holds::<perm::ReadUnmasked>();
    let rows = store::due(&tx, after, i64::from(size) + 1, trusted).await?;
    Ok(Found::plain(list.page(rows, size, |due| due.mark.id)))
}

/// The mark that was looked at ends, and another like it holds on: who looked, and when, is kept.
pub(crate) async fn review(
    allowed: Allowed<perm::WriteMarks>,
    At(id): At<MarkId>,
    Body(asked): Body<ReviewMark>,
) -> Result<Created<Mark>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let mut faults = Faults::none();
    let review_on = next_review(&asked.review_on, tx.now(), &mut faults);
    let review_on = faults.finish(review_on)?;
    let Some((contact, mark)) = store::review(&tx, id, review_on).await? else {
        return Err(death::not_a_caution(&tx, id).await?.into());
    };
    tx.audit("contact.mark-reviewed", contact, &["marks"]);
    Ok(tx.commit(Created { body: mark, location: format!("/api/v1/contacts/{contact}/marks") }).await?)
}

pub(crate) async fn end(allowed: Allowed<perm::WriteMarks>, At(id): At<MarkId>) -> Result<Done, Early> {
    let tx = allowed.begin_once(&()).await?;
    let Some(contact) = store::end(&tx, id).await? else {
        return Err(death::not_a_caution(&tx, id).await?.into());
    };
    tx.audit("contact.unmarked", contact, &["marks"]);
    Ok(tx.commit(Done).await?)
}
