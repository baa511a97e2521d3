# What visitors are owed: erasing, and the receipts of it.

# $visitor is what the visitor is called.
erase-title = Erase { $visitor }?
erase-text = This is removed everywhere, for good:
erase-recordings =
    { $count ->
        [one] { $count } recording
       *[other] { $count } recordings
    }
erase-running =
    { $count ->
        [one] of which one is of a visit that is still going on
       *[other] of which { $count } are of visits that are still going on
    }
# $size is an amount such as 3 MB.
erase-pages =
    { $count ->
        [one] { $count } page seen in them, { $size }
       *[other] { $count } pages seen in them, { $size }
    }
erase-identity = the name, e-mail address and other details that the site told us
erase-none = Nothing is kept of whom that means.
erase-visitors =
    { $count ->
        [one] { $count } visitor altogether
       *[other] { $count } visitors altogether
    }
erase-network =
    { $count ->
        [one] of which { $count } is known only by the network of this address: it may be somebody else’s
       *[other] of which { $count } are known only by the network of this address: they may be somebody else’s
    }
erase-ip = By IP address only recordings are found that were stored with it. Where a site keeps no addresses, which is the default, its visits cannot be found this way.
erase-after = The visitor’s browser throws away what it has not sent yet. If they come back they are recorded as somebody new. Copies in your backups are yours to delete.
erase-cancel = Cancel
erase-confirm = Erase for good
erasing-title = Being erased …
erasing-text = This takes a while and goes on when you leave. The receipt tells when it is done.
erased-title = Erased
erased-text = Nothing of this visitor is left, but for long texts that pages send once for the whole site: masked, without a name, gone within two days. The receipt says nothing about who it was; it stays in the list under Privacy.
copy-receipt = Copy receipt

## A receipt

receipt-number = Receipt
receipt-asked = Asked for
receipt-by = By
receipt-operator = the operator
receipt-visitors = Visitors
receipt-recordings = Recordings
receipt-pages = Pages
receipt-batches = Unsealed batches
receipt-size = Stored size
receipt-digest = Digest
receipt-done = done
receipt-waits = being erased
scope-recording = a recording
scope-visitor = a visitor
scope-email = by e-mail address
scope-address = by IP address

## Erasing whoever asks for it

erase-form-title = Erase somebody
erase-form-help = Whoever asks you for it: by the e-mail address that your site told us, by the visitor’s id, or by IP address where your sites keep addresses. You see what would be removed before anything is.
erase-form-label = E-mail address, visitor id or IP address
erase-form-look = See what there is
erase-form-wrong = This is neither an e-mail address nor a visitor’s id nor an IP address.

## The list of receipts

receipts-title = Erasures
receipts-help = A receipt of every erasure: when, by whom, how much of what was removed. Who was erased is not kept.
receipts-none = Nothing was erased yet.
show-more = Show more

## The viewing log

viewings-title = Viewing log
viewings-help = Who watched, exported or erased which recording, for 13 months. It names no visitor, so it stays when a recording is erased.
viewings-none = Nothing of this kind in this time.
viewings-table = Download as CSV
viewing-member = By
viewing-everybody = everybody
viewing-action = What
viewing-anything = anything
viewing-from = From
viewing-to = Until
viewing-watched = watched
viewing-loaded = loaded, not played
viewing-exported = exported
viewing-erased = erased
viewing-operator = the operator
viewing-gone = a member who has gone
