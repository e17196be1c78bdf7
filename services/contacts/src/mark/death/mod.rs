//! Someone has died: from then on nobody writes to them, and whoever reports something with their details is someone else.

pub(crate) mod http;
pub(crate) mod store;

use contacts_api::events::{ContactDied, ContactDiedPrivate};
use contacts_api::mark::{Mark, NoteDeath};
use contract::{ContactId, Faults, MarkId, Problem, ProblemKind, text};
use tenant_db::{DbError, TenantTx};
use time::{Date, OffsetDateTime};

use crate::{day, refuge};

/// The longest name of who said so, and the longest text, in characters.
const LONGEST_NAME: usize = 200;
const LONGEST_TEXT: usize = 500;

/// What was said of a death.
#[derive(Debug)]
struct Said {
    told_by: String,
    died_on: Option<Date>,
    evidence: String,
}

impl Said {
    fn read(asked: &NoteDeath, now: OffsetDateTime) -> Result<Self, Problem> {
        let mut faults = Faults::none();
        let told_by = text::line(&asked.told_by, LONGEST_NAME).and_then(text::required);
        let told_by = faults.take("/told_by", told_by);
        let given = asked.died_on.as_deref().filter(|day| !day.trim().is_empty());
        let died_on = faults.take("/died_on", given.map(|given| day::birth(given, now)).transpose());
        let evidence = text::paragraphs(&asked.evidence, LONGEST_TEXT).and_then(text::required);
        let evidence = faults.take("/evidence", evidence);
        let read = told_by.zip(died_on).zip(evidence);
        faults.finish(read.map(|((told_by, died_on), evidence)| Self { told_by, died_on, evidence }))
    }
}

/// Keeps that someone has died.
///
/// # Errors
/// `not-found`, `validation-failed`, `conflict` where that is known already.
async fn note(tx: &TenantTx, id: ContactId, asked: &NoteDeath) -> Result<(ContactId, Mark), Problem> {
    let said = Said::read(asked, tx.now())?;
    let id = store::held(tx, id).await?.ok_or_else(Problem::not_found)?;
    refuge::must_be_reached(tx, id).await?;
    if store::has_died(tx, id).await? {
        return Err(Problem::new(ProblemKind::Conflict, "It is known already that they have died."));
    }
    let mark = store::add(tx, id, &said).await?;
    tell(tx, id).await?;
    tx.audit("contact.died", id, &["marks"]);
    Ok((id, mark))
}

/// Takes it back, with why: they are written to from now on. What was stopped stays so.
///
/// # Errors
/// `not-found`, `validation-failed`, `conflict` where they haven't died.
async fn take_back(tx: &TenantTx, id: ContactId, reason: &str) -> Result<(), Problem> {
    let mut faults = Faults::none();
    let reason = text::paragraphs(reason, LONGEST_TEXT).and_then(text::required);
    let reason = faults.take("/reason", reason);
    let reason = faults.finish(reason)?;
    let id = store::held(tx, id).await?.ok_or_else(Problem::not_found)?;
    refuge::must_be_reached(tx, id).await?;
    if !store::end(tx, id, &reason).await? {
        return Err(Problem::new(ProblemKind::Conflict, "Nobody said that they have died."));
    }
    tell(tx, id).await?;
    tx.audit("contact.death-taken-back", id, &["marks"]);
    Ok(())
}

/// Tells the others whether someone has died, and what is theirs now.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn tell(tx: &TenantTx, id: ContactId) -> Result<(), DbError> {
    let Some((turn, died)) = store::turn(tx, id).await? else { return Ok(()) };
    let cases = store::cases(tx, id).await?;
    let mut private = ContactDiedPrivate { emails: Vec::new(), phones: Vec::new() };
    if died {
        for (kind, key) in store::reached_by(tx, id).await? {
            if kind == "email" { private.emails.push(key) } else { private.phones.push(key) }
        }
    }
    tx.emit(turn, &ContactDied { contact_id: id, turn, died, cases }, &private)
}

/// The same, of those of these of whom it was ever said: something of theirs changed.
///
/// # Errors
/// As PostgreSQL refuses.
pub(crate) async fn tell_again(tx: &TenantTx, people: &[ContactId]) -> Result<(), DbError> {
    for person in store::ever_said_of(tx, people).await? {
        tell(tx, person).await?;
    }
    Ok(())
}

/// Why something isn't done with a mark as with a caution: there is none, or it says that someone has died.
pub(super) async fn not_a_caution(tx: &TenantTx, id: MarkId) -> Result<Problem, DbError> {
    Ok(match store::says_so(tx, id).await? {
        true => Problem::new(ProblemKind::Conflict, "That someone has died is taken back with a reason."),
        false => Problem::not_found(),
    })
}
