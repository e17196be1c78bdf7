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
explain-asked = Gofynnwyd amdano ar { $at }.
explain-told = Dywedom rywbeth wrth y dinesydd: { $at }.
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

# Clociau achos
clocks-title = Clociau
clocks-lead = Ataliwch gloc dim ond am reswm y mae’r gyfraith neu reolau’r cyngor yn ei ganiatáu. Bydd yr hyn a wneir yma yn hanes yr achos.
clocks-change = Atal, ailgychwyn neu estyn cloc
clock-running = Yn rhedeg
clock-overdue = Yn hwyr
clock-paused = Wedi’i atal
clock-met = Mewn pryd
clock-missed = Yn rhy hwyr
clock-late =
    { $count ->
        [one] Dywedwyd wrth y dinesydd yn hwyr unwaith.
        [two] Dywedwyd wrth y dinesydd yn hwyr ddwywaith.
       *[other] Dywedwyd wrth y dinesydd yn hwyr { $count } gwaith.
    }
clock-effect = Pan ddaw i ben: { $effect }.
clock-stop = Atal y cloc
clock-stop-button = Atal y cloc
clock-resume = Ailgychwyn y cloc
clock-extend = Estyn y cloc
clock-extend-button = Estyn y cloc
clock-why = Rheswm
clock-note = Mwy amdano
clock-by = O faint
clock-by-hint = { $most } ar y mwyaf. Byddwn yn ysgrifennu at y dinesydd gyda’r diwrnod newydd a’r rheswm.
clock-reason = Pam
done-clock = Mae’r cloc wedi’i newid.

# Atal gwasanaeth cyfan
emergency-nav = Atal gwasanaeth
emergency-title = Atal gwasanaeth mewn argyfwng
emergency-lead = Mae dinasyddion yn darllen y rheswm ar dudalen y gwasanaeth a lle maent yn dilyn eu hadroddiadau. Mae adroddiadau’n dal i gael eu derbyn. Mae clociau a all sefyll yn gyfreithlon yn gwneud hynny nes i’r gwasanaeth ailgychwyn.
emergency-still = Gwasanaethau wedi’u hatal
emergency-none = Nid oes gwasanaeth wedi’i atal.
emergency-since = Ataliwyd: { $at }, gan { $by }.
emergency-waits = { $count ->
    [one] Mae { $count } achos agored yn aros.
   *[other] Mae { $count } achos agored yn aros.
}
emergency-end = Ailgychwyn: { $service }
emergency-stop = Atal gwasanaeth
emergency-stop-button = Atal y gwasanaeth nawr
emergency-service = Gwasanaeth
emergency-choose = Dewiswch un
fault-required-stopped = Dewiswch y gwasanaeth sydd wedi’i atal
emergency-why = Rheswm
emergency-own-en = Rheswm yn eich geiriau eich hun, yn Saesneg
emergency-own-cy = Rheswm yn eich geiriau eich hun, yn Gymraeg
emergency-storm = Storm neu lifogydd
emergency-storm-told = Mae tywydd garw wedi atal y gwasanaeth hwn. Byddwn yn ailgychwyn cyn gynted ag y bydd yn ddiogel.
emergency-snow = Eira neu rew
emergency-snow-told = Mae eira a rhew wedi atal y gwasanaeth hwn. Byddwn yn ailgychwyn cyn gynted ag y bydd y ffyrdd yn ddiogel.
emergency-strike = Streic
emergency-strike-told = Mae streic wedi atal y gwasanaeth hwn. Byddwn yn ailgychwyn cyn gynted ag y daw i ben.
emergency-fault = Mae systemau neu offer wedi methu
emergency-fault-told = Mae nam yn ein systemau wedi atal y gwasanaeth hwn. Rydym yn gweithio i’w gywiro.
emergency-staff = Rhy ychydig o staff
emergency-staff-told = Nid oes gennym ddigon o staff i redeg y gwasanaeth hwn ar hyn o bryd. Byddwn yn ailgychwyn cyn gynted ag y gallwn.
emergency-other = Rheswm arall
emergency-notice = Mae’r gwasanaeth hwn wedi’i atal am y tro
emergency-notice-since = Ers { $at }.
emergency-notice-report = Gallwch anfon y ffurflen hon o hyd. Byddwn yn delio â hi pan fydd y gwasanaeth yn ailgychwyn.
fault-required-emergency = Dewiswch pam mae’r gwasanaeth wedi’i atal, neu dywedwch hynny yn eich geiriau eich hun
done-stopped = Mae’r gwasanaeth wedi’i atal. Mae clociau ei achosion yn cael eu cyfrif eto.
done-goes-on = Mae’r gwasanaeth wedi ailgychwyn. Mae clociau ei achosion yn cael eu cyfrif eto.

