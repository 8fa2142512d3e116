# The bot's own words in English. The format is Fluent (projectfluent.org):
# each line is `name = text`, and { $name } is filled in when the text is shown.

language-name = English

### On opening the bot

welcome =
    Hello. Here is what is known about pelvic girdle pain, in short pieces.
    I am a program from { $clinic }. I make no diagnoses and give no advice about you yourself.
    Nobody reads along, and I keep nothing until you ask for tips.
    Bleeding, leaking fluid, or is the baby moving less? Tap “{ button-call }” now.

description =
    About pelvic girdle pain in pregnancy (bækkenløsning): what it is, how nights can be easier, what helps, and when to call. In Danish and English.

    Nobody reads along, and the bot gives no advice about you yourself. If in doubt, call your midwife or doctor. In Denmark, if life is in danger: 112.
short-description = About pelvic girdle pain in pregnancy, in Danish and English. Nobody reads along.

### Commands: the name after the slash, and its line in Telegram's menu

command-start = start
    .about = Start again
command-menu = menu
    .about = All topics
command-quiz = quiz
    .about = Quiz: which signs do you feel?
command-call = call
    .about = When should I call, and whom?
command-tips = tips
    .about = One tip a day, and settings
command-today = today
    .about = What hurts right now? Get some advice
command-night = night
    .about = The 3 am card: turn over and settle
command-news = news
    .about = News from the clinic
command-hour = time
    .about = Choose the hour, for example /time 7:30
command-zone = zone
    .about = Find your time zone, for example /zone Nuuk
command-pause = pause
    .about = Pause your tips
command-stop = stop
    .about = Stop all that I send
command-privacy = privacy
    .about = What I keep, and for how long
command-data = mydata
    .about = Get all that I keep about you
command-delete = delete
    .about = Delete everything about you
command-language = language
    .about = Danish or English
command-help = help
    .about = How to use the bot

### Buttons (18 characters at most, if possible)

button-menu = All topics
button-call = When to call?
button-language = Dansk
button-page = Page { $number }
button-private = Chat with me

### Screens

menu = What would you like to read about?
page-of = Page { $number } of { $count }
help =
    Tap a topic and read. The buttons under the text take you on.

    { $commands }

    I show what is known about pelvic girdle pain. I cannot judge how you are. Your midwife, your doctor and your physiotherapist can.

    Call { $clinic } on { $phone } if you would like to talk to a person.
language = På hvilket sprog vil du læse? / Which language would you like?
stale = That button is from an older version. Start again here, and all is in place.
missing = That page is no longer here. These are all the topics.
unreadable =
    I am sorry, I cannot read that, and nobody else sees it. I can show you topics about pelvic girdle pain.

    If you are worried about yourself or the baby, tap “{ button-call }”.
group = I only answer in a private chat, so that nobody else sees what you read.
trouble = Something went wrong on my side. Try again in a moment. If it is urgent, call your midwife, your doctor or 112.

### Look-up: answers to what people write

danger-because = I show you this because you wrote: { $words }
danger-doubt = If you are in doubt, call. I cannot judge how you are, and nobody reads along here.
button-out-of-hours = Out-of-hours number
out-of-hours = Where in Denmark are you? I do not keep it.
out-of-hours-urgent = In the daytime: call your own doctor. If life is in danger, call { $number }.
button-other-region = Another region

lookup-found = This is from the topic “{ $topic }”:
button-read = Read the topic
lookup-else = Did you mean something else? Then try other words.
lookup-nothing =
    I cannot find anything about that, and I will not guess. Try other words, or choose a topic.

    To talk to a person, call { $clinic } on { $phone }. Nobody reads what you write here.

    If you are worried about yourself or the baby, tap “{ button-call }”.
lookup-person =
    Only a program answers here, and nobody reads along. To talk to a person, call { $clinic } on { $phone }.

    Book a time: { $booking }
    Address: { $address }
    More: { $web }
