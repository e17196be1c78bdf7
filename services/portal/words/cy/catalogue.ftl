# Gwasanaethau'r cyngor
catalogue-title = Gwasanaethau
catalogue-nav = Gwasanaethau
catalogue-lead = Yr hyn y gall pobl ei ofyn gan y cyngor hwn. Newidiwch wasanaeth yn ei ddrafft: ni fydd neb yn ei weld nes i chi ei gyhoeddi.
catalogue-new = Ychwanegu gwasanaeth
catalogue-back = Pob gwasanaeth
catalogue-service = Gwasanaeth
catalogue-state = Statws
catalogue-team = Tîm
catalogue-version = Cyhoeddwyd
catalogue-version-none = Heb ei gyhoeddi erioed
catalogue-version-since = Fersiwn { $number }, { $when }
catalogue-has-draft = Drafft
catalogue-state-unpublished = Heb ei gyhoeddi
catalogue-state-offered = Ar gael
catalogue-state-withdrawn = Wedi’i dynnu’n ôl
catalogue-parts = Tudalennau’r gwasanaeth hwn
catalogue-part-overview = Trosolwg
catalogue-part-words = Geiriau
catalogue-part-messages = Negeseuon
catalogue-part-terms = Pwy a sut
catalogue-part-versions = Fersiynau
catalogue-part-library = Llyfrgell
catalogue-save = Cadw yn y drafft
catalogue-save-on = Cadw a mynd ymlaen i { $part }

# Trosolwg
catalogue-draft = Drafft
catalogue-draft-none = Nid oes drafft. Mae’n dechrau pan fyddwch yn cadw newid ar un o’r tudalennau uchod.
catalogue-draft-by = Newidiwyd { $when } gan { $name }. Nid oes neb y tu allan yn ei weld eto.
catalogue-draft-at = Newidiwyd { $when }. Nid oes neb y tu allan yn ei weld eto.
catalogue-changes = { $count ->
    [one] Gweld yr un newid
   *[other] Gweld y newidiadau: { $count }
}
catalogue-preview = Ei weld fel
catalogue-preview-citizen = dinesydd
catalogue-preview-or = neu fel
catalogue-preview-agent = asiant
catalogue-preview-tab-citizen = Fel y mae dinesydd yn ei weld
catalogue-preview-tab-agent = Fel y mae asiant yn ei weld
catalogue-flaws = Cyn y gallwch gyhoeddi
catalogue-publish-title = Cyhoeddi
catalogue-publish-lead = Bydd adroddiadau newydd yn ei ddilyn ar unwaith. Mae achosion sydd wedi dechrau yn aros fel y maent.
catalogue-note = Beth sy’n newydd?
catalogue-note-hint = I gydweithwyr. Caiff ei gadw gyda’r fersiwn.
catalogue-publish = Cyhoeddi’r drafft
catalogue-discard = Taflu’r drafft
catalogue-discard-title = Taflu’r drafft i ffwrdd?
catalogue-discard-published = Mae’r hyn a gyhoeddwyd yn aros fel y mae. Bydd yr hyn a newidiwyd yn y drafft ers hynny wedi mynd, ac ni ddaw dim ag ef yn ôl.
catalogue-discard-unpublished = Ni chyhoeddwyd y gwasanaeth hwn erioed, felly bydd y cyfan wedi mynd, ac ni ddaw dim ag ef yn ôl.
catalogue-discard-nothing = Dim: mae’r drafft fel y’i cyhoeddwyd
catalogue-discard-words = Y gwasanaeth, ei enw a’i eiriau, yn y ddwy iaith
catalogue-discard-questions = { $count ->
    [one] Un cwestiwn
   *[other] Cwestiynau: { $count }
}
catalogue-discard-messages = Ei negeseuon a’r hyn i’w wybod yn gyntaf
catalogue-facts = Am y gwasanaeth hwn
catalogue-told = Dywedir wrth ddinasyddion: { $length }.
catalogue-told-change = Newid faint o amser y caiff gymryd
catalogue-live = Ei weld fel y mae ar y wefan
catalogue-address = Cyfeiriad
catalogue-open-cases = Achosion agored
catalogue-code-none = Dim
catalogue-origin = Daeth o
catalogue-origin-library = Y llyfrgell
catalogue-origin-own = Y cyngor hwn
catalogue-withdraw-lead = Os tynnwch ef yn ôl, ni all neb ofyn amdano mwyach. Mae ei achosion yn parhau.
catalogue-withdraw = Tynnu’r gwasanaeth yn ôl
catalogue-offer-lead = Ni all neb ofyn amdano ar hyn o bryd.
catalogue-offer = Ei gynnig eto

