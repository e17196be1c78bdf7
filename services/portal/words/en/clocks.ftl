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