lookup-price = I know nothing about prices and subsidies. Ask { $clinic } on { $phone }, or see { $web }
lookup-food = I have nothing about food, drink and vitamins. Ask your midwife or doctor.
lookup-illness =
    I have nothing about that. I only know about pelvic girdle pain. Ask your doctor.

    If you are worried about yourself or the baby, tap “{ button-call }”.
lookup-pregnancy =
    I have nothing about that. I only know about pelvic girdle pain. Ask your midwife or doctor.

    If you are worried about yourself or the baby, tap “{ button-call }”.
lookup-loss =
    Losing a baby is hard. Your doctor or midwife is there to talk to you, now as well.

    If you get tips from me, you can stop them here. Then you will hear no more.
lookup-violence =
    Nobody may hit you, threaten you or make you afraid. If you are in danger now, call { $emergency }.

    Lev Uden Vold, the Danish helpline against violence at home, has { $violence }. They answer day and night. It is free, and you need not say who you are. Your midwife and your doctor want to help, too.

    If others read your phone, delete what you wrote afterwards. Nobody reads along here.
lookup-hello = Hello. Write what you would like to know about pelvic girdle pain, or choose a topic. I am a program, and nobody reads along.
lookup-thanks = You are welcome. I am here when you would like to read more.
lookup-who = I am a program from { $clinic }. I find texts about pelvic girdle pain for you. Under each topic it says where they come from. Nobody reads what you write, and I cannot judge how you are.

### Quiz

button-quiz = Quiz: What you feel
quiz-about =
    { $count } questions about what you feel. For each answer you can read what the clinic's article says of that sign.

    It is a mirror, not a judge. You get no points and no diagnosis. Your answers are only in the buttons of this chat. I do not keep them.
quiz-danger = Do you have any of these today?
quiz-signs =
    • You are bleeding, or fluid is leaking
    • The baby moves less
    • Severe pain in your belly, or contractions before week 37
    • Severe headache, blurred sight or pain under your ribs
    • Chest pain, hard to breathe, or you have collapsed
    • Numb between the legs, weak legs, or trouble peeing or holding it
    • Fever, stinging when you pee, or a sore and swollen calf
    • A fall, or a blow to your belly
    • Thoughts of not wanting to live
quiz-yes = Yes, some of them
quiz-no = No, none of them
quiz-go-on = On to the quiz
quiz-progress = { $number } of { $count }
quiz-back = ← Back
quiz-skip = Not sure
quiz-stop = Stop
quiz-skipped = Skipped. That is quite all right.
quiz-mirror = Your answers in the mirror
quiz-mirror-about = Each answer lies where the article lays that sign. The numbers are not points, and no pile is better than another.
quiz-group = { $group }: { $count }
quiz-girdle = Often with pelvic girdle pain
quiz-aches = Often with ordinary aches
quiz-little = Says little
quiz-left-out = Skipped: { $count }
quiz-next = Tell your midwife, physiotherapist or chiropractor what you feel, and do show them the answers. They can examine you. I cannot. If you feel uneasy, or something new comes up, tap “{ button-call }”.
    .title = And now?
quiz-copy = Copy the answers
quiz-note = My answers about my pelvis:
quiz-again = Start again
quiz-stopped = You are out of the quiz. I have kept nothing.
quiz-changed = The text has changed since you began, so the buttons no longer fit. Start again whenever you like.

button-cases = Tell them apart: have a guess
case-about = { $count } short stories about other people, all made up. Guess, and see why.
case-ask = What is it most like?
case-girdle = Pelvic girdle pain
case-aches = Ordinary aches
case-little = Says too little
case-call = Something urgent
case-yes = Good guess: { $answer }
case-rather = You guessed “{ $guess }”. A better guess: { $answer }
case-next = Next story
case-finish = Finish
case-end =
    Real life is seldom so clear. Many feel both, and no story fits anybody exactly.

    Tell your midwife, physiotherapist or chiropractor what you feel. They can examine you. I cannot. If you feel uneasy, tap “{ button-call }”.

