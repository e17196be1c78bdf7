# How the council's desk works
settings-title = Sut mae’r ddesg yn gweithio
settings-nav = Gosodiadau
settings-lead = Mae’r hyn a ddewiswch yma yn berthnasol i bawb wrth ddesg y cyngor hwn, o’r eiliad y byddwch yn ei gadw.
settings-away = Ni ellir dangos rhai o’r gosodiadau ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.
done-settings = Mae’r gosodiadau wedi’u cadw.
settings-callers = Gwirio pwy sy’n ffonio
settings-callers-lead = Hyd nes i’r galwr roi digon o atebion cywir, dim ond rhan o’i fanylion y mae asiantiaid yn eu gweld. Gwirir pob galwad unwaith.
settings-callers-save = Cadw sut y gwirir galwyr
settings-verify-on = Gwirio pwy sy’n ffonio
settings-verify-on-hint = Os na, bydd asiantiaid yn gweld pob manylyn ar unwaith.
settings-needed = Atebion cywir sydd eu hangen
settings-attempts = Cynigion mewn galwad
settings-questions = Cwestiynau
settings-questions-hint = Fe’u cynigir i asiantiaid yn y drefn hon. Hepgorir cwestiwn os nad yw’r cyngor yn gwybod ateb y galwr. I ddileu cwestiwn, cliriwch ei eiriau.
settings-question = Cwestiwn { $number }
settings-question-en = Yn Saesneg
settings-question-cy = Yn Gymraeg (dewisol)
settings-checks = Cymharu â
check-date_of_birth = Ei ddyddiad geni
check-postcode = Un o’i godau post
check-address_line = Llinell gyntaf ei gyfeiriad
check-email = Un o’i gyfeiriadau e-bost
check-phone = Un o’i rifau ffôn
check-last_case = Yr hyn y rhoddodd wybod amdano ddiwethaf
check-custom = Dim: yr asiant sy’n barnu
settings-measures = Datrys ar y cyswllt cyntaf
settings-measures-lead = Mae ymholiad yn cyfrif fel un a ddatryswyd ar y cyswllt cyntaf pan na fydd y person yn dod yn ôl ar yr un mater.
settings-measures-save = Cadw sut y mae’n cael ei fesur
settings-days = Diwrnodau heb ddod yn ôl
settings-days-hint = O 1 i 60. Cyfrifir ffigurau’r gorffennol eto gyda’r rhif newydd.
settings-target = Targed mewn y cant
settings-to-reference = Eiliadau o ddechrau galwad hyd at y cyfeirnod
settings-to-reference-hint = O 30 i 3600. Mae’r bwrdd yn dangos ar ba ddiwrnodau y cafodd hanner y galwyr eu cyfeirnod erbyn hynny.
fault-required-settings-question = Ysgrifennwch y cwestiwn yn Saesneg, neu cliriwch y geiriau Cymraeg hefyd
fault-out-of-range-settings-question = Rhaid cael o leiaf un cwestiwn
fault-out-of-range-settings-needed = Dewiswch ddim mwy o atebion cywir nag sydd o gwestiynau
fault-out-of-range-settings-attempts = Dewiswch rhwng 1 a 5 cynnig
fault-out-of-range-settings-days = Rhowch nifer cyfan o ddiwrnodau o 1 i 60
fault-out-of-range-settings-to-reference = Rhowch nifer cyfan o eiliadau o 30 i 3600
fault-out-of-range-settings-target = Rhowch rif cyfan o 0 i 100
settings-times = Am ba hyd y mae pethau’n aros, a phryd y mae adroddiadau’n awgrymu digwyddiad
settings-times-save = Cadw’r rhifau hyn
settings-reopen = Diwrnodau ar gyfer ailagor
settings-reopen-hint = Am gyhyd ar ôl iddo orffen, caiff dinesydd ofyn i’w adroddiad gael ei ailagor. O 1 i 90.
settings-answer = Munudau ar gyfer ateb
settings-answer-hint = Amser swyddfa i gydweithiwr dderbyn yr hyn a drosglwyddwyd iddo. Wedi hynny daw’n addewid i ffonio’n ôl. O 1 i 480.
settings-suggest-reports = Adroddiadau sy’n awgrymu digwyddiad
settings-suggest-reports-hint = Dangosir i chi fel un peth gynifer o adroddiadau agored am un gwasanaeth sy’n agos at ei gilydd. O 2 i 100, neu 0 ar gyfer byth.
settings-suggest-metres = Metrau rhyngddynt
settings-suggest-metres-hint = Pa mor bell y gallant fod oddi wrth un ohonynt. O 10 i 2,000.
settings-suggest-hours = Oriau rhyngddynt
settings-suggest-hours-hint = O fewn faint o oriau y daethant. O 1 i 168.
fault-out-of-range-settings-suggest-reports = Rhowch nifer cyfan o adroddiadau o 2 i 100, neu 0 ar gyfer byth
fault-out-of-range-settings-suggest-metres = Rhowch nifer cyfan o fetrau o 10 i 2,000
fault-out-of-range-settings-suggest-hours = Rhowch nifer cyfan o oriau o 1 i 168
fault-out-of-range-settings-reopen = Rhowch nifer cyfan o ddiwrnodau o 1 i 90
fault-out-of-range-settings-answer = Rhowch nifer cyfan o funudau o 1 i 480

