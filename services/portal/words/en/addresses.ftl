# The council's addresses
addresses-nav = Addresses
addresses-title = Addresses
addresses-lead = Bring in your gazetteer, such as an AddressBase file. You can look at everything before it is used. A new file takes the place of the one before as a whole.
addresses-file-hint = A CSV file with a line of headers and a line an address, at most 300 MB. It may be in UTF-8 or from an older Windows program.
addresses-columns-lead = This is our guess, or what you said of the last file with these headers. The next one remembers what you choose. Nothing changes yet.
addresses-read = Read every row
addresses-good = Addresses
addresses-gone = No longer in the file
addresses-stays = Stay as they are, as their row is wrong
addresses-take-title = Use these addresses
addresses-take-lead = They take the place of the addresses that you have, all at once. Rows with something wrong are left out: an address that you have stays as it is. Addresses that are no longer in the file are marked as gone: what refers to them stays.
addresses-take = Use these addresses
addresses-more = These are the first faults. There are more: put the file right and bring it in again.
done-addresses-past = Someone was here before you, or another file was taken meanwhile. This is how the file stands now.

# How far a file is
addresses-state-arriving = Being sent
addresses-state-mapping = Columns to be checked
addresses-state-reading = Being read
addresses-state-read = Ready to use
addresses-state-current = In use
addresses-state-replaced = Replaced
addresses-state-discarded = Given up
addresses-state-failed = Can’t be read
addresses-standing-arriving = The file is being sent. Nothing changes until it is read and you use it.
addresses-standing-mapping = Say what its columns hold. Nothing changes yet.
addresses-standing-reading = The rows are being read. You can leave this page: it goes on without you. Nothing changes until you use the addresses.
addresses-standing-read = Every row was read. Nothing has changed yet.
addresses-standing-none = No row of the file is an address. Check what its columns hold: give this file up and bring it in again.
addresses-standing-current = These are the council’s addresses.
addresses-standing-replaced = A later file has taken its place.
addresses-standing-discarded = This file was given up. It changed nothing.
addresses-standing-failed = The file has a quote that isn’t closed. Put it right and bring it in again. It changed nothing.
addresses-standing-broken-off = The file never came whole. Bring it in again. It changed nothing.

# What a column holds
addresses-field-uprn = UPRN
addresses-field-address = Whole address
addresses-field-organisation = Organisation
addresses-field-sub-building = Flat or part of a building
addresses-field-building = Building name
addresses-field-number = Building number
addresses-field-number-suffix = Letter after the building number
addresses-field-number-end = Last number of a range
addresses-field-number-end-suffix = Letter after the last number
addresses-field-street = Street
addresses-field-dependent-street = Smaller street off the street
addresses-field-locality = Locality or village
addresses-field-town = Town
addresses-field-postcode = Postcode
addresses-field-ward = Ward
addresses-field-easting = Easting
addresses-field-northing = Northing
addresses-field-latitude = Latitude
addresses-field-longitude = Longitude
fault-plain-needs-uprn = Say which column holds the UPRN
fault-plain-needs-address = Say which column holds the address, or its street
fault-plain-needs-postcode = Say which column holds the postcode
fault-plain-needs-both = A position has two columns: say which both are

# What is wrong with a row
addresses-fault-required = Something that every address needs is missing
addresses-fault-not-a-uprn = This isn’t a UPRN: 1 to 12 digits, and not nought
addresses-fault-twice-in-file = An earlier row of the file has this UPRN
addresses-fault-not-a-number = This isn’t a number
addresses-fault-half-a-position = One half of the position is missing
addresses-fault-outside-britain = This position isn’t in Great Britain
