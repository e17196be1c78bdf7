# Cyfeiriadau'r cyngor
addresses-nav = Cyfeiriadau
addresses-title = Cyfeiriadau
addresses-lead = Dewch â’ch rhestr gyfeiriadau i mewn, er enghraifft ffeil AddressBase. Gallwch edrych ar bopeth cyn iddi gael ei defnyddio. Mae ffeil newydd yn cymryd lle’r un flaenorol yn gyfan gwbl.
addresses-file-hint = Ffeil CSV gyda llinell o benawdau a llinell i bob cyfeiriad, hyd at 300 MB. Gall fod mewn UTF-8 neu gan raglen Windows hŷn.
addresses-columns-lead = Dyma ein dyfaliad, neu’r hyn a ddywedoch am y ffeil ddiwethaf â’r penawdau hyn. Bydd yr un nesaf yn cofio’r hyn rydych yn ei ddewis. Nid oes dim yn newid eto.
addresses-read = Darllen pob rhes
addresses-good = Cyfeiriadau
addresses-gone = Ddim yn y ffeil bellach
addresses-stays = Yn aros fel y maent, gan fod eu rhes yn anghywir
addresses-take-title = Defnyddio’r cyfeiriadau hyn
addresses-take-lead = Maent yn cymryd lle’r cyfeiriadau sydd gennych, i gyd ar unwaith. Mae rhesi â rhywbeth o’i le’n cael eu gadael allan: mae cyfeiriad sydd gennych yn aros fel y mae. Caiff cyfeiriadau nad ydynt yn y ffeil bellach eu nodi fel rhai sydd wedi mynd: mae’r hyn sy’n cyfeirio atynt yn aros.
addresses-take = Defnyddio’r cyfeiriadau hyn
addresses-more = Dyma’r beiau cyntaf. Mae rhagor: cywirwch y ffeil a dewch â hi i mewn eto.
done-addresses-past = Roedd rhywun yma o’ch blaen, neu defnyddiwyd ffeil arall yn y cyfamser. Dyma sut mae’r ffeil nawr.

# Pa mor bell y mae ffeil
addresses-state-arriving = Yn cael ei hanfon
addresses-state-mapping = Colofnau i’w gwirio
addresses-state-reading = Yn cael ei darllen
addresses-state-read = Yn barod i’w defnyddio
addresses-state-current = Yn cael ei defnyddio
addresses-state-replaced = Wedi’i disodli
addresses-state-discarded = Wedi’i rhoi heibio
addresses-state-failed = Ni ellir ei darllen
addresses-standing-arriving = Mae’r ffeil yn cael ei hanfon. Nid oes dim yn newid nes iddi gael ei darllen ac i chi ei defnyddio.
addresses-standing-mapping = Dywedwch beth sydd yn ei cholofnau. Nid oes dim yn newid eto.
addresses-standing-reading = Mae’r rhesi’n cael eu darllen. Gallwch adael y dudalen hon: mae’n mynd ymlaen heboch chi. Nid oes dim yn newid nes i chi ddefnyddio’r cyfeiriadau.
addresses-standing-read = Darllenwyd pob rhes. Nid oes dim wedi newid eto.
addresses-standing-none = Nid oes cyfeiriad yn unrhyw res o’r ffeil. Gwiriwch beth sydd yn ei cholofnau: rhowch y ffeil hon heibio a dewch â hi i mewn eto.
addresses-standing-current = Dyma gyfeiriadau’r cyngor.
addresses-standing-replaced = Mae ffeil ddiweddarach wedi cymryd ei lle.
addresses-standing-discarded = Rhoddwyd y ffeil hon heibio. Ni newidiodd ddim.
addresses-standing-failed = Mae dyfynnod yn y ffeil sydd heb ei gau. Cywirwch hi a dewch â hi i mewn eto. Ni newidiodd ddim.
addresses-standing-broken-off = Ni ddaeth y ffeil yn gyfan. Dewch â hi i mewn eto. Ni newidiodd ddim.

# Beth sydd mewn colofn
addresses-field-uprn = UPRN
addresses-field-address = Cyfeiriad cyfan
addresses-field-organisation = Sefydliad
addresses-field-sub-building = Fflat neu ran o adeilad
addresses-field-building = Enw’r adeilad
addresses-field-number = Rhif yr adeilad
addresses-field-number-suffix = Llythyren ar ôl rhif yr adeilad
addresses-field-number-end = Rhif olaf ystod
addresses-field-number-end-suffix = Llythyren ar ôl y rhif olaf
addresses-field-street = Stryd
addresses-field-dependent-street = Stryd lai oddi ar y stryd
addresses-field-locality = Ardal neu bentref
addresses-field-town = Tref
addresses-field-postcode = Cod post
addresses-field-ward = Ward
addresses-field-easting = Dwyreiniad
addresses-field-northing = Gogleddiad
addresses-field-latitude = Lledred
addresses-field-longitude = Hydred
fault-plain-needs-uprn = Dywedwch pa golofn sy’n cynnwys yr UPRN
fault-plain-needs-address = Dywedwch pa golofn sy’n cynnwys y cyfeiriad, neu ei stryd
fault-plain-needs-postcode = Dywedwch pa golofn sy’n cynnwys y cod post
fault-plain-needs-both = Mae gan safle ddwy golofn: dywedwch pa rai yw’r ddwy

# Beth sydd o'i le ar res
addresses-fault-required = Mae rhywbeth sydd ei angen ar bob cyfeiriad ar goll
addresses-fault-not-a-uprn = Nid UPRN yw hwn: 1 i 12 digid, ac nid sero
addresses-fault-twice-in-file = Mae’r UPRN hwn mewn rhes gynharach o’r ffeil
addresses-fault-not-a-number = Nid rhif yw hwn
addresses-fault-half-a-position = Mae un hanner o’r safle ar goll
addresses-fault-outside-britain = Nid yw’r safle hwn ym Mhrydain Fawr
