# Achosion o system oedd gan y cyngor o'r blaen
imports-link = Dod ag achosion o system arall i mewn
imports-title = Achosion o system arall
imports-lead = Dewch ag achosion y system rydych yn ei gadael i mewn. Gallwch edrych ar bopeth cyn iddo gael ei ysgrifennu a’i dynnu’n ôl wedyn. Nid oes neb yn cael neges amdano.
imports-bring = Dod â ffeil i mewn
imports-bring-button = Dod â’r ffeil i mewn
imports-list = Ffeiliau hyd yn hyn
imports-none = Ni ddaeth ffeil i mewn eto.
import-encoding = Sut cafodd y ffeil ei chadw?
import-utf-8 = Fel CSV UTF-8, gan raglen heddiw
import-windows-1252 = Gan raglen Windows hŷn
import-file = Ffeil
import-file-hint = Ffeil CSV gyda llinell o benawdau a llinell i bob achos. Hyd at 20 MB a 50,000 o linellau: anfonwch fwy mewn rhannau.
import-state = Statws
import-rows = Rhesi
import-when = Daeth i mewn
import-by = Gan
import-brought = Daeth i mewn { $when }
import-brought-by = Daeth i mewn { $when } gan { $name }

# Pa mor bell y mae
import-state-mapping = Colofnau i’w gwirio
import-state-judging = Yn cael ei gwirio
import-state-judged = Rhediad sych
import-state-importing = Yn cael ei mewnforio
import-state-imported = Wedi’i mewnforio
import-state-undoing = Yn cael ei thynnu’n ôl
import-state-undone = Wedi’i thynnu’n ôl
import-state-discarded = Wedi’i rhoi heibio
import-standing-mapping = Dywedwch beth sydd yn ei cholofnau. Nid oes dim yn achos eto.
import-standing-judging = Mae pob rhes yn cael ei gwirio. Nid oes dim yn achos eto. Mae’r dudalen hon yn dangos pa mor bell y mae.
import-standing-judged = Dyma beth fyddai’n dod. Nid oes dim yn achos eto. Mae rhai rhesi’n anghywir: cywirwch nhw yn eich ffeil a dewch â hi i mewn eto, dywedwch beth yw ystyr eu geiriau, neu gadewch nhw allan.
import-standing-all-good = Dyma beth fyddai’n dod. Nid oes dim yn achos eto, ac nid oes rhes anghywir.
import-standing-none-good = Ni ellir mewnforio unrhyw res. Gwiriwch beth sydd yn y colofnau, neu cywirwch y ffeil a dewch â hi i mewn eto.
import-standing-importing = Mae’r rhesi’n dod yn achosion. Gallwch adael y dudalen hon: mae’n mynd ymlaen heboch chi.
import-standing-imported = Mae’r achosion yma. Ni chafodd neb neges, ac nid oes larwm yn canu am yr hyn oedd yn hwyr eisoes.
import-standing-undoing = Mae’r achosion yn cael eu tynnu’n ôl. Gallwch adael y dudalen hon: mae’n mynd ymlaen heboch chi.
import-standing-undone = Mae’r achosion wedi mynd, gyda phopeth oedd ynddynt. Mae cofnod o’r mewnforio yn aros.
import-standing-some-kept = Mae’r achosion wedi mynd heblaw am y rhai isod.
import-standing-discarded = Cafodd y ffeil hon ei rhoi heibio cyn i’w rhesi fod yn achosion. Ni chadwyd yr hyn oedd ynddi.
import-progress = Pa mor bell y mae
import-rows-good = Gellir eu mewnforio
import-rows-bad = Mae rhywbeth o’i le
import-rows-imported = Achosion
import-rows-left = Wedi’u gadael allan
import-rows-removed = Wedi’u tynnu’n ôl
import-rows-kept = Wedi’u cadw
import-open = Achosion agored
import-closed = Achosion sydd wedi cau
import-citizens = Pobl a enwir
import-cases = Achosion yn ôl gwasanaeth
import-count = Faint
import-bad-rows = Rhesi â rhywbeth o’i le
import-download = Lawrlwythwch nhw i gyd fel tabl (CSV)
import-line = Llinell
import-column = Colofn
import-reason = Beth sydd o’i le
import-found = Beth sydd yno
import-whole-row = Y rhes gyfan
import-kept = Achosion a gadwyd
import-columns-link = Newid beth sydd yn y colofnau

