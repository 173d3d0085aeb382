import { wordSet } from './words.ts';

/**
 * Words that are part of no name, company or address that is said in plain speech, English and German, as `plain`
 * writes them. They end what is read as one.
 */
export const common = wordSet(
  // English: pronouns, articles, prepositions, conjunctions.
  "i i'm i've i'd i'll me my mine myself you you're your yours he he's him his she she's her hers it it's its we we're we've",
  "our ours us they they're them their theirs this that that's these those there there's here here's who who's what what's",
  'a an the of to in on at by for from with without about as into over under after before since until till than then',
  'and or but so because if when while where why how which whose not no nor yes yeah yep yup nope ok okay',
  "is are was were be been being am isn't aren't wasn't do does did don't doesn't didn't done have has had haven't having",
  "can can't could couldn't will won't would wouldn't shall should may might must let let's lets thats whats dont im ive",
  'well just only also too very really actually maybe perhaps now still already again ever never always sometimes soon',
  'today tomorrow yesterday please thanks thank sorry sure right correct exactly great good fine nice hi hello hey bye',
  'speaking calling talking working looking going getting trying asking writing moving living paying call calls called',
  'work works worked live lives lived get got go goes went come came take took make made put see saw know knew think guess',
  'want wanted need needed like liked use used using say said says tell told ask asked write wrote send sent reach find look',
  'give gave keep kept try tried believe mean means meant hope remember run runs pay pays paid spend buy bought own owns',
  'email e-mail mail address number phone cell mobile name company firm business job office home house budget customer',
  'one two three four five six seven eight nine ten hundred thousand first second third last next new old other another',
  'some any all both each every much many more most less few lot bit kind sort thing things something anything nothing',
  'none nobody nowhere anyone anywhere niemand niemandem nirgends nichts keiner um uh uhm erm er hm hmm oh ah mm mhm haha wait hang hold moment second minute course best currently spelled spelling spell',
  'interested retired married single driving busy unfortunately probably around roughly available at-home self-employed',
  'mr mrs ms sir madam doctor',
  // German.
  'ich mich mir mein meine meinem meinen meiner meins du dich dir dein deine er ihn ihm sein seine seinem seinen seiner sie',
  'ihr ihre ihrem ihren ihrer ihnen es wir uns unser unsere unserem unseren unserer man wer was wann wo wie warum welche',
  'welcher welches welchem der die das den dem des ein eine einen einem einer eines kein keine keinen dies diese dieser',
  'dieses diesen jene in im an am auf aus bei beim mit nach von vom zu zum zur vor ueber unter fuer um gegen ohne durch',
  'bis seit und oder aber sondern denn weil dass ob wenn als also auch nur noch schon mal doch ja nein nee noe ne nicht nie',
  'bin bist ist sind seid war waren waere sei wird werde werden wurde wuerde habe hab hast hat haben hatte haette kann',
  'koennen koennte muss muessen soll sollen will wollen moechte moechten darf duerfen mag ginge geht gehen gibt gebe',
  'hier da dort jetzt gerade grad heute morgen gestern dann so sehr gern gerne bitte danke genau richtig stimmt klar',
  'natuerlich vielleicht eigentlich uebrigens leider eben halt einfach ungefaehr etwa circa rund guten guter gute gut tag',
  'abend hallo moin servus gruess gruesse tschuess wiederhoeren apparat spreche spricht rufe ruft rufen heisse heisst',
  'arbeite arbeitet arbeiten wohne wohnen leite leitet komme kommt nehme nehmen schreibe schreiben schicke schicken',
  'erreichen erreichbar lautet lauten mail mailadresse emailadresse adresse nummer telefon telefonnummer handy handynummer',
  'name namen vorname nachname familienname firma unternehmen betrieb kundennummer frau herr herrn firmenname',
  'aeh aehm oehm tja ach oh moment mal warten quatsch entschuldigung sorry verzeihung falsch',
  'null eins zwei zwo drei vier fuenf sechs sieben acht neun zehn hundert tausend euro dollar dollars',
  'geschaeftlich privat dienstlich beruflich weiterhin aktuell derzeit momentan zurzeit selbstaendig selbststaendig rentner',
  'buchstabiere buchstabiert geschrieben klein gross zusammen wort grossgeschrieben kleingeschrieben',
);
