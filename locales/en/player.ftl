# The player.

player-stage-title = Recorded page
player-controls = Playback
player-play = Play
player-pause = Pause
player-replay = Play again
player-next = Next recording
player-fullscreen = Full screen
player-speed = Speed
player-speed-value = { $speed }×
player-skip-idle = Skip inactivity
player-timeline = Timeline
# Read out by screen readers. $page may be empty.
player-timeline-value = { $time } of { $duration } { $page }
player-loading = Loading
player-failed = This part could not be loaded
player-failed-hint = The rest of the recording is safe. Check your connection and try again.
player-retry = Try again
player-idle = No activity
player-skipped =
    { $seconds ->
        [one] Skipped { $seconds } second without activity
       *[other] Skipped { $seconds } seconds without activity
    }
player-gap =
    { $seconds ->
        [one] Nothing was received for { $seconds } second
       *[other] Nothing was received for { $seconds } seconds
    }
player-page-unknown = Page without address
player-tab = Tab { $number }
player-tab-of = Tab { $number } of { $count }
player-events = What happened
player-events-empty = Nothing of this kind happened.
player-filter = Show only

player-kind-page = Page opened
player-kind-click = Click
player-kind-rage_click = Rage click
player-kind-input = Input
player-kind-scroll = Scroll
player-kind-error = Error
player-kind-console = Console message
player-kind-custom = Event
player-kind-resize = Window resized
player-kind-gap = Nothing received
player-kind-leave = Left the page

player-kinds-page = Pages
player-kinds-click = Clicks
player-kinds-rage_click = Rage clicks
player-kinds-input = Inputs
player-kinds-scroll = Scrolling
player-kinds-error = Errors
player-kinds-console = Console
player-kinds-custom = Events
player-kinds-resize = Resizes
player-kinds-gap = Gaps
player-kinds-leave = Departures

player-signal-rage_click = Rage click
player-signal-error = Error
player-signal-quick_back = Quick back
player-signal-dead_click = Dead click
player-signal-error_click = Click that failed
player-signal-loop = Going in circles
player-signal-scroll = Excessive scrolling
player-signal-form = Form given up
