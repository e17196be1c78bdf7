use auth::Allowed;
use contacts_api::address::{
    AddAddressFile, AddressFault, AddressField, AddressFile, AddressFileState, FileHolds, MOST_BYTES, MapAddressFile,
};
use contacts_api::perm;
use contract::{AddressFileId, Created, Faults, Found, Page, PageQuery, Problem, ProblemKind};
use runtime::{At, Body, Early, IfMatch, Params, Upload};
use tenant_db::TenantTx;

use super::{File, arriving, store};

pub(crate) async fn add(
    allowed: Allowed<perm::WriteAddresses>,
    Params(asked): Params<AddAddressFile>,
    mut upload: Upload,
) -> Result<Created<AddressFile>, Early> {
    let id = match arriving::arrive(&allowed, &asked, &mut upload).await {
        Ok(id) => id,
        Err(problem) => {
            upload.drain(MOST_BYTES).await;
            return Err(problem.into());
        }
    };
    let tx = allowed.begin().await?;
    Ok(Created { body: view(&tx, id).await?, location: format!("/api/v1/address-files/{id}") })
}

pub(crate) async fn list(
    allowed: Allowed<perm::WriteAddresses>,
    Params(page): Params<PageQuery>,
) -> Result<Found<Page<AddressFile>>, Early> {
    let size = page.size()?;
    let list = allowed.list("address-files");
    let before = page.cursor.map(|cursor| list.open::<AddressFileId>(&cursor)).transpose()?;
    let tx = allowed.begin().await?;
    let files = store::list(&tx, before, size).await?;
    Ok(Found::plain(list.page(files, size, |file| file.id)))
}

pub(crate) async fn read(
    allowed: Allowed<perm::WriteAddresses>,
    At(id): At<AddressFileId>,
) -> Result<Found<AddressFile>, Early> {
    let tx = allowed.begin().await?;
    let file = view(&tx, id).await?;
    let version = file.version;
    Ok(Found::at(file, version))
}

pub(crate) async fn faults(
    allowed: Allowed<perm::WriteAddresses>,
    At(id): At<AddressFileId>,
    Params(page): Params<PageQuery>,
) -> Result<Found<Page<AddressFault>>, Early> {
    let size = page.size()?;
    let name = format!("address faults {id}");
    let list = allowed.list(&name);
    let after = page.cursor.map(|cursor| list.open::<(i64, i16)>(&cursor)).transpose()?;
    let tx = allowed.begin().await?;
    view(&tx, id).await?;
    let faults = store::faults(&tx, id, after.unwrap_or_default(), size).await?;
    let Page { items, next } = list.page(faults, size, |(number, fault)| (fault.line, *number));
    Ok(Found::plain(Page { items: items.into_iter().map(|(_, fault)| fault).collect(), next }))
}

pub(crate) async fn map(
    allowed: Allowed<perm::WriteAddresses>,
    At(id): At<AddressFileId>,
    IfMatch(version): IfMatch,
    Body(asked): Body<MapAddressFile>,
) -> Result<Found<AddressFile>, Early> {
    let tx = allowed.begin_once(&(id, version, &asked)).await?;
    let mut file = held(&tx, id, &[AddressFileState::Mapping]).await?.at(version)?;
    file.columns = sound(&file, asked)?;
    file.state = AddressFileState::Reading;
    ordered(tx, &file, "addresses.mapped").await
}

/// At once and as a whole: what was current until now is cleared away afterwards.
pub(crate) async fn take(
    allowed: Allowed<perm::WriteAddresses>,
    At(id): At<AddressFileId>,
    IfMatch(version): IfMatch,
) -> Result<Found<AddressFile>, Early> {
    let tx = allowed.begin_once(&(id, version)).await?;
    let mut file = held(&tx, id, &[AddressFileState::Read]).await?.at(version)?;
    if file.good == 0 {
        return Err(Problem::new(ProblemKind::Conflict, "No row of the file can be taken.").into());
    }
    let current = store::current(&tx, file.holds).await?;
    if current != file.compared_with {
        // Another file was taken meanwhile: this one is compared with that first.
        file.state = AddressFileState::Reading;
        return ordered(tx, &file, "addresses.compared").await;
    }
    if let Some(current) = current {
        store::replace(&tx, current).await?;
    }
    file.state = AddressFileState::Current;
    ordered(tx, &file, "addresses.taken").await
}