# The access log
log-of = Cofnodion
log-of-people = Pobl
log-of-cases = Achosion
log-of-letters = Llythyrau
log-only = Edrychiadau
log-only-all = Pob un
log-only-unexplained = Heb alwad nac achos
log-day = Diwrnod
log-lead-people-all = Pwy agorodd gofnod person, y diweddaraf yn gyntaf.
log-lead-people-all-day = Pwy agorodd gofnod person ar { $day }.
log-lead-people-unexplained = Pwy agorodd gofnod person heb alwad nac achos, y diweddaraf yn gyntaf.
log-lead-people-unexplained-day = Pwy agorodd gofnod person ar { $day } heb alwad nac achos.
log-lead-letters-all = Pwy agorodd lythyr, y diweddaraf yn gyntaf.
log-lead-letters-all-day = Pwy agorodd lythyr ar { $day }.
log-lead-letters-unexplained = Pwy agorodd lythyr heb alwad nac achos, y diweddaraf yn gyntaf.
log-lead-letters-unexplained-day = Pwy agorodd lythyr ar { $day } heb alwad nac achos.
log-lead-cases-all = Pwy agorodd achos, ei ffeiliau neu ei addewidion, y diweddaraf yn gyntaf.
log-lead-cases-all-day = Pwy agorodd achos, ei ffeiliau neu ei addewidion ar { $day }.
log-lead-cases-unexplained = Pwy agorodd ffeiliau neu addewidion nad ydynt yn perthyn i achos na galwad, y diweddaraf yn gyntaf.
log-lead-cases-unexplained-day = Pwy agorodd ffeiliau neu addewidion ar { $day } nad ydynt yn perthyn i achos na galwad.
log-what = Beth
log-why = Pam
log-call = Galwad
log-case = Achos
log-unexplained = Dim galwad nac achos
log-screen-contact = Cofnod person
log-screen-property = Person, yn ôl ei gyfeiriad
log-screen-case = Achos
log-screen-bundle = Achos cyfan, wedi’i dynnu allan
log-screen-file = Ffeil
log-screen-promise = Addewid
log-screen-promises = Addewidion person
log-screen-import = Rhesi hen achosion
log-screen-letter = Llythyr
log-screen-draft = Adroddiad ar ei hanner
log-empty = Nid oes dim.
board-looks-cases = { $records ->
    [one] Agorwyd { $records } addewid, drafft neu ffeil ddoe heb alwad nac achos
    [two] Agorwyd { $records } addewid, drafft neu ffeil ddoe heb alwad nac achos
   *[other] Agorwyd { $records } addewid, drafft neu ffeil ddoe heb alwad nac achos
}
board-looks = { $records ->
    [one] Agorwyd { $records } cofnod ddoe heb alwad nac achos
    [two] Agorwyd { $records } gofnod ddoe heb alwad nac achos
   *[other] Agorwyd { $records } cofnod ddoe heb alwad nac achos
}

