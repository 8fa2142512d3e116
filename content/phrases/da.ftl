# Bottens egne ord på dansk. Formatet er Fluent (projectfluent.org):
# hver linje er `navn = tekst`, og { $navn } bliver fyldt ud, når teksten vises.

language-name = Dansk

### Når man åbner botten

welcome =
    Hej. Her er viden om bækkenløsning i korte bidder.
    Jeg er et program fra { $clinic }. Jeg stiller ingen diagnoser og giver ikke råd om netop dig.
    Ingen læser med, og jeg gemmer intet, før du beder om tips.
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
command-tips = tips
    .about = Et tip om dagen, og indstillinger
command-today = driller
    .about = Hvad driller lige nu? Få et råd
command-night = nat
    .about = Kl. 3-kortet: vend dig og fald til ro
command-news = nyheder
    .about = Nyt fra klinikken
command-hour = tid
    .about = Vælg tidspunkt, for eksempel /tid 7:30
command-zone = zone
    .about = Find din tidszone, for eksempel /zone Nuuk
command-pause = pause
    .about = Hold pause med tips
command-stop = stop
    .about = Stop alt, jeg sender
command-privacy = privat
    .about = Hvad jeg gemmer, og hvor længe
command-data = minedata
    .about = Få alt, hvad jeg har gemt om dig
command-delete = slet
    .about = Slet alt om dig
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
group = Jeg svarer kun i en privat chat, så ingen andre kan se, hvad du læser.
trouble = Noget gik galt hos mig. Prøv igen om lidt. Haster det, så ring til din jordemoder, din læge eller 112.

### Opslag: svar på det, folk skriver

danger-because = Jeg viser det her, fordi du skrev: { $words }
danger-doubt = Er du i tvivl, så ring. Jeg kan ikke vurdere dig, og ingen læser med her.
button-out-of-hours = Lægevagtens nummer
out-of-hours = Hvor i landet er du? Jeg gemmer det ikke.
out-of-hours-urgent = Om dagen: Ring til din egen læge. Er der livsfare, så ring { $number }.
button-other-region = En anden region

lookup-found = Det her står i emnet »{ $topic }«:
button-read = Læs hele emnet
lookup-else = Var det noget andet, du tænkte på? Så skriv det med andre ord.
lookup-nothing =
    Det kan jeg ikke finde noget om, og jeg vil ikke gætte. Prøv med andre ord, eller vælg et emne.

    Vil du tale med et menneske, så ring til { $clinic } på { $phone }. Ingen læser det, du skriver her.

    Er du bekymret for dig selv eller barnet, så tryk på »{ button-call }«.
lookup-person =
    Her svarer kun et program, og ingen læser med. Vil du tale med et menneske, så ring til { $clinic } på { $phone }.

    Bestil tid: { $booking }
    Adresse: { $address }
    Læs mere: { $web }
lookup-price = Priser og tilskud ved jeg ikke noget om. Spørg { $clinic } på { $phone }, eller se { $web }
lookup-food = Mad, drikke og vitaminer har jeg ikke noget om. Spørg din jordemoder eller læge.
lookup-illness =
    Det har jeg ikke noget om. Jeg kender kun til bækkenløsning. Spørg din læge.

    Er du bekymret for dig selv eller barnet, så tryk på »{ button-call }«.
lookup-pregnancy =
    Det har jeg ikke noget om. Jeg kender kun til bækkenløsning. Spørg din jordemoder eller læge.

    Er du bekymret for dig selv eller barnet, så tryk på »{ button-call }«.
lookup-loss =
    Det er svært at miste. Din læge eller jordemoder vil gerne tale med dig, også nu.

    Får du tips fra mig, så kan du stoppe dem her. Så hører du ikke mere.
lookup-violence =
    Ingen må slå dig, true dig eller gøre dig bange. Er du i fare nu, så ring { $emergency }.

    Lev Uden Vold har { $violence }. De svarer hele døgnet. Det er gratis, og du behøver ikke sige, hvem du er. Din jordemoder og din læge vil også gerne hjælpe.

    Læser andre på din telefon, så slet det, du skrev, bagefter. Ingen læser med her.
lookup-hello = Hej. Skriv, hvad du vil vide om bækkenløsning, eller vælg et emne. Jeg er et program, og ingen læser med.
lookup-thanks = Det var så lidt. Jeg er her, når du vil læse mere.
lookup-who = Jeg er et program fra { $clinic }. Jeg finder tekster om bækkenløsning til dig. Under hvert emne står, hvor de kommer fra. Ingen læser det, du skriver, og jeg kan ikke vurdere, hvordan du har det.

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
    • Tanker om ikke at ville leve
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

### Tips

