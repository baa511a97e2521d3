# Einstellungen einer Website, und wie eine hinzukommt.

save = Speichern
saved = Gespeichert

## Aufzeichnung

recording-switches = Was aufgezeichnet wird
switch-recording = Besuche aufzeichnen
switch-recording-on = Eingeschaltet. Änderungen gelten ab der nächsten Seite, die ein Besucher öffnet.
switch-recording-off = Ausgeschaltet. Auf dieser Website wird nichts aufgezeichnet.
what-is-recorded = Was aufgezeichnet werden darf
switch-mobile = Handys und Tablets
switch-mobile-help = Auch Besuche mit Touch-Geräten werden aufgezeichnet.
switch-forms = Formulareingaben
switch-forms-help = Was Besucher in gewöhnliche Felder tippen, wird sichtbar. Weisen Sie in Ihrer Datenschutzerklärung darauf hin.
switch-numbers = Zahlen
switch-numbers-help = Ziffern in den Texten Ihrer Seiten, etwa Preise und Bestellnummern, bleiben lesbar.
switch-emails = E-Mail-Adressen
switch-emails-help = E-Mail-Adressen in den Texten Ihrer Seiten bleiben lesbar.
switch-canvas = Zeichnungen (Canvas)
switch-canvas-help = Was Ihre Seiten selbst zeichnen, etwa Diagramme, Karten und Spiele, wird als Bild aufgezeichnet, höchstens zweimal je Sekunde; Zahlen und Namen darin sind lesbar.
ip-addresses = IP-Adressen
ip-addresses-help = Woher Besucher kommen, gespeichert bei jeder Aufzeichnung. Ihre Wahl gilt sofort auch für Gespeichertes: „Aus“ löscht, was da ist, „Gekürzt“ kürzt es.
ip-addresses-off = Aus: keine Adresse wird gespeichert
ip-addresses-shortened = Gekürzt: nur das Netz, etwa 203.0.113.0/24
ip-addresses-full = Vollständig: die ganze Adresse; sie ist personenbezogen
frames = Frames anderer Herkunft
frames-help = Seiten dieser Herkunft dürfen ineinander eingebettet sein und werden dann gemeinsam aufgezeichnet, wenn beide das Snippet enthalten. Nennen Sie beide: die Seite und das, was in ihr eingebettet ist.
frames-add-label = Weitere Herkunft
frames-wrong = Das ist keine Herkunft wie https://pay.example.
never-recorded = Passwörter und Kartennummern werden nie aufgezeichnet, was auch immer eingeschaltet ist.
what-is-masked = Was unlesbar gemacht wird
what-is-masked-help = Das geschieht im Browser des Besuchers, bevor etwas gesendet wird. Formulareingaben, Zahlen und E-Mail-Adressen sucht der Server ein zweites Mal.
who-is-recorded = Wessen Besuche aufgezeichnet werden
switch-consent = Einwilligung abwarten
switch-consent-help = Nichts wird aufgezeichnet, bevor Ihre Seite mitgeteilt hat, dass der Besucher einverstanden ist. Einschalten, wenn Sie mit einem Banner fragen.
switch-signals = „Do Not Track“ beachten
switch-signals-help = Besucher, deren Browser darum bittet, nicht verfolgt zu werden (Global Privacy Control oder Do Not Track), werden nicht aufgezeichnet.
sampling = Anteil der Besuche
sampling-percent = Anteil der Besuche in Prozent
sampling-help = Der Zufall entscheidet einmal je Besuch. 100 zeichnet jeden Besuch auf, 0 keinen.
sampling-wrong = Das ist keine Zahl von 0 bis 100.
min-duration = Mindestdauer
min-duration-seconds = Mindestdauer eines Besuchs in Sekunden
min-duration-help = Kürzere Besuche werden nicht behalten. Es zählt der ganze Besuch, von seiner ersten Seite an. 0 behält alle Besuche.
min-duration-wrong = Das ist keine Zahl ganzer Sekunden von 0 bis 3600.
seconds =
    { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
advanced = Erweitert
advanced-help = Programme als Besucher, Teile von Adressen, Frames anderer Herkunft.
switch-bots = Programme als Besucher
switch-bots-help = Auch Suchmaschinen, Testwerkzeuge und andere automatische Browser werden aufgezeichnet und zählen wie Besucher.
query-keys = Behaltene Teile von Adressen
query-keys-help = Die Werte dieser Teile einer Adresse bleiben lesbar. Alle anderen werden entfernt.
query-keys-add-label = Weiterer Teil
query-keys-wrong = Das ist kein Name eines Adressteils wie utm_source.
entry-refused = Der Server nimmt Eintrag { $number } dieser Liste nicht an. Es bleibt, wie es war.

## Regeln für Seiten und Elemente

page-rules = Regeln für Seiten
page-rules-help = Ein Stern steht für alles bis zum nächsten Schrägstrich, zwei Sterne stehen für alles. Die letzte Regel, die passt, entscheidet. Sagen alle Regeln „aufgezeichnet“, wird keine andere Seite aufgezeichnet.
page-rules-label = Adresse der Seiten
page-rules-wrong = Das ist keine Adresse von Seiten wie /account/**, mit höchstens 10 Sternen.
element-rules = Regeln für Elemente
element-rules-help = Für Teile Ihrer Seiten, nach CSS-Selektor. Passen mehrere Regeln, gilt die, die weniger zeigt. Passwörter und Kartennummern bleiben verborgen, was eine Regel auch sagt.
element-rules-label = CSS-Selektor
element-rules-wrong = Ihr Browser versteht diesen Selektor nicht.
rule-does = Wird
rule-include = aufgezeichnet
rule-exclude = nicht aufgezeichnet
rule-mask = maskiert
rule-ignore = ohne Eingaben
rule-unmask = lesbar
# $rule is the glob or selector of the rule.
rule-up = { $rule } nach oben
rule-down = { $rule } nach unten
rule-remove = Regel { $rule } entfernen
try-label = Adresse ausprobieren
try-help = Sagt, ob eine Seite aufgezeichnet wird und welche Regel entscheidet. Es ändert nichts.
try-wrong = Das ist keine Adresse.
try-none-recorded = Aufgezeichnet: Keine Regel betrifft diese Seite.
try-none-left-out = Nicht aufgezeichnet: Keine Regel betrifft diese Seite, und nur Seiten mit Regel werden aufgezeichnet.
# $number is the place of the rule in the list, $rule its glob.
try-recorded = Aufgezeichnet: Regel { $number } entscheidet, { $rule }
try-left-out = Nicht aufgezeichnet: Regel { $number } entscheidet, { $rule }

## Ausgeschlossene Besucher

blocked-title = Ausgeschlossene Besucher
blocked-help = Wer auf dieser Liste steht, wird nicht aufgezeichnet. Was vorher aufgezeichnet wurde, bleibt, bis Sie es löschen.
blocked-by = Nach
blocked-value = Wen
blocked-kind-email = E-Mail-Adresse
blocked-kind-address = IP-Adresse
blocked-kind-visitor = Besuchernummer
blocked-kind-variable = Variable
blocked-wrong-email = Das ist keine E-Mail-Adresse.
blocked-wrong-address = Das ist keine IP-Adresse und kein Netz wie 203.0.113.0/24. Ein Netz hat mindestens 8 feste Bits, bei IPv6 16.
blocked-wrong-visitor = Das ist keine Besuchernummer: 32 Ziffern und Buchstaben, wie Ihre Seite für Besucher sie nennt.
blocked-wrong-variable = Das ist keine Variable mit Wert wie plan=internal.
blocked-full = Die Liste ist voll: Sie fasst 1000 Einträge.
blocked-nobody = Niemand ist ausgeschlossen.

## Name und Domains

site-identity = Name und Domains
site-name = Name der Website
domains = Domains
domains-help = Nur diese dürfen Aufzeichnungen senden. *.shop.example steht für alle Subdomains.
domain = Domain
domain-add-label = Weitere Domain
domain-add = Hinzufügen
domain-remove = { $domain } entfernen
domain-wrong = Das sieht nicht nach einer Domain aus, etwa shop.example.
new-site-first = Fügen Sie Ihre erste Website hinzu
new-site-text = Wo möchten Sie sehen, was Besucher tun?
new-site-domain-help = Weitere können Sie später hinzufügen.
new-site-name-help = So, wie Sie ihn hier sehen möchten. Bleibt er leer, gilt die Domain.

## Code

snippet-title = Code
snippet-help = Fügen Sie diese Zeile in den Kopf jeder Seite ein. Sie lädt nach Ihrer Seite und bremst sie nicht.
snippet-copy = Code kopieren

## Live-Prüfung

check-title = Funktioniert es?
check-help = Öffnen Sie Ihre Website in einem anderen Tab und sehen Sie zu, wie die Schritte grün werden.
check-snippet = Code gesehen
check-snippet-next = Wartet, bis eine Seite mit dem Code geöffnet wird.
check-batch = Erste Ereignisse gespeichert
check-batch-next = Wartet, bis die Seite sendet, was auf ihr geschieht.
check-recording = Aufzeichnung bereit
check-recording-next = Verlassen Sie Ihre Website. Innerhalb einer Minute ist die Aufzeichnung bereit.
check-too-short =
    { $count ->
        [one] { $count } Besuch der letzten 24 Stunden war kürzer als die Mindestdauer und wird nicht behalten.
       *[other] { $count } Besuche der letzten 24 Stunden waren kürzer als die Mindestdauer und werden nicht behalten.
    }
check-wrong-key =
    { $count ->
        [one] { $count } Anfrage der letzten 24 Stunden kam von { $host } mit dem Schlüssel „{ $key }“, den keine Website hat. Kopieren Sie den Code noch einmal und ersetzen Sie den auf diesen Seiten.
       *[other] { $count } Anfragen der letzten 24 Stunden kamen von { $host } mit dem Schlüssel „{ $key }“, den keine Website hat. Kopieren Sie den Code noch einmal und ersetzen Sie den auf diesen Seiten.
    }
check-state-done = erledigt
check-state-next = wartet
check-state-later = später

## Was aus dem Angekommenen wurde

outcomes-title = Lieferungen der letzten 24 Stunden
outcome-accepted = angenommen und gespeichert
outcome-duplicate = doppelt gesendet und einmal gespeichert, wie es sein soll
outcome-filtered = durch eine Regel ausgelassen
outcome-limited = durch eine Grenze aufgeschoben
outcome-invalid = nicht lesbar
outcome-failed = konnten nicht gespeichert werden
reason-switched-off = abgewiesen, weil die Aufzeichnung ausgeschaltet ist
fix-switched-off = Schalten Sie auf dieser Seite „Besuche aufzeichnen“ ein.
reason-unknown-site = mit einem Website-Schlüssel, den es nicht gibt
fix-unknown-site = Kopieren Sie den Code neu und ersetzen Sie den in Ihren Seiten.
reason-origin = von einer Domain, die nicht auf Ihrer Liste steht
fix-origin = Gehört die Domain Ihnen, fügen Sie sie auf dieser Seite hinzu.
reason-plan = abgewiesen, weil der Tarif keine Aufzeichnungen enthält
fix-plan = Wechseln Sie den Tarif, oder fragen Sie den Betreiber des Servers.
reason-quota = abgewiesen, weil das Kontingent dieses Monats erreicht ist
fix-quota = Am 1. geht es von selbst weiter; ein größerer Tarif hebt die Grenze sofort an.
reason-bot = von Programmen, die keine Besucher sind
fix-bot = Nichts zu tun: Suchmaschinen und Testwerkzeuge werden ausgelassen und zählen nicht.
reason-mobile = abgewiesen, weil Handys und Tablets nicht aufgezeichnet werden
fix-mobile = Schalten Sie auf dieser Seite „Handys und Tablets“ ein, wenn Sie sie sehen möchten.
reason-blocked = von Besuchern, die nicht aufgezeichnet werden sollen
fix-blocked = Nichts zu tun: Das hat jemand so gewählt.
reason-ended = für Besuche, die schon zu Ende waren
fix-ended = Nichts zu tun: Mit der nächsten Seite des Besuchers beginnt eine neue Aufzeichnung.
reason-rate-limited = aufgehalten, weil zu viel auf einmal kam
fix-rate-limited = Nichts zu tun: Der Browser behält sie und sendet sie noch einmal.
reason-busy = aufgehalten, weil der Server beschäftigt war
fix-busy = Nichts geht verloren. Bleibt es so, braucht der Server mehr Leistung.
reason-journal-full = aufgehalten, weil das Journal voll war
fix-journal-full = Nichts geht verloren. Der Betreiber sollte Festplatte und Protokoll des Servers ansehen.
reason-disk-full = aufgehalten, weil die Festplatte voll war
fix-disk-full = Der Betreiber muss auf der Festplatte des Servers Platz schaffen.
reason-unavailable = aufgehalten, weil der Speicher nicht erreichbar war
fix-unavailable = Nichts geht verloren. Der Betreiber sollte Datenbank und Speicher ansehen.
reason-body-too-large = zu groß für eine einzige Sendung
fix-body-too-large = Nichts zu tun: Der Browser teilt sie und sendet sie noch einmal.
reason-decoded-too-large = ausgepackt zu groß
fix-decoded-too-large = Nichts zu tun: Der Browser teilt sie und sendet sie noch einmal.
reason-malformed = nicht lesbar
fix-malformed = Etwas zwischen Browser und Server verändert die Daten. Sehen Sie nach Proxys und Firewalls.
reason-truncated = unterwegs abgeschnitten
fix-truncated = Vielleicht begrenzt ein Proxy die Größe von Anfragen; er sollte mindestens 4 MB durchlassen.
reason-bad-envelope = ohne die Angaben, die jede Lieferung tragen muss
fix-bad-envelope = Vielleicht liegt eine alte Kopie des Rekorders im Cache. Laden Sie das Skript unverändert von diesem Server.
reason-bad-events = mit Ereignissen, die keine sind
fix-bad-events = Vielleicht verändert ein anderes Skript die Daten. Laden Sie den Rekorder unverändert von diesem Server.
reason-bad-seq = mit einer unmöglichen Nummer
fix-bad-seq = Vielleicht liegt eine alte Kopie des Rekorders im Cache. Laden Sie das Skript unverändert von diesem Server.
reason-too-many-events = mit mehr Ereignissen, als eine Lieferung haben darf
fix-too-many-events = Das kann an einer Seite liegen, die sich pausenlos ändert. Schließen Sie den Teil aus, der das tut.
reason-slow = zu langsam angekommen
fix-slow = Nichts zu tun: Der Browser behält sie und sendet sie noch einmal.

## Was die Aufzeichnung kostet

cost-title = Was die Aufzeichnung Ihre Besucher kostet
cost-help = Wie lange die Aufzeichnung Ihre Seiten in den Browsern der Besucher beschäftigt hat, dort gemessen in den letzten 7 Tagen.
cost-none = Noch hat keine Seite etwas gemeldet. Die ersten Zahlen kommen mit der nächsten Aufzeichnung.
cost-half = Die Hälfte aller Seitenaufrufe, höchstens
cost-most = 19 von 20 Seitenaufrufen, höchstens
cost-worst = Am längsten am Stück
# $share is a percentage of the time on the page.
cost-share = { $share } der Zeit auf der Seite
cost-views =
    { $count ->
        [one] { $count } Seitenaufruf, die teuersten Seiten zuerst
       *[other] { $count } Seitenaufrufe, die teuersten Seiten zuerst
    }
cost-page = Seite
cost-column-half = Hälfte
cost-column-most = 19 von 20
cost-column-share = Anteil
cost-less =
    { $count ->
        [one] bei { $count } Aufruf weniger aufgezeichnet
       *[other] bei { $count } Aufrufen weniger aufgezeichnet
    }
cost-all = Alle { $count } Seiten zeigen
cost-steps = Die Aufzeichnung darf 2 % der Zeit einer Seite brauchen. Wo sie mehr bräuchte, tut sie Schritt für Schritt weniger, und die Aufzeichnung sagt es:
cost-step-1 = Stufe 1: Änderungen und Zeigerpositionen werden länger gesammelt.
cost-step-2 = Stufe 2: Sie werden eine Viertelsekunde lang gesammelt; Bewegungen wirken weniger flüssig.
cost-step-3 = Stufe 3: Die Aufzeichnung macht Pause, bis die Seite ruhiger ist, und nimmt sie dann auf, wie sie ist.

## Für die Datenschutzerklärung

policy-title = Für Ihre Datenschutzerklärung
policy-help = Beides entsteht aus den Einstellungen dieser Website und folgt ihnen.
policy-forms = Formulareingaben werden aufgezeichnet: Ihre Datenschutzerklärung muss das sagen.
policy-page = Seite für Ihre Besucher
policy-page-help = Sagt in vier Sprachen, was aufgezeichnet wird, ohne Anmeldung, und hat die Schaltfläche „Mich nicht aufzeichnen“. Verlinken Sie sie in Ihrer Datenschutzerklärung.
policy-page-open = Seite öffnen
policy-page-copy = Adresse kopieren
policy-clause = Klausel für Ihre Datenschutzerklärung
policy-company = Firma
policy-vat = USt-IdNr. (freiwillig)
policy-language = Sprache der Klausel
policy-make = Klausel erstellen
policy-copy = Klausel kopieren

## Verlauf

history-title = Verlauf der Einstellungen
history-help = Wer wann was geändert hat. Jede Aufzeichnung nennt die Version, unter der sie entstand.
history-version = Version { $version }
# $time is a date with its time, $name a member.
history-by = { $time }, von { $name }
history-by-operator = { $time }, auf dem Server selbst
history-time-unknown = bevor Änderungen festgehalten wurden
history-first = Die Website wurde hinzugefügt.
history-before = Dies galt, als Änderungen erstmals festgehalten wurden.
history-more = Frühere Änderungen
change-from-to = { $before } → { $after }
change-on = An
change-off = Aus
change-removed = Entfernt: { $entry }
change-added = Hinzugefügt: { $entry }
change-order = In anderer Reihenfolge
