use actix_web::rt::task::spawn_blocking;
use auth::Allowed;
use bytes::{Bytes, BytesMut};
use cases_api::import::{
    ANSWER, AddImport, CaseImport, ImportChoices, ImportEncoding, ImportField, ImportMapping, ImportRow,
    ImportRowState, ImportState, ListImportRows, MOST_ARCHIVE_BYTES, MOST_BYTES, RunImport, UndoImport,
};
use cases_api::perm;
use contract::{Created, Faults, Found, ImportId, Page, PageQuery, Problem, ProblemKind, text};
use runtime::{At, Body, Early, IfMatch, Params, Shared, Upload};
use tenant_db::{Actor, TenantTx};
use tokio::sync::Semaphore;

use super::age::give_up;
use super::{BEFORE, BELL, Import, archive, choosing, guess, sheet, store};
use crate::catalogue;
use crate::file::PIECE;
use crate::office::Office;

/// What is looked at where names and addresses of rows are shown, as the access log has it.
const SCREEN: &str = "import";
/// The most words that a mapping translates.
const MOST_WORDS: usize = 2_000;
/// How many files a process holds as rows at once: each may take more than a hundred megabytes until it is written.
static READ_AT_ONCE: Semaphore = Semaphore::const_new(2);

pub async fn add(
    allowed: Allowed<perm::ImportCases>,
    Params(asked): Params<AddImport>,
    mut upload: Upload,
) -> Result<Created<CaseImport>, Early> {
    let bytes = match whole(&mut upload).await {
        Ok(bytes) => bytes,
        Err(problem) => {
            upload.drain(MOST_BYTES).await;
            return Err(problem.into());
        }
    };
    let mut faults = Faults::none();
    let name = faults.take("/name", text::line(&asked.name, 200).and_then(text::required));
    let encoding = asked.encoding.unwrap_or(ImportEncoding::Utf8);
    let _turn = READ_AT_ONCE.acquire().await.map_err(|_| Problem::from(ProblemKind::Unavailable))?;
    let read = spawn_blocking(move || sheet::read(&bytes, encoding)).await;
    let sheet = faults.take("/file", read.map_err(|_| Problem::from(ProblemKind::Internal))?);
    let (name, sheet) = faults.finish(name.zip(sheet))?;
    let tx = allowed.begin().await?;
    let mapping = store::said_before(&tx, &sheet.headers).await?;
    let mapping = mapping.unwrap_or_else(|| guess::mapping(&sheet.headers));
    let id = tx.new_id::<ImportId>();
    let Actor::Staff { id: staff, session } = *tx.actor() else {
        return Err(Problem::from(ProblemKind::Forbidden).into());
    };
    let (state, headers) = (ImportState::Mapping, sheet.headers);
    let import = Import { id, name, staff, session, state, headers, mapping, worked_on_too: false, version: 1 };
    store::add(&tx, &import, sheet.rows.len()).await?;
    store::add_rows(&tx, id, &sheet.rows).await?;
    tx.audit("import.added", id, &["name", "rows"]);
    let body = view(&tx, id).await?;
    tx.commit_unanswered().await?;
    Ok(Created { body, location: format!("/api/v1/imports/{id}") })
}

/// The bytes of a file, as far as they are no more than a file may have.
async fn whole(upload: &mut Upload) -> Result<Bytes, Problem> {
    let too_large = || Problem::new(ProblemKind::PayloadTooLarge, "Send at most 20 MB in one file.");
    if upload.declared.is_some_and(|length| length > MOST_BYTES) {
        return Err(too_large());
    }
    let mut bytes = BytesMut::new();
    while let Some(piece) = upload.piece(PIECE).await? {
        if bytes.len() as u64 + piece.len() as u64 > MOST_BYTES {
            return Err(too_large());
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes.freeze())
}

pub async fn list(
    allowed: Allowed<perm::ImportCases>,
    Params(page): Params<PageQuery>,
) -> Result<Found<Page<CaseImport>>, Early> {
    let size = page.size()?;
    let list = allowed.list("imports");
    let before = page.cursor.map(|cursor| list.open::<ImportId>(&cursor)).transpose()?;
    let tx = allowed.begin().await?;
    let imports = store::list(&tx, before, size).await?;
    imports.iter().filter(|import| !import.sample.is_empty()).for_each(|import| tx.looked_at(import.id, SCREEN));
    Ok(Found::plain(list.page(imports, size, |import| import.id)))
}

pub async fn read(allowed: Allowed<perm::ImportCases>, At(id): At<ImportId>) -> Result<Found<CaseImport>, Early> {
    let tx = allowed.begin().await?;
    let import = view(&tx, id).await?;
    tx.looked_at(id, SCREEN);
    let version = import.version;
    Ok(Found::at(import, version))
}

pub async fn rows(
    allowed: Allowed<perm::ImportCases>,
    At(id): At<ImportId>,
    Params(asked): Params<ListImportRows>,
) -> Result<Found<Page<ImportRow>>, Early> {
    let page = PageQuery { limit: asked.limit, cursor: asked.cursor };
    let size = page.size()?;
    let name = format!("import rows {id} {:?}", asked.state);
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<i32>(&cursor)).transpose()?;
    let tx = allowed.begin().await?;
    store::stands(&tx, id).await?.ok_or_else(Problem::not_found)?;
    tx.looked_at(id, SCREEN);
    let rows = store::rows(&tx, id, asked.state, after.unwrap_or_default(), size).await?;
    Ok(Found::plain(list.page(rows, size, |row| row.place)))
}

