# Det, klinikkens personale ser. Formatet er som i content/phrases.

### Kommandoer

command-desk-new = nyt
    .about = Skriv et opslag
command-desk-posts = opslag
    .about = Kladder og opslag, der er sendt
command-desk-people = personale
    .about = Hvem må sende opslag
command-desk-status = status
    .about = Hvordan det går, i tal
command-desk-poster = plakat
    .about = En plakat med QR-kode til at hænge op
command-desk-log = log
    .about = Hvem gjorde hvad, og hvornår

### Skrivebordet

desk-home = Skrivebordet
desk-welcome =
    Velkommen, { $name }. Nu kan du sende opslag fra { $clinic } til dem, der har sagt ja.

    Skriv /{ command-desk-new }, og send mig opslaget, som du ville sende det til en ven. Intet går ud, før du har set det og sagt ja to gange.
desk-role-owner = ejer
desk-role-editor = redaktør
desk-cancel = Fortryd
desk-cancelled = Fortrudt. Jeg venter ikke længere på noget fra dig.
desk-back = ← Tilbage
desk-home-button = Skrivebord
desk-new-button = Nyt opslag
desk-posts-button = Opslag
desk-people-button = Personale
desk-status-button = Status
desk-poster-button = Plakat
desk-log-button = Log

### Nyt opslag

desk-new =
    Send mig opslaget, som du ville sende det til en ven: tekst, et billede, flere billeder på én gang eller en fil. Fed skrift og links kommer med.

    Du får det at se, som læserne får det, før noget går ud.
desk-refused-moving = Film og billeder, der bevæger sig, må vi ikke sende ud (reklame for sundhed: kun tekst og stillbilleder). Send et billede i stedet.
desk-refused-kind = Det kan jeg ikke sende ud. Send tekst, billeder eller en fil.
desk-refused-many = Et opslag kan højst have { $count } billeder eller filer. Dem, der kom først, er med.
desk-refused-mixed = Billeder og filer kan ikke stå i samme opslag. Det første er med.
desk-draft = Kladde: { $title }
desk-whom = Til: { $audience } ({ $count })
desk-when = Hvornår: { $at }
desk-topic = Emne: { $topic }
desk-link = Link: { $link }
desk-none = intet
desk-audience-all = alle, der har sagt ja
desk-audience-language = dem, der læser { $language }
desk-audience-pregnancy = de gravide
desk-audience-after-birth = dem, der har født
desk-now = nu
desk-moment = { $day } kl. { $time }
desk-remarks = Inden du sender:
desk-ready = Klar til at blive sendt.
desk-edit-title = Titel
desk-edit-link = Link
desk-edit-topic = Emne
desk-edit-text = Ny tekst
desk-edit-whom = Til hvem
desk-edit-when = Hvornår
desk-preview = Se som læser
desk-try = Prøve til mig
desk-try-all = Prøve til alle ansatte
desk-tried = Prøven er sendt til { $count ->
        [one] dig
       *[other] { $count } ansatte
    }.
desk-send = Send …
desk-discard = Slet kladden
desk-discard-sure = Slet kladden »{ $title }«? Den kan ikke hentes tilbage.
desk-discard-yes = Ja, slet den
desk-discarded = Kladden er slettet.
desk-gone = Det opslag er der ikke længere.
desk-write-title = Skriv titlen. Den står i listen over nyt. Nu hedder opslaget »{ $title }«.
desk-write-link = Skriv adressen, som knappen »{ post-link }« skal føre til, for eksempel https://klinik.dk/hold
desk-write-text = Send den nye tekst. Billeder og filer bliver, som de er.
desk-write-when = Skriv dag og tidspunkt, for eksempel »fredag kl. 14.30« eller »3. december 9:00«.
desk-not-a-link = Det er ikke en adresse, jeg kan bruge. Den begynder med https:// og har ingen mellemrum.
desk-not-a-moment = Det tidspunkt forstod jeg ikke, eller også er det forbi. Skriv for eksempel »fredag kl. 14.30«.
desk-not-text = Her skal jeg bruge almindelig tekst.
desk-no-link = Intet link
desk-no-topic = Intet emne
desk-ask-topic = Hvilket emne hører opslaget til? Læserne får en knap til det.
desk-ask-whom = Hvem er opslaget til?
desk-ask-when = Hvornår skal det ud? Nu står der: { $at }
desk-tonight = I aften kl. 19
desk-tomorrow = I morgen kl. 10
desk-type-when = Skriv et tidspunkt

### Bemærkninger

desk-remark-empty = Der er ikke noget at sende endnu.
desk-remark-no-words = Skriv også en tekst. Nogle læsere kan ikke se billeder, og filer skal forklares.
desk-remark-cpr = Der står noget, der ligner et CPR-nummer. Det må ikke sendes.
desk-remark-claim = Det lover en virkning, som vi ikke kan love: { $words }. Skriv det om.
desk-remark-claim-perhaps = Kan det dokumenteres? { $words }
desk-remark-lix = Teksten er svær at læse (lixtal { $lix }). Prøv med kortere sætninger.
desk-remark-link = Linket ser forkert ud: { $link }
desk-remark-link-button = Knappens link kan ikke bruges: { $link }
desk-remark-too-long = Opslaget er { $over } tegn for langt.
desk-remark-picture = Teksten er kort. Siger den det samme som billedet?
desk-remark-sender = Klinikken i content/clinic.yaml er stadig eksemplet. Ret den, før I sender rigtigt.

