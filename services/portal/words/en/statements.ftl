privacy-title = Privacy
privacy-lead = { $council } is responsible for what you tell us on this website.
privacy-what-title = What we keep
privacy-what = When you report something we keep what you write, where it is about, and your name and how to reach you if you give them.

    We also keep what we do about your request and the messages that we send you.

    When you tell us whether an answer helped, we count it. We don’t keep who said so.
privacy-why-title = Why
privacy-why = We need it to deal with your request and to tell you what happens. It is part of our work as a public authority. We don’t use it for advertising, and we don’t sell it.
privacy-who-title = Who sees it
privacy-who = The council’s staff who deal with reports like yours. Each time they open your details, it is recorded who did so.

    Other councils on the same system can’t see anything that you tell us.
privacy-long-title = How long
privacy-long = As long as we need it for your request and as the law asks of us. Ask us how long that is for your kind of request.
privacy-rights-title = Your rights
privacy-rights = You may ask to see what we hold about you, to have mistakes put right and, in many cases, to have it removed. Contact us to do so.

    If you are not content with our answer, you may complain to the Information Commissioner’s Office at ico.org.uk.
accessibility-title = Accessibility
accessibility-lead = { $council } wants everyone to be able to use this website.
accessibility-how-title = How you can use it
accessibility-how = You can use every page with a keyboard alone, with a screen reader, and with text made four times as large. Nothing moves by itself, no colour is the only sign of anything, and every page works without scripts.
accessibility-state-title = How far it meets the rules
accessibility-state = The pages are made to meet the Web Content Accessibility Guidelines 2.2 at level AA. Each version is tested by machine before it goes live. A machine does not find everything, so tell us what we missed.
accessibility-tell-title = Tell us about a problem
accessibility-tell = If something on this website is hard for you to use, or you need it in another form, contact us. You can do everything that is offered here by telephone too.
accessibility-law-title = If you are not content with our answer
accessibility-law = The Equality and Human Rights Commission enforces the accessibility rules for public bodies. You can contact the Equality Advisory and Support Service at equalityadvisoryservice.com.
cookies-title = Cookies
cookies-lead = This website puts a few small files, called cookies, on your device. They are needed for it to work.
cookies-which-title = Which cookies we use
cookies-which = “__Host-language” remembers the language you chose, for a year.

    “__Host-form” makes sure that a form was sent by you, for a day.

    “__Host-desk” keeps staff signed in, until they sign out.

    “__Host-draft” lets you go on with a form that the council began with you, until you close your browser.
cookies-kept-title = What else stays on a device
cookies-kept = What staff type is kept in their own browser too until it has been sent, so that a crash costs nothing, and for 12 hours at most. It goes when they sign out. Whether they use keyboard shortcuts is remembered there as well. Nothing is kept in this way for anyone else.
cookies-none-title = What we don’t use
cookies-none = There are no cookies for statistics or advertising, and none from other companies.
