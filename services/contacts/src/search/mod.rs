//! People found by anything that is known of them, while it is being typed.
//!
//! Whoever writes what a person is called or gave calls [`keep`] in the same transaction. People whose
//! tokens were made by older rules, or by none, are due to the watch.

pub(crate) mod http;
pub(crate) mod spelling;
mod store;
mod token;
mod typed;
pub(crate) mod watch;

use std::collections::BTreeSet;

use contract::ContactId;
use tenant_db::{DbError, TenantTx};

use crate::duplicate;

/// The version of the rules by which tokens are made. A higher one has everyone's made anew.
const RULES: i16 = 2;

/// Makes the tokens of these people, and the keys by which they are compared, what they should be by what is known of
/// them now. A record that was merged into another has none.
pub(crate) async fn keep(tx: &TenantTx, people: &[ContactId]) -> Result<(), DbError> {
    let known = store::known(tx, people).await?;
    let tokens: Vec<_> = known.iter().map(|known| (known.id, token::tokens(known))).collect();
    let words = tokens.iter().flat_map(|(_, tokens)| tokens);
    let words: BTreeSet<&str> = words.filter(|token| token.is_a_word()).map(|token| token.text.as_str()).collect();
    store::learn(tx, &words).await?;
    store::keep(tx, &tokens).await?;
    duplicate::keep(tx, people).await
}
