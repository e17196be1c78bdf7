# O gwmpas y ddesg
desk-nav = Desg
desk-nav-cases = Achosion
desk-nav-messages = Negeseuon
desk-nav-staff = Staff
desk-sign-out = Allgofnodi
desk-back-queue = Yn ôl i’r ciw

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
queue-nobody = Neb
queue-team = Tîm
queue-all-teams = Pob tîm
queue-state = Statws
queue-open = Agored
queue-reference = Cyfeirnod
queue-due = Erbyn
queue-service = Gwasanaeth
queue-place = Lle
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
queue-next = Y dudalen nesaf
queue-pages = Tudalennau

# Achos
desk-explain = Sut y cyfrifwyd y dyddiad hwn
desk-reporter = Gan bwy y daeth
desk-contact-link = Popeth gan y person hwn
desk-answers = Beth ddywedodd wrthym
desk-who = Pwy sy’n delio ag ef
desk-take = Cymryd yr achos hwn
desk-assign-label = Rhoi i
desk-assign = Rhoi
desk-private = Staff yn unig
desk-note = Ychwanegu nodyn
desk-note-label = Nodyn
desk-note-hint = Nid yw’r dinesydd byth yn gweld hwn.
desk-note-save = Cadw’r nodyn
desk-update = Dweud wrth y dinesydd
desk-update-label = Neges i’r dinesydd
desk-update-hint = Bydd yn gweld hon ar-lein, a thrwy e-bost os rhoddodd gyfeiriad.
desk-update-send = Anfon y neges
desk-move = Ei symud ymlaen
desk-move-to = Statws newydd
desk-outcome = Canlyniad
desk-outcome-none = Dim
desk-outcome-hint = Mae ei angen pan fydd yr achos wedi’i gau.
desk-move-message = Neges i’r dinesydd amdano
desk-move-message-hint = Mae ei hangen pan fyddwch yn aros am ateb.
desk-move-button = Newid y statws
desk-messages-sent = Negeseuon a anfonwyd
desk-messages-none = Dim negeseuon.

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
contact-cases = Yr hyn y rhoddodd wybod amdano
contact-no-cases = Dim byd eto.
contact-logged = Cofnodir pwy sy’n edrych ar y dudalen hon. Agorwch hi dim ond pan fydd ei hangen arnoch ar gyfer eich gwaith.
staff-title = Staff
staff-role = Rôl
staff-teams = Timau
staff-state = Cyfrif
staff-joined = Gweithredol
staff-invited = Wedi’i wahodd
staff-invite = Gwahodd rhywun
staff-invite-lead = Bydd yn cael e-bost gyda dolen i ddewis cyfrinair.
staff-invite-button = Anfon y gwahoddiad
role-agent = Gweithiwr achos
role-agent-hint = Yn gweithio ar achosion.
role-administrator = Gweinyddwr
role-administrator-hint = Yn gweithio ar achosion ac yn gofalu am staff y cyngor.
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
message-unknown = Ddim yn hysbys
