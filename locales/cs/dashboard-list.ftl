# The list of recordings: numbers, filters, rows.

apply = Použít
loading = Načítá se …

## Čísla nad seznamem

stored-now = Nyní uloženo
made-this-month = Vytvořeno tento měsíc
of-limit = z { $limit }
right-now = Právě teď
recorded-now =
    { $count ->
        [0] Žádná návštěva se nenahrává
        [one] Nahrává se { $count } návštěva
        [few] Nahrávají se { $count } návštěvy
        [many] Nahrává se { $count } návštěvy
       *[other] Nahrává se { $count } návštěv
    }
limit-reached = Limit na tento měsíc je vyčerpán. Nahrávat se bude opět { $date }.

## Filtry

filters = Filtry
page-filter = Filtrovat podle stránky
page-placeholder = Stránka, třeba /kosik*
page-filter-help = Kterákoli stránka návštěvy. * je cokoli: /produkty/*
date-any = Kdykoli
date-today = Dnes
date-yesterday = Včera
date-7d = Posledních 7 dní
date-30d = Posledních 30 dní
date-from = Od
date-to = Do
duration-any = Jakákoli délka
duration-over = Delší než { $min }
duration-under = Kratší než { $max }
duration-min = Alespoň
duration-max = Nejvýše
device-any = Všechna zařízení
device-desktop = Počítač
device-mobile = Telefon
device-tablet = Tablet
device-unknown = Neznámé zařízení
clear-filters = Zrušit filtry
matching =
    { $count ->
        [one] { $count } nahrávka
        [few] { $count } nahrávky
        [many] { $count } nahrávky
       *[other] { $count } nahrávek
    }

## Seznam

visitor = Návštěvník
visit = Návštěva
pages = Stránky
duration = Délka
signals = Signály
started = Začátek
visitor-returning = Už tu někdy byl
left-at = odchod na
pages-count =
    { $count ->
        [one] { $count } stránka
        [few] { $count } stránky
        [many] { $count } stránky
       *[other] { $count } stránek
    }
signal-rage-click =
    { $count ->
        [one] { $count } zlostné klikání
        [few] { $count } zlostná klikání
        [many] { $count } zlostného klikání
       *[other] { $count } zlostných klikání
    }
signal-error =
    { $count ->
        [one] { $count } chyba
        [few] { $count } chyby
        [many] { $count } chyby
       *[other] { $count } chyb
    }
signal-quick-back =
    { $count ->
        [one] { $count } rychlý návrat
        [few] { $count } rychlé návraty
        [many] { $count } rychlého návratu
       *[other] { $count } rychlých návratů
    }
incomplete = S mezerami
incomplete-help = Části návštěvy nedorazily. Přehrávač ukáže kde.
load-more = Načíst další
fresh-show =
    { $count ->
        [one] { $count } nová nahrávka – zobrazit
        [few] { $count } nové nahrávky – zobrazit
        [many] { $count } nové nahrávky – zobrazit
       *[other] { $count } nových nahrávek – zobrazit
    }

## Klávesy

keys-title = Klávesnice
