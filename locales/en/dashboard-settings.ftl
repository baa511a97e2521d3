# Settings of one site, and adding one.

save = Save
saved = Saved

## Recording

recording-switches = What is recorded
switch-recording = Record visits
switch-recording-on = On. Changes take effect on the next page a visitor opens.
switch-recording-off = Off. Nothing is recorded on this site.
what-is-recorded = What may be recorded
switch-mobile = Phones and tablets
switch-mobile-help = Visits from touch devices are recorded, too.
switch-forms = Form entries
switch-forms-help = What visitors type into ordinary fields becomes visible. Tell them in your privacy policy.
switch-numbers = Numbers
switch-numbers-help = Digits in the texts of your pages, such as prices and order numbers, stay readable.
switch-emails = E-mail addresses
switch-emails-help = E-mail addresses in the texts of your pages stay readable.
switch-canvas = Drawings (canvas)
switch-canvas-help = What your pages draw themselves, such as charts, maps and games, is recorded as pictures, up to twice a second; numbers and names in them can be read.
ip-addresses = IP addresses
ip-addresses-help = Where visitors come from, kept with each recording. Your choice holds for stored recordings at once: “Off” erases what was kept, “Shortened” cuts it.
ip-addresses-off = Off: no address is kept
ip-addresses-shortened = Shortened: the network only, such as 203.0.113.0/24
ip-addresses-full = Full: the whole address, which is personal data
frames = Frames of other origins
frames-help = Pages of these origins may stand in each other’s frames and are then recorded together, if each carries the snippet. Name both: the page and what is embedded in it.
frames-add-label = Another origin
frames-wrong = That is not an origin, such as https://pay.example.
never-recorded = Passwords and card numbers are never recorded, whatever is switched on.
what-is-masked = What is made unreadable
what-is-masked-help = This happens in the visitor’s browser, before anything is sent. Form entries, numbers and e-mail addresses are looked for a second time on the server.
who-is-recorded = Whose visits are recorded
switch-consent = Ask for consent
switch-consent-help = Nothing is recorded before your page has told that the visitor agreed. Switch it on if you ask with a consent banner.
switch-signals = Respect Do Not Track
switch-signals-help = Visitors whose browser asks not to be tracked (Global Privacy Control or Do Not Track) are not recorded.
sampling = Share of visits
sampling-percent = Share of visits, in percent
sampling-help = Chance decides once for each visit. 100 records every visit, 0 none.
sampling-wrong = That is not a number from 0 to 100.
min-duration = Minimum duration
min-duration-seconds = Minimum duration of a visit, in seconds
min-duration-help = Shorter visits are not kept. Counted is the whole visit, from its first page on. 0 keeps all visits.
min-duration-wrong = That is not a number of whole seconds from 0 to 3600.
seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
advanced = Advanced
advanced-help = Programs as visitors, parts of addresses, frames of other origins.
switch-bots = Programs that browse
switch-bots-help = Search engines, test tools and other automated browsers are recorded, too, and count like visitors.
query-keys = Kept parts of addresses
query-keys-help = The values of these parts of an address stay readable. All others are removed.
query-keys-add-label = Another part
query-keys-wrong = That is not the name of a part of an address, such as utm_source.
entry-refused = The server does not accept entry { $number } of this list. It stays as it was.

## Rules for pages and elements