button-tips = Daglige tips
button-today = Hvad driller?
button-night = Kl. 3-kortet
tip-certainty = Om det hjælper: { $level }
tip-more = Mere om det
tip-helpful = Det hjalp
tip-not-for-me = Ikke for mig
tip-voted = Tak. Jeg har talt dit svar med, men ikke gemt, at det var dit.
tip-last = Det var det sidste tip for nu. Næste gang begynder vi forfra.
tip-now = Dagens tip nu
today = Tryk på det, der gør ondt eller er svært lige nu. Så får du et råd, der passer. Jeg gemmer ikke, hvad du vælger.
today-again = Noget andet driller
today-stairs = Trapper
today-bed = I sengen
today-car = I bilen
today-work = På arbejdet
today-walking = At gå
today-sitting = At sidde
today-housework = Arbejdet hjemme
today-mood = Humøret

# Et samtykke: Ret teksten, og tæl `.version` op. Så ser man, hvilken tekst hver enkelt har sagt ja til.
consent-tips =
    Vil du have et lille tip om dagen, der skåner bækkenet? Det er gratis, og du kan stoppe når som helst.

    Det gemmer jeg, hvis du siger ja: chattens nummer, dit sprog, tidspunkt, ugedage, tidszone, pause og lyd, om du er gravid eller har født, og hvor langt du er. Også at du sagde ja, hvornår og til hvilken tekst. Hvad jeg har sendt, står der i 7 dage. Jeg gemmer aldrig dit navn, din termin eller det, du skriver.

    At du får tips om bækkenløsning, siger noget om dit helbred. Derfor skriver jeg kun, hvis du siger ja her.

    Du stopper med knappen under hvert tip eller med /{ command-stop }. Så bliver det hele slettet. Har jeg ikke sendt dig et tip i et år, sletter jeg det selv. { $clinic } har ansvaret. Læs mere: /{ command-privacy }
    .version = da-1
    .yes = Ja tak til tips
consent-posts =
    Vil du også have nyt fra { $clinic }? Det er for eksempel nye artikler og hold. Beskederne siger altid, hvem de er fra.

    Det er et ja for sig. Det ændrer ikke dine tips, og du kan stoppe det ene uden det andet.

    Det gemmer jeg, hvis du siger ja: chattens nummer, dit sprog, om du har pause, at du sagde ja, hvornår og til hvilken tekst. Hvad jeg har sendt, står der i 30 dage. At du skriver med en bot om bækkenløsning, siger noget om dit helbred. Derfor spørger jeg først.

    Du stopper med knappen under hver besked eller med /{ command-stop }. Har jeg ikke sendt dig noget i et år, sletter jeg dit ja. { $clinic } har ansvaret. Læs mere: /{ command-privacy }
    .version = da-1
    .yes = Ja tak til nyt
consent-no = Nej tak

### Indstillinger

button-settings = Indstillinger
button-hour = Tidspunkt
button-days = Ugedage
button-zone = Tidszone
button-pause = Pause
button-posts = Nyt fra klinikken
subscribed = Tak. Dit første tip kommer { $at }.
settings-next = Næste tip: { $at }
settings-hour = Tidspunkt: kl. { $at }
settings-days = Ugedage: { $days }
settings-every-day = alle
settings-zone = Tidszone: { $zone }
settings-pregnancy = Forløb: gravid
settings-after-birth = Forløb: efter fødslen
settings-sound = Lyd: til
settings-silent = Lyd: fra
settings-posts = Nyt fra klinikken: ja
settings-no-posts = Nyt fra klinikken: nej
moment = { $day } kl. { $time }
never = ikke bestilt
hour =
    Hvornår på dagen passer det dig? Lige nu står det til kl. { $at }.

    Vil du have et andet tidspunkt, så skriv for eksempel /{ command-hour } 7:30
days = Hvilke dage vil du have tips? Tryk for at slå en dag til eller fra. Mindst én dag er altid slået til.
zone =
    Din tidszone er { $zone }.

    Er du et andet sted? Skriv kommandoen og en by eller et land, for eksempel /{ command-zone } Nuuk
zone-found = Din tidszone er { $zone }. Er det et af de her steder, du mener?
pause = Hvor længe skal jeg holde pause? Så længe hører du ikke fra mig.
pause-over = Slut med pausen nu
sound-off = Slå lyden fra
sound-on = Slå lyden til
track-after-birth = Jeg har født
track-pregnancy = Jeg er gravid
stop-tips = Stop tips
stop-posts = Stop nyt fra klinikken
stop-offered = Vil du ikke have mere fra mig? Så tryk her. Mente du noget andet, så skriv det med andre ord.
stop-nothing = Jeg sender dig ikke noget, så der er intet at stoppe. Mente du noget andet, så skriv det med andre ord.
stopped = Det er stoppet. Der kommer ikke mere fra mig, og jeg har intet gemt om dig.
stopped-but-posts = Du får ikke flere tips. Nyt fra klinikken får du stadig.
stopped-but-tips = Du får ikke mere nyt fra klinikken. Dine tips får du stadig.
leave = Stop alt om graviditet
left = Nu skriver jeg ikke mere til dig, og jeg ønsker dig alt godt.

