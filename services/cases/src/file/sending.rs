//! A file that goes out: a piece at a time, each read in a transaction of its own.

use auth::Allowed;
use bytes::Bytes;
use cases_api::file::{FileSummary, Media};
use contract::{Content, FileId, Permission, Problem, Streamed};
use futures::{Stream, stream};

use super::{name, store};

/// What a browser may do with what it is shown: nothing but show it. A sandbox keeps even that from
/// being a page of this site.
const SHOWN: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox";
/// Browsers show no PDF in a sandbox; theirs runs apart from pages, and can't be made a page of ours.
const SHOWN_PDF: &str = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

/// The bytes of a file, with the headers under which they are safe.
pub(super) fn content<P: Permission>(allowed: Allowed<P>, file: &FileSummary) -> Content {
    let length = file.size.unsigned_abs();
    let pieces = Box::pin(pieces(allowed, file.id));
    Content {
        body: Streamed { media: file.media.media_type(), length, pieces },
        disposition: name::disposition(&file.name, file.media.shows()),
        policy: if file.media == Media::Pdf { SHOWN_PDF } else { SHOWN },
    }
}

fn pieces<P: Permission>(allowed: Allowed<P>, id: FileId) -> impl Stream<Item = Result<Bytes, Problem>> {
    stream::try_unfold((allowed, 0), move |(allowed, number)| async move {
        let tx = allowed.begin().await?;
        let piece = store::piece(&tx, id, number).await?;
        Ok(piece.map(|bytes| (bytes, (allowed, number + 1))))
    })
}
