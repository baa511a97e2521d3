# The page that tells a site's visitors what is recorded, and the clause for its privacy policy. Both are made from the
# site's settings. $site is the site's name.

## The page for visitors

privacy-title = How { $site } records visits
privacy-lead = { $site } uses Revisit to see how its pages are used: where visitors click, and where they get lost. A visit can be watched afterwards, rebuilt from the page itself. No camera, no microphone and no picture of your screen is involved.
privacy-off = Recording is switched off at the moment.

privacy-recorded = What is recorded
privacy-recorded-pages = Which pages you open, for how long, and what changes on them.
privacy-recorded-pointer = Movements of pointer and finger, clicks, scrolling, and the size of the window.
privacy-recorded-device = Browser, operating system, kind of device, size of the screen, language, and the page you came from.
privacy-recorded-faults = Errors and loading times of the pages.
privacy-recorded-network = Your IP address without its last part, which stands for a whole network.
privacy-recorded-address = Your IP address.
privacy-recorded-forms = What you enter into form fields, with the exceptions below.
privacy-recorded-numbers = Numbers in the texts of the pages, such as prices.
privacy-recorded-emails = E-mail addresses in the texts of the pages.
privacy-recorded-canvas = What the pages draw, such as charts and maps, as pictures.
privacy-recorded-identity = If you are logged in or have given your name, { $site } can add it to a recording.

privacy-masked = What is made unreadable before it leaves your browser
privacy-masked-forms = What you type, choose or tick in form fields. Stars take its place.
privacy-masked-numbers = Digits in the texts of the pages.
privacy-masked-emails = E-mail addresses in the texts of the pages.
privacy-masked-queries = What stands behind the question mark of an address.
privacy-masked-again = The server does it a second time before anything is stored.

privacy-never = What is never recorded
privacy-never-passwords = Passwords and one-time codes.
privacy-never-cards = Numbers and security codes of payment cards, and bank accounts (IBAN).
privacy-never-hidden = Hidden fields, files, and their names.
privacy-never-marked = What { $site } has marked as sensitive.

privacy-when = When visits are recorded
privacy-when-consent = Only after you agreed. Before that nothing of your visit is kept or sent, and you can take it back at any time.
privacy-when-signals = Not if your browser asks not to be tracked (Global Privacy Control, Do Not Track).
privacy-when-mobile = Not on phones and tablets.
privacy-when-sample = Not every visit: about { $percent } % of them.
privacy-when-pages = Not on all pages: { $site } has left some out.
privacy-when-always = On every visit, unless you object.

privacy-where = Where recordings are kept
privacy-where-server = On the server { $host }. Revisit sends nothing to anybody else.
privacy-where-members = Only people of { $site } who are logged in can watch them.
privacy-where-until = Until { $site } deletes them.
privacy-where-browser = Your browser keeps a random number for { $site }, by which visits of the same browser are told. It holds nothing about you.

privacy-choice = Your choice
privacy-choice-text = You can object at any time, without giving a reason and without an account. Your browser remembers it for { $site }, and nothing is recorded any more.
privacy-choice-button = Don’t record me
privacy-choice-rights = You can also ask { $site } what is stored of you, and have it erased.
privacy-done-objected = You are not recorded on { $site } any more. This browser remembers it until its data of { $site } are cleared.
privacy-done-lifted = You have taken your objection back: visits to { $site } with this browser are recorded again, as told below.
privacy-done-not-kept = Your objection could not be kept, because this browser lets { $site } store nothing. Switch on “Do Not Track” or “Global Privacy Control” in it instead.
privacy-done-number = To have earlier visits erased, tell { $site } this number: { $visitor }
privacy-done-undo = Record me again
privacy-languages = Language

## The clause for a privacy policy

clause-heading = Recording of visits
clause-who = { $company } records how this website is used with Revisit, a program on the server { $host }. A visit can be watched afterwards, rebuilt from the page itself. The purpose is to find faults and to make the website easier to use. The recordings are not passed on.
clause-vat = { $company } (VAT ID { $vat })
clause-consent = Visits are recorded only with your consent (Art. 6 (1) (a) GDPR), which you can withdraw at any time for the future.
clause-interest = The legal basis is our legitimate interest in a website that works and is easy to use (Art. 6 (1) (f) GDPR). You can object at any time.
clause-content = These are recorded: pages opened, movements of the pointer, clicks, scrolling, size of the window, browser, operating system, kind of device, language, the page you came from, and errors of the pages.
clause-forms = What you enter into form fields is recorded, too.
clause-no-forms = What you enter into form fields is not recorded; stars take its place in your browser.
clause-texts = Digits and e-mail addresses in the texts of the pages are made unreadable before they leave your browser.
clause-never = Passwords, one-time codes, payment cards, bank accounts, hidden fields and files are never recorded.
clause-until = Recordings are kept until they are no longer needed for this purpose, and are then deleted.
clause-rights = You have the right to access, rectification, erasure, restriction, data portability and objection, and to complain to a supervisory authority. What is recorded at present, and how you can object, is told at { $address }
clause-no-advice = This text is a suggestion made from the settings of your site. It is no legal advice: have it checked.

## The archive of a visitor

# $time is a time in UTC.
archive-made = All that Revisit keeps of one visitor, as of { $time }.
archive-rows = visitor.json: what the database has of the visitor and of each of their visits: who they are, if the website said so; when they came, with which browser and, if it is kept, from which IP address; every page seen; counts and signals; and where the events lie. Names are those of the database. Times are in UTC, durations in thousandths of a second.
archive-events = recordings/ID.json: the events of each recorded visit, in the order of their time, in the open format of rrweb: what the pages were, and what was done on them. They can be watched in rrweb’s own player.
archive-running = A visit that is still going on, or has only just ended, has no file of events yet. Ask again in a few minutes.
archive-masked = Stars stand where something was masked before it was stored; what was there is not known.
