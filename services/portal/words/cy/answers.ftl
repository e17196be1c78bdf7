# Channels
channel = Sianel
channel-phone = Ffôn
channel-desk = Wyneb yn wyneb
channel-web = Gwe
channel-email = E-bost
channel-sms = Neges destun
channel-letter = Llythyr
channel-video = Galwad fideo
channel-councillor = Cynghorydd
desk-event-taken-in = Adroddwyd ({ $channel }), cofnodwyd gan staff
