# Jedna nahrávka: co se s ní dá dělat a co je o návštěvě známo.

back-to-list = Zpět na seznam
previous-recording = Novější nahrávka
next-recording = Starší nahrávka
copy-link = Kopírovat odkaz sem
download = Stáhnout jako rrweb JSON
delete = Smazat nahrávku
delete-title = Smazat tuto nahrávku?
delete-text = Nahrávka návštěvníka { $visitor } bude nenávratně smazána se vším, co obsahuje.
delete-confirm = Nenávratně smazat
deleted = Nahrávka smazána
export-visitor = Exportovat vše o tomto návštěvníkovi
erase-visitor = Vymazat tohoto návštěvníka …
block-visitor = Tohoto návštěvníka nenahrávat
visitor-blocked = Tento návštěvník se už nenahrává. Změnit to můžete v nastavení.
about-visit = O této návštěvě
visitor-new = První návštěva
visitor-name = Jméno
visitor-email = E-mail
visitor-phone = Telefon
active-time = Z toho aktivně
device = Zařízení
screen = Obrazovka
country = Země
visitor-language = Jazyk
tabs = Karty
clicks = Kliknutí
inputs = Vyplnění
errors = Chyby
size = Velikost v úložišti
gaps-note =
    { $count ->
        [0] Konec této návštěvy nikdy nedorazil.
        [one] { $count } část této návštěvy nikdy nedorazila. Časová osa ukazuje kde.
        [few] { $count } části této návštěvy nikdy nedorazily. Časová osa ukazuje kde.
        [many] { $count } části této návštěvy nikdy nedorazilo. Časová osa ukazuje kde.
       *[other] { $count } částí této návštěvy nikdy nedorazilo. Časová osa ukazuje kde.
    }
contents-missing-note =
    { $count ->
        [one] { $count } styl nebo obrázek této návštěvy nikdy nedorazil. Stránky mohou vypadat jinak.
        [few] { $count } styly nebo obrázky této návštěvy nikdy nedorazily. Stránky mohou vypadat jinak.
        [many] { $count } stylu nebo obrázku této návštěvy nikdy nedorazilo. Stránky mohou vypadat jinak.
       *[other] { $count } stylů nebo obrázků této návštěvy nikdy nedorazilo. Stránky mohou vypadat jinak.
    }
time-on-page = { $time } na této stránce
recording-cost = Nahrávání zabralo
# $time is a duration such as 40 ms.
cost-of-page = nahrávání zabralo { $time }
player-failed = Přehrávač se nepodařilo spustit.
cancel = Zrušit
made-under = Vzniklo pod
made-under-version = verzí { $version } nastavení
allowed-then = Tehdy povoleno
then-forms = údaje ve formulářích
then-numbers = čísla
then-emails = e-mailové adresy
then-canvas = kresby (canvas)
then-nothing = nic navíc
ip-address = IP adresa
