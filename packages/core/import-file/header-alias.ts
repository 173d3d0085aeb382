import { fold } from '../text/fold.ts';
import type { ColumnTarget } from './column-target.ts';

type NameOf<Kind> = Extract<ColumnTarget, { kind: Kind }> extends { name: infer Name } ? Name : never;

const contact = (name: NameOf<'contact'>): ColumnTarget => ({ kind: 'contact', name });
const company = (name: NameOf<'company'>): ColumnTarget => ({ kind: 'company', name });

/**
 * Spellings of headers in English, German, French and Spanish, and those of common exports. A column takes the
 * first of its slots that is free.
 */
const spellings: readonly (readonly [slots: readonly ColumnTarget[], headers: readonly string[]])[] = [
  [
    [contact('name')],
    [
      'name, full name, contact name, display name, customer name, contact, person, lead name',
      'vollständiger Name, Kontaktname, Kontakt, Ansprechpartner, Ansprechperson, Vor- und Nachname',
      'nom, nom complet, nom et prénom, prénom et nom, contact principal',
      'nombre, nombre completo, nombre y apellidos, contacto',
    ],
  ],
  [
    [contact('first_name')],
    ['first name, given name, forename, firstname contact, Vorname, prénom, nombre de pila, primer nombre'],
  ],
  [
    [contact('last_name')],
    [
      'last name, surname, family name, Nachname, Familienname, Zuname',
      'nom de famille, apellido, apellidos, primer apellido',
    ],
  ],
  [
    [contact('email')],
    [
      'email, e-mail, email address, mail, mail address, primary email, work email, business email, email 1',
      'email 1 value, e-mail 1 - value, E-Mail-Adresse, Mailadresse, adresse e-mail, adresse mail, courriel',
      'adresse électronique, correo, correo electrónico, dirección de correo, dirección de correo electrónico',
    ],
  ],
  [
    [contact('phone'), contact('phone_secondary')],
    [
      'phone, phone number, phone no, phone nr, telephone, telephone number, tel, tel no, tel nr, primary phone',
      'main phone, phone 1, phone 1 - value, contact number, contact phone, number to call, caller id',
      'Telefon, Telefonnummer, Telefonnr, Rufnummer, Tel.-Nr., Telefon 1',
      'téléphone, numéro de téléphone, n° de téléphone, tél, téléphone 1',
      'teléfono, número de teléfono, número telefónico, n.º de teléfono, teléfono 1',
      'mobile, mobile phone, mobile number, mobile phone number, mobile no, cell, cell phone, cell number',
      'cellphone number, cellular, GSM, WhatsApp, WhatsApp number',
      'Handy, Handynummer, Mobil, Mobiltelefon, Mobilnummer, Mobilfunk',
      'portable, téléphone portable, numéro de portable, tél portable, téléphone mobile',
      'móvil, teléfono móvil, número de móvil, celular, teléfono celular',
    ],
  ],
  [
    [contact('phone_secondary')],
    [
      'phone secondary, secondary phone, second phone, phone 2, phone number 2, phone 2 - value, other phone',
      'alternate phone, alternative phone, alt phone, telephone 2, mobile 2, Telefon 2, Zweitnummer',
      'téléphone 2, teléfono 2, otro teléfono',
    ],
  ],
  [
    [contact('job_title')],
    [
      'job title, title, position, role, job, job position, organization title, designation, occupation',
      'Berufsbezeichnung, Jobtitel, Stellenbezeichnung, Funktion, Beruf, intitulé de poste, poste, fonction',
      'cargo, puesto, título profesional',
    ],
  ],
  [
    [contact('lead_status')],
    ['lead status, contact status, Lead-Status, Leadstatus, statut du lead, estado del lead'],
  ],
  [
    [contact('source')],
    [
      'source, lead source, contact source, original source, Quelle, Herkunft, Lead-Quelle, origine, fuente, origen',
    ],
  ],
  [[contact('department_id')], ['department id']],
  [[contact('owner_id')], ['owner id']],
  [[contact('timezone')], ['timezone, time zone, tz, Zeitzone, fuseau horaire, zona horaria, huso horario']],
  [
    [contact('preferred_contact_method')],
    [
      'preferred contact method, preferred method of contact, contact preference, preferred contact',
      'bevorzugte Kontaktart, bevorzugter Kontaktweg, mode de contact préféré, moyen de contact préféré',
      'método de contacto preferido, medio de contacto preferido',
    ],
  ],
  [
    [contact('do_not_call')],
    [
      'do not call, dnc, do not call flag, nicht anrufen, Anrufsperre, ne pas appeler, no llamar, no molestar',
    ],
  ],
  [
    [contact('notes')],
    [
      'notes, note, comment, comments, remark, remarks, description, Notiz, Notizen, Bemerkung, Bemerkungen',
      'Kommentar, Anmerkung, Anmerkungen, remarque, remarques, commentaire, commentaires',
      'notas, nota, observaciones, comentario, comentarios',
    ],
  ],
  [
    [contact('tags')],
    [
      'tags, tag, labels, label, Schlagwort, Schlagwörter, Stichwörter, étiquette, étiquettes, etiqueta, etiquetas',
    ],
  ],
  [
    [contact('external_id')],
    [
      'external id, external identifier, record id, crm id, customer id, customer number, customer no, contact id',
      'externe ID, Kundennummer, Kundennr, Kunden-Nr., identifiant externe, numéro client, n° client',
      'id externo, identificador externo, número de cliente',
    ],
  ],
  [
    [company('name')],
    [
      'company, company name, organization, organisation, organization name, account, account name, employer',
      'business name, associated company, Firma, Firmenname, Unternehmen, Unternehmensname, Arbeitgeber',
      'société, entreprise, raison sociale, nom de la société, empresa, compañía, nombre de la empresa, organización',
    ],
  ],
  [
    [company('website')],
    [
      'company website, website, company url, company domain, Webseite, Website der Firma, site web, sitio web, página web',
    ],
  ],
  [
    [company('industry')],
    ['company industry, industry, Branche, secteur, secteur d’activité, sector, industria'],
  ],
  [[company('phone')], ['company phone number, company main phone, Firmentelefon']],
  [
    [company('address')],
    [
      'company address, company street, business street, business address, Firmenadresse, adresse de l’entreprise',
    ],
  ],
  [
    [company('city')],
    ['company city, business city, Firmenort, ville de l’entreprise, ciudad de la empresa'],
  ],
  [[company('state')], ['company state, company region, business state']],
  [
    [company('postal_code')],
    ['company postal code, company zip, company zip code, business postal code, Firmen-PLZ'],
  ],
  [
    [company('country')],
    [
      'company country, business country, business country/region, Firmenland, pays de l’entreprise, país de la empresa',
    ],
  ],
];

