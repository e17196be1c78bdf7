# Cofnodion a all fod yn perthyn i’r un person.
duplicates-title = Cofnodion a all fod yn perthyn i’r un person
duplicates-lead = Mae gan y parau hyn lawer yn gyffredin. Nid oes dim yn cael ei gyfuno nes bod rhywun wedi edrych ar y ddau. Cofir yr hyn a ddywedwch.
duplicates-none = Nid oes yr un.
duplicates-open = Gweld y rhai nad oes neb wedi penderfynu arnynt
duplicates-different = Y rhai nad ydynt yr un person
duplicates-score = { $points } o bwyntiau:
duplicates-cases = { $count ->
    [zero] { $count } achosion
    [one] { $count } achos
    [two] { $count } achos
    [few] { $count } achos
    [many] { $count } achos
   *[other] { $count } achos
}
duplicates-compare = Cymharu a chyfuno
duplicates-apart = Nid yr un person
duplicates-reopen = Tynnu hynny’n ôl
duplicates-nav = Dyblygion
likeness-same_name = Yr un enw
likeness-swapped_name = Yr un enw mewn trefn arall
likeness-short_name = Ffurf fer o’r un enw cyntaf
likeness-near_name = Enwau sy’n cael eu sillafu neu’n swnio’n debyg
likeness-middle_name = Mae’r enw cyntaf yn enw canol y llall
likeness-initial = Llythyren gyntaf neu un enw sy’n cyd-fynd
likeness-other_family_name = Yr un enw cyntaf, cyfenw arall
likeness-other_first_name = Enw cyntaf arall
likeness-other_name = Enw arall
likeness-same_email = Yr un cyfeiriad e-bost
likeness-near_email = Bron yr un cyfeiriad e-bost
likeness-other_email = Cyfeiriadau e-bost eraill
likeness-same_mobile = Yr un rhif ffôn symudol
likeness-same_landline = Yr un llinell dir, y gall cartref ei rhannu
likeness-other_mobile = Rhifau ffôn symudol eraill
likeness-same_address = Yr un cyfeiriad
likeness-same_postcode = Yr un cod post
likeness-other_house = Tai eraill yn yr un cod post
likeness-same_birth = Yr un dyddiad geni
likeness-near_birth = Bron yr un dyddiad geni
likeness-other_birth = Dyddiad geni arall
people-merge-title = Cyfuno dau gofnod
people-merge-lead = Dewiswch beth i’w gadw. Cedwir achosion, cysylltiadau a marciau rhybudd y ddau. Cedwir y cofnod a gyfunwyd hefyd, a gallwch ddadwneud hyn unrhyw bryd.
people-merge-stays = Mae’r cofnod hwn yn aros
people-merge-goes = Mae’r cofnod hwn yn cael ei gyfuno â’r llall
people-merge-turn = Cadw’r cofnod arall yn lle hynny
people-merge-name = Pa enw?
people-merge-postcode = Pa god post?
people-merge-birth = Pa ddyddiad geni?
people-merge-born = Dyddiad geni
people-merge-none = Dim
people-merge-keep = Pa fanylion sy’n gywir?
people-merge-keep-hint = Dad-diciwch yr hyn sy’n anghywir neu nad yw’n perthyn iddynt mwyach. Ni chaiff ei ddangos mwyach, a daw’n ôl os caiff y cyfuno ei ddadwneud.
people-merge-interactions = Cysylltiadau â’r cyngor
people-merge-button = Cyfuno’r cofnodion hyn
people-merge-changed = Mae un o’r cofnodion wedi newid ers ichi edrych. Gwiriwch y ddau eto
people-merge-undo = Dadwneud y cyfuno
people-merged-record = { $name }, cyfunwyd ar { $day } gan { $by }
people-merged-record-undone = { $name }, cyfunwyd ar { $day } gan { $by }, dadwnaed ers hynny
contact-twice = Gall fod yr un person
contact-merged = Wedi’i gyfuno â’r cofnod hwn
score-title = Sut mae tebygrwydd yn cael ei sgorio
score-lead = Awgrymir bod dau gofnod yn perthyn i’r un person o hyn a hyn o bwyntiau ymlaen. Mae pwyntiau o dan 0 yn eu gwahanu. Pan fyddwch yn newid hyn, caiff pawb eu cymharu eto yn y cefndir.
score-threshold = Awgrymu o faint o bwyntiau ymlaen?
score-threshold-hint = Rhwng 20 a 200
score-button = Cadw
done-people-merged = Mae’r cofnodion wedi’u cyfuno. Gallwch ddadwneud hyn ar y dudalen hon.
done-people-unmerged = Mae’r cyfuno wedi’i ddadwneud. Mae gan y ddau gofnod yr hyn oedd yn eiddo iddynt.
done-told-apart = Wedi’i gofio: nid yr un person ydynt.
done-told-together = Wedi’i dynnu’n ôl. Cânt eu hawgrymu eto os ydynt mor debygol ag o’r blaen.
fault-out-of-range-score-threshold = Rhowch rif cyfan o 20 i 200
fault-out-of-range-score-points = Rhowch rif cyfan o -200 i 200
