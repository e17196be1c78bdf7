# Cases of a system that the council had before
imports-link = Bring in cases of another system
imports-title = Cases of another system
imports-lead = Bring in the cases of a system that you leave. You can look at everything before it is written and take it back afterwards. Nobody gets a message about it.
imports-bring = Bring in a file
imports-bring-button = Bring in the file
imports-list = Files so far
imports-none = No file was brought in yet.
import-encoding = How was the file saved?
import-utf-8 = As CSV UTF-8, by a program of today
import-windows-1252 = By an older Windows program
import-file = File
import-file-hint = A CSV file with a line of headers and a line a case. At most 20 MB and 50,000 lines: send more in parts.
import-state = Status
import-rows = Rows
import-when = Brought in
import-by = By
import-brought = Brought in { $when }
import-brought-by = Brought in { $when } by { $name }

# How far it is
import-state-mapping = Columns to be checked
import-state-judging = Being checked
import-state-judged = Dry run
import-state-importing = Being imported
import-state-imported = Imported
import-state-undoing = Being taken back
import-state-undone = Taken back
import-state-discarded = Given up
import-standing-mapping = Say what its columns hold. Nothing is a case yet.
import-standing-judging = Each row is being checked. Nothing is a case yet. This page shows how far it is.
import-standing-judged = This is what would come. Nothing is a case yet. Some rows are wrong: put them right in your file and bring it in again, say what their words stand for, or leave them out.
import-standing-all-good = This is what would come. Nothing is a case yet, and no row is wrong.
import-standing-none-good = No row can be imported. Check what the columns hold, or put the file right and bring it in again.
import-standing-importing = The rows become cases. You can leave this page: it goes on without you.
import-standing-imported = The cases are here. Nobody got a message, and no alarm goes off for what was late already.
import-standing-undoing = The cases are being taken back. You can leave this page: it goes on without you.
import-standing-undone = The cases are gone, with everything of them. That the import was made stays on record.
import-standing-some-kept = The cases are gone but for those below.
import-standing-discarded = This file was given up before its rows were cases. What stood in it wasn’t kept.
import-progress = How far it is
import-rows-good = Can be imported
import-rows-bad = Something is wrong
import-rows-imported = Cases
import-rows-left = Left out
import-rows-removed = Taken back
import-rows-kept = Kept
import-open = Open cases
import-closed = Closed cases
import-citizens = People named
import-cases = Cases by service
import-count = How many
import-bad-rows = Rows with something wrong
import-download = Download them all as a table (CSV)
import-line = Line
import-column = Column
import-reason = What is wrong
import-found = What stands there
import-whole-row = The whole row
import-kept = Cases that were kept
import-columns-link = Change what the columns hold

# What is done with it
import-run-title = Import
import-run-lead = Each row that can be imported becomes a case with a reference of this council. The old reference finds it too. What stands in the other rows isn’t kept: download the table first if you need it.
import-run = Import the cases
import-leave = Rows with something wrong
import-leave-bad = { $count ->
    [one] Leave the row out that is wrong
   *[other] Leave the { $count } rows out that are wrong
}
fault-required-import-leave = Tick that the wrong rows may be left out, or put them right first
import-discard = Give this file up
import-undo = Take the import back
import-undo-title = Do you want to take this import back?
import-undo-goes = { $count ->
    [one] One case goes, with its notes and its history.
   *[other] { $count } cases go, with their notes and their history.
}
import-undo-lead = Cases that someone has worked on stay, and are listed. People who are known by these cases alone go too. This can’t be undone: you would bring the file in again.
import-undo-worked-on = Cases that someone has worked on
import-undo-too = Take them back too, unless files, promises or tasks belong to them
import-undo-confirm = Take the import back
done-import-past = Someone was here before you. This is how the import stands now.

# What the columns hold
import-columns-title = What do the columns hold?
import-columns-lead = This is our guess, or what you said of the last file with these headers. The next one remembers what you choose. Nothing becomes a case yet.
import-service = Service of every row
import-service-hint = Choose one if no column of the file says it.
import-service-by-row = A column says it
import-columns = Columns
import-first-rows = First rows
import-holds = Holds
import-empty = Nothing
import-column-holds = What does “{ $column }” hold?
import-column-left-out = Leave it out
import-column-answer = Answer: { $question }
import-judge = Check every row
import-words = Words that we don’t know
import-words-lead = Say what they stand for here. Those that you leave stay wrong.
import-word-means = What does “{ $word }” stand for?
import-word-about = { $count ->
    [one] { $field }, in one row
   *[other] { $field }, in { $count } rows
}
import-word-choose = Not decided yet
import-word-nothing = Nothing: as if the cell were empty
import-field-old-reference = Old reference
import-field-service = Service
import-field-received = Day received
import-field-closed = Day it ended
import-field-status = Status
import-field-outcome = How it ended
import-field-due = Day it is due
import-field-channel = How it came in
import-field-name = Person’s name
import-field-email = Person’s email address
import-field-phone = Person’s telephone number
import-field-address = Person’s address
import-field-postcode = Person’s postcode
import-field-place = Place
import-field-description = What was said
import-field-notes = Notes
import-field-team = Team
import-field-assignee = Who works on it
fault-required-import-service = Choose the service of every row, or say which column holds it
fault-unknown-value-import-service = This service isn’t there any more. Choose again
fault-twice-import-column = Another column holds this already. Choose another, or leave one out
fault-unknown-value-import-column = A column can’t hold this. Choose again
fault-plain-needs-reference = Say which column holds the old reference
fault-plain-needs-received = Say which column holds the day received

