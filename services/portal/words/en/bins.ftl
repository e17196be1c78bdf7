# When bins are emptied
bins-title = Find your bin day
bins-home = See when your bins are emptied, and put the days in your calendar.
bins-title-own = Your bin days
bins-postcode-hint = For example LD1 5AA
bins-find = Find addresses
bins-choose = Choose your address
bins-not-found = We have no address with the postcode { $postcode }.
bins-none-kept = The council doesn’t show bin days here yet.
bins-none-served = We know of no collection at this address.
bins-none-soon = Nothing is collected at this address in the next 60 days.
bins-other = Another address
bins-next = Next collections
bins-days = The next 60 days
bins-later = { $days ->
    [one] A day later than usual because of { $why }
   *[other] { $days } days later than usual because of { $why }
}
bins-earlier = { $days ->
    [one] A day earlier than usual because of { $why }
   *[other] { $days } days earlier than usual because of { $why }
}
bins-missed = No collection because of { $why }
bins-calendar = Bin days at { $address }
bins-calendar-title = In your calendar
bins-calendar-lead = Days that change are changed in your calendar too.
bins-calendar-keep = Add these days to your calendar
bins-calendar-file = Download them as a calendar file
bins-report = Report a missed bin
addresses-field-round = Round
addresses-field-round-2 = Second round
addresses-field-round-3 = Third round
addresses-field-round-4 = Fourth round
addresses-fault-unknown-uprn = The council has no address with this UPRN
addresses-fault-unknown-round = The council has no round with this name
fault-plain-needs-round = Say which column holds the round

# Bin days at the desk
bins-desk-nav = Bin days
bins-desk-title = Bin days
bins-desk-lead = Say when rounds come and what they collect, then bring in a file that says which addresses they serve. Citizens find their days by their postcode.
bins-rounds = Rounds
bins-rounds-none = There are no rounds yet.
bins-round-new = New round
bins-round-save = Save
bins-change = Change
bins-served = { $count ->
    [one] { $count } address
   *[other] { $count } addresses
}
bins-name = Name, as your file has it
bins-kind-en = What it collects, { $at } (English)
bins-kind-cy = What it collects, { $at } (Welsh)
bins-weekdays = Days of the week
bins-every = How often
bins-every-1 = every week
bins-every-2 = every 2 weeks
bins-every-4 = every 4 weeks
bins-anchor = First collection
bins-anchor-hint = Weeks are counted from the week of this day. For example, 30 11 2026.
bins-season-from = From
bins-season-to = To the end of
bins-all-year = All year
bins-shifts = Changed days
bins-shifts-none = No days are changed.
bins-shift-title = Change days
bins-shift-preview = See what changes
bins-shift-save = Change these days
bins-preview = What changes
bins-preview-none = No round comes on these days, so nothing would change.
bins-take-back = Take back
bins-from = First usual day
bins-to = Last usual day
bins-by = What happens instead
bins-by-later = { $days ->
    [one] { $days } day later
   *[other] { $days } days later
}
bins-by-earlier = { $days ->
    [one] { $days } day earlier
   *[other] { $days } days earlier
}
bins-by-none = No collection
bins-which = Which rounds
bins-which-hint = Leave all empty for every round.
bins-all-rounds = Every round
bins-why-en = Why (English)
bins-why-cy = Why (Welsh)
bins-why-hint = As it follows “because of”, for example: Christmas
bins-file-title = Which addresses rounds serve
bins-file-hint = A CSV file with a line of headers: a UPRN and up to 4 names of rounds in each line. It takes the place of the one before as a whole.
fault-duplicate-round = Another round has this name
done-round-saved = The round has been saved.
done-bin-days-moved = The days have been changed. Citizens’ pages and calendars show them.
