//! The files of an import: a ZIP archive, spooled to disk as it comes and unpacked a piece at a time, so that no more than a
//! few pieces are held in memory. Each file is judged by its content as every other upload is, and kept as a file of the
//! council's that waits for the case of the row that names it. What can't be kept is named.

mod spool;
pub(super) mod store;
mod unpacking;

use std::fs::File;

use auth::Allowed;
use bytes::Bytes;
use cases_api::import::{ImportRowState, ImportState, RowFault};
use cases_api::perm;
use contract::faults::Unfit;
use contract::{FileId, ImportId, Problem, ProblemKind};
use futures::StreamExt as _;
use futures::channel::mpsc;
use sha2::{Digest as _, Sha256};
use tenant_db::TenantTx;
use uuid::Uuid;

use super::taking_back::kept;
use super::{BEFORE, Import};
use crate::file::judge::Judge;
use crate::file::{self, name};
use unpacking::Unpacked;

pub(super) use spool::spool;
pub(super) use unpacking::Opened;

/// How many pieces wait between who unpacks and who keeps.
const WAITING: usize = 2;

/// How much the council may keep, and how much of it in one file, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub file: u64,
    pub council: u64,
}

/// Whether files may come for an import: as long as it has no cases.
///
/// # Errors
/// `not-found`, `conflict` once rows are cases.
pub(super) async fn may_come(allowed: &Allowed<perm::ImportCases>, id: ImportId) -> Result<(), Problem> {
    let tx = allowed.begin().await?;
    let import = super::store::stands(&tx, id).await?.ok_or_else(Problem::not_found)?;
    before_cases(&import)
}

fn before_cases(import: &Import) -> Result<(), Problem> {
    if BEFORE.contains(&import.state) {
        return Ok(());
    }
    Err(Problem::new(ProblemKind::Conflict, "That can't be done with the import as it stands."))
}

/// Refuses while an archive is being unpacked.
///
/// # Errors
/// `conflict`.
pub(super) async fn none_is_coming(tx: &TenantTx, id: ImportId) -> Result<(), Problem> {
    if store::is_coming(tx, id).await? { Err(taken()) } else { Ok(()) }
}

fn taken() -> Problem {
    let detail =
        "An archive is just being unpacked for this import. Wait until that is done, and look at what it brought.";
    Problem::new(ProblemKind::Conflict, detail)
}

/// Opens what was spooled.
///
/// # Errors
/// `validation-failed` at `/file` for what is no archive.
pub(super) async fn open(spooled: File) -> Result<Opened, Problem> {
    let opening = actix_web::rt::task::spawn_blocking(move || unpacking::open(spooled)).await;
    opening.map_err(|_| Problem::from(ProblemKind::Internal))?.map_err(at_the_file)
}

fn at_the_file(why: Unfit) -> Problem {
    Problem::at("/file", why.code, why.detail)
}

/// An archive that is being unpacked into an import: nothing else is done with that meanwhile.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unpacking {
    import: ImportId,
    archive: Uuid,
    was_mapped: bool,
}

impl Unpacking {
    /// A transaction in which the import is still ours.
    ///
    /// # Errors
    /// `conflict` where the time for a piece ran out and another archive comes.
    async fn tx(&self, allowed: &Allowed<perm::ImportCases>) -> Result<TenantTx, Problem> {
        let tx = allowed.begin().await?;
        if store::lease(&tx, self.import, self.archive).await? { Ok(tx) } else { Err(taken()) }
    }
}

/// Files begin to come: those that came before go, and no row is judged or becomes a case until all are there.
///
/// # Errors
/// `conflict` once rows are cases, and while another archive comes.
pub(super) async fn begin(allowed: &Allowed<perm::ImportCases>, id: ImportId) -> Result<Unpacking, Problem> {
    let tx = allowed.begin().await?;
    let mut import = super::store::wait_for(&tx, id).await?.ok_or_else(Problem::not_found)?;
    before_cases(&import)?;
    let was_mapped = import.state != ImportState::Mapping;
    let unpacking = Unpacking { import: id, archive: Uuid::new_v4(), was_mapped };
    if !store::lease(&tx, id, unpacking.archive).await? {
        return Err(taken());
    }
    store::forget(&tx, id).await?;
    import.state = ImportState::Mapping;
    super::store::step(&tx, &import).await?;
    tx.commit_unanswered().await?;
    Ok(unpacking)
}

/// The files have come, or what came of them goes again: rows are judged anew, if it is known what the columns hold.
///
/// # Errors
/// `conflict` where the import has ended meanwhile, or is another's by now.
pub(super) async fn end(tx: &TenantTx, unpacking: Unpacking, whole: bool) -> Result<(), Problem> {
    let (id, was_mapped) = (unpacking.import, unpacking.was_mapped);
    let mut import = super::store::wait_for(tx, id).await?.ok_or_else(Problem::not_found)?;
    if !store::give_free(tx, id, unpacking.archive).await? {
        return Err(taken());
    }
    let is_before = before_cases(&import);
    if import.state != ImportState::Importing && !(whole && is_before.is_ok()) {
        store::forget(tx, id).await?;
    }
    is_before?;
    if was_mapped || import.state != ImportState::Mapping {
        import.state = ImportState::Judging;
        let judged = [ImportRowState::Good, ImportRowState::Bad];
        super::store::turn(tx, id, &judged, ImportRowState::Waiting).await?;
    }
    super::store::step(tx, &import).await?;
    tx.audit("import.files", id, &["files"]);
    Ok(())
}

