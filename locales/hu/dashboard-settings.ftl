# Egy webhely beállításai, és új hozzáadása.

save = Mentés
saved = Elmentve

## Felvétel

recording-switches = Mi kerül felvételre
switch-recording = Látogatások felvétele
switch-recording-on = Bekapcsolva. A változások a látogató által megnyitott következő oldaltól érvényesek.
switch-recording-off = Kikapcsolva. Ezen a webhelyen semmi sem kerül felvételre.
what-is-recorded = Mi kerülhet felvételre
switch-mobile = Telefonok és táblagépek
switch-mobile-help = Az érintőképernyős eszközök látogatásai is felvételre kerülnek.
switch-forms = Űrlapok kitöltése
switch-forms-help = Láthatóvá válik, amit a látogatók a közönséges mezőkbe írnak. Közölje az adatvédelmi tájékoztatójában.
switch-numbers = Számok
switch-numbers-help = Az oldalak szövegében lévő számjegyek, például árak és rendelésszámok, olvashatók maradnak.
switch-emails = E-mail-címek
switch-emails-help = Az oldalak szövegében lévő e-mail-címek olvashatók maradnak.
switch-canvas = Rajzok (canvas)
switch-canvas-help = Amit az oldalak maguk rajzolnak, például diagramok, térképek és játékok, képként rögzül, másodpercenként legfeljebb kétszer; a bennük lévő számok és nevek olvashatók.
ip-addresses = IP-címek
ip-addresses-help = Honnan jönnek a látogatók; minden felvétel mellett tárolva. A választás azonnal érvényes a tárolt felvételekre is: a „Ki” törli, a „Rövidített” lerövidíti őket.
ip-addresses-off = Ki: semmilyen cím nem kerül tárolásra
ip-addresses-shortened = Rövidített: csak a hálózat, például 203.0.113.0/24
ip-addresses-full = Teljes: az egész cím, amely személyes adat
frames = Más eredetű keretek
frames-help = Az ilyen eredetű oldalak egymásba ágyazhatók, és ilyenkor együtt kerülnek rögzítésre, ha mindegyikben ott van a kódrészlet. Mindkettőt adja meg: az oldalt és azt is, ami be van ágyazva.
frames-add-label = További eredet
frames-wrong = Ez nem eredet, mint például https://pay.example.
never-recorded = Jelszavak és kártyaszámok soha nem kerülnek felvételre, bármi legyen is bekapcsolva.
what-is-masked = Mi válik olvashatatlanná
what-is-masked-help = Ez a látogató böngészőjében történik, mielőtt bármi elküldésre kerül. Az űrlapok kitöltését, a számokat és az e-mail-címeket a kiszolgáló másodszor is keresi.
who-is-recorded = Kinek a látogatásai kerülnek felvételre
switch-consent = Várakozás a hozzájárulásra
switch-consent-help = Semmi sem kerül felvételre, amíg az oldal nem közölte, hogy a látogató hozzájárult. Kapcsolja be, ha sávban kér hozzájárulást.
switch-signals = A Do Not Track tiszteletben tartása
switch-signals-help = Nem kerülnek felvételre azok a látogatók, akiknek a böngészője kéri, hogy ne kövessék őket (Global Privacy Control vagy Do Not Track).
sampling = A látogatások aránya
sampling-percent = A látogatások aránya százalékban
sampling-help = Minden látogatásról egyszer dönt a véletlen. 100 esetén minden látogatás, 0 esetén egy sem kerül felvételre.
sampling-wrong = Ez nem 0 és 100 közötti szám.
min-duration = Legrövidebb időtartam
min-duration-seconds = Egy látogatás legrövidebb időtartama másodpercben
min-duration-help = A rövidebb látogatások nem maradnak meg. A teljes látogatás számít, az első oldalától kezdve. 0 esetén minden látogatás megmarad.
min-duration-wrong = Ez nem 0 és 3600 közötti egész másodperc.
seconds =
    { $count ->
        [one] { $count } másodperc
       *[other] { $count } másodperc
    }
advanced = Haladó
advanced-help = Böngésző programok, címek részei, más eredetű keretek.
switch-bots = Böngésző programok
switch-bots-help = A keresők, tesztelő eszközök és más automatikus böngészők is felvételre kerülnek, és látogatónak számítanak.
query-keys = Címek megtartott részei
query-keys-help = A címek ezen részeinek értéke olvasható marad. Minden más törlődik.
query-keys-add-label = További rész
query-keys-wrong = Ez nem egy címrész neve, mint például utm_source.
entry-refused = A kiszolgáló nem fogadja el a lista { $number }. elemét. Minden marad, ahogy volt.

