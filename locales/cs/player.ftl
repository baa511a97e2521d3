# Přehrávač.

player-stage-title = Nahraná stránka
player-controls = Přehrávání
player-play = Přehrát
player-pause = Pozastavit
player-replay = Přehrát znovu
player-next = Další nahrávka
player-fullscreen = Celá obrazovka
player-speed = Rychlost
player-speed-value = { $speed }×
player-skip-idle = Přeskakovat nečinnost
player-timeline = Časová osa
# Čtou hlasové čtečky. $page může být prázdné.
player-timeline-value = { $time } z { $duration } { $page }
player-loading = Načítá se
player-failed = Tuto část se nepodařilo načíst
player-failed-hint = Zbytek nahrávky je v pořádku. Zkontrolujte připojení a zkuste to znovu.
player-retry = Zkusit znovu
player-idle = Bez aktivity
player-skipped =
    { $seconds ->
        [one] Přeskočena { $seconds } sekunda bez aktivity
        [few] Přeskočeny { $seconds } sekundy bez aktivity
        [many] Přeskočeno { $seconds } sekundy bez aktivity
       *[other] Přeskočeno { $seconds } sekund bez aktivity
    }
player-gap =
    { $seconds ->
        [one] Po dobu { $seconds } sekundy nic nepřišlo
        [few] Po dobu { $seconds } sekund nic nepřišlo
        [many] Po dobu { $seconds } sekundy nic nepřišlo
       *[other] Po dobu { $seconds } sekund nic nepřišlo
    }
player-page-unknown = Stránka bez adresy
player-tab = Karta { $number }
player-tab-of = Karta { $number } z { $count }
player-events = Co se dělo
player-events-empty = Nic takového se nestalo.
player-filter = Zobrazit jen

player-kind-page = Otevření stránky
player-kind-click = Kliknutí
player-kind-rage_click = Vzteklé klikání
player-kind-input = Vstup
player-kind-scroll = Posun stránky
player-kind-error = Chyba
player-kind-console = Zpráva konzole
player-kind-custom = Událost
player-kind-resize = Změna velikosti okna
player-kind-gap = Nic nepřišlo
player-kind-leave = Odchod ze stránky

player-kinds-page = Stránky
player-kinds-click = Kliknutí
player-kinds-rage_click = Vzteklé klikání
player-kinds-input = Vstupy
player-kinds-scroll = Posouvání
player-kinds-error = Chyby
player-kinds-console = Konzole
player-kinds-custom = Události
player-kinds-resize = Změny velikosti
player-kinds-gap = Mezery
player-kinds-leave = Odchody

player-signal-rage_click = Vzteklé klikání
player-signal-error = Chyba
player-signal-quick_back = Rychlý návrat
player-signal-dead_click = Kliknutí bez účinku
player-signal-error_click = Kliknutí s chybou
player-signal-loop = Chození v kruhu
player-signal-scroll = Nadměrné posouvání
player-signal-form = Nedokončený formulář
