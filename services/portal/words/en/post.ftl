# Files of a case
files-event = File added
