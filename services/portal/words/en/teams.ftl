# The council's teams
teams-title = Teams
teams-lead = A team has a queue of cases, and people who work it. Teams of your own stand beside those that came with the council’s services.
teams-closed = Closed teams
team-column = Team
team-column-members = People
team-column-cases = Open cases
team-column-services = Services
team-column-told = Told when a clock runs out
team-told-yes = Its chain
team-told-no = Managers: no chain is set
team-make = New team
team-make-button = Add team
team-name-en = Name
team-name-cy = Name in Welsh
team-has = What it has
team-cases = { $count ->
    [0] No open cases
    [one] 1 open case
   *[other] { $count } open cases
}
team-waiting = { $count ->
    [0] No tasks, promises or warnings that wait
    [one] 1 task, promise or warning that waits
   *[other] { $count } tasks, promises and warnings that wait
}
team-members = { $count ->
    [0] Nobody is in it
    [one] 1 person
   *[other] { $count } people
}
team-services = Services that it deals with
team-calendar = Working days, and who is told
team-rename = Change the name
team-rename-button = Save the name
team-close = Close this team
team-close-lead = Its open cases, tasks, promises, people and services go to another team at once. Whoever works on a case keeps it. Finished cases still show this team’s name.
team-close-button = Close the team
team-heir = Who takes over its work?
team-heir-hint = Rules and workflows that name this team lead to that one from now on.
team-heir-none = Nobody: it has no work
team-reopen = Open this team again
team-reopen-lead = Its work stays where it went. You can give it services and people again.
team-reopen-button = Open it again
team-closed = Closed on { $when }
team-closed-to = Closed on { $when }. { $heir } took over its work
team-nobody-told = No chain is set for { $team }: managers alone hear when a clock runs out.
team-nobody-told-link = Say who is told
fault-duplicate-team = Another team has this name
fault-required-team = Enter the team’s name
fault-too-long-team = The name must be { $most } characters or fewer
fault-required-heir = Choose the team that takes over its work
fault-unknown-value-heir = This team isn’t there any more. Choose again
done-team-made = The team has been added. Give it services and people now.
done-team-named = The team’s name has been changed.
done-team-closed = The team has been closed.
done-team-reopened = The team is open again.
