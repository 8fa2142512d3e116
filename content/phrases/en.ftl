# The bot's own words in English. The format is Fluent (projectfluent.org):
# each line is `name = text`, and { $name } is filled in when the text is shown.

language-name = English

### On opening the bot

welcome =
    Hello. Here you can read about pelvic girdle pain in short pieces, whenever it suits you.
    I am a program from { $clinic }. I make no diagnoses and give no advice about you yourself.
    Nobody reads along, and nothing you write is kept.
    Bleeding, leaking fluid, or is the baby moving less? Do not wait: tap “{ button-call }”.

description =
    About pelvic girdle pain in pregnancy (bækkenløsning): what it is, how nights can be easier, what helps, and when to call. In Danish and English.

    Nobody reads along, and the bot gives no advice about you yourself. If in doubt, call your midwife or doctor. In Denmark, if life is in danger: 112.
short-description = About pelvic girdle pain in pregnancy, in Danish and English. Nobody reads along.

### Commands: the name after the slash, and its line in Telegram's menu

command-start = start
    .about = Start again
command-menu = menu
    .about = All topics
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

### Under every topic

sources = Sources
certainty = How sure we are
certainty-high = well supported
certainty-moderate = fairly well supported
certainty-low = uncertain
certainty-unproven = not proven
reviewed = Reviewed by { $by } on { DATETIME($on, dateStyle: "long") }.
unreviewed = No clinician has reviewed this text yet.
