use auth::Allowed;
use cases_api::file::{AddFile, FileAway, FileSummary, ListFiles};
use cases_api::perm;
use contract::{
    CaseId, ContactId, Content, Created, Cursor, Done, Faults, FileId, Found, Moment, Page, PageQuery, Permission,
    Problem, ProblemKind, Reference, text,
};
use runtime::{At, Body, Early, IfMatch, Params, Shared, Upload};
use time::OffsetDateTime;
use uuid::Uuid;

use super::arriving::{self, Room};
use super::sending;
use super::store::{self, Place};
use crate::caller::{self, Looker, mask};
use crate::case;
use crate::office::Office;

/// The most characters of what is noted about a file.
const MOST_NOTE: usize = 1000;

pub async fn add(
    allowed: Allowed<perm::WorkCases>,
    Params(asked): Params<AddFile>,
    mut upload: Upload,
    Shared(office): Shared<Office>,
) -> Result<Created<FileSummary>, Early> {
    let room = Room { file: office.config.files.most_bytes, council: office.config.files.council_bytes };
    let taken = arriving::take(&allowed, &asked, &mut upload, room).await;
    if taken.is_err() {
        upload.drain(room.file).await;
    }
    let body = taken?;
    let location = format!("/api/v1/files/{}", body.id);
    Ok(Created { body, location })
}

pub async fn list(
    allowed: Allowed<perm::ReadPost>,
    Params(asked): Params<ListFiles>,
) -> Result<Found<Page<FileSummary>>, Early> {
    let ListFiles { contact, limit, cursor } = asked;
    let name = format!("files {contact:?}");
    let list = allowed.list(&name);
    let (after, size) = place(&list, PageQuery { limit, cursor })?;
    let tx = allowed.begin().await?;
    let rows = match contact {
        Some(contact) => store::of_contact(&tx, contact, after, size).await?,
        None => store::waiting(&tx, after, size).await?,
    };
    let sight = caller::store::sight(&tx, (contact, None), Looker::of(&allowed, None)).await?;
    let rows = rows.into_iter().map(|file| mask::file(sight, file)).collect();
    Ok(Found::plain(list.page(rows, size, |file| (Moment(file.added_at), file.id))))
}

pub async fn of_case(
    allowed: Allowed<perm::ReadCases>,
    At(id): At<CaseId>,
    Params(page): Params<PageQuery>,
) -> Result<Found<Page<FileSummary>>, Early> {
    let name = format!("files of {id}");
    let list = allowed.list(&name);
    let (after, size) = place(&list, page)?;
    let tx = allowed.begin().await?;
    if !case::store::exists(&tx, id).await? {
        return Err(Problem::not_found().into());
    }
    let rows = store::of_case(&tx, id, after, size).await?;
    let sight = caller::store::sight(&tx, (rows.first().and_then(whose), None), Looker::of(&allowed, None)).await?;
    let rows = rows.into_iter().map(|file| mask::file(sight, file)).collect();
    Ok(Found::plain(list.page(rows, size, |file| (Moment(file.added_at), file.id))))
}

/// Where a page begins, and how long it is.
fn place(list: &Cursor<'_>, page: PageQuery) -> Result<(store::After, u16), Problem> {
    let size = page.size()?;
    let after = page.cursor.map(|cursor| list.open::<(Moment, FileId)>(&cursor)).transpose()?;
    let after = after.map(|(Moment(at), id)| (at, id));
    Ok((after.unwrap_or((OffsetDateTime::UNIX_EPOCH, Uuid::nil().into())), size))
}

/// What belongs to no case is the post's.
fn shown<P: Permission>(allowed: &Allowed<P>, file: Option<FileSummary>) -> Result<FileSummary, Problem> {
    let file = file.filter(|file| file.case.is_some() || allowed.holds::<perm::ReadPost>());
    file.ok_or_else(Problem::not_found)
}

pub async fn read(allowed: Allowed<perm::ReadCases>, At(id): At<FileId>) -> Result<Found<FileSummary>, Early> {
    let tx = allowed.begin().await?;
    let file = shown(&allowed, store::one(&tx, id).await?)?;
    let sight = caller::store::sight(&tx, (whose(&file), None), Looker::of(&allowed, None)).await?;
    let version = file.version;
    Ok(Found::at(mask::file(sight, file), version))
}

