//! Moving a case along its workflow: by staff, by the citizen's reply, by a timer. What a move does beside is done
//! in its transaction, or written there for later.

mod acts;
pub(crate) mod known;
mod refusal;
pub(crate) mod store;
pub(crate) mod timers;

use auth::Allowed;
use cases_api::case::{Happening, MoveCase};
use cases_api::workflow::{Action, Guard, State, Step, Transition};
use contract::council::Council;
use contract::{Permission, Problem, ProblemKind, StaffId};
use tenant_db::TenantTx;

use super::proposal::store::Proposal;
use super::{Standing, clocks, merging, words};
use crate::incident::following;
use crate::office::Office;
use crate::promise::by_message;
use crate::workflow::{self, Asked, Mover, barred};

/// The code of a move of which a second person must approve.
const NEEDS_TWO: &str = "needs-two";

/// Where a case is moved: by which process of which council, and what whoever moves it may do.
#[derive(Clone, Copy)]
pub(crate) struct Moving<'a> {
    pub office: &'a Office,
    pub council: &'a Council,
    pub holds: &'a [String],
    /// Whether citizens of merged cases hear where it stands now; not where they are told more by whoever moves it.
    pub tells_merged: bool,
}

impl<'a> Moving<'a> {
    /// Of someone who asked for it.
    ///
    /// # Errors
    /// `internal` for a permission of the platform, which has no council.
    pub fn of<P: Permission>(allowed: &'a Allowed<P>, office: &'a Office) -> Result<Self, Problem> {
        let holds = allowed.claims().map(|claims| claims.permissions.as_slice()).unwrap_or_default();
        Ok(Self { office, council: allowed.council()?, holds, tells_merged: true })
    }

    /// Of what the product does by itself.
    pub const fn by_itself(office: &'a Office, council: &'a Council) -> Self {
        Self { office, council, holds: &[], tells_merged: true }
    }

    /// The words as the council's staff read them in a case's story.
    pub fn staffs(&self, words: &contract::Bilingual) -> String {
        acts::staffs(self, words)
    }

    pub(super) fn mover(&self, tx: &TenantTx) -> Mover<'a> {
        tx.actor().staff().map_or(Mover::Product, |id| Mover::Staff { id, holds: self.holds })
    }
}

/// A move that may be made, apart from the workflow that has it.
struct Made {
    by: Transition,
    to: Step,
    outcome: Option<Ended>,
    /// Who makes it: of one that was approved of, who proposed it.
    who: Option<StaffId>,
}

struct Ended {
    id: String,
    kind: cases_api::workflow::Outcome,
}

impl Made {
    fn of(moved: workflow::Moved<'_>, who: Option<StaffId>) -> Self {
        let ended = |words: &cases_api::workflow::OutcomeWords| Ended { id: words.id.clone(), kind: words.outcome };
        Self { by: moved.by.clone(), to: moved.to.clone(), outcome: moved.outcome.map(ended), who }
    }

    /// What it does beside: its own actions, then those of the step that it enters.
    fn actions(&self) -> impl Iterator<Item = &Action> {
        self.by.actions.iter().chain(&self.to.actions)
    }
}

impl Standing {
    /// Moves along the workflow, does what the move does beside, and tells the citizen where the move is public; `false`
    /// where a second person must approve of it first.
    ///
    /// # Errors
    /// `validation-failed` when no such move leads on, something stands in its way, the outcome is missing or out of
    /// place, or something is to be said with a move of which the citizen hears nothing.
    pub async fn move_on(&mut self, tx: &TenantTx, moving: &Moving<'_>, asked: MoveCase) -> Result<bool, Problem> {
        let (made, text) = self.planned(tx, moving, &asked).await?;
        match made.by.approval.clone() {
            None => self.make(tx, moving, &made, text).await.map(|_| true),
            Some(approval) if tx.actor().staff().is_some() => {
                let asked = MoveCase { text, ..asked };
                self.propose(tx, moving, (&made.by, &approval), &asked).await?;
                Ok(false)
            }
            Some(_) => Err(needs_two()),
        }
    }

