# Incidents: one thing that many reports are about
incidents-nav = Incidents
incidents-title = Incidents
incidents-lead = An incident is one thing that many reports are about, such as a fallen tree. You answer all of them at once.
incidents-none = There are none.
incidents-back = Back to the incidents
incident-tab-open = Going on
incident-tab-over = Over
incident-open = Going on
incident-over = Over
incident-since = Since { $at }
incident-ended = Since { $at }, over since { $until }
incident-declared = Since { $at }. Declared by { $by }.
incident-declared-over = Since { $at }, over since { $until }. Declared by { $by }.
incident-joined = { $count ->
    [one] { $count } report
   *[other] { $count } reports
}
incident-joined-unseen = { $count ->
    [one] { $count } report, not all shown to you
   *[other] { $count } reports, not all shown to you
}
incident-everywhere = Everyone who asks for the service
incident-around = Within { $metres } metres of { $at }
incident-in-postcodes = Postcodes: { $postcodes }
incident-cases = Reports that belong to it
incident-leave = Take out
incident-like = Reports like it
incident-like-none = No open report looks like it.
incident-like-lead = These open reports look like the same thing. Choose those that are.
incident-look = Look at it
incident-join = Add the chosen reports
incident-join-all = { $count ->
    [one] Add this report
   *[other] Add all { $count }
}
incident-why-near = { $metres ->
    [one] { $metres } metre away
   *[other] { $metres } metres away
}
incident-why-postcode = the postcode
incident-why-service = the same service
incident-public = What the public is told
incident-updates = Updates
incident-updates-none = Nothing has been sent yet.
incident-standing = { $done } of { $total } reports have it.
incident-ended-with = Reports closed as: { $outcome }
incident-declare = Declare an incident
incident-declare-title = Declare an incident
incident-declare-lead = Citizens who are about to report the same thing read what you tell the public, where the service allows that.
incident-declare-button = Declare the incident
incident-edit = Change what it is
incident-edit-title = Change the incident
incident-edit-lead = Reports that belong to it stay.
incident-edit-button = Save
incident-tell = Update everyone
incident-tell-title = Update everyone
incident-tell-lead = Everyone who reported it or follows it is told once, and it stands in each report’s story.
incident-tell-button = Send the update
incident-end = End it
incident-end-title = End the incident
incident-end-lead = Nobody is told of it on the service’s page any more. Reports that can’t be closed are named afterwards.
incident-end-button = End the incident
incident-title = What it is called
incident-title-en = What it is called, in English
incident-title-cy = What it is called, in Welsh
incident-told = What the public is told
incident-told-en = What the public is told, in English
incident-told-cy = What the public is told, in Welsh
incident-text = Your update
incident-text-en = Your update, in English
incident-text-cy = Your update, in Welsh
incident-service = Service
incident-service-further = Another service
incident-where = Where it is. Leave this empty if it concerns everyone.
incident-lat = Latitude
incident-lon = Longitude
incident-metres = How far it reaches, in metres
incident-postcodes = Postcodes
incident-postcodes-hint = Whole postcodes or how they begin, with commas: BN11 1HS, BN11 2, BN12.
incident-lead = Report in which the work is done
incident-lead-none = None
incident-outcome = Close the reports
incident-outcome-hint = Reports whose workflow doesn’t allow it, or that are closed already, stay as they are.
incident-outcome-none = No, they go on
incident-outcome-completed = Yes: completed
incident-outcome-not_found = Yes: nothing was found
incident-outcome-duplicate = Yes: reported already
incident-outcome-not_ours = Yes: not the council’s
incident-outcome-no_action = Yes: no action
incident-case-title = Incident
incident-case-joined = This report belongs to:
incident-case-declare = Declare an incident from it
done-incident-declared = The incident has been declared.
done-incident-saved = The incident has been changed.
done-incident-joined = The reports have been added.
done-incident-left = The report has been taken out.
done-incident-told = The update is being sent to everyone.
done-incident-ended = The incident is over.
event-incident-joined = Added to the incident “{ $title }”
event-incident-left = Taken out of the incident “{ $title }”
bulk-incident = Update of an incident
bulk-why-left = It was taken out of the incident before the update reached it.
fault-required-incident = Enter this
fault-in-another-incident = A report belongs to another incident already
fault-plain-in-another = One of these reports belongs to another incident already
fault-plain-finished = One of these reports is closed already
incident-closed-completed = completed
incident-closed-not_found = nothing was found
incident-closed-duplicate = reported already
incident-closed-not_ours = not the council’s
incident-closed-no_action = no action
fault-not-a-number = Enter a number

# What is known already, and being told of it
known-title = We already know about this
known-since = Since { $at }.
known-near = Less than { $metres } metres away, reported on { $day }.
known-postcode = At the same postcode, reported on { $day }.
known-reports = Open reports near there
known-follow = Get an email when there is news
known-follow-report = Get an email when it is dealt with
known-go-on = If yours is something else, or you can add to it, send your request all the same: press the button again.
known-go-on-below = If yours is something else, or you can add to it, report it all the same.
be-told-title = Get an email when there is news
be-told-email-hint = We use it for this alone, and forget it when it is over.
be-told-privacy = You don’t need an account, and you can stop the emails at any time.
be-told-button = Tell me
be-told-done = Check your email
be-told-done-text = We have sent you an email with a link. Open it within 3 days and confirm: until then we send you nothing else. It may be in your spam folder.
be-told-confirm-title = Confirm that you want these emails
be-told-confirm-lead = We send you an email when there is news, until it is over.
be-told-confirm-button = Confirm
be-told-confirmed = You will be told
be-told-confirmed-text = Each email has a link by which you can stop them.
be-told-too-late = This link doesn’t work any more
be-told-too-late-text = A link works for 3 days, and only until what you asked about is over. You can ask for the emails again.
fault-unconfirmed = Confirm first what we have asked this address to confirm: look for our emails, also in the spam folder
stop-title = Stop these emails
stop-lead = You will get no more emails about it, and we forget your email address here.
stop-button = Stop the emails
stop-done = You will get no more emails about it
stop-done-text = We have forgotten your email address here.
catalogue-shows = What the public is told of what others report
catalogue-shows-hint = Never who reported it, and nothing of what they wrote.
catalogue-shows-nothing = Nothing
catalogue-shows-incidents = Incidents that you have declared
catalogue-shows-reports = Incidents, and that there are open reports nearby
catalogue-field-shows = What the public is told of what others report
call-known = We already know about this
call-known-follow = Email the caller when there is news
done-call-follows = The caller is sent an email by which they confirm that they want news.
incident-suggestions = These reports look like one thing
incident-suggested = { $count } reports of “{ $service }” since { $at }
incident-suggested-postcode = { $count } reports of “{ $service }” at { $postcode } since { $at }
incident-dismiss = Not one thing
done-suggestion-dismissed = These reports won’t be suggested again.
queues-suggested = Incidents: { $count } suggested
