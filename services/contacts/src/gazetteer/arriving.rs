//! A file as it comes: kept in pieces, each in a transaction of its own, so that no more than one is held in memory.

use auth::Allowed;
use contacts_api::address::{AddAddressFile, AddressFileState, MOST_BYTES, MOST_COLUMNS};
use contacts_api::perm;
use contract::faults::Unfit;
use contract::{AddressFileId, Faults, Problem, ProblemKind, text};
use runtime::Upload;

use super::sheet::{self, How, Letters, Row};
use super::{PIECE, guess, store};

/// How many rows a sample has.
const SAMPLE: usize = 5;
/// The most characters of a cell that a sample shows.
const MOST_SHOWN: usize = 100;

/// Takes a file in; what came of one that can't be kept goes again.
///
/// # Errors
/// `validation-failed`, `payload-too-large`, and as the line breaks off.
pub(super) async fn arrive(
    allowed: &Allowed<perm::WriteAddresses>,
    asked: &AddAddressFile,
    upload: &mut Upload,
) -> Result<AddressFileId, Problem> {
    let mut faults = Faults::none();
    let name = faults.take("/name", text::line(&asked.name, 200).and_then(text::required));
    let name = faults.finish(name)?;
    if upload.declared.is_some_and(|length| length > MOST_BYTES) {
        return Err(too_large());
    }
    let tx = allowed.begin().await?;
    let id = tx.new_id::<AddressFileId>();
    store::begin(&tx, id, asked.holds, &name).await?;
    tx.commit_unanswered().await?;
    let came = match pieces(allowed, id, upload).await {
        Ok(came) => {
            headers(&came).map_err(|why| Problem::at("/file", why.code, why.detail)).map(|begins| (came, begins))
        }
        Err(problem) => Err(problem),
    };
    match came {
        Ok((came, begins)) => keep(allowed, id, &came, begins).await.map(|()| id),
        Err(problem) => {
            let tx = allowed.begin().await?;
            store::forget(&tx, id).await?;
            tx.commit_unanswered().await?;
            Err(problem)
        }
    }
}

fn too_large() -> Problem {
    Problem::new(ProblemKind::PayloadTooLarge, "Send at most 300 MB in one file.")
}

/// What came.
struct Came {
    first: Vec<u8>,
    size: u64,
    windows: bool,
}

async fn pieces(
    allowed: &Allowed<perm::WriteAddresses>,
    id: AddressFileId,
    upload: &mut Upload,
) -> Result<Came, Problem> {
    let mut came = Came { first: Vec::new(), size: 0, windows: false };
    let mut letters = Letters::default();
    let mut number = 0;
    while let Some(piece) = upload.piece(PIECE).await? {
        came.size += piece.len() as u64;
        if came.size > MOST_BYTES {
            return Err(too_large());
        }
        if number == 0 {
            came.first = piece.to_vec();
        }
        let wrong = if number == 0 { sheet::no_table(&piece) } else { None };
        let wrong = wrong.or_else(|| piece.contains(&0).then(|| Unfit::new("not-text", "The file isn't text.")));
        if let Some(why) = wrong {
            return Err(Problem::at("/file", why.code, why.detail));
        }
        letters.read(&piece);
        let tx = allowed.begin().await?;
        store::keep(&tx, id, number, piece.to_vec()).await?;
        tx.commit_unanswered().await?;
        number += 1;
    }
    came.windows = !letters.are_utf8();
    Ok(came)
}

/// How a file begins.
struct Begins {
    how: How,
    headers: Vec<String>,
    sample: Vec<Vec<String>>,
    position: usize,
    line: i64,
}

fn headers(came: &Came) -> Result<Begins, Unfit> {
    let mark = if came.first.starts_with(sheet::MARK) { sheet::MARK.len() } else { 0 };
    let bytes = came.first.get(mark..).unwrap_or_default();
    let how = How { separator: sheet::separator(bytes), windows: came.windows };
    let is_last = came.size == came.first.len() as u64;
    let begin = sheet::part(bytes, how, 1, is_last)?;
    let mut rows = begin.rows.into_iter();
    let Some(first) = rows.next() else { return Err(Unfit::new("empty", "The file is empty.")) };
    if first.cells.len() > MOST_COLUMNS {
        return Err(Unfit::new("too-many-columns", "The file has more than 150 columns."));
    }
    let sample: Vec<_> = rows.take(SAMPLE).map(shown).collect();
    if sample.is_empty() {
        return Err(Unfit::new("no-rows", "The file has headers and no rows."));
    }
    Ok(Begins { how, headers: first.cells, sample, position: mark + first.end, line: first.next_line })
}

fn shown(row: Row) -> Vec<String> {
    row.cells.into_iter().map(|cell| cell.chars().take(MOST_SHOWN).collect()).collect()
}

async fn keep(
    allowed: &Allowed<perm::WriteAddresses>,
    id: AddressFileId,
    came: &Came,
    begins: Begins,
) -> Result<(), Problem> {
    let tx = allowed.begin().await?;
    let mut file = store::wait_for(&tx, id).await?.ok_or_else(Problem::not_found)?;
    let said = store::said_before(&tx, file.holds, &begins.headers).await?;
    file.columns = said.unwrap_or_else(|| guess::columns(file.holds, &begins.headers));
    file.state = AddressFileState::Mapping;
    (file.headers, file.how) = (begins.headers, begins.how);
    file.bytes = i64::try_from(came.size).unwrap_or(i64::MAX);
    file.position = i64::try_from(begins.position).unwrap_or_default();
    file.line = begins.line;
    store::arrived(&tx, &file, &begins.sample).await?;
    store::step(&tx, &file).await?;
    tx.audit("addresses.added", id, &["name", "bytes"]);
    tx.commit_unanswered().await?;
    Ok(())
}