    /// The same of someone who moves many, or moves with a reply; `false` where the citizen hears nothing of it.
    ///
    /// # Errors
    /// As [`Standing::move_on`]; `validation-failed` for a move of which a second person must approve.
    pub async fn move_at_once(&mut self, tx: &TenantTx, moving: &Moving<'_>, asked: MoveCase) -> Result<bool, Problem> {
        let (made, text) = self.planned(tx, moving, &asked).await?;
        if made.by.approval.is_some() {
            return Err(needs_two());
        }
        self.make(tx, moving, &made, text).await
    }

    /// The move that is asked for, where nothing stands in its way, and what is said with it.
    async fn planned(
        &self,
        tx: &TenantTx,
        moving: &Moving<'_>,
        asked: &MoveCase,
    ) -> Result<(Made, Option<String>), Problem> {
        self.must_stand_alone(if asked.verb.is_some() { "/verb" } else { "/to" })?;
        let text = words::optional_message("/text", asked.text.as_deref())?;
        let known = known::of(tx, moving, &self.place()?).await?;
        let made = {
            let (verb, to, outcome) = (asked.verb.as_deref(), asked.to.as_deref(), asked.outcome.as_deref());
            let facts = known.facts(moving.mover(tx));
            let moved = workflow::apply(&self.workflow, self.at_step()?, Asked { verb, to, outcome }, &facts);
            Made::of(moved.map_err(|why| refusal::of(why, asked))?, tx.actor().staff())
        };
        if text.is_some() && !made.by.public {
            return Err(Problem::at("/text", "not-asked", "The citizen isn't told of this move."));
        }
        Ok((made, text))
    }

    /// Makes a move of which someone else has approved, as of whoever proposed it. What stands in its way now is asked
    /// once more, of both: who did an earlier step that another must do this one after can't approve of it either.
    ///
    /// # Errors
    /// `conflict` where the case has left the step; `validation-failed` where something stands in the way now.
    pub(super) async fn make_proposed(
        &mut self,
        tx: &TenantTx,
        moving: &Moving<'_>,
        proposal: &Proposal,
    ) -> Result<(), Problem> {
        let known = known::of(tx, moving, &self.place()?).await?;
        let made = {
            let here = self.at_step()?;
            if here.id != proposal.from_step {
                return Err(Problem::new(ProblemKind::Conflict, "The case has moved on from where this was proposed."));
            }
            let asked = Asked { verb: Some(&proposal.verb), to: None, outcome: proposal.outcome.as_deref() };
            let held = permissions(&self.workflow);
            let apply = |id: StaffId| {
                let facts = known.facts(Mover::Staff { id, holds: &held });
                let moved = workflow::apply(&self.workflow, here, asked, &facts);
                moved.map_err(|why| refusal::of(why, &MoveCase::by(&proposal.verb)))
            };
            if let Some(me) = tx.actor().staff() {
                apply(me)?;
            }
            Made::of(apply(proposal.by)?, Some(proposal.by))
        };
        self.make(tx, moving, &made, proposal.said.clone()).await.map(|_| ())
    }

