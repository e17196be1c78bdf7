# Channels
channel = Sianel
channel-phone = Ffôn
channel-desk = Wyneb yn wyneb
channel-web = Gwe
channel-email = E-bost
channel-sms = Neges destun
channel-letter = Llythyr
channel-video = Galwad fideo
channel-councillor = Cynghorydd
desk-event-taken-in = Adroddwyd ({ $channel }), cofnodwyd gan staff

# Knowledge articles
desk-nav-articles = Atebion
articles-title = Atebion
articles-search = Chwiliwch yng ngeiriau’r galwr
articles-find = Chwilio
articles-none = Ni chafwyd hyd i ddim. Rhowch gynnig ar eiriau eraill, neu lai.
articles-answer = Ateb
articles-audience = Pwy sy’n ei weld
articles-public = Pawb
articles-staff = Staff yn unig
articles-owner = Perchennog
articles-nobody = Neb
articles-state = Statws
articles-review = Adolygu
articles-review-on = Adolygu erbyn
articles-due = Angen ei adolygu
articles-any = Unrhyw un
articles-due-mine = Angen, fy rhai i
articles-due-all = Angen, rhai pawb
articles-back = Yn ôl i’r atebion
articles-mine-due = { $count ->
    [one] Mae angen adolygu { $count } o’ch atebion
   *[other] Mae angen adolygu { $count } o’ch atebion
}
article-state-draft = Drafft
article-state-published = Wedi’i gyhoeddi
article-state-withdrawn = Wedi’i dynnu’n ôl
article-about = Am yr ateb hwn
article-changed = Newidiwyd ddiwethaf
article-changed-by = { $when }, { $name }
article-form = Agor y ffurflen sy’n mynd gydag ef
article-edit = Golygu’r ateb hwn
article-new = Ysgrifennu ateb
article-editing = Golygu ateb
article-save = Cadw
article-answered = Atebodd hyn y cwestiwn: gorffen yr alwad
article-title-en = Cwestiwn, yn Saesneg
article-title-cy = Cwestiwn, yn Gymraeg
article-summary-en = Ateb mewn brawddeg, yn Saesneg
article-summary-cy = Ateb mewn brawddeg, yn Gymraeg
article-summary-hint = Yr hyn y gall asiant ei ddarllen ar unwaith.
article-body-en = Yr ateb cyfan, yn Saesneg
article-body-cy = Yr ateb cyfan, yn Gymraeg
article-body-hint = Gadewch linell wag rhwng paragraffau. Dechreuwch linell â “- ” ar gyfer rhestr. Ysgrifennwch [geiriau](https://…) ar gyfer dolen a **geiriau** ar gyfer print trwm.
article-words-en = Geiriau eraill amdano, yn Saesneg
article-words-cy = Geiriau eraill amdano, yn Gymraeg
article-words-hint = Yr hyn y mae dinasyddion yn ei ddweud, un gair neu ymadrodd y llinell.
article-service = Am ba wasanaeth
article-service-hint = Mae ffigurau’r cyswllt cyntaf yn ei gyfrif yno.
article-no-service = Dim gwasanaeth penodol
article-public-yes = Pawb
article-public-no = Staff yn unig
article-owner-hint = Mae’n gofalu bod yr ateb yn parhau’n wir.
fault-unknown-value = Dewiswch un o’r atebion i “{ $label }”
fault-too-many = Rhaid i “{ $label }” gael 50 llinell neu lai
done-article-saved = Mae’r ateb wedi’i gadw.
done-article-answered = Mae’r alwad wedi gorffen: atebwyd.

# Answers in the citizen's search
search-answers-title = Atebion
search-services-title = Ffurflenni
answer-on = Nid yw hyn yn ateb fy nghwestiwn: chwilio am ffurflen
answer-back = Yn ôl i’r chwilio
answer-ask = A atebodd hyn eich cwestiwn?
answer-yes = Do
answer-no = Naddo
answer-thanks-yes = Diolch am roi gwybod i ni.
answer-thanks-no = Diolch am roi gwybod i ni. Bydd pwy bynnag sy’n gofalu am yr ateb hwn yn gweld nad oedd yn ddigon. Gallwch ddod o hyd i ffurflen isod, neu gysylltu â ni.
articles-said = A atebodd?
articles-said-counts = { $answered } do, { $unanswered } naddo mewn 90 diwrnod
articles-said-none = Nid oes neb wedi dweud mewn 90 diwrnod

# The manager's board
desk-nav-board = Bwrdd
board-title = Bwrdd
board-back = Yn ôl i’r bwrdd
board-unknown = Ni ellir dangos hyn ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig funudau.
board-urgent = Yr achosion mwyaf brys
board-no-cases = Nid oes achos ar agor.
board-choose = Dewis
board-give = Rhoi’r achos
board-give-to = Rhoi’r achos a ddewiswyd i
board-give-nobody = Neb: yn ôl i’r ciw
board-give-choose = Dewiswch achos yn gyntaf
board-give-changed = Mae’r achos wedi newid yn y cyfamser. Edrychwch arno fel y mae nawr, yna dewiswch eto
board-load = Pwy sydd â faint i’w wneud
board-who = Tîm neu berson
board-open = Ar agor
board-today = I’w gwneud heddiw
board-overdue = Hwyr
board-nobodys = Gan neb
board-review = Atebion i’w hadolygu
board-unexplained = Edrych ar gofnodion pobl heb alwad nac achos
board-first-contact = Datryswyd ar y cyswllt cyntaf, 30 diwrnod diwethaf
board-first-contact-is = { $percent }% o ymholiadau. Y targed yw { $target }%.
board-first-contact-none = Nid oedd ymholiad. Y targed yw { $target }%.
board-first-contact-short = Datryswyd ar y cyswllt cyntaf
board-strangers = Pobl ddieithr, wedi’u cyfrif ar wahân: gadawodd { $resolved } o { $all } ag ateb.
board-target-met = Targed wedi’i gyrraedd
board-target-missed = Islaw’r targed
board-enquiries = Ymholiadau
board-resolved = Datryswyd
board-share = Cyfran
board-no-matter = Dim byd penodol
board-unresolved = Ymholiadau na ddatryswyd ar y cyswllt cyntaf
board-unresolved-link = Gweld yr ymholiadau na ddatryswyd
board-behind-of = Ymholiadau: { $matter }
board-behind-avoidable = Cysylltiadau y gellid bod wedi’u hosgoi
board-nothing-behind = Nid oes dim yn y dyddiau hyn.
board-avoidable = Cysylltiadau y gellid bod wedi’u hosgoi, 30 diwrnod diwethaf
board-avoidable-count = { $count ->
    [0] Dim.
    [one] { $count } cysylltiad.
   *[other] { $count } cysylltiad.
}
board-messages = Y neges a fyddai wedi’u hosgoi
board-reasons = Pam roedd yn rhaid i bobl ofyn
missing-done = ei fod wedi’i wneud
missing-reachable = un mewn ffordd sy’n eu cyrraedd: ni roddwyd cyfeiriad e-bost
missing-target_missed = ei fod yn cymryd mwy o amser, pan fethwyd y targed
missing-waiting = am beth y mae’n aros
missing-first = beth sy’n digwydd, o fewn y dyddiau cyntaf
missing-progress = sut mae’n mynd, ar ôl dyddiau o dawelwch
missing-none = dim un y mae stori’r achos yn sôn amdani
avoidable-chased = gofynnwyd sut mae’r achos
avoidable-no_update = ni chlywyd dim
avoidable-unclear_message = nid oedd ein neges neu’n llythyr yn glir
avoidable-missed_promise = ni chadwyd addewid
avoidable-wrong_information = dywedwyd rhywbeth anghywir
avoidable-website = methwyd â’i ganfod neu ei wneud ar y wefan
avoidable-passed_on = fe’u trosglwyddwyd, neu bu’n rhaid ei ddweud eto
board-calls = Galwadau, 14 diwrnod diwethaf
board-calls-number = Galwadau
board-calls-today = Galwadau heddiw
board-calls-open = Galwadau ar agor nawr
board-average = Hyd cyfartalog
board-average-today = Galwad gyfartalog heddiw
board-reference-target = Mae’r cyngor am i’r cyfeirnod gael ei ddarllen o fewn { $target } i ddechrau galwad. Cafodd hanner y galwyr ef erbyn hynny ar { $kept ->
    [one] { $kept } diwrnod
    [two] { $kept } ddiwrnod
   *[other] { $kept } diwrnod
} o { $days }.
board-over-target = dros y targed
board-to-reference = Dechrau hyd at gyfeirnod (canolrif)
board-reference-today = Dechrau hyd at gyfeirnod heddiw
board-no-calls = Nid oedd galwad.
board-day = Diwrnod
board-calls-of = Galwadau ar { $day }
board-calls-month = Galwadau, 30 diwrnod diwethaf
board-taken-by = Cymerwyd gan
board-ended = Sut y daeth i ben
board-until-reference = Hyd at y cyfeirnod
board-call-rings = Yn canu
board-call-goes-on = Ar y gweill
board-all-enquiries = Y cyfan
board-by-service = Yn ôl gwasanaeth
board-by-channel = Yn ôl sianel
board-by-agent = Yn ôl pwy a’i cymerodd
board-no-agent = Neb: tudalennau’r cyngor ei hun
board-strangers-row = Dieithriaid
board-strangers-behind = Ymholiadau dieithriaid
board-agents = Galwadau heddiw, yn ôl pwy a’u cymerodd
board-matter = Am
board-how = Sut y daeth i ben, neu pam
board-then = Yn ôl, neu neges goll
board-about = Person ac achos
board-person = Person
board-case = Achos
