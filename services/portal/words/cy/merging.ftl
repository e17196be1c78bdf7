# Achosion sydd wedi’u cyfuno ag eraill.
merge-link = Cyfuno ag achos arall
merge-title = Cyfuno â’r achos sy’n aros
merge-lead = Ydy { $reference } am yr un peth ag achos arall? Dywedwch pa un sy’n aros. Byddwch yn gweld y ddau cyn i ddim byd ddigwydd.
merge-into = Cyfeirnod yr achos sy’n aros
merge-look = Dangos y ddau achos
merge-other = Dewis achos arall
merge-heading = Cyfuno { $duplicate } â
merge-duplicate = Dyblyg: { $reference }
merge-kept = Yn aros: { $reference }
merge-service = Gwasanaeth
merge-reporter = Adroddwyd gan
merge-received = Derbyniwyd
merge-place = Ble
merge-happens = Beth fydd yn digwydd
merge-closes = Caiff { $duplicate } ei gau gyda’r nod ei fod wedi’i gyfuno â { $kept }. Mae’n gadael y ciwiau a’r cyfrifon.
merge-clocks = { $count ->
    [one] Mae ei gloc yn stopio.
   *[other] Mae ei { $count } cloc yn stopio.
}
merge-tasks = { $count ->
    [one] Mae ei dasg agored yn gadael y rhestrau tasgau.
   *[other] Mae ei { $count } tasg agored yn gadael y rhestrau tasgau.
}
merge-others = { $count ->
    [one] Mae 1 achos arall eisoes wedi’i gyfuno â’r un sy’n aros.
   *[other] Mae { $count } achos arall eisoes wedi’u cyfuno â’r un sy’n aros.
}
merge-other-service = Mae’r ddau am wasanaethau gwahanol. Edrychwch ddwywaith.
merge-replies = Rhoddir atebion ei ddinesydd gerbron pwy bynnag sy’n gweithio ar yr achos sy’n aros.
merge-undo-later = Gallwch wahanu’r ddau eto unrhyw bryd: bydd yr un dyblyg wedyn fel yr oedd.
merge-told = Pwy sy’n cael gwybod
merge-tells-email = Mae { $name } yn cael e-bost: delir â’u hadroddiad gydag un arall. Maent yn dal i’w ddilyn gyda’u cyfeirnod eu hunain.
merge-tells-letter = Mae { $name } yn cael llythyr, a argraffwch chi: delir â’u hadroddiad gydag un arall. Maent yn dal i’w ddilyn gyda’u cyfeirnod eu hunain.
merge-tells-page = Nid oes gan { $name } gyfeiriad e-bost na chyfeiriad post: mae’r dudalen lle maent yn dilyn eu hadroddiad yn dweud hynny.
merge-tells-died = Mae { $name } wedi marw: ni ddywedir wrth neb.
merge-tells-nothing = Ni ddywedir dim wrth { $name }. Nid yw’r naill yn dysgu pwy yw’r llall na beth a ysgrifennodd.
merge-confirm = Cyfuno’r ddau achos
merge-undo = Gwahanu’r achosion eto
merged-label = Wedi’i gyfuno
merged-title = Wedi’u cyfuno â’r achos hwn
merged-into = Wedi’i gyfuno â { $reference }
merged-open = Agor { $reference }
merged-means = Mae’r gwaith yn mynd yn ei flaen yno, i’r ddau. Mae dinesydd yr un hwn yn dilyn sut mae hwnnw’n sefyll.
merged-count = { $count ->
    [one] Mae 1 achos dyblyg wedi’i gyfuno â’r achos hwn. Mae ei ddinesydd yn clywed pan fydd yr achos hwn yn symud ymlaen, a’r hyn a anfonwch at bawb.
   *[other] Mae { $count } achos dyblyg wedi’u cyfuno â’r achos hwn. Mae eu dinasyddion yn clywed pan fydd yr achos hwn yn symud ymlaen, a’r hyn a anfonwch at bawb.
}
merged-unseen = { $count ->
    [one] Mae 1 ohonynt gyda thîm nad ydych yn gweld ei achosion.
   *[other] Mae { $count } ohonynt gyda thimau nad ydych yn gweld eu hachosion.
}
merged-to-all = { $count ->
    [one] Anfon hyn at ddinesydd yr achos a gyfunwyd hefyd
   *[other] Anfon hyn at ddinasyddion y { $count } achos a gyfunwyd hefyd
}
merged-to-all-who = Pwy arall sy’n clywed
merged-to-all-hint = Dim ond yr hyn y caiff unrhyw un ei ddarllen: rhaid iddo beidio â dweud dim am un person.
relation-merged-into = Wedi’i gyfuno â
relation-merged = Wedi’i gyfuno â’r un hwn
event-joined-into = Wedi’i gyfuno â { $reference }
event-joined-merged = { $reference } wedi’i gyfuno â’r achos hwn
event-joined-out = Wedi’i dynnu allan o { $reference } eto
event-joined-parted = { $reference } wedi’i dynnu allan o’r achos hwn eto
event-joined-replied = Atebodd dinesydd { $reference }, sydd wedi’i gyfuno â’r achos hwn
done-merged = Mae’r achos wedi’i gyfuno. Mae’r ddwy stori’n dweud hynny.
done-unmerged = Mae’r achosion wedi’u gwahanu. Mae’r un hwn fel yr oedd o’r blaen.
fault-required-merge = Rhowch gyfeirnod yr achos sy’n aros
fault-unknown-value-merge = Nid ydych yn gweld achos â’r cyfeirnod hwn. Gwiriwch ef a rhowch gynnig arall arni
fault-ambiguous-merge = Mae mwy nag un achos yn cyd-fynd â’r cyfeirnod hwn. Rhowch y cyfeirnod cyfan
fault-not-itself-merge = Cyfeirnod yr achos ei hun yw hwn. Rhowch gyfeirnod yr achos sy’n aros
fault-merged-already-merge = Mae’r achos hwn wedi’i gyfuno’n barod. Tynnwch ef allan o’r llall yn gyntaf
fault-into-merged-merge = Mae’r achos hwnnw ei hun wedi’i gyfuno ag un arall. Rhowch gyfeirnod yr un sy’n aros
fault-holds-others-merge = Mae achosion eraill wedi’u cyfuno â’r un hwn. Cyfunwch y ffordd arall, neu tynnwch nhw allan yn gyntaf
fault-is-done-merge = Mae’r achos hwn wedi’i orffen. Cysylltwch y ddau fel rhai perthynol yn lle hynny
fault-into-done-merge = Mae’r achos hwnnw wedi’i orffen. Cysylltwch y ddau fel rhai perthynol yn lle hynny
fault-too-many-merge = Mae 50 cais eisoes wedi’u cyfuno â’r un hwnnw. Datganwch ddigwyddiad ar eu cyfer yn lle hynny
fault-waits-for-decision-merge = Mae penderfyniad yn aros ar yr achos hwn. Gofynnwch am ei benderfynu’n gyntaf
fault-too-long-merge = Rhaid i’r cyfeirnod fod yn 200 nod neu lai
fault-control-character-merge = Mae nod yn y cyfeirnod na ellir ei ddefnyddio
fault-is-merged = Mae’r achos hwn wedi’i gyfuno ag un arall. Gweithiwch ar hwnnw, neu gwahanwch nhw’n gyntaf
case-together = Rydym yn delio â’ch cais gyda chais arall am yr un peth. Nid oes angen i chi wneud dim.
