//! How cases belong together: a parent with its parts, and cases that have to do with each other (ADR-0023).

pub(crate) mod http;
pub(crate) mod store;

use cases_api::case::Happening;
use cases_api::relation::Relation;
use contract::{CaseId, Problem};
use tenant_db::TenantTx;

use super::{Standing, lookup, store as cases};

impl Standing {
    /// Says what another case is to this one; nothing happens where it is that already. Both are locked, so what is
    /// asked of their families holds until the end of the transaction.
    ///
    /// # Errors
    /// `validation-failed` for cases that are linked otherwise, a second parent, or parts of parts.
    async fn relate(&mut self, tx: &TenantTx, other: &Self, relation: Relation) -> Result<(), Problem> {
        match store::between(tx, self.id, other.id).await? {
            Some(there) if there == relation => return Ok(()),
            Some(_) => {
                let detail = "These cases are linked in another way. Remove that link first.";
                return Err(Problem::at("/reference", "linked-already", detail));
            }
            None => {}
        }
        match relation {
            Relation::Parent => fits(tx, self.id, other.id).await?,
            Relation::Child => fits(tx, other.id, self.id).await?,
            Relation::Related => {}
        }
        store::insert(tx, self.id, other.id, relation).await?;
        self.step(tx, false, Happening::Related { relation, reference: other.reference }).await?;
        let told = Happening::Related { relation: relation.the_other_way(), reference: self.reference };
        cases::add_entry(tx, other.id, false, told).await?;
        tx.audit("case.related", self.id, &["relations", "timeline"]);
        Ok(())
    }

    /// Says that another case belongs to this one no more.
    ///
    /// # Errors
    /// `validation-failed` where it doesn't.
    async fn unrelate(&mut self, tx: &TenantTx, other: &Self) -> Result<(), Problem> {
        let relation = store::between(tx, self.id, other.id).await?.ok_or_else(unknown)?;
        store::delete(tx, self.id, other.id).await?;
        self.step(tx, false, Happening::Unrelated { relation, reference: other.reference }).await?;
        let told = Happening::Unrelated { relation: relation.the_other_way(), reference: self.reference };
        cases::add_entry(tx, other.id, false, told).await?;
        tx.audit("case.unrelated", self.id, &["relations", "timeline"]);
        Ok(())
    }
}

/// Whether one case can be a part of another: families have two generations, so nothing goes in a circle.
async fn fits(tx: &TenantTx, child: CaseId, parent: CaseId) -> Result<(), Problem> {
    let refused = |code, detail| Err(Problem::at("/reference", code, detail));
    if store::has_parent(tx, child).await? {
        return refused("has-parent", "The part belongs to another case already.");
    }
    if store::has_parts(tx, child).await? {
        return refused("has-parts", "The part has parts of its own.");
    }
    if store::has_parent(tx, parent).await? {
        return refused("is-part", "A part of a case can't have parts.");
    }
    Ok(())
}

/// Two cases that whoever acts sees, locked in the order of their ids whichever is named first.
///
/// # Errors
/// As PostgreSQL refuses.
pub(super) async fn both(tx: &TenantTx, one: CaseId, other: CaseId) -> Result<Option<(Standing, Standing)>, Problem> {
    let first = cases::standing(tx, one.min(other)).await?;
    let second = cases::standing(tx, one.max(other)).await?;
    Ok(first.zip(second).map(|(first, second)| if first.id == one { (first, second) } else { (second, first) }))
}

fn unknown() -> Problem {
    Problem::at("/case", "unknown-value", "These cases aren't linked.")
}