page-rules = Rules for pages
page-rules-help = A star stands for anything up to the next slash, two stars for anything at all. The last rule that matches decides. If all rules say “recorded”, no other page is.
page-rules-label = Address of pages
page-rules-wrong = That is not the address of pages, such as /account/**, with at most 10 stars.
element-rules = Rules for elements
element-rules-help = For parts of your pages, by CSS selector. If several rules match, the one that shows less counts. Passwords and card numbers stay hidden whatever a rule says.
element-rules-label = CSS selector
element-rules-wrong = Your browser does not understand this selector.
rule-does = Becomes
rule-include = recorded
rule-exclude = not recorded
rule-mask = masked
rule-ignore = no entries
rule-unmask = readable
# $rule is the glob or selector of the rule.
rule-up = Move { $rule } up
rule-down = Move { $rule } down
rule-remove = Remove the rule { $rule }
try-label = Try an address
try-help = Says whether a page is recorded and which rule decides. It changes nothing.
try-wrong = That is not an address.
try-none-recorded = Recorded: no rule is about this page.
try-none-left-out = Not recorded: no rule is about this page, and only pages with a rule are.
# $number is the place of the rule in the list, $rule its glob.
try-recorded = Recorded: rule { $number } decides, { $rule }
try-left-out = Not recorded: rule { $number } decides, { $rule }

## Blocked visitors

blocked-title = Blocked visitors
blocked-help = Whoever is on this list is not recorded. What was recorded before stays until you erase it.
blocked-by = By
blocked-value = Whom
blocked-kind-email = E-mail address
blocked-kind-address = IP address
blocked-kind-visitor = Visitor number
blocked-kind-variable = Variable
blocked-wrong-email = That is not an e-mail address.
blocked-wrong-address = That is not an IP address or network, such as 203.0.113.0/24. A network has at least 8 fixed bits, for IPv6 16.
blocked-wrong-visitor = That is not the number of a visitor: 32 digits and letters, as your page for visitors tells it.
blocked-wrong-variable = That is not a variable with its value, such as plan=internal.
blocked-full = The list is full: it holds 1,000 entries.
blocked-nobody = Nobody is blocked.

## Name and domains

site-identity = Name and domains
site-name = Name of the site
domains = Domains
domains-help = Only these may send recordings. *.shop.example means every subdomain.
domain = Domain
domain-add-label = Another domain
domain-add = Add
# $domain is the domain to remove.
domain-remove = Remove { $domain }
domain-wrong = That does not look like a domain, such as shop.example.
new-site-first = Add your first site
new-site-text = Where do you want to see what visitors do?
new-site-domain-help = You can add more later.
new-site-name-help = As you want to see it here. The domain, if you leave it empty.

## Snippet

snippet-title = Snippet
snippet-help = Paste this line into the head of every page. It loads after your page and does not slow it down.
snippet-copy = Copy snippet

## Live check

check-title = Does it work?
check-help = Open your site in another tab and watch the steps turn green.
check-snippet = Snippet seen
check-snippet-next = Waiting for a page with the snippet to be opened.
check-batch = First events stored
check-batch-next = Waiting for the page to send what happens on it.
check-recording = Recording ready
check-recording-next = Leave your site. The recording is ready within a minute.
check-too-short =
    { $count ->
        [one] { $count } visit of the last 24 hours was shorter than the minimum duration and is not kept.
       *[other] { $count } visits of the last 24 hours were shorter than the minimum duration and are not kept.
    }
check-wrong-key =
    { $count ->
        [one] { $count } request in the last 24 hours came from { $host } with the key “{ $key }”, which no site has. Copy the snippet again and replace the one on those pages.
       *[other] { $count } requests in the last 24 hours came from { $host } with the key “{ $key }”, which no site has. Copy the snippet again and replace the one on those pages.
    }
check-state-done = done
check-state-next = waiting
check-state-later = later

## What became of what arrived

outcomes-title = Deliveries of the last 24 hours
outcome-accepted = accepted and stored
outcome-duplicate = sent twice and stored once, as it should be
outcome-filtered = left out by a rule
outcome-limited = put off by a limit
outcome-invalid = not readable
outcome-failed = could not be stored
reason-switched-off = turned away because recording is switched off
fix-switched-off = Switch on “Record visits” on this page.
reason-unknown-site = with a site key that does not exist
fix-unknown-site = Copy the snippet again and replace the one in your pages.
reason-origin = from a domain that is not on your list
fix-origin = If the domain is yours, add it to the domains on this page.
reason-plan = turned away because the plan has no recordings
fix-plan = Change the plan, or ask the operator of the server.
reason-quota = turned away because this month’s limit is reached
fix-quota = Recording goes on by itself on the 1st; a larger plan lifts the limit at once.
reason-bot = from programs that are not visitors
fix-bot = Nothing to do: search engines and test tools are left out and do not count.
reason-mobile = turned away because phones and tablets are not recorded
fix-mobile = Switch on “Phones and tablets” on this page if you want to see them.
reason-blocked = from visitors who are not to be recorded
fix-blocked = Nothing to do: somebody chose this.
reason-ended = for visits that were already over
fix-ended = Nothing to do: the visitor’s next page begins a new recording.
reason-rate-limited = held back because too much came at once
fix-rate-limited = Nothing to do: the browser keeps it and sends it again.
reason-busy = held back because the server was busy
fix-busy = Nothing is lost. If it stays, the server needs more power.
reason-journal-full = held back because the journal was full
fix-journal-full = Nothing is lost. The operator should look at the server’s disk and log.
reason-disk-full = held back because the disk was full
fix-disk-full = The operator has to make room on the server’s disk.
reason-unavailable = held back because the storage could not be reached
fix-unavailable = Nothing is lost. The operator should look at database and storage.
reason-body-too-large = too large to be sent at once
fix-body-too-large = Nothing to do: the browser divides it and sends it again.
reason-decoded-too-large = too large once unpacked
fix-decoded-too-large = Nothing to do: the browser divides it and sends it again.
reason-malformed = not readable
fix-malformed = Something between browser and server changes the data. Look at proxies and firewalls.
reason-truncated = cut off on the way
fix-truncated = A proxy may limit the size of requests; it should let at least 4 MB through.
reason-bad-envelope = without the facts every delivery must carry
fix-bad-envelope = An old copy of the recorder may be cached. Load the script from this server, unchanged.
reason-bad-events = with events that are none
fix-bad-events = Another script may change the data. Load the recorder from this server, unchanged.
reason-bad-seq = with an impossible number
fix-bad-seq = An old copy of the recorder may be cached. Load the script from this server, unchanged.
reason-too-many-events = with more events than one delivery may hold
fix-too-many-events = A page that changes without pause can cause this. Exclude the part that does.
reason-slow = that took too long to arrive
fix-slow = Nothing to do: the browser keeps it and sends it again.

## What recording costs

cost-title = What recording costs your visitors
cost-help = How long recording kept your pages busy in your visitors’ browsers, measured there over the last 7 days.
cost-none = No page has told yet. The first figures come with the next recording.
cost-half = Half of all page views, at most
cost-most = 19 of 20 page views, at most
cost-worst = Longest at once
# $share is a percentage of the time on the page.
cost-share = { $share } of the time on the page
cost-views =
    { $count ->
        [one] { $count } page view, the most expensive pages first
       *[other] { $count } page views, the most expensive pages first
    }
cost-page = Page
cost-column-half = Half
cost-column-most = 19 of 20
cost-column-share = Share
cost-less =
    { $count ->
        [one] did less in { $count } page view
       *[other] did less in { $count } page views
    }
cost-all = Show all { $count } pages
cost-steps = Recording may take 2% of a page’s time. Where it would take more, it does less, step by step, and the recording says so:
cost-step-1 = Step 1: changes and pointer positions are gathered for longer.
cost-step-2 = Step 2: they are gathered for a quarter of a second; movements look less smooth.
cost-step-3 = Step 3: recording pauses until the page has calmed down, and then takes up the page as it is.

## For the privacy policy

policy-title = For your privacy policy
policy-help = Both are made from the settings of this site and follow them.
policy-forms = Form entries are recorded: your privacy policy has to say so.
policy-page = Page for your visitors
policy-page-help = Says in four languages what is recorded, without a login, and has the button “Don’t record me”. Link to it from your privacy policy.
policy-page-open = Open page
policy-page-copy = Copy address
policy-clause = Clause for your privacy policy
policy-company = Company
policy-vat = VAT ID (optional)
policy-language = Language of the clause
policy-make = Make clause
policy-copy = Copy clause

## History

history-title = History of the settings
history-help = Who changed what, and when. Each recording tells which version it was made under.
history-version = Version { $version }
# $time is a date with its time, $name a member.
history-by = { $time }, by { $name }
history-by-operator = { $time }, on the server itself
history-time-unknown = before changes were kept
history-first = The site was added.
history-before = This is what held when changes began to be kept.
history-more = Earlier changes
change-from-to = { $before } → { $after }
change-on = On
change-off = Off
change-removed = Removed: { $entry }
change-added = Added: { $entry }
change-order = In another order