### Nyt fra klinikken

button-news = Nyt fra klinikken
news-empty = Der er ikke noget nyt fra klinikken lige nu.
news-partly = Lige nu kan jeg kun finde en del af det. Prøv igen om lidt.
news-gone = Det indlæg er taget ned. Her er de andre.
news-newer = ← Nyere
news-older = Ældre →
news-all = Alle nyheder

post-from = Nyt fra { $clinic }
post-contact = { $clinic } · { $phone } · { $web }
post-link = Læs mere
post-taken-back = Klinikken har taget den her besked tilbage.

### Privatliv

button-privacy = Privatliv
button-data = Mine data
button-delete = Slet alt
privacy =
    Du kan læse emner, tage quizzen og få et råd til lige nu, uden at jeg gemmer noget om dig.

    Hvis du siger ja til tips eller til nyt fra klinikken, gemmer jeg: chattens nummer, dit sprog, hvad du sagde ja til, hvilken tekst du så, og hvornår. Til tips også tidspunkt, ugedage, tidszone, pause, lyd, om du er gravid eller har født, og hvor langt du er. Jeg gemmer aldrig dit navn, din telefon, din termin, dine svar i quizzen eller det, du skriver. »{ tip-helpful }« bliver talt for tippet, ikke for dig. Hvor tit et emne, quizzen og farekortene bliver vist, tæller jeg også, men ikke for hvem.

    Hvorfor? Kun for at sende det, du har sagt ja til. Det siger noget om dit helbred, så jeg må kun med dit ja (GDPR artikel 6 og 9).

    Hvor længe? Til du siger stop, sletter eller blokerer mig. Hvad jeg har sendt, står der i 7 dage for tips og 30 dage for nyt fra klinikken. Har jeg ikke sendt dig noget i et år, sletter jeg det selv. Kopier til sikkerhed bliver slettet efter højst 30 dage.

    Hvem? { $clinic }, { $address }, har ansvaret: { $phone }, { $web }. Du kan klage til Datatilsynet.

    Telegram bringer beskederne. En chat med en bot er ikke krypteret fra ende til anden, så Telegram kan teknisk set læse med. Skriv aldrig dit CPR-nummer her.

    Se alt, hvad jeg har: /{ command-data }
    Slet det: /{ command-delete }
data =
    Her er alt, hvad jeg har gemt om dig, i en fil (JSON).

    »{ "subscriber" }« er dine valg: chattens nummer ({ "chat_id" }), sprog ({ "language" }), tidspunkt i minutter efter midnat ({ "minute" }), ugedage som et tal ({ "weekdays" }), tidszone ({ "zone" }), pause ({ "paused_until" }), forløb ({ "track" }), uden lyd ({ "silent" }), dit ja til tips og til nyt fra klinikken med tekst og tid ({ "tips, posts" }), det seneste ({ "last_tip, last_tip_on, posts_sent_on" }) og det næste ({ "next_tip_at" }).

    »{ "deliveries" }« er det, jeg har sendt dig eller er ved at sende.

    Filen ligger nu også her i chatten. Slet beskeden, hvis andre kan se din telefon.
no-data = Jeg har intet gemt om dig.
delete =
    Skal jeg slette alt om dig? Dine ja, dine valg og det, der ligger klar til dig, er væk med det samme. Det kan ikke hentes tilbage.

    Beskederne her i chatten er dine. Dem rører jeg ikke.
delete-yes = Ja, slet alt
delete-no = Nej, behold det
deleted = Alt er slettet. Jeg har ikke længere noget om dig. I kopierne til sikkerhed er det væk efter højst 30 dage.

### Under hvert emne

sources = Kilder
certainty = Så sikker er viden
certainty-high = god viden
certainty-moderate = rimelig viden
certainty-low = usikker viden
certainty-unproven = ikke bevist
reviewed = Gennemgået af { $by } den { DATETIME($on, dateStyle: "long") }.
unreviewed = Teksten er endnu ikke gennemgået af en fagperson.

### Plakaten, som klinikken kan hænge op

poster-headline = Ondt i bækkenet?
poster-lead = Viden om bækkenløsning i korte bidder, på din telefon.
poster-first = Hvad det er, og hvad der kan hjælpe
poster-second = Råd til nætterne, trappen og hverdagen
poster-third = På dansk og engelsk, dag og nat
poster-scan = Scan koden med telefonens kamera. Den åbner i appen Telegram.
poster-danger = Bløder du, siver der vand, eller mærker du mindre liv? Ring nu til fødemodtagelsen eller din læge.
poster-emergency = Ved livsfare: ring { $number }
poster-privacy = Det er gratis. Botten gemmer ikke dit navn, og ingen læser med.
poster-contact = { $clinic } · { $address } · { $phone } · { $web }
