use auth::Allowed;
use contacts_api::caller::{AnnounceCall, AnnouncedCall, Caller, Callers, FindCallers};
use contacts_api::perm;
use contract::text::Phone;
use contract::{Created, Found, InteractionId, Problem};
use runtime::{Body, Early, Params};
use tenant_db::TenantTx;

use super::{Announced, store};
use crate::{interaction, mark, staff};

pub(crate) async fn find(
    allowed: Allowed<perm::ReadContacts>,
    Params(asked): Params<FindCallers>,
) -> Result<Found<Callers>, Early> {
    let withheld = asked.number.trim().is_empty();
    let number = Phone::parse(&asked.number).ok().map(String::from);
    let tx = allowed.begin().await?;
    let people = match &number {
        Some(number) => with_marks(&tx, store::of_number(&tx, number).await?).await?,
        None => Vec::new(),
    };
    Ok(Found::plain(Callers { number, withheld, people }))
}

/// Announced again it is the same call, so that a switchboard may repeat itself.
pub(crate) async fn announce(
    allowed: Allowed<perm::AnnounceCalls>,
    Body(asked): Body<AnnounceCall>,
) -> Result<Created<AnnouncedCall>, Early> {
    let tx = allowed.begin_once(&asked).await?;
    let mut announced = Announced::read(&asked, tx.new_id(), tx.now())?;
    announced.call.staff = Some(staff::store::rung_at(&tx, &announced.to).await?.ok_or_else(nobody)?);
    let id = if interaction::store::insert(&tx, &announced.call).await? {
        tx.audit("interaction.announced", announced.call.id, &["staff"]);
        announced.call.id
    } else {
        let switchboard = announced.call.switchboard.as_deref().unwrap_or_default();
        interaction::store::announced(&tx, switchboard).await?.ok_or_else(Problem::not_found)?
    };
    Ok(tx.commit(rings(id)).await?)
}

fn rings(id: InteractionId) -> Created<AnnouncedCall> {
    let body = AnnouncedCall { id, panel: format!("/desk/calls/{id}") };
    Created { body, location: format!("/api/v1/interactions/{id}") }
}

async fn with_marks(tx: &TenantTx, mut people: Vec<Caller>) -> Result<Vec<Caller>, Problem> {
    let ids: Vec<_> = people.iter().map(|caller| caller.id).collect();
    let mut marks = mark::store::of_all(tx, &ids).await?;
    for caller in &mut people {
        caller.marks = marks.remove(&caller.id).unwrap_or_default();
    }
    Ok(people)
}

fn nobody() -> Problem {
    Problem::at("/to", "unknown-value", "Nobody of the council's staff has this email address or extension.")
}
