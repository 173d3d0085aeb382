import type { Random } from './random.ts';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Given names that have short forms, for which the list of the product is not asked. */
export const shortened: Readonly<Record<string, readonly string[]>> = {
  William: ['Bill', 'Will', 'Billy'],
  Robert: ['Bob', 'Rob'],
  Richard: ['Rick', 'Dick'],
  Elizabeth: ['Liz', 'Beth', 'Betty'],
  Margaret: ['Peggy', 'Maggie'],
  Katherine: ['Kate', 'Kathy'],
  Michael: ['Mike', 'Michi'],
  James: ['Jim', 'Jimmy'],
  Thomas: ['Tom'],
  Christopher: ['Chris'],
  Alexander: ['Alex', 'Sascha'],
  Nicholas: ['Nick'],
  Edward: ['Ted', 'Eddie'],
  Jennifer: ['Jenny'],
  Susan: ['Sue'],
  Johannes: ['Hans', 'Hannes'],
  Josef: ['Sepp', 'Jupp'],
  Katharina: ['Kathi', 'Käthe'],
  Elisabeth: ['Lisa', 'Sissi'],
  Friedrich: ['Fritz'],
  Wolfgang: ['Wolf'],
  Stefanie: ['Steffi'],
  Ulrich: ['Uli'],
  Ursula: ['Uschi'],
  Joachim: ['Achim', 'Jochen'],
  Andreas: ['Andi'],
  Maximilian: ['Max'],
  Sebastian: ['Basti'],
  Gabriele: ['Gabi'],
  Benjamin: ['Ben'],
};

const english = {
  first:
    words(`James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan
    Thomas Jessica Christopher Sarah Charles Karen Daniel Lisa Matthew Nancy Anthony Margaret Mark Ashley Steven Emily
    Andrew Donna Paul Michelle Joshua Carol Kenneth Amanda Kevin Melissa Brian Deborah Timothy Stephanie Ronald Rebecca
    Jason Sharon Edward Laura Jeffrey Cynthia Ryan Amy Jacob Kathleen Gary Angela Nicholas Shirley Eric Brenda Jonathan
    Emma Stephen Anna Larry Pamela Justin Nicole Scott Samantha Brandon Katherine Benjamin Christine Samuel Helen Gregory
    Debra Alexander Rachel Patrick Carolyn Frank Janet Raymond Maria Jack Olivia Dennis Heather Jerry Diane Tyler Julie
    Aaron Joyce Jose Victoria Adam Ruth Nathan Virginia Henry Lauren Zachary Kelly Douglas Christina Peter Joan Kyle
    Evelyn Noah Judith Ethan Andrea Jeremy Hannah Walter Megan Christian Cheryl Keith Jacqueline Austin Martha Roger
    Teresa Terry Gloria Sean Ann Gerald Sara Carl Madison Dylan Kathryn Harold Beverly Jordan Alice Jesse Danielle Bryan
    Theresa Lawrence Sophia Arthur Marie Gabriel Diana Bruce Brittany Logan Natalie Billy Isabella Joe Charlotte Alan
    Rose Juan Alexis Elijah Kayla Willie Lori Albert Mia Wayne Grace Randy Judy`),
  last: words(`Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson
    Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker
    Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter
    Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers
    Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood
    James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Powell
    Jenkins Perry Russell Sullivan Bell Coleman Butler Henderson Barnes Fisher Vasquez Simmons Graham Murray Ford Castro
    Marshall Owens Harrison Fernandez Macdonald Woods Washington Kennedy Wells Vargas Henry Chen Freeman Webb Tucker Guzman
    Burns Crawford Olson Simpson Porter Hunter Gordon Mendez Silva Shaw Snyder Mason Dixon Munoz Hunt Hicks Holmes Palmer
    Wagner Black Robertson Boyd Stone Salazar Fox Warren Mills Meyer Rice Schmidt Daniels Ferguson Nichols Stephens Soto
    Weaver Ryan Gardner Payne Grant Dunn Kelley Spencer Hawkins Arnold Pierce Hansen Peters Santos Hart Bradley Knight`),
};

