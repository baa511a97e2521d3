# What every page shows: the frame around it.

product = Revisit
home = Revisit, zum Anfang
skip-to-content = Zum Inhalt springen
close = Schließen
try-again = Noch einmal versuchen
copied = Kopiert
language = Sprache
theme = Darstellung
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel

## Kopfzeile

choose-site = Website wählen
add-site = Website hinzufügen
site-pages = Bereiche dieser Website
recordings = Aufzeichnungen
recording = Aufzeichnung
settings = Einstellungen
member-menu = Ihr Konto
log-out = Abmelden
privacy = Datenschutz
role-owner = Inhaber
role-admin = Administrator
role-agent = Agent
role-viewer = Betrachter
version = Version { $version }

## Wenn etwas nicht stimmt

connection-lost = Der Server ist nicht erreichbar. Wir versuchen es weiter.
problem-title = Das hat nicht geklappt
missing-title = Hier ist nichts
missing-text = Diese Seite gibt es nicht, oder ihr Inhalt wurde gelöscht.
missing-home = Zu den Aufzeichnungen

## Anmeldung

login-title = Anmelden
log-in = Anmelden
login-busy = Anmeldung läuft …
email = E-Mail
password = Passwort
