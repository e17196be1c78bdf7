# Ciwiau
queues = Ciwiau
queues-mine = Fy rhai i
queues-team = Fy nhîm
queues-unassigned = Heb eu rhoi i neb
queues-breaching = Erbyn yn fuan neu’n hwyr
queues-waiting = Yn aros am y dinesydd
queues-watched = Yn cael eu gwylio
queue-changed = Wedi newid
queue-due-any = Unrhyw bryd
queue-due-later-today = Yn nes ymlaen heddiw
queue-due-soon = Erbyn y diwrnod gwaith nesaf
queue-tick = Dewis { $reference }
queue-live-one = Mae 1 achos wedi newid ers i chi agor y dudalen hon.
queue-live-many = Mae {"{"}n{"}"} achos wedi newid ers i chi agor y dudalen hon.
queue-live-show = Dangos
desk-event-queued = Rhoddwyd yng nghiw { $team }

# Hidlwyr wedi’u cadw
filter-save = Cadw’r hidlwyr hyn
filter-save-button = Cadw
filter-name = Enw
filter-share = Rhannu gyda
filter-own = Neb
filter-shared = Wedi’i rannu gyda { $team }
filter-manage = Ailenwi, rhannu neu ddileu eich hidlwyr
filter-change = Cadw’r newidiadau
filter-delete = Dileu
filter-too-many = Mae gennych hanner cant o hidlwyr eisoes. Dilëwch un yn gyntaf
filter-changed = Mae’r hidlydd hwn wedi newid ers i chi agor y dudalen. Edrychwch arno eto
filters-title = Eich hidlwyr
filters-none = Nid oes gennych hidlwyr wedi’u cadw. Dewiswch hidlwyr yn y ciw a’u cadw yno.
fault-required-filter-name = Rhowch enw

# Gwylio, rhoi, dadwneud
desk-watch = Gwylio’r achos hwn
desk-unwatch = Rhoi’r gorau i’w wylio
desk-assign = Ei roi iddynt
desk-assign-to = Ei roi i
desk-queue = Ei symud i dîm arall
desk-queue-to = Tîm
done-queued = Mae’r achos yng nghiw’r tîm arall.
done-given = Mae’r achos wedi’i roi.
done-watched = Rydych yn gwylio’r achos hwn.
done-unwatched = Nid ydych yn gwylio’r achos hwn mwyach.
done-watches-full = Rydych yn gwylio 500 o achosion eisoes. Rhowch y gorau i wylio rhai yn gyntaf.
done-undone = Mae fel yr oedd o’r blaen.
done-not-undone = Ni ellir dadwneud hyn: mae’r achos wedi newid ers hynny. Edrychwch ar yr hyn a ddigwyddodd.
done-filter-saved = Mae’r hidlydd wedi’i gadw.
done-filter-deleted = Mae’r hidlydd wedi’i ddileu.
undo = Dadwneud
keys-undo = Dadwneud yr hyn sydd newydd ei wneud
keys-changes = Dangos yr hyn sydd wedi newid
keys-give = Rhoi’r achos i rywun
keys-team = Symud yr achos i dîm arall
keys-watch = Gwylio’r achos

# Pwy arall sydd wrth achos
presence-looking = Mae { $name } yn edrych ar yr achos hwn nawr.
presence-writing = Mae { $name } yn ysgrifennu.
news-note-someone = Mae { $name } newydd ychwanegu nodyn.
news-message-someone = Mae { $name } newydd ysgrifennu at y dinesydd.
news-moved-someone = Mae { $name } newydd newid y statws.
news-assigned-someone = Mae { $name } newydd newid pwy sy’n delio ag ef.
news-queued-someone = Mae { $name } newydd ei roi yng nghiw tîm arall.
news-reply-nobody = Mae’r dinesydd newydd ateb.
news-moved-nobody = Mae’r statws newydd newid.
news-other = Mae’r achos newydd newid.

