//! The work: a part of a file a transaction, what came of it committed with it. So each row has its turn once, whenever the
//! process ends, and the next one goes on where this one stopped.

use std::collections::BTreeSet;
use std::time::Duration;

use actix_web::rt::task::spawn_blocking;
use contacts_api::address::{AddressField, AddressFileState, FileHolds};
use contract::council::CouncilState;
use contract::faults::Unfit;
use contract::text::Uprn;
use contract::{AddressFileId, CouncilId};
use runtime::{Context, Watch};
use tenant_db::{DbError, TenantTx};

use super::judging::{Address, judge};
use super::{Fault, File, PIECE, serving, sheet, store};

/// How soon a file is worked on.
const EVERY: Duration = Duration::from_secs(1);
/// How many councils' files are looked at in a round, and how many transactions one has before the next.
const FILES: i64 = 20;
const TURNS: usize = 8;
/// How many addresses are compared, and how many rows of a kind are dropped, in a transaction.
const COMPARED: i64 = 20_000;
const DROPPED: i64 = 20_000;
/// Who works: in audit trails.
const PART: &str = "addresses";

/// Files with work left are worked on.
pub(crate) fn unfinished(context: &Context) -> Watch {
    let context = context.clone();
    let look = move || {
        let context = context.clone();
        async move { look(&context).await }
    };
    Watch::new("contacts.addresses", EVERY, look)
}

async fn look(context: &Context) -> Result<(), DbError> {
    loop {
        let snapshot = context.directory.snapshot();
        let active = snapshot.councils.councils.iter().filter(|council| council.state == CouncilState::Active);
        let tx = context.relay_tx().await?;
        let due = store::due(&tx, active.map(|council| council.id.uuid()).collect(), FILES).await?;
        drop(tx);
        let mut worked = false;
        for (council, id) in due {
            for _ in 0..TURNS {
                if context.is_ending() {
                    return Ok(());
                }
                if !go_on(context, council, id).await? {
                    break;
                }
                worked = true;
            }
        }
        if !worked {
            return Ok(());
        }
    }
}

/// One transaction of a file; `false` where there is nothing more to do for now.
async fn go_on(context: &Context, council: CouncilId, id: AddressFileId) -> Result<bool, DbError> {
    match turn(context, council, id).await {
        Ok(worked) => Ok(worked),
        Err(error) => {
            tracing::warn!(%error, "a file of addresses waits");
            let tx = context.task_tx(crate::Contacts::NAME, council, PART).await?;
            store::wait(&tx, id).await?;
            tx.commit_unanswered().await?;
            Ok(false)
        }
    }
}

async fn turn(context: &Context, council: CouncilId, id: AddressFileId) -> Result<bool, DbError> {
    let tx = context.task_tx(crate::Contacts::NAME, council, PART).await?;
    let Some(file) = store::hold(&tx, id).await? else { return Ok(false) };
    let goes_on = match file.state {
        AddressFileState::Reading if file.position < file.bytes => read(&tx, file).await?,
        AddressFileState::Reading => match file.holds {
            FileHolds::Addresses => compare(&tx, file).await?,
            FileHolds::Rounds => serving::compare(&tx, file).await?,
        },
        AddressFileState::Arriving => {
            store::fail(&tx, id, "broken-off").await?;
            true
        }
        AddressFileState::Replaced | AddressFileState::Discarded | AddressFileState::Failed => clear(&tx, id).await?,
        AddressFileState::Mapping | AddressFileState::Read | AddressFileState::Current => return Ok(false),
    };
    tx.commit_unanswered().await?;
    Ok(goes_on)
}

/// Rows as they were read: what each holds, or what is wrong with it.
pub(super) struct Judged<T> {
    part: sheet::Part,
    pub good: Vec<T>,
    pub bad: Vec<Vec<Fault>>,
    /// Whose rows can't be taken, where that can be read.
    pub doubtful: Vec<String>,
}

/// What was kept of rows.
pub(super) struct Kept {
    /// How many rows are right.
    pub good: usize,
    /// How many have something wrong, and what.
    pub bad: usize,
    pub faults: Vec<Fault>,
}

/// Reads the next part of a file.
async fn read(tx: &TenantTx, file: File) -> Result<bool, DbError> {
    match file.holds {
        FileHolds::Addresses => match rows(tx, &file, judge).await? {
            Some(judged) => {
                let rows = keep(tx, &file, &judged).await?;
                kept(tx, file, &judged.part, rows).await
            }
            None => Ok(true),
        },
        FileHolds::Rounds => match rows(tx, &file, serving::judge).await? {
            Some(judged) => {
                let rows = serving::keep(tx, &file, &judged).await?;
                kept(tx, file, &judged.part, rows).await
            }
            None => Ok(true),
        },
    }
}