# Beth a wneir ag ef
import-run-title = Mewnforio
import-run-lead = Mae pob rhes y gellir ei mewnforio yn dod yn achos gyda chyfeirnod gan y cyngor hwn. Mae’r hen gyfeirnod yn dod o hyd iddo hefyd. Ni chedwir yr hyn sydd yn y rhesi eraill: lawrlwythwch y tabl yn gyntaf os oes ei angen arnoch.
import-run = Mewnforio’r achosion
import-leave = Rhesi â rhywbeth o’i le
import-leave-bad = { $count ->
    [one] Gadael allan y rhes sy’n anghywir
   *[other] Gadael allan y { $count } rhes sy’n anghywir
}
fault-required-import-leave = Ticiwch y gellir gadael y rhesi anghywir allan, neu cywirwch nhw’n gyntaf
import-discard = Rhoi’r ffeil hon heibio
import-undo = Tynnu’r mewnforio’n ôl
import-undo-title = Ydych chi am dynnu’r mewnforio hwn yn ôl?
import-undo-goes = { $count ->
    [one] Mae un achos yn mynd, gyda’i nodiadau a’i hanes.
   *[other] Mae { $count } achos yn mynd, gyda’u nodiadau a’u hanes.
}
import-undo-lead = Mae achosion y mae rhywun wedi gweithio arnynt yn aros, ac yn cael eu rhestru. Mae pobl sy’n hysbys drwy’r achosion hyn yn unig yn mynd hefyd. Ni ellir dadwneud hyn: byddech yn dod â’r ffeil i mewn eto.
import-undo-worked-on = Achosion y mae rhywun wedi gweithio arnynt
import-undo-too = Eu tynnu’n ôl hefyd, oni bai bod ffeiliau, addewidion neu dasgau’n perthyn iddynt
import-undo-confirm = Tynnu’r mewnforio’n ôl
done-import-past = Roedd rhywun yma o’ch blaen. Dyma sut mae’r mewnforio nawr.

# Beth sydd yn y colofnau
import-columns-title = Beth sydd yn y colofnau?
import-columns-lead = Dyma ein dyfaliad ni, neu’r hyn a ddywedoch am y ffeil ddiwethaf â’r penawdau hyn. Bydd yr un nesaf yn cofio’r hyn a ddewiswch. Nid oes dim yn dod yn achos eto.
import-service = Gwasanaeth pob rhes
import-service-hint = Dewiswch un os nad oes colofn yn y ffeil yn ei ddweud.
import-service-by-row = Mae colofn yn ei ddweud
import-columns = Colofnau
import-first-rows = Rhesi cyntaf
import-holds = Yn dal
import-empty = Dim
import-column-holds = Beth sydd yn “{ $column }”?
import-column-left-out = Ei gadael allan
import-column-answer = Ateb: { $question }
import-judge = Gwirio pob rhes
import-words = Geiriau nad ydym yn eu hadnabod
import-words-lead = Dywedwch beth yw eu hystyr yma. Mae’r rhai a adewch yn aros yn anghywir.
import-word-means = Beth yw ystyr “{ $word }”?
import-word-about = { $count ->
    [one] { $field }, mewn un rhes
   *[other] { $field }, mewn { $count } rhes
}
import-word-choose = Heb ei benderfynu eto
import-word-nothing = Dim: fel pe bai’r gell yn wag
import-field-old-reference = Hen gyfeirnod
import-field-service = Gwasanaeth
import-field-received = Diwrnod derbyn
import-field-closed = Diwrnod gorffen
import-field-status = Statws
import-field-outcome = Sut daeth i ben
import-field-due = Diwrnod y mae’n ddyledus
import-field-channel = Sut daeth i mewn
import-field-name = Enw’r person
import-field-email = Cyfeiriad ebost y person
import-field-phone = Rhif ffôn y person
import-field-address = Cyfeiriad y person
import-field-postcode = Cod post y person
import-field-place = Lle
import-field-description = Yr hyn a ddywedwyd
import-field-notes = Nodiadau
import-field-team = Tîm
import-field-assignee = Pwy sy’n gweithio arno
fault-required-import-service = Dewiswch wasanaeth pob rhes, neu dywedwch pa golofn sy’n ei ddal
fault-unknown-value-import-service = Nid yw’r gwasanaeth hwn yno mwyach. Dewiswch eto
fault-twice-import-column = Mae colofn arall yn dal hwn eisoes. Dewiswch un arall, neu gadewch un allan
fault-unknown-value-import-column = Ni all colofn ddal hwn. Dewiswch eto
fault-plain-needs-reference = Dywedwch pa golofn sy’n dal yr hen gyfeirnod
fault-plain-needs-received = Dywedwch pa golofn sy’n dal y diwrnod derbyn

# Beth sydd o'i le ar ffeil
fault-required-import-file = Dewiswch ffeil
fault-empty = Mae’r ffeil yn wag
fault-no-rows = Mae gan y ffeil benawdau ond dim rhesi
fault-too-many-columns = Mae gan y ffeil fwy na 100 colofn
fault-too-many-rows = Mae gan y ffeil fwy na 50,000 o resi. Anfonwch hi mewn rhannau
fault-a-workbook = Llyfr gwaith yw hwn. Cadwch ef fel CSV a dewch â hwnnw i mewn
fault-utf-16 = Mae’r ffeil yn UTF-16. Cadwch hi fel CSV UTF-8
fault-not-text = Nid testun yw’r ffeil. Cadwch hi fel CSV
fault-not-utf-8 = Nid UTF-8 yw’r ffeil. Dewiswch “Gan raglen Windows hŷn” os daw o un
fault-open-quote = Mae gan y ffeil ddyfynnod nad yw wedi’i gau
fault-too-long-import-file = Mae gan y ffeil gell o fwy na 20,000 o nodau