/// Unpacks an archive into files of an import.
///
/// # Errors
/// `validation-failed` at `/file` for one that is too large within.
pub(super) async fn unpack(
    allowed: &Allowed<perm::ImportCases>,
    import: Unpacking,
    archive: Opened,
    room: Room,
) -> Result<(), Problem> {
    let (sender, mut pieces) = mpsc::channel(WAITING);
    let unpacking = actix_web::rt::task::spawn_blocking(move || unpacking::unpack(archive, room.file, sender));
    let mut coming: Option<Coming> = None;
    while let Some(unpacked) = pieces.next().await {
        match unpacked {
            Unpacked::Begins(name) => coming = Some(Coming::new(name)),
            Unpacked::Piece(piece) => {
                if let Some(coming) = coming.as_mut() {
                    coming.take(allowed, import, room, &piece).await?;
                }
            }
            Unpacked::Ends => {
                if let Some(coming) = coming.take() {
                    coming.finish(allowed, import).await?;
                }
            }
            Unpacked::Refused(name, why) => {
                let mut coming = coming.take().unwrap_or_else(|| Coming::new(name));
                coming.refused.get_or_insert(why);
                coming.finish(allowed, import).await?;
            }
        }
    }
    let done = unpacking.await.map_err(|_| Problem::from(ProblemKind::Internal))?;
    done.map_err(at_the_file)
}

/// A file that is being unpacked.
struct Coming {
    /// Its name in the archive.
    name: String,
    begun: Option<(FileId, Judge)>,
    refused: Option<Unfit>,
    number: i32,
    size: i64,
    digest: Sha256,
}

impl Coming {
    fn new(name: String) -> Self {
        Self { name, begun: None, refused: None, number: 0, size: 0, digest: Sha256::new() }
    }

    /// Keeps a piece, unless the file was refused already.
    async fn take(
        &mut self,
        allowed: &Allowed<perm::ImportCases>,
        import: Unpacking,
        room: Room,
        piece: &Bytes,
    ) -> Result<(), Problem> {
        if self.refused.is_some() {
            return Ok(());
        }
        let (id, mut judge) = match self.begun.take() {
            Some(begun) => begun,
            None => match self.begin(allowed, import, room, piece).await? {
                Ok(begun) => begun,
                Err(why) => {
                    self.refused = Some(why);
                    return Ok(());
                }
            },
        };
        judge.read(piece);
        self.digest.update(piece);
        self.size += i64::try_from(piece.len()).unwrap_or_default();
        let tx = import.tx(allowed).await?;
        file::store::keep(&tx, id, self.number, piece).await?;
        tx.commit_unanswered().await?;
        self.number += 1;
        self.begun = Some((id, judge));
        Ok(())
    }

    async fn begin(
        &self,
        allowed: &Allowed<perm::ImportCases>,
        import: Unpacking,
        room: Room,
        first: &Bytes,
    ) -> Result<Result<(FileId, Judge), Unfit>, Problem> {
        let judge = match Judge::begin(first) {
            Ok(judge) => judge,
            Err(why) => return Ok(Err(why)),
        };
        let called = match name::safe(&self.name, judge.media()) {
            Ok(called) => called,
            Err(why) => return Ok(Err(why)),
        };
        let tx = import.tx(allowed).await?;
        file::store::one_by_one(&tx).await?;
        if file::store::kept_bytes(&tx).await?.unsigned_abs().saturating_add(room.file) > room.council {
            return Ok(Err(Unfit::new("no-room", "The council’s room for files is used up.")));
        }
        let id = tx.new_id::<FileId>();
        let most = i64::try_from(room.file).unwrap_or(i64::MAX);
        store::begin(&tx, id, import.import, (&called, judge.media()), most).await?;
        tx.commit_unanswered().await?;
        Ok(Ok((id, judge)))
    }

    /// Keeps the file under its name, or why it wasn't taken.
    async fn finish(self, allowed: &Allowed<perm::ImportCases>, unpacking: Unpacking) -> Result<(), Problem> {
        let (tx, import) = (unpacking.tx(allowed).await?, unpacking.import);
        let (id, judged) = match self.begun {
            Some((id, judge)) => (Some(id), judge.finish().map(|_| ())),
            None => (None, Err(Unfit::new("not-taken", "The file is empty."))),
        };
        let why = self.refused.or(judged.err());
        match (id, why) {
            (Some(id), None) => {
                let arrived = file::store::Arrived { size: self.size, sha256: self.digest.finalize().to_vec() };
                file::store::arrive(&tx, id, &arrived, false).await?;
                store::name(&tx, import, &self.name, Some(id), None).await?;
            }
            (id, why) => {
                if let Some(id) = id {
                    file::store::forget(&tx, id).await?;
                }
                let why = why.map_or_else(|| kept("broken", "The file breaks off."), fault);
                store::name(&tx, import, &self.name, None, Some(&why)).await?;
            }
        }
        tx.commit_unanswered().await?;
        Ok(())
    }
}

fn fault(why: Unfit) -> RowFault {
    kept(why.code, &why.detail)
}
