# A lejátszó.

player-stage-title = Rögzített oldal
player-controls = Lejátszás
player-play = Lejátszás
player-pause = Szünet
player-replay = Lejátszás újra
player-next = Következő felvétel
player-fullscreen = Teljes képernyő
player-speed = Sebesség
player-speed-value = { $speed }×
player-skip-idle = Tétlenség átugrása
player-timeline = Idővonal
# Képernyőolvasók olvassák fel. A $page üres is lehet.
player-timeline-value = { $time } / { $duration } { $page }
player-loading = Betöltés
player-failed = Ezt a részt nem sikerült betölteni
player-failed-hint = A felvétel többi része sértetlen. Ellenőrizze a kapcsolatot, és próbálja újra.
player-retry = Újra
player-idle = Nincs tevékenység
player-skipped =
    { $seconds ->
        [one] { $seconds } másodperc tétlenség átugorva
       *[other] { $seconds } másodperc tétlenség átugorva
    }
player-gap =
    { $seconds ->
        [one] { $seconds } másodpercig semmi sem érkezett
       *[other] { $seconds } másodpercig semmi sem érkezett
    }
player-page-unknown = Cím nélküli oldal
player-tab = { $number }. lap
player-tab-of = { $number }. lap, összesen { $count }
player-events = Mi történt
player-events-empty = Ilyesmi nem történt.
player-filter = Csak ezek

player-kind-page = Oldal megnyitva
player-kind-click = Kattintás
player-kind-rage_click = Dühös kattintás
player-kind-input = Bevitel
player-kind-scroll = Görgetés
player-kind-error = Hiba
player-kind-console = Konzolüzenet
player-kind-custom = Esemény
player-kind-resize = Ablak átméretezve
player-kind-gap = Semmi sem érkezett
player-kind-leave = Oldal elhagyva

player-kinds-page = Oldalak
player-kinds-click = Kattintások
player-kinds-rage_click = Dühös kattintások
player-kinds-input = Bevitelek
player-kinds-scroll = Görgetés
player-kinds-error = Hibák
player-kinds-console = Konzol
player-kinds-custom = Események
player-kinds-resize = Átméretezések
player-kinds-gap = Hézagok
player-kinds-leave = Távozások

player-signal-rage_click = Dühös kattintás
player-signal-error = Hiba
player-signal-quick_back = Gyors visszalépés
player-signal-dead_click = Hatástalan kattintás
player-signal-error_click = Hibás kattintás
player-signal-loop = Körbejárás
player-signal-scroll = Túlzott görgetés
player-signal-form = Feladott űrlap
