# Ami a látogatóknak jár: a törlés és az igazolása.

# $visitor is what the visitor is called.
erase-title = { $visitor } törlése?
erase-text = Ez mindenhonnan, végleg törlődik:
erase-recordings =
    { $count ->
        [one] { $count } felvétel
       *[other] { $count } felvétel
    }
erase-running =
    { $count ->
        [one] ebből egy még tartó látogatásé
       *[other] ebből { $count } még tartó látogatásoké
    }
# $size is an amount such as 3 MB.
erase-pages =
    { $count ->
        [one] { $count } bennük megnézett oldal, { $size }
       *[other] { $count } bennük megnézett oldal, { $size }
    }
erase-identity = a név, az e-mail-cím és egyéb, amit a webhely közölt
erase-none = Akit ez jelöl, arról semmi sincs tárolva.
erase-visitors =
    { $count ->
        [one] { $count } látogató teljesen
       *[other] { $count } látogató teljesen
    }
erase-network =
    { $count ->
        [one] ebből { $count } csak a cím hálózatáról ismert: másé is lehet
       *[other] ebből { $count } csak a cím hálózatáról ismert: másokéi is lehetnek
    }
erase-ip = IP-cím alapján csak azok a felvételek találhatók meg, amelyekkel együtt tárolták. Ahol egy webhely nem őriz címeket (ez az alapbeállítás), ott a látogatásai így nem találhatók meg.
erase-after = A látogató böngészője eldobja, amit még nem küldött el. Ha visszatér, új látogatóként vesszük fel. A biztonsági mentések másolatait Önnek kell törölnie.
erase-cancel = Mégse
erase-confirm = Végleges törlés
erasing-title = Törlés folyamatban …
erasing-text = Ez eltart egy ideig, és akkor is folytatódik, ha elhagyja az oldalt. Az igazolás megmondja, mikor készült el.
erased-title = Törölve
erased-text = Erről a látogatóról semmi sem maradt, kivéve a hosszú szövegeket, amelyeket az oldalak egyszer küldenek az egész webhelynek: ezek takartak, név nélküliek, és két napon belül eltűnnek. Az igazolás nem mondja meg, ki volt; az Adatvédelem listájában megmarad.
copy-receipt = Igazolás másolása

## A receipt

receipt-number = Igazolás
receipt-asked = Kérés ideje
receipt-by = Kérte
receipt-operator = az üzemeltető
receipt-visitors = Látogatók
receipt-recordings = Felvételek
receipt-pages = Oldalak
receipt-batches = Le nem zárt csomagok
receipt-size = Tárolt méret
receipt-digest = Ujjlenyomat
receipt-done = kész
receipt-waits = törlés folyamatban
scope-recording = egy felvétel
scope-visitor = egy látogató
scope-email = e-mail-cím alapján
scope-address = IP-cím alapján

## Erasing whoever asks for it

erase-form-title = Valaki törlése
erase-form-help = Aki ezt kéri Öntől: a webhelye által közölt e-mail-cím, a látogató azonosítója vagy, ahol a webhelyei címeket őriznek, IP-cím alapján. Látja, mi törlődne, mielőtt bármi történik.
erase-form-label = E-mail-cím, látogatóazonosító vagy IP-cím
erase-form-look = Megnézem, mi van
erase-form-wrong = Ez nem e-mail-cím, nem látogatóazonosító és nem IP-cím.

## The list of receipts

receipts-title = Törlések
receipts-help = Igazolás minden törlésről: mikor, ki, miből mennyit. Hogy kit töröltek, azt nem őrizzük meg.
receipts-none = Még semmit sem töröltek.
show-more = Továbbiak

## The viewing log

viewings-title = Megtekintési napló
viewings-help = Ki melyik felvételt nézte meg, töltötte le vagy törölte, 13 hónapig. Látogatót nem nevez meg, ezért a felvétel törlése után is megmarad.
viewings-none = Ebben az időben nem történt ilyesmi.
viewings-table = Letöltés CSV-ként
viewing-member = Ki
viewing-everybody = mindenki
viewing-action = Mit
viewing-anything = bármit
viewing-from = Ettől
viewing-to = Eddig
viewing-watched = megnézte
viewing-loaded = betöltötte, nem játszotta le
viewing-exported = letöltötte
viewing-erased = törölte
viewing-operator = az üzemeltető
viewing-gone = egy korábbi tag
