# Az oldal, amely egy webhely látogatóinak elmondja, mit rögzítünk, és a záradék az adatkezelési tájékoztatóba. Mindkettő a
# webhely beállításaiból készül. A $site a neve.

## A látogatók oldala

privacy-title = Hogyan rögzíti a látogatásokat: { $site }
privacy-lead = { $site } a Revisit segítségével látja, hogyan használják az oldalait: hová kattintanak a látogatók, és hol akadnak el. A látogatás utólag megnézhető, magából az oldalból újraépítve. Nincs benne kamera, mikrofon, sem kép az Ön képernyőjéről.
privacy-off = A rögzítés jelenleg ki van kapcsolva.

privacy-recorded = Mit rögzítünk
privacy-recorded-pages = Mely oldalakat nyitja meg, mennyi időre, és mi változik rajtuk.
privacy-recorded-pointer = A mutató és az ujj mozgása, kattintások, görgetés és az ablak mérete.
privacy-recorded-device = Böngésző, operációs rendszer, az eszköz fajtája, a képernyő mérete, a nyelv és az oldal, ahonnan érkezett.
privacy-recorded-faults = Az oldalak hibái és betöltési idejük.
privacy-recorded-network = Az IP-címe az utolsó része nélkül; így egy egész hálózatot jelöl.
privacy-recorded-address = Az IP-címe.
privacy-recorded-forms = Amit az űrlapmezőkbe beír, az alábbi kivételekkel.
privacy-recorded-numbers = Számok az oldalak szövegében, például árak.
privacy-recorded-emails = E-mail-címek az oldalak szövegében.
privacy-recorded-canvas = Amit az oldalak rajzolnak, például grafikonok és térképek, képként.
privacy-recorded-identity = Ha be van jelentkezve, vagy megadta a nevét, { $site } hozzáfűzheti a felvételhez.

privacy-masked = Mit teszünk olvashatatlanná, mielőtt elhagyja a böngészőjét
privacy-masked-forms = Amit az űrlapokba beír, kiválaszt vagy bejelöl. Csillagok kerülnek a helyére.
privacy-masked-numbers = Számjegyek az oldalak szövegében.
privacy-masked-emails = E-mail-címek az oldalak szövegében.
privacy-masked-queries = Ami egy címben a kérdőjel után áll.
privacy-masked-again = A kiszolgáló ezt másodszor is megteszi, mielőtt bármit eltárolna.

privacy-never = Mit nem rögzítünk soha
privacy-never-passwords = Jelszavak és egyszer használatos kódok.
privacy-never-cards = Bankkártyák száma és biztonsági kódja, bankszámlák (IBAN).
privacy-never-hidden = Rejtett mezők, fájlok és a nevük.
privacy-never-marked = Amit { $site } bizalmasnak jelölt.

privacy-when = Mikor rögzítünk látogatást
privacy-when-consent = Csak miután hozzájárult. Előtte a látogatásából semmit nem tárolunk és nem küldünk el, a hozzájárulást pedig bármikor visszavonhatja.
privacy-when-signals = Nem, ha a böngészője azt kéri, hogy ne kövessék (Global Privacy Control, Do Not Track).
privacy-when-mobile = Telefonon és táblagépen nem.
privacy-when-sample = Nem minden látogatást: körülbelül { $percent } %-ukat.
privacy-when-pages = Nem minden oldalon: { $site } néhányat kihagyott.
privacy-when-always = Minden látogatást, amíg Ön nem tiltakozik.

privacy-where = Hol vannak a felvételek
privacy-where-server = Ezen a kiszolgálón: { $host }. A Revisit senki másnak nem küld semmit.
privacy-where-members = Csak { $site } bejelentkezett munkatársai nézhetik meg őket.
privacy-where-until = Amíg { $site } nem törli őket.
privacy-where-browser = A böngészője { $site } számára egy véletlen számot őriz, amelyről ugyanannak a böngészőnek a látogatásai felismerhetők. Semmit nem mond Önről.

