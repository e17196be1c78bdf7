privacy-title = Preifatrwydd
privacy-lead = { $council } sy’n gyfrifol am yr hyn a ddywedwch wrthym ar y wefan hon.
privacy-what-title = Beth rydym yn ei gadw
privacy-what = Pan fyddwch yn rhoi gwybod am rywbeth, rydym yn cadw’r hyn a ysgrifennwch, ble mae, a’ch enw a sut i gysylltu â chi os byddwch yn eu rhoi.

    Rydym hefyd yn cadw’r hyn a wnawn am eich cais a’r negeseuon a anfonwn atoch.

    Pan ddywedwch wrthym a oedd ateb o gymorth, rydym yn ei gyfrif. Nid ydym yn cadw pwy a ddywedodd hynny.
privacy-why-title = Pam
privacy-why = Mae ei angen arnom i ddelio â’ch cais ac i ddweud wrthych beth sy’n digwydd. Mae’n rhan o’n gwaith fel awdurdod cyhoeddus. Nid ydym yn ei ddefnyddio i hysbysebu, ac nid ydym yn ei werthu.
privacy-who-title = Pwy sy’n ei weld
privacy-who = Staff y cyngor sy’n delio ag caisau fel eich un chi. Bob tro y byddant yn agor eich manylion, cofnodir pwy wnaeth hynny.

    Ni all cynghorau eraill ar yr un system weld dim a ddywedwch wrthym.
privacy-long-title = Am ba hyd
privacy-long = Cyhyd ag y bydd ei angen arnom ar gyfer eich cais ac fel y mae’r gyfraith yn gofyn. Gofynnwch i ni am ba hyd y mae hynny ar gyfer eich math chi o gais.
privacy-rights-title = Eich hawliau
privacy-rights = Cewch ofyn am weld yr hyn sydd gennym amdanoch, am gywiro camgymeriadau ac, mewn llawer o achosion, am ei ddileu. Cysylltwch â ni i wneud hynny.

    Os nad ydych yn fodlon ar ein hateb, cewch gwyno i Swyddfa’r Comisiynydd Gwybodaeth yn ico.org.uk.
accessibility-title = Hygyrchedd
accessibility-lead = Mae { $council } am i bawb allu defnyddio’r wefan hon.
accessibility-how-title = Sut gallwch ei defnyddio
accessibility-how = Gallwch ddefnyddio pob tudalen â bysellfwrdd yn unig, â darllenydd sgrin, ac â thestun bedair gwaith yn fwy. Nid oes dim yn symud ohono’i hun, nid lliw yw’r unig arwydd o ddim, ac mae pob tudalen yn gweithio heb sgriptiau.
accessibility-state-title = I ba raddau mae’n cwrdd â’r rheolau
accessibility-state = Gwneir y tudalennau i gwrdd â Chanllawiau Hygyrchedd Cynnwys Gwe 2.2 ar lefel AA. Caiff pob fersiwn ei phrofi gan beiriant cyn iddi fynd yn fyw. Nid yw peiriant yn canfod popeth, felly dywedwch wrthym beth y gwnaethom ei fethu.
accessibility-tell-title = Dweud wrthym am broblem
accessibility-tell = Os yw rhywbeth ar y wefan hon yn anodd i chi ei ddefnyddio, neu os oes ei angen arnoch ar ffurf arall, cysylltwch â ni. Gallwch wneud popeth a gynigir yma dros y ffôn hefyd.
accessibility-law-title = Os nad ydych yn fodlon ar ein hateb
accessibility-law = Y Comisiwn Cydraddoldeb a Hawliau Dynol sy’n gorfodi’r rheolau hygyrchedd ar gyfer cyrff cyhoeddus. Gallwch gysylltu â’r Gwasanaeth Cynghori a Chymorth Cydraddoldeb yn equalityadvisoryservice.com.
cookies-title = Cwcis
cookies-lead = Mae’r wefan hon yn rhoi ychydig o ffeiliau bach, o’r enw cwcis, ar eich dyfais. Mae eu hangen er mwyn iddi weithio.
cookies-which-title = Pa gwcis rydym yn eu defnyddio
cookies-which = Mae “__Host-language” yn cofio’r iaith a ddewisoch, am flwyddyn.

    Mae “__Host-form” yn gwneud yn siŵr mai chi a anfonodd ffurflen, am ddiwrnod.

    Mae “__Host-desk” yn cadw staff wedi’u mewngofnodi, nes iddynt allgofnodi.

    Mae “__Host-draft” yn gadael i chi barhau â ffurflen a ddechreuodd y cyngor gyda chi, nes i chi gau eich porwr.
cookies-kept-title = Beth arall sy’n aros ar ddyfais
cookies-kept = Mae’r hyn y mae staff yn ei deipio yn cael ei gadw yn eu porwr eu hunain hefyd nes iddo gael ei anfon, fel na chollir dim, ac am 12 awr ar y mwyaf. Mae’n mynd pan fyddant yn allgofnodi. Cofir yno hefyd a ydynt yn defnyddio llwybrau byr bysellfwrdd. Nid oes dim yn cael ei gadw fel hyn i neb arall.
cookies-none-title = Beth nad ydym yn ei ddefnyddio
cookies-none = Nid oes cwcis ar gyfer ystadegau na hysbysebu, na dim gan gwmnïau eraill.
