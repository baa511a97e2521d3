# First start: the one-time link.

password-show = Jelszó megjelenítése
password-advice = Legalább { $shortest } karakter. Több szokatlan szó együtt jó jelszót ad.
password-too-weak = Kérjük, válasszon erősebb jelszót.
strength-short = Túl rövid: legalább { $shortest } karakter
strength-weak = Könnyen kitalálható
strength-fair = Megfelelő
strength-good = Jó
strength-strong = Erős
welcome-title = Üdvözli a Revisit
welcome-owner = Ön a(z) { $workspace } tulajdonosa. Adja meg, hogyan jelentkezik be ezután.
welcome-login = Válasszon új jelszót a bejelentkezéshez.
welcome-start = Kezdés
welcome-closed = Ez a hivatkozás már nem nyitható meg
welcome-to-login = A bejelentkezéshez
