//! A clock of a case as it is kept. Pure: what happens to it comes in as values.

use cases_api::clock::{Alarm, ClockRule, ClockState, Extension, Holidays, Pause, Starts, WhenTold};
use cases_api::target::{Explanation, Step};
use cases_api::workflow::{State, Workflow};
use contract::Bilingual;
use contract::council::Division;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::clock::{Almanac, Began, Calendar, ClockFault, Due, OfficeDays, Run};

/// A clock of a case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// The rule as it was when the case began, with the council's own part of the country named.
    pub rule: ClockRule,
    /// What started it; nothing yet where it waits for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began: Option<Began>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ClockState>,
    /// Whether it was stopped where the case was done: a case that is opened again lets it run on.
    #[serde(default)]
    pub by_end: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
    /// The places of the alarms that went off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone_off: Vec<usize>,
    /// How many of the team's chain were told.
    #[serde(default)]
    pub told: usize,
    /// Whether it was said what follows from its end.
    #[serde(default)]
    pub end_told: bool,
    /// How often it had ended before it began again.
    #[serde(default)]
    pub late: u16,
    /// Changes of service, which the explanation tells after what started it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Step>,
    /// How its end was counted last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted: Option<Counted>,
}

/// When a clock ends, and how that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Counted {
    #[serde(with = "time::serde::rfc3339")]
    pub due: OffsetDateTime,
    pub explanation: Explanation,
    /// When it is looked at again; never where nothing can follow.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "time::serde::rfc3339::option")]
    pub look_at: Option<OffsetDateTime>,
}

/// Where a case stands, as clocks see it.
#[derive(Debug, Clone)]
pub(crate) struct Place<'a> {
    /// The stage, and the step where the workflow has steps of its own.
    pub keys: Vec<&'a str>,
    pub name: Bilingual,
    pub done: bool,
}

impl<'w> Place<'w> {
    /// A step of a workflow, and its stage.
    pub fn of(workflow: &'w Workflow, step: Option<&str>, stage: State) -> Self {
        let step = workflow.standing(step, stage);
        let keys = std::iter::once(stage.name()).chain(step.map(|step| step.id.as_str())).collect();
        Self { keys, name: step.map(|step| step.desk.clone()).unwrap_or_default(), done: stage == State::Done }
    }
}

/// What a count needs beside the clock.
#[derive(Debug, Clone)]
pub(crate) struct Around<'a> {
    pub almanac: &'a Almanac,
    pub office: &'a OfficeDays,
    /// When the whole service stood still.
    pub emergencies: &'a [Pause],
    pub now: OffsetDateTime,
}

impl Kept {
    /// A clock that waits for what starts it.
    pub fn of(rule: &ClockRule, division: Division) -> Self {
        let mut rule = rule.clone();
        if rule.holidays == Holidays::Own {
            rule.holidays = Holidays::Of(vec![division]);
        }
        Self {
            rule,
            began: None,
            state: None,
            by_end: false,
            pauses: Vec::new(),
            extensions: Vec::new(),
            gone_off: Vec::new(),
            told: 0,
            end_told: false,
            late: 0,
            changes: Vec::new(),
            counted: None,
        }
    }

    /// Starts it.
    pub fn start(&mut self, began: Began) {
        (self.began, self.state) = (Some(began), Some(ClockState::Running));
    }

    /// Whether it may still end.
    pub fn is_open(&self) -> bool {
        self.state.is_some_and(ClockState::is_open)
    }

    /// When it ends, while it may.
    pub fn open_due(&self) -> Option<OffsetDateTime> {
        self.counted.as_ref().filter(|_| self.is_open()).map(|counted| counted.due)
    }

    /// The case comes to a place: that may start the clock, stop it, let it stand still or run on.
    pub fn enter(&mut self, place: &Place<'_>, at: OffsetDateTime) {
        match self.state {
            None => {
                let starts = matches!(&self.rule.starts, Starts::Entering(key) if place.keys.contains(&key.as_str()));
                if starts && !place.done {
                    self.start(Began::Entered { at, name: place.name.clone() });
                    self.stand(place, at);
                }
            }
            Some(state) if state.is_open() => {
                let stops = self.rule.stops_at(&place.keys);
                if stops || place.done {
                    self.stop(at, place.done);
                } else {
                    self.stand(place, at);
                }
            }
            Some(_) if self.by_end && !place.done => {
                self.by_end = false;
                if !self.rule.stops_at(&place.keys) {
                    self.open_again(place, at);
                }
            }
            Some(_) => {}
        }
    }

