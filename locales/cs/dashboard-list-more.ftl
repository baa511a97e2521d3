# What the list shows only sometimes: why it is empty, and its keys.

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

key-next = Další nahrávka
key-previous = Předchozí nahrávka
key-open = Otevřít nahrávku
key-filter = Filtrovat podle stránky
key-new = Zobrazit nové nahrávky
key-help = Zobrazit tyto klávesy
