# What the list shows only sometimes: why it is empty, and its keys.

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

key-next = Nächste Aufzeichnung
key-previous = Vorige Aufzeichnung
key-open = Aufzeichnung öffnen
key-filter = Nach Seite filtern
key-new = Neue Aufzeichnungen zeigen
key-help = Diese Tasten zeigen
