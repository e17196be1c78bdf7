# Calls: the panel, the list, what rings
calls-title = Galwadau
call-new = Galwad newydd
call-lasts = Hyd
call-ended = Wedi dod i ben
call-kept = Wedi’i gadw
call-kept-here = Wedi’i gadw yn y porwr hwn yn unig
call-kept-nowhere = Mae’r alwad hon ar ben: nid yw’r hyn a deipiwch yma’n cael ei gadw
call-signed-out = Rydych wedi allgofnodi. Mae’r hyn a deipiwch yn cael ei gadw yn y porwr hwn nes i chi fewngofnodi eto.
call-from = Galwad o { $number }
call-to = Galwad i { $number }
call-way = Sut maen nhw mewn cysylltiad?
call-way-phone = Fe wnaethon nhw ffonio’r cyngor
call-way-phone_out = Mae’r cyngor yn eu ffonio nhw
call-way-desk = Maen nhw yma yn bersonol
call-way-video = Drwy alwad fideo
call-way-email = Fe anfonon nhw e-bost
call-way-sms = Fe anfonon nhw neges destun
call-way-letter = Fe anfonon nhw lythyr
call-way-councillor = Mae cynghorydd yn gofyn ar eu rhan
call-withheld = Galwad, rhif wedi’i gadw’n ôl
call-plain-phone = Galwad
call-plain-desk = Ymweliad â desg y cyngor
call-plain-web = Cyswllt ar y wefan
call-plain-email = E-bost
call-plain-sms = Neges destun
call-plain-letter = Llythyr
call-plain-video = Galwad fideo
call-plain-councillor = Cyswllt drwy gynghorydd
call-start = Dechrau’r alwad
call-begin = Dechrau
call-answer = Ateb
call-rings = Mae { $number } yn galw
call-rings-withheld = Galwr â rhif wedi’i gadw’n ôl
call-open-count = { $count ->
    [one] { $count } alwad agored
   *[other] { $count } galwad agored
}
call-number = Eu rhif ffôn
call-number-hint = Gadewch hwn yn wag os yw wedi’i gadw’n ôl neu os nad yw gennych.
calls-open = Heb eu cloi eto
calls-today = Eich galwadau heddiw
calls-none = Dim eto.
calls-when = Pryd
calls-call = Galwad
calls-who = Pwy
calls-about = Achosion a nodyn
done-call-ended = Mae’r alwad wedi’i chadw.
done-call-taken = Mae rhywun arall wedi ateb yr alwad honno.

# Who is calling
call-who = Pwy sy’n galw?
call-who-find = Dod o hyd iddynt
call-who-hint = Enw, cod post, cyfeiriad, e-bost neu rif ffôn. Mae ↓ ac Enter yn dewis.
call-who-none = Ni chafwyd hyd i neb. Gallwch fynd ymlaen hebddo: cânt eu hadnabod wrth yr hyn a roddant yn yr adroddiad.
call-who-stranger = Does neb yn hysbys gyda’r rhif hwn. Gofynnwch am eu henw, neu ewch ymlaen hebddo.
call-who-withheld = Mae’r rhif wedi’i gadw’n ôl. Gofynnwch am eu henw, neu ewch ymlaen hebddo.
call-who-nobody = Does neb wedi’i ddewis. Gofynnwch am eu henw, neu ewch ymlaen hebddo.
call-shared = Mae { $count } o bobl wedi rhoi’r rhif hwn. Gofynnwch pwy sydd yno.
call-shared-one = Mae { $count } person wedi rhoi’r rhif hwn. Gofynnwch ai nhw sydd yno.
call-somebody-else = Rhywun arall
call-caution = Rhybudd
call-mark-violence = Trais
call-mark-two_staff = Dau aelod o staff
call-mark-dog = Ci
call-mark-vulnerable = Bregus
call-mark-adjustment = Addasiad rhesymol
call-mark-legal = Cyfreithiol
call-mark-other = Nodyn
call-mark-died = Wedi marw
call-mark-review = Edrych arno eto erbyn { $day }
call-mark-past = Dylid bod wedi edrych arno eto erbyn { $day }
call-verify = Gwirio pwy ydynt
call-verify-lead = { $needed ->
    [one] Mae angen { $needed } ateb cywir.
   *[other] Mae angen { $needed } ateb cywir.
} { $left ->
    [one] Mae un cynnig ar ôl.
   *[other] Mae { $left } cynnig ar ôl.
}
call-verify-so-far = { $right ->
    [one] Mae { $right } yn gywir hyd yma.
   *[other] Mae { $right } yn gywir hyd yma.
}
call-verify-check = Gwirio’r atebion
call-verify-not-possible = Ni allant neu ni fynnant ateb
call-verify-judge-right = Cywir
call-verify-judge-wrong = Anghywir
call-verified-passed = ✓ Maent yn dweud y gwir am bwy ydynt
call-verified-failed = ✗ Heb eu gwirio: mae eu manylion yn aros ynghudd yn yr alwad hon
call-verified-not_possible = Heb eu gwirio: nid oedd modd gofyn
call-address = Cyfeiriad
call-cases = Eu hachosion
call-cases-none = Dim achosion.
call-cases-due = erbyn { $day }
call-cases-done = wedi cau
call-promises = Addawyd iddynt
call-promise-late = { $when } (hwyr)
call-promise-broken = { $when } (heb ei gadw)
call-property = Eu heiddo
call-property-people = Eraill sy’n hysbys yno
call-property-cases = Adroddiadau oddi yno
call-property-mark = Rhybudd
call-said = Yr hyn a ddywedwyd ddiwethaf
call-away = Ni ellir dangos peth o hyn ar hyn o bryd.

