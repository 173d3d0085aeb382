export const contactHeader = ['name', 'phone', 'email', 'company', 'notes'];

const western = ['Zoë', 'Jürgen', 'Bärbel', 'François', 'Ståle'];
const worldwide = ['Иван', 'Ольга', 'Νίκος', '太郎', 'محمد', 'Zoë 📞', '👩‍👩‍👧 Family'];

/** Contacts as cells with all that CSV gives a meaning, each with a number of its own. */
export const contactCells = (
  count: number,
  { newline, isUnicode }: { newline: string; isUnicode: boolean },
): string[][] => {
  const names = isUnicode ? [...western, ...worldwide] : western;
  return Array.from({ length: count }, (_, n) => [
    `${names[n % names.length]} ${n}`,
    `+1202555${1_000 + n}`,
    `person.${n}@example.com`,
    ['Müller, Söhne & Co', 'A "quoted" firm', '"', 'pipe | semicolon ; comma ,', 'Plain'][n % 5] ?? '',
    [`line one${newline}line two, "three"${newline}`, '5 €', '', 'tab\there', "it's"][n % 5] +
      (n % 5 ? '' : '.'),
  ]);
};
