# The home page and the search
home-title = How can we help?
home-lead = Report a problem, ask for a service, or see what has happened to something you have already told us about.
home-top = What people ask for most
home-all = See all services
home-follow-title = Already told us?
home-follow-text = See what is happening with your request. You need its reference.
search-label = Say it in your own words, such as “bin not emptied”
search-button = Search
search-all-title = All services
search-heading = Search results
search-title = Search: { $query }
search-answers = { $count ->
    [one] { $count } service found
   *[other] { $count } services found
}
search-none = Nothing found for “{ $query }”
search-none-try = Try other words for it, or look through the list of everything we do.
provided-by = Provided by { $council }
provided-by-county = Provided by your county council
provided-by-district = Provided by your district or borough council
provided-by-parish = Provided by your parish or town council
provided-by-other = Provided by another council

# A service and its form
service-about-you = About you
service-privacy = We only use what you tell us to deal with your request.
service-target-working = { $days ->
    [one] We aim to do this within { $days } working day.
   *[other] We aim to do this within { $days } working days.
}
service-target-calendar = { $days ->
    [one] We aim to do this within { $days } day.
   *[other] We aim to do this within { $days } days.
}
service-made = You have sent this form before. The reference of that request:
service-talk = Rather talk to us?
service-send = Send

# Another council’s service
handoff-not-us = { $council } does not provide this service.
handoff-county = Your county council provides it.
handoff-district = Your district or borough council provides it.
handoff-parish = Your parish or town council provides it.
handoff-other = Another council provides it.
handoff-them = { $council } does.
handoff-explain = We take you straight to the right page on their website. You do not need to search for it again.
handoff-go = Go to { $council }
handoff-choose = Which council covers the place?
handoff-unsure = Not sure?
handoff-find = You can find out which one covers the place by its postcode.
handoff-find-link = Find your local council on GOV.UK

# Sent
sent-title = We have your request
sent-reference = Your reference
sent-next = What happens next
sent-due = We aim to finish by { $due }.
sent-told = We tell you here each time something happens.
sent-told-emailed = We tell you by email and here each time something happens.
sent-told-lettered = We write to you by post and tell you here each time something happens.
sent-follow-title = Follow your request
sent-emailed = We have sent you an email with your reference and a link to this request.
sent-not-emailed = You did not give an email address, so please note the reference. With it and your postcode you can look up your request at any time, or ask about it by telephone.
sent-lettered = You did not give an email address, so we send a letter with your reference to the address that you gave. With the reference and your postcode you can look up your request at any time, or ask about it by telephone.
sent-follow-link = See your request

# Following a report
follow-title = Follow a request
follow-lead = If we sent you an email, you can also use the link in it.
follow-button = Find my request
follow-not-found = We can’t find a request with this reference and postcode. Check both.
follow-lost-title = I have lost the reference
follow-lost = Look for our email about your request: the reference is in its subject. If you did not give an email address, call us and tell us what it was about and when.
case-title = Request { $reference }
case-caption = Request
case-status = Status
case-received = Received
case-team = Who deals with it
case-due = Due by
case-due-stopped = No day can be given while the service is stopped
told-title = What you told us
told-files = Files
walk-guidance = What to know first
told-by-link = Your answers are not shown when you use a reference and a postcode. To read them, use the link in our email or letter, if we sent you one.
case-events = What has happened
event-yours = Your message
case-reply-title = Answer our question
case-reply-label = Your answer
case-reply-send = Send
case-reply-sent = We have your message. It is with your request, and the team can see it.
case-tell-title = Tell us more
case-tell-label = Anything that has changed, or that would help us
step-received = Received
step-working = Being dealt with
step-done = Done

# When something isn’t there or goes wrong
not-found-title = Page not found
not-found-typed = If you typed the address, check that it is right. If you followed a link, it may be too old.
not-found-search = You can search for what you wanted to do.
suspended-title = This website is not available
suspended-text = The council’s online services are switched off at present. Nothing that you told us is lost.
error-title = Sorry, something went wrong
error-text = This is our fault, not yours. Please try again in a few minutes.
error-contact = If it is urgent, contact us by telephone.
unavailable-title = Sorry, this is not available just now
unavailable-text = Please try again in a few minutes. If you were filling in a form, go back: what you typed is still there.
forbidden-title = You can’t see this page
forbidden-text = Your account does not allow it. Ask your council’s administrator if you need it.
too-long-title = What you sent is too long
too-long-text = It is more than a form can hold, so nothing was saved.
unread-title = We couldn’t read what you sent
unread-back = Go back: what you typed is still there. Shorten or correct it, and send it again.
too-many-title = Please wait a moment
refused-title = Please send this again
refused-stale = This page was open for a long time, or cookies are switched off, so we could not be sure that it was you who sent it. Nothing is lost. Check what you wrote and send it again.
refused-foreign = This was sent from another website, so we have not accepted it. What was sent is shown below.
refused-again = Send again
refused-open = Open the form on this website
