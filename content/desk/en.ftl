# What the clinic's staff see. The format is that of content/phrases.

### Commands

command-desk-new = new
    .about = Write a post
command-desk-posts = posts
    .about = Drafts, and posts that went out
command-desk-people = staff
    .about = Who may send posts
command-desk-status = status
    .about = How it goes, in figures
command-desk-poster = poster
    .about = A poster with a QR code to hang up
command-desk-log = log
    .about = Who did what, and when

### The desk

desk-home = The desk
desk-welcome =
    Welcome, { $name }. You can now send posts from { $clinic } to those who said yes.

    Write /{ command-desk-new }, and send me the post as you would send it to a friend. Nothing goes out before you have seen it and said yes twice.
desk-role-owner = owner
desk-role-editor = editor
desk-cancel = Never mind
desk-cancelled = All right. I am not waiting for anything from you.
desk-back = ← Back
desk-home-button = Desk
desk-new-button = New post
desk-posts-button = Posts
desk-people-button = Staff
desk-status-button = Status
desk-poster-button = Poster
desk-log-button = Log

### A new post

desk-new =
    Send me the post as you would send it to a friend: text, a picture, several pictures at once, or a file. Bold type and links come along.

    You will see it as readers get it before anything goes out.
desk-refused-moving = We may not send out films or moving pictures (health marketing: text and still pictures only). Send a picture instead.
desk-refused-kind = I cannot send that out. Send text, pictures or a file.
desk-refused-many = A post can have { $count } pictures or files at most. Those that came first are in it.
desk-refused-mixed = Pictures and files cannot be in the same post. The first is in it.
desk-draft = Draft: { $title }
desk-whom = To: { $audience } ({ $count })
desk-when = When: { $at }
desk-topic = Topic: { $topic }
desk-link = Link: { $link }
desk-none = none
desk-audience-all = everyone who said yes
desk-audience-language = those who read { $language }
desk-audience-pregnancy = those who are pregnant
desk-audience-after-birth = those who have given birth
desk-now = now
desk-moment = { $day } at { $time }
desk-remarks = Before you send it:
desk-ready = Ready to be sent.
desk-edit-title = Title
desk-edit-link = Link
desk-edit-topic = Topic
desk-edit-text = New text
desk-edit-whom = To whom
desk-edit-when = When
desk-preview = See as a reader
desk-try = Test to me
desk-try-all = Test to all staff
desk-tried = The test went to { $count ->
        [one] you
       *[other] { $count } members of staff
    }.
desk-send = Send …
desk-discard = Delete the draft
desk-discard-sure = Delete the draft “{ $title }”? It cannot be brought back.
desk-discard-yes = Yes, delete it
desk-discarded = The draft is deleted.
desk-gone = That post is no longer there.
desk-write-title = Write the title. It stands in the list of news. Now the post is called “{ $title }”.
desk-write-link = Write the address that the button “{ post-link }” leads to, for example https://clinic.dk/classes
desk-write-text = Send the new text. Pictures and files stay as they are.
desk-write-when = Write day and time, for example “Friday 2.30 pm” or “3 December 9:00”.
desk-not-a-link = That is no address I can use. It begins with https:// and has no spaces.
desk-not-a-moment = I did not understand that time, or it is past. Write for example “Friday 2.30 pm”.
desk-not-text = I need plain text here.
desk-no-link = No link
desk-no-topic = No topic
desk-ask-topic = Which topic does the post belong to? Readers get a button to it.
desk-ask-whom = Whom is the post for?
desk-ask-when = When is it to go out? Now it says: { $at }
desk-tonight = Tonight at 7 pm
desk-tomorrow = Tomorrow at 10 am
desk-type-when = Write a time

### Remarks

desk-remark-empty = There is nothing to send yet.
desk-remark-no-words = Write a text, too. Some readers cannot see pictures, and files need a word.
desk-remark-cpr = There is something that looks like a CPR number. It must not be sent.
desk-remark-claim = That promises an effect we cannot promise: { $words }. Put it another way.
desk-remark-claim-perhaps = Can that be documented? { $words }
desk-remark-lix = The text is hard to read (LIX { $lix }). Try shorter sentences.
desk-remark-link = The link looks wrong: { $link }
desk-remark-link-button = The button's link cannot be used: { $link }
desk-remark-too-long = The post is { $over } characters too long.
desk-remark-picture = The text is short. Does it say what the picture says?
desk-remark-sender = The clinic in content/clinic.yaml is still the example. Change it before you send in earnest.

