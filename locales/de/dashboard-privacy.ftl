# Was Besuchern zusteht: das Löschen und die Quittungen dafür.

# $visitor is what the visitor is called.
erase-title = { $visitor } löschen?
erase-text = Das wird überall und endgültig entfernt:
erase-recordings =
    { $count ->
        [one] { $count } Aufzeichnung
       *[other] { $count } Aufzeichnungen
    }
erase-running =
    { $count ->
        [one] davon eine von einem Besuch, der noch andauert
       *[other] davon { $count } von Besuchen, die noch andauern
    }
# $size is an amount such as 3 MB.
erase-pages =
    { $count ->
        [one] { $count } darin gesehene Seite, { $size }
       *[other] { $count } darin gesehene Seiten, { $size }
    }
erase-identity = Name, E-Mail-Adresse und was die Website sonst über den Besucher gesagt hat
erase-none = Von wem das gemeint ist, ist nichts gespeichert.
erase-visitors =
    { $count ->
        [one] { $count } Besucher ganz und gar
       *[other] { $count } Besucher ganz und gar
    }
erase-network =
    { $count ->
        [one] davon { $count } nur über das Netz dieser Adresse bekannt: sie kann von jemand anderem sein
       *[other] davon { $count } nur über das Netz dieser Adresse bekannt: sie können von jemand anderem sein
    }
erase-ip = Nach IP-Adresse werden nur Aufzeichnungen gefunden, mit denen sie gespeichert wurde. Wo eine Website keine Adressen aufbewahrt (so ist es voreingestellt), sind ihre Besuche so nicht zu finden.
erase-after = Der Browser des Besuchers verwirft, was er noch nicht gesendet hat. Kommt der Besucher wieder, wird er als jemand Neues aufgezeichnet. Kopien in Ihren Sicherungen müssen Sie selbst löschen.
erase-cancel = Abbrechen
erase-confirm = Endgültig löschen
erasing-title = Wird gelöscht …
erasing-text = Das dauert etwas und geht weiter, auch wenn Sie diese Seite verlassen. Die Quittung sagt, wann es erledigt ist.
erased-title = Gelöscht
erased-text = Von diesem Besucher ist nichts mehr da, außer langen Texten, die Seiten einmal für die ganze Website senden: maskiert, ohne Namen, in zwei Tagen fort. Die Quittung sagt nicht, wer es war; sie bleibt in der Liste unter „Datenschutz“.
copy-receipt = Quittung kopieren

## A receipt

receipt-number = Quittung
receipt-asked = Verlangt
receipt-by = Von
receipt-operator = dem Betreiber
receipt-visitors = Besucher
receipt-recordings = Aufzeichnungen
receipt-pages = Seiten
receipt-batches = Unversiegelte Pakete
receipt-size = Gespeicherte Größe
receipt-digest = Prüfsumme
receipt-done = erledigt
receipt-waits = wird gelöscht
scope-recording = eine Aufzeichnung
scope-visitor = ein Besucher
scope-email = nach E-Mail-Adresse
scope-address = nach IP-Adresse

## Erasing whoever asks for it

erase-form-title = Jemanden löschen
erase-form-help = Wer Sie darum bittet: nach der E-Mail-Adresse, die Ihre Website uns genannt hat, nach der ID des Besuchers oder, wo Ihre Websites Adressen aufbewahren, nach IP-Adresse. Sie sehen, was entfernt würde, bevor etwas geschieht.
erase-form-label = E-Mail-Adresse, Besucher-ID oder IP-Adresse
erase-form-look = Ansehen, was da ist
erase-form-wrong = Das ist weder eine E-Mail-Adresse noch eine Besucher-ID noch eine IP-Adresse.

## The list of receipts

receipts-title = Löschungen
receipts-help = Eine Quittung jeder Löschung: wann, von wem, wie viel wovon entfernt wurde. Wer gelöscht wurde, wird nicht aufbewahrt.
receipts-none = Noch wurde nichts gelöscht.
show-more = Mehr zeigen

## The viewing log

viewings-title = Zugriffsprotokoll
viewings-help = Wer welche Aufzeichnung angesehen, exportiert oder gelöscht hat, 13 Monate lang. Es nennt keine Besucher und bleibt deshalb, wenn eine Aufzeichnung gelöscht wird.
viewings-none = Nichts dergleichen in dieser Zeit.
viewings-table = Als CSV herunterladen
viewing-member = Mitglied
viewing-everybody = alle
viewing-action = Was
viewing-anything = alles
viewing-from = Ab
viewing-to = Bis
viewing-watched = angesehen
viewing-loaded = geladen, nicht abgespielt
viewing-exported = exportiert
viewing-erased = gelöscht
viewing-operator = der Betreiber
viewing-gone = ein früheres Mitglied
