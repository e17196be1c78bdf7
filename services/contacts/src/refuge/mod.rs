//! Refuge: people whom only named members of staff see, whole or by what they are reached (ADR-0041).
//!
//! What hides them is in the database (`migrations/contacts/1491_refuge_hides.sql`): each table of people has a policy
//! that leaves them out for everybody else, whatever is asked of it. Here is who is protected, from whom, and why.

pub(crate) mod http;
pub(crate) mod store;

use std::collections::BTreeSet;

use contacts_api::refuge::{Protect, Refuge, RefugeScope};
use contract::{ContactId, Faults, NothingPrivate, Problem, ProblemKind, RefugeId, StaffId, text};
use tenant_db::{DbError, TenantTx};
use time::{Date, OffsetDateTime};

use crate::{contact, mark, search};

/// The most people who are named.
const MOST_NAMED: usize = 20;
/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// A protection as it is asked for.
#[derive(Debug)]
struct Asked {
    scope: RefugeScope,
    reason: String,
    review_on: Date,
}

impl Asked {
    fn read(asked: &Protect, now: OffsetDateTime, faults: &mut Faults) -> Option<Self> {
        let reason = reason(&asked.reason, faults);
        let review_on = mark::next_review(&asked.review_on, now, faults);
        Some(Self { scope: asked.scope, reason: reason?, review_on: review_on? })
    }
}

fn reason(given: &str, faults: &mut Faults) -> Option<String> {
    let words = text::paragraphs(given, LONGEST_REASON).and_then(text::required);
    faults.take("/reason", words)
}

/// Who may see someone: those who are given, whom the council has, and whoever says so.
async fn named(tx: &TenantTx, given: &[StaffId], faults: &mut Faults) -> Result<BTreeSet<StaffId>, DbError> {
    let me = tx.actor().staff();
    let mut named: BTreeSet<_> = given.iter().copied().collect();
    if let Some(me) = me {
        named.remove(&me);
    }
    if named.len() >= MOST_NAMED {
        faults.add("/named", "too-many", format!("Name at most {MOST_NAMED} people."));
        return Ok(named);
    }
    let staff = store::staff_of(tx, &named).await?;
    if let Some(at) = given.iter().position(|one| named.contains(one) && !staff.contains(one)) {
        faults.add(&format!("/named/{at}"), "unknown-value", "The council has nobody of this id on its staff.");
    }
    named.extend(me);
    Ok(named)
}

/// Protects someone. From here on only who is named sees them.
///
/// # Errors
/// `not-found`, `validation-failed`, `conflict` where they are protected already.
async fn protect(tx: &TenantTx, id: ContactId, asked: &Protect) -> Result<Refuge, Problem> {
    let mut faults = Faults::none();
    let read = Asked::read(asked, tx.now(), &mut faults);
    let staff = named(tx, &asked.named, &mut faults).await?;
    let read = faults.finish(read)?;
    let id = contact::store::stays_held(tx, id).await?.ok_or_else(Problem::not_found)?;
    must_be_reached(tx, id).await?;
    if store::holding(tx, id).await?.is_some() {
        return Err(Problem::new(ProblemKind::Conflict, "They are protected already."));
    }
    let refuge = store::add(tx, id, &read, &staff).await?;
    store::set_postcode(tx, id).await?;
    tx.audit("contact.protected", id, &["refuge", "named"]);
    told(tx, refuge).await
}

/// Ends a protection: everyone sees them again.
///
/// # Errors
/// `not-found` also for who isn't named, `validation-failed`.
async fn end(tx: &TenantTx, id: RefugeId, why: &str) -> Result<(), Problem> {
    let mut faults = Faults::none();
    let why = reason(why, &mut faults);
    let why = faults.finish(why)?;
    let refuge = store::refuge(tx, id).await?.ok_or_else(Problem::not_found)?;
    store::end(tx, id, &why).await?;
    store::set_postcode(tx, refuge.contact).await?;
    search::keep(tx, &[refuge.contact]).await?;
    tx.audit("contact.unprotected", refuge.contact, &["refuge"]);
    Ok(tell(tx, id).await?)
}

/// The protection as it is now, for who is named, after it was told to the others.
async fn told(tx: &TenantTx, id: RefugeId) -> Result<Refuge, Problem> {
    let refuge = store::refuge(tx, id).await?.ok_or_else(Problem::not_found)?;
    tell(tx, id).await?;
    Ok(refuge)
}

/// Tells the others how a protection stands, and what is theirs now.
async fn tell(tx: &TenantTx, id: RefugeId) -> Result<(), DbError> {
    match store::fact(tx, id).await? {
        Some(fact) => tx.emit(fact.turn, &fact, &NothingPrivate {}),
        None => Ok(()),
    }
}

/// The same, of those of these who are protected: something of theirs changed.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn tell_again(tx: &TenantTx, people: &[ContactId]) -> Result<(), DbError> {
    for id in store::holding_of(tx, people).await? {
        tell(tx, id).await?;
    }
    Ok(())
}

/// What someone is reached by isn't changed by who may not see it: it would be done blind.
///
/// # Errors
/// `forbidden`.
pub(crate) async fn must_be_reached(tx: &TenantTx, id: ContactId) -> Result<(), Problem> {
    if store::is_out_of_reach(tx, id).await? {
        let why = "Their address is protected. Only who is named may do this.";
        return Err(Problem::new(ProblemKind::Forbidden, why));
    }
    Ok(())
}
