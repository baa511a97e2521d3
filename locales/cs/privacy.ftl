# Stránka, která návštěvníkům webu říká, co se nahrává, a doložka do zásad ochrany osobních údajů. Obojí vzniká z nastavení
# webu. $site je jeho název.

## Stránka pro návštěvníky

privacy-title = Jak { $site } nahrává návštěvy
privacy-lead = { $site } díky programu Revisit vidí, jak se stránky používají: kam návštěvníci klikají a kde se ztrácejí. Návštěvu lze později přehrát, znovu sestavenou ze stránky samé. Nepoužívá se kamera, mikrofon ani snímek vaší obrazovky.
privacy-off = Nahrávání je nyní vypnuté.

privacy-recorded = Co se nahrává
privacy-recorded-pages = Které stránky otevřete, na jak dlouho a co se na nich mění.
privacy-recorded-pointer = Pohyby ukazatele a prstu, kliknutí, posouvání a velikost okna.
privacy-recorded-device = Prohlížeč, operační systém, druh zařízení, velikost obrazovky, jazyk a stránka, ze které přicházíte.
privacy-recorded-faults = Chyby a doby načítání stránek.
privacy-recorded-network = Vaše IP adresa bez poslední části; označuje pak celou síť.
privacy-recorded-address = Vaše IP adresa.
privacy-recorded-forms = Co zadáte do polí formulářů, s výjimkami uvedenými níže.
privacy-recorded-numbers = Čísla v textech stránek, například ceny.
privacy-recorded-emails = E-mailové adresy v textech stránek.
privacy-recorded-canvas = Co stránky kreslí, například grafy a mapy, jako obrázky.
privacy-recorded-identity = Pokud jste přihlášeni nebo jste uvedli své jméno, může je { $site } k nahrávce připojit.

privacy-masked = Co se znečitelní dříve, než to opustí váš prohlížeč
privacy-masked-forms = Co ve formulářích napíšete, vyberete nebo zaškrtnete. Nahradí to hvězdičky.
privacy-masked-numbers = Číslice v textech stránek.
privacy-masked-emails = E-mailové adresy v textech stránek.
privacy-masked-queries = Co v adrese stojí za otazníkem.
privacy-masked-again = Server to udělá podruhé, než se cokoli uloží.

privacy-never = Co se nikdy nenahrává
privacy-never-passwords = Hesla a jednorázové kódy.
privacy-never-cards = Čísla a bezpečnostní kódy platebních karet a bankovní účty (IBAN).
privacy-never-hidden = Skrytá pole, soubory a jejich názvy.
privacy-never-marked = Co { $site } označí jako citlivé.

privacy-when = Kdy se návštěvy nahrávají
privacy-when-consent = Až poté, co souhlasíte. Předtím se z vaší návštěvy nic neuloží ani neodešle a souhlas můžete kdykoli odvolat.
privacy-when-signals = Ne, pokud váš prohlížeč žádá, abyste nebyli sledováni (Global Privacy Control, Do Not Track).
privacy-when-mobile = Ne na telefonech a tabletech.
privacy-when-sample = Ne každá návštěva, ale přibližně { $percent } %.
privacy-when-pages = Ne na všech stránkách: { $site } některé vynechává.
privacy-when-always = Při každé návštěvě, dokud nevznesete námitku.

privacy-where = Kde jsou nahrávky uloženy
privacy-where-server = Na serveru { $host }. Revisit nikomu jinému nic neposílá.
privacy-where-members = Přehrát je mohou jen přihlášení lidé z { $site }.
privacy-where-until = Dokud je { $site } nesmaže.
privacy-where-browser = Váš prohlížeč si pro { $site } uchovává náhodné číslo, podle kterého se poznají návštěvy téhož prohlížeče. Nic o vás neříká.

