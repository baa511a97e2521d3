# Ablehnungen des Servers nach ihrem Code, und wenn er nicht erreichbar ist.

error-bad-credentials = E-Mail oder Passwort ist falsch.
error-too-many-attempts =
    { $minutes ->
        [one] Zu viele Versuche. Bitte warten Sie { $minutes } Minute.
       *[other] Zu viele Versuche. Bitte warten Sie { $minutes } Minuten.
    }
error-not-logged-in = Ihre Anmeldung ist abgelaufen. Bitte melden Sie sich neu an.
error-not-found = Das gibt es nicht mehr.
error-forbidden = Ihre Rolle erlaubt das nicht.
error-invalid-input = Im Formular stimmt etwas nicht. Bitte prüfen Sie es.
error-conflict = Das hat inzwischen jemand anders geändert. Bitte laden Sie die Seite neu.
error-link-used = Dieser Link wurde schon benutzt. Melden Sie sich mit dem damals gewählten Passwort an.
error-link-expired = Dieser Link ist abgelaufen. Bitten Sie den Betreiber des Servers um einen neuen.
error-unavailable = Der Server kann das gerade nicht. Bitte versuchen Sie es gleich noch einmal.
error-offline = Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung.
error-unexpected = Etwas Unerwartetes ist geschehen. Bitte versuchen Sie es noch einmal.
error-page-load = Diese Seite ließ sich nicht laden. Vielleicht wurde Revisit gerade aktualisiert.
