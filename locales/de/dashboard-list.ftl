# The list of recordings: numbers, filters, rows.

apply = Anwenden
loading = Wird geladen …

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

## Tasten

keys-title = Tastatur
