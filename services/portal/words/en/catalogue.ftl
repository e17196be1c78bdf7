# The council's services
catalogue-title = Services
catalogue-nav = Services
catalogue-lead = What people can ask of this council. Change a service in its draft: nobody sees that until you publish it.
catalogue-new = Add a service
catalogue-back = All services
catalogue-service = Service
catalogue-state = Status
catalogue-team = Team
catalogue-version = Published
catalogue-version-none = Never published
catalogue-version-since = Version { $number }, { $when }
catalogue-has-draft = Draft
catalogue-state-unpublished = Not published
catalogue-state-offered = Offered
catalogue-state-withdrawn = Withdrawn
catalogue-parts = Pages of this service
catalogue-part-overview = Overview
catalogue-part-words = Words
catalogue-part-messages = Messages
catalogue-part-terms = Who and how
catalogue-part-versions = Versions
catalogue-part-library = Library
catalogue-save = Save to the draft
catalogue-save-on = Save and go on to { $part }

# Overview
catalogue-draft = Draft
catalogue-draft-none = There is no draft. It begins when you save a change on one of the pages above.
catalogue-draft-by = Changed { $when } by { $name }. Nobody outside sees it yet.
catalogue-draft-at = Changed { $when }. Nobody outside sees it yet.
catalogue-changes = { $count ->
    [one] See the one change
   *[other] See the { $count } changes
}
catalogue-preview = See it as
catalogue-preview-citizen = a citizen
catalogue-preview-or = or as
catalogue-preview-agent = an agent
catalogue-preview-tab-citizen = As a citizen sees it
catalogue-preview-tab-agent = As an agent sees it
catalogue-flaws = Before you can publish
catalogue-publish-title = Publish
catalogue-publish-lead = New reports go by it at once. Cases that have begun stay as they are.
catalogue-note = What is new?
catalogue-note-hint = For colleagues. It is kept with the version.
catalogue-publish = Publish the draft
catalogue-discard = Throw the draft away
catalogue-discard-title = Throw the draft away?
catalogue-discard-published = What is published stays as it is. What was changed in the draft since is gone, and nothing brings it back.
catalogue-discard-unpublished = This service was never published, so all of it is gone, and nothing brings it back.
catalogue-discard-nothing = Nothing: the draft is as it is published
catalogue-discard-words = The service, its name and its words, in both languages
catalogue-discard-questions = { $count ->
    [one] One question
   *[other] { $count } questions
}
catalogue-discard-messages = Its messages and what to know first
catalogue-facts = About this service
catalogue-told = Citizens are told: { $length }.
catalogue-told-change = Change how long it may take
catalogue-live = See it as it is on the website
catalogue-address = Address
catalogue-open-cases = Open cases
catalogue-code-none = None
catalogue-origin = Came from
catalogue-origin-library = The library
catalogue-origin-own = This council
catalogue-withdraw-lead = If you withdraw it, nobody can ask for it any more. Its cases go on.
catalogue-withdraw = Withdraw the service
catalogue-offer-lead = Nobody can ask for it just now.
catalogue-offer = Offer it again

# Words
catalogue-lead-words = Use the words that people use. Everything is saved to the draft together.
catalogue-name-en = Name
catalogue-name-cy = Name in Welsh
catalogue-name-hint = What someone wants to do, such as “Report a missed bin collection”.
catalogue-summary-en = What it is for
catalogue-summary-cy = What it is for, in Welsh
catalogue-said-en = What people call it
catalogue-said-cy = What people call it in Welsh
catalogue-said-hint = One a line. People find the service by any of these.
catalogue-guidance-en = What to know first
catalogue-guidance-cy = What to know first, in Welsh
catalogue-guidance-hint = Shown above the questions. Leave an empty line between paragraphs.
catalogue-urgent-en = What to do when it can’t wait
catalogue-urgent-cy = What to do when it can’t wait, in Welsh
catalogue-urgent-hint = Shown as a warning.

# Messages
catalogue-lead-messages = What the person reads. Say what happens next, and nothing that you can’t keep.
catalogue-received-en = When it is received
catalogue-received-cy = When it is received, in Welsh
catalogue-completed-en = When it is done
catalogue-completed-cy = When it is done, in Welsh

# Who and how
catalogue-lead-terms = Who may ask for it, by which way, who deals with it and how long it is kept.
catalogue-audience = Who may ask?
catalogue-audience-everyone = Anyone, for themselves
catalogue-audience-on-behalf = Council staff only, for someone who asked them
catalogue-channels = How can people ask?
catalogue-channels-hint = A report that comes another way is refused, and people are told which ways are open.
catalogue-channels-all = Every way
catalogue-team-choose = Choose a team
catalogue-script-en = Call script
catalogue-script-cy = Call script in Welsh
catalogue-months = Months to keep a finished case
catalogue-months-hint = Leave it empty if the council has no rule.
catalogue-because = Reason for keeping it so long
catalogue-lgsl = Service number (LGSL)
catalogue-lgsl-hint = The number in the Local Government Services List, such as 524 for missed bins.
catalogue-lgil = Interaction number (LGIL)
catalogue-lgil-hint = For example 0 for applying, 4 for paying, 8 for information, 17 for reporting.