# Pryd mae’r cyngor a’i dimau’n gweithio
calendars-title = Calendrau
calendars-lead = Mae gwyliau banc yn hysbys eisoes. Nid yw clociau y mae’r gyfraith yn eu gosod yn stopio am ddyddiau cau’r cyngor ei hun. Pan fyddwch yn newid rhywbeth yma, caiff clociau sy’n rhedeg eu cyfrif eto, ac mae hanes pob achos yn dweud hynny.
calendars-link = Dyddiau cau, dyddiau gwaith, a phwy sy’n cael gwybod pan ddaw cloc i ben
closures-title = Dyddiau cau
closures-none = Nid oes gan y cyngor ddyddiau cau ei hun.
closure-add = Ychwanegu dyddiau cau
closure-add-button = Ychwanegu
closure-remove = Dileu
closure-from = Y diwrnod cyntaf ar gau
closure-to = Y diwrnod olaf ar gau
closure-name-en = Rheswm, yn Saesneg
closure-name-cy = Rheswm, yn Gymraeg
closure-whose = Pwy sydd ar gau
closure-everyone = Y cyngor cyfan
calendar-teams = Timau
calendar-change = Newid
calendar-title = Dyddiau ac oriau gwaith
calendar-lead = Caiff achosion y tîm hwn eu cyfrif yn y dyddiau a’r oriau hyn. Mae’r rhai a enwir isod yn cael gwybod pan fydd cloc ar fin dod i ben a neb â’r achos, ac un ar ôl y llall pan fydd yn codi.
calendar-days = Dyddiau y mae’r tîm yn gweithio
calendar-opens = Mae’r diwrnod yn dechrau
calendar-time-hint = Er enghraifft, 09:00.
calendar-closes = Mae’r diwrnod yn gorffen
calendar-told = Yn cael gwybod { $place ->
    [1] yn gyntaf
    [2] yn ail
   *[other] yn drydydd
}
calendar-nobody = Neb
calendar-nobody-told = Nid oes cadwyn wedi’i gosod: mae rheolwyr yn cael gwybod pan ddaw cloc i ben.
calendar-save = Cadw
done-calendar = Mae’r calendr wedi’i newid. Mae clociau sy’n rhedeg yn cael eu cyfrif eto.
weekday-monday = Dydd Llun
weekday-tuesday = Dydd Mawrth
weekday-wednesday = Dydd Mercher
weekday-thursday = Dydd Iau
weekday-friday = Dydd Gwener
weekday-saturday = Dydd Sadwrn
weekday-sunday = Dydd Sul

# Beth all fod o’i le
fault-no-consequence = Ni fyddai neb yn sylwi bod y cloc hwn yn dod i ben. Ychwanegwch larwm, neu dywedwch beth sy’n dilyn
fault-not-lawful = Dewiswch reswm y gellir atal y cloc amdano tra bydd yn rhedeg
case-explain = Sut y cyfrifwyd y dyddiad hwn

# Addewidion
case-promises = Addawyd i’r dinesydd
promise-open = I’w gadw
promise-kept = Wedi’i gadw
promise-kept-late = Wedi’i gadw’n hwyr
promise-broken = Wedi’i dorri
board-promises-kept = Addewidion a gadwyd mewn pryd, y 30 diwrnod diwethaf
board-promises-late = Addewidion hwyr

