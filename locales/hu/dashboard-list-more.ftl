# What the list shows only sometimes: why it is empty, and its keys.

## Üres lista, és hogy miért

empty-snippet-title = Illessze be a kódot a webhelyére
empty-snippet-text = A Revisit még nem hallott a webhelyéről. Illesszen be egyetlen sort az oldalaiba, és a beállítások élőben mutatják, hogy működik-e.
empty-snippet-action = A kód megtekintése
empty-off-title = A felvétel ki van kapcsolva
empty-off-text = Ezen a webhelyen most semmi sem kerül felvételre. A beállításokban egyetlen kapcsolóval bekapcsolható, a webhely módosítása nélkül.
empty-off-action = A kapcsolóhoz
empty-waiting-title = Készen áll az első látogatásra
empty-waiting-text = A kód a helyén van. Nyissa meg webhelyét egy másik lapon, nézzen körül, majd hagyja el: a felvétel egy percen belül megjelenik itt.
empty-recording-title = Egy látogatás felvétele éppen folyik
empty-recording-text = A látogató távozása után egy percen belül megjelenik itt. Ezt az oldalt nyitva hagyhatja.
empty-check-action = Az élő ellenőrzéshez
empty-filtered-title = Nincs megfelelő felvétel
empty-filtered-text = Ezekkel a szűrőkkel nincs semmi. Bővítse az időszakot vagy a hosszt, vagy kezdje elölről.

## Billentyűk

key-next = Következő felvétel
key-previous = Előző felvétel
key-open = Felvétel megnyitása
key-filter = Szűrés oldal szerint
key-new = Új felvételek mutatása
key-help = E billentyűk mutatása
