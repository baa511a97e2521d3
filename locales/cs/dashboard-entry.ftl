# First start: the one-time link.

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
