# O gwmpas y ddesg
desk-nav = Desg
desk-nav-cases = Achosion
desk-nav-manage = Rheoli
desk-nav-messages = Negeseuon
desk-nav-staff = Staff
desk-nav-log = Cofnod mynediad
desk-sign-out = Allgofnodi
desk-back-queue = Yn ôl i’r ciw
desk-not-found = Nid oes dim yn y cyfeiriad hwn, neu mae’n perthyn i rywun arall. Gwiriwch y cyfeirnod.
desk-try-again = Ceisio eto
desk-changed = Mae’r achos hwn wedi newid ers i chi ei agor. Edrychwch arno fel y mae nawr, yna pwyswch y botwm eto: cedwir yr hyn a deipioch
desk-taken-meanwhile = Mae { $name } wedi cymryd yr achos hwn yn y cyfamser

# Yr hyn sydd newydd ei wneud
done-taken = Chi sydd â’r achos nawr.
done-released = Mae’r achos yn ôl yn y ciw.
done-noted = Mae’r nodyn wedi’i gadw.
done-updated = Mae eich neges wedi’i hysgrifennu. Ni ellir ei thynnu’n ôl.
done-updated-email = Mae eich neges ar ei ffordd i’r dinesydd. Mae’n mynd drwy e-bost ac ni ellir ei thynnu’n ôl.
done-updated-letter = Mae eich neges yn llythyr nawr, o dan “Llythyrau i’w hargraffu”. Bydd hefyd yn ei gweld ar-lein.
done-updated-nothing = Mae eich neges wedi’i hysgrifennu, ac ni anfonir dim: ni roddodd gyfeiriad e-bost na chyfeiriad post. Dim ond ar-lein, neu wrth ffonio, y bydd yn ei gweld.
done-proposed = Mae wedi’i gynnig ac yn aros am ail berson. Nid oes dim wedi’i newid ac ni ddywedwyd wrth neb.
done-moved = Mae’r statws wedi’i newid.
done-moved-email = Mae’r statws wedi’i newid. Dywedir wrth y dinesydd drwy e-bost, ac ni ellir tynnu hynny’n ôl.
done-moved-letter = Mae’r statws wedi’i newid. Mae llythyr yn dweud wrth y dinesydd: mae’n aros o dan “Llythyrau i’w hargraffu”.
done-moved-nothing = Mae’r statws wedi’i newid. Ni ddywedir wrth y dinesydd: ni roddodd gyfeiriad e-bost na chyfeiriad post. Dim ond ar-lein, neu wrth ffonio, y bydd yn gweld hynny.
done-invited = Mae’r gwahoddiad ar ei ffordd.
done-resent = Mae’r neges yn aros i’w hanfon eto.
done-signed-out = Rydych wedi allgofnodi.

# Mewngofnodi
sign-in-title = Mewngofnodi i’r ddesg
sign-in-lead = Ar gyfer staff y cyngor.
sign-in-button = Mewngofnodi
sign-in-help = Os na allwch fewngofnodi, gofynnwch i weinyddwr eich cyngor.
sign-in-wrong = Mae’r cyfeiriad e-bost neu’r cyfrinair yn anghywir
invitation-title = Derbyn eich gwahoddiad
invitation-welcome = Croeso, { $name }
invitation-lead = Rydych wedi’ch gwahodd i ddesg { $council }. Dewiswch gyfrinair i ddechrau.
invitation-email = Byddwch yn mewngofnodi gyda
invitation-button = Gosod y cyfrinair a mewngofnodi
invitation-expired-title = Ni ellir defnyddio’r gwahoddiad hwn
invitation-expired = Mae wedi’i ddefnyddio eisoes, wedi’i dynnu’n ôl, neu’n rhy hen. Gofynnwch i weinyddwr eich cyngor am un newydd.

# Y ciw
queue-title = Achosion
queue-show = Dangos
queue-assignee = Gan bwy
queue-anyone = Unrhyw un
queue-mine = Fi
queue-my-teams = Fy nhimau
queue-nobody = Neb
queue-team = Tîm
queue-all-teams = Pob tîm
queue-state = Statws
queue-open = Agored
queue-reference = Cyfeirnod
queue-due = Erbyn
queue-service = Gwasanaeth
queue-place = Lle
queue-team-open = { $team } ({ $open } agored)
queue-overdue = Yn hwyr
queue-today = Erbyn heddiw
queue-count = { $count ->
    [zero] Dim achosion ar y dudalen hon
    [one] { $count } achos ar y dudalen hon
    [two] { $count } achos ar y dudalen hon
    [few] { $count } achos ar y dudalen hon
    [many] { $count } achos ar y dudalen hon
   *[other] { $count } o achosion ar y dudalen hon
}
queue-count-overdue = { $count } yn hwyr
queue-empty = Nid oes achosion yma. Newidiwch yr hidlwyr i weld rhai eraill.
queue-see-all = Gweld achosion agored pob tîm
queue-next = Y dudalen nesaf
queue-pages = Tudalennau

