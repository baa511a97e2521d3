# First start: the one-time link.

password-show = Passwort anzeigen
password-advice = Mindestens { $shortest } Zeichen. Mehrere ungewöhnliche Wörter ergeben ein gutes Passwort.
password-too-weak = Bitte wählen Sie ein stärkeres Passwort.
strength-short = Zu kurz: mindestens { $shortest } Zeichen
strength-weak = Leicht zu erraten
strength-fair = Mittel
strength-good = Gut
strength-strong = Stark
welcome-title = Willkommen bei Revisit
welcome-owner = { $workspace } gehört Ihnen. Legen Sie fest, wie Sie sich künftig anmelden.
welcome-login = Wählen Sie ein neues Passwort für Ihre Anmeldung.
welcome-start = Loslegen
welcome-closed = Dieser Link lässt sich nicht mehr öffnen
welcome-to-login = Zur Anmeldung
