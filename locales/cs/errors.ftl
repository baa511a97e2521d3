# Odmítnutí serveru podle kódu a situace, kdy není dostupný.

error-bad-credentials = E-mail nebo heslo není správné.
error-too-many-attempts =
    { $minutes ->
        [one] Příliš mnoho pokusů. Počkejte prosím { $minutes } minutu.
        [few] Příliš mnoho pokusů. Počkejte prosím { $minutes } minuty.
        [many] Příliš mnoho pokusů. Počkejte prosím { $minutes } minuty.
       *[other] Příliš mnoho pokusů. Počkejte prosím { $minutes } minut.
    }
error-not-logged-in = Vaše přihlášení vypršelo. Přihlaste se prosím znovu.
error-not-found = To už neexistuje.
error-forbidden = Vaše role to nedovoluje.
error-invalid-input = Ve formuláři něco nesouhlasí. Zkontrolujte ho prosím.
error-conflict = Mezitím to změnil někdo jiný. Načtěte prosím stránku znovu.
error-link-used = Tento odkaz už byl použit. Přihlaste se heslem, které jste tehdy zvolili.
error-link-expired = Platnost tohoto odkazu vypršela. Požádejte provozovatele serveru o nový.
error-unavailable = Server to teď nemůže udělat. Zkuste to prosím za chvíli.
error-offline = Server není dostupný. Zkontrolujte své připojení.
error-unexpected = Stalo se něco neočekávaného. Zkuste to prosím znovu.
error-page-load = Tuto stránku se nepodařilo načíst. Možná byl Revisit právě aktualizován.
