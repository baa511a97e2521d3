# Was das Programm `revisit` Menschen sagt. JSON, Protokoll und `revisit config` bleiben englisch.

## Commands

cmd = Nimmt auf, was Besucher auf einer Website tun, und spielt es ab.
cmd-more = Beginnen Sie mit `revisit demo`, um es zu erleben, oder mit `revisit serve` für den echten Betrieb.
cmd-serve = Startet den Server.
cmd-serve-more = Der erste Start legt einen Arbeitsbereich an und zeigt einen einmaligen Link für dessen Inhaber.
cmd-demo = Startet den Server mit dem Demo-Shop unter /demo/.
cmd-demo-more = Gehen Sie durch den Shop, verlassen Sie ihn, und finden Sie die Aufnahme Ihres Besuchs im Dashboard.
cmd-site = Websites, die aufgenommen werden.
cmd-site-add = Fügt eine Website hinzu und zeigt den Code für ihre Seiten.
cmd-site-list = Listet die Websites auf.
cmd-member = Mitglieder: Personen, die sich anmelden.
cmd-member-add = Zeigt einen einmaligen Link, mit dem eine Person ein Passwort wählt und Mitglied wird.
cmd-import = Importiert Aufnahmen, die anderswo entstanden sind.
cmd-import-more = Liest rrweb-JSON-Arrays, ein Ereignis je Zeile, exportierte Snapshots von PostHog, und gzip oder zstd davon.
cmd-export = Gibt eine Aufnahme als rrweb-JSON oder alles, was über einen Besucher gespeichert ist, als Zip-Datei auf der Standardausgabe aus.
cmd-scan = Durchsucht gespeicherte Aufnahmen nach dem, was die Einstellungen ihrer Websites nicht erlauben.
cmd-scan-more = Nennt Stelle und Art, nie den Wert. Ändert nichts; der Rückgabewert ist 3, wo etwas gefunden wurde.
cmd-erase = Löscht einen Besucher, alle mit einer E-Mail- oder IP-Adresse oder eine Aufnahme, überall und endgültig.
cmd-erase-more = Gibt eine Quittung aus, die auch das Dashboard zeigt. Läuft auch neben einem laufenden Server.
cmd-doctor = Sucht nach allem, was nicht so ist, wie es sein soll.
cmd-config = Zeigt eine Einstellungsdatei mit jeder Einstellung, ihrer Bedeutung und ihrem Vorgabewert.
cmd-migrate = Bringt die Datenbank auf den neuesten Stand. `serve` tut es auch; dies ist für alle, die es getrennt möchten.
cmd-openapi = Zeigt das OpenAPI-Dokument der API.

## Arguments

arg-config = Die Einstellungsdatei; sonst revisit.toml, falls vorhanden
arg-set = Eine Einstellung, etwa --set server.listen=127.0.0.1:9000; auch mehrmals. `revisit config` zeigt alle
arg-data = Der Datenordner; dasselbe wie --set data.dir=DIR
arg-language = Die Sprache der Ausgabe: en, de, cs, hu
arg-help = Zeigt diese Hilfe
arg-version = Zeigt die Version
arg-json = Gibt JSON für Programme statt Sätzen aus
arg-listen = Adresse und Port; dasselbe wie --set server.listen=ADDRESS
arg-roles = Was dieser Prozess tut: ingest, web, worker; dasselbe wie --set server.roles=ROLES
arg-name = Wie sie heißen soll
arg-domains = Eine Domain ihrer Seiten; auch mehrmals. Ohne Domain darf jede Seite den Schlüssel verwenden
arg-email = Die E-Mail-Adresse der Person
arg-role = Was die Person darf: viewer (Aufnahmen sehen; die Vorgabe), agent (auch Chats beantworten), admin (auch Einstellungen ändern und löschen), owner (alles)
arg-files = Die Dateien; aus jeder wird eine Aufnahme
arg-site = Die Website, zu der sie gehören, nach Name, Schlüssel oder ID; sonst eine namens Imported, die bei Bedarf entsteht
arg-scan-site = Nur Aufnahmen dieser Website, nach Name, Schlüssel oder ID
arg-erase-visitor = Ein Besucher: die ID aus dem Dashboard oder die seines Browsers
arg-erase-email = Jeder Besucher, dessen E-Mail-Adresse laut einer Website diese ist
arg-erase-ip = Jede Aufnahme, die mit dieser IP-Adresse gespeichert wurde oder, wo nur das Netz aufbewahrt wurde, mit ihrem Netz
arg-erase-recording = Eine Aufnahme; auch ihr Besucher, wenn sonst nichts von ihm da ist
arg-erase-dry_run = Nur sagen, was entfernt würde, und nichts entfernen
arg-export-visitor = Alles, was über einen Besucher gespeichert ist, als Zip-Datei: die ID aus dem Dashboard oder die seines Browsers
arg-export-email = Dasselbe von jedem Besucher, dessen E-Mail-Adresse laut einer Website diese ist
arg-id = Die ID der Aufnahme, wie in ihrer Adresse im Dashboard
arg-format = Die Form: json (ein Array von rrweb-Ereignissen; die Vorgabe)