/// Whom a file is of.
fn whose(file: &FileSummary) -> Option<ContactId> {
    file.contact.or_else(|| file.case.as_ref().and_then(|case| case.contact))
}

pub async fn content(allowed: Allowed<perm::ReadCases>, At(id): At<FileId>) -> Result<Content, Early> {
    let tx = allowed.begin().await?;
    let file = shown(&allowed, store::one(&tx, id).await?)?;
    if caller::store::sight(&tx, (whose(&file), None), Looker::of(&allowed, None)).await?.is_masked() {
        return Err(Problem::new(ProblemKind::Forbidden, "Verify the caller first.").into());
    }
    match &file.case {
        Some(case) => tx.looked_at_for(case.id, "file", contract::LookReason::case(case.id)),
        None => tx.looked_at(file.contact.map_or_else(|| id.uuid(), contract::ContactId::uuid), "file"),
    }
    drop(tx);
    Ok(sending::content(allowed, &file))
}

pub async fn file_away(
    allowed: Allowed<perm::WorkCases>,
    At(id): At<FileId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<FileAway>,
    Shared(office): Shared<Office>,
) -> Result<Found<FileSummary>, Early> {
    let tx = allowed.begin_once(&(version, &asked)).await?;
    let file = shown(&allowed, store::lock(&tx, id).await?)?;
    if file.version != version {
        return Err(ProblemKind::PreconditionFailed.into());
    }
    let judge_only = asked.judge_only;
    let place = understand(&tx, &office, asked).await?;
    if place.case.is_none() && !allowed.holds::<perm::ReadPost>() {
        return Err(arriving::which_case("/reference").into());
    }
    if judge_only {
        return Ok(tx.commit(Found::at(file, version)).await?);
    }
    let before = file.case.map(|case| case.id);
    store::file_away(&tx, id, &place).await?;
    if let Some(case) = place.case.filter(|case| Some(*case) != before) {
        store::tell_case(&tx, case, id).await?;
    }
    tx.audit("file.filed", id, &["case", "contact", "letter", "received_on", "note"]);
    let file = store::one(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let version = file.version;
    Ok(tx.commit(Found::at(file, version)).await?)
}

async fn understand(tx: &tenant_db::TenantTx, office: &Office, asked: FileAway) -> Result<Place, Problem> {
    let mut faults = Faults::none();
    let reference = asked.reference.as_deref().filter(|typed| text::required((*typed).to_owned()).is_ok());
    let reference = reference.map(|typed| faults.take("/reference", Reference::parse(typed)));
    let case = match reference {
        Some(Some(reference)) => {
            let found = case::store::by_reference(tx, &reference).await?;
            if found.is_none() {
                faults.add("/reference", "no-such-case", "There is no case with this reference.");
            }
            found
        }
        Some(None) | None => None,
    };
    let today = office.today(tx.now())?;
    let day = asked.received_on.trim();
    let received_on = day.parse::<jiff::civil::Date>().ok().filter(|date| date.to_string() == day);
    match received_on {
        None => faults.add("/received_on", "not-a-date", "Enter a real date, like 2026-03-27."),
        Some(day) if day > today => faults.add("/received_on", "date-in-future", "The date must be today or earlier."),
        Some(day) if day.year() < 1900 => faults.add("/received_on", "not-a-date", "Enter a real date."),
        Some(_) => {}
    }
    let note = asked.note.as_deref().filter(|note| text::required((*note).to_owned()).is_ok());
    let note = note.map(|note| faults.take("/note", text::paragraphs(note, MOST_NOTE)));
    let contact = asked.contact.or_else(|| case.as_ref().and_then(|case| case.contact));
    faults.finish(received_on.map(|day| Place {
        case: case.map(|case| case.id),
        contact,
        letter: asked.letter,
        received_on: day.to_string(),
        note: note.flatten(),
    }))
}

pub async fn discard(allowed: Allowed<perm::WorkCases>, At(id): At<FileId>) -> Result<Done, Early> {
    let tx = allowed.begin().await?;
    let file = shown(&allowed, store::lock(&tx, id).await?)?;
    if !file.waits {
        return Err(Problem::new(ProblemKind::Conflict, "Only what waits in the inbox can be thrown away.").into());
    }
    store::forget(&tx, id).await?;
    tx.audit("file.discarded", id, &["name"]);
    Ok(tx.commit(Done).await?)
}
