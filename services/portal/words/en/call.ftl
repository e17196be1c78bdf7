# Calls: the panel, the list, what rings
calls-title = Calls
call-new = New call
call-lasts = Length
call-ended = Ended
call-kept = Saved
call-kept-here = Saved in this browser only
call-kept-nowhere = This call is over: what you type here is saved nowhere
call-signed-out = You are signed out. What you type is kept in this browser until you sign in again.
call-from = Call from { $number }
call-to = Call to { $number }
call-way = How are they in contact?
call-way-phone = They rang the council
call-way-phone_out = The council rings them
call-way-desk = They are here in person
call-way-video = By video call
call-way-email = They sent an email
call-way-sms = They sent a text message
call-way-letter = They sent a letter
call-way-councillor = A councillor asks for them
call-withheld = Call, number withheld
call-plain-phone = Call
call-plain-desk = Visit to the council’s desk
call-plain-web = Contact on the website
call-plain-email = Email
call-plain-sms = Text message
call-plain-letter = Letter
call-plain-video = Video call
call-plain-councillor = Contact through a councillor
call-start = Start the call
call-begin = Start
call-answer = Answer
call-rings = { $number } is calling
call-rings-withheld = A caller with a withheld number
call-open-count = { $count ->
    [one] { $count } open call
   *[other] { $count } open calls
}
call-number = Their telephone number
call-number-hint = Leave it empty when it is withheld or you don’t have it.
calls-open = Not wrapped up yet
calls-today = Your calls today
calls-none = None yet.
calls-when = When
calls-call = Call
calls-who = Who
calls-about = Cases and note
done-call-ended = The call is saved.
done-call-taken = Somebody else has answered that call.

# Who is calling
call-who = Who is calling?
call-who-find = Find them
call-who-hint = Name, postcode, address, email or telephone number. ↓ and Enter choose.
call-who-none = Nobody is found. You can go on without: they are recognised by what they give in the report.
call-who-stranger = Nobody is known with this number. Ask for their name, or go on without.
call-who-withheld = The number is withheld. Ask for their name, or go on without.
call-who-nobody = Nobody has been chosen. Ask for their name, or go on without.
call-shared = { $count } people have given this number. Ask who it is.
call-shared-one = { $count } person has given this number. Ask whether it is them.
call-somebody-else = Somebody else
call-caution = Caution
call-mark-violence = Violence
call-mark-two_staff = Two members of staff
call-mark-dog = Dog
call-mark-vulnerable = Vulnerable
call-mark-adjustment = Reasonable adjustment
call-mark-legal = Legal
call-mark-other = Note
call-mark-died = Has died
call-mark-review = Look at it again by { $day }
call-mark-past = Should have been looked at again by { $day }
call-verify = Check who they are
call-verify-lead = { $needed ->
    [one] { $needed } right answer is needed.
   *[other] { $needed } right answers are needed.
} { $left ->
    [one] One try is left.
   *[other] { $left } tries are left.
}
call-verify-so-far = { $right ->
    [one] { $right } is right so far.
   *[other] { $right } are right so far.
}
call-verify-check = Check the answers
call-verify-not-possible = They can’t or won’t answer
call-verify-judge-right = Right
call-verify-judge-wrong = Wrong
call-verified-passed = ✓ They are who they say
call-verified-failed = ✗ Not verified: their details stay hidden in this call
call-verified-not_possible = Not verified: they couldn’t be asked
call-address = Address
call-cases = Their cases
call-cases-none = No cases.
call-cases-due = due { $day }
call-cases-done = closed
call-promises = Promised to them
call-promise-late = { $when } (late)
call-promise-broken = { $when } (not kept)
call-property = Their property
call-property-people = Others known there
call-property-cases = Reports from there
call-property-mark = Caution
call-said = What they said last
call-away = Some of this can’t be shown just now.

# What it is about
call-about = What is it about?
call-about-hint = Say it in the caller’s words. ↓ ↑ and Enter choose; a number chooses one of their cases.
call-find = Find
call-topics-cases = Where is it?
call-topics-answers = Answers
call-topics-services = Report or ask for
call-topics-others = Not ours
call-topics-none = Nothing is found. Try other words, or write a note and end the call.
call-note = Note on this call
call-missing = This can’t be shown. Choose it again.
call-say = Say
call-say-received = Your report “{ $service }” of { $day } is with { $team }. Nobody has started on it yet.
call-say-working = Your report “{ $service }” of { $day } is being dealt with by { $team }.
call-say-working-name = { $name } in { $team } is dealing with your request “{ $service }” of { $day }.
call-say-waiting = Your report “{ $service }” of { $day } is waiting for an answer from you.
call-say-done = Your report “{ $service }” of { $day } is closed: { $outcome }.
call-say-due = It should be done by { $day }.
call-say-late = It should have been done by { $day }. I am sorry that it is late, and I will tell the team that you called.
call-say-email = You get an email with the reference.
call-say-no-email = Please write the reference down.
call-say-asked = We asked: { $text }
call-made = The report is made. Read out the reference:
call-report-send = Send the report
call-article-source = { $owner }, to be looked at again by { $day }
call-article-source-nobody = To be looked at again by { $day }
call-article-late = { $owner }, should have been looked at again by { $day }: check before you rely on it
call-article-late-nobody = Should have been looked at again by { $day }: check before you rely on it
call-not-ours-county = This is the county council’s job, not ours.
call-not-ours-district = This is the district council’s job, not ours.
call-not-ours-unitary = This is another council’s job, not ours.
call-not-ours-parish = This is the parish or town council’s job, not ours.

# How it ends
call-outcome = How it ended
call-outcome-case_opened = Reported
call-outcome-answered = Answered
call-outcome-chased = Told where it stands
call-outcome-handed_off = Sent to another council
call-outcome-transferred = Transferred to a colleague
call-outcome-call_back = Call-back promised
call-outcome-no_answer = No answer
call-outcome-abandoned = Caller gave up
call-outcome-other = Something else
call-end = End the call
call-end-case_opened = Reported: end the call
call-end-answered = This answered it: end the call
call-end-chased = Told them: end the call
call-end-handed_off = Sent on: end the call
fault-required-call-note = Write in the note what the call was about
fault-required-call-outcome = Select how the call ended
call-untold = The call is saved. The case couldn’t be told just now: send the note once more.
call-chased-note = The citizen called and asked where it is.

shortcuts-call = In a call
keys-answer = Answer the call that rings
keys-calls = Go to your calls
keys-who = Find who is calling
keys-verify = Check who they are
keys-open-case = Open the case
call-report-caller = Who asks
call-handed = With the caller to finish
call-handed-emailed = Link emailed, not opened yet
call-handed-texted = Link sent by text message, not opened yet
call-handed-unopened = Not opened yet: read out the page, the reference and the code
call-handed-taken-back = Taken back, not sent yet
call-handed-send = Send it for them
done-handed-over = The report is handed over. You see below how far they are.
call-masked = Details stay hidden until you have checked who they are.
keys-about = Say what it is about