# Geiriau
catalogue-lead-words = Defnyddiwch y geiriau y mae pobl yn eu defnyddio. Caiff popeth ei gadw yn y drafft gyda’i gilydd.
catalogue-name-en = Enw yn Saesneg
catalogue-name-cy = Enw yn Gymraeg
catalogue-name-hint = Yr hyn y mae rhywun am ei wneud, fel “Rhoi gwybod am fin na chafodd ei gasglu”.
catalogue-summary-en = Ei ddiben, yn Saesneg
catalogue-summary-cy = Ei ddiben, yn Gymraeg
catalogue-said-en = Yr hyn y mae pobl yn ei alw, yn Saesneg
catalogue-said-cy = Yr hyn y mae pobl yn ei alw, yn Gymraeg
catalogue-said-hint = Un ar bob llinell. Mae pobl yn dod o hyd i’r gwasanaeth trwy unrhyw un o’r rhain.
catalogue-guidance-en = Yr hyn i’w wybod yn gyntaf, yn Saesneg
catalogue-guidance-cy = Yr hyn i’w wybod yn gyntaf, yn Gymraeg
catalogue-guidance-hint = Caiff ei ddangos uwchben y cwestiynau. Gadewch linell wag rhwng paragraffau.
catalogue-urgent-en = Beth i’w wneud pan na all aros, yn Saesneg
catalogue-urgent-cy = Beth i’w wneud pan na all aros, yn Gymraeg
catalogue-urgent-hint = Caiff ei ddangos fel rhybudd.

# Negeseuon
catalogue-lead-messages = Yr hyn y mae’r person yn ei ddarllen. Dywedwch beth sy’n digwydd nesaf, a dim na allwch ei gadw.
catalogue-received-en = Pan ddaw i law, yn Saesneg
catalogue-received-cy = Pan ddaw i law, yn Gymraeg
catalogue-completed-en = Pan fydd wedi’i wneud, yn Saesneg
catalogue-completed-cy = Pan fydd wedi’i wneud, yn Gymraeg

# Pwy a sut
catalogue-lead-terms = Pwy all ofyn amdano, ym mha ffordd, pwy sy’n delio ag ef a pha mor hir y caiff ei gadw.
catalogue-audience = Pwy all ofyn?
catalogue-audience-everyone = Unrhyw un, drosto’i hun
catalogue-audience-on-behalf = Staff y cyngor yn unig, dros rywun a ofynnodd iddynt
catalogue-channels = Sut gall pobl ofyn?
catalogue-channels-hint = Gwrthodir adroddiad sy’n dod ffordd arall, a dywedir wrth bobl pa ffyrdd sydd ar agor.
catalogue-channels-all = Pob ffordd
catalogue-team-choose = Dewiswch dîm
catalogue-script-en = Sgript galwad yn Saesneg
catalogue-script-cy = Sgript galwad yn Gymraeg
catalogue-months = Misoedd i gadw achos gorffenedig
catalogue-months-hint = Gadewch yn wag os nad oes gan y cyngor reol.
catalogue-because = Rheswm dros ei gadw mor hir
catalogue-lgsl = Rhif gwasanaeth (LGSL)
catalogue-lgsl-hint = Y rhif yn y Rhestr Gwasanaethau Llywodraeth Leol, fel 524 am finiau a fethwyd.
catalogue-lgil = Rhif rhyngweithio (LGIL)
catalogue-lgil-hint = Er enghraifft 0 am wneud cais, 4 am dalu, 8 am wybodaeth, 17 am roi gwybod.