heading-usage = Aufruf:
heading-commands = Befehle
heading-options = Optionen
heading-arguments = Argumente

## A wrong command line

wrong-argument = es gibt kein Argument { $name }
wrong-command = es gibt keinen Befehl { $name }
wrong-missing = etwas fehlt: { $names }
wrong-value = { $name } kann nicht „{ $value }“ sein
wrong-twice = { $name } geht hier nicht oder nicht zweimal
wrong-see-help = Mehr sagt --help.

## Wrong settings

config-unknown = es gibt keine Einstellung `{ $key }` ({ $origin }); `revisit config` zeigt alle
config-wrong = die Einstellung `{ $key }` ({ $origin }) ist falsch: { $why }, sie ist aber `{ $value }`
config-file = die Einstellungsdatei { $path } ist nicht lesbar: { $why }
config-bucket = blobs.home ist s3, also muss blobs.bucket einen Bucket nennen
config-clear = server.listen ist keine Loopback-Adresse: Passwörter gingen im Klartext durchs Netz. Stellen Sie einen Proxy davor, der TLS beendet, und setzen Sie server.behind_proxy = true
config-postgres = journal.home ist blobs, also für viele Knoten: database.url muss eine postgres://-Adresse sein
config-level = recordings.level muss von 1 bis 19 sein
origin-default = ihr Vorgabewert
origin-file = in { $path }
origin-environment = aus { $name } in der Umgebung
origin-flag = aus --set
why-one-of = sie muss eines hiervon sein: { $choices }
why-roles = sie muss etwas aus ingest, web, worker nennen
why-folder = sie muss ein Ordner sein
why-flag = sie muss true oder false sein
why-address = sie muss eine Adresse mit Port sein, etwa 127.0.0.1:8080
why-number = sie muss eine ganze Zahl ab 0 sein
why-number-to = sie muss eine ganze Zahl von 0 bis { $most } sein
why-bytes = sie muss eine ganze Zahl sein, vielleicht mit KiB, MiB, GiB oder TiB

## Running

serve-running = Revisit läuft unter { $address }
serve-invite = Legen Sie den Zugang des Inhabers an (dieser Link gilt einmal, einen Tag lang):
serve-stopping = Wird beendet …
demo-running = Revisit läuft.
demo-walk = Gehen Sie durch den Demo-Shop und schließen Sie seinen Tab; eine halbe Minute später ist Ihre Aufnahme fertig:
demo-watch = Sehen Sie sie im Dashboard an:

## Results

site-added = { $name } ist hinzugefügt, mit dem Schlüssel { $key }. Setzen Sie dies in den Head ihrer Seiten:
site-any-domain = jede Domain
site-no-domain = `{ $domain }` ist keine Domain wie shop.example
member-link = Geben Sie diesen Link an { $email }; er gilt einmal, einen Tag lang:
member-no-email = `{ $email }` ist keine E-Mail-Adresse
member-exists = { $email } ist schon Mitglied
export-no-recording = es gibt keine Aufnahme { $id }
export-no-visitor = von einem solchen Besucher ist nichts gespeichert
export-terminal = eine Zip-Datei ist nichts für ein Terminal: schreiben Sie sie in eine Datei, wie in revisit export … > archiv.zip
import-progress = Ereignisse
import-done =
    { $events ->
        [one] { $events } Ereignis, Länge { $length }, { $kilobytes } KB gespeichert
       *[other] { $events } Ereignisse, Länge { $length }, { $kilobytes } KB gespeichert
    }
import-not-played = lässt sich nicht abspielen: { $reason }
import-failed =
    { $total ->
        [one] die Datei konnte nicht importiert werden
       *[other] { $failed } von { $total } Dateien konnten nicht importiert werden
    }
import-no-site = es gibt keine Website `{ $name }`; `revisit site list` zeigt alle
import-unreadable = ist nicht lesbar
import-too-large = ist größer als { $gib } GiB
migrate-current = Die Datenbank ist auf dem neuesten Stand (Version { $version }).
migrate-done = Die Datenbank ging von Version { $from } auf { $to }.

## Was eine Durchsicht findet

scan-progress = Aufnahmen
scan-clean =
    { $count ->
        [one] { $count } Aufnahme durchgesehen: nichts darin, was die heutigen Einstellungen nicht erlauben.
       *[other] { $count } Aufnahmen durchgesehen: nichts darin, was die heutigen Einstellungen nicht erlauben.
    }
