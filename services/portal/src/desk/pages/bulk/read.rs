//! What was ticked and pressed in a queue, as cases takes it.

use cases_api::bulk::{ChosenCase, Deed, OrderBulkAct};
use contract::{Faults, Problem, StaffId};

use super::super::queue::Chosen;
use crate::form::Typed;

/// What is to be done to which cases.
pub(super) struct Order {
    pub deed: String,
    /// The ticked cases, each `id:version`.
    pub cases: Vec<String>,
    /// Every case that the queue's filters choose.
    pub all: bool,
    /// The queue's filters.
    pub query: String,
}

impl Order {
    pub fn read(typed: &Typed) -> Self {
        Self {
            deed: typed.get("deed").to_owned(),
            cases: typed.all("case").map(str::to_owned).collect(),
            all: typed.get("all") == "yes",
            query: typed.get("query").to_owned(),
        }
    }

    /// Whether more must be said than which cases.
    pub fn needs_words(&self) -> bool {
        !matches!(self.deed.as_str(), "take" | "release")
    }

    /// Whether any case is meant.
    pub fn is_empty(&self) -> bool {
        !self.all && self.cases.is_empty()
    }

    /// The order as the fields of a form.
    pub fn fields(&self) -> Vec<(String, String)> {
        let cases = if self.all { &[][..] } else { &self.cases[..] };
        let cases = cases.iter().map(|case| ("case".to_owned(), case.clone()));
        let all = self.all.then(|| ("all".to_owned(), "yes".to_owned()));
        let first = [("deed".to_owned(), self.deed.clone()), ("query".to_owned(), self.query.clone())];
        first.into_iter().chain(all).chain(cases).collect()
    }

    /// The order as an address says it.
    pub fn address(&self) -> String {
        serde_urlencoded::to_string(self.fields()).unwrap_or_default()
    }

    /// The order as cases takes it, in the name of `me`.
    ///
    /// # Errors
    /// `validation-failed` for what can't even be asked.
    pub fn act(&self, me: StaffId, typed: &Typed) -> Result<OrderBulkAct, Problem> {
        let mut faults = Faults::none();
        let deed = self.deed(me, typed, &mut faults);
        if self.is_empty() {
            faults.add("/cases", "required", "Choose at least one case.");
        }
        let cases = (!self.all).then(|| self.cases.iter().filter_map(|case| chosen(case)).collect());
        let matching = self.all.then(|| Chosen::read(&self.query).settled(&[]).filters());
        faults.finish(deed.map(|deed| OrderBulkAct { deed, cases, matching }))
    }

    fn deed(&self, me: StaffId, typed: &Typed, faults: &mut Faults) -> Option<Deed> {
        let mut needed = |pointer: &str| faults.add(pointer, "required", "Choose one.");
        let text = |name: &str| typed.get(name).to_owned();
        match self.deed.as_str() {
            "take" => Some(Deed::Assign { to: me }),
            "release" => Some(Deed::Release),
            "note" => Some(Deed::Note { text: text("note") }),
            "update" => Some(Deed::Update { text: text("update") }),
            "assign" => typed.get("to").parse().map(|to| Deed::Assign { to }).map_err(|_| needed("/deed/to")).ok(),
            "queue" => {
                typed.get("team").parse().map(|team| Deed::Queue { team }).map_err(|_| needed("/deed/team")).ok()
            }
            "close" => {
                let text = typed.given("message").map(str::to_owned);
                let outcome = typed.get("outcome").parse().map_err(|_| needed("/deed/outcome")).ok();
                outcome.map(|outcome| Deed::Close { outcome, text })
            }
            _ => {
                needed("/deed");
                None
            }
        }
    }
}

fn chosen(ticked: &str) -> Option<ChosenCase> {
    let (id, version) = ticked.split_once(':')?;
    Some(ChosenCase { id: id.parse().ok()?, version: version.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "01980000-0000-7000-8000-000000000007:4";

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn me() -> StaffId {
        contract::uuid::Uuid::from_u128(1).into()
    }

    #[test]
    fn ticked_cases_are_sent_with_the_version_that_was_seen() {
        let typed = typed(&[("deed", "take"), ("case", CASE), ("case", "x"), ("query", "team=mine")]);
        let act = Order::read(&typed).act(me(), &typed).unwrap();
        assert_eq!(act.deed, Deed::Assign { to: me() });
        assert_eq!(act.cases.unwrap().iter().map(|case| case.version).collect::<Vec<_>>(), [4]);
        assert_eq!(act.matching, None);
    }

    #[test]
    fn all_that_match_are_what_the_queue_shows() {
        let typed =
            typed(&[("deed", "note"), ("note", "x"), ("case", CASE), ("all", "yes"), ("query", "team=mine&due=soon")]);
        let order = Order::read(&typed);
        let act = order.act(me(), &typed).unwrap();
        let matching = act.matching.unwrap();
        assert_eq!((act.cases, matching.team.as_deref(), matching.breaching), (None, Some("mine"), Some(true)));
        assert!(!order.address().contains("case="), "the ticks say nothing then");
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        for (deed, pointer) in
            [("assign", "/deed/to"), ("queue", "/deed/team"), ("close", "/deed/outcome"), ("", "/deed")]
        {
            let typed = typed(&[("deed", deed), ("asked", "yes")]);
            let problem = Order::read(&typed).act(me(), &typed).unwrap_err();
            let pointers: Vec<_> = problem.errors.iter().map(|fault| fault.pointer.as_str()).collect();
            assert_eq!(pointers, [pointer, "/cases"]);
        }
    }
}
