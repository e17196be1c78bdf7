# Meysydd y mae sawl ffurflen yn eu rhannu
field-optional = { $label } (dewisol)
field-choose = Dewiswch un
field-name = Enw llawn
field-email = Cyfeiriad e-bost
field-email-hint = Dim ond i ddweud wrthych am y cais hwn y byddwn yn ei ddefnyddio.
field-phone = Rhif ffôn
field-postcode = Cod post
field-own-postcode-hint = Eich cod post chi. Gydag ef a’r cyfeirnod gallwch ddod o hyd i’ch cais eto.
field-postcode-hint = Y cod post a roesoch gyda’ch cais, er enghraifft LD1 5AA
field-reference = Cyfeirnod
field-reference-hint = 10 llythyren a rhif, er enghraifft C7X-4KM-9TPH
field-password = Cyfrinair
field-new-password = Dewiswch gyfrinair
field-new-password-hint = O leiaf 15 nod. Mae tri neu bedwar gair nad ydynt yn perthyn i’w gilydd yn hawdd eu cofio ac yn anodd eu dyfalu.
field-address-line1 = Tŷ a stryd
field-address-line2 = Llinell gyfeiriad 2
field-town = Tref neu bentref
field-position = Ble rydych chi
field-declaration-label = Datganiad
field-declaration = Mae’r hyn rwyf wedi’i ddweud yma yn wir hyd y gwn i
position-hint = Os ydych yn y lle nawr, gall eich dyfais lenwi hyn.
position-by-hand = Rhoi lledred a hydred
position-latitude = Lledred, er enghraifft 51.7612
position-longitude = Hydred, er enghraifft -2.5431
position-button = Ychwanegu ble rydw i nawr
position-looking = Yn chwilio…
position-found = Mae eich lleoliad wedi’i ychwanegu.
position-failed = Nid oedd modd dod o hyd i’ch lleoliad. Gallwch fynd ymlaen hebddo.

# Beth sydd o’i le ar ateb. “label” yw’r cwestiwn.
error-prefix = Gwall
error-summary-title = Mae problem
fault-required = Atebwch “{ $label }”
fault-required-choice = Dewiswch ateb i “{ $label }”
fault-required-date = Rhowch y dyddiad ar gyfer “{ $label }”
fault-required-tick = Ticiwch y blwch i gadarnhau: “{ $label }”
fault-required-address = Rhowch y tŷ a’r stryd, a’r cod post
fault-required-name = Rhowch eich enw llawn
fault-required-email = Rhowch eich cyfeiriad e-bost
fault-required-phone = Rhowch eich rhif ffôn
fault-required-postcode = Rhowch god post
fault-required-reference = Rhowch eich cyfeirnod
fault-required-password = Rhowch gyfrinair
fault-required-line1 = Rhowch y tŷ a’r stryd
fault-required-message = Ysgrifennwch eich ateb
fault-not-an-email = Rhowch gyfeiriad e-bost yn y ffurf gywir, fel enw@example.com
fault-not-a-mobile = Rhowch rif ffôn symudol, fel 07700 900 982
fault-no-texts = Nid anfonir negeseuon testun oddi yma. Trosglwyddwch ef drwy e-bost
fault-not-a-phone-number = Rhowch rif ffôn, fel 01632 960 001 neu 07700 900 982
fault-not-a-postcode = Rhowch god post llawn yn y DU, fel LD1 5AA
fault-not-a-reference = Gwiriwch y cyfeirnod: mae ganddo 10 llythyren a rhif, fel C7X-4KM-9TPH
fault-not-a-date = Rhaid i “{ $label }” fod yn ddyddiad go iawn, fel 27 3 2026
fault-date-in-future = Rhaid i “{ $label }” fod heddiw neu yn y gorffennol
fault-date-in-past = Rhaid i “{ $label }” fod heddiw neu yn y dyfodol
fault-not-a-choice = Dewiswch un o’r atebion i “{ $label }”
fault-too-long = Rhaid i “{ $label }” fod yn { $most } nod neu lai
fault-password-too-short = Rhaid i’ch cyfrinair fod ag o leiaf 15 nod
fault-password-too-long = Rhaid i’ch cyfrinair fod â 128 nod neu lai
fault-password-too-common = Mae’r cyfrinair hwn yn rhy hawdd ei ddyfalu. Dewiswch un arall
fault-control-character = Dim ond llythrennau, rhifau ac atalnodi cyffredin a all fod yn “{ $label }”
fault-out-of-range = Mae’r ateb i “{ $label }” yn rhy bell neu’n rhy fawr
fault-wrong-type-position = Rhowch y lledred a’r hydred fel rhifau, neu gadewch y ddau’n wag
fault-not-in-the-uk = Rhaid i’r lleoliad fod yn y Deyrnas Unedig
fault-wrong-type = Gwiriwch yr ateb i “{ $label }”
fault-invalid = Gwiriwch yr ateb i “{ $label }”

# Beth sydd o’i le ar y cyfan
problem-unavailable = Ni allem wneud hyn ar hyn o bryd. Nid oes dim wedi’i golli: rhowch gynnig arall arni ymhen ychydig funudau
problem-rate-limited = Rydych wedi rhoi cynnig arni’n rhy aml. Arhoswch ychydig funudau a rhowch gynnig arall arni
problem-conflict = Mae rhywun wedi newid hyn yn y cyfamser. Edrychwch sut mae pethau nawr a rhowch gynnig arall arni
problem-sent-already = Anfonwyd y ffurflen hon o’r blaen gydag atebion eraill. Nid yw’r hyn a welwch yma wedi’i anfon eto: pwyswch y botwm i’w anfon fel cais newydd
problem-not-found = Nid yw hwn yma mwyach
problem-forbidden = Nid yw eich cyfrif yn caniatáu hyn
problem-unauthenticated = Mae eich sesiwn wedi dod i ben. Mewngofnodwch eto
problem-too-large = Mae hwn yn rhy hir i’w anfon
problem-internal = Aeth rhywbeth o’i le ar ein hochr ni. Nid oes dim wedi’i golli: rhowch gynnig arall arni

# Cyfeiriad a geir yn ôl ei god post
address-find = Dod o hyd i gyfeiriad
address-choose = Dewiswch y cyfeiriad
address-choose-hint = Yna ewch ymlaen. Os nad yw yn y rhestr, dewiswch hynny a’i deipio isod.
address-found = { $count ->
    [one] Un cyfeiriad
   *[other] { $count } cyfeiriad
}
address-not-listed = Nid yw’r cyfeiriad yn y rhestr
address-none-found = Ni chafwyd hyd i gyfeiriad ar gyfer y cod post hwn. Teipiwch ef isod.
address-by-hand = Neu teipiwch y cyfeiriad:
