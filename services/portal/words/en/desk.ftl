# Around the desk
desk-nav = Desk
desk-nav-cases = Cases
desk-nav-manage = Manage
desk-nav-messages = Messages
desk-nav-staff = Staff
desk-nav-log = Access log
desk-sign-out = Sign out
desk-back-queue = Back to the queue
desk-not-found = There is nothing at this address, or it belongs to somebody else. Check the reference.
desk-try-again = Try again
desk-changed = This case has changed since you opened it. Look at it as it is now, then press the button again: what you typed is kept
desk-taken-meanwhile = { $name } has taken this case in the meantime

# What has just been done
done-taken = The case is yours.
done-released = The case is back in the queue.
done-noted = The note is saved.
done-updated = Your message is written. It can’t be taken back.
done-updated-email = Your message is on its way to the citizen. It goes by email and can’t be taken back.
done-updated-letter = Your message is a letter now, under “Letters to print”. They also see it online.
done-updated-nothing = Your message is written, and nothing is sent: they gave no email address and no postal address. They see it only online, or when they call.
done-proposed = It is proposed and waits for a second person. Nothing is changed and nobody was told.
done-moved = The status is changed.
done-moved-email = The status is changed. The citizen is told by email, and that can’t be taken back.
done-moved-letter = The status is changed. A letter tells the citizen: it waits under “Letters to print”.
done-moved-nothing = The status is changed. The citizen isn’t told: they gave no email address and no postal address. They see it only online, or when they call.
done-invited = The invitation is on its way.
done-resent = The message is waiting to be sent again.
done-signed-out = You are signed out.

# Signing in
sign-in-title = Sign in to the desk
sign-in-lead = For the council’s staff.
sign-in-button = Sign in
sign-in-help = If you can’t sign in, ask your council’s administrator.
sign-in-wrong = The email address or the password is wrong
invitation-title = Accept your invitation
invitation-welcome = Welcome, { $name }
invitation-lead = You are invited to the desk of { $council }. Choose a password to begin.
invitation-email = You sign in with
invitation-button = Set password and sign in
invitation-expired-title = This invitation can’t be used
invitation-expired = It was used already, withdrawn, or is too old. Ask your council’s administrator for a new one.

# The queue
queue-title = Cases
queue-show = Show
queue-assignee = Assigned to
queue-anyone = Anyone
queue-mine = Me
queue-my-teams = My teams
queue-nobody = Nobody
queue-team = Team
queue-all-teams = All teams
queue-state = Status
queue-open = Open
queue-reference = Reference
queue-due = Due
queue-service = Service
queue-place = Place
queue-team-open = { $team } ({ $open } open)
queue-overdue = Overdue
queue-today = Due today
queue-count = { $count ->
    [one] { $count } case on this page
   *[other] { $count } cases on this page
}
queue-count-overdue = { $count } overdue
queue-empty = There are no cases here. Change the filters to see others.
queue-see-all = See every team’s open cases
queue-next = Next page
queue-pages = Pages

# A case
desk-explain = How this date was counted
desk-reporter = Reported by
desk-contact-known = They have reported before: see everything from this person
desk-contact-new = Their first report: see what we know of this person
desk-answers = What they told us
desk-position = On the map
desk-language = Language
desk-language-en = English
desk-language-cy = Welsh
desk-story = What happened
desk-event-opened = Report received
desk-event-note = Note
desk-event-message = Message to the citizen
desk-event-reply = Reply from the citizen
desk-event-moved = Status changed to “{ $to }”
desk-event-moved-outcome = Status changed to “{ $to }”: { $outcome }
desk-event-given = Given to { $name }
desk-event-taken = Taken by { $name }
desk-event-returned = Given back to the queue
desk-who = Who deals with it
desk-who-nobody = Nobody has this case yet.
desk-take = Take this case
desk-release = Give it back to the queue
desk-private = Staff only
desk-note = Add a note
desk-note-label = Note
desk-note-hint = The citizen never sees this.
desk-note-save = Save note
desk-update = Tell the citizen
desk-update-label = Message to the citizen
desk-update-by-email = They see this online and get it by email.
desk-update-by-letter = They gave no email address: this becomes a letter to print. They also see it online.
desk-update-online = They gave no email address and no postal address, so they see this only online.
desk-update-in-welsh = Write in Welsh: that is the language of their report.
desk-update-in-english = Write in English: that is the language of their report.
desk-update-send = Send message
desk-move = Move it along
desk-move-to = New status
desk-outcome = Outcome
desk-outcome-none = Choose when the case is done
desk-outcome-hint = Needed when the case is done, and only then.
desk-move-message = Message to the citizen about it
desk-move-message-hint = Where they are told of the move, the new status is told in any case. Ask your question here when you wait for their answer.
desk-move-told-email = The citizen is told by email.
desk-move-told-letter = The citizen is told by letter, which you print.
desk-move-told-nothing = Nobody can be told: they gave no email address and no postal address. They see it only online, or when they call.
desk-move-button = Change status
desk-messages-sent = Messages sent
desk-messages-none = No messages.
desk-messages-unknown = The messages can’t be shown just now.

