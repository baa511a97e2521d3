# What the program `revisit` prints to people. Its JSON, its log and `revisit config` stay English.

## Commands

cmd = Records what visitors do on a website and plays it back.
cmd-more = Start with `revisit demo` to see it work, or `revisit serve` to run it for real.
cmd-serve = Runs the server.
cmd-serve-more = The first start makes a workspace and prints a one-time link for its owner.
cmd-demo = Runs the server with the demo shop at /demo/.
cmd-demo-more = Walk through the shop, leave it, and find the recording of your visit in the dashboard.
cmd-site = Sites: web properties that are recorded.
cmd-site-add = Adds a site and prints the snippet for its pages.
cmd-site-list = Lists the sites.
cmd-member = Members: people who log in.
cmd-member-add = Prints a one-time link with which a person chooses a password and becomes a member.
cmd-import = Imports recordings made elsewhere.
cmd-import-more = Takes rrweb JSON arrays, one event per line, PostHog’s exported snapshots, and gzip or zstd of each.
cmd-export = Exports a recording as rrweb JSON, or all that is kept of a visitor as a zip file, to standard output.
cmd-scan = Looks through stored recordings for what the settings of their sites do not allow.
cmd-scan-more = Tells place and kind, never the value. Changes nothing; the exit code is 3 where something was found.
cmd-erase = Erases a visitor, whoever has an e-mail address or an IP address, or one recording, everywhere and for good.
cmd-erase-more = Prints a receipt, which the dashboard lists, too. Runs beside a running server.
cmd-doctor = Looks for anything that is not as it should be.
cmd-config = Prints a settings file with every setting, its meaning and its default.
cmd-migrate = Brings the database up to date. `serve` does it too; this is for who wants it apart.
cmd-openapi = Prints the OpenAPI document of the API.

## Arguments

arg-config = The settings file; without it revisit.toml, if it is there
arg-set = One setting, as in --set server.listen=127.0.0.1:9000; may be given often. `revisit config` prints all
arg-data = The data folder; the same as --set data.dir=DIR
arg-language = The language of what is printed: en, de, cs, hu
arg-help = Prints this help
arg-version = Prints the version
arg-json = Prints JSON for programs instead of sentences
arg-listen = Address and port; the same as --set server.listen=ADDRESS
arg-roles = What this process does: ingest, web, worker; the same as --set server.roles=ROLES
arg-name = What to call it
arg-domains = A domain its pages have; may be given often. Without one, any page may use the key
arg-email = The person’s e-mail address
arg-role = What the person may do: viewer (sees recordings; the default), agent (answers chats too), admin (changes settings, deletes too), owner (everything)
arg-files = The files; each becomes one recording
arg-site = The site they belong to, by name, key or id; without it a site named Imported, made when missing
arg-scan-site = Only recordings of this site, by name, key or id
arg-erase-visitor = A visitor: the id in the dashboard, or the one that their browser has
arg-erase-email = Every visitor of whom a site said that this is their e-mail address
arg-erase-ip = Every recording that was stored with this IP address, or, where only the network was kept, with its network
arg-erase-recording = One recording; its visitor, too, if nothing else is known of them
arg-erase-dry_run = Tell what would be removed, and remove nothing
arg-export-visitor = All that is kept of a visitor, as a zip file: the id in the dashboard, or the one that their browser has
arg-export-email = The same of every visitor of whom a site said that this is their e-mail address
arg-id = The recording’s id, as in its address in the dashboard
arg-format = The form: json (an array of rrweb events; the default)

heading-usage = Usage:
heading-commands = Commands
heading-options = Options
heading-arguments = Arguments

## A wrong command line

wrong-argument = there is no argument { $name }
wrong-command = there is no command { $name }
wrong-missing = something is missing: { $names }
wrong-value = { $name } can’t be “{ $value }”
wrong-twice = { $name } can’t be given here, or not twice
wrong-see-help = --help tells more.

## Wrong settings

config-unknown = there is no setting `{ $key }` ({ $origin }); `revisit config` prints all of them
config-wrong = setting `{ $key }` ({ $origin }) is wrong: { $why }, but it is `{ $value }`
config-file = the settings file { $path } can’t be read: { $why }
config-bucket = blobs.home is s3, so blobs.bucket must name a bucket
config-clear = server.listen is not a loopback address: passwords would cross the network in the clear. Put a proxy that ends TLS in front and set server.behind_proxy = true
config-postgres = journal.home is blobs, which is for many nodes: database.url must be a postgres:// address
config-level = recordings.level must be from 1 to 19
origin-default = its default
origin-file = in { $path }
origin-environment = from { $name } in the environment
origin-flag = from --set
why-one-of = it must be one of { $choices }
why-roles = it must name some of ingest, web, worker
why-folder = it must be a folder
why-flag = it must be true or false
why-address = it must be an address and a port, as in 127.0.0.1:8080
why-number = it must be a whole number, 0 or more
why-number-to = it must be a whole number from 0 to { $most }
why-bytes = it must be a whole number, perhaps with KiB, MiB, GiB or TiB

## Running

serve-running = Revisit is running at { $address }
serve-invite = Make the owner’s login (this link works once, for a day):
serve-stopping = Stopping…
demo-running = Revisit is running.
demo-walk = Walk through the demo shop, then close its tab; half a minute later your recording is ready:
demo-watch = Watch it in the dashboard:

