use auth::Allowed;
use cases_api::draft::{AddReportFile, RemoveReportFile, ReportFile};
use cases_api::file::Media;
use cases_api::form::Field;
use cases_api::perm;
use contract::{Created, DraftId, FieldFault, FileId, Found, Problem, ProblemKind};
use runtime::{Body, Early, Params, Shared, Upload};

use super::{question, store, taken};
use crate::file::arriving::{self, Room, fault, too_large};
use crate::file::judge::Judge;
use crate::file::{PIECE, name};
use crate::office::Office;
use crate::{catalogue, draft};

/// A draft to which its ticket lets files be added.
struct Report<'a> {
    allowed: &'a Allowed<perm::ContinueDraft>,
    draft: (DraftId, i32),
    room: Room,
}

pub async fn add(
    allowed: Allowed<perm::ContinueDraft>,
    Params(asked): Params<AddReportFile>,
    mut upload: Upload,
    Shared(office): Shared<Office>,
) -> Result<Created<ReportFile>, Early> {
    let council = allowed.council()?.id;
    let draft = office.drafts.read_ticket(council, &asked.ticket).ok_or_else(Problem::not_found)?;
    let room = Room { file: office.config.files.most_bytes, council: office.config.files.council_bytes };
    let report = Report { allowed: &allowed, draft, room };
    let taken = report.take(&asked, &mut upload).await;
    if taken.is_err() {
        upload.drain(room.file).await;
    }
    let body = taken?;
    let location = format!("/api/v1/files/{}", body.id);
    Ok(Created { body, location })
}

impl Report<'_> {
    async fn take(&self, asked: &AddReportFile, upload: &mut Upload) -> Result<ReportFile, Problem> {
        if upload.declared.is_some_and(|length| length > self.room.file) {
            return Err(too_large(self.room));
        }
        let first = upload.piece(PIECE).await?.unwrap_or_default();
        let judge = Judge::begin(&first).map_err(|why| fault("/file", why))?;
        let name = name::safe(&asked.name, judge.media()).map_err(|why| fault("/name", why))?;
        let coming = upload.declared.unwrap_or(self.room.file);
        let id = self.begin(&asked.question, (&name, judge.media()), coming).await?;
        let finished = match arriving::pieces(self.allowed, id, judge, first, upload, self.room).await {
            Ok(arrived) => self.finish(id, &arrived).await,
            Err(problem) => Err(problem),
        };
        if finished.is_err() {
            let tx = self.allowed.begin().await?;
            store::forget(&tx, self.draft.0, id).await?;
            tx.commit_unanswered().await?;
        }
        finished
    }

    /// Makes room for a file, if the question takes it and has fewer than its most. The draft's row is
    /// locked, so that files of one report begin one after the other.
    async fn begin(&self, asked: &str, called: (&str, Media), coming: u64) -> Result<FileId, Problem> {
        let tx = self.allowed.begin().await?;
        let draft = draft::own::unsent(&tx, self.draft).await?;
        let service = catalogue::store::service(&tx, &draft.slug).await?.ok_or_else(Problem::not_found)?;
        let unknown = || Problem::at("/question", "unknown-value", "This service asks for no such files.");
        let field: &Field = question(&service.definition.form, asked).ok_or_else(unknown)?;
        taken(field, called.1).map_err(|why| fault("/file", why))?;
        let most = field.most_items();
        if store::count(&tx, draft.id, asked).await? >= most {
            let detail = format!("Add at most {most}.");
            return Err(Problem::validation(vec![FieldFault::at(
                "/file",
                contract::faults::Unfit::new("too-many", detail),
            )]));
        }
        crate::file::store::one_by_one(&tx).await?;
        let full = || Problem::new(ProblemKind::QuotaExceeded, "The council’s room for files is used up.");
        let fits = |bytes: i64, room: u64| bytes.unsigned_abs().saturating_add(coming) <= room;
        if !fits(crate::file::store::kept_bytes(&tx).await?, self.room.council)
            || !fits(store::unsent_bytes(&tx).await?, self.room.council / super::SHARE)
        {
            return Err(full());
        }
        let id = tx.new_id::<FileId>();
        let coming = i64::try_from(coming).map_err(|_| too_large(self.room))?;
        store::begin(&tx, id, draft.id, asked, called, coming).await?;
        tx.commit_unanswered().await?;
        Ok(id)
    }

    /// The same bytes under the same question are one file, however often they are sent.
    async fn finish(&self, id: FileId, arrived: &crate::file::store::Arrived) -> Result<ReportFile, Problem> {
        let tx = self.allowed.begin().await?;
        let draft = draft::own::unsent(&tx, self.draft).await?;
        let before = store::same(&tx, draft.id, id, &arrived.sha256).await?;
        let id = match before {
            Some(before) => {
                store::forget(&tx, draft.id, id).await?;
                before
            }
            None => {
                crate::file::store::arrive(&tx, id, arrived, true).await?;
                tx.audit("draft.file-added", id, &["name"]);
                id
            }
        };
        let files = store::of_draft(&tx, draft.id).await?;
        let file = files.into_iter().find(|file| file.id == id).ok_or_else(Problem::not_found)?;
        tx.commit_unanswered().await?;
        Ok(file)
    }
}

pub async fn remove(
    allowed: Allowed<perm::ContinueDraft>,
    Body(asked): Body<RemoveReportFile>,
    Shared(office): Shared<Office>,
) -> Result<Found<ReportFile>, Early> {
    let council = allowed.council()?.id;
    let which = office.drafts.read_held(council, &asked.key).ok_or_else(Problem::not_found)?;
    let tx = allowed.begin().await?;
    let draft = draft::own::unsent(&tx, which).await?;
    let files = store::of_draft(&tx, draft.id).await?;
    let file = files.into_iter().find(|file| file.id == asked.file).ok_or_else(Problem::not_found)?;
    store::forget(&tx, draft.id, file.id).await?;
    tx.audit("draft.file-removed", file.id, &["name"]);
    tx.commit_unanswered().await?;
    Ok(Found::plain(file))
}
