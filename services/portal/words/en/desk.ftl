# Around the desk
desk-nav = Desk
desk-nav-cases = Cases
desk-nav-messages = Messages
desk-nav-staff = Staff
desk-sign-out = Sign out
desk-back-queue = Back to the queue

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
queue-nobody = Nobody
queue-team = Team
queue-all-teams = All teams
queue-state = Status
queue-open = Open
queue-reference = Reference
queue-due = Due
queue-service = Service
queue-place = Place
queue-overdue = Overdue
queue-today = Due today
queue-count = { $count ->
    [one] { $count } case on this page
   *[other] { $count } cases on this page
}
queue-count-overdue = { $count } overdue
queue-empty = There are no cases here. Change the filters to see others.
queue-next = Next page
queue-pages = Pages

# A case
desk-explain = How this date was counted
desk-reporter = Reported by
desk-contact-link = Everything from this person
desk-answers = What they told us
desk-who = Who deals with it
desk-take = Take this case
desk-assign-label = Assign to
desk-assign = Assign
desk-private = Staff only
desk-note = Add a note
desk-note-label = Note
desk-note-hint = The citizen never sees this.
desk-note-save = Save note
desk-update = Tell the citizen
desk-update-label = Message to the citizen
desk-update-hint = They see this online, and by email if they gave an address.
desk-update-send = Send message
desk-move = Move it along
desk-move-to = New status
desk-outcome = Outcome
desk-outcome-none = None
desk-outcome-hint = Needed when the case is done.
desk-move-message = Message to the citizen about it
desk-move-message-hint = Needed when you wait for their answer.
desk-move-button = Change status
desk-messages-sent = Messages sent
desk-messages-none = No messages.

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
contact-cases = What they reported
contact-no-cases = Nothing yet.
contact-logged = Looking at this page is recorded. Only open it when you need it for your work.
staff-title = Staff
staff-role = Role
staff-teams = Teams
staff-state = Account
staff-joined = Active
staff-invited = Invited
staff-invite = Invite someone
staff-invite-lead = They get an email with a link to choose a password.
staff-invite-button = Send invitation
role-agent = Caseworker
role-agent-hint = Works on cases.
role-administrator = Administrator
role-administrator-hint = Works on cases and looks after the council’s staff.
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
message-unknown = Not known