# Achos
desk-explain = Sut y cyfrifwyd y dyddiad hwn
desk-reporter = Gan bwy y daeth
desk-contact-known = Mae wedi rhoi gwybod o’r blaen: gweld popeth gan y person hwn
desk-contact-new = Yr adroddiad cyntaf: gweld yr hyn a wyddom am y person hwn
desk-answers = Beth ddywedodd wrthym
desk-position = Ar y map
desk-language = Iaith
desk-language-en = Saesneg
desk-language-cy = Cymraeg
desk-story = Beth ddigwyddodd
desk-event-opened = Derbyniwyd yr adroddiad
desk-event-note = Nodyn
desk-event-message = Neges i’r dinesydd
desk-event-reply = Ateb gan y dinesydd
desk-event-moved = Newidiwyd y statws i “{ $to }”
desk-event-moved-outcome = Newidiwyd y statws i “{ $to }”: { $outcome }
desk-event-given = Rhoddwyd i { $name }
desk-event-taken = Cymerwyd gan { $name }
desk-event-returned = Rhoddwyd yn ôl i’r ciw
desk-who = Pwy sy’n delio ag ef
desk-who-nobody = Does neb yn delio â’r achos hwn eto.
desk-take = Cymryd yr achos hwn
desk-release = Ei roi yn ôl i’r ciw
desk-private = Staff yn unig
desk-note = Ychwanegu nodyn
desk-note-label = Nodyn
desk-note-hint = Nid yw’r dinesydd byth yn gweld hwn.
desk-note-save = Cadw’r nodyn
desk-update = Dweud wrth y dinesydd
desk-update-label = Neges i’r dinesydd
desk-update-by-email = Bydd yn gweld hon ar-lein ac yn ei chael drwy e-bost.
desk-update-by-letter = Ni roddodd gyfeiriad e-bost: daw hon yn llythyr i’w argraffu. Bydd hefyd yn ei gweld ar-lein.
desk-update-online = Ni roddodd gyfeiriad e-bost na chyfeiriad post, felly dim ond ar-lein y bydd yn ei gweld.
desk-update-in-welsh = Ysgrifennwch yn Gymraeg: dyna iaith yr adroddiad.
desk-update-in-english = Ysgrifennwch yn Saesneg: dyna iaith yr adroddiad.
desk-update-send = Anfon y neges
desk-move = Ei symud ymlaen
desk-move-to = Statws newydd
desk-outcome = Canlyniad
desk-outcome-none = Dewiswch pan fydd yr achos wedi’i gau
desk-outcome-hint = Mae ei angen pan fydd yr achos wedi’i gau, a dim ond bryd hynny.
desk-move-message = Neges i’r dinesydd amdano
desk-move-message-hint = Lle dywedir am y symud, dywedir y statws newydd beth bynnag. Gofynnwch eich cwestiwn yma pan fyddwch yn aros am ateb.
desk-move-told-email = Dywedir wrth y dinesydd drwy e-bost.
desk-move-told-letter = Dywedir wrth y dinesydd drwy lythyr, a argraffwch chi.
desk-move-told-nothing = Ni ellir dweud wrth neb: ni roddodd gyfeiriad e-bost na chyfeiriad post. Dim ond ar-lein, neu wrth ffonio, y bydd yn gweld hynny.
desk-move-button = Newid y statws
desk-messages-sent = Negeseuon a anfonwyd
desk-messages-none = Dim negeseuon.
desk-messages-unknown = Ni ellir dangos y negeseuon ar hyn o bryd.

