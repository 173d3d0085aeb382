/** Given names with the short forms that people go by, the whole name first; written for this table. */
export const englishShortForms = `
abigail: abby abbie gail
abraham: abe bram
adelaide: addie heidi
albert: al bert bertie
alexander: alex alec al xander sandy sasha
alexandra: alex alexa lexi sandra sandy sasha
alfred: alf alfie fred
alison: ali ally
amanda: mandy manda
amelia: amy millie mel
andrew: andy drew
angela: angie ange
anne: annie nan nancy
anthony: tony ant
antoinette: toni nettie
archibald: archie
arthur: art artie
augustus: gus augie
barbara: barb barbie babs
bartholomew: bart
beatrice: bea trixie
benjamin: ben benny benji
bernadette: bernie
bernard: bernie
bradley: brad
brandon: bran
bridget: biddy bridie
calvin: cal
cameron: cam
caroline: carrie caro lina
cassandra: cass cassie sandra
catherine: cathy cath cate cat kate katie kit kitty
cecilia: cece celia
charles: charlie chuck chas chaz
charlotte: charlie lottie char
christine: chris chrissy tina
christopher: chris kit topher
clarence: clar
clifford: cliff
clinton: clint
constance: connie
cornelius: neil corny
cynthia: cindy
daniel: dan danny
danielle: dani
david: dave davey
deborah: deb debbie debby
dennis: denny den
diana: di
dominic: dom nick
donald: don donnie
dorothy: dot dottie dolly
douglas: doug
edmund: ed eddie ned
edward: ed eddie ned ted teddy
eleanor: ellie nell nora
elizabeth: liz lizzie beth betty betsy eliza libby lisa elsie bess
emily: em emmy millie
ernest: ernie
eugene: gene
evelyn: evie eve
florence: flo florrie flossie
frances: fran frannie francie
francis: frank frankie fran
franklin: frank
frederick: fred freddie rick
gabriel: gabe
gabrielle: gabby
geoffrey: geoff jeff
george: georgie
gerald: gerry jerry
gertrude: trudy gert gertie
gilbert: gil bert
gregory: greg
gwendolyn: gwen
harold: harry hal
harriet: hattie
henrietta: etta hettie
henry: harry hank hal
herbert: herb bert
howard: howie
hubert: hugh bert
irving: irv
isaac: ike zac
isabella: izzy bella belle
jacob: jake
jacqueline: jackie
james: jim jimmy jamie jem
janet: jan
jason: jay
jeffrey: jeff
jennifer: jen jenny jenni
jeremiah: jerry
jeremy: jerry jem
jerome: jerry
jessica: jess jessie
joan: joanie
joanna: jo joan
john: jack johnny jon jock
jonathan: jon jonny nathan
joseph: joe joey jo
josephine: jo josie
joshua: josh
judith: judy jude
julia: julie jules
katherine: kathy kath kate katie kay kit kitty kat
kenneth: ken kenny
kimberly: kim kimmy
lawrence: larry laurie
leonard: len lenny leo
leslie: les
lewis: lew lou
lillian: lily lil
louis: lou louie
louise: lou
lucille: lucy lou
madeline: maddie
magdalene: maggie lena
malcolm: mal
margaret: maggie meg peggy marge margie madge greta daisy rita
martha: marty patty
martin: marty
mary: molly polly mae mamie
matilda: tilly mattie
matthew: matt matty
maurice: mo morrie
maximilian: max
melanie: mel
melissa: mel missy lissa
michael: mike mick micky mikey mitch
michelle: shelly chelle
mildred: millie
mitchell: mitch
mohammed: mo muhammad mohamed mohammad muhammed mehmet
montgomery: monty
nancy: nan
natalie: nat
nathan: nat nate
nathaniel: nat nate nathan
nicholas: nick nicky nico
nicole: nicky
norman: norm
oliver: ollie
olivia: liv livvy
oscar: ozzie
oswald: oz ozzie
pamela: pam
patricia: pat patty trish tricia patsy
patrick: pat paddy
penelope: penny
peter: pete
philip: phil pip
phyllis: phyl
priscilla: cilla
prudence: pru
rachel: rach
randolph: randy
raymond: ray
rebecca: becky becca
reginald: reg reggie
richard: rick ricky dick rich richie
robert: bob bobby rob robbie bert
roberta: bobbie
roderick: rod
rodney: rod
roger: rodge
roland: rollo
ronald: ron ronnie
rosemary: rose rosie
rudolph: rudy
russell: russ
samantha: sam sammy
samuel: sam sammy
sarah: sally sadie
scott: scotty
sebastian: seb bas
sharon: shaz
sidney: sid
simon: si
stanley: stan
stephanie: steph stevie
stephen: steve
steven: steve
stewart: stew stu
stuart: stu
susan: sue susie suzy
susanna: sue susie suzy
sylvester: sly
tabitha: tabby
terence: terry
teresa: terry tess tessa
theodore: ted teddy theo
theresa: terry tess tessa
thomas: tom tommy
timothy: tim timmy
tobias: toby
ulysses: uly
ursula: ursie
valerie: val
vanessa: nessa
veronica: ronnie vera
victor: vic
victoria: vicky vic tori
vincent: vince vinny
virginia: ginny ginger
vivian: viv
walter: walt wally
wendell: dell
wilfred: wilf fred
wilhelmina: mina billie
william: will bill billy willy liam
winifred: winnie freda
winston: win
zachary: zach zack
`;

