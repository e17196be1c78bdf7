# Queues
desk-event-queued = Put into the queue of { $team }