scan-found =
    { $total ->
        [one] Die Aufnahme enthält, was die heutigen Einstellungen ihrer Website nicht erlauben. Nichts wurde geändert.
       *[other]
            { $count ->
                [one] { $count } von { $total } Aufnahmen enthält, was die heutigen Einstellungen ihrer Website nicht erlauben. Nichts wurde geändert.
               *[other] { $count } von { $total } Aufnahmen enthalten, was die heutigen Einstellungen ihrer Websites nicht erlauben. Nichts wurde geändert.
            }
    }
scan-more =
    { $count ->
        [one] … und eine weitere Stelle
       *[other] … und { $count } weitere Stellen
    }
scan-in-page = Adresse der Seite
scan-in-snapshot = Seite
scan-in-change = Änderung der Seite
scan-in-input = Feld
scan-in-canvas = Zeichnung
scan-in-message = Meldung oder Ereignis
scan-in-other = anderswo
scan-values = Werte von Feldern
scan-numbers = Zahlen
scan-emails = E-Mail-Adressen
scan-cards = Kartennummern
scan-ibans = Bankkonten
scan-secrets = Geheimnisse oder deren Länge
scan-urls = Teile von Adressen
scan-attributes = Attribute

## What doctor finds

doctor-ok = gut
doctor-bad = SCHLECHT
doctor-well = Alles ist in Ordnung.
doctor-look = Etwas sollte angesehen werden.
doctor-failed = { $error }
about-web-pages = Webseiten
about-disk = Platte
about-storage = Speicher
about-journal = Journal
about-recordings = Aufnahmen
about-objects = Objekte
about-jobs = Aufträge
about-keys = Schlüssel
doctor-web-good = Dashboard und Recorder sind enthalten
doctor-web-bad = sie sind nicht gebaut; führen Sie `make web` aus und bauen Sie noch einmal
doctor-disk-good = { $mib } MiB frei in { $dir }
doctor-disk-low = { $mib } MiB frei in { $dir }; Sendungen warten in den Browsern
doctor-disk-later = der Datenordner entsteht beim ersten Start
doctor-storage-good = Datenbank und Blobs lassen sich öffnen
doctor-journal-opens = es lässt sich öffnen
doctor-journal-in-use = ein laufender Server hat es offen
doctor-recordings-good = { $count } lassen sich abspielen
doctor-recordings-bad = { $count } lassen sich nicht abspielen: { $names }
doctor-objects-good =
    { $count ->
        [one] { $count } Segment ist da, insgesamt { $objects } Objekte
       *[other] { $count } Segmente sind da, insgesamt { $objects } Objekte
    }
doctor-objects-bad =
    { $count ->
        [one] { $count } Segment fehlt oder ist gekürzt: { $names }
       *[other] { $count } Segmente fehlen oder sind gekürzt: { $names }
    }
doctor-jobs-good = keiner schlägt immer wieder fehl
doctor-jobs-bad =
    { $count ->
        [one] { $count } schlägt immer wieder fehl: { $error }
       *[other] { $count } schlagen immer wieder fehl; einer davon: { $error }
    }
doctor-keys-good = keine Seite fragte mit einem Schlüssel, den keine Website hat
doctor-keys-bad =
    { $count ->
        [one] { $count } Anfrage in 24 Stunden hatte einen Schlüssel, den keine Website hat: { $names }; `revisit site list` zeigt die Schlüssel
       *[other] { $count } Anfragen in 24 Stunden hatten einen Schlüssel, den keine Website hat: { $names }; `revisit site list` zeigt die Schlüssel
    }
doctor-batches-good =
    { $count ->
        [one] Sendungen von { $count } Aufnahme warten darauf, versiegelt zu werden
       *[other] Sendungen von { $count } Aufnahmen warten darauf, versiegelt zu werden
    }
doctor-batches-bad =
    { $count ->
        [one] { $count } Aufnahme hat Sendungen, aber keine Zeile; kam die Datenbank aus einer Sicherung?
       *[other] { $count } Aufnahmen haben Sendungen, aber keine Zeile; kam die Datenbank aus einer Sicherung?
    }

## Was gelöscht wird

erase-nothing = Es gibt nichts zu löschen.
erase-nothing-ip = Nach dieser IP-Adresse gibt es nichts zu löschen. Besuche von Websites, die keine Adressen aufbewahren, sind so nicht zu finden.
erase-found = Entfernt würden: Besucher { $visitors }, Aufnahmen { $recordings } (davon noch laufend: { $running }), Seiten { $pages }, Bytes { $bytes }. Nichts wurde geändert.
erase-network = Davon sind { $count } Aufnahmen nur über das Netz der Adresse bekannt: sie können von jemand anderem sein.
erase-done = Entfernt: Besucher { $visitors }, Aufnahmen { $recordings }, Seiten { $pages }, Bytes { $bytes }.
erase-receipt = Quittung { $id }, Prüfsumme { $digest }
erase-waits = Der laufende Server hat es noch nicht gelöscht und wird es tun. Quittung { $id } sagt, wann es erledigt ist.