# What is wrong with a file
fault-required-import-file = Choose a file
fault-empty = The file is empty
fault-no-rows = The file has headers and no rows
fault-too-many-columns = The file has more than 100 columns
fault-too-many-rows = The file has more than 50,000 rows. Send it in parts
fault-a-workbook = This is a workbook. Save it as CSV and bring that in
fault-utf-16 = The file is in UTF-16. Save it as CSV UTF-8
fault-not-text = The file isn’t text. Save it as CSV
fault-not-utf-8 = The file isn’t UTF-8. Choose “By an older Windows program” if it is from one
fault-open-quote = The file has a quote that isn’t closed
fault-too-long-import-file = The file has a cell of more than 20,000 characters

# What is wrong with a row
import-fault-impossible-date = There is no such day
import-fault-two-digit-year = Write the year with four digits
import-fault-not-a-date = Write a day such as 27/03/2024
import-fault-not-a-time = Write a time such as 14:05
import-fault-in-the-future = This day is yet to come
import-fault-before-receipt = It ended before it was received
import-fault-not-ended = It has a day on which it ended, and its status says that it is open
import-fault-required = Something that every case needs is missing
import-fault-no-such-service = The council has no service of this name
import-fault-no-such-status = No step of the service is called this
import-fault-no-such-outcome = No outcome of the service is called this
import-fault-no-such-channel = Nothing comes in by a way of this name
import-fault-no-such-team = The council has no team of this name
import-fault-no-such-person = Nobody here, or more than one person, is called this
import-fault-no-such-question = The service of this row asks no such question
import-fault-not-a-choice = This isn’t one of the answers to choose from
import-fault-not-yes-or-no = Write yes or no
import-fault-not-an-email = This isn’t an email address
import-fault-not-a-phone-number = This isn’t a telephone number
import-fault-not-a-postcode = This isn’t a postcode
import-fault-too-long = This is too long
import-fault-control-character = This has characters that can’t be taken
import-fault-too-many-cells = The row has more cells than the file has headers
import-fault-already-here = A case with this reference is here already
import-fault-twice-in-file = An earlier row of the file has this reference
import-fault-worked-on = Someone has worked on the case since
import-fault-in-use = Files, promises, tasks or the like belong to the case
import-fault-fault = The row could not be written. Tell whoever runs the product

# The files of old cases
import-files = Files
import-files-label = ZIP archive
import-files-hint = One archive with all files, at most 300 MB. A column of your file names the files of each row, parted by semicolons. Another archive takes the place of this one, and every row is checked again.
import-files-button = Bring in the archive
import-bad-files = Files that no case will have
import-field-files = Names of its files
fault-required-import-files = Choose an archive
fault-not-an-archive = This is no ZIP archive
fault-too-many-in-archive = The archive has more than 10,000 files
fault-too-large-within = The files of the archive are more than 2 GB together
import-fault-no-such-file = The archive has no file of this name
import-fault-file-not-taken = A file of the archive can’t be kept
import-fault-file-twice = An earlier row of the file names this file
import-fault-bad-path = The file’s name leads out of the archive
import-fault-not-taken = The file is none of PDF, picture (JPEG, PNG, TIFF, HEIC) or plain text
import-fault-name-mismatch = The name’s ending doesn’t fit what is in the file
import-fault-locked = The file is locked
import-fault-broken = The file breaks off
import-fault-too-large = The file is too large
import-fault-no-room = The council’s room for files is used up
import-fault-not-named = No row names this file: it is dropped when the import ends
import-standing-some-bad = The cases are here. Some rows went wrong in the meantime: try them again, or leave them out.
import-again-title = Rows that went wrong
import-again-lead = They were right at the dry run, and something has changed since: a service, a team, a reference that is here by now. Put that right and try them again, or tick that they are left out. After 30 days they are left out.
import-again = Go on