    /// The case is opened again: the clock runs on, or, where it counts from what the citizen was told last, from now.
    fn open_again(&mut self, place: &Place<'_>, at: OffsetDateTime) {
        let missed = self.state == Some(ClockState::Missed);
        self.state = Some(ClockState::Running);
        if self.rule.when_told == WhenTold::StartsAgain {
            self.late = self.late.saturating_add(u16::from(missed));
            self.begin_anew(Began::Entered { at, name: place.name.clone() });
        }
        self.stand(place, at);
    }

    /// The day by which it began is answered otherwise; `false` where that makes no difference.
    pub fn answer(&mut self, days: &[(String, Bilingual, Date)]) -> bool {
        let Starts::Field(field) = &self.rule.starts else { return false };
        let Some((_, name, on)) = days.iter().find(|(of, _, _)| of == field) else { return false };
        let began = Some(Began::Answered { on: *on, name: name.clone() });
        if self.began.is_none() || self.began == began {
            return false;
        }
        self.began = began;
        self.nothing_said();
        true
    }

    /// Staff tell the citizen something.
    pub fn tell(&mut self, at: OffsetDateTime) {
        match self.rule.when_told {
            _ if !self.is_open() => {}
            WhenTold::Nothing => {}
            WhenTold::Stops => self.stop(at, false),
            WhenTold::StartsAgain => self.start_again(at),
        }
    }

    fn start_again(&mut self, at: OffsetDateTime) {
        self.late = self.late.saturating_add(u16::from(self.is_late(at)));
        self.pauses.retain(|pause| pause.to.is_none());
        self.pauses.iter_mut().for_each(|pause| pause.from = at);
        self.begin_anew(Began::Told { at });
        self.settle();
    }

    fn begin_anew(&mut self, began: Began) {
        self.extensions.clear();
        self.nothing_said();
        self.start(began);
    }

    /// Whoever was told of an end that no longer holds is told again.
    fn nothing_said(&mut self) {
        self.gone_off.clear();
        (self.told, self.end_told) = (0, false);
    }

    fn is_late(&self, at: OffsetDateTime) -> bool {
        self.counted.as_ref().is_some_and(|counted| at > counted.due)
    }

    fn stop(&mut self, at: OffsetDateTime, by_end: bool) {
        self.run_on(at, |_| true);
        let late = self.is_late(at);
        self.state = Some(if late { ClockState::Missed } else { ClockState::Met });
        self.by_end = by_end;
    }

    /// Stands still where the place says so, and runs on where a place said so before.
    fn stand(&mut self, place: &Place<'_>, at: OffsetDateTime) {
        let pause = self.rule.pause_during(&place.keys).cloned();
        let stays = pause.as_ref().map(|pause| pause.id.clone());
        let by_place: Vec<String> =
            self.rule.pauses.iter().filter(|pause| !pause.during.is_empty()).map(|pause| pause.id.clone()).collect();
        self.run_on(at, |key| by_place.iter().any(|one| one == key) && stays.as_deref() != Some(key));
        if let Some(pause) = pause
            && !self.lasting().any(|lasting| lasting.key == pause.id)
        {
            self.pauses.push(Pause { key: pause.id, from: at, to: None, why: pause.reason });
        }
        self.settle();
    }

    /// Lets staff stop it for a lawful reason; `false` where it has no such reason or stands still already.
    pub fn pause(&mut self, key: &str, at: OffsetDateTime) -> bool {
        let rule = self.rule.pauses.iter().find(|pause| pause.id == key && pause.during.is_empty()).cloned();
        let Some(rule) = rule.filter(|_| self.state == Some(ClockState::Running)) else { return false };
        self.pauses.push(Pause { key: rule.id, from: at, to: None, why: rule.reason });
        self.settle();
        true
    }

    /// Whether staff may stop it for some reason.
    pub fn may_pause(&self) -> bool {
        self.state == Some(ClockState::Running) && self.rule.pauses.iter().any(|pause| pause.during.is_empty())
    }

    /// Lets it run on where staff stopped it; `false` where they didn't.
    pub fn resume(&mut self, at: OffsetDateTime) -> bool {
        if !self.may_resume() {
            return false;
        }
        let by_staff: Vec<String> =
            self.rule.pauses.iter().filter(|pause| pause.during.is_empty()).map(|pause| pause.id.clone()).collect();
        self.run_on(at, |key| by_staff.iter().any(|one| one == key));
        self.settle();
        true
    }