## Results

site-added = Added { $name } with key { $key }. Put this into the head of its pages:
site-any-domain = any domain
site-no-domain = `{ $domain }` is not a domain, as in shop.example
member-link = Give this link to { $email }; it works once, for a day:
member-no-email = `{ $email }` is not an e-mail address
member-exists = { $email } is a member already
export-no-recording = there is no recording { $id }
export-no-visitor = nothing is kept of such a visitor
export-terminal = a zip file is nothing for a terminal: write it into a file, as in revisit export … > archive.zip
import-progress = events
import-done =
    { $events ->
        [one] { $events } event, { $length } long, { $kilobytes } KB stored
       *[other] { $events } events, { $length } long, { $kilobytes } KB stored
    }
import-not-played = can’t be played: { $reason }
import-failed =
    { $total ->
        [one] the file could not be imported
       *[other] { $failed } of { $total } files could not be imported
    }
import-no-site = there is no site `{ $name }`; `revisit site list` shows all
import-unreadable = can’t be read
import-too-large = is larger than { $gib } GiB
migrate-current = The database is up to date (version { $version }).
migrate-done = The database went from version { $from } to { $to }.

## What a scan finds

scan-progress = recordings
scan-clean =
    { $count ->
        [one] { $count } recording looked through: nothing in it that today’s settings do not allow.
       *[other] { $count } recordings looked through: nothing in them that today’s settings do not allow.
    }
scan-found =
    { $total ->
        [one] The recording holds what today’s settings of its site do not allow. Nothing was changed.
       *[other]
            { $count ->
                [one] { $count } of { $total } recordings holds what today’s settings of its site do not allow. Nothing was changed.
               *[other] { $count } of { $total } recordings hold what today’s settings of their sites do not allow. Nothing was changed.
            }
    }
scan-more =
    { $count ->
        [one] … and one more place
       *[other] … and { $count } more places
    }
scan-in-page = address of the page
scan-in-snapshot = page
scan-in-change = change of the page
scan-in-input = field
scan-in-canvas = drawing
scan-in-message = message or event
scan-in-other = elsewhere
scan-values = values of fields
scan-numbers = numbers
scan-emails = e-mail addresses
scan-cards = card numbers
scan-ibans = bank accounts
scan-secrets = secrets, or how long they are
scan-urls = parts of addresses
scan-attributes = attributes

## What doctor finds

doctor-ok = ok
doctor-bad = BAD
doctor-well = All is well.
doctor-look = Something needs a look.
doctor-failed = { $error }
about-web-pages = web pages
about-disk = disk
about-storage = storage
about-journal = journal
about-recordings = recordings
about-objects = objects
about-jobs = jobs
about-keys = keys
doctor-web-good = dashboard and recorder are inside
doctor-web-bad = they are not built; run `make web` and build again
doctor-disk-good = { $mib } MiB free in { $dir }
doctor-disk-low = { $mib } MiB free in { $dir }; batches wait in the browsers
doctor-disk-later = the data folder will be made by the first start
doctor-storage-good = database and blobs open
doctor-journal-opens = it opens
doctor-journal-in-use = a running server has it open
doctor-recordings-good = { $count } can be played
doctor-recordings-bad = { $count } can’t be played: { $names }
doctor-objects-good =
    { $count ->
        [one] { $count } segment is there, { $objects } objects in all
       *[other] { $count } segments are there, { $objects } objects in all
    }
doctor-objects-bad =
    { $count ->
        [one] { $count } segment is missing or cut: { $names }
       *[other] { $count } segments are missing or cut: { $names }
    }
doctor-jobs-good = none fails again and again
doctor-jobs-bad =
    { $count ->
        [one] { $count } fails again and again: { $error }
       *[other] { $count } fail again and again; one of them: { $error }
    }
doctor-keys-good = no page asked with a key that no site has
doctor-keys-bad =
    { $count ->
        [one] { $count } request in 24 hours had a key that no site has: { $names }; `revisit site list` shows the keys
       *[other] { $count } requests in 24 hours had a key that no site has: { $names }; `revisit site list` shows the keys
    }
doctor-batches-good =
    { $count ->
        [one] batches of { $count } recording wait to be sealed
       *[other] batches of { $count } recordings wait to be sealed
    }
doctor-batches-bad =
    { $count ->
        [one] { $count } recording has batches but no row; was the database put back from a backup?
       *[other] { $count } recordings have batches but no row; was the database put back from a backup?
    }

## What is erased

erase-nothing = There is nothing to erase.
erase-nothing-ip = There is nothing to erase by this IP address. Visits of sites that keep no addresses cannot be found this way.
erase-found = Would be removed: visitors { $visitors }, recordings { $recordings } (of which still running: { $running }), pages { $pages }, bytes { $bytes }. Nothing was changed.
erase-network = Of these recordings { $count } are known only by the network of the address: they may be somebody else’s.
erase-done = Removed: visitors { $visitors }, recordings { $recordings }, pages { $pages }, bytes { $bytes }.
erase-receipt = Receipt { $id }, digest { $digest }
erase-waits = The running server has not erased it yet, and will. Receipt { $id } says when it is done.
