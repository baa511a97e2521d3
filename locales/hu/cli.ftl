# Amit a `revisit` program az embereknek mond. A JSON, a napló és a `revisit config` angol marad.

## Commands

cmd = Felveszi, mit csinálnak a látogatók egy webhelyen, és visszajátssza.
cmd-more = Kezdje a `revisit demo` paranccsal, hogy lássa működni, vagy a `revisit serve` paranccsal éles üzemhez.
cmd-serve = Elindítja a kiszolgálót.
cmd-serve-more = Az első indítás létrehoz egy munkaterületet, és kiír egy egyszer használható hivatkozást a tulajdonosának.
cmd-demo = Elindítja a kiszolgálót a bemutató bolttal a /demo/ címen.
cmd-demo-more = Járja be a boltot, hagyja el, és keresse meg látogatása felvételét az irányítópulton.
cmd-site = Webhelyek, amelyeket felvesz.
cmd-site-add = Hozzáad egy webhelyet, és kiírja az oldalaiba való kódot.
cmd-site-list = Felsorolja a webhelyeket.
cmd-member = Tagok: akik bejelentkeznek.
cmd-member-add = Kiír egy egyszer használható hivatkozást, amellyel valaki jelszót választ, és taggá válik.
cmd-import = Máshol készült felvételeket importál.
cmd-import-more = Elfogad rrweb JSON tömböt, soronként egy eseményt, a PostHog exportált pillanatképeit, és ezek gzip vagy zstd változatát.
cmd-export = Kiír egy felvételt rrweb JSON-ként, vagy mindent, ami egy látogatóról tárolva van, zip fájlként, a szabványos kimenetre.
cmd-scan = Átnézi a tárolt felvételeket, van-e bennük olyasmi, amit webhelyük beállításai nem engednek.
cmd-scan-more = A helyet és a fajtát mondja meg, az értéket soha. Semmit sem változtat; a kilépési kód 3, ha talált valamit.
cmd-erase = Töröl egy látogatót, mindenkit egy e-mail- vagy IP-címmel, vagy egy felvételt, mindenhonnan és végleg.
cmd-erase-more = Igazolást ad, amelyet az irányítópult is felsorol. Futó szerver mellett is fut.
cmd-doctor = Megkeres mindent, ami nem olyan, amilyennek lennie kell.
cmd-config = Kiír egy beállításfájlt minden beállítással, jelentésével és alapértékével.
cmd-migrate = Frissíti az adatbázist. A `serve` is megteszi; ez azoknak való, akik külön szeretnék.
cmd-openapi = Kiírja az API OpenAPI-dokumentumát.

## Arguments

arg-config = A beállításfájl; nélküle a revisit.toml, ha létezik
arg-set = Egy beállítás, például --set server.listen=127.0.0.1:9000; többször is megadható. A `revisit config` mindet kiírja
arg-data = Az adatmappa; ugyanaz, mint --set data.dir=DIR
arg-language = A kiírtak nyelve: en, de, cs, hu
arg-help = Kiírja ezt a súgót
arg-version = Kiírja a verziót
arg-json = Mondatok helyett programoknak szóló JSON-t ír ki
arg-listen = Cím és port; ugyanaz, mint --set server.listen=ADDRESS
arg-roles = Mit végez ez a folyamat: ingest, web, worker; ugyanaz, mint --set server.roles=ROLES
arg-name = Hogyan nevezzük
arg-domains = Az oldalainak egy tartománya; többször is megadható. Nélküle bármely oldal használhatja a kulcsot
arg-email = A személy e-mail-címe
arg-role = Mit tehet a személy: viewer (látja a felvételeket; az alapérték), agent (csevegésre is válaszol), admin (beállításokat is módosít és töröl), owner (mindent)
arg-files = A fájlok; mindegyikből egy felvétel lesz
arg-site = A webhely, amelyhez tartoznak, név, kulcs vagy azonosító szerint; nélküle az Imported nevű, amely szükség esetén létrejön
arg-scan-site = Csak e webhely felvételei, név, kulcs vagy azonosító szerint
arg-erase-visitor = Egy látogató: az irányítópult azonosítója, vagy a böngészőjéé
arg-erase-email = Minden látogató, akiről egy webhely azt mondta, hogy ez az e-mail-címe
arg-erase-ip = Minden felvétel, amelyet ezzel az IP-címmel tároltak, vagy ahol csak a hálózat maradt meg, a hálózatával
arg-erase-recording = Egy felvétel; a látogatója is, ha nincs róla semmi más
arg-erase-dry_run = Csak megmondja, mi törlődne, és semmit sem töröl
arg-export-visitor = Minden, ami egy látogatóról tárolva van, zip fájlként: az irányítópult azonosítója, vagy a böngészőjéé
arg-export-email = Ugyanez minden látogatóról, akiről egy webhely azt mondta, hogy ez az e-mail-címe
arg-id = A felvétel azonosítója, ahogyan az irányítópulti címében áll
arg-format = A forma: json (rrweb-események tömbje; az alapérték)

