use cases_api::file::AddFile;
use contract::{CaseId, Problem, ProblemKind};

use super::refused;
use crate::desk::post::Refused;
use crate::form::ProtectedUpload;
use crate::visit::Desk;

/// How many files are taken at a time.
const MOST: usize = 50;

/// Takes every file that was sent into a case or the inbox, and says which weren't taken.
///
/// # Errors
/// What stands in the way of all of them.
pub(in crate::desk::pages) async fn take(
    desk: &Desk,
    mut sent: ProtectedUpload,
    case: Option<CaseId>,
) -> Result<Vec<Refused>, Problem> {
    let mut not_taken = Vec::new();
    let mut taken = 0;
    while let Some(file) = sent.next().await.map_err(|_| Problem::from(ProblemKind::PayloadTooLarge))? {
        // A form without a file sends a nameless, empty one.
        if file.name.is_empty() {
            continue;
        }
        taken += 1;
        if taken > MOST {
            return Err(ProblemKind::PayloadTooLarge.into());
        }
        let asked = AddFile { name: file.name.clone(), case, contact: None };
        if let Err(problem) = desk.rooms.cases.add_file(&desk.token, &asked, file.bytes).await {
            if matches!(problem.kind, ProblemKind::Unauthenticated | ProblemKind::Forbidden | ProblemKind::NotFound) {
                return Err(problem);
            }
            not_taken.push(refused(file.name, &problem, desk));
        }
    }
    Ok(not_taken)
}
