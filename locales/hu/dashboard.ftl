# What every page shows: the frame around it.

product = Revisit
home = Revisit, az elejére
skip-to-content = Ugrás a tartalomra
close = Bezárás
try-again = Próbálja újra
copied = Másolva
language = Nyelv
theme = Megjelenés
theme-system = Mint a rendszeré
theme-light = Világos
theme-dark = Sötét

## Fejléc

choose-site = Válasszon webhelyet
add-site = Webhely hozzáadása
site-pages = A webhely oldalai
recordings = Felvételek
recording = Felvétel
settings = Beállítások
member-menu = Az Ön fiókja
log-out = Kijelentkezés
privacy = Adatvédelem
role-owner = Tulajdonos
role-admin = Adminisztrátor
role-agent = Ügyintéző
role-viewer = Megtekintő
version = { $version } verzió

## Ha valami nem működik

connection-lost = A szerver nem érhető el. Tovább próbálkozunk.
problem-title = Ez nem sikerült
missing-title = Itt nincs semmi
missing-text = Ez az oldal nem létezik, vagy a tartalmát törölték.
missing-home = A felvételekhez

## Bejelentkezés

login-title = Bejelentkezés
log-in = Bejelentkezés
login-busy = Bejelentkezés folyamatban …
email = E-mail
password = Jelszó
