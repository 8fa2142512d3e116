# Bottens egne ord på dansk. Formatet er Fluent (projectfluent.org):
# hver linje er `navn = tekst`, og { $navn } bliver fyldt ud, når teksten vises.

language-name = Dansk

### Når man åbner botten

welcome =
    Hej. Her er viden om bækkenløsning i korte bidder.
    Jeg er et program fra { $clinic }. Jeg stiller ingen diagnoser og giver ikke råd om netop dig.
    Ingen læser med, og intet bliver gemt.
    Bløder du, siver der vand, eller mærker du mindre liv? Tryk på »{ button-call }« nu.

description =
    Viden om bækkenløsning i graviditeten: hvad det er, hvordan nætterne kan blive lettere, hvad der hjælper, og hvornår du skal ringe. På dansk og engelsk.

    Ingen læser med, og botten giver ikke råd om netop dig. Er du i tvivl, så ring til din jordemoder eller læge. Ved livsfare: 112.
short-description = Viden om bækkenløsning i graviditeten, på dansk og engelsk. Ingen læser med.

### Kommandoer: navnet efter skråstregen og linjen i Telegrams menu

command-start = start
    .about = Begin forfra
command-menu = menu
    .about = Alle emner
command-quiz = quiz
    .about = Quiz: Hvilke tegn mærker du?
command-call = ring
    .about = Hvornår skal jeg ringe, og til hvem?
command-language = sprog
    .about = Dansk eller engelsk
command-help = hjaelp
    .about = Sådan bruger du botten

### Knapper (helst højst 18 tegn)

button-menu = Alle emner
button-call = Hvornår ringe?
button-language = English
button-page = Side { $number }
button-private = Skriv privat med mig

### Skærme

menu = Hvad vil du læse om?
page-of = Side { $number } af { $count }
help =
    Tryk på et emne, og læs. Knapperne under teksten fører dig videre.

    { $commands }

    Jeg viser viden om bækkenløsning. Jeg kan ikke vurdere, hvordan du har det. Det kan din jordemoder, din læge og din fysioterapeut.

    Ring til { $clinic } på { $phone }, hvis du vil tale med et menneske.
language = På hvilket sprog vil du læse? / Which language would you like?
stale = Den knap er fra en ældre udgave. Begynd forfra her, så er alt på plads igen.
missing = Den side findes ikke længere. Her er alle emnerne.
unreadable =
    Det kan jeg desværre ikke læse, og ingen andre ser det. Jeg kan vise dig emner om bækkenløsning.

    Er du bekymret for dig selv eller barnet, så tryk på »{ button-call }«.
unanswered =
    Jeg kan ikke svare på beskeder endnu, og ingen læser dem. Men måske står svaret i et af emnerne.

    Er du bekymret for dig selv eller barnet, så tryk på »{ button-call }«.
group = Jeg svarer kun i en privat chat, så ingen andre kan se, hvad du læser.
trouble = Noget gik galt hos mig. Prøv igen om lidt. Haster det, så ring til din jordemoder, din læge eller 112.

### Quiz

button-quiz = Quiz: Mærk efter
quiz-about =
    { $count } spørgsmål om, hvad du mærker. For hvert svar kan du læse, hvad klinikkens artikel siger om det tegn.

    Det er et spejl, ikke en dommer. Du får ingen point og ingen diagnose. Dine svar står kun i knapperne her i chatten. Jeg gemmer dem ikke.
quiz-danger = Er der noget af det her i dag?
quiz-signs =
    • Du bløder, eller der siver vand
    • Barnet rører sig mindre
    • Stærke smerter i maven, eller veer før uge 37
    • Kraftig hovedpine, sløret syn eller ondt under ribbenene
    • Ondt i brystet, svært ved at få luft, eller du er faldet om
    • Følelsesløs i skridtet, svage ben, eller svært ved at tisse eller holde dig
    • Feber, svie når du tisser, eller en øm og hævet læg
    • Et fald, eller et slag på maven
quiz-yes = Ja, noget af det
quiz-no = Nej, intet af det
quiz-go-on = Videre i quizzen
quiz-progress = { $number } af { $count }
quiz-back = ← Tilbage
quiz-skip = Ved ikke
quiz-stop = Stop
quiz-skipped = Sprunget over. Det er helt i orden.
quiz-mirror = Dine svar i spejlet
quiz-mirror-about = Hvert svar ligger dér, hvor artiklen lægger tegnet. Tallene er ikke point, og ingen bunke er bedre end en anden.
quiz-group = { $group }: { $count }
quiz-girdle = Ofte ved bækkenløsning
quiz-aches = Ofte ved almindelige gener
quiz-little = Siger ikke så meget
quiz-left-out = Sprunget over: { $count }
quiz-next = Fortæl din jordemoder, fysioterapeut eller kiropraktor, hvad du mærker, og vis gerne svarene. De kan undersøge dig. Det kan jeg ikke. Er du utryg, eller kommer der noget nyt, så tryk på »{ button-call }«.
    .title = Og nu?
quiz-copy = Kopiér svarene
quiz-note = Mine svar om bækkenet:
quiz-again = Start forfra
quiz-stopped = Du er ude af quizzen. Jeg har ikke gemt noget.
quiz-changed = Teksten er blevet ændret, siden du begyndte, så knapperne passer ikke længere. Start forfra, når du har lyst.

button-cases = Kend forskellen: gæt med
case-about = { $count } små historier om andre gravide. De er fundet på. Gæt, og se hvorfor.
case-ask = Hvad ligner det mest?
case-girdle = Bækkenløsning
case-aches = Almindelige gener
case-little = Siger for lidt
case-call = Noget akut
case-yes = Godt gættet: { $answer }
case-rather = Du gættede på »{ $guess }«. Et bedre bud: { $answer }
case-next = Næste historie
case-finish = Afslut
case-end =
    I virkeligheden er det sjældent så klart. Mange mærker begge dele, og ingen historie passer helt på én selv.

    Fortæl din jordemoder, fysioterapeut eller kiropraktor, hvad du mærker. De kan undersøge dig. Det kan jeg ikke. Er du utryg, så tryk på »{ button-call }«.

### Under hvert emne

sources = Kilder
certainty = Så sikker er viden
certainty-high = god viden
certainty-moderate = rimelig viden
certainty-low = usikker viden
certainty-unproven = ikke bevist
reviewed = Gennemgået af { $by } den { DATETIME($on, dateStyle: "long") }.
unreviewed = Teksten er endnu ikke gennemgået af en fagperson.
