# The list of recordings: numbers, filters, rows.

apply = Apply
loading = Loading …

## Numbers above the list

stored-now = Stored now
made-this-month = Made this month
# $limit is how many recordings the plan allows in a month.
of-limit = of { $limit }
right-now = Right now
recorded-now =
    { $count ->
        [0] No visit is being recorded
        [one] { $count } visit is being recorded
       *[other] { $count } visits are being recorded
    }
# $date is the day the next month begins.
limit-reached = This month’s limit is reached. New visits are recorded again from { $date }.

## Filters

filters = Filters
page-filter = Filter by page
page-placeholder = Page, such as /cart*
page-filter-help = Any page of the visit. * stands for anything: /products/*
date-any = Any time
date-today = Today
date-yesterday = Yesterday
date-7d = Last 7 days
date-30d = Last 30 days
date-from = From
date-to = To
duration-any = Any length
# $min is a length such as 1:30.
duration-over = Longer than { $min }
# $max is a length such as 1:30.
duration-under = Shorter than { $max }
duration-min = At least
duration-max = At most
device-any = All devices
device-desktop = Computer
device-mobile = Phone
device-tablet = Tablet
device-unknown = Unknown device
clear-filters = Clear filters
matching =
    { $count ->
        [one] { $count } recording
       *[other] { $count } recordings
    }

## The list

visitor = Visitor
visit = Visit
pages = Pages
duration = Length
signals = Signals
started = Started
visitor-returning = Has been here before
left-at = left at
pages-count =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
signal-rage-click =
    { $count ->
        [one] { $count } rage click
       *[other] { $count } rage clicks
    }
signal-error =
    { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
signal-quick-back =
    { $count ->
        [one] { $count } quick return
       *[other] { $count } quick returns
    }
incomplete = Has gaps
incomplete-help = Parts of this visit never arrived. The player shows where.
load-more = Load more
fresh-show =
    { $count ->
        [one] { $count } new recording – show
       *[other] { $count } new recordings – show
    }

## Keys

keys-title = Keyboard