heading-usage = Használat:
heading-commands = Parancsok
heading-options = Kapcsolók
heading-arguments = Argumentumok

## A wrong command line

wrong-argument = nincs { $name } argumentum
wrong-command = nincs { $name } parancs
wrong-missing = hiányzik valami: { $names }
wrong-value = { $name } értéke nem lehet „{ $value }”
wrong-twice = { $name } itt nem adható meg, vagy nem kétszer
wrong-see-help = Többet a --help mond.

## Wrong settings

config-unknown = nincs `{ $key }` beállítás ({ $origin }); a `revisit config` mindet kiírja
config-wrong = a `{ $key }` beállítás ({ $origin }) hibás: { $why }, de ez áll ott: `{ $value }`
config-file = a { $path } beállításfájl nem olvasható: { $why }
config-bucket = a blobs.home értéke s3, ezért a blobs.bucket nevezzen meg egy bucketet
config-clear = a server.listen nem loopback cím: a jelszavak titkosítatlanul mennének át a hálózaton. Tegyen elé TLS-t lezáró proxyt, és állítsa be: server.behind_proxy = true
config-postgres = a journal.home értéke blobs, vagyis több csomóponthoz való: a database.url legyen postgres:// cím
config-level = a recordings.level 1 és 19 közötti legyen
origin-default = az alapérték
origin-file = itt: { $path }
origin-environment = a környezet { $name } változójából
origin-flag = a --set kapcsolóból
why-one-of = ezek egyike legyen: { $choices }
why-roles = ezek közül nevezzen meg: ingest, web, worker
why-folder = mappa legyen
why-flag = true vagy false legyen
why-address = cím és port legyen, például 127.0.0.1:8080
why-number = egész szám legyen, 0 vagy több
why-number-to = egész szám legyen 0 és { $most } között
why-bytes = egész szám legyen, esetleg KiB, MiB, GiB vagy TiB egységgel

## Running

serve-running = A Revisit fut: { $address }
serve-invite = Hozza létre a tulajdonos belépését (a hivatkozás egyszer, egy napig érvényes):
serve-stopping = Leállás…
demo-running = A Revisit fut.
demo-walk = Járja be a bemutató boltot, majd zárja be a lapját; fél perccel később kész a felvétele:
demo-watch = Nézze meg az irányítópulton:

## Results

site-added = { $name } hozzáadva, kulcsa { $key }. Tegye ezt az oldalai fejlécébe:
site-any-domain = bármely tartomány
site-no-domain = `{ $domain }` nem tartomány, mint például shop.example
member-link = Adja ezt a hivatkozást neki: { $email }; egyszer, egy napig érvényes:
member-no-email = `{ $email }` nem e-mail-cím
member-exists = { $email } már tag
export-no-recording = nincs { $id } felvétel
export-no-visitor = ilyen látogatóról semmi sincs tárolva
export-terminal = zip fájl nem való terminálra: írja fájlba, például revisit export … > archivum.zip
import-progress = esemény
import-done =
    { $events ->
        [one] { $events } esemény, hossza { $length }, { $kilobytes } KB tárolva
       *[other] { $events } esemény, hossza { $length }, { $kilobytes } KB tárolva
    }
import-not-played = nem játszható le: { $reason }
import-failed =
    { $total ->
        [one] a fájlt nem sikerült importálni
       *[other] { $total } fájlból { $failed } nem importálható
    }
import-no-site = nincs `{ $name }` webhely; a `revisit site list` mindet kiírja
import-unreadable = nem olvasható
import-too-large = nagyobb, mint { $gib } GiB
migrate-current = Az adatbázis naprakész ({ $version }. verzió).
migrate-done = Az adatbázis a { $from }. verzióról a { $to }. verzióra váltott.

## Amit az átnézés talál

scan-progress = felvétel
scan-clean =
    { $count ->
        [one] { $count } felvétel átnézve: nincs benne olyan, amit a mai beállítások nem engednek.
       *[other] { $count } felvétel átnézve: nincs bennük olyan, amit a mai beállítások nem engednek.
    }
