# All that happened between a person and the council
timeline-title = { $name }: everything in order
timeline-link = See everything in order
timeline-back = Back to the person
timeline-which = What is shown
timeline-all = Everything
timeline-interaction = What they said
timeline-case = What they reported
timeline-message = What we wrote
timeline-none = There is nothing yet.
timeline-earlier = Earlier
timeline-wrote = We wrote about { $reference }
timeline-wrote-case-opened = We confirmed that we have { $reference }
timeline-wrote-case-message = We wrote to them about { $reference }
timeline-wrote-case-moved = We told them how { $reference } stands
timeline-wrote-case-rerouted = We told them that { $reference } moved to another service
log-screen-timeline = Everything about a person, in order