export const germanShortForms = `
adalbert: bert
adelheid: heidi heide
agnes: agi
albrecht: albert
alexander: alex sascha xaver
alexandra: alex sandra sascha
alfons: fons
alois: lois loisl
andreas: andi andy andre
angelika: geli angie
anna: anni anne änne
annegret: anne gret
annemarie: anne annemie
anton: toni
antonia: toni
august: gustl
barbara: babsi bärbel barbi
benedikt: bene
benjamin: ben benni
bernhard: bernd berni hardy
bernadette: berni
brigitte: gitte biggi gitti
burkhard: burkard
christian: chris christl
christiane: christel chris jane
christina: tina chris
christoph: chris stoffel
cornelia: conny nelly
daniela: dani
dieter: didi
dietrich: dieter dirk
dominik: nick
dorothea: doro thea dorle
eberhard: ebi hardy
edeltraud: traudl
eduard: edi ede
eleonore: lore nora
elfriede: friedel elfi
elisabeth: lisa liese liesl elli else elsbeth sissi lisbeth betty
emil: milo
ernst: erni
eugen: gene
eva: evi
felizitas: feli
ferdinand: ferdi fernand
franziska: franzi fanny
franz: franzl
friederike: rike frieda
friedrich: fritz friedel fred
gabriele: gabi gaby
georg: schorsch
gerhard: gerd gert hardy
gertrud: trude trudi traudl
gisela: gisi gila
gottfried: friedel götz
gregor: gregori
günter: günther guenni
gustav: gustl
hannelore: hanne lore hannah
hans: hansi hannes johannes johann
heinrich: heiner heinz hein henrik
helena: lena leni hella
helene: lena leni hella
helmut: helle helmi
henriette: jette henni
herbert: berti
hermann: hermi
hildegard: hilde hildi
hubert: hubsi bert
ignaz: naz
ingeborg: inge inga
irmgard: irmi
isabella: bella isa
jakob: jockel jaki
jasmin: jassi
joachim: achim jochen
johann: hans hannes jan
johanna: hanna hanni hannah jo
johannes: hans hannes jan johann
jonathan: jonny
josef: sepp jupp josi beppo
josefine: josi fine
julia: jule julchen
karin: karina
karl: kalle carl
karl-heinz: kalle
karoline: caro line lina
katharina: kathi käthe katja katrin tina
klaus: nikolaus
konrad: conny kurt
kristina: tina krissi
kunigunde: kuni gundi
leonhard: leo hardy
leopold: leo poldi
lieselotte: lilo lotte liesl
ludwig: lutz wiggerl
luise: lulu
magdalena: lena leni magda
manfred: manni fred
margarete: grete greta gretel margot marga
margareta: grete greta gretel
maria: mia mariechen
marie: mimi
marianne: nanni
martina: tina
mathilde: tilde tilda
matthias: matze hias mattes
maximilian: max maxi
melanie: mel melli
michael: michi michl micha
michaela: michi ela
monika: moni
nikolaus: klaus niko nick niki
otto: otti
patrizia: patty patti
peter: pit
petra: peti
philipp: flip phil
rainer: reiner
regina: gina
reinhard: hardy reiner
reinhold: holdi
renate: nate reni
robert: robbi rob
roland: rolli
rosemarie: rosi romy
rosina: rosi
rudolf: rudi rolf
sabine: bine sabi
sebastian: basti wastl
siegfried: siggi sigi friedel
sieglinde: linde
sigrid: siri
simone: mone
sofie: fieke
stefan: steff
stefanie: steffi
susanne: sanne susi
theodor: theo
theresia: resi resl thesi
thomas: thomi tom
ulrich: uli ulli
ulrike: ulli uli rike
ursula: uschi ulla
valentin: valli
verena: vreni
veronika: vroni
viktor: vicki
viktoria: vicki vicky
vinzenz: zenz
volker: volki
walburga: burgl
waltraud: traudl
werner: werni
wilfried: willi friedel
wilhelm: willi willy helm
wilhelmine: mine minna
wolfgang: wolf wolfi
xaver: xaverl
`;

