# A session that ended while something was being typed
kept-sign-in = Mae eich sesiwn wedi dod i ben. Does dim wedi’i golli: mewngofnodwch, a bydd yr hyn a deipioch chi yma eto, yn barod i’w anfon.
kept-title = Mae’r hyn a deipioch chi yma o hyd
kept-lead = Roedd eich sesiwn wedi dod i ben pan bwysoch chi’r botwm, felly nid yw hyn wedi’i anfon eto. Edrychwch drosto a’i anfon nawr.
kept-away = Nid yw hyn wedi’i anfon eto. Edrychwch drosto a’i anfon eto ymhen ychydig.
kept-text = Yr hyn a deipioch chi
kept-send = Anfon nawr
kept-restored = Mae’r hyn a deipioch chi yma o’r blaen yn ôl.
kept-leave = Gadael hyn a mynd i’r ddesg
