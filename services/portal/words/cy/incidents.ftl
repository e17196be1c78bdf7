# Digwyddiadau: un peth y mae llawer o adroddiadau amdano
incidents-nav = Digwyddiadau
incidents-title = Digwyddiadau
incidents-lead = Digwyddiad yw un peth y mae llawer o adroddiadau amdano, fel coeden wedi cwympo. Rydych yn ateb pob un ar unwaith.
incidents-none = Nid oes un.
incidents-back = Yn ôl i’r digwyddiadau
incident-tab-open = Yn parhau
incident-tab-over = Ar ben
incident-open = Yn parhau
incident-over = Ar ben
incident-since = Ers { $at }
incident-ended = Ers { $at }, ar ben ers { $until }
incident-declared = Ers { $at }. Datganwyd gan { $by }.
incident-declared-over = Ers { $at }, ar ben ers { $until }. Datganwyd gan { $by }.
incident-joined = { $count ->
    [one] { $count } adroddiad
   *[other] { $count } adroddiad
}
incident-joined-unseen = { $count ->
    [one] { $count } adroddiad, heb ddangos pob un i chi
   *[other] { $count } adroddiad, heb ddangos pob un i chi
}
incident-everywhere = Pawb sy’n gofyn am y gwasanaeth
incident-around = O fewn { $metres } metr i { $at }
incident-in-postcodes = Codau post: { $postcodes }
incident-cases = Adroddiadau sy’n perthyn iddo
incident-leave = Tynnu allan
incident-like = Adroddiadau tebyg
incident-like-none = Nid oes adroddiad agored sy’n edrych yn debyg.
incident-like-lead = Mae’r adroddiadau agored hyn yn edrych fel yr un peth. Dewiswch y rhai sydd.
incident-look = Edrych arno
incident-join = Ychwanegu’r adroddiadau a ddewiswyd
incident-join-all = { $count ->
    [one] Ychwanegu’r adroddiad hwn
   *[other] Ychwanegu pob un o’r { $count }
}
incident-why-near = { $metres ->
    [one] { $metres } metr i ffwrdd
   *[other] { $metres } metr i ffwrdd
}
incident-why-postcode = y cod post
incident-why-service = yr un gwasanaeth
incident-public = Beth a ddywedir wrth y cyhoedd
incident-updates = Diweddariadau
incident-updates-none = Nid oes dim wedi’i anfon eto.
incident-standing = Mae gan { $done } o { $total } adroddiad y diweddariad.
incident-ended-with = Caewyd yr adroddiadau fel: { $outcome }
incident-declare = Datgan digwyddiad
incident-declare-title = Datgan digwyddiad
incident-declare-lead = Mae dinasyddion sydd ar fin rhoi gwybod am yr un peth yn darllen yr hyn a ddywedwch wrth y cyhoedd, lle mae’r gwasanaeth yn caniatáu hynny.
incident-declare-button = Datgan y digwyddiad
incident-edit = Newid beth ydyw
incident-edit-title = Newid y digwyddiad
incident-edit-lead = Mae’r adroddiadau sy’n perthyn iddo yn aros.
incident-edit-button = Cadw
incident-tell = Diweddaru pawb
incident-tell-title = Diweddaru pawb
incident-tell-lead = Dywedir unwaith wrth bawb a roddodd wybod amdano neu sy’n ei ddilyn, ac mae’n sefyll yn stori pob adroddiad.
incident-tell-button = Anfon y diweddariad
incident-end = Dod ag ef i ben
incident-end-title = Dod â’r digwyddiad i ben
incident-end-lead = Ni ddywedir amdano ar dudalen y gwasanaeth mwyach. Enwir wedyn yr adroddiadau na ellir eu cau.
incident-end-button = Dod â’r digwyddiad i ben
incident-title = Beth yw ei enw
incident-title-en = Beth yw ei enw, yn Saesneg
incident-title-cy = Beth yw ei enw, yn Gymraeg
incident-told = Beth a ddywedir wrth y cyhoedd
incident-told-en = Beth a ddywedir wrth y cyhoedd, yn Saesneg
incident-told-cy = Beth a ddywedir wrth y cyhoedd, yn Gymraeg
incident-text = Eich diweddariad
incident-text-en = Eich diweddariad, yn Saesneg
incident-text-cy = Eich diweddariad, yn Gymraeg
incident-service = Gwasanaeth
incident-service-further = Gwasanaeth arall
incident-where = Ble mae. Gadewch hwn yn wag os yw’n ymwneud â phawb.
incident-lat = Lledred
incident-lon = Hydred
incident-metres = Pa mor bell y mae’n cyrraedd, mewn metrau
incident-postcodes = Codau post
incident-postcodes-hint = Codau post cyfan neu sut maent yn dechrau, gyda choma: BN11 1HS, BN11 2, BN12.
incident-lead = Adroddiad lle gwneir y gwaith
incident-lead-none = Dim un
incident-outcome = Cau’r adroddiadau
incident-outcome-hint = Mae adroddiadau nad yw eu llif gwaith yn ei ganiatáu, neu sydd wedi’u cau eisoes, yn aros fel y maent.
incident-outcome-none = Na, maent yn parhau
incident-outcome-completed = Ie: wedi’i gwblhau
incident-outcome-not_found = Ie: ni chanfuwyd dim
incident-outcome-duplicate = Ie: wedi’i riportio eisoes
incident-outcome-not_ours = Ie: nid y cyngor sy’n gyfrifol
incident-outcome-no_action = Ie: dim gweithredu
incident-case-title = Digwyddiad
incident-case-joined = Mae’r adroddiad hwn yn perthyn i:
incident-case-declare = Datgan digwyddiad ohono
done-incident-declared = Mae’r digwyddiad wedi’i ddatgan.
done-incident-saved = Mae’r digwyddiad wedi’i newid.
done-incident-joined = Mae’r adroddiadau wedi’u hychwanegu.
done-incident-left = Mae’r adroddiad wedi’i dynnu allan.
done-incident-told = Mae’r diweddariad yn cael ei anfon at bawb.
done-incident-ended = Mae’r digwyddiad ar ben.
event-incident-joined = Ychwanegwyd at y digwyddiad “{ $title }”
event-incident-left = Tynnwyd o’r digwyddiad “{ $title }”
bulk-incident = Diweddariad digwyddiad
bulk-why-left = Fe’i tynnwyd o’r digwyddiad cyn i’r diweddariad ei gyrraedd.
fault-required-incident = Rhowch hwn
fault-in-another-incident = Mae adroddiad yn perthyn i ddigwyddiad arall eisoes
fault-plain-in-another = Mae un o’r adroddiadau hyn yn perthyn i ddigwyddiad arall eisoes
fault-plain-finished = Mae un o’r adroddiadau hyn wedi’i gau eisoes
incident-closed-completed = wedi’i gwblhau
incident-closed-not_found = ni chanfuwyd dim
incident-closed-duplicate = wedi’i riportio eisoes
incident-closed-not_ours = nid y cyngor sy’n gyfrifol
incident-closed-no_action = dim gweithredu
fault-not-a-number = Rhowch rif

