# Pryd mae biniau’n cael eu gwagio
bins-title = Dod o hyd i’ch diwrnod biniau
bins-home = Gwelwch pryd mae eich biniau’n cael eu gwagio, a rhowch y dyddiau yn eich calendr.
bins-title-own = Eich dyddiau biniau
bins-postcode-hint = Er enghraifft LD1 5AA
bins-find = Dod o hyd i gyfeiriadau
bins-choose = Dewiswch eich cyfeiriad
bins-not-found = Nid oes gennym gyfeiriad â’r cod post { $postcode }.
bins-none-kept = Nid yw’r cyngor yn dangos dyddiau biniau yma eto.
bins-none-served = Ni wyddom am unrhyw gasgliad yn y cyfeiriad hwn.
bins-none-soon = Does dim yn cael ei gasglu yn y cyfeiriad hwn yn y 60 diwrnod nesaf.
bins-other = Cyfeiriad arall
bins-next = Casgliadau nesaf
bins-days = Y 60 diwrnod nesaf
bins-later = { $days ->
    [one] Diwrnod yn hwyrach nag arfer oherwydd { $why }
   *[other] { $days } diwrnod yn hwyrach nag arfer oherwydd { $why }
}
bins-earlier = { $days ->
    [one] Diwrnod yn gynharach nag arfer oherwydd { $why }
   *[other] { $days } diwrnod yn gynharach nag arfer oherwydd { $why }
}
bins-missed = Dim casgliad oherwydd { $why }
bins-calendar = Dyddiau biniau yn { $address }
bins-calendar-title = Yn eich calendr
bins-calendar-lead = Mae dyddiau sy’n newid yn newid yn eich calendr hefyd.
bins-calendar-keep = Ychwanegu’r dyddiau hyn at eich calendr
bins-calendar-file = Eu lawrlwytho fel ffeil calendr
bins-report = Rhoi gwybod am fin heb ei wagio
addresses-field-round = Taith gasglu
addresses-field-round-2 = Ail daith gasglu
addresses-field-round-3 = Trydedd taith gasglu
addresses-field-round-4 = Pedwaredd taith gasglu
addresses-fault-unknown-uprn = Nid oes gan y cyngor gyfeiriad â’r UPRN hwn
addresses-fault-unknown-round = Nid oes gan y cyngor daith â’r enw hwn
fault-plain-needs-round = Dywedwch pa golofn sy’n dal y daith

# Dyddiau biniau wrth y ddesg
bins-desk-nav = Dyddiau biniau
bins-desk-title = Dyddiau biniau
bins-desk-lead = Dywedwch pryd mae’r teithiau’n dod a beth maen nhw’n ei gasglu, yna dewch â ffeil sy’n dweud pa gyfeiriadau y maent yn eu gwasanaethu. Mae dinasyddion yn dod o hyd i’w dyddiau yn ôl eu cod post.
bins-rounds = Teithiau casglu
bins-rounds-none = Does dim teithiau eto.
bins-round-new = Taith newydd
bins-round-save = Cadw
bins-change = Newid
bins-served = { $count ->
    [one] { $count } cyfeiriad
   *[other] { $count } cyfeiriad
}
bins-name = Enw, fel y mae yn eich ffeil
bins-kind-en = Beth mae’n ei gasglu, { $at } (Saesneg)
bins-kind-cy = Beth mae’n ei gasglu, { $at } (Cymraeg)
bins-weekdays = Dyddiau’r wythnos
bins-every = Pa mor aml
bins-every-1 = bob wythnos
bins-every-2 = bob 2 wythnos
bins-every-4 = bob 4 wythnos
bins-anchor = Casgliad cyntaf
bins-anchor-hint = Mae wythnosau’n cael eu cyfrif o wythnos y diwrnod hwn. Er enghraifft, 30 11 2026.
bins-season-from = O
bins-season-to = Hyd ddiwedd
bins-all-year = Trwy’r flwyddyn
bins-shifts = Dyddiau sydd wedi newid
bins-shifts-none = Does dim dyddiau wedi newid.
bins-shift-title = Newid dyddiau
bins-shift-preview = Gweld beth sy’n newid
bins-shift-save = Newid y dyddiau hyn
bins-preview = Beth sy’n newid
bins-preview-none = Does dim taith yn dod ar y dyddiau hyn, felly ni fyddai dim yn newid.
bins-take-back = Tynnu’n ôl
bins-from = Diwrnod arferol cyntaf
bins-to = Diwrnod arferol olaf
bins-by = Beth sy’n digwydd yn lle hynny
bins-by-later = { $days ->
    [one] { $days } diwrnod yn hwyrach
   *[other] { $days } diwrnod yn hwyrach
}
bins-by-earlier = { $days ->
    [one] { $days } diwrnod yn gynharach
   *[other] { $days } diwrnod yn gynharach
}
bins-by-none = Dim casgliad
bins-which = Pa deithiau
bins-which-hint = Gadewch y cyfan yn wag ar gyfer pob taith.
bins-all-rounds = Pob taith
bins-why-en = Pam (Saesneg)
bins-why-cy = Pam (Cymraeg)
bins-why-hint = Fel y mae’n dilyn “oherwydd”, er enghraifft: y Nadolig
bins-file-title = Pa gyfeiriadau y mae teithiau’n eu gwasanaethu
bins-file-hint = Ffeil CSV â llinell o benawdau: UPRN a hyd at 4 enw taith ym mhob llinell. Mae’n cymryd lle’r un flaenorol yn ei chyfanrwydd.
fault-duplicate-round = Mae’r enw hwn gan daith arall
done-round-saved = Mae’r daith wedi’i chadw.
done-bin-days-moved = Mae’r dyddiau wedi’u newid. Mae tudalennau a chalendrau dinasyddion yn eu dangos.
