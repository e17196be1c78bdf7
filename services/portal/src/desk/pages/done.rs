use super::undo;
use crate::form::upload::NOT_TAKEN_IN;
use crate::page::Page;
use crate::words::Words;

/// What was just done, told once at the top of the page that follows. It travels in the address, so
/// that nothing is kept anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Taken,
    Released,
    Given,
    Queued,
    Watched,
    Unwatched,
    WatchesFull,
    Undone,
    NotUndone,
    Noted,
    Updated,
    Moved,
    Uploaded,
    NotTakenIn,
    Filed,
    Discarded,
    FilterSaved,
    FilterDeleted,
    Invited,
    Resent,
    SignedOut,
    Rerouted,
    Passed,
    Accepted,
    TooLate,
    Declined,
    Kept,
    Renewed,
    Closed,
    Described,
    Replied,
    CallEnded,
    CallTaken,
    ArticleSaved,
    ArticleAnswered,
    Settings,
    Marked,
    Unmarked,
    MarkReviewed,
    HandedOver,
    DraftSaved,
    /// A draft is saved that can't be published yet.
    DraftUnsound,
    Published,
    Restored,
    DraftDiscarded,
    Offered,
    Withdrawn,
    ServiceBegun,
    UpdateTaken,
    UpdateLeft,
    Carried,
    Completed,
    WorkflowSaved,
    TaskMade,
    TaskFinished,
    TaskKept,
    TaskDropped,
    TaskGiven,
    Clock,
    Stopped,
    GoesOn,
    CalendarChanged,
    ClockDrafted,
    Corrected,
    Erased,
    Approved,
    Refused,
}

impl Done {
    const ALL: [Self; 67] = [
        Self::Taken,
        Self::Released,
        Self::Given,
        Self::Queued,
        Self::Watched,
        Self::Unwatched,
        Self::WatchesFull,
        Self::Undone,
        Self::NotUndone,
        Self::Noted,
        Self::Updated,
        Self::Moved,
        Self::Uploaded,
        Self::NotTakenIn,
        Self::Filed,
        Self::Discarded,
        Self::FilterSaved,
        Self::FilterDeleted,
        Self::Invited,
        Self::Resent,
        Self::SignedOut,
        Self::Rerouted,
        Self::Passed,
        Self::Accepted,
        Self::TooLate,
        Self::Declined,
        Self::Kept,
        Self::Renewed,
        Self::Closed,
        Self::Described,
        Self::Replied,
        Self::CallEnded,
        Self::CallTaken,
        Self::ArticleSaved,
        Self::ArticleAnswered,
        Self::Settings,
        Self::Marked,
        Self::Unmarked,
        Self::MarkReviewed,
        Self::HandedOver,
        Self::DraftSaved,
        Self::DraftUnsound,
        Self::Published,
        Self::Restored,
        Self::DraftDiscarded,
        Self::Offered,
        Self::Withdrawn,
        Self::ServiceBegun,
        Self::UpdateTaken,
        Self::UpdateLeft,
        Self::Carried,
        Self::Completed,
        Self::WorkflowSaved,
        Self::TaskMade,
        Self::TaskFinished,
        Self::TaskKept,
        Self::TaskDropped,
        Self::TaskGiven,
        Self::Clock,
        Self::Stopped,
        Self::GoesOn,
        Self::CalendarChanged,
        Self::ClockDrafted,
        Self::Corrected,
        Self::Erased,
        Self::Approved,
        Self::Refused,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Released => "released",
            Self::Given => "given",
            Self::Queued => "queued",
            Self::Watched => "watched",
            Self::Unwatched => "unwatched",
            Self::WatchesFull => "watches-full",
            Self::Undone => "undone",
            Self::NotUndone => "not-undone",
            Self::FilterSaved => "filter-saved",
            Self::FilterDeleted => "filter-deleted",
            Self::Noted => "noted",
            Self::Updated => "updated",
            Self::Moved => "moved",
            Self::Uploaded => "uploaded",
            Self::NotTakenIn => NOT_TAKEN_IN,
            Self::Filed => "filed",
            Self::Discarded => "discarded",
            Self::Invited => "invited",
            Self::Resent => "resent",
            Self::SignedOut => "signed-out",
            Self::Rerouted => "rerouted",
            Self::Passed => "passed",
            Self::Accepted => "accepted",
            Self::TooLate => "too-late",
            Self::Declined => "declined",
            Self::Kept => "kept",
            Self::Renewed => "renewed",
            Self::Closed => "closed",
            Self::Described => "described",
            Self::Replied => "replied",
            Self::CallEnded => "call-ended",
            Self::CallTaken => "call-taken",
            Self::ArticleSaved => "article-saved",
            Self::ArticleAnswered => "article-answered",
            Self::Settings => "settings",
            Self::Marked => "marked",
            Self::Unmarked => "unmarked",
            Self::MarkReviewed => "mark-reviewed",
            Self::HandedOver => "handed-over",
            Self::DraftSaved => "draft-saved",
            Self::DraftUnsound => "draft-unsound",
            Self::Published => "published",
            Self::Restored => "restored",
            Self::DraftDiscarded => "draft-discarded",
            Self::Offered => "offered",
            Self::Withdrawn => "withdrawn",
            Self::ServiceBegun => "service-begun",
            Self::UpdateTaken => "update-taken",
            Self::UpdateLeft => "update-left",
            Self::Carried => "carried",
            Self::Completed => "completed",
            Self::WorkflowSaved => "workflow-saved",
            Self::TaskMade => "task-made",
            Self::TaskFinished => "task-done",
            Self::TaskKept => "task-kept",
            Self::TaskDropped => "task-dropped",
            Self::TaskGiven => "task-given",
            Self::Clock => "clock",
            Self::Stopped => "stopped",
            Self::GoesOn => "goes-on",
            Self::CalendarChanged => "calendar",
            Self::ClockDrafted => "clock-drafted",
            Self::Corrected => "corrected",
            Self::Erased => "erased",
            Self::Approved => "approved",
            Self::Refused => "refused",
        }
    }

    pub(super) fn say(self, w: Words) -> String {
        w.get(&format!("done-{}", self.name())).into_owned()
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
        let Some((path, query)) = page.path.split_once('?') else { return page };
        let done = query.split('&').find_map(|pair| {
            let name = pair.strip_prefix("done=")?;
            Self::ALL.into_iter().find(|done| done.name() == name)
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
            Some(done) => page.noting(done.say(w)).undoable(offered),
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
        for done in Done::ALL {
            let told = Done::told(page().at_path(&done.at("/desk/cases/0198")));
            assert_eq!(told.path, "/desk/cases/0198");
            assert!(told.notice.is_some_and(|text| !text.contains('⟦')), "{done:?}");
        }
        let told = Done::told(page().at_path(&Done::Taken.at("/desk/cases/0198?queue=team%3Dall")));
        assert_eq!(told.path, "/desk/cases/0198?queue=team%3Dall");
        let told = Done::told(page().at_path("/desk?team=all&done=%3Cb%3E"));
        assert_eq!((told.path.as_str(), told.notice), ("/desk?team=all", None));
    }
}
