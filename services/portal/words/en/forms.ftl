# Fields that many forms share
field-optional = { $label } (optional)
field-choose = Choose one
field-name = Full name
field-email = Email address
field-email-hint = We only use it to tell you about this request.
field-phone = Telephone number
field-postcode = Postcode
field-own-postcode-hint = Your own postcode. With it and the reference you can find your request again.
field-postcode-hint = The postcode that you gave with your request, for example LD1 5AA
field-reference = Reference
field-reference-hint = 10 letters and numbers, for example C7X-4KM-9TPH
field-password = Password
field-new-password = Choose a password
field-new-password-hint = At least 15 characters. Three or four words that don’t belong together are easy to remember and hard to guess.
field-address-line1 = House and street
field-address-line2 = Address line 2
field-town = Town or village
field-position = Where you are
field-declaration-label = Declaration
field-declaration = What I have said here is true as far as I know
position-hint = If you are at the place now, your device can fill this in.
position-by-hand = Enter latitude and longitude
position-latitude = Latitude, for example 51.7612
position-longitude = Longitude, for example -2.5431
position-button = Add where I am now
position-looking = Looking…
position-found = Your position is added.
position-failed = Your position could not be found. You can go on without it.

# What is wrong with an answer. “label” is the question.
error-prefix = Error
error-summary-title = There is a problem
fault-required = Answer “{ $label }”
fault-required-choice = Select an answer to “{ $label }”
fault-required-date = Enter the date for “{ $label }”
fault-required-tick = Tick the box to confirm: “{ $label }”
fault-required-address = Enter the house and street, and the postcode
fault-required-name = Enter your full name
fault-required-email = Enter your email address
fault-required-phone = Enter your telephone number
fault-required-postcode = Enter a postcode
fault-required-reference = Enter your reference
fault-required-password = Enter a password
fault-required-line1 = Enter the house and street
fault-required-message = Write your answer
fault-not-an-email = Enter an email address in the right form, like name@example.com
fault-not-a-mobile = Enter the number of a mobile, like 07700 900 982
fault-no-texts = No text messages are sent from here. Hand it over by email
fault-not-a-phone-number = Enter a telephone number, like 01632 960 001 or 07700 900 982
fault-not-a-postcode = Enter a full UK postcode, like LD1 5AA
fault-not-a-reference = Check the reference: it has 10 letters and numbers, like C7X-4KM-9TPH
fault-not-a-date = “{ $label }” must be a real date, like 27 3 2026
fault-date-in-future = “{ $label }” must be today or in the past
fault-date-in-past = “{ $label }” must be today or in the future
fault-not-a-choice = Select one of the answers to “{ $label }”
fault-too-long = “{ $label }” must be { $most } characters or fewer
fault-password-too-short = Your password must have at least 15 characters
fault-password-too-long = Your password must have 128 characters or fewer
fault-password-too-common = This password is too easy to guess. Choose another one
fault-control-character = “{ $label }” must have letters, numbers and ordinary punctuation only
fault-out-of-range = The answer to “{ $label }” is too far away or too large
fault-wrong-type-position = Enter both latitude and longitude as numbers, or leave both empty
fault-not-in-the-uk = The position must be in the United Kingdom
fault-wrong-type = Check the answer to “{ $label }”
fault-invalid = Check the answer to “{ $label }”

# What is wrong as a whole
problem-unavailable = We could not do this just now. Nothing is lost: please try again in a few minutes
problem-rate-limited = You have tried too often. Please wait a few minutes and try again
problem-conflict = Someone changed this in the meantime. Check how it stands now and try again
problem-sent-already = This form was sent before with other answers. What you see here is not sent yet: press the button to send it as a new request
problem-not-found = This is no longer here
problem-forbidden = Your account does not allow this
problem-unauthenticated = Your session has ended. Sign in again
problem-too-large = This is too long to be sent
problem-internal = Something went wrong on our side. Nothing is lost: please try again

# An address that is found by its postcode
address-find = Find address
address-choose = Choose the address
address-choose-hint = Then go on. If it isn’t in the list, choose that and type it below.
address-found = { $count ->
    [one] One address found
   *[other] { $count } addresses found
}
address-not-listed = The address is not in the list
address-none-found = No address was found for this postcode. Type it below.
address-by-hand = Or type the address:
