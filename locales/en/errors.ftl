# Refusals of the server, by their code, and failures to reach it.

error-bad-credentials = E-mail or password is wrong.
error-too-many-attempts =
    { $minutes ->
        [one] Too many attempts. Please wait { $minutes } minute.
       *[other] Too many attempts. Please wait { $minutes } minutes.
    }
error-not-logged-in = Your login has ended. Please log in again.
error-not-found = This does not exist any more.
error-forbidden = Your role does not allow this.
error-invalid-input = Something in the form is not right. Please check it.
error-conflict = Somebody else changed this meanwhile. Please load the page again.
error-link-used = This link has been used already. Log in with the password chosen then.
error-link-expired = This link has expired. Ask the operator of the server for a new one.
error-unavailable = The server cannot do this right now. Please try again in a moment.
error-offline = The server cannot be reached. Check your connection.
error-unexpected = Something unexpected happened. Please try again.
error-page-load = This page could not be loaded. Revisit may have just been updated.
