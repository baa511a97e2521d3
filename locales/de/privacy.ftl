# Die Seite, die Besuchern einer Website sagt, was aufgezeichnet wird, und die Klausel für die Datenschutzerklärung. Beide
# entstehen aus den Einstellungen der Website. $site ist ihr Name.

## Die Seite für Besucher

privacy-title = Wie { $site } Besuche aufzeichnet
privacy-lead = { $site } sieht mit Revisit, wie die Seiten benutzt werden: wo Besucher klicken und wo sie nicht weiterkommen. Ein Besuch lässt sich danach ansehen, aus der Seite selbst nachgebaut. Keine Kamera, kein Mikrofon und kein Bild Ihres Bildschirms ist beteiligt.
privacy-off = Zurzeit ist die Aufzeichnung ausgeschaltet.

privacy-recorded = Was aufgezeichnet wird
privacy-recorded-pages = Welche Seiten Sie öffnen, wie lange, und was sich auf ihnen ändert.
privacy-recorded-pointer = Bewegungen von Zeiger und Finger, Klicks, Scrollen und die Größe des Fensters.
privacy-recorded-device = Browser, Betriebssystem, Art des Geräts, Größe des Bildschirms, Sprache und die Seite, von der Sie kamen.
privacy-recorded-faults = Fehler und Ladezeiten der Seiten.
privacy-recorded-network = Ihre IP-Adresse ohne ihren letzten Teil; sie steht dann für ein ganzes Netz.
privacy-recorded-address = Ihre IP-Adresse.
privacy-recorded-forms = Was Sie in Formularfelder eingeben, mit den Ausnahmen unten.
privacy-recorded-numbers = Zahlen in den Texten der Seiten, etwa Preise.
privacy-recorded-emails = E-Mail-Adressen in den Texten der Seiten.
privacy-recorded-canvas = Was die Seiten zeichnen, etwa Diagramme und Karten, als Bilder.
privacy-recorded-identity = Wenn Sie angemeldet sind oder Ihren Namen genannt haben, kann { $site } ihn einer Aufzeichnung hinzufügen.

privacy-masked = Was unlesbar gemacht wird, bevor es Ihren Browser verlässt
privacy-masked-forms = Was Sie in Formularfeldern tippen, auswählen oder ankreuzen. An seine Stelle treten Sterne.
privacy-masked-numbers = Ziffern in den Texten der Seiten.
privacy-masked-emails = E-Mail-Adressen in den Texten der Seiten.
privacy-masked-queries = Was in einer Adresse hinter dem Fragezeichen steht.
privacy-masked-again = Der Server tut es ein zweites Mal, bevor etwas gespeichert wird.

privacy-never = Was nie aufgezeichnet wird
privacy-never-passwords = Passwörter und Einmalcodes.
privacy-never-cards = Nummern und Prüfziffern von Zahlungskarten und Bankkonten (IBAN).
privacy-never-hidden = Versteckte Felder, Dateien und deren Namen.
privacy-never-marked = Was { $site } als vertraulich markiert hat.

privacy-when = Wann Besuche aufgezeichnet werden
privacy-when-consent = Erst nachdem Sie zugestimmt haben. Vorher wird von Ihrem Besuch nichts abgelegt und nichts gesendet, und Sie können es jederzeit zurücknehmen.
privacy-when-signals = Nicht, wenn Ihr Browser darum bittet, Sie nicht zu verfolgen (Global Privacy Control, Do Not Track).
privacy-when-mobile = Nicht auf Telefonen und Tablets.
privacy-when-sample = Nicht jeder Besuch, sondern etwa { $percent } %.
privacy-when-pages = Nicht auf allen Seiten: { $site } hat einige ausgenommen.
privacy-when-always = Bei jedem Besuch, solange Sie nicht widersprechen.

privacy-where = Wo Aufzeichnungen liegen
privacy-where-server = Auf dem Server { $host }. Revisit sendet nichts an andere.
privacy-where-members = Nur angemeldete Personen von { $site } können sie ansehen.
privacy-where-until = Bis { $site } sie löscht.
privacy-where-browser = Ihr Browser behält für { $site } eine Zufallszahl, an der Besuche desselben Browsers erkannt werden. Sie sagt nichts über Sie.

