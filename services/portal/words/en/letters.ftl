# Letters that staff print, for people without an email address
letters-nav = Letters
letters-title = Letters to print
letters-lead = These go to people who gave a postal address and no email address. Print them, post them, then say so here.
letters-none = No letters wait to be printed.
letters-print-all = { $count ->
    [one] Open it to print
   *[other] Open all { $count } to print
}
letters-posted-all = { $count ->
    [one] It is printed and posted
   *[other] All { $count } are printed and posted
}
letters-written = Written
letters-to = To
letters-about = About
letters-language = Language
letters-language-en = English
letters-language-cy = Welsh
letter-open = Open the letter
letter-to = Letter to { $name }
letter-back = Letters to print
letter-print = Print it with your browser: Ctrl and P, or Cmd and P. The address fits the window of a DL envelope when the sheet is folded in three.
letter-large = Large print
letter-ordinary = Ordinary print
letter-case = Go to the case
letter-post = Printed and posted
letter-posted = Posted on { $day }.
letter-posted-by = Posted on { $day }. { $name } said so.
letter-unpost = It wasn’t posted: take that back
letter-erased = The text of this letter was erased by age. That there was a letter is kept.
done-letter-posted = The letter is marked as posted. If that was a mistake, open it under “Messages” and take it back.
done-letters-posted = The letters are marked as posted. If that was a mistake, open one under “Messages” and take it back.
done-letters-left = The letters are marked as posted, but for those that someone else had marked or taken back meanwhile.
done-letter-taken-back = The letter waits to be printed again.
done-letter-changed = Someone else said something of this letter in the meantime. This is how it stands.
