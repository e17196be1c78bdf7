# Faint o amser mae gwasanaeth yn ei gymryd
service-target-months = { $months ->
    [one] Ein nod yw gwneud hyn o fewn { $months } mis.
    [two] Ein nod yw gwneud hyn o fewn { $months } fis.
   *[other] Ein nod yw gwneud hyn o fewn { $months } mis.
}
service-target-hours = Ein nod yw gwneud hyn o fewn { $hours } awr.

# Sut y cyfrifwyd diwedd cloc
explain-months = { $months ->
    [one] Y targed yw { $months } mis.
    [two] Y targed yw { $months } fis.
   *[other] Y targed yw { $months } mis.
}
explain-hours = Y targed yw { $hours } awr.
explain-starts-by-law = Yn ôl y gyfraith mae’r cyfrif yn dechrau o { $on }.
explain-starts-after-pause = Roedd y cloc wedi’i atal tan hynny, felly mae’r cyfrif yn dechrau o { $on }.
explain-first-day-counts = Mae { $on } ei hun yn cyfrif fel diwrnod un.
explain-entered = Cyrhaeddwyd “{ $name }”: { $at }.
explain-answered = Yr ateb i “{ $name }” oedd { $on }.
explain-not-worked = nid yw’n ddiwrnod gwaith i’r tîm
explain-paused = Cloc wedi’i atal: { $days } ({ $why }).
explain-stands-still = Mae’r cloc wedi’i atal: { $why }. Mae’r dyddiad yn symud ymlaen bob dydd nes iddo ailgychwyn.
explain-extended = Estynnwyd o { $by } ar { $on }: { $why }
explain-in-all = I gyd: { $counted } wedi’u cyfrif, { $skipped } diwrnod heb eu cyfrif, { $paused } diwrnod wedi’u hatal.
amount-working-days = { $count ->
    [two] { $count } ddiwrnod gwaith
   *[other] { $count } diwrnod gwaith
}
amount-days = { $count ->
    [two] { $count } ddiwrnod
   *[other] { $count } diwrnod
}
amount-months = { $count ->
    [two] { $count } fis
   *[other] { $count } mis
}
amount-hours = { $count } awr
