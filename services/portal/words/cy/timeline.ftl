# Popeth a ddigwyddodd rhwng person a’r cyngor
timeline-title = { $name }: popeth yn ei drefn
timeline-link = Gweld popeth yn ei drefn
timeline-back = Yn ôl at y person
timeline-which = Beth sy’n cael ei ddangos
timeline-all = Popeth
timeline-interaction = Beth ddywedon nhw
timeline-case = Beth roddon nhw wybod amdano
timeline-message = Beth ysgrifennon ni
timeline-none = Does dim byd eto.
timeline-earlier = Cynharach
timeline-wrote = Fe ysgrifennon ni am { $reference }
timeline-wrote-case-opened = Fe gadarnhaon ni fod { $reference } gyda ni
timeline-wrote-case-message = Fe ysgrifennon ni atyn nhw am { $reference }
timeline-wrote-case-moved = Fe ddywedon ni wrthyn nhw sut mae { $reference } yn dod yn ei flaen
timeline-wrote-case-rerouted = Fe ddywedon ni wrthyn nhw fod { $reference } wedi symud i wasanaeth arall
log-screen-timeline = Popeth am berson, yn ei drefn