/// The next rows of a file; none where it can't be read.
async fn rows<T: Send + 'static>(
    tx: &TenantTx,
    file: &File,
    judge: fn(&File, &sheet::Row) -> Result<T, Vec<Fault>>,
) -> Result<Option<Judged<T>>, DbError> {
    let piece = i64::try_from(PIECE).unwrap_or(i64::MAX);
    let from = i32::try_from(file.position / piece).unwrap_or(i32::MAX);
    let bytes = store::pieces(tx, file.id, from).await?;
    let known = file.clone();
    let read = spawn_blocking(move || judged(&known, &bytes, i64::from(from) * piece, judge));
    match read.await.map_err(|_| DbError::Bug("rows can't be read".into()))? {
        Ok(read) => Ok(Some(read)),
        Err(why) => {
            store::fail(tx, file.id, why.code).await?;
            tx.audit("addresses.failed", file.id, &["state"]);
            Ok(None)
        }
    }
}

/// Keeps addresses.
async fn keep(tx: &TenantTx, file: &File, judged: &Judged<Address>) -> Result<Kept, DbError> {
    let new: BTreeSet<String> = store::add(tx, file.id, &judged.good).await?.into_iter().collect();
    let mut taken = BTreeSet::new();
    let (mut faults, mut bad) = (Vec::new(), judged.bad.len());
    let mut words = BTreeSet::new();
    let header = file.column(AddressField::Uprn).and_then(|at| file.headers.get(at)).cloned();
    for address in &judged.good {
        if new.contains(&address.uprn) && taken.insert(address.uprn.as_str()) {
            words.extend(address.words.iter().map(|word| (word.as_str(), address.place.as_str())));
        } else {
            let (line, header, found) = (address.at, header.clone(), address.uprn.clone());
            faults.push(Fault { line, header, code: "twice-in-file", found });
            bad += 1;
        }
    }
    faults.extend(judged.bad.iter().flatten().cloned());
    store::add_doubtful(tx, file.id, &judged.doubtful).await?;
    store::add_words(tx, file.id, words.into_iter().collect()).await?;
    Ok(Kept { good: new.len(), bad, faults })
}

/// Keeps what is wrong with rows, and how far the file is after them.
async fn kept(tx: &TenantTx, mut file: File, part: &sheet::Part, kept: Kept) -> Result<bool, DbError> {
    store::add_faults(tx, &file, &kept.faults).await?;
    file.good += i64::try_from(kept.good).unwrap_or_default();
    file.bad += i64::try_from(kept.bad).unwrap_or_default();
    file.position += i64::try_from(part.read).unwrap_or_default();
    file.line = part.line;
    if file.position >= file.bytes {
        store::forget_pieces(tx, file.id).await?;
    }
    store::step(tx, &file).await?;
    Ok(true)
}

/// The whole rows from a file's position on, in bytes that begin at a place of it.
fn judged<T>(
    file: &File,
    bytes: &[u8],
    begin: i64,
    judge: fn(&File, &sheet::Row) -> Result<T, Vec<Fault>>,
) -> Result<Judged<T>, Unfit> {
    let from = usize::try_from(file.position - begin).unwrap_or_default();
    let ahead = bytes.get(from..).unwrap_or_default();
    let end = begin + i64::try_from(bytes.len()).unwrap_or_default();
    let mut part = sheet::part(ahead, file.how, file.line, end >= file.bytes)?;
    let (mut good, mut bad, mut doubtful) = (Vec::new(), Vec::new(), Vec::new());
    for row in std::mem::take(&mut part.rows) {
        match judge(file, &row) {
            Ok(one) => good.push(one),
            Err(faults) => {
                bad.push(faults);
                let uprn = file.column(AddressField::Uprn).and_then(|at| row.cells.get(at));
                doubtful.extend(uprn.and_then(|uprn| Uprn::parse(uprn).ok()).map(String::from));
            }
        }
    }
    Ok(Judged { part, good, bad, doubtful })
}

/// Compares a file that was read with the one that is current: what it hasn't is carried over as gone, or as it is
/// where the file has a row of it that can't be taken.
async fn compare(tx: &TenantTx, mut file: File) -> Result<bool, DbError> {
    let current = store::current(tx, file.holds).await?;
    if file.compared_with != current {
        // What was carried over from another file may be gone otherwise, or not at all.
        if file.compared_with.is_some() && store::uncarry(tx, file.id, COMPARED).await? {
            return Ok(true);
        }
        (file.compared_with, file.carried, file.gone, file.stays) = (current, String::new(), 0, 0);
    }
    let carried = match current {
        Some(current) => store::carry(tx, &file, current, COMPARED).await?,
        None => None,
    };
    match carried {
        Some(carried) => {
            file.carried = carried.to;
            file.gone += carried.gone;
            file.stays += carried.stays;
        }
        None => {
            file.state = AddressFileState::Read;
            tx.audit("addresses.read", file.id, &["state"]);
        }
    }
    store::step(tx, &file).await?;
    Ok(file.state == AddressFileState::Reading)
}

/// Drops rows of a file that isn't needed any more.
async fn clear(tx: &TenantTx, id: AddressFileId) -> Result<bool, DbError> {
    store::forget_pieces(tx, id).await?;
    let dropped = store::drop_rows(tx, id, DROPPED).await?;
    if !dropped {
        store::rest(tx, id).await?;
    }
    Ok(dropped)
}
