# Yr hafan a’r chwiliad
home-title = Sut gallwn ni helpu?
home-lead = Rhowch wybod am broblem, gofynnwch am wasanaeth, neu gwelwch beth sydd wedi digwydd i rywbeth rydych eisoes wedi dweud wrthym amdano.
home-top = Beth mae pobl yn gofyn amdano fwyaf
home-all = Gweld pob gwasanaeth
home-follow-title = Wedi dweud wrthym eisoes?
home-follow-text = Gwelwch beth sy’n digwydd gyda’ch cais. Bydd angen ei gyfeirnod arnoch.
search-label = Dywedwch yn eich geiriau eich hun, er enghraifft “bin heb ei wagio”
search-button = Chwilio
search-all-title = Pob gwasanaeth
search-heading = Canlyniadau chwilio
search-title = Chwilio: { $query }
search-answers = { $count ->
    [zero] Dim gwasanaethau wedi’u canfod
    [one] { $count } gwasanaeth wedi’i ganfod
    [two] { $count } wasanaeth wedi’u canfod
    [few] { $count } gwasanaeth wedi’u canfod
    [many] { $count } gwasanaeth wedi’u canfod
   *[other] { $count } o wasanaethau wedi’u canfod
}
search-none = Dim byd wedi’i ganfod ar gyfer “{ $query }”
search-none-try = Rhowch gynnig ar eiriau eraill, neu edrychwch drwy’r rhestr o bopeth a wnawn.
provided-by = Darperir gan { $council }
provided-by-county = Darperir gan eich cyngor sir
provided-by-district = Darperir gan eich cyngor dosbarth neu fwrdeistref
provided-by-parish = Darperir gan eich cyngor plwyf, tref neu gymuned
provided-by-other = Darperir gan gyngor arall

# Gwasanaeth a’i ffurflen
service-about-you = Amdanoch chi
service-privacy = Dim ond i ddelio â’ch cais y byddwn yn defnyddio’r hyn a ddywedwch wrthym.
service-target-working = { $days ->
    [one] Ein nod yw gwneud hyn o fewn { $days } diwrnod gwaith.
    [two] Ein nod yw gwneud hyn o fewn { $days } ddiwrnod gwaith.
   *[other] Ein nod yw gwneud hyn o fewn { $days } diwrnod gwaith.
}
service-target-calendar = { $days ->
    [one] Ein nod yw gwneud hyn o fewn { $days } diwrnod.
    [two] Ein nod yw gwneud hyn o fewn { $days } ddiwrnod.
   *[other] Ein nod yw gwneud hyn o fewn { $days } diwrnod.
}
service-made = Rydych wedi anfon y ffurflen hon o’r blaen. Cyfeirnod y cais hwnnw:
service-talk = Well gennych siarad â ni?
service-send = Anfon

# Gwasanaeth cyngor arall
handoff-not-us = Nid yw { $council } yn darparu’r gwasanaeth hwn.
handoff-county = Eich cyngor sir sy’n ei ddarparu.
handoff-district = Eich cyngor dosbarth neu fwrdeistref sy’n ei ddarparu.
handoff-parish = Eich cyngor plwyf, tref neu gymuned sy’n ei ddarparu.
handoff-other = Cyngor arall sy’n ei ddarparu.
handoff-them = Mae { $council } yn ei ddarparu.
handoff-explain = Byddwn yn mynd â chi’n syth i’r dudalen gywir ar eu gwefan. Nid oes angen chwilio amdani eto.
handoff-go = Ewch i { $council }
handoff-choose = Pa gyngor sy’n gofalu am y lle?
handoff-unsure = Ddim yn siŵr?
handoff-find = Gallwch weld pa un sy’n gofalu am y lle yn ôl ei god post.
handoff-find-link = Dod o hyd i’ch cyngor lleol ar GOV.UK

# Wedi’i anfon
sent-title = Mae eich cais gennym
sent-reference = Eich cyfeirnod
sent-next = Beth sy’n digwydd nesaf
sent-due = Ein nod yw gorffen erbyn { $due }.
sent-told = Byddwn yn dweud wrthych yma bob tro y bydd rhywbeth yn digwydd.
sent-told-emailed = Byddwn yn dweud wrthych drwy e-bost ac yma bob tro y bydd rhywbeth yn digwydd.
sent-told-lettered = Rydym yn ysgrifennu atoch drwy’r post ac yn dweud wrthych yma bob tro y bydd rhywbeth yn digwydd.
sent-follow-title = Dilyn eich cais
sent-emailed = Rydym wedi anfon e-bost atoch gyda’ch cyfeirnod a dolen i’r cais hwn.
sent-not-emailed = Ni roesoch gyfeiriad e-bost, felly nodwch y cyfeirnod. Gydag ef a’ch cod post gallwch edrych ar eich cais unrhyw bryd, neu holi amdano dros y ffôn.
sent-lettered = Ni roesoch gyfeiriad e-bost, felly rydym yn anfon llythyr gyda’ch cyfeirnod i’r cyfeiriad a roesoch. Gyda’r cyfeirnod a’ch cod post gallwch edrych ar eich cais unrhyw bryd, neu holi amdano dros y ffôn.
sent-follow-link = Gweld eich cais

