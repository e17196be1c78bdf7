# How long a service takes
service-target-months = { $months ->
    [one] We aim to do this within { $months } month.
   *[other] We aim to do this within { $months } months.
}
service-target-hours = { $hours ->
    [one] We aim to do this within { $hours } hour.
   *[other] We aim to do this within { $hours } hours.
}

# How the end of a clock was counted
explain-months = { $months ->
    [one] The target is { $months } month.
   *[other] The target is { $months } months.
}
explain-hours = { $hours ->
    [one] The target is { $hours } hour.
   *[other] The target is { $hours } hours.
}
explain-starts-by-law = By law counting starts from { $on }.
explain-starts-after-pause = The clock stood still until then, so counting starts from { $on }.
explain-first-day-counts = { $on } itself counts as day one.
explain-asked = It was asked for on { $at }.
explain-told = We told the citizen something on { $at }.
explain-entered = “{ $name }” was reached on { $at }.
explain-answered = The answer to “{ $name }” was { $on }.
explain-not-worked = not a working day of the team
explain-paused = Clock stopped: { $days } ({ $why }).
explain-stands-still = The clock is stopped: { $why }. The date moves on each day until it starts again.
explain-extended = Extended by { $by } on { $on }: { $why }
explain-in-all = In all: { $counted } counted, { $skipped ->
    [one] { $skipped } day not counted
   *[other] { $skipped } days not counted
}, { $paused ->
    [one] { $paused } day stopped
   *[other] { $paused } days stopped
}.
amount-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
amount-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
amount-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
amount-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}

# The clocks of a case
clocks-title = Clocks
clocks-lead = Stop a clock only for a reason that the law or the council’s rules allow. What is done here stands in the case’s story.
clocks-change = Stop, start or extend a clock
clock-running = Running
clock-overdue = Overdue
clock-paused = Stopped
clock-met = Met
clock-missed = Missed
clock-late =
    { $count ->
        [one] The citizen was told late once.
       *[other] The citizen was told late { $count } times.
    }
clock-effect = When it ends: { $effect }.
clock-stop = Stop the clock
clock-stop-button = Stop the clock
clock-resume = Start the clock again
clock-extend = Extend the clock
clock-extend-button = Extend the clock
clock-why = Reason
clock-note = More about it
clock-by = By how much
clock-by-hint = At most { $most }. We write to the citizen with the new day and the reason.
clock-reason = Why
done-clock = The clock has been changed.

# Stopping a whole service
emergency-nav = Stop a service
emergency-title = Stop a service in an emergency
emergency-lead = Citizens read the reason on the service’s page and where they follow their reports. Reports are still taken. Clocks that may lawfully stand still do, until the service starts again.
emergency-still = Services that are stopped
emergency-none = No service is stopped.
emergency-since = Stopped on { $at } by { $by }.
emergency-waits = { $count ->
    [one] { $count } open case waits.
   *[other] { $count } open cases wait.
}
emergency-end = Start again: { $service }
emergency-stop = Stop a service
emergency-stop-button = Stop the service now
emergency-service = Service
emergency-choose = Choose one
fault-required-stopped = Choose the service that is stopped
emergency-why = Reason
emergency-own-en = Reason in your own words, in English
emergency-own-cy = Reason in your own words, in Welsh
emergency-storm = Storm or flood
emergency-storm-told = Severe weather has stopped this service. We will start again as soon as it is safe.
emergency-snow = Snow or ice
emergency-snow-told = Snow and ice have stopped this service. We will start again as soon as the roads are safe.
emergency-strike = Strike
emergency-strike-told = A strike has stopped this service. We will start again as soon as it is over.
emergency-fault = Systems or equipment have failed
emergency-fault-told = A fault in our systems has stopped this service. We are working to put it right.
emergency-staff = Too few staff
emergency-staff-told = We do not have enough staff to run this service at the moment. We will start again as soon as we can.
emergency-other = Another reason
emergency-notice = This service is stopped for now
emergency-notice-since = Since { $at }.
emergency-notice-report = You can still send this form. We will deal with it when the service starts again.
fault-required-emergency = Choose why the service is stopped, or say it in your own words
done-stopped = The service is stopped. Its cases’ clocks are being counted again.
done-goes-on = The service has started again. Its cases’ clocks are being counted again.