# What it is about
call-about = Am beth mae’r alwad?
call-about-hint = Yng ngeiriau’r galwr. Mae ↓ ↑ ac Enter yn dewis; mae rhif yn dewis un o’u hachosion.
call-find = Chwilio
call-topics-cases = Ble mae’n sefyll?
call-topics-answers = Atebion
call-topics-services = Adrodd neu ofyn am
call-topics-others = Nid ni
call-topics-none = Ni chafwyd hyd i ddim. Rhowch gynnig ar eiriau eraill, neu ysgrifennwch nodyn a dod â’r alwad i ben.
call-note = Nodyn ar yr alwad hon
call-missing = Ni ellir dangos hwn. Dewiswch ef eto.
call-say = Dywedwch
call-say-received = Mae eich adroddiad “{ $service }” o { $day } gyda { $team }. Does neb wedi dechrau arno eto.
call-say-working = Mae { $team } yn delio â’ch cais “{ $service }” o { $day }.
call-say-working-name = Mae { $name } yn { $team } yn delio â’ch cais “{ $service }” o { $day }.
call-say-waiting = Mae eich adroddiad “{ $service }” o { $day } yn aros am ateb gennych chi.
call-say-done = Mae eich adroddiad “{ $service }” o { $day } wedi cau: { $outcome }.
call-say-due = Dylai fod wedi’i wneud erbyn { $day }.
call-say-late = Dylai fod wedi’i wneud erbyn { $day }. Mae’n ddrwg gen i ei fod yn hwyr, a byddaf yn dweud wrth y tîm eich bod wedi galw.
call-say-email = Cewch e-bost gyda’r cyfeirnod.
call-say-no-email = Ysgrifennwch y cyfeirnod, os gwelwch yn dda.
call-say-asked = Gofynnon ni: { $text }
call-made = Mae’r adroddiad wedi’i wneud. Darllenwch y cyfeirnod:
call-report-send = Anfon yr adroddiad
call-article-source = { $owner }, i edrych arno eto erbyn { $day }
call-article-source-nobody = I edrych arno eto erbyn { $day }
call-article-late = { $owner }, dylid bod wedi edrych arno eto erbyn { $day }: gwiriwch cyn dibynnu arno
call-article-late-nobody = Dylid bod wedi edrych arno eto erbyn { $day }: gwiriwch cyn dibynnu arno
call-not-ours-county = Gwaith y cyngor sir yw hwn, nid ein gwaith ni.
call-not-ours-district = Gwaith y cyngor dosbarth yw hwn, nid ein gwaith ni.
call-not-ours-unitary = Gwaith cyngor arall yw hwn, nid ein gwaith ni.
call-not-ours-parish = Gwaith y cyngor cymuned neu dref yw hwn, nid ein gwaith ni.

# How it ends
call-outcome = Sut y daeth i ben
call-outcome-case_opened = Adroddwyd
call-outcome-answered = Atebwyd
call-outcome-chased = Dywedwyd ble mae’n sefyll
call-outcome-handed_off = Anfonwyd at gyngor arall
call-outcome-transferred = Trosglwyddwyd i gydweithiwr
call-outcome-call_back = Addawyd galw’n ôl
call-outcome-no_answer = Dim ateb
call-outcome-abandoned = Rhoddodd y galwr y gorau iddi
call-outcome-other = Rhywbeth arall
call-end = Dod â’r alwad i ben
call-end-case_opened = Adroddwyd: dod â’r alwad i ben
call-end-answered = Atebodd hyn: dod â’r alwad i ben
call-end-chased = Dywedwyd wrthynt: dod â’r alwad i ben
call-end-handed_off = Anfonwyd ymlaen: dod â’r alwad i ben
fault-required-call-note = Ysgrifennwch yn y nodyn am beth oedd yr alwad
fault-required-call-outcome = Dewiswch sut y daeth yr alwad i ben
call-untold = Mae’r alwad wedi’i chadw. Nid oedd modd dweud wrth yr achos nawr: anfonwch y nodyn eto.
call-chased-note = Galwodd y dinesydd a gofyn ble mae’n sefyll.

shortcuts-call = Mewn galwad
keys-answer = Ateb yr alwad sy’n canu
keys-calls = Mynd i’ch galwadau
keys-who = Dod o hyd i bwy sy’n galw
keys-verify = Gwirio pwy ydynt
keys-open-case = Agor yr achos
call-report-caller = Pwy sy’n gofyn
call-handed = Gyda’r galwr i’w orffen
call-handed-emailed = Dolen wedi’i hanfon drwy e-bost, heb ei hagor eto
call-handed-texted = Dolen wedi’i hanfon mewn neges destun, heb ei hagor eto
call-handed-unopened = Heb ei agor eto: darllenwch y dudalen, y cyfeirnod a’r cod
call-handed-taken-back = Wedi’i gymryd yn ôl, heb ei anfon eto
call-handed-send = Ei anfon drostynt
done-handed-over = Mae’r adroddiad wedi’i drosglwyddo. Gwelwch isod pa mor bell ydynt.
call-masked = Mae’r manylion yn aros ynghudd nes i chi wirio pwy ydynt.
keys-about = Dweud am beth mae’r alwad