### Tips

button-tips = Daily tips
button-today = What hurts?
button-night = The 3 am card
tip-certainty = Whether it helps: { $level }
tip-more = More on this
tip-helpful = It helped
tip-not-for-me = Not for me
tip-voted = Thank you. I have counted your answer, but not kept that it was yours.
tip-last = That was the last tip for now. Next time we begin again.
tip-now = Today's tip now
today = Tap what hurts or is hard right now, and you get a piece of advice that fits. I do not keep what you choose.
today-again = Something else
today-stairs = Stairs
today-bed = In bed
today-car = In the car
today-work = At work
today-walking = Walking
today-sitting = Sitting
today-housework = Housework
today-mood = My mood

# A consent: change the text and count `.version` up. Then it shows which text each person said yes to.
consent-tips =
    Would you like one small tip a day that is kind to your pelvis? It is free, and you can stop at any time.

    If you say yes, I keep: the number of this chat, your language, hour, days of the week, time zone, pause and sound, whether you are pregnant or have given birth, and how far you have come. Also that you said yes, when, and to which text. What I have sent is kept for 7 days. I never keep your name, your due date or what you write.

    That you get tips on pelvic girdle pain says something about your health. So I only write if you say yes here.

    To stop, use the button under each tip, or /{ command-stop }. Then all of it is deleted. If I have not sent you a tip for a year, I delete it myself. { $clinic } is responsible. Read more: /{ command-privacy }
    .version = en-1
    .yes = Yes please, tips
consent-posts =
    Would you like news from { $clinic } too? That is, for example, new articles and classes. The messages always say who they are from.

    This is a yes of its own. It does not change your tips, and you can stop one without the other.

    If you say yes, I keep: the number of this chat, your language, whether you have a pause, that you said yes, when, and to which text. What I have sent is kept for 30 days. That you chat with a bot about pelvic girdle pain says something about your health. So I ask first.

    To stop, use the button under each message, or /{ command-stop }. If I have not sent you any for a year, I delete your yes. { $clinic } is responsible. Read more: /{ command-privacy }
    .version = en-1
    .yes = Yes please, news
consent-no = No thank you

### Settings

button-settings = Settings
button-hour = Hour
button-days = Days of the week
button-zone = Time zone
button-pause = Pause
button-posts = News from the clinic
subscribed = Thank you. Your first tip comes { $at }.
settings-next = Next tip: { $at }
settings-hour = Hour: { $at }
settings-days = Days: { $days }
settings-every-day = every day
settings-zone = Time zone: { $zone }
settings-pregnancy = Course: pregnancy
settings-after-birth = Course: after birth
settings-sound = Sound: on
settings-silent = Sound: off
settings-posts = News from the clinic: yes
settings-no-posts = News from the clinic: no
moment = { $day } at { $time }
never = none ordered
hour =
    What time of day suits you? It is { $at } at present.

    For any other time, write for example /{ command-hour } 7:30
days = On which days would you like tips? Tap to switch a day on or off. At least one day is always on.
zone =
    Your time zone is { $zone }.

    Are you somewhere else? Write the command and a city or a country, for example /{ command-zone } Nuuk
zone-found = Your time zone is { $zone }. Is it one of these places that you mean?
pause = How long shall I pause? You will not hear from me until then.
pause-over = End the pause now
sound-off = Sound off
sound-on = Sound on
track-after-birth = I have given birth
track-pregnancy = I am pregnant
stop-tips = Stop tips
stop-posts = Stop news from the clinic
stop-offered = Would you like no more from me? Then tap here. If you meant something else, try other words.
stop-nothing = I am not sending you anything, so there is nothing to stop. If you meant something else, try other words.
stopped = It has stopped. Nothing more comes from me, and I keep nothing about you.
stopped-but-posts = You get no more tips. You still get news from the clinic.
stopped-but-tips = You get no more news from the clinic. You still get your tips.
leave = End all pregnancy content
left = I will not write to you any more, and I wish you all the best.