const german = {
  first:
    words(`Thomas Andreas Michael Stefan Peter Wolfgang Klaus Jürgen Christian Martin Alexander Frank Ursula Monika
    Petra Sabine Andrea Claudia Susanne Birgit Karin Gabriele Brigitte Renate Anna Julia Katharina Stefanie Nicole Lena
    Markus Daniel Matthias Sebastian Jan Tobias Florian Philipp Lukas Maximilian Felix Jonas Paul Leon Elias Johannes Josef
    Friedrich Heinrich Karl Hans Werner Günter Helmut Manfred Dieter Uwe Bernd Ralf Jörg Torsten Sven Dirk Holger Olaf Kai
    Ulrich Joachim Benjamin Simon David Fabian Dominik Patrick Marcel Dennis Kevin Nils Tim Björn Sören Elisabeth Maria
    Christine Angelika Martina Heike Silke Anja Tanja Kerstin Katrin Melanie Sandra Sarah Laura Lisa Marie Sophie Johanna
    Charlotte Emma Mia Hannah Franziska Theresa Magdalena Eva Barbara Ingrid Helga Gisela Christa Erika Hildegard Ilse Gerda
    Edeltraud Waltraud Rosemarie Annegret Antje Wiebke Frauke Ute Ulrike Jutta Doris Marion Anke Beate Bettina Cornelia`),
  last: words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein
    Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann
    Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn
    Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon
    Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber
    Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer`),
};

const others = {
  first:
    words(`José María Luis Carmen Javier Ana Carlos Lucía Miguel Sofía François Élodie Jean Chloé Pierre Amélie
    Giuseppe Giulia Francesco Chiara Luca Martina Mehmet Ayşe Mustafa Fatma Emre Zeynep Piotr Agnieszka Krzysztof
    Małgorzata Tomasz Łukasz Иван Ольга Сергей Наталья Дмитрий Екатерина Αλέξανδρος Ελένη Γιώργος 小明 伟 秀英 Ahmed Fatima
    Omar Aisha Søren Åse Bjørn Ingrid Nguyễn Linh João Luís Inês Đorđe Miloš Jiří Zdeněk`),
  last: words(`García Fernández Martínez Núñez Muñoz Dubois Lefèvre Moreau Girard Rossi Russo Ferrari Esposito Bianchi
    Yılmaz Kaya Demir Şahin Çelik Öztürk Kowalski Wiśniewski Nowak Wójcik Kamiński Иванов Петрова Смирнов Кузнецова
    Παπαδόπουλος Νικολάου 王 李 张 刘 陈 Khan Hassan Ali Jørgensen Sørensen Åkesson Østergaard Trần Phạm Silva Ferreira
    Novák Dvořák Petrović Jovanović`),
};

const germanParts = [
  words(
    'Wester Ober Nieder Stein Eichen Linden Brunn Kirch Hohen Rosen Grün Alt Feld Wald Bach Berg Sand Mühl Hag Reichen',
  ),
  words(
    'mann meier berger müller hoff bauer huber wald stein feld bacher kamp egger reuter hauser brink dorfer',
  ),
] as const;
const englishParts = [
  words('Black White Hart Ash Thorn Wood Brad Stan Whit Lang Bur Col Har Win Mill Ever Rad Hol Fair Nor'),
  words('wood ford ton ley field worth ham well more bridge stead brook land cliff bury shaw'),
] as const;

export interface FullName {
  first: string;
  last: string;
}

/** A person's name, common ones more often than rare ones. */
export const newName = (random: Random): FullName => {
  const kind = random.next();
  const [pool, parts] =
    kind < 0.45 ? [english, englishParts] : kind < 0.9 ? [german, germanParts] : [others, undefined];
  const isRare = parts !== undefined && random.is(0.55);
  const last = isRare ? random.pick(parts[0]) + random.pick(parts[1]) : random.common(pool.last);
  const first = random.common(pool.first);
  const doubled = random.is(0.04) && parts !== undefined;
  return { first, last: doubled ? `${last}-${random.pick(pool.last)}` : last };
};
