# Egy felvétel: mit lehet vele tenni, és mit tudunk a látogatásról.

back-to-list = Vissza a listához
previous-recording = Újabb felvétel
next-recording = Régebbi felvétel
copy-link = Hivatkozás másolása ide
download = Letöltés rrweb JSON-ként
delete = Felvétel törlése
delete-title = Törli ezt a felvételt?
delete-text = { $visitor } felvétele minden tartalmával együtt véglegesen törlődik.
delete-confirm = Végleges törlés
deleted = Felvétel törölve
export-visitor = A látogató minden adatának exportálása
erase-visitor = Látogató törlése …
block-visitor = Ezt a látogatót ne vegye fel
visitor-blocked = Ez a látogató többé nem kerül felvételre. A beállításokban módosíthatja.
about-visit = Erről a látogatásról
visitor-new = Első látogatás
visitor-name = Név
visitor-email = E-mail
visitor-phone = Telefon
active-time = Ebből aktív
device = Eszköz
screen = Képernyő
country = Ország
visitor-language = Nyelv
tabs = Lapok
clicks = Kattintások
inputs = Kitöltések
errors = Hibák
size = Tárolt méret
gaps-note =
    { $count ->
        [0] A látogatás vége nem érkezett meg.
        [one] A látogatás { $count } része nem érkezett meg. Az idővonal mutatja, hol.
       *[other] A látogatás { $count } része nem érkezett meg. Az idővonal mutatja, hol.
    }
contents-missing-note =
    { $count ->
        [one] A látogatás { $count } stíluslapja vagy képe nem érkezett meg. Az oldalak másként nézhetnek ki.
       *[other] A látogatás { $count } stíluslapja vagy képe nem érkezett meg. Az oldalak másként nézhetnek ki.
    }
time-on-page = { $time } ezen az oldalon
recording-cost = A felvétel ideje
# $time is a duration such as 40 ms.
cost-of-page = a felvétel ideje { $time }
player-failed = A lejátszót nem sikerült elindítani.
cancel = Mégse
made-under = Készült
made-under-version = a beállítások { $version }. változata alatt
allowed-then = Akkor engedélyezve
then-forms = űrlapok kitöltése
then-numbers = számok
then-emails = e-mail-címek
then-canvas = rajzok (canvas)
then-nothing = semmi külön
ip-address = IP-cím
