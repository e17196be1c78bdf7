# The council's teams
teams-title = Timau
teams-lead = Mae gan dîm giw o achosion, a phobl sy’n gweithio arnynt. Mae eich timau eich hun yn sefyll wrth ochr y rhai a ddaeth gyda gwasanaethau’r cyngor.
teams-closed = Timau sydd wedi cau
team-column = Tîm
team-column-members = Pobl
team-column-cases = Achosion agored
team-column-services = Gwasanaethau
team-column-told = Yn cael gwybod pan ddaw cloc i ben
team-told-yes = Ei gadwyn
team-told-no = Rheolwyr: nid oes cadwyn wedi’i gosod
team-make = Tîm newydd
team-make-button = Ychwanegu tîm
team-name-en = Enw yn Saesneg
team-name-cy = Enw yn Gymraeg
team-has = Beth sydd ganddo
team-cases = { $count ->
    [0] Dim achosion agored
    [one] 1 achos agored
   *[other] { $count } o achosion agored
}
team-waiting = { $count ->
    [0] Dim tasgau, addewidion na rhybuddion yn aros
    [one] 1 dasg, addewid neu rybudd yn aros
   *[other] { $count } o dasgau, addewidion a rhybuddion yn aros
}
team-members = { $count ->
    [0] Nid oes neb ynddo
    [one] 1 person
   *[other] { $count } o bobl
}
team-services = Gwasanaethau y mae’n delio â nhw
team-calendar = Dyddiau gwaith, a phwy sy’n cael gwybod
team-rename = Newid yr enw
team-rename-button = Cadw’r enw
team-close = Cau’r tîm hwn
team-close-lead = Mae ei achosion agored, ei dasgau, ei addewidion, ei bobl a’i wasanaethau yn mynd i dîm arall ar unwaith. Mae pwy bynnag sy’n gweithio ar achos yn ei gadw. Mae achosion gorffenedig yn dal i ddangos enw’r tîm hwn.
team-close-button = Cau’r tîm
team-heir = Pwy sy’n cymryd ei waith drosodd?
team-heir-hint = Bydd rheolau a llifoedd gwaith sy’n enwi’r tîm hwn yn arwain at y tîm hwnnw o hyn ymlaen.
team-heir-none = Neb: nid oes ganddo waith
team-reopen = Agor y tîm hwn eto
team-reopen-lead = Mae ei waith yn aros lle’r aeth. Gallwch roi gwasanaethau a phobl iddo eto.
team-reopen-button = Ei agor eto
team-closed = Caewyd ar { $when }
team-closed-to = Caewyd ar { $when }. Cymerodd { $heir } ei waith drosodd
team-nobody-told = Nid oes cadwyn wedi’i gosod ar gyfer { $team }: rheolwyr yn unig sy’n clywed pan ddaw cloc i ben.
team-nobody-told-link = Dweud pwy sy’n cael gwybod
fault-duplicate-team = Mae gan dîm arall yr enw hwn
fault-required-team = Rhowch enw’r tîm
fault-too-long-team = Rhaid i’r enw fod yn { $most } nod neu lai
fault-required-heir = Dewiswch y tîm sy’n cymryd ei waith drosodd
fault-unknown-value-heir = Nid yw’r tîm hwn yno mwyach. Dewiswch eto
done-team-made = Mae’r tîm wedi’i ychwanegu. Rhowch wasanaethau a phobl iddo nawr.
done-team-named = Mae enw’r tîm wedi’i newid.
done-team-closed = Mae’r tîm wedi’i gau.
done-team-reopened = Mae’r tîm ar agor eto.
