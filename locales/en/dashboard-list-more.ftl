# What the list shows only sometimes: why it is empty, and its keys.

## Nothing in the list, and why

empty-snippet-title = Put the snippet into your site
empty-snippet-text = Revisit has not heard from your site yet. Paste one line into its pages, and the settings page shows live whether it works.
empty-snippet-action = Get the snippet
empty-off-title = Recording is switched off
empty-off-text = Nothing is recorded on this site at the moment. One switch in the settings turns it on, without touching the site.
empty-off-action = To the switch
empty-waiting-title = Ready for the first visit
empty-waiting-text = The snippet is in place. Open your site in another tab, look around and leave it: the recording appears here within a minute.
empty-recording-title = A visit is being recorded
empty-recording-text = It appears here within a minute after the visitor has left. You can leave this page open.
empty-check-action = See the live check
empty-filtered-title = No recording matches
empty-filtered-text = There is nothing with these filters. Widen the dates or the length, or start over.

## Keys

key-next = Next recording
key-previous = Previous recording
key-open = Open the recording
key-filter = Filter by page
key-new = Show new recordings
key-help = Show these keys
