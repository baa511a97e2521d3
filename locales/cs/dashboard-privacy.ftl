# Na co mají návštěvníci právo: výmaz a potvrzení o něm.

# $visitor is what the visitor is called.
erase-title = Vymazat: { $visitor }?
erase-text = Všude a natrvalo se odstraní:
erase-recordings =
    { $count ->
        [one] { $count } nahrávka
        [few] { $count } nahrávky
        [many] { $count } nahrávky
       *[other] { $count } nahrávek
    }
erase-running =
    { $count ->
        [one] z toho jedna z návštěvy, která ještě trvá
        [few] z toho { $count } z návštěv, které ještě trvají
        [many] z toho { $count } z návštěv, které ještě trvají
       *[other] z toho { $count } z návštěv, které ještě trvají
    }
# $size is an amount such as 3 MB.
erase-pages =
    { $count ->
        [one] { $count } stránka v nich zobrazená, { $size }
        [few] { $count } stránky v nich zobrazené, { $size }
        [many] { $count } stránky v nich zobrazené, { $size }
       *[other] { $count } stránek v nich zobrazených, { $size }
    }
erase-identity = jméno, e-mailová adresa a další údaje, které nám web sdělil
erase-none = O tom, koho to označuje, není nic uloženo.
erase-visitors =
    { $count ->
        [one] { $count } návštěvník zcela
        [few] { $count } návštěvníci zcela
        [many] { $count } návštěvníka zcela
       *[other] { $count } návštěvníků zcela
    }
erase-network =
    { $count ->
        [one] z toho { $count } známá jen podle sítě této adresy: může být někoho jiného
        [few] z toho { $count } známé jen podle sítě této adresy: mohou být někoho jiného
        [many] z toho { $count } známé jen podle sítě této adresy: mohou být někoho jiného
       *[other] z toho { $count } známých jen podle sítě této adresy: mohou být někoho jiného
    }
erase-ip = Podle IP adresy se najdou jen nahrávky, se kterými byla uložena. Kde web adresy neuchovává, což je výchozí nastavení, nelze jeho návštěvy takto najít.
erase-after = Prohlížeč návštěvníka zahodí, co ještě neodeslal. Vrátí-li se, nahraje se jako někdo nový. Kopie ve svých zálohách musíte smazat sami.
erase-cancel = Zrušit
erase-confirm = Vymazat natrvalo
erasing-title = Maže se …
erasing-text = Chvíli to potrvá a pokračuje to, i když stránku opustíte. Potvrzení řekne, kdy je hotovo.
erased-title = Vymazáno
erased-text = Z tohoto návštěvníka nic nezůstalo, kromě dlouhých textů, které stránky posílají jednou pro celý web: jsou maskované, beze jména a do dvou dnů zmizí. Potvrzení neříká, kdo to byl; zůstává v seznamu v části Soukromí.
copy-receipt = Kopírovat potvrzení

## A receipt

receipt-number = Potvrzení
receipt-asked = Vyžádáno
receipt-by = Kdo
receipt-operator = provozovatel
receipt-visitors = Návštěvníci
receipt-recordings = Nahrávky
receipt-pages = Stránky
receipt-batches = Nezapečetěné dávky
receipt-size = Uložená velikost
receipt-digest = Otisk
receipt-done = hotovo
receipt-waits = maže se
scope-recording = nahrávka
scope-visitor = návštěvník
scope-email = podle e-mailové adresy
scope-address = podle IP adresy

## Erasing whoever asks for it

erase-form-title = Vymazat někoho
erase-form-help = Toho, kdo vás o to požádá: podle e-mailové adresy, kterou nám sdělil váš web, podle ID návštěvníka, nebo podle IP adresy tam, kde vaše weby adresy uchovávají. Než se cokoli stane, uvidíte, co by se odstranilo.
erase-form-label = E-mailová adresa, ID návštěvníka nebo IP adresa
erase-form-look = Podívat se, co tu je
erase-form-wrong = To není e-mailová adresa, ID návštěvníka ani IP adresa.

## The list of receipts

receipts-title = Výmazy
receipts-help = Potvrzení o každém výmazu: kdy, kým a kolik čeho se odstranilo. Kdo byl vymazán, se neuchovává.
receipts-none = Zatím se nic nevymazalo.
show-more = Zobrazit další

## The viewing log

viewings-title = Záznam o přístupech
viewings-help = Kdo kterou nahrávku zhlédl, vyvezl nebo vymazal, po dobu 13 měsíců. Neuvádí žádné návštěvníky, a proto zůstává, i když se nahrávka vymaže.
viewings-none = V této době nic takového.
viewings-table = Stáhnout jako CSV
viewing-member = Kdo
viewing-everybody = všichni
viewing-action = Co
viewing-anything = cokoli
viewing-from = Od
viewing-to = Do
viewing-watched = zhlédnutí
viewing-loaded = načtení bez přehrání
viewing-exported = vývoz
viewing-erased = výmaz
viewing-operator = provozovatel
viewing-gone = bývalý člen