# Sut y cyfrifwyd dyddiad
explain-working-days = { $days ->
    [zero] Y targed yw { $days } diwrnod gwaith.
    [one] Y targed yw { $days } diwrnod gwaith.
    [two] Y targed yw { $days } ddiwrnod gwaith.
    [few] Y targed yw { $days } diwrnod gwaith.
    [many] Y targed yw { $days } diwrnod gwaith.
   *[other] Y targed yw { $days } diwrnod gwaith.
}
explain-calendar-days = { $days ->
    [zero] Y targed yw { $days } diwrnod.
    [one] Y targed yw { $days } diwrnod.
    [two] Y targed yw { $days } ddiwrnod.
    [few] Y targed yw { $days } diwrnod.
    [many] Y targed yw { $days } diwrnod.
   *[other] Y targed yw { $days } diwrnod.
}
explain-received = Derbyniwyd yr adroddiad: { $at }.
explain-starts = Mae’r cyfrif yn dechrau o { $on }.
explain-starts-after-hours = Roedd hynny ar ôl diwedd y diwrnod gwaith, felly mae’r cyfrif yn dechrau o { $on }.
explain-starts-closed = Roedd y cyngor ar gau, felly mae’r cyfrif yn dechrau o { $on }.
explain-days = { $from } i { $to }
explain-skipped = Heb eu cyfrif: { $days } ({ $why }).
explain-weekend = penwythnos
explain-table-ends = O { $from } ymlaen, nid yw gwyliau banc yn hysbys eto ac nid ydynt wedi’u tynnu allan.
explain-due = Mae i’w gwblhau erbyn { $clock }, { $on }.

# Pobl, negeseuon
contact-details = Manylion
contact-addresses = Cyfeiriadau
contact-emails = Cyfeiriadau e-bost
contact-phones = Rhifau ffôn
contact-since = Clywyd gyntaf
contact-cases = Yr hyn y rhoddodd wybod amdano
contact-no-cases = Dim byd eto.
contact-logged = Cofnodir pwy sy’n edrych ar y dudalen hon. Agorwch hi dim ond pan fydd ei hangen arnoch ar gyfer eich gwaith.
staff-title = Staff
staff-role = Rôl
staff-teams = Timau
staff-teams-hint = Pa giwiau y maen nhw’n eu gweithio.
staff-since = Gwahoddwyd ar
staff-state = Cyfrif
staff-joined = Gweithredol
staff-invited = Wedi’i wahodd
staff-invite = Gwahodd rhywun
staff-invite-lead = Bydd yn cael e-bost gyda dolen i ddewis cyfrinair.
staff-invite-button = Anfon y gwahoddiad
role-agent = Asiant
role-agent-hint = Yn ateb dinasyddion ac yn derbyn adroddiadau.
role-caseworker = Gweithiwr achos
role-caseworker-hint = Yn gweithio ar achosion.
role-manager = Rheolwr
role-manager-hint = Gweithiwr achos sydd hefyd yn gweld y staff a’r cofnod mynediad.
role-administrator = Gweinyddwr
role-administrator-hint = Rheolwr sydd hefyd yn gwahodd staff.
messages-title = Negeseuon
messages-when = Pryd
messages-to = At
messages-subject = Pwnc
messages-state = Cyflwr
messages-any = Unrhyw un
messages-retry = Anfon eto
message-queued = Yn aros i’w hanfon
message-sent = Wedi’i hanfon
message-failed = Heb ei danfon
message-to-print = Llythyr, i’w argraffu
message-posted = Llythyr, wedi’i bostio
message-posted-on = Llythyr, wedi’i bostio ar { $day }
desk-update-died = Mae wedi marw: nid anfonir dim. Cedwir hyn gyda’r achos.
desk-move-told-died = Ni ddywedir wrth neb: mae’r person wedi marw.
done-updated-died = Mae eich neges wedi’i hysgrifennu, ac ni anfonir dim: mae’r person wedi marw.
done-moved-died = Mae’r statws wedi’i newid. Ni ddywedir wrth neb: mae’r person wedi marw.
message-stopped = Wedi’i atal
message-stopped-why = Heb ei anfon: mae’r person wedi marw.

# Y cofnod mynediad
log-title = Cofnod mynediad
log-who = Pwy

# Beth sydd o’i le ar ateb
fault-required-note = Ysgrifennwch y nodyn
fault-required-update = Ysgrifennwch y neges
fault-required-move = Dewiswch y statws newydd
fault-not-offered-move = Ni all yr achos fynd yno o’r lle y mae nawr. Dewiswch statws arall
fault-required-outcome = Dewiswch sut y daeth yr achos i ben
fault-not-asked-outcome = Dewiswch ganlyniad dim ond pan fydd yr achos wedi’i gau
fault-not-asked-message = Ni ddywedir wrth y dinesydd am y newid hwn, felly gadewch y neges yn wag
fault-required-role = Dewiswch rôl
fault-required-their-name = Rhowch ei enw llawn
fault-required-their-email = Rhowch ei gyfeiriad e-bost
fault-staff-already = Mae rhywun â’r cyfeiriad e-bost hwn yn aelod o’r staff eisoes
case-marks-away = Ni ellir dangos rhybuddion ar hyn o bryd. Gofynnwch cyn i unrhyw un ymweld.
