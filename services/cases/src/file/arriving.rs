//! A file that comes in: a row for each piece, each committed by itself, so that no transaction waits
//! for a slow line and no more than a piece is held in memory. What breaks off is deleted, at once or
//! by a watch an hour later.

use auth::Allowed;
use bytes::Bytes;
use cases_api::file::{AddFile, FileSummary, Media};
use cases_api::perm;
use contract::faults::Unfit;
use contract::{FieldFault, FileId, Permission, Problem, ProblemKind};
use runtime::Upload;
use sha2::{Digest as _, Sha256};
use tenant_db::TenantTx;

use super::judge::Judge;
use super::store::{self, Arrived};
use super::{PIECE, name};
use crate::case;

/// How much a council may keep, and how much of it in one file, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub file: u64,
    pub council: u64,
}

/// Takes a file in.
///
/// # Errors
/// `validation-failed` at `/name` or `/file` when it can't be kept, `payload-too-large`,
/// `quota-exceeded`, and at `/case` for a case that isn't the council's.
pub(super) async fn take(
    allowed: &Allowed<perm::WorkCases>,
    asked: &AddFile,
    upload: &mut Upload,
    room: Room,
) -> Result<FileSummary, Problem> {
    if upload.declared.is_some_and(|length| length > room.file) {
        return Err(too_large(room));
    }
    let first = upload.piece(PIECE).await?.unwrap_or_default();
    let judge = Judge::begin(&first).map_err(|why| fault("/file", why))?;
    let name = name::safe(&asked.name, judge.media()).map_err(|why| fault("/name", why))?;
    // Whoever doesn't say how much comes has the room of a whole file held for it.
    let coming = upload.declared.unwrap_or(room.file);
    let id = begin(allowed, asked, (&name, judge.media()), coming, room).await?;
    let taken = pieces(allowed, id, judge, first, upload, room).await;
    let finished = match taken {
        Ok(arrived) => finish(allowed, asked, id, arrived).await,
        Err(problem) => Err(problem),
    };
    if finished.is_err() {
        let tx = allowed.begin().await?;
        store::forget(&tx, id).await?;
        tx.commit_unanswered().await?;
    }
    finished
}

async fn begin(
    allowed: &Allowed<perm::WorkCases>,
    asked: &AddFile,
    called: (&str, Media),
    coming: u64,
    room: Room,
) -> Result<FileId, Problem> {
    if asked.case.is_none() && !allowed.holds::<perm::ReadPost>() {
        return Err(which_case("/case"));
    }
    let tx = allowed.begin().await?;
    if let Some(case) = asked.case
        && !case::store::exists(&tx, case).await?
    {
        return Err(Problem::at("/case", "unknown-value", "There is no such case."));
    }
    store::one_by_one(&tx).await?;
    if store::kept_bytes(&tx).await?.unsigned_abs().saturating_add(coming) > room.council {
        return Err(Problem::new(ProblemKind::QuotaExceeded, "The council’s room for files is used up."));
    }
    let id = tx.new_id::<FileId>();
    let coming = i64::try_from(coming).map_err(|_| too_large(room))?;
    store::begin(&tx, id, called, asked, coming).await?;
    tx.commit_unanswered().await?;
    Ok(id)
}

/// Keeps every piece, and says what came.
pub(super) async fn pieces<P: Permission>(
    allowed: &Allowed<P>,
    id: FileId,
    mut judge: Judge,
    first: Bytes,
    upload: &mut Upload,
    room: Room,
) -> Result<Arrived, Problem> {
    let (mut size, mut number, mut digest) = (0_u64, 0_i32, Sha256::new());
    let mut next = Some(first);
    while let Some(piece) = next {
        size += piece.len() as u64;
        if size > room.file {
            return Err(too_large(room));
        }
        judge.read(&piece);
        digest.update(&piece);
        let tx = allowed.begin().await?;
        store::keep(&tx, id, number, &piece).await?;
        tx.commit_unanswered().await?;
        number += 1;
        next = upload.piece(PIECE).await?;
    }
    judge.finish().map_err(|why| fault("/file", why))?;
    let size = i64::try_from(size).map_err(|_| too_large(room))?;
    Ok(Arrived { size, sha256: digest.finalize().to_vec() })
}

/// Makes it one of the council's files. The same bytes in the same place are one file, however often
/// they are sent: the second is dropped, and the first is the answer.
async fn finish(
    allowed: &Allowed<perm::WorkCases>,
    asked: &AddFile,
    id: FileId,
    arrived: Arrived,
) -> Result<FileSummary, Problem> {
    let tx = allowed.begin().await?;
    store::one_of_these(&tx, &arrived.sha256).await?;
    let id = match store::same(&tx, asked, &arrived.sha256).await? {
        Some(before) => {
            store::forget(&tx, id).await?;
            before
        }
        None => {
            store::arrive(&tx, id, &arrived, asked.case.is_some() || asked.contact.is_some()).await?;
            told(&tx, id, asked).await?;
            id
        }
    };
    let file = store::one(&tx, id).await?.ok_or_else(Problem::not_found)?;
    tx.commit_unanswered().await?;
    Ok(file)
}

async fn told(tx: &TenantTx, id: FileId, asked: &AddFile) -> Result<(), Problem> {
    if let Some(case) = asked.case {
        store::tell_case(tx, case, id).await?;
    }
    tx.audit("file.added", id, &["name", "case", "contact"]);
    Ok(())
}

pub(super) fn fault(pointer: &str, why: Unfit) -> Problem {
    Problem::validation(vec![FieldFault::at(pointer, why)])
}

/// Whoever sees no post but that of cases says which case it is.
pub(super) fn which_case(pointer: &str) -> Problem {
    fault(pointer, Unfit::new("required", "Say which case it belongs to."))
}

pub(super) fn too_large(room: Room) -> Problem {
    Problem::new(ProblemKind::PayloadTooLarge, format!("Send at most {} MB in one file.", room.file / (1024 * 1024)))
}
