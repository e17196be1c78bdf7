# Queues
queues = Queues
queues-mine = Mine
queues-team = My team
queues-unassigned = Unassigned
queues-breaching = Due soon or overdue
queues-waiting = Waiting for the citizen
queues-watched = Watched
queue-changed = Changed
queue-due-any = Any time
queue-due-later-today = Later today
queue-due-soon = By the next working day
queue-tick = Choose { $reference }
queue-live-one = 1 case has changed since you opened this page.
queue-live-many = {"{"}n{"}"} cases have changed since you opened this page.
queue-live-show = Show
desk-event-queued = Put into the queue of { $team }

# Saved filters
filter-save = Save these filters
filter-save-button = Save
filter-name = Name
filter-share = Share with
filter-own = Nobody
filter-shared = Shared with { $team }
filter-manage = Rename, share or delete your saved filters
filter-change = Save changes
filter-delete = Delete
filter-too-many = You have fifty saved filters already. Delete one first
filter-changed = This filter has changed since you opened the page. Look at it again
filters-title = Your saved filters
filters-none = You have no saved filters. Choose filters in the queue and save them there.
fault-required-filter-name = Enter a name

# Watching, giving, taking back
desk-watch = Watch this case
desk-unwatch = Stop watching
desk-assign = Give it to them
desk-assign-to = Give it to
desk-queue = Move to another team
desk-queue-to = Team
done-queued = The case is in the queue of the other team.
done-given = The case is given.
done-watched = You are watching this case.
done-unwatched = You no longer watch this case.
done-watches-full = You watch 500 cases already. Stop watching some first.
done-undone = It is as it was before.
done-not-undone = This can’t be taken back: the case has changed since. Look at what happened.
done-filter-saved = The filter is saved.
done-filter-deleted = The filter is deleted.
undo = Undo
keys-undo = Undo what was just done
keys-changes = Show what has changed
keys-give = Give the case to someone
keys-team = Move the case to another team
keys-watch = Watch the case

# Who else is at a case
presence-looking = { $name } is looking at this case now.
presence-writing = { $name } is writing.
news-note-someone = { $name } added a note just now.
news-message-someone = { $name } wrote to the citizen just now.
news-moved-someone = { $name } changed the status just now.
news-assigned-someone = { $name } changed who deals with it just now.
news-queued-someone = { $name } put it into another team’s queue just now.
news-reply-nobody = The citizen has just replied.
news-moved-nobody = The status has just changed.
news-other = The case has just changed.

# Many cases at once
bulk-with = With the ticked cases
bulk-all = All cases that match, on every page (1,000 at most)
bulk-take = Assign to me
bulk-assign = Give to someone
bulk-release = Give back to the queue
bulk-queue = Move to another team
bulk-note = Add a note
bulk-update = Write to the citizens
bulk-close = Close
bulk-to = To whom
bulk-undoing = Undo: { $deed }
bulk-count = { $count ->
    [one] { $count } case is chosen.
   *[other] { $count } cases are chosen.
}
bulk-count-all = Every case that matches the filters is chosen, 1,000 at most.
bulk-count-none = No case is chosen. Go back to the queue and tick at least one.
bulk-update-hint = Each citizen gets this message.
bulk-close-hint = Each citizen who gave an email or postal address is told the outcome in any case.
bulk-standing-working = { $done } of { $total } done, { $refused } refused so far.
bulk-standing = { $done } of { $total } done, { $refused } refused.
bulk-standing-cancelled = Cancelled: { $done } of { $total } done, { $refused } refused, the rest left as it was.
bulk-progress = Progress
bulk-results = Results
bulk-tab-all = All ({ $count })
bulk-tab-done = Done ({ $count })
bulk-tab-refused = Refused ({ $count })
bulk-result = Result
bulk-reason = Why
bulk-none = No cases here.
bulk-cancel = Cancel the rest
bulk-undo = Undo
bulk-no-undo-note = Notes stay in a case’s story and can’t be taken back.
bulk-no-undo-told = The citizens are told already, so this can’t be taken back.
bulk-result-waiting = Waiting
bulk-result-done = Done
bulk-result-refused = Refused
bulk-result-left = Left
bulk-why-already = It was so already.
bulk-why-changed = Someone changed it after it was chosen.
bulk-why-needs-two = A second person must approve of this. Propose it on the case’s own page.
bulk-why-finished = It is closed already.
bulk-why-nobody = Whoever was to have it can no longer sign in.
bulk-why-no-team = The team is no longer there.
bulk-why-not-offered = Its workflow doesn’t allow this from where it stands.
bulk-why-not-asked = The citizen isn’t told of this step, so no message can be sent with it.
bulk-why-unseen = You don’t see this case any more.
bulk-unseen = A case you don’t see
bulk-why-fault = Something went wrong on our side. Try this case by itself.
bulk-fault-required = Tick at least one case
bulk-fault-too-many = Choose 1,000 cases at most
bulk-fault-nothing = No case matches the filters any more
bulk-fault-unknown-value = One of the cases isn’t there any more. Go back to the queue and choose again
fault-required-bulk-to = Select whom to give them to
fault-required-bulk-team = Select a team
queue-service-any = Every service
queue-service-gone = A service that is withdrawn
