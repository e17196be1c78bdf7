# Channels
channel = Channel
channel-phone = Phone
channel-desk = In person
channel-web = Web
channel-email = Email
channel-sms = Text message
channel-letter = Letter
channel-video = Video call
channel-councillor = Councillor
desk-event-taken-in = Reported ({ $channel }), taken by staff