# Versions
catalogue-versions-none = Nothing was published yet.
catalogue-versions-lead = Each case goes by the version that it began with. Publishing an earlier version again makes a new one of it.
catalogue-version-number = Version { $number }
catalogue-version-current = In use
catalogue-version-cases = { $count ->
    [0] No open cases go by it.
    [one] One open case goes by it.
   *[other] { $count } open cases go by it.
}
catalogue-published-by = Published { $when } by { $name }
catalogue-published-at = Published { $when }
catalogue-restored = The same as version { $number }
catalogue-compare = Compare with what is published
catalogue-restore = Go back to version { $number }

# Differences
catalogue-differences = Differences
catalogue-differences-lead = From “{ $from }” to “{ $to }”
catalogue-differences-none = There is no difference.
catalogue-nothing = Nothing
catalogue-text-published = Published
catalogue-text-draft = Draft
catalogue-text-library = Library
catalogue-updates = New in the library
catalogue-updates-lead = Take each change into the draft, or keep what you have. Nobody sees it until you publish.
catalogue-updates-none = You have everything that the library offers.
catalogue-library-was = The library before
catalogue-library-is = The library now
catalogue-clash = You have changed the same part. If you take the change, yours is lost:
catalogue-take = Take it
catalogue-keep = Keep ours
catalogue-own = What you have changed
catalogue-own-none = Nothing: the service is as the library has it.
catalogue-ours = Ours

# Preview
catalogue-preview-title = Preview
catalogue-preview-try = See what that changes
catalogue-preview-lead = This is the draft. Nothing can be sent from here.
catalogue-script = Call script
catalogue-then = Once it is sent
catalogue-at-the-end = When it is done

# A new service
catalogue-new-lead = A new service begins as a draft. Nobody sees it until you publish it.
catalogue-new-shelf = From the library
catalogue-new-library = Service
catalogue-new-choose = Choose a service
catalogue-begin = Add it
catalogue-new-own = From nothing
catalogue-begin-own = Begin the service

# The parts of a service
catalogue-field-name = Name
catalogue-field-summary = What it is for
catalogue-field-guidance = What to know first
catalogue-field-urgent = When it can’t wait
catalogue-field-said-as = What people call it
catalogue-field-audience = Who may ask
catalogue-field-channels = How people can ask
catalogue-field-form = Questions
catalogue-field-target = How long it may take
catalogue-field-clocks = Clocks
catalogue-field-workflow = Workflow
catalogue-field-team = Team
catalogue-field-messages = Messages
catalogue-field-retention = How long it is kept
catalogue-field-call-script = Call script
catalogue-field-lgsl = Service number (LGSL)
catalogue-field-lgil = Interaction number (LGIL)
catalogue-inner-received = When it is received
catalogue-inner-completed = When it is done
catalogue-inner-cy = in Welsh
catalogue-inner-label = question
catalogue-inner-hint = help
catalogue-inner-required = must be answered
catalogue-inner-choices = choices
catalogue-inner-months = months
catalogue-inner-because = reason
catalogue-inner-amount = price
catalogue-inner-min = the least
catalogue-inner-max = the most
catalogue-inner-days = days
catalogue-inner-when = when it is asked
catalogue-inner-stops = what ends the request
catalogue-inner-calculation = what it is worked out from

# What was done
done-draft-unsound = The draft is saved. Put right what is marked here before it is published.
done-draft-saved = The draft is saved. Publish it when it is ready.
done-published = The service is published. New reports go by it.
done-restored = The earlier version is published again.
done-draft-discarded = The draft is gone.
done-offered = The service is offered again.
done-withdrawn = The service is withdrawn. Nobody can ask for it.
done-service-begun = The service has begun as a draft. Fill in its pages, then publish it.
done-update-taken = The change is in the draft.
done-update-left = You keep what you have.

# What is wrong
fault-welsh-missing = Write it in Welsh
fault-out-of-range-months = Enter a number of months from 1 to 1,200

# A service that isn't open on the web
service-not-online = You can’t ask for this online. Ways that are open: { $channels }.
service-staff-only = Only the council’s staff can ask for this. Please contact us.
service-closed = You can’t ask for this just now. Please contact us.
service-closed-title = How to ask for this
call-service-closed = This can’t be asked for in this way. Ways that are open: { $channels }.

# Carrying a case to a newer version
carry-title = A newer version of the service
carry-link = Newer version
carry-back = Back to the case
carry-lead = This case goes by version { $from }. Version { $to } is published now. If you carry the case over, it goes by the newer rules from now on. The person isn’t written to.
carry-confirm = Carry the case over
carry-was-due = Due now
carry-due = Due then
carry-step-stays = Step, which stays
carry-was-step = Step now
carry-step = Step then
carry-clock = Clock “{ $name }”
carry-clock-moves = Ends on { $due } instead of { $was }
carry-clock-new = New: ends on { $due }
carry-clock-gone = Falls away: it would have ended on { $was }
done-carried = The case goes by the newer version.
