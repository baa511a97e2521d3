# The dashboard's frame, login, first start, and the list of recordings.

product = Revisit
home = Revisit, to the start
skip-to-content = Skip to content
close = Close
cancel = Cancel
apply = Apply
loading = Loading …
try-again = Try again
copied = Copied
language = Language
theme = Appearance
theme-system = Like the system
theme-light = Light
theme-dark = Dark

## Header

choose-site = Choose a site
add-site = Add a site
site-pages = Pages of this site
recordings = Recordings
recording = Recording
settings = Settings
member-menu = Your account
log-out = Log out
role-owner = Owner
role-admin = Admin
role-agent = Agent
role-viewer = Viewer
# $version is the version of the program, such as 0.1.0.
version = Version { $version }

## When something is wrong

connection-lost = The server cannot be reached. We keep trying.
problem-title = That did not work
missing-title = Nothing here
missing-text = This page does not exist, or what it showed has been deleted.
missing-home = To the recordings

## Login and first start

login-title = Log in
log-in = Log in
login-busy = Logging in …
email = E-mail
password = Password
password-show = Show password
# $shortest is the smallest number of characters.
password-advice = At least { $shortest } characters. Several unusual words make a good password.
password-too-weak = Please choose a stronger password.
strength-short = Too short: at least { $shortest } characters
strength-weak = Easy to guess
strength-fair = Fair
strength-good = Good
strength-strong = Strong
welcome-title = Welcome to Revisit
# $workspace is the name of the workspace.
welcome-owner = You are the owner of { $workspace }. Choose how you log in from now on.
welcome-login = Choose a new password for your login.
welcome-start = Start
welcome-closed = This link does not open any more
welcome-to-login = To the login

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

## Nothing in the list, and why

empty-snippet-title = Put the snippet into your site
empty-snippet-text = Revisit has not heard from your site yet. Paste one line into its pages, and the settings page shows live whether it works.
empty-snippet-action = Get the snippet
empty-off-title = Recording is switched off
empty-off-text = Nothing is recorded on this site at the moment. One switch in the settings turns it on, without touching the site.
empty-off-action = To the switch
empty-waiting-title = Ready for the first visit
empty-waiting-text = The snippet is in place. Open your site in another tab, look around and leave it: the recording appears here within a minute.
empty-recording-title = A visit is being recorded
empty-recording-text = It appears here within a minute after the visitor has left. You can leave this page open.
empty-check-action = See the live check
empty-filtered-title = No recording matches
empty-filtered-text = There is nothing with these filters. Widen the dates or the length, or start over.

## Keys

keys-title = Keyboard
key-next = Next recording
key-previous = Previous recording
key-open = Open the recording
key-filter = Filter by page
key-new = Show new recordings
key-help = Show these keys
