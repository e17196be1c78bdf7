use cases_api::case::ToldBy;

use super::undo;
use crate::form::upload::NOT_TAKEN_IN;
use crate::page::Page;
use crate::words::Words;

/// Declares what can be done, each with the name that its address carries and its words go by.
macro_rules! deeds {
    ($($done:ident = $name:expr,)+) => {
        /// What was just done, told once at the top of the page that follows. It travels in the address, so
        /// that nothing is kept anywhere.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Done {
            $($done,)+
        }

        impl Done {
            const ALL: &[Self] = &[$(Self::$done,)+];

            const fn name(self) -> &'static str {
                match self { $(Self::$done => $name,)+ }
            }
        }
    };
}

deeds! {
    Taken = "taken",
    Released = "released",
    Given = "given",
    Queued = "queued",
    Watched = "watched",
    Unwatched = "unwatched",
    WatchesFull = "watches-full",
    Undone = "undone",
    NotUndone = "not-undone",
    Noted = "noted",
    Updated = "updated",
    Moved = "moved",
    Proposed = "proposed",
    Uploaded = "uploaded",
    NotTakenIn = NOT_TAKEN_IN,
    Filed = "filed",
    Discarded = "discarded",
    FilterSaved = "filter-saved",
    FilterDeleted = "filter-deleted",
    Invited = "invited",
    Resent = "resent",
    LetterPosted = "letter-posted",
    LettersPosted = "letters-posted",
    LettersLeft = "letters-left",
    LetterTakenBack = "letter-taken-back",
    LetterChanged = "letter-changed",
    SignedOut = "signed-out",
    Rerouted = "rerouted",
    Passed = "passed",
    Accepted = "accepted",
    TooLate = "too-late",
    Declined = "declined",
    Kept = "kept",
    Renewed = "renewed",
    Closed = "closed",
    Described = "described",
    Replied = "replied",
    CallEnded = "call-ended",
    CallTaken = "call-taken",
    CallFollows = "call-follows",
    ArticleSaved = "article-saved",
    ArticleAnswered = "article-answered",
    Settings = "settings",
    RoundSaved = "round-saved",
    BinDaysMoved = "bin-days-moved",
    Marked = "marked",
    Unmarked = "unmarked",
    MarkReviewed = "mark-reviewed",
    DeathNoted = "death-noted",
    DeathTakenBack = "death-taken-back",
    Protected = "protected",
    RefugeNamed = "refuge-named",
    RefugeReviewed = "refuge-reviewed",
    RefugeEnded = "refuge-ended",
    HandedOver = "handed-over",
    DraftSaved = "draft-saved",
    DraftUnsound = "draft-unsound",
    Published = "published",
    Restored = "restored",
    DraftDiscarded = "draft-discarded",
    Offered = "offered",
    Withdrawn = "withdrawn",
    ServiceBegun = "service-begun",
    UpdateTaken = "update-taken",
    UpdateLeft = "update-left",
    Carried = "carried",
    Completed = "completed",
    Settled = "settled",
    WorkflowSaved = "workflow-saved",
    TaskMade = "task-made",
    TaskFinished = "task-done",
    TaskKept = "task-kept",
    TaskDropped = "task-dropped",
    TaskGiven = "task-given",
    Clock = "clock",
    Stopped = "stopped",
    GoesOn = "goes-on",
    CalendarChanged = "calendar",
    ClockDrafted = "clock-drafted",
    Corrected = "corrected",
    Erased = "erased",
    Approved = "approved",
    Refused = "refused",
    ProposalWithdrawn = "proposal-withdrawn",
    ChangedSince = "changed-since",
    PeopleMerged = "people-merged",
    PeopleUnmerged = "people-unmerged",
    ToldApart = "told-apart",
    Reopened = "told-together",
    Related = "related",
    Unrelated = "unrelated",
    ImportPast = "import-past",
    AddressesPast = "addresses-past",
    Merged = "merged",
    Unmerged = "unmerged",
    Split = "split",
    IncidentDeclared = "incident-declared",
    IncidentSaved = "incident-saved",
    IncidentJoined = "incident-joined",
    IncidentLeft = "incident-left",
    IncidentTold = "incident-told",
    IncidentEnded = "incident-ended",
    OfferedMany = "offered-many",
    WithdrawnMany = "withdrawn-many",
    TeamMade = "team-made",
    TeamNamed = "team-named",
    TeamClosed = "team-closed",
    TeamReopened = "team-reopened",
    SuggestionDismissed = "suggestion-dismissed",
}

impl Done {
    pub(super) fn say(self, w: Words) -> String {
        w.get(&format!("done-{}", self.name())).into_owned()
    }

    /// The same of what a citizen is told, with how they are told.
    pub(super) fn say_told(self, by: ToldBy, w: Words) -> String {
        w.get(&format!("done-{}-{}", self.name(), by.name())).into_owned()
    }

    /// The address that tells it.
    pub(super) fn at(self, path: &str) -> String {
        let joint = if path.contains('?') { '&' } else { '?' };
        format!("{path}{joint}done={}", self.name())
    }

    /// The same with what would take it back, as [`undo`](super::undo) writes it.
    pub(super) fn at_undoable(self, path: &str, undo: &str) -> String {
        format!("{}&undo={undo}", self.at(path))
    }

    /// The page with what its address tells; the other language and a form's own address lead to
    /// the page without it.
    pub(super) fn told(page: Page) -> Page {
        Self::told_as(page, Self::say)
    }

    /// The same in other words.
    pub(super) fn told_as(page: Page, say: impl Fn(Self, Words) -> String) -> Page {
        let Some((path, query)) = page.path.split_once('?') else { return page };
        let done = query.split('&').find_map(|pair| {
            let name = pair.strip_prefix("done=")?;
            Self::ALL.iter().copied().find(|done| done.name() == name)
        });
        let rest: Vec<_> =
            query.split('&').filter(|pair| !pair.starts_with("done=") && !pair.starts_with("undo=")).collect();
        let plain = if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) };
        let w = page.w;
        let offered = done.and_then(|_| query.split('&').find_map(|pair| pair.strip_prefix("undo=")));
        let (path, undo) = (path.to_owned(), offered.map(str::to_owned));
        let page = page.at_path(&plain);
        let offered = undo.and_then(|undo| undo::offered(&page, &path, &undo));
        match done {
            Some(done) => page.noting(say(done, w)).undoable(offered),
            None => page,
        }
    }
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    #[test]
    fn what_was_done_is_told_and_leaves_the_address() {
        let page = || Page::sample(Language::En);
        for done in Done::ALL.iter().copied() {
            let told = Done::told(page().at_path(&done.at("/desk/cases/0198")));
            assert_eq!(told.path, "/desk/cases/0198");
            assert!(told.notice.is_some_and(|text| !text.contains('⟦')), "{done:?}");
        }
        for done in [Done::Updated, Done::Moved, Done::Rerouted] {
            for by in [ToldBy::Email, ToldBy::Letter, ToldBy::Nothing, ToldBy::Died] {
                assert!(!done.say_told(by, page().w).contains('⟦'), "{done:?} {by:?}");
            }
        }
        let told = Done::told(page().at_path(&Done::Taken.at("/desk/cases/0198?queue=team%3Dall")));
        assert_eq!(told.path, "/desk/cases/0198?queue=team%3Dall");
        let told = Done::told(page().at_path("/desk?team=all&done=%3Cb%3E"));
        assert_eq!((told.path.as_str(), told.notice), ("/desk?team=all", None));
    }
}