privacy-choice = Vaše volba
privacy-choice-text = Námitku můžete vznést kdykoli, bez důvodu a bez účtu. Váš prohlížeč si ji pro { $site } zapamatuje a nic se už nenahraje.
privacy-choice-button = Nenahrávat mě
privacy-choice-rights = Můžete se také { $site } zeptat, co o vás je uloženo, a nechat to vymazat.
privacy-done-objected = Na { $site } se už nenahráváte. Tento prohlížeč si to pamatuje, dokud se jeho data pro { $site } nesmažou.
privacy-done-lifted = Vzali jste námitku zpět: návštěvy { $site } v tomto prohlížeči se opět nahrávají, jak je popsáno níže.
privacy-done-not-kept = Námitku nebylo možné zapamatovat, protože tento prohlížeč nedovolí { $site } nic uložit. Zapněte v něm místo toho „Do Not Track“ nebo „Global Privacy Control“.
privacy-done-number = Chcete-li vymazat dřívější návštěvy, sdělte { $site } toto číslo: { $visitor }
privacy-done-undo = Znovu mě nahrávat
privacy-languages = Jazyk

## Doložka do zásad ochrany osobních údajů

clause-heading = Nahrávání návštěv
clause-who = { $company } nahrává, jak se tento web používá, programem Revisit na serveru { $host }. Návštěvu lze později přehrát, znovu sestavenou ze stránky samé. Účelem je nacházet chyby a usnadnit používání webu. Nahrávky se nikomu nepředávají.
clause-vat = { $company } (DIČ { $vat })
clause-consent = Návštěvy se nahrávají jen s vaším souhlasem (čl. 6 odst. 1 písm. a) GDPR), který můžete kdykoli do budoucna odvolat.
clause-interest = Právním základem je náš oprávněný zájem na webu, který funguje a snadno se používá (čl. 6 odst. 1 písm. f) GDPR). Námitku můžete vznést kdykoli.
clause-content = Nahrávají se: otevřené stránky, pohyby ukazatele, kliknutí, posouvání, velikost okna, prohlížeč, operační systém, druh zařízení, jazyk, stránka, ze které přicházíte, a chyby stránek.
clause-forms = Nahrává se i to, co zadáte do polí formulářů.
clause-no-forms = Co zadáte do polí formulářů, se nenahrává; už ve vašem prohlížeči to nahradí hvězdičky.
clause-texts = Číslice a e-mailové adresy v textech stránek se znečitelní dříve, než opustí váš prohlížeč.
clause-never = Hesla, jednorázové kódy, platební karty, bankovní účty, skrytá pole a soubory se nikdy nenahrávají.
clause-until = Nahrávky se uchovávají, dokud jsou pro tento účel potřebné, a poté se smažou.
clause-rights = Máte právo na přístup, opravu, výmaz, omezení zpracování, přenositelnost údajů a námitku a také právo podat stížnost u dozorového úřadu. Co se nyní nahrává a jak můžete vznést námitku, najdete na { $address }
clause-no-advice = Tento text je návrh sestavený z nastavení vašeho webu. Není to právní rada: nechte jej zkontrolovat.

## The archive of a visitor

# $time is a time in UTC.
archive-made = Vše, co Revisit uchovává o jednom návštěvníkovi, stav k { $time }.
archive-rows = visitor.json: co má databáze o návštěvníkovi a každé jeho návštěvě: kdo to je, pokud to web řekl; kdy přišel, s jakým prohlížečem a, pokud se uchovává, z jaké IP adresy; každá zobrazená stránka; počty a signály; a kde leží události. Názvy jsou z databáze. Časy jsou v UTC, trvání v tisícinách sekundy.
archive-events = recordings/ID.json: události každé nahrané návštěvy v pořadí podle času, v otevřeném formátu rrweb: jaké byly stránky a co se na nich dělo. Lze je přehrát v přehrávači rrweb.
archive-running = Návštěva, která ještě trvá nebo právě skončila, zatím soubor s událostmi nemá. Zkuste to za několik minut znovu.
archive-masked = Hvězdičky jsou tam, kde se něco před uložením znečitelnilo; co tam bylo, není známo.
