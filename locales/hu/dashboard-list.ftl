# The list of recordings: numbers, filters, rows.

apply = Alkalmazás
loading = Betöltés …

## Számok a lista fölött

stored-now = Most tárolva
made-this-month = Ebben a hónapban készült
of-limit = / { $limit }
right-now = Ebben a pillanatban
recorded-now =
    { $count ->
        [0] Nincs látogatás felvétel alatt
        [one] { $count } látogatás felvétele folyik
       *[other] { $count } látogatás felvétele folyik
    }
limit-reached = Az e havi keret betelt. Az új látogatások felvétele ekkor folytatódik: { $date }.

## Szűrők

filters = Szűrők
page-filter = Szűrés oldal szerint
page-placeholder = Oldal, például /kosar*
page-filter-help = A látogatás bármely oldala. A * bármit jelent: /termekek/*
date-any = Bármikor
date-today = Ma
date-yesterday = Tegnap
date-7d = Az elmúlt 7 nap
date-30d = Az elmúlt 30 nap
date-from = Ettől
date-to = Eddig
duration-any = Bármilyen hossz
duration-over = Hosszabb mint { $min }
duration-under = Rövidebb mint { $max }
duration-min = Legalább
duration-max = Legfeljebb
device-any = Minden eszköz
device-desktop = Számítógép
device-mobile = Telefon
device-tablet = Táblagép
device-unknown = Ismeretlen eszköz
clear-filters = Szűrők törlése
matching =
    { $count ->
        [one] { $count } felvétel
       *[other] { $count } felvétel
    }

## A lista

visitor = Látogató
visit = Látogatás
pages = Oldalak
duration = Hossz
signals = Jelzések
started = Kezdete
visitor-returning = Járt már itt
left-at = távozás innen:
pages-count =
    { $count ->
        [one] { $count } oldal
       *[other] { $count } oldal
    }
signal-rage-click =
    { $count ->
        [one] { $count } dühös kattintás
       *[other] { $count } dühös kattintás
    }
signal-error =
    { $count ->
        [one] { $count } hiba
       *[other] { $count } hiba
    }
signal-quick-back =
    { $count ->
        [one] { $count } gyors visszalépés
       *[other] { $count } gyors visszalépés
    }
incomplete = Hiányos
incomplete-help = A látogatás egyes részei nem érkeztek meg. A lejátszó mutatja, hol.
load-more = Továbbiak betöltése
fresh-show =
    { $count ->
        [one] { $count } új felvétel – mutatás
       *[other] { $count } új felvétel – mutatás
    }

## Billentyűk

keys-title = Billentyűzet
