# Bottens egne ord på dansk. Formatet er Fluent (projectfluent.org):
# hver linje er `navn = tekst`, og { $navn } bliver fyldt ud, når teksten vises.

language-name = Dansk

### Når man åbner botten

welcome =
    Hej. Her kan du læse om bækkenløsning i korte bidder, når det passer dig.
    Jeg er et program fra { $clinic }. Jeg stiller ingen diagnoser og giver ikke råd om netop dig.
    Ingen læser med, og intet af det, du skriver, bliver gemt.
    Bløder du, siver der vand, eller mærker du mindre liv? Vent ikke: tryk på »{ button-call }«.

description =
    Viden om bækkenløsning i graviditeten: hvad det er, hvordan nætterne kan blive lettere, hvad der hjælper, og hvornår du skal ringe. På dansk og engelsk.

    Ingen læser med, og botten giver ikke råd om netop dig. Er du i tvivl, så ring til din jordemoder eller læge. Ved livsfare: 112.
short-description = Viden om bækkenløsning i graviditeten, på dansk og engelsk. Ingen læser med.

### Kommandoer: navnet efter skråstregen og linjen i Telegrams menu

command-start = start
    .about = Begin forfra
command-menu = menu
    .about = Alle emner
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

### Under hvert emne

sources = Kilder
certainty = Så sikker er viden
certainty-high = god viden
certainty-moderate = rimelig viden
certainty-low = usikker viden
certainty-unproven = ikke bevist
reviewed = Gennemgået af { $by } den { DATETIME($on, dateStyle: "long") }.
unreviewed = Teksten er endnu ikke gennemgået af en fagperson.
