# A session that ended while something was being typed
kept-sign-in = Your session has ended. Nothing is lost: sign in, and what you typed is here again, ready to be sent.
kept-title = What you typed is still here
kept-lead = Your session had ended when you pressed the button, so this isn’t sent yet. Check it and send it now.
kept-away = This isn’t sent yet. Check it and send it again in a moment.
kept-text = What you typed
kept-send = Send it now
kept-restored = What you typed here before is back.
kept-leave = Leave it and go to the desk
