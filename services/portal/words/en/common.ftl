# What stands around every page, and words that many pages share.
skip-to-content = Skip to main content
languages = Language
nav-follow = Follow a report
yes = Yes
no = No
warning = Warning
notice-done = Done
back = Back
back-home = Back to the home page
back-services = All services
footer-contact = Contact us
footer-phone = Telephone
footer-email = Email
footer-address = Write to us
footer-more = More
footer-website = The council’s main website
footer-staff = Staff sign in

# Dates
date-day = Day
date-month = Month
date-year = Year

# The states of a case, as a tag and as a sentence to the citizen
status-received = Received
status-in-progress = In progress
status-waiting = Waiting for citizen
status-done = Done
status-received-meaning = We have your request. It is waiting for someone in the team to pick it up.
status-in-progress-meaning = Someone in the team is dealing with your request.
status-waiting-meaning = We have asked you a question. We carry on when you have answered.
status-done-meaning = Your report is closed.
outcome-completed = We have done what you asked for, and your request is closed.
outcome-not-found = We looked and could not find the problem, so your request is closed.
outcome-duplicate = Someone had already told us about this. We deal with it under the earlier report.
outcome-not-ours = This is not something that the council looks after, so your request is closed.
outcome-no-action = We looked into your request and nothing needs to be done, so it is closed.
outcome-completed-name = Completed
outcome-not-found-name = Problem not found
outcome-duplicate-name = Reported already
outcome-not-ours-name = Not ours
outcome-no-action-name = No action needed
event-received = Report received
event-message = Message from the council
