# Eine Aufzeichnung: was man mit ihr tun kann und was über den Besuch bekannt ist.

back-to-list = Zurück zur Liste
previous-recording = Neuere Aufzeichnung
next-recording = Ältere Aufzeichnung
copy-link = Link hierher kopieren
download = Als rrweb-JSON herunterladen
delete = Aufzeichnung löschen
delete-title = Diese Aufzeichnung löschen?
delete-text = Die Aufzeichnung von { $visitor } wird mit allem, was sie enthält, endgültig gelöscht.
delete-confirm = Endgültig löschen
deleted = Aufzeichnung gelöscht
export-visitor = Alles über diesen Besucher exportieren
erase-visitor = Diesen Besucher löschen …
block-visitor = Diesen Besucher nicht aufzeichnen
visitor-blocked = Dieser Besucher wird nicht mehr aufgezeichnet. In den Einstellungen können Sie das ändern.
about-visit = Über diesen Besuch
visitor-new = Erster Besuch
visitor-name = Name
visitor-email = E-Mail
visitor-phone = Telefon
active-time = Davon aktiv
device = Gerät
screen = Bildschirm
country = Land
visitor-language = Sprache
tabs = Tabs
clicks = Klicks
inputs = Eingaben
errors = Fehler
size = Speicherbedarf
gaps-note =
    { $count ->
        [0] Das Ende dieses Besuchs ist nie angekommen.
        [one] { $count } Teil dieses Besuchs ist nie angekommen. Die Zeitleiste zeigt, wo.
       *[other] { $count } Teile dieses Besuchs sind nie angekommen. Die Zeitleiste zeigt, wo.
    }
contents-missing-note =
    { $count ->
        [one] { $count } Stylesheet oder Bild dieses Besuchs ist nie angekommen. Seiten können anders aussehen.
       *[other] { $count } Stylesheets oder Bilder dieses Besuchs sind nie angekommen. Seiten können anders aussehen.
    }
time-on-page = { $time } auf dieser Seite
recording-cost = Aufwand im Browser
# $time is a duration such as 40 ms.
cost-of-page = Aufzeichnung brauchte { $time }
player-failed = Der Player ließ sich nicht starten.
cancel = Abbrechen
made-under = Entstanden unter
made-under-version = Version { $version } der Einstellungen
allowed-then = Damals erlaubt
then-forms = Formulareingaben
then-numbers = Zahlen
then-emails = E-Mail-Adressen
then-canvas = Zeichnungen (Canvas)
then-nothing = nichts zusätzlich
ip-address = IP-Adresse
