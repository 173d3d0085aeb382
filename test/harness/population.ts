// Names with how many of ten thousand people bear them, roughly as the censuses of the United States, Spain and Germany
// tell: the most frequent ones, whose beginnings are what indexes have to stand.

const first = {
  en: `James 166 John 164 Robert 157 Michael 131 William 123 David 118 Richard 85 Charles 76 Joseph 70 Thomas 69
    Christopher 52 Daniel 49 Paul 47 Mark 47 Donald 47 George 46 Kenneth 41 Steven 39 Edward 39 Brian 37 Ronald 36
    Anthony 36 Kevin 34 Jason 33 Matthew 33 Gary 33 Timothy 32 Jose 31 Larry 30 Jeffrey 30 Frank 29 Scott 27 Eric 27
    Andrew 27 Mary 131 Patricia 54 Linda 52 Barbara 49 Elizabeth 47 Jennifer 47 Maria 41 Susan 40 Margaret 38
    Dorothy 36 Lisa 35 Nancy 33 Karen 33 Betty 33 Helen 33 Sandra 31 Donna 29 Carol 28 Ruth 28 Sharon 28 Michelle 26
    Laura 26 Sarah 25 Kimberly 25 Deborah 25 Jessica 24 Shirley 24 Cynthia 23 Angela 23 Melissa 23 Brenda 23 Amy 23
    Anna 22 Rebecca 22 Virginia 22 Kathleen 21 Pamela 21 Olivia 18 Zoe 12 Victor 12 Wayne 12 Quentin 4 Ursula 4
    Hannah 17 Isabella 15 Grace 18 Frances 21 Tyler 14 Nathan 14 Roger 16 Peter 19 Philip 15 Harold 18 Fred 12`,
  es: `Antonio 160 Manuel 140 José 134 Francisco 112 David 88 Juan 80 Javier 77 Daniel 74 José-Antonio 73
    Francisco-Javier 68 José-Luis 66 Carlos 62 Alejandro 61 Jesús 59 Miguel 55 Rafael 48 Pablo 45 Pedro 44 Ángel 43
    Sergio 42 Fernando 38 Jorge 36 Luis 36 Alberto 34 Álvaro 30 Diego 27 Adrián 28 Raúl 24 Enrique 23 Ramón 22
    María-Carmen 156 María 139 Carmen 88 Ana-María 64 Josefa 62 Isabel 59 Laura 58 María-Pilar 58 Dolores 56
    Cristina 53 Marta 52 Lucía 50 Ana 48 María-Teresa 47 Paula 46 Francisca 45 Elena 43 Antonia 42 Sara 38 Raquel 31
    Rosa 34 Pilar 33 Nuria 23 Silvia 26 Patricia 26 Rocío 20 Mercedes 25 Beatriz 21 Teresa 22 Victoria 12 Yolanda 16`,
  de: `Peter 91 Michael 87 Thomas 81 Andreas 72 Wolfgang 68 Klaus 60 Jürgen 60 Günter 52 Stefan 63 Christian 60 Uwe 48
    Werner 46 Horst 43 Frank 54 Dieter 48 Manfred 44 Gerhard 38 Hans 56 Bernd 40 Markus 44 Matthias 41 Martin 50
    Daniel 40 Jan 36 Alexander 42 Tobias 30 Lukas 26 Felix 20 Maximilian 22 Paul 26 Ralf 34 Rainer 33 Heinz 30
    Maria 84 Ursula 72 Monika 62 Petra 58 Elisabeth 56 Sabine 58 Renate 50 Helga 46 Karin 50 Brigitte 46 Ingrid 44
    Erika 38 Andrea 50 Gisela 36 Claudia 44 Susanne 42 Gabriele 42 Christa 34 Anna 46 Julia 32 Katharina 30 Stefanie 32
    Nicole 34 Anja 30 Birgit 36 Barbara 32 Sandra 28 Heike 34 Lena 20 Emma 16 Sophie 20 Johanna 20 Vera 10 Yvonne 14`,
} as const;