### Confirm

desk-confirm-count = Send “{ $title }” to { $count } { $at }?
desk-confirm-quiet = It will be { $time } where the readers are. Some are asleep. Send it at that time all the same?
desk-confirm-last = Last question: { $count } will get “{ $title }” { $at }. Is that right?
desk-yes = Yes
desk-yes-quiet = Yes, at that time
desk-yes-last = Send to { $count }
desk-readers = { $count ->
        [one] 1 reader
       *[other] { $count } readers
    }
desk-changed = The post has been changed since you saw it. Please look at it again.
desk-already = Somebody was faster: the post is on its way already.
desk-nobody = Nobody would get it right now. You can still keep it for later.

### On its way

desk-out = { $title }
desk-mailing-post = Sending
desk-mailing-edit = Correction
desk-mailing-delete = Taken back
desk-scheduled = Goes out { $at }, to { $count }.
desk-planning = Finding the readers …
desk-bar = { $bar } { $percent } %
desk-number-sent = sent { $number }
desk-number-queued = waiting { $number }
desk-number-gone = blocked { $number }
desk-number-refused = failed { $number }
desk-number-expired = too late { $number }
desk-speed = { $speed } a second, done in { $left }
desk-paused = Paused.
desk-paused-mend = Paused while you correct it.
desk-paused-refused = Paused: Telegram refuses too many. Telegram says: { $why }
desk-cancelled-post = Cancelled.
desk-ended = Ended after { $took }: { $numbers }.
desk-ended-cancelled = Cancelled after { $took }: { $numbers }.
desk-refresh = Refresh
desk-pause = Pause
desk-go-on = Go on
desk-retry = Try the failed again
desk-stop = Cancel
desk-stop-sure = Cancel “{ $title }”? Those who have it keep it. Nobody else will get it.
desk-stop-yes = Yes, cancel it
desk-draft-again = Nobody had got the post yet. It is a draft again.
desk-over = It is over already.
desk-mend = Correct
desk-mend-write =
    Send the new text of “{ $title }”. Pictures and files stay as they are.

    If the post is still on its way, it pauses meanwhile.
desk-mend-forgotten = The post is still waiting to be corrected. Correct it, or let it go on.
desk-mend-ready = This is how it will look. Correct it for { $count }?
desk-mend-yes = Correct for { $count }
desk-mend-last = Last question: the text will be corrected for { $count }, and new readers get only the new one. Is that right?
desk-mended = The correction is on its way.
desk-recall = Take back
desk-recall-sure =
    Take “{ $title }” back from { $count }?

    The message will be deleted for all who got it within 48 hours. For others the text becomes a line that you have taken it back.
desk-recall-last = Last question: the post will disappear for { $count }. That cannot be undone.
desk-recall-yes = Take back from { $count }
desk-recalled = The post is being taken back.
desk-posts = Drafts and posts
desk-no-posts = There are no posts yet.
desk-stage-draft = ✎ { $title }
desk-stage-out = ✓ { $title }
desk-stage-cancelled = ◼ { $title }
desk-stage-taken-back = ↩ { $title }
desk-newer = ← Newer
desk-older = Older →
desk-feed-draft = There is news on the clinic's website. Here is a draft. Nothing is sent until you say so.

### Staff

desk-people = Staff
desk-person = { $name }, { $role }
desk-invite-editor = Invite an editor
desk-invite-owner = Invite an owner
desk-invitation =
    Send this link to the person you want to invite as { $role }. It works once, until { $until }.

    { $link }