pub(crate) async fn discard(
    allowed: Allowed<perm::WriteAddresses>,
    At(id): At<AddressFileId>,
) -> Result<Found<AddressFile>, Early> {
    let tx = allowed.begin_once(&id).await?;
    let before = [AddressFileState::Mapping, AddressFileState::Reading, AddressFileState::Read];
    let mut file = held(&tx, id, &before).await?;
    file.state = AddressFileState::Discarded;
    ordered(tx, &file, "addresses.discarded").await
}

async fn view(tx: &TenantTx, id: AddressFileId) -> Result<AddressFile, Problem> {
    store::view(tx, id).await?.ok_or_else(Problem::not_found)
}

/// A file that is in one of these states, locked.
async fn held(tx: &TenantTx, id: AddressFileId, states: &[AddressFileState]) -> Result<File, Problem> {
    let file = store::wait_for(tx, id).await?.ok_or_else(Problem::not_found)?;
    if states.contains(&file.state) {
        return Ok(file);
    }
    Err(Problem::new(ProblemKind::Conflict, "That can't be done with the file as it stands."))
}

async fn ordered(tx: TenantTx, file: &File, told: &'static str) -> Result<Found<AddressFile>, Early> {
    store::step(&tx, file).await?;
    tx.audit(told, file.id, &["state"]);
    let after = view(&tx, file.id).await?;
    let version = after.version;
    Ok(tx.commit(Found::at(after, version)).await?)
}

/// Columns by which rows can be read.
fn sound(file: &File, asked: MapAddressFile) -> Result<Vec<Option<String>>, Problem> {
    let mut faults = Faults::none();
    let columns = asked.columns;
    if columns.len() != file.headers.len() {
        let why = format!("Say of each of the {} columns what it holds.", file.headers.len());
        faults.add("/columns", "not-the-columns", why);
    }
    for (at, column) in columns.iter().enumerate() {
        let Some(what) = column else { continue };
        if !AddressField::of(file.holds).any(|field| field.name() == what) {
            faults.add(&format!("/columns/{at}"), "unknown-value", "A column can't hold this.");
        } else if columns.iter().take(at).any(|before| before.as_deref() == Some(what.as_str())) {
            faults.add(&format!("/columns/{at}"), "twice", "Another column holds this already.");
        }
    }
    let holds = |field: AddressField| columns.iter().any(|column| column.as_deref() == Some(field.name()));
    if !holds(AddressField::Uprn) {
        faults.add("/columns", "needs-uprn", "Say which column holds the UPRN.");
    }
    if file.holds == FileHolds::Rounds {
        if !AddressField::ROUNDS.into_iter().any(holds) {
            faults.add("/columns", "needs-round", "Say which column holds the round.");
        }
        return faults.finish(Some(columns.clone()));
    }
    if !holds(AddressField::Address) && !holds(AddressField::Street) {
        faults.add("/columns", "needs-address", "Say which column holds the address, or its street.");
    }
    if !holds(AddressField::Postcode) {
        faults.add("/columns", "needs-postcode", "Say which column holds the postcode.");
    }
    for [one, other] in
        [[AddressField::Easting, AddressField::Northing], [AddressField::Latitude, AddressField::Longitude]]
    {
        if holds(one) != holds(other) {
            faults.add("/columns", "needs-both", "A position has two columns: say which both are.");
        }
    }
    faults.finish(Some(columns))
}
