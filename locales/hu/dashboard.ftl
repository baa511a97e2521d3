# A felület kerete, a bejelentkezés, az első indítás és a felvételek listája.

product = Revisit
home = Revisit, az elejére
skip-to-content = Ugrás a tartalomra
close = Bezárás
cancel = Mégse
apply = Alkalmazás
loading = Betöltés …
try-again = Próbálja újra
copied = Másolva
language = Nyelv
theme = Megjelenés
theme-system = Mint a rendszeré
theme-light = Világos
theme-dark = Sötét

## Fejléc

choose-site = Válasszon webhelyet
add-site = Webhely hozzáadása
site-pages = A webhely oldalai
recordings = Felvételek
recording = Felvétel
settings = Beállítások
member-menu = Az Ön fiókja
log-out = Kijelentkezés
role-owner = Tulajdonos
role-admin = Adminisztrátor
role-agent = Ügyintéző
role-viewer = Megtekintő
version = { $version } verzió

## Ha valami nem működik

connection-lost = A szerver nem érhető el. Tovább próbálkozunk.
problem-title = Ez nem sikerült
missing-title = Itt nincs semmi
missing-text = Ez az oldal nem létezik, vagy a tartalmát törölték.
missing-home = A felvételekhez

## Bejelentkezés és első indítás

login-title = Bejelentkezés
log-in = Bejelentkezés
login-busy = Bejelentkezés folyamatban …
email = E-mail
password = Jelszó
password-show = Jelszó megjelenítése
password-advice = Legalább { $shortest } karakter. Több szokatlan szó együtt jó jelszót ad.
password-too-weak = Kérjük, válasszon erősebb jelszót.
strength-short = Túl rövid: legalább { $shortest } karakter
strength-weak = Könnyen kitalálható
strength-fair = Megfelelő
strength-good = Jó
strength-strong = Erős
welcome-title = Üdvözli a Revisit
welcome-owner = Ön a(z) { $workspace } tulajdonosa. Adja meg, hogyan jelentkezik be ezután.
welcome-login = Válasszon új jelszót a bejelentkezéshez.
welcome-start = Kezdés
welcome-closed = Ez a hivatkozás már nem nyitható meg
welcome-to-login = A bejelentkezéshez

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

## Üres lista, és hogy miért

empty-snippet-title = Illessze be a kódot a webhelyére
empty-snippet-text = A Revisit még nem hallott a webhelyéről. Illesszen be egyetlen sort az oldalaiba, és a beállítások élőben mutatják, hogy működik-e.
empty-snippet-action = A kód megtekintése
empty-off-title = A felvétel ki van kapcsolva
empty-off-text = Ezen a webhelyen most semmi sem kerül felvételre. A beállításokban egyetlen kapcsolóval bekapcsolható, a webhely módosítása nélkül.
empty-off-action = A kapcsolóhoz
empty-waiting-title = Készen áll az első látogatásra
empty-waiting-text = A kód a helyén van. Nyissa meg webhelyét egy másik lapon, nézzen körül, majd hagyja el: a felvétel egy percen belül megjelenik itt.
empty-recording-title = Egy látogatás felvétele éppen folyik
empty-recording-text = A látogató távozása után egy percen belül megjelenik itt. Ezt az oldalt nyitva hagyhatja.
empty-check-action = Az élő ellenőrzéshez
empty-filtered-title = Nincs megfelelő felvétel
empty-filtered-text = Ezekkel a szűrőkkel nincs semmi. Bővítse az időszakot vagy a hosszt, vagy kezdje elölről.

## Billentyűk

keys-title = Billentyűzet
key-next = Következő felvétel
key-previous = Előző felvétel
key-open = Felvétel megnyitása
key-filter = Szűrés oldal szerint
key-new = Új felvételek mutatása
key-help = E billentyűk mutatása