/** Numbers that are the main one only where the file has no better. */
const otherPhones = [
  'business phone, work phone, office phone, company phone, home phone, direct phone, landline, fixed line',
  'Festnetz, Festnetznummer, Telefon geschäftlich, Telefon privat, Telefon dienstlich',
  'téléphone fixe, fixe, téléphone professionnel, téléphone bureau',
  'teléfono fijo, teléfono del trabajo, teléfono de casa',
];

/** A header as it is compared: letters and digits alone, without case and accents. */
export const headerKey = (header: string): string => fold(header).replace(/[^\p{L}\p{N}]+/gu, '');

export interface Alias {
  slots: readonly ColumnTarget[];
  /** How early the column may choose among columns for the same slot; 0 is the field's own name. */
  rank: 0 | 1 | 2;
}

const aliasesOf = (slots: readonly ColumnTarget[], headers: readonly string[], rank: 1 | 2) =>
  headers
    .flatMap((line) => line.split(', '))
    .map((header, index): [string, Alias] => [
      headerKey(header),
      { slots, rank: index === 0 && rank === 1 ? 0 : rank },
    ]);

let byKey: ReadonlyMap<string, Alias> | undefined;

/** What a header, as its `headerKey`, is known to mean. */
export const findAlias = (key: string): Alias | undefined => {
  byKey ??= new Map([
    ...spellings.flatMap(([slots, headers]) => aliasesOf(slots, headers, 1)),
    ...aliasesOf([contact('phone'), contact('phone_secondary')], otherPhones, 2),
  ]);
  return byKey.get(key);
};