/** Further given names: two different ones are two people, however alike they are spelled. */
export const otherGivenNames = `
aaron adam adrian agata agnieszka ahmed aisha alan alberto alejandro alejandra ali alice alicia alina alma amir ana
anastasia andrea andrei andrej angelo anja anke anita annika antje anton antonio ariane arne asli astrid aylin ayse
beate beatriz bettina birgit björn bruno carla carlo carlos carmen carolin caroline carsten celina chantal chiara
clara claudia claus claire colin conrad cristina dana dario david denise detlef diego dilek dirk doris edgar edith
elena elias elif elke ella elsa emilia emine emma emre enrique enzo eric erich erik erika esther eva fabian fabio
fatima fatma felix fernando filip finn fiona florian francesca francesco frauke fynn giovanni giulia giuseppe grace
hakan hans harald hannah hassan heike heiko hendrik henning holger hugo hussein ian ibrahim ida ilona ilse imke ines
ingo ingrid irene iris irina ivan jaime jana janina janine janna jannik jared jarek jasper javier jens jessika joana
joel joerg joern jonas jordan jorge jose juan judith julian juliane julien jürgen jörg jutta kai karen karsten kathrin
katrin kerstin kevin kim kirsten klara kristin lara lars laura lea leila leon leonie linda linus lorena lorenzo luca
lucas lucia lucy luis luisa luka lukas lutz lydia maja malte manuel manuela mara marc marcel marcin marco marcus maren
margit mariam mariana mario marina marion marius mark marko markus marlene marta martha mateo matteo mauro mehmet meike
mia miguel milan milena mira miriam mohamed monica morten moritz murat mustafa nadia nadine naomi natalia natascha nele
nico niklas nils nina nora norbert olaf oleg olga omar paola paolo pascal patricia paul paula pauline pavel pedro pia
piotr rafael raimund ralf ramona raphael raul ricardo roberto rolf roman rosa ruben ruth sabrina sandro sara selin
serena sergej sergio silke silvia silvio simona sofia sonja sophia sophie stella svenja sven swantje sylvia tamara tanja
tatjana thea theresa thorsten till tim timo tobias tom tomas torben torsten udo ute uwe valentina vera viola vladimir
yasmin yusuf yvonne zoe
`;
