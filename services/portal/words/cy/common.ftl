# Yr hyn sydd o gwmpas pob tudalen, a geiriau y mae sawl tudalen yn eu rhannu.
skip-to-content = Neidio i’r prif gynnwys
languages = Iaith
nav-follow = Dilyn adroddiad
yes = Ie
no = Na
warning = Rhybudd
notice-done = Wedi’i wneud
back = Yn ôl
back-home = Yn ôl i’r hafan
back-services = Pob gwasanaeth
footer-contact = Cysylltu â ni
footer-phone = Ffôn
footer-email = E-bost
footer-address = Ysgrifennu atom
footer-more = Mwy
footer-website = Prif wefan y cyngor
footer-staff = Mewngofnodi i staff

# Dyddiadau
date-day = Diwrnod
date-month = Mis
date-year = Blwyddyn

# Cyflwr achos, fel tag ac fel brawddeg i’r dinesydd
status-received = Wedi’i dderbyn
status-in-progress = Ar y gweill
status-waiting = Aros am ddinesydd
status-done = Wedi’i gau
status-received-meaning = Mae eich cais gennym. Mae’n aros i rywun yn y tîm ei godi.
status-in-progress-meaning = Mae rhywun yn y tîm yn delio â’ch cais.
status-waiting-meaning = Rydym wedi gofyn cwestiwn i chi. Byddwn yn parhau pan fyddwch wedi ateb.
status-done-meaning = Mae eich adroddiad wedi’i gau.
outcome-completed = Rydym wedi gwneud yr hyn y gofynnoch amdano, ac mae eich cais wedi’i gau.
outcome-not-found = Buom yn edrych ond nid oedd modd dod o hyd i’r broblem, felly mae eich cais wedi’i gau.
outcome-duplicate = Roedd rhywun eisoes wedi dweud wrthym am hyn. Rydym yn delio ag ef o dan y cais cynharach.
outcome-not-ours = Nid yw hyn yn rhywbeth y mae’r cyngor yn gofalu amdano, felly mae eich cais wedi’i gau.
outcome-no-action = Buom yn edrych ar eich cais ac nid oes angen gwneud dim, felly mae wedi’i gau.
outcome-completed-name = Wedi’i gwblhau
outcome-not-found-name = Heb ddod o hyd i’r broblem
outcome-duplicate-name = Wedi’i adrodd eisoes
outcome-not-ours-name = Ddim yn un i ni
outcome-no-action-name = Dim angen gweithredu
event-received = Adroddiad wedi’i dderbyn
event-message = Neges gan y cyngor