# Fersiynau
catalogue-versions-none = Nid oes dim wedi’i gyhoeddi eto.
catalogue-versions-lead = Mae pob achos yn dilyn y fersiwn y dechreuodd gydag ef. Mae cyhoeddi fersiwn cynharach eto yn gwneud un newydd ohono.
catalogue-version-number = Fersiwn { $number }
catalogue-version-current = Yn cael ei ddefnyddio
catalogue-version-cases = { $count ->
    [0] Nid oes achosion agored yn ei ddilyn.
    [one] Mae un achos agored yn ei ddilyn.
   *[other] Achosion agored sy’n ei ddilyn: { $count }.
}
catalogue-published-by = Cyhoeddwyd { $when } gan { $name }
catalogue-published-at = Cyhoeddwyd { $when }
catalogue-restored = Yr un peth â fersiwn { $number }
catalogue-compare = Cymharu â’r hyn a gyhoeddwyd
catalogue-restore = Mynd yn ôl i fersiwn { $number }

# Gwahaniaethau
catalogue-differences = Gwahaniaethau
catalogue-differences-lead = O “{ $from }” i “{ $to }”
catalogue-differences-none = Nid oes gwahaniaeth.
catalogue-nothing = Dim
catalogue-text-published = Cyhoeddwyd
catalogue-text-draft = Drafft
catalogue-text-library = Llyfrgell
catalogue-updates = Yn newydd yn y llyfrgell
catalogue-updates-lead = Cymerwch bob newid i’r drafft, neu cadwch yr hyn sydd gennych. Ni fydd neb yn ei weld nes i chi gyhoeddi.
catalogue-updates-none = Mae gennych bopeth y mae’r llyfrgell yn ei gynnig.
catalogue-library-was = Y llyfrgell o’r blaen
catalogue-library-is = Y llyfrgell nawr
catalogue-clash = Rydych wedi newid yr un rhan. Os cymerwch y newid, collir eich un chi:
catalogue-take = Ei gymryd
catalogue-keep = Cadw ein hun ni
catalogue-own = Yr hyn rydych wedi’i newid
catalogue-own-none = Dim: mae’r gwasanaeth fel y mae yn y llyfrgell.
catalogue-ours = Ein hun ni

# Rhagolwg
catalogue-preview-title = Rhagolwg
catalogue-preview-try = Gweld beth mae hynny’n ei newid
catalogue-preview-lead = Dyma’r drafft. Ni ellir anfon dim oddi yma.
catalogue-script = Sgript galwad
catalogue-then = Ar ôl ei anfon
catalogue-at-the-end = Pan fydd wedi’i wneud

# Gwasanaeth newydd
catalogue-new-lead = Mae gwasanaeth newydd yn dechrau fel drafft. Ni fydd neb yn ei weld nes i chi ei gyhoeddi.
catalogue-new-shelf = O’r llyfrgell
catalogue-new-library = Gwasanaeth
catalogue-new-choose = Dewiswch wasanaeth
catalogue-begin = Ei ychwanegu
catalogue-new-own = O ddim
catalogue-begin-own = Dechrau’r gwasanaeth

