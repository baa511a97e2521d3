# What every page shows: the frame around it.

product = Revisit
home = Revisit, to the start
skip-to-content = Skip to content
close = Close
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
privacy = Privacy
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

## Login

login-title = Log in
log-in = Log in
login-busy = Logging in …
email = E-mail
password = Password
