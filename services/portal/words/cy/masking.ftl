# Yr hyn sydd ynghudd tra nad yw galwr wedi’i ddilysu.
hidden-until-verified = Ynghudd nes bod y galwr wedi’i ddilysu
case-masked = Mae rhywun a allai fod y person hwn yn ffonio. Mae pwy ydyn nhw, eu hatebion a’r hyn a ysgrifennwyd yn aros ynghudd nes i chi wirio pwy sy’n ffonio.
case-story-masked = Mae’r hyn a ysgrifennwyd ynghudd nes bod y galwr wedi’i ddilysu.
