# Co program `revisit` říká lidem. JSON, protokol a `revisit config` zůstávají anglicky.

## Commands

cmd = Nahrává, co návštěvníci dělají na webu, a přehrává to.
cmd-more = Začněte s `revisit demo`, abyste to viděli, nebo s `revisit serve` pro skutečný provoz.
cmd-serve = Spustí server.
cmd-serve-more = První spuštění založí pracovní prostor a vypíše jednorázový odkaz pro jeho vlastníka.
cmd-demo = Spustí server s ukázkovým obchodem na /demo/.
cmd-demo-more = Projděte obchod, opusťte ho a najděte nahrávku své návštěvy v přehledu.
cmd-site = Weby, které se nahrávají.
cmd-site-add = Přidá web a vypíše kód pro jeho stránky.
cmd-site-list = Vypíše weby.
cmd-member = Členové: lidé, kteří se přihlašují.
cmd-member-add = Vypíše jednorázový odkaz, kterým si člověk zvolí heslo a stane se členem.
cmd-import = Importuje nahrávky pořízené jinde.
cmd-import-more = Přijímá pole JSON z rrweb, jednu událost na řádek, exportované snímky z PostHogu a gzip nebo zstd z nich.
cmd-export = Vypíše nahrávku jako JSON pro rrweb, nebo vše uložené o návštěvníkovi jako soubor zip, na standardní výstup.
cmd-scan = Prohledá uložené nahrávky, zda v nich není, co nastavení jejich webů nedovoluje.
cmd-scan-more = Řekne místo a druh, nikdy hodnotu. Nic nemění; návratový kód je 3, když se něco našlo.
cmd-erase = Vymaže návštěvníka, všechny s danou e-mailovou nebo IP adresou, nebo jednu nahrávku, všude a natrvalo.
cmd-erase-more = Vypíše potvrzení, které ukazuje i přehled. Běží i vedle spuštěného serveru.
cmd-doctor = Hledá vše, co není, jak má být.
cmd-config = Vypíše soubor nastavení s každým nastavením, jeho významem a výchozí hodnotou.
cmd-migrate = Aktualizuje databázi. `serve` to dělá také; toto je pro ty, kdo to chtějí zvlášť.
cmd-openapi = Vypíše dokument OpenAPI tohoto API.

## Arguments

arg-config = Soubor nastavení; jinak revisit.toml, pokud existuje
arg-set = Jedno nastavení, třeba --set server.listen=127.0.0.1:9000; i vícekrát. `revisit config` vypíše všechna
arg-data = Datová složka; totéž jako --set data.dir=DIR
arg-language = Jazyk výstupu: en, de, cs, hu
arg-help = Vypíše tuto nápovědu
arg-version = Vypíše verzi
arg-json = Místo vět vypíše JSON pro programy
arg-listen = Adresa a port; totéž jako --set server.listen=ADDRESS
arg-roles = Co tento proces dělá: ingest, web, worker; totéž jako --set server.roles=ROLES
arg-name = Jak se má jmenovat
arg-domains = Doména jeho stránek; i vícekrát. Bez domény smí klíč použít kterákoli stránka
arg-email = E-mailová adresa člověka
arg-role = Co člověk smí: viewer (vidí nahrávky; výchozí), agent (také odpovídá v chatu), admin (také mění nastavení a maže), owner (vše)
arg-files = Soubory; z každého bude jedna nahrávka
arg-site = Web, ke kterému patří, podle názvu, klíče nebo ID; jinak web Imported, který se podle potřeby založí
arg-scan-site = Jen nahrávky tohoto webu, podle názvu, klíče nebo ID
arg-erase-visitor = Návštěvník: ID z přehledu, nebo ID jeho prohlížeče
arg-erase-email = Každý návštěvník, o němž web řekl, že má tuto e-mailovou adresu
arg-erase-ip = Každá nahrávka uložená s touto IP adresou, nebo, kde se uchovala jen síť, s její sítí
arg-erase-recording = Jedna nahrávka; i její návštěvník, pokud o něm není nic dalšího
arg-erase-dry_run = Jen říct, co by se odstranilo, a nic neodstranit
arg-export-visitor = Vše uložené o návštěvníkovi jako soubor zip: ID z přehledu, nebo ID jeho prohlížeče
arg-export-email = Totéž o každém návštěvníkovi, o němž web řekl, že má tuto e-mailovou adresu
arg-id = ID nahrávky, jak je v její adrese v přehledu
arg-format = Formát: json (pole událostí rrweb; výchozí)

heading-usage = Použití:
heading-commands = Příkazy
heading-options = Volby
heading-arguments = Argumenty

## A wrong command line