# Rhannau gwasanaeth
catalogue-field-name = Enw
catalogue-field-summary = Ei ddiben
catalogue-field-guidance = Yr hyn i’w wybod yn gyntaf
catalogue-field-urgent = Pan na all aros
catalogue-field-said-as = Yr hyn y mae pobl yn ei alw
catalogue-field-audience = Pwy all ofyn
catalogue-field-channels = Sut gall pobl ofyn
catalogue-field-form = Cwestiynau
catalogue-field-target = Pa mor hir y gall gymryd
catalogue-field-clocks = Clociau
catalogue-field-workflow = Llif gwaith
catalogue-field-team = Tîm
catalogue-field-messages = Negeseuon
catalogue-field-retention = Pa mor hir y caiff ei gadw
catalogue-field-call-script = Sgript galwad
catalogue-field-lgsl = Rhif gwasanaeth (LGSL)
catalogue-field-lgil = Rhif rhyngweithio (LGIL)
catalogue-inner-received = Pan ddaw i law
catalogue-inner-completed = Pan fydd wedi’i wneud
catalogue-inner-cy = yn Gymraeg
catalogue-inner-label = cwestiwn
catalogue-inner-hint = cymorth
catalogue-inner-required = rhaid ei ateb
catalogue-inner-choices = dewisiadau
catalogue-inner-months = misoedd
catalogue-inner-because = rheswm
catalogue-inner-amount = pris
catalogue-inner-min = y lleiaf
catalogue-inner-max = y mwyaf
catalogue-inner-days = dyddiau
catalogue-inner-when = pryd y’i gofynnir
catalogue-inner-stops = beth sy’n dod â’r cais i ben
catalogue-inner-calculation = o beth y’i cyfrifir

# Yr hyn a wnaed
done-draft-unsound = Mae’r drafft wedi’i gadw. Cywirwch yr hyn sydd wedi’i nodi yma cyn ei gyhoeddi.
done-draft-saved = Mae’r drafft wedi’i gadw. Cyhoeddwch ef pan fydd yn barod.
done-published = Mae’r gwasanaeth wedi’i gyhoeddi. Mae adroddiadau newydd yn ei ddilyn.
done-restored = Mae’r fersiwn cynharach wedi’i gyhoeddi eto.
done-draft-discarded = Mae’r drafft wedi mynd.
done-offered = Mae’r gwasanaeth ar gael eto.
done-withdrawn = Mae’r gwasanaeth wedi’i dynnu’n ôl. Ni all neb ofyn amdano.
done-service-begun = Mae’r gwasanaeth wedi dechrau fel drafft. Llenwch ei dudalennau, yna cyhoeddwch ef.
done-update-taken = Mae’r newid yn y drafft.
done-update-left = Rydych yn cadw’r hyn sydd gennych.

# Yr hyn sydd o'i le
fault-welsh-missing = Ysgrifennwch ef yn Gymraeg
fault-out-of-range-months = Rhowch nifer o fisoedd o 1 i 1,200

# Gwasanaeth nad yw ar agor ar y we
service-not-online = Ni allwch ofyn am hyn ar-lein. Ffyrdd sydd ar agor: { $channels }.
service-staff-only = Staff y cyngor yn unig all ofyn am hyn. Cysylltwch â ni.
service-closed = Ni allwch ofyn am hyn ar hyn o bryd. Cysylltwch â ni.
service-closed-title = Sut i ofyn am hyn
call-service-closed = Ni ellir gofyn am hyn yn y ffordd hon. Ffyrdd sydd ar agor: { $channels }.

# Symud achos i fersiwn mwy newydd
carry-title = Fersiwn mwy newydd o’r gwasanaeth
carry-link = Fersiwn mwy newydd
carry-back = Yn ôl i’r achos
carry-lead = Mae’r achos hwn yn dilyn fersiwn { $from }. Fersiwn { $to } sydd wedi’i gyhoeddi nawr. Os symudwch yr achos, bydd yn dilyn y rheolau mwy newydd o hyn ymlaen. Ni ysgrifennir at y person.
carry-confirm = Symud yr achos
carry-was-due = Yn ddyledus nawr
carry-due = Yn ddyledus wedyn
carry-step-stays = Cam, sy’n aros
carry-was-step = Cam nawr
carry-step = Cam wedyn
carry-clock = Cloc “{ $name }”
carry-clock-moves = Yn dod i ben ar { $due } yn lle { $was }
carry-clock-new = Newydd: yn dod i ben ar { $due }
carry-clock-gone = Yn diflannu: byddai wedi dod i ben ar { $was }
done-carried = Mae’r achos yn dilyn y fersiwn mwy newydd.
