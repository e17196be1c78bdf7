//! Clocks that laws and codes set, ready to be taken into a service.

use std::collections::BTreeMap;

use cases_api::clock::ClockRule;
use contract::lang::Bilingual;
use serde::Deserialize;

/// A clock that a law or a code sets.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// What it is for.
    pub title: Bilingual,
    /// The shipped workflow whose steps it names; none where it names stages alone, or steps that a council's own
    /// workflow must have.
    #[serde(default)]
    pub workflow: Option<String>,
    /// The clock.
    pub clock: ClockRule,
}

/// The shipped clocks, by key.
///
/// # Errors
/// When the shipped file is broken; a test sees to it that it isn't.
pub fn shipped() -> Result<BTreeMap<String, Preset>, serde_json::Error> {
    serde_json::from_str(include_str!("../../library/clocks.json"))
}