# Dilyn adroddiad
follow-title = Dilyn cais
follow-lead = Os anfonwyd e-bost atoch, gallwch hefyd ddefnyddio’r ddolen ynddo.
follow-button = Dod o hyd i’m cais
follow-not-found = Ni allwn ddod o hyd i gais gyda’r cyfeirnod a’r cod post hwn. Gwiriwch y ddau.
follow-lost-title = Rwyf wedi colli’r cyfeirnod
follow-lost = Chwiliwch am ein he-bost am eich cais: mae’r cyfeirnod yn ei bwnc. Os na roesoch gyfeiriad e-bost, ffoniwch ni a dywedwch am beth yr oedd a phryd.
case-title = Cais { $reference }
case-caption = Cais
case-status = Statws
case-received = Derbyniwyd
case-team = Pwy sy’n delio ag ef
case-due = Erbyn
case-due-stopped = Ni ellir rhoi diwrnod tra bod y gwasanaeth wedi’i atal
told-title = Yr hyn a ddywedoch wrthym
told-files = Ffeiliau
walk-guidance = Yr hyn i’w wybod yn gyntaf
told-by-link = Nid yw eich atebion yn cael eu dangos pan ddefnyddiwch gyfeirnod a chod post. I’w darllen, defnyddiwch y ddolen yn ein he-bost neu ein llythyr, os anfonwyd un atoch.
case-events = Beth sydd wedi digwydd
event-yours = Eich neges
case-reply-title = Ateb ein cwestiwn
case-reply-label = Eich ateb
case-reply-send = Anfon
case-reply-sent = Mae eich neges gennym. Mae gyda’ch cais, a gall y tîm ei gweld.
case-tell-title = Dweud mwy wrthym
case-tell-label = Unrhyw beth sydd wedi newid, neu a fyddai’n ein helpu
step-received = Wedi’i dderbyn
step-working = Yn cael sylw
step-done = Wedi’i gau

# Pan nad oes rhywbeth yno neu pan aiff o’i le
not-found-title = Heb ddod o hyd i’r dudalen
not-found-typed = Os teipioch chi’r cyfeiriad, gwnewch yn siŵr ei fod yn gywir. Os dilynoch chi ddolen, efallai ei bod yn rhy hen.
not-found-search = Gallwch chwilio am yr hyn roeddech am ei wneud.
suspended-title = Nid yw’r wefan hon ar gael
suspended-text = Mae gwasanaethau ar-lein y cyngor wedi’u diffodd ar hyn o bryd. Nid oes dim a ddywedoch wrthym wedi’i golli.
error-title = Mae’n ddrwg gennym, aeth rhywbeth o’i le
error-text = Ein bai ni yw hyn, nid eich bai chi. Rhowch gynnig arall arni ymhen ychydig funudau.
error-contact = Os yw’n fater brys, cysylltwch â ni dros y ffôn.
unavailable-title = Mae’n ddrwg gennym, nid yw hyn ar gael ar hyn o bryd
unavailable-text = Rhowch gynnig arall arni ymhen ychydig funudau. Os oeddech yn llenwi ffurflen, ewch yn ôl: mae’r hyn a deipioch yno o hyd.
forbidden-title = Ni allwch weld y dudalen hon
forbidden-text = Nid yw eich cyfrif yn caniatáu hynny. Gofynnwch i weinyddwr eich cyngor os oes ei hangen arnoch.
too-long-title = Mae’r hyn a anfonoch yn rhy hir
too-long-text = Mae’n fwy nag y gall ffurflen ei ddal, felly ni chadwyd dim.
unread-title = Ni allem ddarllen yr hyn a anfonoch
unread-back = Ewch yn ôl: mae’r hyn a deipioch yno o hyd. Byrhewch neu cywirwch ef, a’i anfon eto.
too-many-title = Arhoswch funud
refused-title = Anfonwch hwn eto
refused-stale = Bu’r dudalen hon ar agor am amser hir, neu mae cwcis wedi’u diffodd, felly ni allem fod yn siŵr mai chi a’i hanfonodd. Nid oes dim wedi’i golli. Gwiriwch yr hyn a ysgrifennoch a’i anfon eto.
refused-foreign = Anfonwyd hwn o wefan arall, felly nid ydym wedi’i dderbyn. Dangosir isod yr hyn a anfonwyd.
refused-again = Anfon eto
refused-open = Agor y ffurflen ar y wefan hon
