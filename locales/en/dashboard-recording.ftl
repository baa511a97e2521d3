# One recording: what can be done with it, and what is known about the visit.

back-to-list = Back to the list
previous-recording = Newer recording
next-recording = Older recording
copy-link = Copy link here
download = Download as rrweb JSON
delete = Delete recording
delete-title = Delete this recording?
# $visitor is the visitor's name.
delete-text = The recording of { $visitor } will be gone for good, with everything in it.
delete-confirm = Delete for good
deleted = Recording deleted
export-visitor = Export everything of this visitor
erase-visitor = Erase this visitor …
block-visitor = Don’t record this visitor
visitor-blocked = This visitor is not recorded any more. You can change that in the settings.
about-visit = About this visit
visitor-new = First visit
visitor-name = Name
visitor-email = E-mail
visitor-phone = Phone
active-time = Active
device = Device
screen = Screen
country = Country
visitor-language = Language
tabs = Tabs
clicks = Clicks
inputs = Entries
errors = Errors
size = Stored size
gaps-note =
    { $count ->
        [0] The end of this visit never arrived.
        [one] { $count } part of this visit never arrived. The time line shows where.
       *[other] { $count } parts of this visit never arrived. The time line shows where.
    }
contents-missing-note =
    { $count ->
        [one] { $count } style sheet or picture of this visit never arrived. Pages may look different.
       *[other] { $count } style sheets or pictures of this visit never arrived. Pages may look different.
    }
# $time is a duration such as 2 min 10 sec.
time-on-page = { $time } on this page
recording-cost = Recording took
# $time is a duration such as 40 ms.
cost-of-page = recording took { $time }
player-failed = The player could not be started.
cancel = Cancel
made-under = Recorded under
made-under-version = version { $version } of the settings
allowed-then = Allowed then
then-forms = form entries
then-numbers = numbers
then-emails = e-mail addresses
then-canvas = drawings (canvas)
then-nothing = nothing extra
ip-address = IP address