pub async fn map(
    allowed: Allowed<perm::ImportCases>,
    At(id): At<ImportId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<ImportMapping>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseImport>, Early> {
    let tx = allowed.begin_once(&(id, version, &asked)).await?;
    let mut import = held(&tx, id, &[ImportState::Mapping, ImportState::Judged]).await?.at(version)?;
    import.mapping = sound(&tx, &import, asked).await?;
    import.state = ImportState::Judging;
    let judged = [ImportRowState::Good, ImportRowState::Bad];
    store::turn(&tx, id, &judged, ImportRowState::Waiting).await?;
    ordered(tx, &office, import, "import.mapped").await
}

pub async fn run(
    allowed: Allowed<perm::ImportCases>,
    At(id): At<ImportId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<RunImport>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseImport>, Early> {
    let tx = allowed.begin_once(&(id, version, &asked)).await?;
    let mut import = held(&tx, id, &[ImportState::Judged, ImportState::Imported]).await?.at(version)?;
    let before = view(&tx, id).await?;
    if import.state == ImportState::Imported {
        return again(tx, &office, import, (before.count(ImportRowState::Bad), asked)).await;
    }
    if before.count(ImportRowState::Good) == 0 {
        return Err(Problem::new(ProblemKind::Conflict, "No row can be imported.").into());
    }
    if before.count(ImportRowState::Bad) > 0 && !asked.leave_bad_rows {
        return Err(
            Problem::new(ProblemKind::Conflict, "Some rows are wrong. Put them right, or leave them out.").into()
        );
    }
    store::turn(&tx, id, &[ImportRowState::Bad], ImportRowState::Left).await?;
    import.state = ImportState::Importing;
    ordered(tx, &office, import, "import.ordered").await
}

/// Rows that went bad while others became cases have another turn, or are left out for good.
async fn again(
    tx: TenantTx,
    office: &Office,
    mut import: Import,
    (bad, asked): (i64, RunImport),
) -> Result<Found<CaseImport>, Early> {
    if bad == 0 {
        return Err(Problem::new(ProblemKind::Conflict, "Every row has had its turn.").into());
    }
    let to = if asked.leave_bad_rows { ImportRowState::Left } else { ImportRowState::Good };
    store::turn(&tx, import.id, &[ImportRowState::Bad], to).await?;
    import.state = ImportState::Importing;
    ordered(tx, office, import, "import.ordered").await
}

pub async fn undo(
    allowed: Allowed<perm::ImportCases>,
    At(id): At<ImportId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<UndoImport>,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseImport>, Early> {
    let tx = allowed.begin_once(&(id, version, &asked)).await?;
    let mut import = held(&tx, id, &[ImportState::Imported, ImportState::Undone]).await?.at(version)?;
    store::turn(&tx, id, &[ImportRowState::Kept], ImportRowState::Imported).await?;
    import.worked_on_too = asked.worked_on_too;
    import.state = ImportState::Undoing;
    ordered(tx, &office, import, "import.undo-ordered").await
}

pub async fn choices(allowed: Allowed<perm::ImportCases>, At(id): At<ImportId>) -> Result<Found<ImportChoices>, Early> {
    let tx = allowed.begin().await?;
    let import = store::stands(&tx, id).await?.ok_or_else(Problem::not_found)?;
    tx.looked_at(id, SCREEN);
    let services = catalogue::store::services(&tx).await?;
    let (teams, staff) = (store::teams(&tx).await?, store::staff(&tx).await?);
    let words = store::unknown_words(&tx, id).await?;
    Ok(Found::plain(choosing::choices(&import.mapping, &services, (teams, staff), words)))
}

pub async fn discard(allowed: Allowed<perm::ImportCases>, At(id): At<ImportId>) -> Result<Found<CaseImport>, Early> {
    let tx = allowed.begin_once(&id).await?;
    let import = held(&tx, id, &BEFORE).await?;
    give_up(&tx, &import).await?;
    let after = view(&tx, id).await?;
    let version = after.version;
    Ok(tx.commit(Found::at(after, version)).await?)
}

pub async fn archive(
    allowed: Allowed<perm::ImportCases>,
    At(id): At<ImportId>,
    mut upload: Upload,
    Shared(office): Shared<Office>,
) -> Result<Found<CaseImport>, Early> {
    let opened = match archive::may_come(&allowed, id).await {
        Ok(()) => archive::spool(&mut upload).await,
        Err(problem) => Err(problem),
    };
    let opened = match opened {
        Ok(spooled) => archive::open(spooled).await,
        Err(problem) => {
            upload.drain(MOST_ARCHIVE_BYTES).await;
            Err(problem)
        }
    };
    let opened = opened?;
    let files = &office.config.files;
    let room = archive::Room { file: files.most_bytes, council: files.council_bytes };
    let unpacking = archive::begin(&allowed, id).await?;
    let came = archive::unpack(&allowed, unpacking, opened, room).await;
    let tx = allowed.begin().await?;
    archive::end(&tx, unpacking, came.is_ok()).await?;
    let after = view(&tx, id).await?;
    let version = after.version;
    tx.commit_unanswered().await?;
    office.context.bell.ring(BELL);
    came?;
    Ok(Found::at(after, version))
}

async fn view(tx: &TenantTx, id: ImportId) -> Result<CaseImport, Problem> {
    let mut import = store::view(tx, id).await?.ok_or_else(Problem::not_found)?;
    (import.files, import.bad_files) = archive::store::came(tx, id).await?;
    Ok(import)
}

/// An import that is in one of these states, locked, and into which no archive is being unpacked.
async fn held(tx: &TenantTx, id: ImportId, states: &[ImportState]) -> Result<Import, Problem> {
    let import = store::wait_for(tx, id).await?.ok_or_else(Problem::not_found)?;
    archive::none_is_coming(tx, id).await?;
    if states.contains(&import.state) {
        return Ok(import);
    }
    Err(Problem::new(ProblemKind::Conflict, "That can't be done with the import as it stands."))
}

async fn ordered(
    tx: TenantTx,
    office: &Office,
    mut import: Import,
    told: &'static str,
) -> Result<Found<CaseImport>, Early> {
    if let Actor::Staff { id, session } = *tx.actor() {
        (import.staff, import.session) = (id, session);
    }
    store::step(&tx, &import).await?;
    tx.audit(told, import.id, &["state", "mapping"]);
    let after = view(&tx, import.id).await?;
    let version = after.version;
    let answer = tx.commit(Found::at(after, version)).await?;
    office.context.bell.ring(BELL);
    Ok(answer)
}

/// A mapping by which rows can be read.
async fn sound(tx: &TenantTx, import: &Import, asked: ImportMapping) -> Result<ImportMapping, Problem> {
    let mut faults = Faults::none();
    if asked.columns.len() != import.headers.len() {
        faults.add(
            "/columns",
            "not-the-columns",
            format!("Say of each of the {} columns what it holds.", import.headers.len()),
        );
    }
    for (at, column) in asked.columns.iter().enumerate() {
        let Some(what) = column else { continue };
        let pointer = format!("/columns/{at}");
        if ImportField::named(what).is_none() && !what.starts_with(ANSWER) {
            faults.add(&pointer, "unknown-value", "A column can't hold this.");
        } else if asked.columns.iter().take(at).any(|before| before.as_deref() == Some(what.as_str())) {
            faults.add(&pointer, "twice", "Another column holds this already.");
        }
    }
    let holds = |field: ImportField| asked.columns.iter().any(|column| column.as_deref() == Some(field.name()));
    for (field, code, why) in [
        (ImportField::OldReference, "needs-reference", "Say which column holds the old reference."),
        (ImportField::Received, "needs-received", "Say which column holds the day on which a case was received."),
    ] {
        if !holds(field) {
            faults.add("/columns", code, why);
        }
    }
    match &asked.service {
        Some(slug) if catalogue::store::service(tx, slug).await?.is_none() => {
            faults.add("/service", "unknown-value", "There is no such service.");
        }
        None if !holds(ImportField::Service) => {
            faults.add("/service", "required", "Choose the service of every row, or say which column holds it.");
        }
        _ => {}
    }
    if asked.values.values().map(std::collections::BTreeMap::len).sum::<usize>() > MOST_WORDS {
        faults.add("/values", "too-many", "Translate 2,000 words at most.");
    }
    faults.finish(Some(asked))
}