## Szabályok oldalakra és elemekre

page-rules = Szabályok oldalakra
page-rules-help = Egy csillag bármit jelent a következő perjelig, két csillag bármit. Az utolsó illeszkedő szabály dönt. Ha minden szabály azt mondja, „felvételre kerül”, más oldal nem kerül felvételre.
page-rules-label = Oldalak címe
page-rules-wrong = Ez nem oldalak címe, mint például /account/**, legfeljebb 10 csillaggal.
element-rules = Szabályok elemekre
element-rules-help = Az oldalak részeire, CSS-szelektor szerint. Ha több szabály illeszkedik, az érvényes, amelyik kevesebbet mutat. A jelszavak és kártyaszámok rejtve maradnak, bármit mond egy szabály.
element-rules-label = CSS-szelektor
element-rules-wrong = A böngészője nem érti ezt a szelektort.
rule-does = Eredmény
rule-include = felvételre kerül
rule-exclude = nem kerül felvételre
rule-mask = kitakarva
rule-ignore = bevitel nélkül
rule-unmask = olvasható
# $rule is the glob or selector of the rule.
rule-up = { $rule } feljebb
rule-down = { $rule } lejjebb
rule-remove = A(z) { $rule } szabály eltávolítása
try-label = Cím kipróbálása
try-help = Megmondja, hogy egy oldal felvételre kerül-e, és melyik szabály dönt. Ezzel semmit sem változtat.
try-wrong = Ez nem cím.
try-none-recorded = Felvételre kerül: erre az oldalra egy szabály sem vonatkozik.
try-none-left-out = Nem kerül felvételre: erre az oldalra egy szabály sem vonatkozik, és csak a szabállyal megadott oldalak kerülnek.
# $number is the place of the rule in the list, $rule its glob.
try-recorded = Felvételre kerül: a(z) { $number }. szabály dönt, { $rule }
try-left-out = Nem kerül felvételre: a(z) { $number }. szabály dönt, { $rule }

## Kizárt látogatók

blocked-title = Kizárt látogatók
blocked-help = Aki ezen a listán van, az nem kerül felvételre. A korábbi felvételek megmaradnak, amíg nem törli őket.
blocked-by = Mi alapján
blocked-value = Kit
blocked-kind-email = E-mail-cím
blocked-kind-address = IP-cím
blocked-kind-visitor = Látogatószám
blocked-kind-variable = Változó
blocked-wrong-email = Ez nem e-mail-cím.
blocked-wrong-address = Ez nem IP-cím vagy hálózat, mint például 203.0.113.0/24. Egy hálózatnak legalább 8 rögzített bitje van, IPv6 esetén 16.
blocked-wrong-visitor = Ez nem látogatószám: 32 számjegy és betű, ahogyan a látogatóknak szóló oldal közli.
blocked-wrong-variable = Ez nem változó és értéke, mint például plan=internal.
blocked-full = A lista megtelt: 1000 elem fér bele.
blocked-nobody = Senki sincs kizárva.

## Név és domainek

site-identity = Név és domainek
site-name = A webhely neve
domains = Domainek
domains-help = Csak ezek küldhetnek felvételeket. A *.shop.example minden aldomaint jelent.
domain = Domain
domain-add-label = Újabb domain
domain-add = Hozzáadás
domain-remove = { $domain } eltávolítása
domain-wrong = Ez nem tűnik domainnek, például shop.example.
new-site-first = Adja hozzá első webhelyét
new-site-text = Hol szeretné látni, mit tesznek a látogatók?
new-site-domain-help = Később továbbiakat is hozzáadhat.
new-site-name-help = Ahogyan itt látni szeretné. Ha üresen hagyja, a domain lesz az.

## Kód

snippet-title = Kód
snippet-help = Illessze be ezt a sort minden oldal fejlécébe. Az oldal után töltődik be, és nem lassítja.
snippet-copy = Kód másolása

## Élő ellenőrzés

check-title = Működik?
check-help = Nyissa meg webhelyét egy másik lapon, és figyelje, ahogy a lépések zöldre váltanak.
check-snippet = A kód észlelve
check-snippet-next = Várakozás, amíg megnyílik egy oldal a kóddal.
check-batch = Az első események tárolva
check-batch-next = Várakozás, amíg az oldal elküldi, mi történik rajta.
check-recording = A felvétel kész
check-recording-next = Hagyja el a webhelyét. A felvétel egy percen belül elkészül.
check-too-short =
    { $count ->
        [one] Az elmúlt 24 órában { $count } látogatás rövidebb volt a legrövidebb időtartamnál, és nem marad meg.
       *[other] Az elmúlt 24 órában { $count } látogatás rövidebb volt a legrövidebb időtartamnál, és nem marad meg.
    }
check-wrong-key =
    { $count ->
        [one] { $count } kérés érkezett az elmúlt 24 órában innen: { $host }, a „{ $key }” kulccsal, amely egyik webhelyé sem. Másolja ki újra a kódot, és cserélje le az ott lévőt.
       *[other] { $count } kérés érkezett az elmúlt 24 órában innen: { $host }, a „{ $key }” kulccsal, amely egyik webhelyé sem. Másolja ki újra a kódot, és cserélje le az ott lévőt.
    }
check-state-done = kész
check-state-next = várakozik
check-state-later = később

## Mi lett azzal, ami megérkezett

outcomes-title = Az elmúlt 24 óra küldeményei
outcome-accepted = elfogadva és tárolva
outcome-duplicate = kétszer küldve és egyszer tárolva, ahogy kell
outcome-filtered = szabály szerint kihagyva
outcome-limited = korlát miatt elhalasztva
outcome-invalid = nem olvasható
outcome-failed = nem sikerült tárolni
reason-switched-off = elutasítva, mert a felvétel ki van kapcsolva
fix-switched-off = Kapcsolja be ezen az oldalon a „Látogatások felvétele” kapcsolót.
reason-unknown-site = nem létező webhelykulccsal
fix-unknown-site = Másolja ki újra a kódot, és cserélje le az oldalaiban lévőt.
reason-origin = olyan domainről, amely nincs a listáján
fix-origin = Ha a domain az Öné, adja hozzá ezen az oldalon.
reason-plan = elutasítva, mert a csomag nem tartalmaz felvételeket
fix-plan = Váltson csomagot, vagy kérdezze a szerver üzemeltetőjét.
reason-quota = elutasítva, mert az e havi keret betelt
fix-quota = A hónap 1-jén magától folytatódik; egy nagyobb csomag azonnal emeli a keretet.
reason-bot = olyan programoktól, amelyek nem látogatók
fix-bot = Nincs teendő: a keresők és tesztprogramok kimaradnak, és nem számítanak.
reason-mobile = elutasítva, mert a telefonok és táblagépek nem kerülnek rögzítésre
fix-mobile = Ha látni szeretné őket, kapcsolja be ezen az oldalon: „Telefonok és táblagépek”.
reason-blocked = olyan látogatóktól, akikről nem készülhet felvétel
fix-blocked = Nincs teendő: valaki így döntött.
reason-ended = már véget ért látogatásokhoz
fix-ended = Nincs teendő: a látogató következő oldalával új felvétel kezdődik.
reason-rate-limited = visszatartva, mert túl sok érkezett egyszerre
fix-rate-limited = Nincs teendő: a böngésző megőrzi és újraküldi.
reason-busy = visszatartva, mert a szerver elfoglalt volt
fix-busy = Semmi sem vész el. Ha tartós, a szervernek nagyobb teljesítmény kell.
reason-journal-full = visszatartva, mert a napló megtelt
fix-journal-full = Semmi sem vész el. Az üzemeltető nézze meg a szerver lemezét és naplóját.
reason-disk-full = visszatartva, mert a lemez megtelt
fix-disk-full = Az üzemeltetőnek helyet kell felszabadítania a szerver lemezén.
reason-unavailable = visszatartva, mert a tároló nem volt elérhető
fix-unavailable = Semmi sem vész el. Az üzemeltető nézze meg az adatbázist és a tárolót.
reason-body-too-large = túl nagy egyetlen küldéshez
fix-body-too-large = Nincs teendő: a böngésző felosztja és újraküldi.
reason-decoded-too-large = kicsomagolva túl nagy
fix-decoded-too-large = Nincs teendő: a böngésző felosztja és újraküldi.
reason-malformed = nem olvasható
fix-malformed = Valami a böngésző és a szerver között megváltoztatja az adatokat. Nézze meg a proxykat és tűzfalakat.
reason-truncated = útközben levágva
fix-truncated = Talán egy proxy korlátozza a kérések méretét; legalább 4 MB-ot át kell engednie.
reason-bad-envelope = a minden küldeményhez szükséges adatok nélkül
fix-bad-envelope = Talán a felvevő régi példánya van a gyorsítótárban. Töltse be a szkriptet erről a szerverről, változatlanul.
reason-bad-events = olyan eseményekkel, amelyek nem azok
fix-bad-events = Talán egy másik szkript módosítja az adatokat. Töltse be a felvevőt erről a szerverről, változatlanul.
reason-bad-seq = lehetetlen sorszámmal
fix-bad-seq = Talán a felvevő régi példánya van a gyorsítótárban. Töltse be a szkriptet erről a szerverről, változatlanul.
reason-too-many-events = több eseménnyel, mint amennyit egy küldemény tartalmazhat
fix-too-many-events = Ezt okozhatja egy szünet nélkül változó oldal. Zárja ki azt a részt, amelyik ezt teszi.
reason-slow = túl lassan érkezett meg
fix-slow = Nincs teendő: a böngésző megőrzi és újraküldi.

## Mibe kerül a felvétel

cost-title = Mibe kerül a felvétel a látogatóinak
cost-help = Mennyi ideig foglalta le a felvétel az Ön oldalait a látogatók böngészőjében, ott mérve az elmúlt 7 napban.
cost-none = Még egyetlen oldal sem jelentett semmit. Az első számok a következő felvétellel érkeznek.
cost-half = Az oldalmegtekintések fele, legfeljebb
cost-most = 20-ból 19 oldalmegtekintés, legfeljebb
cost-worst = Leghosszabb egyszerre
# $share is a percentage of the time on the page.
cost-share = az oldalon töltött idő { $share }-a
cost-views =
    { $count ->
        [one] { $count } oldalmegtekintés, elöl a legdrágább oldalak
       *[other] { $count } oldalmegtekintés, elöl a legdrágább oldalak
    }
cost-page = Oldal
cost-column-half = Fele
cost-column-most = 20-ból 19
cost-column-share = Arány
cost-less =
    { $count ->
        [one] { $count } megtekintésnél kevesebbet rögzített
       *[other] { $count } megtekintésnél kevesebbet rögzített
    }
cost-all = Mind a(z) { $count } oldal megjelenítése
cost-steps = A felvétel az oldal idejének 2%-át veheti el. Ahol többet venne el, lépésről lépésre kevesebbet tesz, és ezt a felvétel jelzi:
cost-step-1 = 1. lépés: a változásokat és a mutató helyzetét hosszabb ideig gyűjti.
cost-step-2 = 2. lépés: negyed másodpercig gyűjti őket; a mozgás kevésbé folyamatos.
cost-step-3 = 3. lépés: a felvétel szünetel, amíg az oldal megnyugszik, majd felveszi úgy, ahogy van.

## Az adatkezelési tájékoztatóhoz

policy-title = Az adatkezelési tájékoztatójához
policy-help = Mindkettő ennek a webhelynek a beállításaiból készül, és követi őket.
policy-forms = Az űrlapok kitöltése rögzítésre kerül: ezt a tájékoztatónak tartalmaznia kell.
policy-page = Oldal a látogatóinak
policy-page-help = Négy nyelven, bejelentkezés nélkül elmondja, mit rögzítünk, és rajta van az „Engem ne rögzítsenek” gomb. Hivatkozzon rá a tájékoztatójában.
policy-page-open = Oldal megnyitása
policy-page-copy = Cím másolása
policy-clause = Záradék a tájékoztatójához
policy-company = Cég
policy-vat = Adószám (nem kötelező)
policy-language = A záradék nyelve
policy-make = Záradék készítése
policy-copy = Záradék másolása

## Előzmények

history-title = A beállítások előzményei
history-help = Ki, mikor és mit változtatott meg. Minden felvétel megmondja, melyik változat alatt készült.
history-version = { $version }. változat
# $time is a date with its time, $name a member.
history-by = { $time }, { $name }
history-by-operator = { $time }, magán a kiszolgálón
history-time-unknown = mielőtt a változások megőrzése elkezdődött
history-first = A webhely hozzáadása.
history-before = Ez volt érvényben, amikor a változások megőrzése elkezdődött.
history-more = Korábbi változások
change-from-to = { $before } → { $after }
change-on = Be
change-off = Ki
change-removed = Eltávolítva: { $entry }
change-added = Hozzáadva: { $entry }
change-order = Más sorrendben
