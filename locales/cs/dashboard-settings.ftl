# Nastavení jednoho webu a přidání dalšího.

save = Uložit
saved = Uloženo

## Nahrávání

recording-switches = Co se nahrává
switch-recording = Nahrávat návštěvy
switch-recording-on = Zapnuto. Změny platí od další stránky, kterou návštěvník otevře.
switch-recording-off = Vypnuto. Na tomto webu se nic nenahrává.
what-is-recorded = Co se smí nahrávat
switch-mobile = Telefony a tablety
switch-mobile-help = Nahrávají se i návštěvy z dotykových zařízení.
switch-forms = Údaje ve formulářích
switch-forms-help = Co návštěvníci píší do běžných polí, bude viditelné. Uveďte to v zásadách ochrany soukromí.
switch-numbers = Čísla
switch-numbers-help = Číslice v textech vašich stránek, třeba ceny a čísla objednávek, zůstanou čitelné.
switch-emails = E-mailové adresy
switch-emails-help = E-mailové adresy v textech vašich stránek zůstanou čitelné.
switch-canvas = Kresby (canvas)
switch-canvas-help = Co vaše stránky samy kreslí, například grafy, mapy a hry, se zaznamenává jako obrázky, nejvýše dvakrát za sekundu; čísla a jména v nich jsou čitelná.
ip-addresses = IP adresy
ip-addresses-help = Odkud návštěvníci přicházejí, uloženo u každé nahrávky. Volba platí hned i pro uložené nahrávky: „Vypnuto“ je smaže, „Zkráceně“ je zkrátí.
ip-addresses-off = Vypnuto: žádná adresa se neukládá
ip-addresses-shortened = Zkráceně: jen síť, například 203.0.113.0/24
ip-addresses-full = Celé: celá adresa, která je osobním údajem
frames = Rámce z jiných zdrojů
frames-help = Stránky těchto zdrojů mohou být vloženy jedna do druhé a pak se zaznamenávají společně, pokud každá obsahuje snippet. Uveďte obě: stránku i to, co je do ní vloženo.
frames-add-label = Další zdroj
frames-wrong = To není zdroj, například https://pay.example.
never-recorded = Hesla a čísla karet se nenahrávají nikdy, ať je zapnuto cokoli.
what-is-masked = Co se znečitelní
what-is-masked-help = Děje se to v prohlížeči návštěvníka, než se cokoli odešle. Údaje ve formulářích, čísla a e-mailové adresy hledá server podruhé.
who-is-recorded = Čí návštěvy se nahrávají
switch-consent = Čekat na souhlas
switch-consent-help = Nic se nenahrává, dokud vaše stránka nesdělí, že návštěvník souhlasil. Zapněte, pokud se ptáte lištou se souhlasem.
switch-signals = Respektovat Do Not Track
switch-signals-help = Návštěvníci, jejichž prohlížeč žádá, aby nebyli sledováni (Global Privacy Control nebo Do Not Track), se nenahrávají.
sampling = Podíl návštěv
sampling-percent = Podíl návštěv v procentech
sampling-help = O každé návštěvě jednou rozhodne náhoda. 100 nahrává všechny návštěvy, 0 žádnou.
sampling-wrong = To není číslo od 0 do 100.
min-duration = Nejkratší délka
min-duration-seconds = Nejkratší délka návštěvy v sekundách
min-duration-help = Kratší návštěvy se neuchovávají. Počítá se celá návštěva od své první stránky. 0 uchovává všechny návštěvy.
min-duration-wrong = To není počet celých sekund od 0 do 3600.
seconds =
    { $count ->
        [one] { $count } sekunda
        [few] { $count } sekundy
        [many] { $count } sekundy
       *[other] { $count } sekund
    }
advanced = Pokročilé
advanced-help = Programy mezi návštěvníky, části adres, rámce z jiných zdrojů.
switch-bots = Programy mezi návštěvníky
switch-bots-help = Nahrávají se i vyhledávače, testovací nástroje a jiné automatické prohlížeče a počítají se jako návštěvníci.
query-keys = Ponechané části adres
query-keys-help = Hodnoty těchto částí adresy zůstanou čitelné. Všechny ostatní se odstraní.
query-keys-add-label = Další část
query-keys-wrong = To není název části adresy, například utm_source.
entry-refused = Server nepřijal položku { $number } tohoto seznamu. Vše zůstává, jak bylo.

