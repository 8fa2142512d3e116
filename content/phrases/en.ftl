# The bot's own words in English. The format is Fluent (projectfluent.org):
# each line is `name = text`, and { $name } is filled in when the text is shown.

language-name = English

### On opening the bot

welcome =
    Hello. Here is what is known about pelvic girdle pain, in short pieces.
    I am a program from { $clinic }. I make no diagnoses and give no advice about you yourself.
    Nobody reads along, and nothing is kept.
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
unanswered =
    I cannot answer messages yet, and nobody reads them. But the answer may be in one of the topics.

    If you are worried about yourself or the baby, tap “{ button-call }”.
group = I only answer in a private chat, so that nobody else sees what you read.
trouble = Something went wrong on my side. Try again in a moment. If it is urgent, call your midwife, your doctor or 112.

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

### Under every topic

sources = Sources
certainty = How sure we are
certainty-high = well supported
certainty-moderate = fairly well supported
certainty-low = uncertain
certainty-unproven = not proven
reviewed = Reviewed by { $by } on { DATETIME($on, dateStyle: "long") }.
unreviewed = No clinician has reviewed this text yet.