# Beth sydd o'i le ar res
import-fault-impossible-date = Nid oes diwrnod o’r fath
import-fault-two-digit-year = Ysgrifennwch y flwyddyn â phedwar digid
import-fault-not-a-date = Ysgrifennwch ddiwrnod fel 27/03/2024
import-fault-not-a-time = Ysgrifennwch amser fel 14:05
import-fault-in-the-future = Mae’r diwrnod hwn eto i ddod
import-fault-before-receipt = Daeth i ben cyn iddo gael ei dderbyn
import-fault-not-ended = Mae ganddo ddiwrnod gorffen, ac mae ei statws yn dweud ei fod ar agor
import-fault-required = Mae rhywbeth sydd ei angen ar bob achos ar goll
import-fault-no-such-service = Nid oes gan y cyngor wasanaeth o’r enw hwn
import-fault-no-such-status = Nid oes cam o’r gwasanaeth o’r enw hwn
import-fault-no-such-outcome = Nid oes canlyniad o’r gwasanaeth o’r enw hwn
import-fault-no-such-channel = Nid oes dim yn dod i mewn drwy ffordd o’r enw hwn
import-fault-no-such-team = Nid oes gan y cyngor dîm o’r enw hwn
import-fault-no-such-person = Nid oes neb yma, neu mae mwy nag un person, o’r enw hwn
import-fault-no-such-question = Nid yw gwasanaeth y rhes hon yn gofyn y fath gwestiwn
import-fault-not-a-choice = Nid yw hwn yn un o’r atebion i ddewis ohonynt
import-fault-not-yes-or-no = Ysgrifennwch yes neu no
import-fault-not-an-email = Nid cyfeiriad ebost yw hwn
import-fault-not-a-phone-number = Nid rhif ffôn yw hwn
import-fault-not-a-postcode = Nid cod post yw hwn
import-fault-too-long = Mae hwn yn rhy hir
import-fault-control-character = Mae gan hwn nodau na ellir eu derbyn
import-fault-too-many-cells = Mae gan y rhes fwy o gelloedd nag sydd gan y ffeil o benawdau
import-fault-already-here = Mae achos â’r cyfeirnod hwn yma eisoes
import-fault-twice-in-file = Mae gan res gynharach y ffeil y cyfeirnod hwn
import-fault-worked-on = Mae rhywun wedi gweithio ar yr achos ers hynny
import-fault-in-use = Mae ffeiliau, addewidion, tasgau neu debyg yn perthyn i’r achos
import-fault-fault = Ni ellid ysgrifennu’r rhes. Dywedwch wrth bwy bynnag sy’n rhedeg y cynnyrch

# Ffeiliau hen achosion
import-files = Ffeiliau
import-files-label = Archif ZIP
import-files-hint = Un archif gyda’r holl ffeiliau, hyd at 300 MB. Mae colofn yn eich ffeil yn enwi ffeiliau pob rhes, wedi’u gwahanu gan hanner colon. Mae archif arall yn cymryd lle hon, a chaiff pob rhes ei gwirio eto.
import-files-button = Dod â’r archif i mewn
import-bad-files = Ffeiliau na fydd gan unrhyw achos
import-field-files = Enwau ei ffeiliau
fault-required-import-files = Dewiswch archif
fault-not-an-archive = Nid archif ZIP yw hon
fault-too-many-in-archive = Mae gan yr archif fwy na 10,000 o ffeiliau
fault-too-large-within = Mae ffeiliau’r archif yn fwy na 2 GB gyda’i gilydd
import-fault-no-such-file = Nid oes gan yr archif ffeil o’r enw hwn
import-fault-file-not-taken = Ni ellir cadw ffeil o’r archif
import-fault-file-twice = Mae rhes gynharach yn enwi’r ffeil hon
import-fault-bad-path = Mae enw’r ffeil yn arwain allan o’r archif
import-fault-not-taken = Nid PDF, llun (JPEG, PNG, TIFF, HEIC) na thestun plaen yw’r ffeil
import-fault-name-mismatch = Nid yw diwedd yr enw yn cyd-fynd â’r hyn sydd yn y ffeil
import-fault-locked = Mae’r ffeil wedi’i chloi
import-fault-broken = Mae’r ffeil yn torri i ffwrdd
import-fault-too-large = Mae’r ffeil yn rhy fawr
import-fault-no-room = Mae lle’r cyngor ar gyfer ffeiliau wedi’i ddefnyddio
import-fault-not-named = Nid oes rhes yn enwi’r ffeil hon: caiff ei gollwng pan ddaw’r mewnforio i ben
import-standing-some-bad = Mae’r achosion yma. Aeth rhai rhesi o chwith yn y cyfamser: rhowch gynnig arall arnynt, neu gadewch nhw allan.
import-again-title = Rhesi a aeth o chwith
import-again-lead = Roeddent yn gywir yn y prawf, ac mae rhywbeth wedi newid ers hynny: gwasanaeth, tîm, cyfeirnod sydd yma erbyn hyn. Cywirwch hynny a rhowch gynnig arall arnynt, neu ticiwch i’w gadael allan. Ar ôl 30 diwrnod cânt eu gadael allan.
import-again = Ymlaen
