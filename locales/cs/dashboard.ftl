# Rám aplikace, přihlášení, první spuštění a seznam nahrávek.

product = Revisit
home = Revisit, na začátek
skip-to-content = Přejít k obsahu
close = Zavřít
cancel = Zrušit
apply = Použít
loading = Načítá se …
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

## Přihlášení a první spuštění

login-title = Přihlášení
log-in = Přihlásit se
login-busy = Přihlašování …
email = E-mail
password = Heslo
password-show = Zobrazit heslo
password-advice =
    { $shortest ->
        [one] Alespoň { $shortest } znak. Dobré heslo tvoří několik neobvyklých slov.
        [few] Alespoň { $shortest } znaky. Dobré heslo tvoří několik neobvyklých slov.
        [many] Alespoň { $shortest } znaku. Dobré heslo tvoří několik neobvyklých slov.
       *[other] Alespoň { $shortest } znaků. Dobré heslo tvoří několik neobvyklých slov.
    }
password-too-weak = Zvolte prosím silnější heslo.
strength-short =
    { $shortest ->
        [one] Příliš krátké: alespoň { $shortest } znak
        [few] Příliš krátké: alespoň { $shortest } znaky
        [many] Příliš krátké: alespoň { $shortest } znaku
       *[other] Příliš krátké: alespoň { $shortest } znaků
    }
strength-weak = Snadno uhodnutelné
strength-fair = Ucházející
strength-good = Dobré
strength-strong = Silné
welcome-title = Vítejte v Revisitu
welcome-owner = Jste vlastníkem pracovního prostoru { $workspace }. Zvolte, jak se budete přihlašovat.
welcome-login = Zvolte nové heslo pro své přihlášení.
welcome-start = Začít
welcome-closed = Tento odkaz už nelze otevřít
welcome-to-login = Na přihlášení

## Čísla nad seznamem

stored-now = Nyní uloženo
made-this-month = Vytvořeno tento měsíc
of-limit = z { $limit }
right-now = Právě teď
recorded-now =
    { $count ->
        [0] Žádná návštěva se nenahrává
        [one] Nahrává se { $count } návštěva
        [few] Nahrávají se { $count } návštěvy
        [many] Nahrává se { $count } návštěvy
       *[other] Nahrává se { $count } návštěv
    }
limit-reached = Limit na tento měsíc je vyčerpán. Nové návštěvy se začnou opět nahrávat { $date }.

## Filtry

filters = Filtry
page-filter = Filtrovat podle stránky
page-placeholder = Stránka, třeba /kosik*
page-filter-help = Kterákoli stránka návštěvy. * zastupuje cokoli: /produkty/*
date-any = Kdykoli
date-today = Dnes
date-yesterday = Včera
date-7d = Posledních 7 dní
date-30d = Posledních 30 dní
date-from = Od
date-to = Do
duration-any = Jakákoli délka
duration-over = Delší než { $min }
duration-under = Kratší než { $max }
duration-min = Alespoň
duration-max = Nejvýše
device-any = Všechna zařízení
device-desktop = Počítač
device-mobile = Telefon
device-tablet = Tablet
device-unknown = Neznámé zařízení
clear-filters = Zrušit filtry
matching =
    { $count ->
        [one] { $count } nahrávka
        [few] { $count } nahrávky
        [many] { $count } nahrávky
       *[other] { $count } nahrávek
    }

## Seznam

visitor = Návštěvník
visit = Návštěva
pages = Stránky
duration = Délka
signals = Signály
started = Začátek
visitor-returning = Už tu někdy byl
left-at = odchod na
pages-count =
    { $count ->
        [one] { $count } stránka
        [few] { $count } stránky
        [many] { $count } stránky
       *[other] { $count } stránek
    }
signal-rage-click =
    { $count ->
        [one] { $count } zlostné klikání
        [few] { $count } zlostná klikání
        [many] { $count } zlostného klikání
       *[other] { $count } zlostných klikání
    }
signal-error =
    { $count ->
        [one] { $count } chyba
        [few] { $count } chyby
        [many] { $count } chyby
       *[other] { $count } chyb
    }
signal-quick-back =
    { $count ->
        [one] { $count } rychlý návrat
        [few] { $count } rychlé návraty
        [many] { $count } rychlého návratu
       *[other] { $count } rychlých návratů
    }
incomplete = S mezerami
incomplete-help = Části této návštěvy nikdy nedorazily. Přehrávač ukáže kde.
load-more = Načíst další
fresh-show =
    { $count ->
        [one] { $count } nová nahrávka – zobrazit
        [few] { $count } nové nahrávky – zobrazit
        [many] { $count } nové nahrávky – zobrazit
       *[other] { $count } nových nahrávek – zobrazit
    }

## Prázdný seznam a proč

empty-snippet-title = Vložte kód do svého webu
empty-snippet-text = Revisit o vašem webu zatím neslyšel. Vložte do stránek jediný řádek a nastavení vám živě ukáže, zda funguje.
empty-snippet-action = Získat kód
empty-off-title = Nahrávání je vypnuté
empty-off-text = Na tomto webu se teď nic nenahrává. Zapnete to jedním přepínačem v nastavení, bez zásahu do webu.
empty-off-action = K přepínači
empty-waiting-title = Připraveno na první návštěvu
empty-waiting-text = Kód je na místě. Otevřete svůj web v jiné kartě, porozhlédněte se a odejděte: nahrávka se tu objeví do minuty.
empty-recording-title = Právě se nahrává návštěva
empty-recording-text = Objeví se tu do minuty poté, co návštěvník odejde. Tuto stránku můžete nechat otevřenou.
empty-check-action = Na živou kontrolu
empty-filtered-title = Žádná nahrávka neodpovídá
empty-filtered-text = S těmito filtry tu nic není. Rozšiřte období nebo délku, nebo začněte znovu.

## Klávesy

keys-title = Klávesnice
key-next = Další nahrávka
key-previous = Předchozí nahrávka
key-open = Otevřít nahrávku
key-filter = Filtrovat podle stránky
key-new = Zobrazit nové nahrávky
key-help = Zobrazit tyto klávesy