### Bekræft

desk-confirm-count = Send »{ $title }« til { $count } { $at }?
desk-confirm-quiet = Klokken er { $time } derhjemme hos læserne, når det går ud. Nogle sover. Skal det alligevel ud på det tidspunkt?
desk-confirm-last = Sidste spørgsmål: { $count } får »{ $title }« { $at }. Er det rigtigt?
desk-yes = Ja
desk-yes-quiet = Ja, på det tidspunkt
desk-yes-last = Send til { $count }
desk-readers = { $count ->
        [one] 1 læser
       *[other] { $count } læsere
    }
desk-changed = Opslaget er ændret, siden du så det. Se det igennem igen.
desk-already = En anden var først: Opslaget er allerede sat i gang.
desk-nobody = Lige nu er der ingen, der vil få det. Du kan stadig gemme det til senere.

### På vej ud

desk-out = { $title }
desk-mailing-post = Udsendelse
desk-mailing-edit = Rettelse
desk-mailing-delete = Taget tilbage
desk-scheduled = Går ud { $at }, til { $count }.
desk-planning = Finder modtagerne …
desk-bar = { $bar } { $percent } %
desk-number-sent = sendt { $number }
desk-number-queued = venter { $number }
desk-number-gone = blokeret { $number }
desk-number-refused = fejl { $number }
desk-number-expired = for sent { $number }
desk-speed = { $speed } i sekundet, færdig om { $left }
desk-paused = Holder pause.
desk-paused-mend = Holder pause, mens du retter.
desk-paused-refused = Sat på pause: Telegram afviser for mange. Telegram siger: { $why }
desk-cancelled-post = Afbrudt.
desk-ended = Slut efter { $took }: { $numbers }.
desk-ended-cancelled = Afbrudt efter { $took }: { $numbers }.
desk-refresh = Opdatér
desk-pause = Pause
desk-go-on = Fortsæt
desk-retry = Prøv fejlene igen
desk-stop = Afbryd
desk-stop-sure = Afbryd »{ $title }«? De, der har fået det, beholder det. Ingen flere får det.
desk-stop-yes = Ja, afbryd
desk-draft-again = Ingen havde fået opslaget endnu. Nu er det en kladde igen.
desk-over = Det er allerede slut.
desk-mend = Ret
desk-mend-write =
    Send den nye tekst til »{ $title }«. Billeder og filer bliver, som de er.

    Er opslaget stadig på vej ud, så holder det pause imens.
desk-mend-forgotten = Opslaget venter stadig på en rettelse. Ret det, eller lad det fortsætte.
desk-mend-ready = Sådan kommer det til at se ud. Ret hos { $count }?
desk-mend-yes = Ret hos { $count }
desk-mend-last = Sidste spørgsmål: Teksten bliver rettet hos { $count }, og nye læsere får kun den nye. Er det rigtigt?
desk-mended = Rettelsen er på vej.
desk-recall = Tag tilbage
desk-recall-sure =
    Tag »{ $title }« tilbage hos { $count }?

    Beskeden bliver slettet hos alle, der fik den inden for 48 timer. Hos andre bliver teksten til en linje om, at I har taget den tilbage.
desk-recall-last = Sidste spørgsmål: Opslaget forsvinder hos { $count }. Det kan ikke fortrydes.
desk-recall-yes = Tag tilbage hos { $count }
desk-recalled = Opslaget bliver taget tilbage.
desk-posts = Kladder og opslag
desk-no-posts = Der er ingen opslag endnu.
desk-stage-draft = ✎ { $title }
desk-stage-out = ✓ { $title }
desk-stage-cancelled = ◼ { $title }
desk-stage-taken-back = ↩ { $title }
desk-newer = ← Nyere
desk-older = Ældre →
desk-feed-draft = Nyt på klinikkens hjemmeside. Her er en kladde. Intet bliver sendt, før du siger til.

### Personale

desk-people = Personale
desk-person = { $name }, { $role }
desk-invite-editor = Invitér en redaktør
desk-invite-owner = Invitér en ejer
desk-invitation =
    Send det her link til den, du vil invitere som { $role }. Det virker én gang og til { $until }.

    { $link }