privacy-choice = Ihre Wahl
privacy-choice-text = Sie können jederzeit widersprechen, ohne Grund und ohne Konto. Ihr Browser merkt es sich für { $site }, und es wird nichts mehr aufgezeichnet.
privacy-choice-button = Mich nicht aufzeichnen
privacy-choice-rights = Sie können { $site } auch fragen, was von Ihnen gespeichert ist, und es löschen lassen.
privacy-done-objected = Sie werden auf { $site } nicht mehr aufgezeichnet. Dieser Browser merkt es sich, bis seine Daten von { $site } gelöscht werden.
privacy-done-lifted = Sie haben Ihren Widerspruch zurückgenommen: Besuche von { $site } mit diesem Browser werden wieder aufgezeichnet, wie unten beschrieben.
privacy-done-not-kept = Ihr Widerspruch ließ sich nicht merken, weil dieser Browser { $site } nichts speichern lässt. Schalten Sie in ihm stattdessen „Do Not Track“ oder „Global Privacy Control“ ein.
privacy-done-number = Um frühere Besuche löschen zu lassen, nennen Sie { $site } diese Nummer: { $visitor }
privacy-done-undo = Mich wieder aufzeichnen
privacy-languages = Sprache

## Die Klausel für eine Datenschutzerklärung

clause-heading = Aufzeichnung von Besuchen
clause-who = { $company } zeichnet mit Revisit, einem Programm auf dem Server { $host }, auf, wie diese Website benutzt wird. Ein Besuch lässt sich danach ansehen, aus der Seite selbst nachgebaut. Der Zweck ist, Fehler zu finden und die Website leichter benutzbar zu machen. Die Aufzeichnungen werden nicht weitergegeben.
clause-vat = { $company } (USt-IdNr. { $vat })
clause-consent = Besuche werden nur mit Ihrer Einwilligung aufgezeichnet (Art. 6 Abs. 1 lit. a DSGVO), die Sie jederzeit für die Zukunft widerrufen können.
clause-interest = Rechtsgrundlage ist unser berechtigtes Interesse an einer Website, die funktioniert und leicht zu benutzen ist (Art. 6 Abs. 1 lit. f DSGVO). Sie können jederzeit widersprechen.
clause-content = Aufgezeichnet werden: geöffnete Seiten, Bewegungen des Zeigers, Klicks, Scrollen, Größe des Fensters, Browser, Betriebssystem, Art des Geräts, Sprache, die Seite, von der Sie kamen, und Fehler der Seiten.
clause-forms = Auch was Sie in Formularfelder eingeben, wird aufgezeichnet.
clause-no-forms = Was Sie in Formularfelder eingeben, wird nicht aufgezeichnet; schon in Ihrem Browser treten Sterne an seine Stelle.
clause-texts = Ziffern und E-Mail-Adressen in den Texten der Seiten werden unlesbar gemacht, bevor sie Ihren Browser verlassen.
clause-never = Passwörter, Einmalcodes, Zahlungskarten, Bankkonten, versteckte Felder und Dateien werden nie aufgezeichnet.
clause-until = Aufzeichnungen werden aufbewahrt, bis sie für diesen Zweck nicht mehr nötig sind, und dann gelöscht.
clause-rights = Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit und Widerspruch sowie auf Beschwerde bei einer Aufsichtsbehörde. Was zurzeit aufgezeichnet wird und wie Sie widersprechen können, steht unter { $address }
clause-no-advice = Dieser Text ist ein Vorschlag aus den Einstellungen Ihrer Website. Er ist keine Rechtsberatung: Lassen Sie ihn prüfen.

## The archive of a visitor

# $time is a time in UTC.
archive-made = Alles, was Revisit über einen Besucher aufbewahrt, Stand { $time }.
archive-rows = visitor.json: was die Datenbank über den Besucher und jeden seiner Besuche hat: wer er ist, wenn die Website es gesagt hat; wann er kam, mit welchem Browser und, wenn sie aufbewahrt wird, von welcher IP-Adresse; jede gesehene Seite; Zählungen und Auffälligkeiten; und wo die Ereignisse liegen. Die Namen sind die der Datenbank. Zeiten sind in UTC, Dauern in Tausendstelsekunden.
archive-events = recordings/ID.json: die Ereignisse jedes aufgezeichneten Besuchs in der Reihenfolge ihrer Zeit, im offenen Format von rrweb: wie die Seiten waren und was auf ihnen getan wurde. Man kann sie mit dem Abspieler von rrweb ansehen.
archive-running = Ein Besuch, der noch andauert oder eben erst geendet hat, hat noch keine Datei mit Ereignissen. Fragen Sie in einigen Minuten noch einmal.
archive-masked = Sternchen stehen, wo etwas unkenntlich gemacht wurde, bevor es gespeichert wurde; was dort stand, ist nicht bekannt.
