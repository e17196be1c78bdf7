//! An upload that is written to disk as it comes, to a file without a name: it goes with whoever holds it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};

use cases_api::import::MOST_ARCHIVE_BYTES;
use contract::{Problem, ProblemKind};
use runtime::Upload;
use uuid::Uuid;

use crate::file::PIECE;

/// Takes an upload to disk.
///
/// # Errors
/// `payload-too-large`, `unavailable` where the disk has no room, and as the line breaks off.
pub(in crate::import) async fn spool(upload: &mut Upload) -> Result<File, Problem> {
    let too_large = || Problem::new(ProblemKind::PayloadTooLarge, "Send at most 300 MB in one archive.");
    if upload.declared.is_some_and(|length| length > MOST_ARCHIVE_BYTES) {
        return Err(too_large());
    }
    let mut spooled = nameless().map_err(|_| ProblemKind::Unavailable)?;
    let mut size = 0_u64;
    while let Some(piece) = upload.piece(PIECE).await? {
        size += piece.len() as u64;
        if size > MOST_ARCHIVE_BYTES {
            return Err(too_large());
        }
        let written = actix_web::rt::task::spawn_blocking(move || spooled.write_all(&piece).map(|()| spooled)).await;
        spooled = written.map_err(|_| ProblemKind::Internal)?.map_err(|_| ProblemKind::Unavailable)?;
    }
    Ok(spooled)
}

fn nameless() -> io::Result<File> {
    let path = std::env::temp_dir().join(format!("moothall-{}", Uuid::new_v4()));
    let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}