scan-found =
    { $total ->
        [one] A felvételben olyan van, amit webhelye mai beállításai nem engednek. Semmi sem változott.
       *[other] { $total } felvételből { $count } olyat tartalmaz, amit webhelyük mai beállításai nem engednek. Semmi sem változott.
    }
scan-more =
    { $count ->
        [one] … és még egy hely
       *[other] … és még { $count } hely
    }
scan-in-page = az oldal címe
scan-in-snapshot = oldal
scan-in-change = az oldal változása
scan-in-input = mező
scan-in-canvas = rajz
scan-in-message = üzenet vagy esemény
scan-in-other = máshol
scan-values = mezők értékei
scan-numbers = számok
scan-emails = e-mail-címek
scan-cards = kártyaszámok
scan-ibans = bankszámlák
scan-secrets = titkok vagy a hosszuk
scan-urls = címek részei
scan-attributes = attribútumok

## What doctor finds

doctor-ok = jó
doctor-bad = BAJ
doctor-well = Minden rendben.
doctor-look = Valamit meg kell nézni.
doctor-failed = { $error }
about-web-pages = weboldalak
about-disk = lemez
about-storage = tárhely
about-journal = napló
about-recordings = felvételek
about-objects = objektumok
about-jobs = feladatok
about-keys = kulcsok
doctor-web-good = az irányítópult és a felvevő benne van
doctor-web-bad = nincsenek lefordítva; futtassa a `make web` parancsot, és fordítsa újra
doctor-disk-good = { $mib } MiB szabad itt: { $dir }
doctor-disk-low = { $mib } MiB szabad itt: { $dir }; a küldemények a böngészőkben várnak
doctor-disk-later = az adatmappát az első indítás hozza létre
doctor-storage-good = az adatbázis és a tárhely megnyitható
doctor-journal-opens = megnyitható
doctor-journal-in-use = egy futó kiszolgáló tartja nyitva
doctor-recordings-good = { $count } lejátszható
doctor-recordings-bad = { $count } nem játszható le: { $names }
doctor-objects-good =
    { $count ->
        [one] { $count } szegmens megvan, összesen { $objects } objektum
       *[other] { $count } szegmens megvan, összesen { $objects } objektum
    }
doctor-objects-bad =
    { $count ->
        [one] { $count } szegmens hiányzik vagy csonka: { $names }
       *[other] { $count } szegmens hiányzik vagy csonka: { $names }
    }
doctor-jobs-good = egyik sem hiúsul meg újra meg újra
doctor-jobs-bad =
    { $count ->
        [one] { $count } újra meg újra meghiúsul: { $error }
       *[other] { $count } újra meg újra meghiúsul; az egyik: { $error }
    }
doctor-keys-good = egy oldal sem kért olyan kulccsal, amely egyik webhelyé sem
doctor-keys-bad =
    { $count ->
        [one] { $count } kérés 24 óra alatt olyan kulccsal jött, amely egyik webhelyé sem: { $names }; a `revisit site list` kiírja a kulcsokat
       *[other] { $count } kérés 24 óra alatt olyan kulccsal jött, amely egyik webhelyé sem: { $names }; a `revisit site list` kiírja a kulcsokat
    }
doctor-batches-good =
    { $count ->
        [one] { $count } felvétel küldeményei várnak lezárásra
       *[other] { $count } felvétel küldeményei várnak lezárásra
    }
doctor-batches-bad =
    { $count ->
        [one] { $count } felvételnek vannak küldeményei, de nincs sora; mentésből állították vissza az adatbázist?
       *[other] { $count } felvételnek vannak küldeményei, de nincs sora; mentésből állították vissza az adatbázist?
    }

## Mi törlődik

erase-nothing = Nincs mit törölni.
erase-nothing-ip = Ezzel az IP-címmel nincs mit törölni. A címeket nem őrző webhelyek látogatásai így nem találhatók meg.
erase-found = Törlődne: látogató { $visitors }, felvétel { $recordings } (ebből még fut: { $running }), oldal { $pages }, bájt { $bytes }. Semmi sem változott.
erase-network = Ebből { $count } felvétel csak a cím hálózatáról ismert: másokéi is lehetnek.
erase-done = Törölve: látogató { $visitors }, felvétel { $recordings }, oldal { $pages }, bájt { $bytes }.
erase-receipt = Igazolás: { $id }, ujjlenyomat: { $digest }
erase-waits = A futó szerver még nem törölte, de törölni fogja. A(z) { $id } igazolás megmondja, mikor készült el.
