//! Records that may be one person's: found by keys that both have, scored, and suggested to staff. Nothing is ever
//! merged by itself.
//!
//! [`keep`] is called with the search's, by whoever writes what a person is called or gave. Whoever changed since
//! they were last compared, or since the council's rules changed, is due to the watch.

pub(crate) mod http;
mod rules;
pub(crate) mod score;
pub(crate) mod store;
pub(crate) mod watch;

use contacts_api::duplicate::DuplicateRules;
use contract::ContactId;
use score::{Score, Traits};
use tenant_db::{DbError, TenantTx};

/// A key that more people have than this tells nobody from another, and isn't looked up.
pub(crate) const MOST_OF_A_KEY: usize = 40;
/// The most people who are suggested for one.
const MOST: usize = 10;

/// Makes the keys of these people what they should be by what is known of them now.
pub(crate) async fn keep(tx: &TenantTx, people: &[ContactId]) -> Result<(), DbError> {
    let known = store::traits(tx, people).await?;
    let keys: Vec<_> = known.iter().map(|(id, traits)| (*id, score::keys(traits))).collect();
    store::keep(tx, people, &keys).await
}

/// Someone who may be the same person, and why.
#[derive(Debug)]
pub(crate) struct Likely {
    pub id: ContactId,
    pub score: Score,
}

/// Those who may be the same person as this one, the likeliest first, by rules that were read before; nobody of whom
/// staff said that they are another.
pub(crate) async fn likely(tx: &TenantTx, id: ContactId, rules: &DuplicateRules) -> Result<Vec<Likely>, DbError> {
    let others = store::candidates(tx, id).await?;
    let mut people = others.clone();
    people.push(id);
    let known = store::traits(tx, &people).await?;
    let Some((_, own)) = known.iter().find(|(known, _)| *known == id) else { return Ok(Vec::new()) };
    Ok(rank(own, known.iter().filter(|(other, _)| *other != id), rules))
}

fn rank<'a>(
    own: &Traits,
    others: impl Iterator<Item = &'a (ContactId, Traits)>,
    rules: &DuplicateRules,
) -> Vec<Likely> {
    let scored = others.map(|(id, traits)| Likely { id: *id, score: score::score(own, traits, rules) });
    let mut likely: Vec<Likely> = scored.filter(|likely| likely.score.points >= rules.threshold).collect();
    likely.sort_by_key(|likely| (-likely.score.points, likely.id.uuid()));
    likely.truncate(MOST);
    likely
}