wrong-argument = argument { $name } neexistuje
wrong-command = příkaz { $name } neexistuje
wrong-missing = něco chybí: { $names }
wrong-value = { $name } nemůže být „{ $value }“
wrong-twice = { $name } tu nejde použít, nebo ne dvakrát
wrong-see-help = Více řekne --help.

## Wrong settings

config-unknown = nastavení `{ $key }` ({ $origin }) neexistuje; `revisit config` vypíše všechna
config-wrong = nastavení `{ $key }` ({ $origin }) je chybné: { $why }, ale je to `{ $value }`
config-file = soubor nastavení { $path } nelze přečíst: { $why }
config-bucket = blobs.home je s3, takže blobs.bucket musí pojmenovat bucket
config-clear = server.listen není adresa loopback: hesla by šla sítí nešifrovaně. Předřaďte proxy, která ukončí TLS, a nastavte server.behind_proxy = true
config-postgres = journal.home je blobs, tedy pro více uzlů: database.url musí být adresa postgres://
config-level = recordings.level musí být od 1 do 19
origin-default = výchozí hodnota
origin-file = v { $path }
origin-environment = z { $name } v prostředí
origin-flag = z --set
why-one-of = musí to být jedno z { $choices }
why-roles = musí to být něco z ingest, web, worker
why-folder = musí to být složka
why-flag = musí to být true nebo false
why-address = musí to být adresa a port, třeba 127.0.0.1:8080
why-number = musí to být celé číslo od 0
why-number-to = musí to být celé číslo od 0 do { $most }
why-bytes = musí to být celé číslo, případně s KiB, MiB, GiB nebo TiB

## Running

serve-running = Revisit běží na { $address }
serve-invite = Založte přihlášení vlastníka (odkaz platí jednou, po jeden den):
serve-stopping = Ukončuje se…
demo-running = Revisit běží.
demo-walk = Projděte ukázkový obchod a zavřete jeho kartu; o půl minuty později je vaše nahrávka hotová:
demo-watch = Podívejte se na ni v přehledu:

## Results

site-added = Přidán web { $name } s klíčem { $key }. Vložte toto do hlavičky jeho stránek:
site-any-domain = kterákoli doména
site-no-domain = `{ $domain }` není doména, jako je shop.example
member-link = Předejte tento odkaz: { $email }; platí jednou, po jeden den:
member-no-email = `{ $email }` není e-mailová adresa
member-exists = { $email } už je členem
export-no-recording = nahrávka { $id } neexistuje
export-no-visitor = o takovém návštěvníkovi není nic uloženo
export-terminal = soubor zip nepatří na terminál: zapište jej do souboru, například revisit export … > archiv.zip
import-progress = událostí
import-done =
    { $events ->
        [one] { $events } událost, délka { $length }, uloženo { $kilobytes } KB
        [few] { $events } události, délka { $length }, uloženo { $kilobytes } KB
        [many] { $events } události, délka { $length }, uloženo { $kilobytes } KB
       *[other] { $events } událostí, délka { $length }, uloženo { $kilobytes } KB
    }
import-not-played = nelze přehrát: { $reason }
import-failed =
    { $total ->
        [one] soubor se nepodařilo importovat
       *[other] nepodařilo se importovat { $failed } z { $total } souborů
    }
import-no-site = web `{ $name }` neexistuje; `revisit site list` vypíše všechny
import-unreadable = nelze přečíst
import-too-large = je větší než { $gib } GiB
migrate-current = Databáze je aktuální (verze { $version }).
migrate-done = Databáze přešla z verze { $from } na { $to }.

## Co najde prohledání

scan-progress = nahrávek
scan-clean =
    { $count ->
        [one] Prohledána { $count } nahrávka: není v ní nic, co dnešní nastavení nedovoluje.
        [few] Prohledány { $count } nahrávky: není v nich nic, co dnešní nastavení nedovoluje.
       *[other] Prohledáno { $count } nahrávek: není v nich nic, co dnešní nastavení nedovoluje.
    }
scan-found =
    { $total ->
        [one] Nahrávka obsahuje, co dnešní nastavení jejího webu nedovoluje. Nic se nezměnilo.
       *[other] { $count } z { $total } nahrávek obsahuje, co dnešní nastavení jejich webů nedovoluje. Nic se nezměnilo.
    }
scan-more =
    { $count ->
        [one] … a ještě jedno místo
        [few] … a ještě { $count } místa
       *[other] … a ještě { $count } míst
    }
