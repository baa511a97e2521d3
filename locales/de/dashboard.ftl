# Der Rahmen des Dashboards, Anmeldung, erster Start und die Liste der Aufzeichnungen.

product = Revisit
home = Revisit, zum Anfang
skip-to-content = Zum Inhalt springen
close = Schließen
cancel = Abbrechen
apply = Anwenden
loading = Wird geladen …
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

## Anmeldung und erster Start

login-title = Anmelden
log-in = Anmelden
login-busy = Anmeldung läuft …
email = E-Mail
password = Passwort
password-show = Passwort anzeigen
password-advice = Mindestens { $shortest } Zeichen. Mehrere ungewöhnliche Wörter ergeben ein gutes Passwort.
password-too-weak = Bitte wählen Sie ein stärkeres Passwort.
strength-short = Zu kurz: mindestens { $shortest } Zeichen
strength-weak = Leicht zu erraten
strength-fair = Mittel
strength-good = Gut
strength-strong = Stark
welcome-title = Willkommen bei Revisit
welcome-owner = { $workspace } gehört Ihnen. Legen Sie fest, wie Sie sich künftig anmelden.
welcome-login = Wählen Sie ein neues Passwort für Ihre Anmeldung.
welcome-start = Loslegen
welcome-closed = Dieser Link lässt sich nicht mehr öffnen
welcome-to-login = Zur Anmeldung

## Zahlen über der Liste

stored-now = Jetzt gespeichert
made-this-month = In diesem Monat erstellt
of-limit = von { $limit }
right-now = In diesem Moment
recorded-now =
    { $count ->
        [0] Kein Besuch wird aufgezeichnet
        [one] { $count } Besuch wird aufgezeichnet
       *[other] { $count } Besuche werden aufgezeichnet
    }
limit-reached = Das Kontingent dieses Monats ist erreicht. Neue Besuche werden ab { $date } wieder aufgezeichnet.

## Filter

filters = Filter
page-filter = Nach Seite filtern
page-placeholder = Seite, etwa /warenkorb*
page-filter-help = Irgendeine Seite des Besuchs. * steht für Beliebiges: /produkte/*
date-any = Jederzeit
date-today = Heute
date-yesterday = Gestern
date-7d = Letzte 7 Tage
date-30d = Letzte 30 Tage
date-from = Von
date-to = Bis
duration-any = Jede Länge
duration-over = Länger als { $min }
duration-under = Kürzer als { $max }
duration-min = Mindestens
duration-max = Höchstens
device-any = Alle Geräte
device-desktop = Computer
device-mobile = Handy
device-tablet = Tablet
device-unknown = Unbekanntes Gerät
clear-filters = Filter aufheben
matching =
    { $count ->
        [one] { $count } Aufzeichnung
       *[other] { $count } Aufzeichnungen
    }

## Die Liste

visitor = Besucher
visit = Besuch
pages = Seiten
duration = Länge
signals = Signale
started = Beginn
visitor-returning = War schon einmal hier
left-at = verlassen auf
pages-count =
    { $count ->
        [one] { $count } Seite
       *[other] { $count } Seiten
    }
signal-rage-click =
    { $count ->
        [one] { $count } Wutklick
       *[other] { $count } Wutklicks
    }
signal-error =
    { $count ->
        [one] { $count } Fehler
       *[other] { $count } Fehler
    }
signal-quick-back =
    { $count ->
        [one] { $count } schnelle Rückkehr
       *[other] { $count }-mal schnell zurück
    }
incomplete = Mit Lücken
incomplete-help = Teile dieses Besuchs sind nie angekommen. Der Player zeigt, wo.
load-more = Mehr laden
fresh-show =
    { $count ->
        [one] { $count } neue Aufzeichnung – zeigen
       *[other] { $count } neue Aufzeichnungen – zeigen
    }

## Nichts in der Liste, und warum

empty-snippet-title = Fügen Sie den Code in Ihre Website ein
empty-snippet-text = Revisit hat von Ihrer Website noch nichts gehört. Fügen Sie eine Zeile in ihre Seiten ein; die Einstellungen zeigen live, ob es klappt.
empty-snippet-action = Zum Code
empty-off-title = Die Aufzeichnung ist ausgeschaltet
empty-off-text = Auf dieser Website wird zurzeit nichts aufgezeichnet. Ein Schalter in den Einstellungen ändert das, ohne dass Sie die Website anfassen.
empty-off-action = Zum Schalter
empty-waiting-title = Bereit für den ersten Besuch
empty-waiting-text = Der Code ist eingebaut. Öffnen Sie Ihre Website in einem anderen Tab, sehen Sie sich um und verlassen Sie sie: Die Aufzeichnung erscheint hier innerhalb einer Minute.
empty-recording-title = Ein Besuch wird gerade aufgezeichnet
empty-recording-text = Er erscheint hier innerhalb einer Minute, nachdem der Besucher gegangen ist. Sie können diese Seite offen lassen.
empty-check-action = Zur Live-Prüfung
empty-filtered-title = Keine passende Aufzeichnung
empty-filtered-text = Mit diesen Filtern gibt es nichts. Erweitern Sie Zeitraum oder Länge, oder beginnen Sie neu.

## Tasten

keys-title = Tastatur
key-next = Nächste Aufzeichnung
key-previous = Vorige Aufzeichnung
key-open = Aufzeichnung öffnen
key-filter = Nach Seite filtern
key-new = Neue Aufzeichnungen zeigen
key-help = Diese Tasten zeigen
