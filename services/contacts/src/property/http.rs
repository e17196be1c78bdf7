use auth::Allowed;
use contacts_api::perm;
use contacts_api::property::{FindProperties, Properties};
use contract::text::{self, Postcode};
use contract::{Faults, Found, LookReason, Problem};
use runtime::{Early, Params};

use super::{Looker, gather, store};
use crate::told_cases::Told;
use crate::{access, mark};

pub(crate) async fn find(
    allowed: Allowed<perm::ReadContacts>,
    Params(asked): Params<FindProperties>,
) -> Result<Found<Properties>, Early> {
    let (postcode, beginning) = place(&asked)?;
    let tx = allowed.begin().await?;
    let why = access::store::holding(&tx, LookReason { call: asked.call, case: asked.case }).await?;
    let looker = Looker { why, in_call: asked.call.is_some(), trusted: allowed.holds::<perm::ReadUnmasked>() };
    let occupants = store::occupants(&tx, &postcode, &beginning, looker).await?;
    let people: Vec<_> = occupants.iter().map(|occupant| occupant.person.id).collect();
    let marks = mark::store::of_all(&tx, &people).await?;
    let cases = if Told::to(&allowed).all() { store::cases(&tx, &people).await? } else { Vec::new() };
    let items = gather(occupants, &marks, &cases);
    for person in items.iter().flat_map(|property| &property.people) {
        tx.looked_at_for(person.id, "property", why);
    }
    Ok(Found::plain(Properties { items }))
}

fn place(asked: &FindProperties) -> Result<(Postcode, String), Problem> {
    let mut faults = Faults::none();
    let postcode = faults.take("/postcode", Postcode::parse(&asked.postcode));
    let address = faults.take("/address", text::line(asked.address.as_deref().unwrap_or_default(), 200));
    faults.finish(postcode.zip(address.map(|address| text::fold(&address))))
}
