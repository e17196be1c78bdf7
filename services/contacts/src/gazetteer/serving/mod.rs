//! A file that says which rounds serve addresses: each row has a UPRN and the names of rounds.

mod store;

use std::collections::BTreeSet;

use contacts_api::address::{AddressField as Field, AddressFileState};
use contract::text::{self, Uprn};
use tenant_db::{DbError, TenantTx};

use super::sheet::Row;
use super::work::{Judged, Kept};
use super::{Fault, File, store as files};

/// The most characters of what a fault shows.
const MOST_SHOWN: usize = 100;

/// An address and what serves it, as a row says it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Served {
    /// The line of the file on which it stands.
    at: i64,
    uprn: String,
    /// Names of rounds, each in its column.
    rounds: Vec<(Field, String)>,
}

/// Reads a row.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn judge(file: &File, row: &Row) -> Result<Served, Vec<Fault>> {
    let cell = |field| file.column(field).and_then(|at| row.cells.get(at)).map(|cell| cell.trim()).unwrap_or_default();
    let mut faults = Vec::new();
    if row.cells.iter().skip(file.headers.len()).any(|cell| !cell.is_empty()) {
        faults.push(Fault { line: row.line, header: None, code: "too-many-cells", found: String::new() });
    }
    let uprn = Uprn::parse(cell(Field::Uprn)).map(String::from).map_err(|why| {
        faults.push(fault(file, row.line, Field::Uprn, why.code, cell(Field::Uprn)));
    });
    let named = Field::ROUNDS.into_iter().map(|field| (field, cell(field))).filter(|(_, name)| !name.is_empty());
    let rounds: Vec<_> = named.map(|(field, name)| (field, name.to_owned())).collect();
    if rounds.is_empty() {
        let field = Field::ROUNDS.into_iter().find(|field| file.column(*field).is_some()).unwrap_or(Field::Round);
        faults.push(fault(file, row.line, field, "required", ""));
    }
    match uprn {
        Ok(uprn) if faults.is_empty() => Ok(Served { at: row.line, uprn, rounds }),
        _ => Err(faults),
    }
}

fn fault(file: &File, line: i64, field: Field, code: &'static str, found: &str) -> Fault {
    let header = file.column(field).and_then(|at| file.headers.get(at)).cloned();
    Fault { line, header, code, found: found.chars().take(MOST_SHOWN).collect() }
}

/// Keeps which rounds serve addresses; a row that names what the council hasn't is wrong as a whole.
pub(super) async fn keep(tx: &TenantTx, file: &File, judged: &Judged<Served>) -> Result<Kept, DbError> {
    let rounds = store::named(tx).await?;
    let uprns: BTreeSet<&str> = judged.good.iter().map(|row| row.uprn.as_str()).collect();
    let known: BTreeSet<String> = store::known(tx, uprns.into_iter().map(str::to_owned).collect()).await?;
    let (mut served, mut faults, mut doubtful) = (Vec::new(), Vec::new(), judged.doubtful.clone());
    let (mut good, mut bad) = (0, judged.bad.len());
    for row in &judged.good {
        let before = faults.len();
        if !known.contains(&row.uprn) {
            faults.push(fault(file, row.at, Field::Uprn, "unknown-uprn", &row.uprn));
        }
        let mut named = Vec::new();
        for (field, name) in &row.rounds {
            match rounds.get(&text::fold(name)) {
                Some(round) => named.push((row.uprn.clone(), *round)),
                None => faults.push(fault(file, row.at, *field, "unknown-round", name)),
            }
        }
        if faults.len() > before {
            bad += 1;
            doubtful.push(row.uprn.clone());
        } else {
            good += 1;
            served.extend(named);
        }
    }
    store::add(tx, file.id, served).await?;
    files::add_doubtful(tx, file.id, &doubtful).await?;
    faults.extend(judged.bad.iter().flatten().cloned());
    Ok(Kept { good, bad, faults })
}

/// Counts the addresses that the file that is current serves and one that was read doesn't. Those whose rows can't be taken keep
/// the rounds that they have.
pub(super) async fn compare(tx: &TenantTx, mut file: File) -> Result<bool, DbError> {
    file.compared_with = files::current(tx, file.holds).await?;
    (file.stays, file.gone) = match file.compared_with {
        Some(current) => (store::carry(tx, file.id, current).await?, store::gone(tx, file.id, current).await?),
        None => (0, 0),
    };
    file.state = AddressFileState::Read;
    tx.audit("addresses.read", file.id, &["state"]);
    files::step(tx, &file).await?;
    Ok(false)
}
