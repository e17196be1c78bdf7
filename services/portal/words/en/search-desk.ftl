# The desk’s search box
find-label = Search people and cases
find-hint = Name, phone, email, postcode, address or reference
find-button = Search
find-results = What was found
find-title = Search people and cases
find-title-query = Search: { $query }
find-how = Type a name or a part of one, a telephone number, an email address, a postcode, an address or a case’s reference. Add another word to narrow it down.
find-none = Nobody and no case was found.
find-partly = A part could not be searched just now. Try again.
find-count = { $count ->
    [one] { $count } result. Use the down arrow to go to it.
   *[other] { $count } results. Use the up and down arrows to go through them.
}
find-people = People
find-cases = Cases
find-call = Start a call from { $number }
find-name = Name
find-address = Address
find-reported = Reported
find-cases-reported = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
find-by = Found by
find-by-name = name
find-by-email = email
find-by-phone = phone
find-by-postcode = postcode
find-by-address = address
find-by-near = similar spelling
find-by-slip = reference typed with a slip
find-by-earlier = earlier reference
