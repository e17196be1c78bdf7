# Many services at once; groups of services; services by number
offering-offer = Offer those ticked
offering-withdraw = Withdraw those ticked
offering-hint = You see what changes before anything does. What was never published can’t be ticked.
offering-tick = Choose { $service }
offering-offer-title = Offer these services?
offering-offer-lead = Citizens find them at once, as they were last published.
offering-offer-button = Offer them
offering-withdraw-title = Withdraw these services?
offering-withdraw-lead = Citizens find them no more. Their open cases go on, and people can still follow them.
offering-withdraw-button = Withdraw them
offering-same = { $count ->
    [one] 1 of those ticked is so already.
   *[other] { $count } of those ticked are so already.
}
offering-nothing = All of those ticked are so already. Nothing changes.
done-offered-many = The services are offered now.
done-withdrawn-many = The services have been withdrawn. Their open cases go on.
catalogue-find = Find a service by name or LGSL number
catalogue-find-button = Find
catalogue-find-none = No service has this name or number.
catalogue-find-all = See every service
catalogue-codes = LGSL / LGIL
catalogue-group-of = Group
catalogue-group-hint = Services of one group stand together on the website and at the desk. Without one, the service stands in the library’s group, or under “Other services”.
catalogue-group-none = No group of its own
catalogue-group-en = New group, if none of these fits
catalogue-group-cy = New group in Welsh
catalogue-field-group = Group
group-others = Other services
home-groups = Everything by subject