## Pravidla pro stránky a prvky

page-rules = Pravidla pro stránky
page-rules-help = Jedna hvězdička znamená cokoli do dalšího lomítka, dvě hvězdičky cokoli vůbec. Rozhoduje poslední pravidlo, které vyhovuje. Říkají-li všechna pravidla „nahrává se“, žádná jiná stránka se nenahrává.
page-rules-label = Adresa stránek
page-rules-wrong = To není adresa stránek, například /account/**, nejvýše s 10 hvězdičkami.
element-rules = Pravidla pro prvky
element-rules-help = Pro části vašich stránek, podle selektoru CSS. Vyhovuje-li více pravidel, platí to, které ukazuje méně. Hesla a čísla karet zůstanou skrytá, ať pravidlo říká cokoli.
element-rules-label = Selektor CSS
element-rules-wrong = Váš prohlížeč tomuto selektoru nerozumí.
rule-does = Výsledek
rule-include = nahrává se
rule-exclude = nenahrává se
rule-mask = zakryto
rule-ignore = bez údajů z polí
rule-unmask = čitelné
# $rule is the glob or selector of the rule.
rule-up = Posunout { $rule } nahoru
rule-down = Posunout { $rule } dolů
rule-remove = Odebrat pravidlo { $rule }
try-label = Vyzkoušet adresu
try-help = Řekne, zda se stránka nahrává a které pravidlo rozhoduje. Nic tím neměníte.
try-wrong = To není adresa.
try-none-recorded = Nahrává se: této stránky se žádné pravidlo netýká.
try-none-left-out = Nenahrává se: této stránky se žádné pravidlo netýká a nahrávají se jen stránky s pravidlem.
# $number is the place of the rule in the list, $rule its glob.
try-recorded = Nahrává se: rozhoduje pravidlo { $number }, { $rule }
try-left-out = Nenahrává se: rozhoduje pravidlo { $number }, { $rule }

## Vyloučení návštěvníci

blocked-title = Vyloučení návštěvníci
blocked-help = Kdo je na tomto seznamu, ten se nenahrává. Co bylo nahráno dříve, zůstane, dokud to nesmažete.
blocked-by = Podle
blocked-value = Koho
blocked-kind-email = E-mailová adresa
blocked-kind-address = IP adresa
blocked-kind-visitor = Číslo návštěvníka
blocked-kind-variable = Proměnná
blocked-wrong-email = To není e-mailová adresa.
blocked-wrong-address = To není IP adresa ani síť, například 203.0.113.0/24. Síť má nejméně 8 pevných bitů, u IPv6 16.
blocked-wrong-visitor = To není číslo návštěvníka: 32 číslic a písmen, jak je uvádí vaše stránka pro návštěvníky.
blocked-wrong-variable = To není proměnná s hodnotou, například plan=internal.
blocked-full = Seznam je plný: pojme 1 000 položek.
blocked-nobody = Nikdo není vyloučen.

## Název a domény

site-identity = Název a domény
site-name = Název webu
domains = Domény
domains-help = Nahrávky smějí posílat jen tyto. *.shop.example znamená všechny subdomény.
domain = Doména
domain-add-label = Další doména
domain-add = Přidat
domain-remove = Odebrat { $domain }
domain-wrong = To nevypadá jako doména, třeba shop.example.
new-site-first = Přidejte svůj první web
new-site-text = Kde chcete vidět, co návštěvníci dělají?
new-site-domain-help = Další můžete přidat později.
new-site-name-help = Jak ho tu chcete vidět. Necháte-li prázdné, použije se doména.

## Kód

snippet-title = Kód
snippet-help = Vložte tento řádek do hlavičky každé stránky. Načte se až po stránce a nezpomalí ji.
snippet-copy = Kopírovat kód

## Živá kontrola

check-title = Funguje to?
check-help = Otevřete svůj web v jiné kartě a sledujte, jak kroky zelenají.
check-snippet = Kód zaznamenán
check-snippet-next = Čeká se, až se otevře stránka s kódem.
check-batch = První události uloženy
check-batch-next = Čeká se, až stránka pošle, co se na ní děje.
check-recording = Nahrávka připravena
check-recording-next = Odejděte ze svého webu. Nahrávka bude připravena do minuty.
check-too-short =
    { $count ->
        [one] { $count } návštěva za posledních 24 hodin byla kratší než nejkratší délka a neuchovává se.
        [few] { $count } návštěvy za posledních 24 hodin byly kratší než nejkratší délka a neuchovávají se.
        [many] { $count } návštěvy za posledních 24 hodin bylo kratších než nejkratší délka a neuchovává se.
       *[other] { $count } návštěv za posledních 24 hodin bylo kratších než nejkratší délka a neuchovává se.
    }
check-wrong-key =
    { $count ->
        [one] { $count } požadavek za posledních 24 hodin přišel z { $host } s klíčem „{ $key }“, který nemá žádný web. Zkopírujte kód znovu a nahraďte jím ten na těchto stránkách.
        [few] { $count } požadavky za posledních 24 hodin přišly z { $host } s klíčem „{ $key }“, který nemá žádný web. Zkopírujte kód znovu a nahraďte jím ten na těchto stránkách.
        [many] { $count } požadavku za posledních 24 hodin přišlo z { $host } s klíčem „{ $key }“, který nemá žádný web. Zkopírujte kód znovu a nahraďte jím ten na těchto stránkách.
       *[other] { $count } požadavků za posledních 24 hodin přišlo z { $host } s klíčem „{ $key }“, který nemá žádný web. Zkopírujte kód znovu a nahraďte jím ten na těchto stránkách.
    }
check-state-done = hotovo
check-state-next = čeká se
check-state-later = později

## Co se stalo s tím, co dorazilo

outcomes-title = Zásilky za posledních 24 hodin
outcome-accepted = přijato a uloženo
outcome-duplicate = posláno dvakrát a uloženo jednou, jak má být
outcome-filtered = vynecháno podle pravidla
outcome-limited = odloženo kvůli limitu
outcome-invalid = nečitelné
outcome-failed = nepodařilo se uložit
reason-switched-off = odmítnuto, protože nahrávání je vypnuté
fix-switched-off = Zapněte na této stránce „Nahrávat návštěvy“.
reason-unknown-site = s klíčem webu, který neexistuje
fix-unknown-site = Zkopírujte kód znovu a nahraďte jím ten ve svých stránkách.
reason-origin = z domény, která není na vašem seznamu
fix-origin = Pokud je doména vaše, přidejte ji na této stránce.
reason-plan = odmítnuto, protože tarif nahrávky neobsahuje
fix-plan = Změňte tarif, nebo se zeptejte provozovatele serveru.
reason-quota = odmítnuto, protože limit na tento měsíc je vyčerpán
fix-quota = Prvního dne měsíce se samo pokračuje; vyšší tarif zvýší limit hned.
reason-bot = od programů, které nejsou návštěvníky
fix-bot = Není třeba nic dělat: vyhledávače a testovací nástroje se vynechávají a nepočítají.
reason-mobile = odmítnuto, protože telefony a tablety se nenahrávají
fix-mobile = Chcete-li je vidět, zapněte na této stránce „Telefony a tablety“.
reason-blocked = od návštěvníků, kteří se nemají nahrávat
fix-blocked = Není třeba nic dělat: někdo to tak zvolil.
reason-ended = k návštěvám, které už skončily
fix-ended = Není třeba nic dělat: další stránkou návštěvníka začne nová nahrávka.
reason-rate-limited = pozdrženo, protože toho přišlo příliš najednou
fix-rate-limited = Není třeba nic dělat: prohlížeč je uchová a pošle znovu.
reason-busy = pozdrženo, protože byl server zaneprázdněn
fix-busy = Nic se neztratí. Pokud to trvá, potřebuje server větší výkon.
reason-journal-full = pozdrženo, protože byl plný žurnál
fix-journal-full = Nic se neztratí. Provozovatel by se měl podívat na disk a záznamy serveru.
reason-disk-full = pozdrženo, protože byl plný disk
fix-disk-full = Provozovatel musí na disku serveru uvolnit místo.
reason-unavailable = pozdrženo, protože úložiště nebylo dostupné
fix-unavailable = Nic se neztratí. Provozovatel by se měl podívat na databázi a úložiště.
reason-body-too-large = příliš velké na jedno odeslání
fix-body-too-large = Není třeba nic dělat: prohlížeč je rozdělí a pošle znovu.
reason-decoded-too-large = po rozbalení příliš velké
fix-decoded-too-large = Není třeba nic dělat: prohlížeč je rozdělí a pošle znovu.
reason-malformed = nečitelné
fix-malformed = Něco mezi prohlížečem a serverem data mění. Podívejte se na proxy a firewally.
reason-truncated = cestou useknuté
fix-truncated = Možná proxy omezuje velikost požadavků; měla by propustit alespoň 4 MB.
reason-bad-envelope = bez údajů, které musí mít každá zásilka
fix-bad-envelope = Možná je v mezipaměti stará kopie rekordéru. Načítejte skript z tohoto serveru, beze změn.
reason-bad-events = s událostmi, které jimi nejsou
fix-bad-events = Možná data mění jiný skript. Načítejte rekordér z tohoto serveru, beze změn.
reason-bad-seq = s nemožným pořadovým číslem
fix-bad-seq = Možná je v mezipaměti stará kopie rekordéru. Načítejte skript z tohoto serveru, beze změn.
reason-too-many-events = s více událostmi, než zásilka smí mít
fix-too-many-events = Může to způsobit stránka, která se bez přestání mění. Vyřaďte tu část, která to dělá.
reason-slow = přicházely příliš dlouho
fix-slow = Není třeba nic dělat: prohlížeč je uchová a pošle znovu.

## Co nahrávání stojí

cost-title = Co nahrávání stojí vaše návštěvníky
cost-help = Jak dlouho nahrávání zaměstnávalo vaše stránky v prohlížečích návštěvníků, měřeno přímo tam za posledních 7 dní.
cost-none = Zatím nic nenahlásila žádná stránka. První čísla přijdou s další nahrávkou.
cost-half = Polovina všech zobrazení, nejvýše
cost-most = 19 z 20 zobrazení, nejvýše
cost-worst = Nejdéle najednou
# $share is a percentage of the time on the page.
cost-share = { $share } času na stránce
cost-views =
    { $count ->
        [one] { $count } zobrazení, nejdražší stránky první
        [few] { $count } zobrazení, nejdražší stránky první
        [many] { $count } zobrazení, nejdražší stránky první
       *[other] { $count } zobrazení, nejdražší stránky první
    }
cost-page = Stránka
cost-column-half = Polovina
cost-column-most = 19 z 20
cost-column-share = Podíl
cost-less =
    { $count ->
        [one] v { $count } zobrazení nahráváno méně
        [few] ve { $count } zobrazeních nahráváno méně
        [many] v { $count } zobrazení nahráváno méně
       *[other] v { $count } zobrazeních nahráváno méně
    }
cost-all = Zobrazit všechny stránky ({ $count })
cost-steps = Nahrávání smí zabrat 2 % času stránky. Kde by zabralo víc, dělá postupně méně a nahrávka to říká:
cost-step-1 = Krok 1: změny a polohy ukazatele se sbírají déle.
cost-step-2 = Krok 2: sbírají se čtvrt sekundy; pohyby vypadají méně plynule.
cost-step-3 = Krok 3: nahrávání se pozastaví, dokud se stránka neuklidní, a pak ji zachytí takovou, jaká je.

## Do zásad ochrany osobních údajů

policy-title = Do vašich zásad ochrany osobních údajů
policy-help = Obojí vzniká z nastavení tohoto webu a řídí se jím.
policy-forms = Nahrává se vyplňování formulářů: vaše zásady to musí uvádět.
policy-page = Stránka pro vaše návštěvníky
policy-page-help = Ve čtyřech jazycích a bez přihlášení říká, co se nahrává, a má tlačítko „Nenahrávat mě“. Odkažte na ni ve svých zásadách.
policy-page-open = Otevřít stránku
policy-page-copy = Kopírovat adresu
policy-clause = Doložka do vašich zásad
policy-company = Firma
policy-vat = DIČ (nepovinné)
policy-language = Jazyk doložky
policy-make = Vytvořit doložku
policy-copy = Kopírovat doložku

## Historie

history-title = Historie nastavení
history-help = Kdo, kdy a co změnil. Každá nahrávka uvádí verzi, pod kterou vznikla.
history-version = Verze { $version }
# $time is a date with its time, $name a member.
history-by = { $time }, { $name }
history-by-operator = { $time }, přímo na serveru
history-time-unknown = než se změny začaly zaznamenávat
history-first = Web byl přidán.
history-before = Toto platilo, když se změny začaly zaznamenávat.
history-more = Starší změny
change-from-to = { $before } → { $after }
change-on = Zapnuto
change-off = Vypnuto
change-removed = Odebráno: { $entry }
change-added = Přidáno: { $entry }
change-order = V jiném pořadí