### News from the clinic

button-news = News from the clinic
news-empty = There is no news from the clinic at the moment.
news-partly = Right now I can only find some of it. Try again in a moment.
news-gone = That post has been taken down. Here are the others.
news-newer = ← Newer
news-older = Older →
news-all = All news

post-from = News from { $clinic }
post-contact = { $clinic } · { $phone } · { $web }
post-link = Read more
post-taken-back = The clinic has taken this message back.

### Privacy

button-privacy = Privacy
button-data = My data
button-delete = Delete all
privacy =
    You can read topics, take the quiz and get advice for right now, and I keep nothing about you.

    If you say yes to tips or to news from the clinic, I keep: the number of this chat, your language, what you said yes to, which text you saw, and when. For tips also the hour, days of the week, time zone, pause, sound, whether you are pregnant or have given birth, and how far you have come. I never keep your name, your phone number, your due date, your answers in the quiz or what you write. “{ tip-helpful }” is counted for the tip, not for you. I also count how often a topic, the quiz and the danger cards are shown, but not to whom.

    Why? Only to send what you have said yes to. That says something about your health, so I may do it only if you agree (GDPR articles 6 and 9).

    How long? Until you say stop, delete it or block me. What I have sent is kept for 7 days for tips and 30 days for news from the clinic. If I have not sent you anything for a year, I delete it myself. Backup copies are deleted after 30 days at most.

    Who? { $clinic }, { $address }, is responsible: { $phone }, { $web }. You can complain to the Danish data protection agency, Datatilsynet.

    Telegram carries the messages. A chat with a bot is not encrypted from end to end, so Telegram is technically able to read along. Never write your CPR number here.

    See all that I have: /{ command-data }
    Delete it: /{ command-delete }
data =
    Here is all that I keep about you, in a file (JSON).

    “{ "subscriber" }” is what you have chosen: the number of this chat ({ "chat_id" }), language ({ "language" }), hour in minutes after midnight ({ "minute" }), days of the week as a number ({ "weekdays" }), time zone ({ "zone" }), pause ({ "paused_until" }), course ({ "track" }), without sound ({ "silent" }), your yes to tips and to news from the clinic with text and time ({ "tips, posts" }), the latest ({ "last_tip, last_tip_on, posts_sent_on" }) and the next ({ "next_tip_at" }).

    “{ "deliveries" }” is what I have sent you or am about to send.

    The file is now in this chat as well. Delete the message if others can see your phone.
no-data = I keep nothing about you.
delete =
    Shall I delete everything about you? What you said yes to, what you chose and what is waiting for you is gone at once. It cannot be brought back.

    The messages in this chat are yours. I do not touch them.
delete-yes = Yes, delete all
delete-no = No, keep it
deleted = Everything is deleted. I have nothing about you any more. In the backup copies it is gone after 30 days at most.

### Under every topic

sources = Sources
certainty = How sure we are
certainty-high = well supported
certainty-moderate = fairly well supported
certainty-low = uncertain
certainty-unproven = not proven
reviewed = Reviewed by { $by } on { DATETIME($on, dateStyle: "long") }.
unreviewed = No clinician has reviewed this text yet.

### The poster that the clinic can hang up

poster-headline = Pelvic pain?
poster-lead = About pelvic girdle pain in pregnancy, in short pieces.
poster-first = What it is, and what may help
poster-second = Advice for nights, stairs and everyday life
poster-third = In Danish and English, day and night
poster-scan = Scan the code with your phone’s camera. It opens in Telegram.
poster-danger = Bleeding, leaking fluid, or is the baby moving less? Call your maternity unit or doctor now.
poster-emergency = If life is in danger: call { $number }
poster-privacy = It is free. The bot does not keep your name, and nobody reads along.
poster-contact = { $clinic } · { $address } · { $phone } · { $web }