# When the council and its teams work
calendars-title = Calendars
calendars-lead = Bank holidays are known already. Clocks that the law sets do not stop for the council’s own closures. When you change something here, running clocks are counted again, and each case’s story says so.
calendars-link = Closures, working days, and who is told when a clock runs out
closures-title = Closures
closures-none = The council has no closures of its own.
closure-add = Add a closure
closure-add-button = Add closure
closure-remove = Remove
closure-from = First day closed
closure-to = Last day closed
closure-name-en = Reason, in English
closure-name-cy = Reason, in Welsh
closure-whose = Who is closed
closure-everyone = The whole council
calendar-teams = Teams
calendar-change = Change
calendar-title = Working days and hours
calendar-lead = Cases of this team are counted in these days and hours. Those named below are told when a clock is about to end and nobody has the case, and one after the other when it goes up.
calendar-days = Days on which the team works
calendar-opens = The day begins
calendar-time-hint = For example, 09:00.
calendar-closes = The day ends
calendar-told = Told { $place ->
    [1] first
    [2] second
   *[other] third
}
calendar-nobody = Nobody
calendar-nobody-told = No chain is set: managers are told when a clock runs out.
calendar-save = Save
done-calendar = The calendar has been changed. Running clocks are being counted again.
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

# What may be wrong
fault-no-consequence = Nobody would notice that this clock ends. Add an alarm, or say what follows
fault-not-lawful = Choose a reason for which the clock may be stopped while it runs
case-explain = How we worked out this date

# Promises
case-promises = Promised to the citizen
promise-open = To be kept
promise-kept = Kept
promise-kept-late = Kept late
promise-broken = Broken
board-promises-kept = Promises kept in time, last 30 days
board-promises-late = Promises overdue

# The clocks of a service
rules-title = Clocks
rules-lead = A change begins a draft. Citizens and running cases notice nothing until you publish it; cases keep the clocks that they began with.
rules-drafted = You are changing a draft. Nothing applies until it is published.
rules-flaws = Put this right before you publish:
rule-main = Told to citizens
rule-alarms = { $count ->
    [0] No alarms.
    [one] { $count } alarm.
   *[other] { $count } alarms.
}
rule-add = Add a clock
rule-add-button = Add clock
rule-preset = Which clock
rule-own = One of our own
rule-lead = Everything on this page can be left as it is, apart from the name and the length.
rule-save = Save to the draft
rule-in-en = { $what } (English)
rule-in-cy = { $what } (Welsh)
rule-name = Name of the clock
rule-count = How long it runs
rule-unit = Unit
rule-unit-working-days = Working days
rule-unit-calendar-days = Days of any kind
rule-unit-months = Months
rule-unit-hours = Hours, day and night
rule-days = Whose days count
rule-days-council = The team’s own days and hours, without our closures
rule-days-law = Monday to Friday by law, whatever our own days are
rule-holidays = Which bank holidays do not count
rule-holidays-own = Those of our own nation
rule-holidays-any-uk = Those of any part of the United Kingdom
rule-first-day = Which day is day one
rule-first-day-after = The day after the one that starts the clock
rule-first-day-same = The day that starts the clock
rule-last-day = If the last day is not a working day
rule-last-day-next-working-day = It moves to the next working day
rule-last-day-as-it-falls = It stays as it falls
rule-starts = The clock starts
rule-starts-receipt = When the report arrives
rule-starts-entering = When the case first becomes “{ $step }”
rule-starts-field = On the day answered to “{ $question }”
rule-stops = The clock stops when the case becomes
rule-stops-hint = It always stops when the case is finished.
rule-pause = Lawful reason { $number } to stop the clock
rule-pause-during = This reason stops the clock
rule-pause-staff = Only when staff choose it
rule-when-told = When we tell the citizen something
rule-when-told-nothing = The clock runs on
rule-when-told-stops = The clock stops: this was the first answer
rule-when-told-starts-again = The clock starts again: they hear from us at least this often
rule-emergency = When the whole service is stopped in an emergency
rule-emergency-yes = The clock stands still
rule-emergency-no = The clock runs on
rule-times = How many times it may be extended
rule-most = By how much at most in all, in its unit
rule-alarm = Alarm { $number }: how many days (or hours)
rule-alarm-when = Before or after the end
rule-alarm-before = Before
rule-alarm-after = After
rule-alarm-to = Who is told
rule-alarm-to-assignee = Whoever has the case
rule-alarm-to-manager = The first of the team’s chain
rule-alarm-to-chain = The next of the team’s chain
rule-effect = What follows when it ends
done-clock-drafted = Saved to the draft.
catalogue-part-clocks = Clocks