# Llawer o achosion ar unwaith
bulk-with = Gyda’r achosion a diciwyd
bulk-all = Pob achos sy’n cyfateb, ar bob tudalen (1,000 ar y mwyaf)
bulk-take = Eu rhoi i mi
bulk-assign = Eu rhoi i rywun
bulk-release = Eu rhoi yn ôl i’r ciw
bulk-queue = Eu symud i dîm arall
bulk-note = Ychwanegu nodyn
bulk-update = Ysgrifennu at y dinasyddion
bulk-close = Cau
bulk-to = I bwy
bulk-undoing = Dadwneud: { $deed }
bulk-count = { $count ->
    [zero] Dewiswyd { $count } achos.
    [one] Dewiswyd { $count } achos.
    [two] Dewiswyd { $count } achos.
    [few] Dewiswyd { $count } achos.
    [many] Dewiswyd { $count } achos.
   *[other] Dewiswyd { $count } o achosion.
}
bulk-count-all = Dewiswyd pob achos sy’n cyfateb i’r hidlwyr, 1,000 ar y mwyaf.
bulk-count-none = Ni ddewiswyd achos. Ewch yn ôl i’r ciw a thiciwch un o leiaf.
bulk-update-hint = Bydd pob dinesydd yn cael y neges hon.
bulk-close-hint = Dywedir y canlyniad beth bynnag wrth bob dinesydd a roddodd gyfeiriad e-bost neu gyfeiriad post.
bulk-standing-working = { $done } o { $total } wedi’u gwneud, { $refused } wedi’u gwrthod hyd yma.
bulk-standing = { $done } o { $total } wedi’u gwneud, { $refused } wedi’u gwrthod.
bulk-standing-cancelled = Canslwyd: { $done } o { $total } wedi’u gwneud, { $refused } wedi’u gwrthod, y gweddill fel yr oeddent.
bulk-progress = Cynnydd
bulk-results = Canlyniadau
bulk-tab-all = Pob un ({ $count })
bulk-tab-done = Wedi’u gwneud ({ $count })
bulk-tab-refused = Wedi’u gwrthod ({ $count })
bulk-result = Canlyniad
bulk-reason = Pam
bulk-none = Dim achosion yma.
bulk-cancel = Canslo’r gweddill
bulk-undo = Dadwneud
bulk-no-undo-note = Mae nodiadau’n aros yn hanes achos ac ni ellir eu tynnu’n ôl.
bulk-no-undo-told = Mae’r dinasyddion wedi cael gwybod, felly ni ellir dadwneud hyn.
bulk-result-waiting = Yn aros
bulk-result-done = Wedi’i wneud
bulk-result-refused = Gwrthodwyd
bulk-result-left = Gadawyd
bulk-why-already = Felly yr oedd eisoes.
bulk-why-changed = Newidiodd rhywun ef ar ôl iddo gael ei ddewis.
bulk-why-needs-two = Rhaid i ail berson gymeradwyo hyn. Cynigiwch ef ar dudalen yr achos ei hun.
bulk-why-finished = Mae wedi’i gau eisoes.
bulk-why-nobody = Ni all y sawl oedd i’w gael fewngofnodi mwyach.
bulk-why-no-team = Nid yw’r tîm yno mwyach.
bulk-why-not-offered = Nid yw ei lif gwaith yn caniatáu hyn o’r lle y mae.
bulk-why-not-asked = Ni ddywedir wrth y dinesydd am y cam hwn, felly ni ellir anfon neges gydag ef.
bulk-why-unseen = Nid ydych yn gweld yr achos hwn mwyach.
bulk-unseen = Achos nad ydych yn ei weld
bulk-why-fault = Aeth rhywbeth o’i le gyda ni. Rhowch gynnig ar yr achos hwn ar ei ben ei hun.
bulk-fault-required = Ticiwch un achos o leiaf
bulk-fault-too-many = Dewiswch 1,000 o achosion ar y mwyaf
bulk-fault-nothing = Nid oes achos yn cyfateb i’r hidlwyr mwyach
bulk-fault-unknown-value = Nid yw un o’r achosion yno mwyach. Ewch yn ôl i’r ciw a dewis eto
fault-required-bulk-to = Dewiswch i bwy i’w rhoi
fault-required-bulk-team = Dewiswch dîm
queue-service-any = Pob gwasanaeth
queue-service-gone = Gwasanaeth a dynnwyd yn ôl
