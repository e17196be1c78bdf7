//! What the citizens of merged cases are told.

use cases_api::workflow::State;
use contract::{Bilingual, CaseId, IncidentId, Problem};
use tenant_db::{DbError, TenantTx};

use super::store;
use crate::case::{Standing, store as cases};
use crate::catalogue::outcome_words;
use crate::follow::{FollowKey, step_words};
use crate::incident::store::is_joined;
use crate::promise::by_message;

/// To whom it was that reported what is merged.
pub(super) fn merged() -> Bilingual {
    Bilingual::new(
        "We are dealing with your request together with another request about the same thing. You can go on following it by \
         your own reference, and we will tell you how it goes on.",
        "Rydym yn delio â’ch cais gyda chais arall am yr un peth. Gallwch barhau i’w ddilyn gyda’ch cyfeirnod \
         eich hun, a byddwn yn dweud wrthych sut mae’n mynd yn ei flaen.",
    )
}

/// To the same once it is taken apart again.
pub(super) fn taken_out() -> Bilingual {
    Bilingual::new(
        "We are dealing with your request on its own again.",
        "Rydym yn delio â’ch cais ar ei ben ei hun eto.",
    )
}

/// Tells the citizens of the cases that are merged into this one what was written to all.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn tell_merged(tx: &TenantTx, key: &FollowKey, case: &Standing, text: &str) -> Result<(), Problem> {
    each(tx, key, case, |_| text.to_owned()).await
}

/// Tells them where this one stands now: as its stage is called, and how it ended. What was written with the move is
/// for its own citizen alone, and so is what the council waits for from them.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn tell_moved(tx: &TenantTx, key: &FollowKey, case: &Standing) -> Result<(), Problem> {
    if case.state == State::Waiting {
        return Ok(());
    }
    let now = step_words(&case.workflow, case.step.as_deref(), case.state);
    let ended = case.outcome.map(|outcome| (case.outcome_id.as_deref(), outcome));
    let ended = ended.and_then(|ended| outcome_words(&case.workflow, &case.messages, ended));
    each(tx, key, case, |merged| {
        let language = merged.language;
        let moved = Bilingual::new(
            format!("What you told us about has moved on. It is now: {}.", now.en),
            format!("Mae’r hyn y dywedoch wrthym amdano wedi symud ymlaen. Nawr: {}.", now.get(contract::Language::Cy)),
        );
        let moved = moved.get(language).to_owned();
        match &ended {
            Some(ended) if !ended.get(language).trim().is_empty() => format!("{moved}\n\n{}", ended.get(language)),
            _ => moved,
        }
    })
    .await
}

/// Tells the citizens of the cases that are merged into this one what is told of an incident that theirs isn't in, but
/// for whom was told already.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn tell_of_incident(
    tx: &TenantTx,
    key: &FollowKey,
    (case, mut told): (&Standing, Told),
    (incident, text): (IncidentId, &Bilingual),
) -> Result<(), Problem> {
    for id in store::merged_into(tx, case.id).await? {
        if !is_joined(tx, incident, id).await? {
            told.write(tx, key, id, |merged| text.get(merged.language).to_owned()).await?;
        }
    }
    Ok(())
}

/// What was promised to them is kept, or is late, as the case that stays ends.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn end_promises(tx: &TenantTx, case: &Standing) -> Result<(), DbError> {
    if case.state != State::Done {
        return Ok(());
    }
    for id in store::merged_into(tx, case.id).await? {
        if let Some(merged) = cases::standing_given(tx, id).await? {
            by_message::end(tx, &merged).await?;
        }
    }
    Ok(())
}

/// Those who were written to, by their email or, without one, their postal address: whoever reported one thing twice
/// reads it once.
pub(crate) struct Told(Vec<String>);

impl Told {
    pub fn by(case: &Standing) -> Self {
        Self(case.reached_at().into_iter().collect())
    }

    async fn write(
        &mut self,
        tx: &TenantTx,
        key: &FollowKey,
        id: CaseId,
        said: impl Fn(&Standing) -> String,
    ) -> Result<(), Problem> {
        let Some(mut merged) = cases::standing_given(tx, id).await? else { return Ok(()) };
        match merged.reached_at() {
            Some(place) if self.0.contains(&place) => merged.tell_no_more(),
            place => self.0.extend(place),
        }
        let text = said(&merged);
        merged.write(tx, key, text).await
    }
}

async fn each(
    tx: &TenantTx,
    key: &FollowKey,
    case: &Standing,
    said: impl Fn(&Standing) -> String,
) -> Result<(), Problem> {
    let mut told = Told::by(case);
    for id in store::merged_into(tx, case.id).await? {
        told.write(tx, key, id, &said).await?;
    }
    Ok(())
}