privacy-choice = Az Ön döntése
privacy-choice-text = Bármikor tiltakozhat, indoklás és fiók nélkül. A böngészője megjegyzi ezt { $site } számára, és többé semmit nem rögzítünk.
privacy-choice-button = Engem ne rögzítsenek
privacy-choice-rights = Azt is megkérdezheti, hogy { $site } mit tárol Önről, és kérheti a törlését.
privacy-done-objected = Ezen a webhelyen többé nem rögzítjük a látogatásait: { $site }. A böngésző megjegyzi ezt, amíg a webhely adatait nem törlik belőle.
privacy-done-lifted = Visszavonta a tiltakozását: { $site } látogatásait ebben a böngészőben az alábbiak szerint ismét rögzítjük.
privacy-done-not-kept = A tiltakozást nem sikerült megjegyezni, mert ez a böngésző semmit nem enged tárolni ennek a webhelynek: { $site }. Kapcsolja be benne inkább a „Do Not Track” vagy a „Global Privacy Control” beállítást.
privacy-done-number = Ha a korábbi látogatásait is töröltetni szeretné, adja meg ezt a számot a webhelynek ({ $site }): { $visitor }
privacy-done-undo = Rögzítsenek újra
privacy-languages = Nyelv

## A záradék az adatkezelési tájékoztatóba

clause-heading = Látogatások rögzítése
clause-who = { $company } a Revisit programmal, ezen a kiszolgálón: { $host }, rögzíti, hogyan használják ezt a webhelyet. A látogatás utólag megnézhető, magából az oldalból újraépítve. A cél a hibák megtalálása és a webhely használatának megkönnyítése. A felvételeket nem adjuk tovább.
clause-vat = { $company } (adószám: { $vat })
clause-consent = Látogatást csak az Ön hozzájárulásával rögzítünk (GDPR 6. cikk (1) bekezdés a) pont), amelyet a jövőre nézve bármikor visszavonhat.
clause-interest = A jogalap a működő és könnyen használható webhelyhez fűződő jogos érdekünk (GDPR 6. cikk (1) bekezdés f) pont). Bármikor tiltakozhat.
clause-content = A következőket rögzítjük: megnyitott oldalak, a mutató mozgása, kattintások, görgetés, az ablak mérete, böngésző, operációs rendszer, az eszköz fajtája, nyelv, az oldal, ahonnan érkezett, és az oldalak hibái.
clause-forms = Azt is rögzítjük, amit az űrlapmezőkbe beír.
clause-no-forms = Amit az űrlapmezőkbe beír, azt nem rögzítjük; már a böngészőjében csillagok kerülnek a helyére.
clause-texts = Az oldalak szövegében a számjegyeket és az e-mail-címeket olvashatatlanná tesszük, mielőtt elhagynák a böngészőjét.
clause-never = Jelszavakat, egyszer használatos kódokat, bankkártyákat, bankszámlákat, rejtett mezőket és fájlokat soha nem rögzítünk.
clause-until = A felvételeket addig őrizzük, amíg erre a célra szükség van rájuk, azután töröljük őket.
clause-rights = Joga van a hozzáféréshez, helyesbítéshez, törléshez, az adatkezelés korlátozásához, az adathordozhatósághoz és a tiltakozáshoz, valamint panaszt tehet a felügyeleti hatóságnál. Hogy jelenleg mit rögzítünk, és hogyan tiltakozhat, itt olvasható: { $address }
clause-no-advice = Ez a szöveg javaslat a webhelye beállításai alapján. Nem jogi tanács: ellenőriztesse.

## The archive of a visitor

# $time is a time in UTC.
archive-made = Minden, amit a Revisit egy látogatóról őriz, { $time } állapot szerint.
archive-rows = visitor.json: ami az adatbázisban a látogatóról és minden látogatásáról van: kicsoda, ha a webhely megmondta; mikor jött, milyen böngészővel és, ha megőrzik, milyen IP-címről; minden megnézett oldal; számlálások és jelek; és hogy hol vannak az események. A nevek az adatbázis nevei. Az idők UTC szerintiek, az időtartamok ezredmásodpercben értendők.
archive-events = recordings/ID.json: minden felvett látogatás eseményei időrendben, az rrweb nyílt formátumában: milyenek voltak az oldalak, és mi történt rajtuk. Az rrweb saját lejátszójával megnézhetők.
archive-running = Egy még tartó vagy éppen most véget ért látogatásnak még nincs eseményfájlja. Kérje újra néhány perc múlva.
archive-masked = Csillagok állnak ott, ahol valamit a tárolás előtt felismerhetetlenné tettünk; hogy mi volt ott, nem ismert.