# Yr hyn sy’n hysbys eisoes, a chael gwybod amdano
known-title = Rydym eisoes yn gwybod am hyn
known-since = Ers { $at }.
known-near = Llai na { $metres } metr i ffwrdd, riportiwyd ar { $day }.
known-postcode = Yn yr un cod post, riportiwyd ar { $day }.
known-reports = Adroddiadau agored gerllaw
known-follow = Cael e-bost pan fydd newyddion
known-follow-report = Cael e-bost pan fydd wedi’i drin
known-go-on = Os yw’ch un chi’n rhywbeth arall, neu os gallwch ychwanegu ato, anfonwch eich cais beth bynnag: pwyswch y botwm eto.
known-go-on-below = Os yw’ch un chi’n rhywbeth arall, neu os gallwch ychwanegu ato, rhowch wybod amdano beth bynnag.
be-told-title = Cael e-bost pan fydd newyddion
be-told-email-hint = Rydym yn ei ddefnyddio ar gyfer hyn yn unig, ac yn ei anghofio pan fydd ar ben.
be-told-privacy = Nid oes angen cyfrif arnoch, a gallwch roi’r gorau i’r e-byst unrhyw bryd.
be-told-button = Rhowch wybod i mi
be-told-done = Edrychwch yn eich e-byst
be-told-done-text = Rydym wedi anfon e-bost atoch gyda dolen. Agorwch hi o fewn 3 diwrnod a chadarnhewch: tan hynny ni fyddwn yn anfon dim byd arall. Gall fod yn eich ffolder sbam.
be-told-confirm-title = Cadarnhewch eich bod am gael yr e-byst hyn
be-told-confirm-lead = Byddwn yn anfon e-bost atoch pan fydd newyddion, nes y bydd ar ben.
be-told-confirm-button = Cadarnhau
be-told-confirmed = Byddwch yn cael gwybod
be-told-confirmed-text = Mae gan bob e-bost ddolen i roi’r gorau iddynt.
be-told-too-late = Nid yw’r ddolen hon yn gweithio mwyach
be-told-too-late-text = Mae dolen yn gweithio am 3 diwrnod, a dim ond nes y bydd yr hyn y gofynnoch amdano ar ben. Gallwch ofyn am yr e-byst eto.
fault-unconfirmed = Cadarnhewch yn gyntaf yr hyn y gofynnwyd i’r cyfeiriad hwn ei gadarnhau: chwiliwch am ein he-byst, hefyd yn y ffolder sbam
stop-title = Rhoi’r gorau i’r e-byst hyn
stop-lead = Ni chewch ragor o e-byst amdano, a byddwn yn anghofio eich cyfeiriad e-bost yma.
stop-button = Rhoi’r gorau i’r e-byst
stop-done = Ni chewch ragor o e-byst amdano
stop-done-text = Rydym wedi anghofio eich cyfeiriad e-bost yma.
catalogue-shows = Beth a ddywedir wrth y cyhoedd am yr hyn y mae eraill yn ei riportio
catalogue-shows-hint = Byth pwy a’i riportiodd, na dim o’r hyn a ysgrifennwyd ganddynt.
catalogue-shows-nothing = Dim
catalogue-shows-incidents = Digwyddiadau yr ydych wedi’u datgan
catalogue-shows-reports = Digwyddiadau, a bod adroddiadau agored gerllaw
catalogue-field-shows = Beth a ddywedir wrth y cyhoedd am yr hyn y mae eraill yn ei riportio
call-known = Rydym eisoes yn gwybod am hyn
call-known-follow = E-bostio’r galwr pan fydd newyddion
done-call-follows = Anfonir e-bost at y galwr er mwyn iddynt gadarnhau eu bod am gael newyddion.
incident-suggestions = Mae’r rhain yn edrych fel un peth
incident-suggested = { $count } adroddiad am “{ $service }” ers { $at }
incident-suggested-postcode = { $count } adroddiad am “{ $service }” yn { $postcode } ers { $at }
incident-dismiss = Nid yr un peth
done-suggestion-dismissed = Ni fydd yr adroddiadau hyn yn cael eu hawgrymu eto.
queues-suggested = Digwyddiadau: { $count } wedi’u hawgrymu
