import type { AccessLanguage } from './access-package.ts';
import type { PersonalStoreName } from './stores.ts';

interface Words {
  title: string;
  about: string;
  subject: string;
  requested_at: string;
  produced_at: string;
  none: string;
  missing: string;
  partial: string;
  yes: string;
  no: string;
  empty: string;
}

/** The words of the readable form of an access package. */
export const words: Readonly<Record<AccessLanguage, Words>> = {
  en: {
    title: 'Your data',
    about: 'What {team} keeps about you, by the place where it is kept.',
    subject: 'Known to us as',
    requested_at: 'Asked for',
    produced_at: 'Put together',
    none: 'none',
    missing: 'What could not be had',
    partial: 'This record is not complete.',
    yes: 'yes',
    no: 'no',
    empty: '—',
  },
  de: {
    title: 'Ihre Daten',
    about: 'Was {team} über Sie speichert, nach dem Ort, an dem es liegt.',
    subject: 'Bei uns geführt als',
    requested_at: 'Angefragt',
    produced_at: 'Zusammengestellt',
    none: 'keine',
    missing: 'Was nicht zu bekommen war',
    partial: 'Diese Auskunft ist nicht vollständig.',
    yes: 'ja',
    no: 'nein',
    empty: '—',
  },
};

/** Names of the stores in German. */
export const germanStores: Readonly<Record<PersonalStoreName, string>> = {
  contact: 'Der Kontakt selbst',
  search_entries: 'Wonach der Kontakt außerdem gefunden wird',
  activities: 'Notizen, E-Mails, Termine, Unterhaltungen, Tickets',
  edit_marks: 'Was Sammeländerungen geändert haben, vorher und nachher',
  import_marks: 'Was Zeilen von Importen geändert haben, vorher und nachher',
  undo_marks: 'Was ein Rückgängigmachen nicht zurückbringen konnte',
  memberships: 'In welchen Kampagnen der Kontakt ist',
  extractions: 'Was Anrufe über den Kontakt sagten, im Wortlaut',
  proposals: 'Werte, die auf jemanden warten, der sie annimmt',
  consents: 'Wozu Sie eingewilligt haben, und mit welchem Wortlaut',
  timeline: 'Was mit dem Kontakt geschah, von was zu was',
  calls: 'Anrufe',
  claims: 'Wem eine Nummer, Adresse, Kennung oder ein Name gehört',
  claims_of_extensions: 'Dasselbe von einer Nebenstelle',
  shared_claims: 'Wer sie mit anderen teilt',
  shared_claims_of_extensions: 'Wer eine Nebenstelle mit anderen teilt',
  called_numbers: 'Wann eine Nummer angerufen wurde',
  reserved_numbers: 'Dass eine Nummer für einen Anruf vorgemerkt ist',
  merges: 'Zusammenführungen: Anfragen, die Werte nennen können',
  merge_parts: 'Was eine Zusammenführung aus Werten machte, und was ihre Rücknahme braucht',
  merge_consents: 'Einwilligungen, die eine Rücknahme wieder wegnahm',
  pairs: 'Wem der Kontakt ähnelt',
  pair_pointers: 'Dasselbe, von der anderen Seite',
  shared_values: 'Nummern und Adressen, die viele Kontakte haben',
  suppressions: 'Dass eine Nummer oder Adresse nicht angerufen werden darf (nur als verschlüsselter Wert)',
  feed: 'Was geschah, für die, die es verfolgen',
  deliveries: 'Zustellungen solcher Ereignisse an Empfänger',
  idempotency: 'Antworten auf Anfragen, für deren Wiederholung',
  presets: 'Gespeicherte Filter, die nach einem Namen oder einer Nummer fragen',
  catalogue: 'Regeln für Tags, deren Filter nach einer Adresse oder einem Wert fragen',
  imports: 'Importe: Dateinamen, und Gründe, die Zellen anführen',
  jobs: 'Aufträge: Fehler und Hinweise, die Werte anführen',
  dropped_files: 'Dateien aus Ablageordnern, mit ihren Ergebnissen',
  uploaded_files: 'Hochgeladene Dateien, mit ihren Ergebnissen',
  job_files: 'Anfragen, Teile und Fehler von Aufträgen',
  import_files: 'Zeilen und Ergebnisse von Importen',
  transcripts: 'Mitschriften, die auf ein Sprachmodell warten',
  export_records: 'Exporte: Filter, die nach einem Namen oder einer Nummer fragen',
  exports: 'Dateien von Exporten, mit ihren Verzeichnissen',
  export_parts: 'Kontakte, aus denen gerade eine Datei entsteht',
  access_packages: 'Auskünfte, wie diese, die es noch gibt',
  given_up_changes: 'Änderungen, die nicht verarbeitet werden konnten',
  given_up_events: 'Ereignisse, die nicht verarbeitet werden konnten',
};

/** Names of properties in German, where people see them; others stay as they are. */
export const germanProperties: Readonly<Record<string, string>> = {
  name: 'Name',
  first_name: 'Vorname',
  last_name: 'Nachname',
  email: 'E-Mail',
  phone: 'Telefon',
  phone_raw: 'Telefon, wie angegeben',
  phone_secondary: 'Weiteres Telefon',
  job_title: 'Position',
  company: 'Unternehmen',
  tags: 'Tags',
  notes: 'Notizen',
  custom_fields: 'Eigene Felder',
  do_not_call: 'Nicht anrufen',
  timezone: 'Zeitzone',
  source: 'Quelle',
  created_at: 'Angelegt',
  updated_at: 'Geändert',
  purpose: 'Zweck',
  status: 'Stand',
  basis: 'Rechtsgrundlage',
  wording: 'Wortlaut',
  wording_version: 'Fassung des Wortlauts',
  channel: 'Weg',
  proof: 'Nachweis',
  at: 'Wann',
  by: 'Wer',
  recorded_at: 'Festgehalten',
  kept_until: 'Aufbewahrt bis',
};
