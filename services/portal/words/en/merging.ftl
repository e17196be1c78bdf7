# Cases that are merged into others.
merge-link = Merge into another case
merge-title = Merge into the case that stays
merge-lead = { $reference } is about the same thing as another case? Say which one stays. You see both before anything happens.
merge-into = Reference of the case that stays
merge-look = Show both cases
merge-other = Choose another case
merge-heading = Merge { $duplicate } into
merge-duplicate = Duplicate: { $reference }
merge-kept = Stays: { $reference }
merge-service = Service
merge-reporter = Reported by
merge-received = Received
merge-place = Where
merge-happens = What will happen
merge-closes = { $duplicate } is closed with the mark that it is merged into { $kept }. It leaves the queues and counts.
merge-clocks = { $count ->
    [one] Its clock stops.
   *[other] Its { $count } clocks stop.
}
merge-tasks = { $count ->
    [one] Its open task leaves the lists of tasks.
   *[other] Its { $count } open tasks leave the lists of tasks.
}
merge-others = { $count ->
    [one] 1 other case is merged into the one that stays already.
   *[other] { $count } other cases are merged into the one that stays already.
}
merge-other-service = The two are about different services. Look twice.
merge-replies = What its citizen replies is put before whoever works on the case that stays.
merge-undo-later = You can take the two apart again at any time: the duplicate is then as it was.
merge-told = Who is told
merge-tells-email = { $name } gets an email: their report is dealt with together with another one. They go on following it by their own reference.
merge-tells-letter = { $name } gets a letter, which you print: their report is dealt with together with another one. They go on following it by their own reference.
merge-tells-page = { $name } has no email address and no postal address: the page on which they follow their report says so.
merge-tells-died = { $name } has died: nobody is told.
merge-tells-nothing = { $name } is told nothing. Neither learns who the other is or what they wrote.
merge-confirm = Merge the two cases
merge-undo = Take the cases apart again
merged-label = Merged
merged-title = Merged into this case
merged-into = Merged into { $reference }
merged-open = Open { $reference }
merged-means = Work goes on there, for both. The citizen of this one follows how that one stands.
merged-count = { $count ->
    [one] 1 duplicate is merged into this case. Its citizen hears when this case moves on, and what you send to all.
   *[other] { $count } duplicates are merged into this case. Their citizens hear when this case moves on, and what you send to all.
}
merged-unseen = { $count ->
    [one] 1 of them is with a team whose cases you don’t see.
   *[other] { $count } of them are with teams whose cases you don’t see.
}
merged-to-all = { $count ->
    [one] Send this to the citizen of the merged case too
   *[other] Send this to the citizens of the { $count } merged cases too
}
merged-to-all-who = Who else hears it
merged-to-all-hint = Only what anyone may read: it must say nothing about one person.
relation-merged-into = Merged into
relation-merged = Merged into this one
event-joined-into = Merged into { $reference }
event-joined-merged = { $reference } merged into this case
event-joined-out = Taken out of { $reference } again
event-joined-parted = { $reference } taken out of this case again
event-joined-replied = The citizen of { $reference }, which is merged into this case, replied
done-merged = The case is merged. Both stories say so.
done-unmerged = The cases are taken apart. This one is as it was before.
fault-required-merge = Enter the reference of the case that stays
fault-unknown-value-merge = You don’t see a case with this reference. Check it and try again
fault-ambiguous-merge = More than one case fits this reference. Enter the whole reference
fault-not-itself-merge = This is the reference of the case itself. Enter the reference of the case that stays
fault-merged-already-merge = This case is merged already. Take it out of the other one first
fault-into-merged-merge = That case is merged into another itself. Enter the reference of the one that stays
fault-holds-others-merge = Other cases are merged into this one. Merge the other way round, or take them out first
fault-is-done-merge = This case is done. Link the two as related instead
fault-into-done-merge = That case is done. Link the two as related instead
fault-too-many-merge = 50 requests are merged into that one already. Declare an incident for them instead
fault-waits-for-decision-merge = A decision waits on this case. Have it decided first
fault-too-long-merge = The reference must be 200 characters or fewer
fault-control-character-merge = The reference has a character in it that can’t be used
fault-is-merged = This case is merged into another. Work on that one, or take them apart first
case-together = We are dealing with your request together with another request about the same thing. You do not need to do anything.
