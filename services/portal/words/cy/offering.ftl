# Many services at once; groups of services; services by number
offering-offer = Cynnig y rhai a diciwyd
offering-withdraw = Tynnu’n ôl y rhai a diciwyd
offering-hint = Byddwch yn gweld beth sy’n newid cyn i ddim newid. Ni ellir ticio’r hyn na chyhoeddwyd erioed.
offering-tick = Dewis { $service }
offering-offer-title = Cynnig y gwasanaethau hyn?
offering-offer-lead = Bydd dinasyddion yn dod o hyd iddynt ar unwaith, fel y’u cyhoeddwyd ddiwethaf.
offering-offer-button = Eu cynnig
offering-withdraw-title = Tynnu’r gwasanaethau hyn yn ôl?
offering-withdraw-lead = Ni fydd dinasyddion yn dod o hyd iddynt mwyach. Mae eu hachosion agored yn parhau, a gall pobl eu dilyn o hyd.
offering-withdraw-button = Eu tynnu’n ôl
offering-same = { $count ->
    [one] Mae 1 o’r rhai a diciwyd felly eisoes.
   *[other] Mae { $count } o’r rhai a diciwyd felly eisoes.
}
offering-nothing = Mae pob un a diciwyd felly eisoes. Nid oes dim yn newid.
done-offered-many = Mae’r gwasanaethau’n cael eu cynnig nawr.
done-withdrawn-many = Mae’r gwasanaethau wedi’u tynnu’n ôl. Mae eu hachosion agored yn parhau.
catalogue-find = Dod o hyd i wasanaeth yn ôl enw neu rif LGSL
catalogue-find-button = Dod o hyd
catalogue-find-none = Nid oes gan unrhyw wasanaeth yr enw neu’r rhif hwn.
catalogue-find-all = Gweld pob gwasanaeth
catalogue-codes = LGSL / LGIL
catalogue-group-of = Grŵp
catalogue-group-hint = Mae gwasanaethau un grŵp yn sefyll gyda’i gilydd ar y wefan ac wrth y ddesg. Heb un, mae’r gwasanaeth yn sefyll yng ngrŵp y llyfrgell, neu o dan “Gwasanaethau eraill”.
catalogue-group-none = Dim grŵp ei hun
catalogue-group-en = Grŵp newydd yn Saesneg, os nad oes un o’r rhain yn addas
catalogue-group-cy = Grŵp newydd yn Gymraeg
catalogue-field-group = Grŵp
group-others = Gwasanaethau eraill
home-groups = Popeth yn ôl pwnc
