# Blwch chwilio’r ddesg
find-label = Chwilio am bobl ac achosion
find-hint = Enw, ffôn, ebost, cod post, cyfeiriad neu gyfeirnod
find-button = Chwilio
find-results = Beth a gafwyd
find-title = Chwilio am bobl ac achosion
find-title-query = Chwilio: { $query }
find-how = Teipiwch enw neu ran ohono, rhif ffôn, cyfeiriad ebost, cod post, cyfeiriad neu gyfeirnod achos. Ychwanegwch air arall i gyfyngu’r chwilio.
find-none = Ni chafwyd hyd i neb nac i unrhyw achos.
find-partly = Ni ellid chwilio drwy ran ohono ar hyn o bryd. Rhowch gynnig arall arni.
find-count = { $count ->
   *[other] { $count } canlyniad. Defnyddiwch y saethau i fyny ac i lawr i fynd drwyddynt.
}
find-people = Pobl
find-cases = Achosion
find-call = Dechrau galwad o { $number }
find-name = Enw
find-address = Cyfeiriad
find-reported = Adroddwyd
find-cases-reported = { $count ->
   *[other] { $count } achos
}
find-by = Cafwyd drwy
find-by-name = enw
find-by-email = ebost
find-by-phone = ffôn
find-by-postcode = cod post
find-by-address = cyfeiriad
find-by-near = sillafiad tebyg
find-by-slip = llithriad yn y cyfeirnod
find-by-earlier = cyfeirnod cynharach