# Clociau gwasanaeth
rules-title = Clociau
rules-lead = Mae newid yn dechrau drafft. Nid yw dinasyddion nac achosion sy’n rhedeg yn sylwi ar ddim nes i chi ei gyhoeddi; mae achosion yn cadw’r clociau y dechreuon nhw â nhw.
rules-drafted = Rydych yn newid drafft. Nid oes dim yn berthnasol nes iddo gael ei gyhoeddi.
rules-flaws = Cywirwch hyn cyn cyhoeddi:
rule-main = Dywedir wrth ddinasyddion
rule-alarms = { $count ->
    [0] Dim larymau.
   *[other] Larymau: { $count }.
}
rule-add = Ychwanegu cloc
rule-add-button = Ychwanegu cloc
rule-preset = Pa gloc
rule-own = Un ein hunain
rule-lead = Gellir gadael popeth ar y dudalen hon fel y mae, ac eithrio’r enw a’r hyd.
rule-save = Cadw i’r drafft
rule-in-en = { $what } (Saesneg)
rule-in-cy = { $what } (Cymraeg)
rule-name = Enw’r cloc
rule-count = Faint o amser y mae’n rhedeg
rule-unit = Uned
rule-unit-working-days = Diwrnodau gwaith
rule-unit-calendar-days = Diwrnodau o unrhyw fath
rule-unit-months = Misoedd
rule-unit-hours = Oriau, ddydd a nos
rule-days = Diwrnodau pwy sy’n cyfrif
rule-days-council = Diwrnodau ac oriau’r tîm ei hun, heb ein dyddiau cau
rule-days-law = Dydd Llun i ddydd Gwener yn ôl y gyfraith, beth bynnag yw ein diwrnodau ein hunain
rule-holidays = Pa wyliau banc nad ydynt yn cyfrif
rule-holidays-own = Rhai ein cenedl ein hunain
rule-holidays-any-uk = Rhai unrhyw ran o’r Deyrnas Unedig
rule-first-day = Pa ddiwrnod yw diwrnod un
rule-first-day-after = Y diwrnod ar ôl yr un sy’n cychwyn y cloc
rule-first-day-same = Y diwrnod sy’n cychwyn y cloc
rule-last-day = Os nad yw’r diwrnod olaf yn ddiwrnod gwaith
rule-last-day-next-working-day = Mae’n symud i’r diwrnod gwaith nesaf
rule-last-day-as-it-falls = Mae’n aros fel y mae
rule-starts = Mae’r cloc yn cychwyn
rule-starts-receipt = Pan ddaw’r adroddiad i law
rule-starts-entering = Pan ddaw’r achos yn “{ $step }” am y tro cyntaf
rule-starts-field = Ar y diwrnod a atebwyd i “{ $question }”
rule-stops = Mae’r cloc yn stopio pan ddaw’r achos yn
rule-stops-hint = Mae bob amser yn stopio pan fydd yr achos wedi’i orffen.
rule-pause = Rheswm cyfreithlon { $number } dros atal y cloc
rule-pause-during = Mae’r rheswm hwn yn atal y cloc
rule-pause-staff = Dim ond pan fydd staff yn ei ddewis
rule-when-told = Pan fyddwn yn dweud rhywbeth wrth y dinesydd
rule-when-told-nothing = Mae’r cloc yn rhedeg ymlaen
rule-when-told-stops = Mae’r cloc yn stopio: hwn oedd yr ateb cyntaf
rule-when-told-starts-again = Mae’r cloc yn cychwyn eto: maent yn clywed gennym o leiaf mor aml â hyn
rule-emergency = Pan fydd y gwasanaeth cyfan wedi’i atal mewn argyfwng
rule-emergency-yes = Mae’r cloc yn sefyll
rule-emergency-no = Mae’r cloc yn rhedeg ymlaen
rule-times = Sawl gwaith y gellir ei estyn
rule-most = O faint ar y mwyaf i gyd, yn ei uned
rule-alarm = Larwm { $number }: sawl diwrnod (neu awr)
rule-alarm-when = Cyn neu ar ôl y diwedd
rule-alarm-before = Cyn
rule-alarm-after = Ar ôl
rule-alarm-to = Pwy sy’n cael gwybod
rule-alarm-to-assignee = Pwy bynnag sydd â’r achos
rule-alarm-to-manager = Y cyntaf yng nghadwyn y tîm
rule-alarm-to-chain = Y nesaf yng nghadwyn y tîm
rule-effect = Beth sy’n dilyn pan ddaw i ben
done-clock-drafted = Wedi’i gadw i’r drafft.
catalogue-part-clocks = Clociau