# How a due date was counted
explain-working-days = { $days ->
    [one] The target is { $days } working day.
   *[other] The target is { $days } working days.
}
explain-calendar-days = { $days ->
    [one] The target is { $days } day.
   *[other] The target is { $days } days.
}
explain-received = The report was received on { $at }.
explain-starts = Counting starts from { $on }.
explain-starts-after-hours = That was after the end of the working day, so counting starts from { $on }.
explain-starts-closed = The council was closed, so counting starts from { $on }.
explain-days = { $from } to { $to }
explain-skipped = Not counted: { $days } ({ $why }).
explain-weekend = weekend
explain-table-ends = From { $from } on, bank holidays are not known yet and are not taken out.
explain-due = It is due on { $on } by { $clock }.

# People, messages
contact-details = Details
contact-addresses = Addresses
contact-emails = Email addresses
contact-phones = Telephone numbers
contact-since = First heard from
contact-cases = What they reported
contact-no-cases = Nothing yet.
contact-logged = Looking at this page is recorded. Only open it when you need it for your work.
staff-title = Staff
staff-role = Role
staff-teams = Teams
staff-teams-hint = Whose queues they work.
staff-since = Invited on
staff-state = Account
staff-joined = Active
staff-invited = Invited
staff-invite = Invite someone
staff-invite-lead = They get an email with a link to choose a password.
staff-invite-button = Send invitation
role-agent = Agent
role-agent-hint = Answers citizens and takes reports.
role-caseworker = Caseworker
role-caseworker-hint = Works on cases.
role-manager = Manager
role-manager-hint = A caseworker who also sees the staff and the access log.
role-administrator = Administrator
role-administrator-hint = A manager who also invites staff.
messages-title = Messages
messages-when = When
messages-to = To
messages-subject = Subject
messages-state = State
messages-any = Any
messages-retry = Send again
message-queued = Waiting to be sent
message-sent = Sent
message-failed = Not delivered
message-to-print = Letter, to be printed
message-posted = Letter, posted
message-posted-on = Letter, posted on { $day }
desk-update-died = They have died: nothing is sent. It is kept with the case.
desk-move-told-died = Nobody is told: the person has died.
done-updated-died = Your message is written, and nothing is sent: the person has died.
done-moved-died = The status is changed. Nobody is told: the person has died.
message-stopped = Stopped
message-stopped-why = Not sent: the person has died.

# The access log
log-title = Access log
log-who = Who

# What is wrong with an answer
fault-required-note = Write the note
fault-required-update = Write the message
fault-required-move = Select the new status
fault-not-offered-move = The case can’t go there from where it stands now. Select another status
fault-required-outcome = Select how the case ended
fault-not-asked-outcome = Select an outcome only when the case is done
fault-not-asked-message = The citizen isn’t told of this change, so leave the message empty
fault-required-role = Select a role
fault-required-their-name = Enter their full name
fault-required-their-email = Enter their email address
fault-staff-already = Someone with this email address is staff already
case-marks-away = Caution marks can’t be shown just now. Ask before anyone visits.
