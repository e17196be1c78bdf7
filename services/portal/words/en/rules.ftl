# How the council's desk works
settings-title = How the desk works
settings-nav = Settings
settings-lead = What you choose here holds for everyone at this council’s desk, from the moment you save it.
settings-away = Some of the settings can’t be shown just now. Try again in a few minutes.
done-settings = The settings are saved.
settings-callers = Checking who calls
settings-callers-lead = Until a caller has given enough right answers, agents see only part of their details. Each call is checked once.
settings-callers-save = Save how callers are checked
settings-verify-on = Check who calls
settings-verify-on-hint = If not, agents see every detail at once.
settings-needed = Right answers needed
settings-attempts = Tries in a call
settings-questions = Questions
settings-questions-hint = Agents are offered them in this order. A question is left out where the council doesn’t know the caller’s answer. To remove a question, clear its words.
settings-question = Question { $number }
settings-question-en = In English
settings-question-cy = In Welsh (optional)
settings-checks = Compared with
check-date_of_birth = Their date of birth
check-postcode = A postcode of theirs
check-address_line = The first line of their address
check-email = An email address of theirs
check-phone = A telephone number of theirs
check-last_case = What they last reported
check-custom = Nothing: the agent judges
settings-measures = Served at first contact
settings-measures-lead = An enquiry counts as resolved at first contact when the person does not come back on the same matter.
settings-measures-save = Save how it is measured
settings-days = Days without coming back
settings-days-hint = From 1 to 60. Past figures are counted again with the new number.
settings-target = Target in percent
settings-to-reference = Seconds from the start of a call to the reference
settings-to-reference-hint = From 30 to 3600. The board shows on which days half of the callers had theirs by then.
fault-required-settings-question = Write the question in English, or clear the Welsh words too
fault-out-of-range-settings-question = Have at least one question
fault-out-of-range-settings-needed = Choose no more right answers than there are questions
fault-out-of-range-settings-attempts = Choose between 1 and 5 tries
fault-out-of-range-settings-days = Enter a whole number of days from 1 to 60
fault-out-of-range-settings-to-reference = Enter a whole number of seconds from 30 to 3600
fault-out-of-range-settings-target = Enter a whole number from 0 to 100
settings-times = How long things wait
settings-times-save = Save how long things wait
settings-reopen = Days for reopening
settings-reopen-hint = For so long after it is done a citizen may have their report opened again. From 1 to 90.
settings-answer = Minutes for an answer
settings-answer-hint = Office time in which a colleague takes over what was passed to them. After that it becomes a promise to call back. From 1 to 480.
fault-out-of-range-settings-reopen = Enter a whole number of days from 1 to 90
fault-out-of-range-settings-answer = Enter a whole number of minutes from 1 to 480

# The access log
log-of = Records
log-of-people = People
log-of-cases = Cases
log-only = Looks
log-only-all = All
log-only-unexplained = Without a call or a case
log-day = Day
log-lead-people-all = Who opened a person’s record, the latest first.
log-lead-people-all-day = Who opened a person’s record on { $day }.
log-lead-people-unexplained = Who opened a person’s record without a call or a case, the latest first.
log-lead-people-unexplained-day = Who opened a person’s record on { $day } without a call or a case.
log-lead-cases-all = Who opened a case, its files or its promises, the latest first.
log-lead-cases-all-day = Who opened a case, its files or its promises on { $day }.
log-lead-cases-unexplained = Who opened files or promises that belong to no case and no call, the latest first.
log-lead-cases-unexplained-day = Who opened files or promises on { $day } that belong to no case and no call.
log-what = What
log-why = Why
log-call = Call
log-case = Case
log-unexplained = No call or case
log-screen-contact = A person’s record
log-screen-property = A person, by their address
log-screen-case = A case
log-screen-bundle = A whole case, taken out
log-screen-file = A file
log-screen-promise = A promise
log-screen-promises = A person’s promises
log-screen-import = Rows of old cases
log-screen-draft = A half-done report
log-empty = There is nothing.
board-looks-cases = { $records ->
    [one] { $records } promise, draft or file was opened yesterday without a call or a case
   *[other] { $records } promises, drafts or files were opened yesterday without a call or a case
}
board-looks = { $records ->
    [one] { $records } record was opened yesterday without a call or a case
   *[other] { $records } records were opened yesterday without a call or a case
}

# Caution marks on a person
contact-back-call = Back to the call
contact-back-case = Back to the case
contact-masked = Some details stay hidden until you have checked who they are in a call.
contact-said = What they said
contact-said-nothing = Nothing yet.
mark-add = Add a caution mark
mark-add-button = Add the mark
mark-kind = What kind
mark-text = What staff must mind
mark-text-hint = Say what happened and what to do. The person may ask to see it.
mark-review = Look at it again on
mark-review-hint = Within two years. Until it is ended, everyone at the desk sees it before any detail.
mark-set = { $name }, { $day }. Look at it again by { $review }
mark-set-past = { $name }, { $day }. Should have been looked at again by { $review }
mark-end = End this mark
mark-again = It still holds. Look at it again on
mark-again-button = Let it hold on
done-mark-reviewed = The caution mark holds on until the new day.
marks-due-title = Caution marks to look at again
marks-due-lead = The day on which each should have been looked at has passed. Open the person, then end the mark or let it hold on.
marks-due-none = Every caution mark was looked at in time.
marks-due-what = What is to be minded
marks-due-by = Look at it by
marks-due-who = Person
board-marks-due = { $count ->
    [one] { $count } caution mark should have been looked at again
   *[other] { $count } caution marks should have been looked at again
}
board-marks-due-many = More than { $count } caution marks should have been looked at again
done-marked = The caution mark is on their page and in every call with them.
done-unmarked = The caution mark is ended.
fault-required-mark-kind = Select what kind of caution it is
fault-required-mark-text = Write what staff must mind
fault-required-mark-review = Enter the day on which it is to be looked at again
fault-invalid-mark-review = The day must be a real date, like 27 3 2027
fault-out-of-range-mark-review = The day must be within two years from today
