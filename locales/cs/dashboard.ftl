# What every page shows: the frame around it.

product = Revisit
home = Revisit, na začátek
skip-to-content = Přejít k obsahu
close = Zavřít
try-again = Zkusit znovu
copied = Zkopírováno
language = Jazyk
theme = Vzhled
theme-system = Podle systému
theme-light = Světlý
theme-dark = Tmavý

## Záhlaví

choose-site = Vyberte web
add-site = Přidat web
site-pages = Části tohoto webu
recordings = Nahrávky
recording = Nahrávka
settings = Nastavení
member-menu = Váš účet
log-out = Odhlásit se
privacy = Soukromí
role-owner = Vlastník
role-admin = Správce
role-agent = Operátor
role-viewer = Pozorovatel
version = Verze { $version }

## Když něco nefunguje

connection-lost = Server není dostupný. Zkoušíme to dál.
problem-title = To se nepovedlo
missing-title = Tady nic není
missing-text = Tato stránka neexistuje, nebo byl její obsah smazán.
missing-home = Na nahrávky

## Přihlášení

login-title = Přihlášení
log-in = Přihlásit se
login-busy = Přihlašování …
email = E-mail
password = Heslo
