# Ffeiliau achos
files-event = Ychwanegwyd ffeil