# Caution marks on a person
contact-back-call = Yn ôl i’r alwad
contact-back-case = Yn ôl i’r achos
contact-masked = Mae rhai manylion yn aros ynghudd hyd nes i chi wirio pwy ydyn nhw mewn galwad.
contact-said = Yr hyn a ddywedon nhw
contact-said-nothing = Dim eto.
mark-add = Ychwanegu marc rhybudd
mark-add-button = Ychwanegu’r marc
mark-kind = Pa fath
mark-text = Beth i staff ei gadw mewn cof
mark-text-hint = Dywedwch beth ddigwyddodd a beth i’w wneud. Caiff y person ofyn am ei weld.
mark-review = Edrych arno eto ar
mark-review-hint = O fewn dwy flynedd. Hyd nes y daw i ben, mae pawb wrth y ddesg yn ei weld cyn unrhyw fanylyn.
mark-set = { $name }, { $day }. Edrychwch arno eto erbyn { $review }
mark-set-past = { $name }, { $day }. Dylid bod wedi edrych arno eto erbyn { $review }
mark-end = Dod â’r marc hwn i ben
mark-again = Mae’n dal i fod yn wir. Edrych arno eto ar
mark-again-button = Gadael iddo barhau
done-mark-reviewed = Mae’r marc rhybudd yn parhau tan y diwrnod newydd.
marks-due-title = Marciau rhybudd i edrych arnynt eto
marks-due-lead = Mae’r diwrnod y dylid bod wedi edrych ar bob un wedi mynd heibio. Agorwch y person, yna dewch â’r marc i ben neu gadewch iddo barhau.
marks-due-none = Edrychwyd ar bob marc rhybudd mewn pryd.
marks-due-what = Beth i’w gadw mewn cof
marks-due-by = Edrych arno erbyn
marks-due-who = Person
board-marks-due = { $count ->
    [one] Dylid bod wedi edrych ar { $count } marc rhybudd eto
    [two] Dylid bod wedi edrych ar { $count } farc rhybudd eto
   *[other] Dylid bod wedi edrych ar { $count } marc rhybudd eto
}
board-marks-due-many = Dylid bod wedi edrych ar fwy na { $count } marc rhybudd eto
done-marked = Mae’r marc rhybudd ar ei dudalen ac ym mhob galwad gydag ef.
done-unmarked = Mae’r marc rhybudd wedi dod i ben.
fault-required-mark-kind = Dewiswch pa fath o rybudd ydyw
fault-required-mark-text = Ysgrifennwch beth i staff ei gadw mewn cof
fault-required-mark-review = Rhowch y diwrnod i edrych arno eto
fault-invalid-mark-review = Rhaid i’r diwrnod fod yn ddyddiad go iawn, fel 27 3 2027
fault-out-of-range-mark-review = Rhaid i’r diwrnod fod o fewn dwy flynedd i heddiw
death-title = Dweud bod y person hwn wedi marw
death-note-link = Dweud bod y person hwn wedi marw
death-stops = Nid oes e-bost, neges destun na llythyr yn mynd ato o hyn ymlaen. Mae’r hyn sy’n aros i’w anfon neu ei argraffu yn cael ei atal.
death-seen = Mae pawb wrth y ddesg yn ei weld cyn dim arall: ar ei dudalen, ar ei achosion ac mewn galwadau.
death-new = Cedwir adroddiad a ddaw’n ddiweddarach gyda’i fanylion fel un person arall.
death-can-go-back = Os camgymeriad ydyw, gellir ei dynnu’n ôl.
death-told-by = Pwy ddywedodd wrth y cyngor
death-told-by-hint = Er enghraifft, perthynas, y cofrestrydd neu Dywedwch Wrthym Unwaith
death-died-on = Dyddiad y farwolaeth
death-died-on-hint = Gadewch yn wag os nad yw’n hysbys. Er enghraifft, 2 11 2026
death-evidence = Sut y gwyddys hynny
death-evidence-hint = Er enghraifft, gwelwyd y dystysgrif marwolaeth
death-button = Cadw, ac atal ei negeseuon
death-known = Wedi marw.
death-known-day = Bu farw ar { $day }.
death-told = Nid anfonir dim ato. Dywedwyd gan { $who }: { $evidence }
death-take-back-link = Tynnu hyn yn ôl
death-take-back-title = Tynnu’n ôl bod y person hwn wedi marw
death-back-from-now = Mae negeseuon yn mynd ato eto o hyn ymlaen.
death-back-stopped = Mae negeseuon a ataliwyd yn aros felly ac ni chânt eu hanfon.
death-reason = Pam y mae’n cael ei dynnu’n ôl
death-reason-hint = Er enghraifft, person arall o’r un enw ydoedd
death-take-back-button = Ei dynnu’n ôl
done-death-noted = Cedwir ei fod wedi marw. Nid anfonir dim ato mwyach.
done-death-taken-back = Mae wedi’i dynnu’n ôl. Mae negeseuon yn mynd ato eto o hyn ymlaen.
fault-required-death-told-by = Rhowch pwy ddywedodd wrth y cyngor
fault-required-death-evidence = Rhowch sut y gwyddys hynny
fault-required-death-reason = Rhowch pam y mae’n cael ei dynnu’n ôl
fault-invalid-death-died-on = Rhaid i ddyddiad y farwolaeth fod yn ddyddiad go iawn, fel 2 11 2026
fault-out-of-range-death-died-on = Rhaid i ddyddiad y farwolaeth fod heddiw neu yn y gorffennol
