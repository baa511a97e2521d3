# First start: the one-time link.

password-show = Show password
# $shortest is the smallest number of characters.
password-advice = At least { $shortest } characters. Several unusual words make a good password.
password-too-weak = Please choose a stronger password.
strength-short = Too short: at least { $shortest } characters
strength-weak = Easy to guess
strength-fair = Fair
strength-good = Good
strength-strong = Strong
welcome-title = Welcome to Revisit
# $workspace is the name of the workspace.
welcome-owner = You are the owner of { $workspace }. Choose how you log in from now on.
welcome-login = Choose a new password for your login.
welcome-start = Start
welcome-closed = This link does not open any more
welcome-to-login = To the login
