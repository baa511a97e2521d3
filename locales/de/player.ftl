# Die Wiedergabe.

player-stage-title = Aufgezeichnete Seite
player-controls = Wiedergabe
player-play = Abspielen
player-pause = Anhalten
player-replay = Noch einmal abspielen
player-next = Nächste Aufzeichnung
player-fullscreen = Vollbild
player-speed = Geschwindigkeit
player-speed-value = { $speed }×
player-skip-idle = Leerlauf überspringen
player-timeline = Zeitleiste
# Für Vorleseprogramme. $page kann leer sein.
player-timeline-value = { $time } von { $duration } { $page }
player-loading = Wird geladen
player-failed = Dieser Teil konnte nicht geladen werden
player-failed-hint = Die übrige Aufzeichnung ist unversehrt. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
player-retry = Noch einmal versuchen
player-idle = Keine Aktivität
player-skipped =
    { $seconds ->
        [one] { $seconds } Sekunde ohne Aktivität übersprungen
       *[other] { $seconds } Sekunden ohne Aktivität übersprungen
    }
player-gap =
    { $seconds ->
        [one] { $seconds } Sekunde lang kam nichts an
       *[other] { $seconds } Sekunden lang kam nichts an
    }
player-page-unknown = Seite ohne Adresse
player-tab = Tab { $number }
player-tab-of = Tab { $number } von { $count }
player-events = Was geschah
player-events-empty = Davon ist nichts vorgekommen.
player-filter = Nur zeigen

player-kind-page = Seite geöffnet
player-kind-click = Klick
player-kind-rage_click = Wutklick
player-kind-input = Eingabe
player-kind-scroll = Gescrollt
player-kind-error = Fehler
player-kind-console = Konsolenmeldung
player-kind-custom = Ereignis
player-kind-resize = Fenstergröße geändert
player-kind-gap = Nichts empfangen
player-kind-leave = Seite verlassen

player-kinds-page = Seiten
player-kinds-click = Klicks
player-kinds-rage_click = Wutklicks
player-kinds-input = Eingaben
player-kinds-scroll = Scrollen
player-kinds-error = Fehler
player-kinds-console = Konsole
player-kinds-custom = Ereignisse
player-kinds-resize = Größenänderungen
player-kinds-gap = Lücken
player-kinds-leave = Verlassen

player-signal-rage_click = Wutklick
player-signal-error = Fehler
player-signal-quick_back = Schnell zurück
player-signal-dead_click = Klick ohne Wirkung
player-signal-error_click = Klick mit Fehler
player-signal-loop = Im Kreis gegangen
player-signal-scroll = Übermäßiges Scrollen
player-signal-form = Formular aufgegeben
