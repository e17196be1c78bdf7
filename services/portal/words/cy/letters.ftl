# Llythyrau y mae staff yn eu hargraffu, i bobl heb gyfeiriad e-bost
letters-nav = Llythyrau
letters-title = Llythyrau i’w hargraffu
letters-lead = Mae’r rhain yn mynd at bobl a roddodd gyfeiriad post a dim cyfeiriad e-bost. Argraffwch nhw, postiwch nhw, yna dywedwch hynny yma.
letters-none = Does dim llythyrau’n aros i’w hargraffu.
letters-print-all = { $count ->
    [one] Ei agor i’w argraffu
   *[other] Agor pob un o’r { $count } i’w hargraffu
}
letters-posted-all = { $count ->
    [one] Mae wedi’i argraffu a’i bostio
   *[other] Mae pob un o’r { $count } wedi’u hargraffu a’u postio
}
letters-written = Ysgrifennwyd
letters-to = At
letters-about = Ynghylch
letters-language = Iaith
letters-language-en = Saesneg
letters-language-cy = Cymraeg
letter-open = Agor y llythyr
letter-to = Llythyr at { $name }
letter-back = Llythyrau i’w hargraffu
letter-print = Argraffwch ef gyda’ch porwr: Ctrl a P, neu Cmd a P. Mae’r cyfeiriad yn ffitio ffenestr amlen DL pan fydd y ddalen wedi’i phlygu’n dair.
letter-large = Print bras
letter-ordinary = Print arferol
letter-case = Mynd at yr achos
letter-post = Wedi’i argraffu a’i bostio
letter-posted = Postiwyd ar { $day }.
letter-posted-by = Postiwyd ar { $day }. { $name } a ddywedodd hynny.
letter-unpost = Ni chafodd ei bostio: tynnu hynny’n ôl
letter-erased = Cafodd testun y llythyr hwn ei ddileu oherwydd ei oed. Cedwir bod llythyr wedi bod.
done-letter-posted = Mae’r llythyr wedi’i nodi fel un a bostiwyd. Os camgymeriad oedd hynny, agorwch ef o dan “Negeseuon” a’i dynnu’n ôl.
done-letters-posted = Mae’r llythyrau wedi’u nodi fel rhai a bostiwyd. Os camgymeriad oedd hynny, agorwch un o dan “Negeseuon” a’i dynnu’n ôl.
done-letters-left = Mae’r llythyrau wedi’u nodi fel rhai a bostiwyd, heblaw’r rhai yr oedd rhywun arall wedi’u nodi neu eu tynnu’n ôl yn y cyfamser.
done-letter-taken-back = Mae’r llythyr yn aros i’w argraffu eto.
done-letter-changed = Dywedodd rhywun arall rywbeth am y llythyr hwn yn y cyfamser. Dyma sut mae’n sefyll.