    /// Whether staff may let it run on.
    pub fn may_resume(&self) -> bool {
        let by_staff = |key: &str| self.rule.pauses.iter().any(|pause| pause.id == key && pause.during.is_empty());
        self.is_open() && self.lasting().any(|pause| by_staff(&pause.key))
    }

    /// By how much it may be extended at most.
    pub fn may_extend(&self, now: OffsetDateTime) -> u16 {
        let ended = self.open_due().is_none_or(|due| due < now);
        let Some(rule) = self.rule.extension.filter(|_| !ended) else { return 0 };
        if self.extensions.len() >= usize::from(rule.times) {
            return 0;
        }
        self.extensions.iter().fold(rule.most, |left, given| left.saturating_sub(given.by))
    }

    fn lasting(&self) -> impl Iterator<Item = &Pause> {
        self.pauses.iter().filter(|pause| pause.to.is_none())
    }

    fn run_on(&mut self, at: OffsetDateTime, which: impl Fn(&str) -> bool) {
        for pause in &mut self.pauses {
            if pause.to.is_none() && which(&pause.key) {
                pause.to = Some(at.max(pause.from));
            }
        }
    }

    fn settle(&mut self) {
        if self.is_open() {
            let still = self.lasting().next().is_some();
            self.state = Some(if still { ClockState::Paused } else { ClockState::Running });
        }
    }

    /// Counts when it ends; `None` where it hasn't begun or was stopped.
    ///
    /// # Errors
    /// When the count leaves the calendar.
    pub fn count(&mut self, around: &Around<'_>) -> Result<Option<Due>, ClockFault> {
        if !self.is_open() {
            return Ok(None);
        }
        let Some(began) = &self.began else { return Ok(None) };
        let emergencies: &[Pause] = if self.rule.in_emergency { around.emergencies } else { &[] };
        let pauses: Vec<Pause> = self.pauses.iter().chain(emergencies).cloned().collect();
        let still = pauses.iter().any(|pause| pause.to.is_none());
        let calendar = Calendar::for_rule(around.almanac, Division::default(), around.office, &self.rule);
        let run = Run { rule: &self.rule, began, pauses: &pauses, extensions: &self.extensions, now: around.now };
        let mut due = calendar.count(&run)?;
        let after = due.explanation.steps.len().min(1);
        due.explanation.steps.splice(after..after, self.changes.iter().cloned());
        self.state = Some(if still { ClockState::Paused } else { ClockState::Running });
        let next = calendar.next_alarm(self.rule.length, &due, &self.rule.alarms, &self.gone_off)?;
        let end = (self.rule.effect.is_some() && !self.end_told).then_some(due.at);
        let tomorrow = still.then(|| calendar.tomorrow(around.now)).transpose()?;
        let look_at = if still { tomorrow } else { next.map(|(at, _)| at).into_iter().chain(end).min() };
        self.counted = Some(Counted { due: due.at, explanation: due.explanation.clone(), look_at });
        Ok(Some(due))
    }

    /// The alarm that goes off now, which then has gone off.
    ///
    /// # Errors
    /// As [`Kept::count`].
    pub fn ring(&mut self, due: &Due, around: &Around<'_>) -> Result<Option<Alarm>, ClockFault> {
        if self.state != Some(ClockState::Running) {
            return Ok(None);
        }
        let calendar = Calendar::for_rule(around.almanac, Division::default(), around.office, &self.rule);
        let next = calendar.next_alarm(self.rule.length, due, &self.rule.alarms, &self.gone_off)?;
        let Some((_, place)) = next.filter(|(at, _)| *at <= around.now) else { return Ok(None) };
        self.gone_off.push(place);
        Ok(self.rule.alarms.get(place).copied())
    }

    /// Leaves out what it would have said until now: it wasn't kept then.
    ///
    /// # Errors
    /// As [`Kept::count`].
    pub fn pass_over(&mut self, around: &Around<'_>) -> Result<(), ClockFault> {
        if let Some(due) = self.count(around)? {
            while self.ring(&due, around)?.is_some() {}
            self.end(&due, around.now);
            self.count(around)?;
        }
        Ok(())
    }

    /// What follows from its end, once, when it has ended.
    pub fn end(&mut self, due: &Due, now: OffsetDateTime) -> Option<Bilingual> {
        if self.state != Some(ClockState::Running) || self.end_told || due.at > now {
            return None;
        }
        let effect = self.rule.effect.clone()?;
        self.end_told = true;
        Some(effect)
    }
}

#[cfg(test)]
mod tests;
