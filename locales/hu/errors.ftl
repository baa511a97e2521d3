# A szerver elutasításai kódjuk szerint, és ha nem érhető el.

error-bad-credentials = Az e-mail vagy a jelszó hibás.
error-too-many-attempts =
    { $minutes ->
        [one] Túl sok próbálkozás. Kérjük, várjon { $minutes } percet.
       *[other] Túl sok próbálkozás. Kérjük, várjon { $minutes } percet.
    }
error-not-logged-in = A bejelentkezése lejárt. Kérjük, jelentkezzen be újra.
error-not-found = Ez már nem létezik.
error-forbidden = Az Ön szerepköre ezt nem engedi.
error-invalid-input = Valami nem stimmel az űrlapon. Kérjük, ellenőrizze.
error-conflict = Ezt időközben valaki más módosította. Kérjük, töltse be újra az oldalt.
error-link-used = Ezt a hivatkozást már felhasználták. Jelentkezzen be az akkor választott jelszóval.
error-link-expired = Ez a hivatkozás lejárt. Kérjen újat a szerver üzemeltetőjétől.
error-unavailable = A szerver ezt most nem tudja elvégezni. Kérjük, próbálja újra kis idő múlva.
error-offline = A szerver nem érhető el. Ellenőrizze a kapcsolatot.
error-unexpected = Váratlan hiba történt. Kérjük, próbálja újra.
error-page-load = Ezt az oldalt nem sikerült betölteni. Lehet, hogy a Revisit éppen frissült.