desk-promote = Gør til ejer
desk-demote = Gør til redaktør
desk-remove = Fjern
desk-remove-sure = Skal { $name } ikke længere kunne sende opslag?
desk-remove-yes = Ja, fjern { $name }
desk-last-owner = Der skal være mindst én ejer.
desk-by-setting = Den ejer står i indstillingen CLINIC_OWNERS og kan kun fjernes dér.
desk-log = Log
desk-log-line = { $at }  { $name }: { $what }
desk-log-empty = Der er ikke sket noget endnu.
desk-did-invited = inviterede en { $subject }
desk-did-joined = kom med som { $subject }
desk-did-promoted = gjorde { $subject } til ejer
desk-did-demoted = gjorde { $subject } til redaktør
desk-did-removed = fjernede { $subject }
desk-did-drafted = skrev »{ $subject }«
desk-did-discarded = slettede kladden »{ $subject }«
desk-did-tested = sendte en prøve af »{ $subject }«
desk-did-confirmed = sendte »{ $subject }« ud
desk-did-paused = satte »{ $subject }« på pause
desk-did-resumed = lod »{ $subject }« fortsætte
desk-did-cancelled = afbrød »{ $subject }«
desk-did-corrected = rettede »{ $subject }«
desk-did-taken-back = tog »{ $subject }« tilbage
desk-did-warned = mindede om, at { $subject } tekster ikke er gennemgået

### Kommandolinjen

terminal-ask = Send til { $count }? [j/N]
terminal-yes = j ja
terminal-at = Det går ud { $at }.
terminal-nobody-to-ask = Her er ingen ved en terminal at spørge: Med --yes bliver det sendt uden spørgsmål. Intet er sendt.
terminal-nothing = Intet er sendt.
terminal-dry = Det var en prøve: Intet er gemt, og intet er sendt.
terminal-not-a-moment = »{ $at }« er forbi eller mere end et år ude i fremtiden, eller jeg forstår det ikke. Skriv dag og tid, for eksempel "fredag kl. 14.30" eller "2027-03-05 14:30"
terminal-no-database = Der er ingen database { $file } endnu og derfor ingen, der har sagt ja til opslag. Er DATABASE_URL rigtig? Botten laver den, når den starter.
terminal-before-draft = Filen er en kladde på klinikkens skrivebord, »{ $title }«: Send den derfra, eller på ny med --again.
terminal-before-coming = Filen er på vej: »{ $title }« går ud { $at }. --again sender den på ny.
terminal-before-out = Filen blev sendt { $at }: »{ $title }«. --again sender den på ny.
terminal-still = Der er ikke sendt noget i { $seconds } sekunder: Kører botten? Opslaget er gemt og venter på den.
terminal-leave = Udsendelsen går videre uden det her vindue. Klinikkens skrivebord viser, hvor langt den er.
terminal-gone = På skrivebordet er det blevet en kladde igen, før nogen havde fået det.

### Advarsler til personalet

desk-trouble-store = Databasen kan ikke bruges. Intet er gået tabt, men det, der skulle sendes, venter. { $detail }
desk-trouble-silence = Telegram svarer ikke. Det, der skulle sendes, venter.
desk-trouble-stuck = Udsendelsen er gået i stå. Det, der skulle sendes, venter. Sig det til jeres udvikler.
desk-trouble-refused = Telegram vil ikke sende »{ $subject }«: { $detail }
desk-trouble-fault = Der er en fejl i botten. Sig det til jeres udvikler: { $detail }
desk-trouble-feed = Klinikkens feed kan ikke læses: { $detail }
desk-trouble-unreviewed = { $detail } tekster er endnu ikke gennemgået af en fagperson.
desk-trouble-over = Det er i orden igen: { $what }

### Status

desk-status = Status { $day }
desk-status-subscribers = Abonnenter
desk-status-line = { $what }: { $number }
desk-status-since = { $now } ({ $day }: { $number })
desk-status-under-five = under 5
desk-status-tips-state = Kun tips
desk-status-tips-and-posts-state = Tips og opslag
desk-status-posts-state = Kun opslag
desk-status-paused-state = På pause
desk-status-chart = Abonnenter, { $days } dage
desk-status-recent = De seneste { $days } dage
desk-status-tips = Tips: sendt { $sent } · fejl { $refused } · for sent { $expired } · blokeret { $gone }
desk-status-posts = Opslag: sendt { $sent } · fejl { $refused } · for sent { $expired } · blokeret { $gone }
desk-status-quiz = Quizzen taget til ende
desk-status-danger = Farekort vist
desk-status-topics = Mest læste emner (sider vist)
desk-status-helpful = Tips, der hjalp flest
desk-status-share = { $share } %: { $tip }
desk-status-none = Der er ikke nok at vise endnu.
desk-status-failed = Kurven kunne ikke tegnes lige nu. Prøv igen om lidt.
desk-status-few = Tal under 5 bliver aldrig vist, heller ikke 0. Det kunne være en, I kender.

### Plakaten

desk-poster = Plakaten til venteværelset, i A4. Koden åbner botten. Den kan printes i farver og i sort-hvid.
desk-poster-pdf = PDF til print
desk-poster-png = Billede til print
desk-poster-print = Plakaten, klar til at blive printet i A4.
desk-poster-failed = Plakaten kunne ikke laves lige nu. Prøv igen om lidt.