const last = {
  en: `Smith 88 Johnson 70 Williams 57 Brown 51 Jones 51 Garcia 42 Miller 42 Davis 40 Rodriguez 40 Martinez 38
    Hernandez 37 Lopez 31 Gonzalez 30 Wilson 29 Anderson 28 Thomas 27 Taylor 27 Moore 26 Jackson 25 Martin 25 Lee 25
    Perez 24 Thompson 24 White 24 Harris 22 Sanchez 22 Clark 20 Ramirez 20 Lewis 19 Robinson 18 Walker 18 Young 18
    Allen 17 King 17 Wright 16 Scott 16 Torres 16 Nguyen 16 Hill 15 Flores 15 Green 15 Adams 15 Nelson 15 Baker 15
    Hall 14 Rivera 14 Campbell 14 Mitchell 14 Carter 14 Roberts 13 Turner 12 Phillips 12 Evans 12 Parker 11 Edwards 11
    Collins 11 Stewart 11 Morris 11 Murphy 10 Cook 10 Rogers 10 Ortiz 9 Kelly 9 Foster 8 Fisher 8 Dixon 6 Owens 7
    Underwood 3 Vasquez 6 Vargas 6 Zimmerman 4 Ingram 4 Quinn 3 Irwin 3 O'Brien 6 O'Connor 5`,
  es: `García 302 Rodríguez 191 González 190 Fernández 188 López 180 Martínez 172 Sánchez 169 Pérez 162 Gómez 101
    Martín 100 Jiménez 81 Hernández 75 Ruiz 76 Díaz 69 Moreno 65 Muñoz 58 Álvarez 61 Romero 45 Gutiérrez 43 Alonso 44
    Navarro 36 Torres 35 Domínguez 34 Ramos 33 Vázquez 33 Ramírez 33 Gil 32 Serrano 30 Blanco 30 Molina 29 Morales 29
    Suárez 28 Ortega 27 Castro 27 Delgado 26 Ortiz 25 Marín 23 Rubio 23 Núñez 22 Medina 22 Sanz 22 Iglesias 20
    Castillo 20 Cortés 19 Garrido 18 Santos 18 Guerrero 18 Lozano 17 Cano 17 Cruz 17 Méndez 16 Flores 15 Prieto 15
    Herrera 15 Peña 15 León 15 Cabrera 14 Vega 13 Ibáñez 11 Zapata 4 Urrutia 3 Esteban 9 Bravo 10 Bermúdez 5 Vicente 12`,
  de: `Müller 95 Schmidt 69 Schneider 40 Fischer 35 Meyer 33 Weber 31 Schulz 27 Wagner 27 Becker 27 Hoffmann 26
    Schäfer 22 Koch 22 Bauer 21 Richter 20 Klein 19 Schröder 18 Wolf 18 Neumann 17 Schwarz 17 Zimmermann 16 Krüger 15
    Braun 15 Hofmann 14 Schmitz 14 Hartmann 14 Lange 14 Schmitt 13 Werner 13 Krause 13 Meier 13 Lehmann 13 Schmid 12
    Schulze 12 Maier 12 Köhler 12 Herrmann 11 Walter 11 König 11 Mayer 11 Huber 11 Kaiser 10 Fuchs 10 Peters 10 Lang 9
    Scholz 9 Möller 9 Weiß 9 Jung 9 Hahn 8 Vogel 8 Friedrich 8 Keller 8 Günther 8 Frank 8 Berger 8 Winkler 8 Roth 8
    Beck 8 Lorenz 7 Baumann 7 Franke 7 Albrecht 7 Ludwig 7 Simon 6 Böhm 6 Kraus 6 Martin 6 Otto 5 Engel 6 Busch 6
    Arnold 5 Pohl 5 Thomas 5 Nowak 4 Ernst 4 Jansen 4 Dietrich 4 Ulrich 3 Voigt 5 Yilmaz 3 Ziegler 5 Öztürk 2`,
} as const;

const areas = {
  en: ['+1212', '+1415', '+1312', '+1617', '+1305'],
  es: ['+3491', '+346', '+3493'],
  de: ['+4930', '+49151', '+4989'],
} as const;
const providers = 'gmail.com 40 yahoo.com 12 hotmail.com 12 outlook.com 10 icloud.com 8 web.de 5 gmx.de 5';
const languages = 'en 60 es 25 de 15';
/** Of addresses, how many are a company's own, which begin alike; of people, how many have one. */
const offices = 0.08;
const addressed = 0.8;
const employed = 0.6;
const industries = ['Logistics', 'Consulting', 'Software', 'Foods', 'Motors', 'Health', 'Partners', 'Energy'];

type Language = keyof typeof first;

/** Picks a word of a list by a share of all that its numbers come to. */
const weighted = <T extends string>(list: string) => {
  const words = list.trim().split(/\s+/);
  const steps: { value: T; upTo: number }[] = [];
  let sum = 0;
  for (let index = 0; index < words.length; index += 2) {
    sum += Number(words[index + 1]);
    steps.push({ value: (words[index] ?? '').replaceAll('-', ' ') as T, upTo: sum });
  }
  return (share: number): T => (steps.find(({ upTo }) => share * sum < upTo) ?? steps[0])?.value as T;
};

const byLanguage = <T>(make: (language: Language) => T) => ({
  en: make('en'),
  es: make('es'),
  de: make('de'),
});

const pickFirst = byLanguage((language) => weighted<string>(first[language]));
const pickLast = byLanguage((language) => weighted<string>(last[language]));
const pickLanguage = weighted<Language>(languages);
const pickProvider = weighted<string>(providers);

/** Numbers from 0 to below 1 that are the same for a seed. */
const randomOf = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export interface Person {
  first_name: string;
  last_name: string;
  email: string;
  phone: string;
  company: string;
}

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase();

/** The n-th company of a Zipf law: the first has twice the people of the second, thrice those of the third. */
const zipf = (share: number, count: number) => Math.floor(Math.exp(share * Math.log(count + 1)));

/** So many people as lists of customers have them: English, Spanish and German names, each as often as it is. */
export const population = (count: number, seed = 1): Person[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, n) => {
    const language = pickLanguage(random());
    const [first_name, last_name] = [pickFirst[language](random()), pickLast[language](random())];
    const rank = zipf(random(), count / 4);
    const company = `${pickLast.en(((rank * 7_919) % 9_973) / 9_973)} ${industries[rank % industries.length]} ${rank}`;
    const own = `${plain(first_name)}.${plain(last_name)}${n}@${pickProvider(random())}`;
    const email = random() < offices ? `info${n}@${plain(company)}.com` : own;
    const area = areas[language][Math.floor(random() ** 2 * areas[language].length)] ?? '';
    const digits = String(Math.floor(((n * 0.618_033_988_7) % 1) * 10_000_000)).padStart(7, '2');
    return {
      first_name,
      last_name,
      email: random() < addressed ? email : '',
      phone: `${area}${area === '+346' ? '1' : ''}${digits}`,
      company: random() < employed ? company : '',
    };
  });
};