    /// Whether the citizen was told of it.
    async fn make(
        &mut self,
        tx: &TenantTx,
        moving: &Moving<'_>,
        made: &Made,
        text: Option<String>,
    ) -> Result<bool, Problem> {
        let said = acts::said(self, moving, made, text);
        if self.workflow.transitions.iter().any(|by| by.approval.is_some()) {
            self.lapse(tx, moving).await?;
        }
        if self.state == State::Done && made.to.stage != State::Done {
            self.comes_back(tx).await?;
        }
        let from = self.enter(tx, made).await?;
        let what = Happening::Moved {
            from: from.stage,
            to: self.state,
            outcome: self.outcome,
            text: said.clone().filter(|_| made.by.public),
            from_step: Some(from.id),
            to_step: self.step.clone(),
            outcome_id: self.outcome_id.clone(),
        };
        if made.by.public {
            clocks::tell(tx, self).await?;
        }
        self.step(tx, made.by.public, what).await?;
        tx.audit("case.moved", self.id, &["state", "step", "outcome"]);
        by_message::end(tx, self).await?;
        merging::end_promises(tx, self).await?;
        if let (true, Some(text)) = (made.by.public, &said) {
            by_message::promise(tx, self, text, made.who).await?;
        }
        let told = made.by.public || said.is_some();
        match (made.by.public, said) {
            (true, said) => {
                self.tell(tx, &moving.office.follow, true, said)?;
                if moving.tells_merged {
                    merging::tell_moved(tx, &moving.office.follow, self).await?;
                }
            }
            (false, Some(said)) => self.write(tx, &moving.office.follow, said).await?,
            (false, None) => {}
        }
        if self.state == State::Done {
            following::case_ended(tx, &moving.office.followers, self).await?;
        }
        self.settle(tx, moving, made).await?;
        Ok(told)
    }

    /// Stands at the step that a move enters, and gives the one that it left. Who did that is kept where someone
    /// else must do a later one.
    async fn enter(&mut self, tx: &TenantTx, made: &Made) -> Result<Step, Problem> {
        let from = self.at_step()?.clone();
        if known::is_asked_later(&self.workflow, &from.id) {
            let doers: Vec<StaffId> = made.who.into_iter().chain(self.assignee).collect();
            store::done(tx, self.id, &from.id, &doers).await?;
        }
        self.state = made.to.stage;
        (self.step, self.step_at) = (Some(made.to.id.clone()), Some(tx.now()));
        self.outcome = made.outcome.as_ref().map(|ended| ended.kind);
        self.outcome_id = made.outcome.as_ref().map(|ended| ended.id.clone());
        Ok(from)
    }

    /// What follows once the case stands where the move led: it leaves whoever can't work there, and what the move
    /// does beside is done.
    async fn settle(&mut self, tx: &TenantTx, moving: &Moving<'_>, made: &Made) -> Result<(), Problem> {
        if let Some(assignee) = self.assignee
            && self.bars(tx, assignee).await?
        {
            self.give(tx, None).await?;
        }
        for action in made.actions() {
            acts::act(self, tx, moving, action, made.who).await?;
        }
        Ok(())
    }