scan-in-page = adresa stránky
scan-in-snapshot = stránka
scan-in-change = změna stránky
scan-in-input = pole
scan-in-canvas = kresba
scan-in-message = zpráva nebo událost
scan-in-other = jinde
scan-values = hodnoty polí
scan-numbers = čísla
scan-emails = e-mailové adresy
scan-cards = čísla karet
scan-ibans = bankovní účty
scan-secrets = tajné údaje nebo jejich délka
scan-urls = části adres
scan-attributes = atributy

## What doctor finds

doctor-ok = ok
doctor-bad = ŠPATNĚ
doctor-well = Vše je v pořádku.
doctor-look = Něco je třeba prohlédnout.
doctor-failed = { $error }
about-web-pages = webové stránky
about-disk = disk
about-storage = úložiště
about-journal = žurnál
about-recordings = nahrávky
about-objects = objekty
about-jobs = úlohy
about-keys = klíče
doctor-web-good = přehled i nahrávač jsou uvnitř
doctor-web-bad = nejsou sestavené; spusťte `make web` a sestavte znovu
doctor-disk-good = { $mib } MiB volných v { $dir }
doctor-disk-low = { $mib } MiB volných v { $dir }; dávky čekají v prohlížečích
doctor-disk-later = datovou složku založí první spuštění
doctor-storage-good = databázi i úložiště lze otevřít
doctor-journal-opens = lze ho otevřít
doctor-journal-in-use = má ho otevřený běžící server
doctor-recordings-good = lze přehrát: { $count }
doctor-recordings-bad = nelze přehrát { $count }: { $names }
doctor-objects-good =
    { $count ->
        [one] { $count } segment je na místě, objektů celkem { $objects }
        [few] { $count } segmenty jsou na místě, objektů celkem { $objects }
        [many] { $count } segmentu je na místě, objektů celkem { $objects }
       *[other] { $count } segmentů je na místě, objektů celkem { $objects }
    }
doctor-objects-bad =
    { $count ->
        [one] { $count } segment chybí nebo je zkrácený: { $names }
        [few] { $count } segmenty chybějí nebo jsou zkrácené: { $names }
        [many] { $count } segmentu chybí nebo je zkráceno: { $names }
       *[other] { $count } segmentů chybí nebo je zkráceno: { $names }
    }
doctor-jobs-good = žádná neselhává opakovaně
doctor-jobs-bad =
    { $count ->
        [one] { $count } opakovaně selhává: { $error }
        [few] { $count } opakovaně selhávají; jedna z nich: { $error }
        [many] { $count } opakovaně selhává; jedna z nich: { $error }
       *[other] { $count } opakovaně selhává; jedna z nich: { $error }
    }
doctor-keys-good = žádná stránka se neptala s klíčem, který nemá žádný web
doctor-keys-bad =
    { $count ->
        [one] { $count } požadavek za 24 hodin měl klíč, který nemá žádný web: { $names }; `revisit site list` vypíše klíče
        [few] { $count } požadavky za 24 hodin měly klíč, který nemá žádný web: { $names }; `revisit site list` vypíše klíče
        [many] { $count } požadavku za 24 hodin mělo klíč, který nemá žádný web: { $names }; `revisit site list` vypíše klíče
       *[other] { $count } požadavků za 24 hodin mělo klíč, který nemá žádný web: { $names }; `revisit site list` vypíše klíče
    }
doctor-batches-good =
    { $count ->
        [one] dávky { $count } nahrávky čekají na zapečetění
       *[other] dávky { $count } nahrávek čekají na zapečetění
    }
doctor-batches-bad =
    { $count ->
        [one] { $count } nahrávka má dávky, ale nemá řádek; byla databáze obnovena ze zálohy?
        [few] { $count } nahrávky mají dávky, ale nemají řádek; byla databáze obnovena ze zálohy?
        [many] { $count } nahrávky má dávky, ale nemá řádek; byla databáze obnovena ze zálohy?
       *[other] { $count } nahrávek má dávky, ale nemá řádek; byla databáze obnovena ze zálohy?
    }

## Co se maže

erase-nothing = Není co vymazat.
erase-nothing-ip = Podle této IP adresy není co vymazat. Návštěvy webů, které adresy neuchovávají, takto nelze najít.
erase-found = Odstranilo by se: návštěvníků { $visitors }, nahrávek { $recordings } (z toho ještě běží: { $running }), stránek { $pages }, bajtů { $bytes }. Nic se nezměnilo.
erase-network = Jen podle sítě adresy je známo nahrávek: { $count }. Mohou být někoho jiného.
erase-done = Odstraněno: návštěvníků { $visitors }, nahrávek { $recordings }, stránek { $pages }, bajtů { $bytes }.
erase-receipt = Potvrzení { $id }, otisk { $digest }
erase-waits = Spuštěný server to ještě nevymazal, ale vymaže. Potvrzení { $id } řekne, kdy je hotovo.
