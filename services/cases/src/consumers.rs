//! What cases does about others' facts, each once.

use std::collections::BTreeMap;

use contacts_api::ContactLinked;
use contacts_api::events::{
    CallerKnown, ContactDied, ContactMerged, ContactProtected, ContactUnmerged, InteractionEnded, VerificationChosen,
};
use contract::Arrived;
use events::Fault;
use identity_api::{Role, StaffInvited, StaffJoined};
use tenancy_api::CouncilProvisioned;
use tenant_db::TenantTx;

use crate::catalogue;
use crate::catalogue::store::Starter;
use crate::office::Office;
use crate::staff::store::Told;
use crate::{article, avoidable, caller, died, import, merged, refuge, staff, team};

/// A new council begins with the library's services of its tier and the teams that deal with them.
pub(crate) async fn begin_council(
    office: &Office,
    tx: &TenantTx,
    event: Arrived<CouncilProvisioned>,
) -> Result<(), Fault> {
    let entries: Vec<_> = office.library.services_for(event.fact.tier).collect();
    let teams: BTreeMap<_, _> = entries.iter().map(|entry| (&entry.team.key, &entry.team)).collect();
    let teams = team::store::add(tx, &teams.into_values().collect::<Vec<_>>()).await?;
    let starters = entries.into_iter().map(|entry| {
        let workflow = office.library.workflow(&entry.workflow);
        let workflow = workflow.ok_or_else(|| Fault::hopeless("a service of the library has no workflow"))?;
        let team = teams.get(&entry.team.key).copied();
        Ok(Starter {
            slug: &entry.slug,
            lgsl: entry.lgsl,
            team: team.ok_or_else(|| Fault::new("a team of the library wasn't made"))?,
            definition: catalogue::copy(entry, workflow),
        })
    });
    let starters = starters.collect::<Result<Vec<_>, Fault>>()?;
    catalogue::store::add(tx, &starters).await?;
    let articles: Vec<_> = office.library.articles_for(event.fact.tier).collect();
    let review_on = office.first_review(tx.now()).map_err(|_| Fault::hopeless("a day half a year on can't be told"))?;
    article::store::begin(tx, &articles, review_on, tx.now()).await?;
    tx.audit("catalogue.begun", tx.tenant(), &["services", "teams", "articles"]);
    Ok(())
}

/// Someone was invited: their name, whose queues they will work, and which cases they will see.
pub(crate) async fn know_invited(tx: &TenantTx, event: Arrived<StaffInvited>) -> Result<(), Fault> {
    let StaffInvited { staff_id: id, teams, sees, role, .. } = event.fact;
    let told = Told { id, name: &event.private.name, sees: Some(sees), role: Some(role), at: event.at };
    if staff::store::invite(tx, &told).await? {
        team::store::be_of(tx, id, &teams).await?;
        tx.audit("staff.known", id, &["name", "teams", "sees", "role"]);
    }
    Ok(())
}

/// Someone can sign in: work can be given to them. An administrator answers for what the council began with as long as
/// nobody else does.
pub(crate) async fn know_joined(tx: &TenantTx, event: Arrived<StaffJoined>) -> Result<(), Fault> {
    let StaffJoined { staff_id: id, sees, teams, role } = event.fact;
    if staff::store::activate(tx, &Told { id, name: &event.private.name, sees, role, at: event.at }).await? {
        if let Some(teams) = teams {
            team::store::be_of(tx, id, &teams).await?;
        }
        if role == Some(Role::Administrator) && article::store::give_to(tx, id).await? > 0 {
            tx.audit("articles.given", id, &["owner"]);
        }
        tx.audit("staff.known", id, &["name", "state", "teams", "sees", "role"]);
    }
    Ok(())
}

/// Contacts recognised a reporter, or made them. It is no change of the case: its version stays, so
/// that nobody's form is refused for it.
pub(crate) async fn link_reporter(tx: &TenantTx, event: Arrived<ContactLinked>) -> Result<(), Fault> {
    let ContactLinked { case_id, contact_id, origin_id, known } = event.fact;
    if !merged::link(tx, case_id, origin_id.unwrap_or(contact_id), known).await? {
        // Its import was taken back before contacts answered: there is nothing left to link.
        if import::was_taken_back(tx, case_id).await? {
            return Ok(());
        }
        return Err(Fault::new("the case isn't here"));
    }
    tx.audit("case.linked", case_id, &["contact"]);
    Ok(())
}

/// A person's two records became one: what was the merged one's is under the one that stays.
pub(crate) async fn merge_people(tx: &TenantTx, event: Arrived<ContactMerged>) -> Result<(), Fault> {
    merged::merge(tx, &event.fact).await?;
    tx.audit("contact.merged", event.fact.kept_id, &["cases", "promises", "files", "drafts"]);
    Ok(())
}

/// A merge was undone: what was the merged record's is its own again.
pub(crate) async fn unmerge_people(tx: &TenantTx, event: Arrived<ContactUnmerged>) -> Result<(), Fault> {
    merged::unmerge(tx, &event.fact).await?;
    tx.audit("contact.unmerged", event.fact.kept_id, &["cases", "promises", "files", "drafts"]);
    Ok(())
}

/// Someone has died, or not.
pub(crate) async fn know_death(tx: &TenantTx, event: Arrived<ContactDied>) -> Result<(), Fault> {
    Ok(died::store::know(tx, &event.fact).await?)
}

/// Someone is protected, or not any more.
pub(crate) async fn know_refuge(tx: &TenantTx, event: Arrived<ContactProtected>) -> Result<(), Fault> {
    refuge::store::know(tx, &event.fact).await?;
    tx.audit("contact.protected", event.fact.contact_id, &["named", "cases"]);
    Ok(())
}

/// A member of staff is in a call: with whom, and whether they were verified.
pub(crate) async fn know_caller(tx: &TenantTx, event: Arrived<CallerKnown>) -> Result<(), Fault> {
    Ok(caller::store::know(tx, &event.fact).await?)
}

/// The council chose whether it verifies callers.
pub(crate) async fn know_verification(tx: &TenantTx, event: Arrived<VerificationChosen>) -> Result<(), Fault> {
    caller::store::choose(tx, event.fact.on).await?;
    tx.audit("verification.known", tx.tenant(), &["verifies"]);
    Ok(())
}

/// Someone turned to the council and that is over: where they needn't have had to, it is kept with the
/// message that would have avoided it.
pub(crate) async fn keep_avoidable(tx: &TenantTx, event: Arrived<InteractionEnded>) -> Result<(), Fault> {
    caller::store::end(tx, &event.fact).await?;
    Ok(avoidable::keep(tx, &event.fact).await?)
}