    /// Whether someone can't work at the step where the case stands, because they did an earlier one.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub(super) async fn bars(&self, tx: &TenantTx, who: StaffId) -> Result<bool, Problem> {
        let at = self.at_step()?;
        if !known::tells_people_apart(&self.workflow, &at.id) {
            return Ok(false);
        }
        let done = store::doers(tx, self.id).await?;
        Ok(barred(&self.workflow, &at.id, &done).contains(&who))
    }

    /// Keeps that whoever has the case had it at the step where it stands, where someone else must do a later one: whoever
    /// gave it on before the step was over did a part of it.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub(super) async fn hands_on(&self, tx: &TenantTx) -> Result<(), Problem> {
        let at = self.at_step()?;
        if let Some(had) = self.assignee
            && known::is_asked_later(&self.workflow, &at.id)
        {
            store::done(tx, self.id, &at.id, &[had]).await?;
        }
        Ok(())
    }

    /// Takes the citizen's reply; a case that waited for it is worked on again.
    ///
    /// # Errors
    /// `conflict` when the case is done.
    pub async fn reply(&mut self, tx: &TenantTx, moving: &Moving<'_>, text: String) -> Result<(), Problem> {
        if self.merged_into.is_some() {
            return self.reply_to_kept(tx, text).await;
        }
        if self.state == State::Done {
            return Err(Problem::new(ProblemKind::Conflict, "This report is finished. Make a new one."));
        }
        self.step(tx, true, Happening::Reply { text }).await?;
        tx.audit("case.replied", self.id, &["timeline"]);
        let known = known::of(tx, moving, &self.place()?).await?;
        let resume = workflow::resuming(&self.workflow, self.at_step()?, &known.facts(Mover::Product))
            .map(|moved| Made::of(moved, tx.actor().staff()));
        match resume {
            Some(made) => self.make(tx, moving, &made, None).await.map(|_| ()),
            None => Ok(()),
        }
    }

    /// Opens a case that is done again, for its citizen: whoever had it has it still, if they may.
    ///
    /// # Errors
    /// `conflict` where the workflow has no way for that.
    pub async fn reopen(&mut self, tx: &TenantTx, moving: &Moving<'_>, reason: String) -> Result<(), Problem> {
        if let Some(kept) = self.merged_into {
            return self.reopen_apart(tx, kept, reason).await;
        }
        let known = known::of(tx, moving, &self.place()?).await?;
        let made = workflow::reopening(&self.workflow, self.at_step()?, &known.facts(Mover::Product))
            .map(|moved| Made::of(moved, tx.actor().staff()));
        let Some(made) = made else {
            return Err(Problem::new(ProblemKind::Conflict, "This report can't be opened again. Make a new one."));
        };
        let said = acts::said(self, moving, &made, None);
        self.comes_back(tx).await?;
        self.enter(tx, &made).await?;
        self.step(tx, true, Happening::Reopened { text: reason }).await?;
        super::store::mark_reopened(tx, self.id).await?;
        tx.audit("case.reopened", self.id, &["state", "step", "outcome", "timeline"]);
        merging::tell_moved(tx, &moving.office.follow, self).await?;
        if let Some(said) = said {
            self.write(tx, &moving.office.follow, said).await?;
        }
        self.settle(tx, moving, &made).await
    }

    /// Does what comes with the first step of the workflow, of a case that was just opened.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub(super) async fn begin(&mut self, tx: &TenantTx, moving: &Moving<'_>) -> Result<(), Problem> {
        let actions = self.at_step()?.actions.clone();
        for action in &actions {
            acts::act(self, tx, moving, action, tx.actor().staff()).await?;
        }
        Ok(())
    }

    /// Goes by another workflow from now on, at the same stage: the old one's timers stop, and the new one's run.
    ///
    /// # Errors
    /// As PostgreSQL refuses.
    pub(crate) async fn go_by(
        &mut self,
        tx: &TenantTx,
        moving: &Moving<'_>,
        workflow: cases_api::workflow::Workflow,
    ) -> Result<(), Problem> {
        let before = self.at_step()?.id.clone();
        self.workflow = workflow;
        self.step = Some(self.at_step()?.id.clone());
        if self.step.as_ref() != Some(&before) {
            self.step_at = Some(tx.now());
        }
        store::drop_timers(tx, self.id).await?;
        self.lapse(tx, moving).await?;
        let first = self.workflow.first().map(|step| step.actions.clone()).unwrap_or_default();
        let here = self.at_step()?.actions.clone();
        let same = self.workflow.first().is_some_and(|first| Some(&first.id) == self.step.as_ref());
        for action in first.iter().filter(|action| same || lasts(action)).chain(here.iter().filter(|_| !same)) {
            if let Action::Timer(timer) = action {
                acts::set_anew(self, tx, moving, timer).await?;
            }
        }
        Ok(())
    }
}

/// A move that nobody can make alone.
fn needs_two() -> Problem {
    let detail = "A second person must approve of this: propose it on the case’s own page.";
    Problem::at("/verb", NEEDS_TWO, detail)
}

/// Every permission that moves of a workflow ask for: whoever proposed one held it then.
fn permissions(workflow: &cases_api::workflow::Workflow) -> Vec<String> {
    let guards = workflow.transitions.iter().flat_map(|by| &by.guards);
    let asked = guards.filter_map(|guard| match guard {
        Guard::Permission { permission } => Some(permission.clone()),
        _ => None,
    });
    asked.collect()
}

/// Whether it is a timer that outlives the step that sets it.
fn lasts(action: &Action) -> bool {
    matches!(action, Action::Timer(timer) if timer.lasts == cases_api::workflow::TimerLasts::Case)
}