desk-promote = Make an owner
desk-demote = Make an editor
desk-remove = Remove
desk-remove-sure = Shall { $name } no longer be able to send posts?
desk-remove-yes = Yes, remove { $name }
desk-last-owner = There has to be at least one owner.
desk-by-setting = That owner stands in the setting CLINIC_OWNERS and can only be removed there.
desk-log = Log
desk-log-line = { $at }  { $name }: { $what }
desk-log-empty = Nothing has happened yet.
desk-did-invited = invited an { $subject }
desk-did-joined = joined as { $subject }
desk-did-promoted = made { $subject } an owner
desk-did-demoted = made { $subject } an editor
desk-did-removed = removed { $subject }
desk-did-drafted = wrote “{ $subject }”
desk-did-discarded = deleted the draft “{ $subject }”
desk-did-tested = sent a test of “{ $subject }”
desk-did-confirmed = sent “{ $subject }” out
desk-did-paused = paused “{ $subject }”
desk-did-resumed = let “{ $subject }” go on
desk-did-cancelled = cancelled “{ $subject }”
desk-did-corrected = corrected “{ $subject }”
desk-did-taken-back = took “{ $subject }” back
desk-did-warned = pointed out that { $subject } texts are not reviewed

### The command line

terminal-ask = Send to { $count }? [y/N]
terminal-yes = y yes
terminal-at = It goes out { $at }.
terminal-nobody-to-ask = There is nobody at a terminal to ask: with --yes it is sent without asking. Nothing was sent.
terminal-nothing = Nothing was sent.
terminal-dry = This was a rehearsal: nothing was stored, and nothing was sent.
terminal-not-a-moment = “{ $at }” is past, or more than a year ahead, or I do not understand it. Write day and time, for example "Friday 2.30 pm" or "2027-03-05 14:30"
terminal-no-database = There is no database { $file } yet, and so nobody who has said yes to posts. Is DATABASE_URL right? The bot makes it when it starts.
terminal-before-draft = This file is a draft at the clinic's desk, “{ $title }”: send it there, or anew with --again.
terminal-before-coming = This file is on its way: “{ $title }” is to go out { $at }. --again sends it anew.
terminal-before-out = This file was sent on { $at }: “{ $title }”. --again sends it anew.
terminal-still = Nothing has gone out for { $seconds } seconds: is the bot running? The post is stored, and waits for it.
terminal-leave = The sending goes on without this window. The clinic's desk shows how far it is.
terminal-gone = At the desk it was made a draft again before anybody had got it.

### Warnings to staff

desk-trouble-store = The database cannot be used. Nothing is lost, but what was to be sent waits. { $detail }
desk-trouble-silence = Telegram does not answer. What was to be sent waits.
desk-trouble-stuck = Sending has come to a halt. What was to be sent waits. Tell your developer.
desk-trouble-refused = Telegram will not send “{ $subject }”: { $detail }
desk-trouble-fault = The bot has a fault. Tell your developer: { $detail }
desk-trouble-feed = The clinic's feed cannot be read: { $detail }
desk-trouble-unreviewed = { $detail } texts have not been reviewed by a clinician yet.
desk-trouble-over = It is all right again: { $what }

### Status

desk-status = Status { $day }
desk-status-subscribers = Subscribers
desk-status-line = { $what }: { $number }
desk-status-since = { $now } ({ $day }: { $number })
desk-status-under-five = under 5
desk-status-tips-state = Tips only
desk-status-tips-and-posts-state = Tips and posts
desk-status-posts-state = Posts only
desk-status-paused-state = Paused
desk-status-chart = Subscribers, { $days } days
desk-status-recent = The last { $days } days
desk-status-tips = Tips: sent { $sent } · failed { $refused } · too late { $expired } · blocked { $gone }
desk-status-posts = Posts: sent { $sent } · failed { $refused } · too late { $expired } · blocked { $gone }
desk-status-quiz = Quiz taken to its end
desk-status-danger = Danger cards shown
desk-status-topics = Most read topics (pages shown)
desk-status-helpful = Tips that helped most
desk-status-share = { $share }%: { $tip }
desk-status-none = There is not enough to show yet.
desk-status-failed = The chart could not be drawn just now. Try again in a moment.
desk-status-few = Numbers under 5 are never shown, nor is 0. It could be somebody you know.

### The poster

desk-poster = The poster for your waiting room, A4. The code opens the bot. It prints in colour and in black and white.
desk-poster-pdf = PDF to print
desk-poster-png = Picture to print
desk-poster-print = The poster, ready to print on A4.
desk-poster-failed = The poster could not be made just now. Try again in a moment.
