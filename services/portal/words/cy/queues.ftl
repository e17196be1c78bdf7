# Ciwiau
desk-event-queued = Rhoddwyd yng nghiw { $team }
