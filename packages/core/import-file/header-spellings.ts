import { attributeNames } from '../attribute/attributes.ts';
import { type ColumnTarget, contactNames } from './column-target.ts';

type NameOf<Kind> = Extract<ColumnTarget, { kind: Kind }> extends { name: infer Name } ? Name : never;

const contact = (name: NameOf<'contact'>): ColumnTarget => ({ kind: 'contact', name });
const company = (name: NameOf<'company'>): ColumnTarget => ({ kind: 'company', name });
const phones = [contact('phone'), contact('phone_secondary')];

/**
 * A spelling: the properties that a column may fill, in order, and the headers that mean them, with commas
 * between them.
 */
export type Spelling = readonly [slots: readonly ColumnTarget[], headers: readonly string[]];

/**
 * Known headers in English, German, French and Spanish, and those of exports of Google Contacts, Outlook,
 * HubSpot and Salesforce. The first of each is the property's own name.
 */
export const spellings: readonly Spelling[] = [
  [
    [contact('name')],
    [
      'name, full name, contact name, contact full name, display name, customer name, contact, person, lead name',
      'client name, person name, contact person, contact person name, prospect name, member name, guest name',
      'patient name, participant name, attendee name, subscriber name, employee name, name of contact',
      'vollständiger Name, Kontaktname, Kontakt, Ansprechpartner, Ansprechperson, Vor- und Nachname, Kundenname',
      'Kontaktperson, Name des Kunden, Name des Ansprechpartners, Name Ansprechpartner, Mitgliedsname, Teilnehmername',
      'nom, nom complet, nom et prénom, prénom et nom, contact principal, nom du contact',
      'nom du client, nom client, personne de contact, interlocuteur, nom de l’interlocuteur',
      'nombre, nombre completo, nombre y apellido, nombre y apellidos, contacto, nombre del contacto',
      'nombre del cliente, nombre cliente, persona de contacto, nombre de contacto',
    ],
  ],
  [
    [contact('first_name')],
    [
      'first name, given name, first names, given names, forename, firstname contact, contact first name, person first name',
      'Vorname, Rufname',
      'prénom, prénoms, nombre de pila, primer nombre',
    ],
  ],
  [
    [contact('last_name')],
    [
      'last name, surname, family name, last names, surnames, contact last name, person last name, Nachname, Familienname, Zuname',
      'nom de famille, apellido, apellidos, primer apellido, apellido 1, apellido paterno',
    ],
  ],
  [
    [contact('email')],
    [
      'email, email address, mail, mail address, primary email, work email, business email, email 1, contact email, email id',
      'email 1 value, email 1 address, E-Mail-Adresse, Mailadresse, E-Mail geschäftlich, E-Mail 1: Adresse',
      'adresse e-mail, adresse mail, courriel, adresse électronique, adresse de messagerie, e-mail professionnel',
      'correo, correo electrónico, dirección de correo, dirección de correo electrónico, correo del trabajo',
    ],
  ],
  [
    phones,
    [
      'phone, phone number, phone no, phone nr, telephone, telephone number, tel, tel no, tel nr, primary phone',
      'main phone, phone 1, phone 1 value, contact number, contact phone, number to call, caller id',
      'Telefon, Telefonnummer, Telefonnr, Rufnummer, Telefon 1, Haupttelefon, Haupttelefonnummer',
      'numéro de téléphone, n° de téléphone, téléphone 1, téléphone principal',
      'teléfono, número de teléfono, número telefónico, n.º de teléfono, teléfono 1, teléfono principal',
      'mobile, mobile phone, mobile number, mobile phone number, mobile no, mobile phone 1, cell, cell phone',
      'cell number, cellphone number, cellular, GSM, WhatsApp, WhatsApp number, WhatsApp phone number',
      'Handy, Handynummer, Mobil, Mobiltelefon, Mobilnummer, Mobilfunk, Mobil geschäftlich, Mobiltelefon geschäftlich',
      'portable, téléphone portable, numéro de portable, tél portable, téléphone mobile, tél mobile',
      'móvil, teléfono móvil, número de móvil, celular, teléfono celular, número de celular',
    ],
  ],
  [
    [contact('phone_secondary')],
    [
      'phone secondary, secondary phone, second phone, phone 2, phone number 2, phone 2 value, other phone',
      'alternate phone, alternative phone, alt phone, telephone 2, mobile 2, mobile phone 2',
      'Telefon 2, Zweitnummer, Weiteres Telefon, Mobiltelefon 2',
      'autre téléphone, teléfono 2, otro teléfono',
    ],
  ],
  [
    [contact('phone_extension')],
    [
      'phone extension, phone ext, telephone extension, tel ext, extension, extension no, extension number, ext, ext no',
      'Nebenstelle, Nebenstellennummer, Telefon Durchwahl, Durchwahl Telefon, extension téléphonique, numéro de poste',
      'extensión telefónica, extensión del teléfono, n.º de extensión',
    ],
  ],
  [
    [contact('phone_secondary_extension')],
    [
      'phone secondary extension, secondary phone extension, phone 2 extension, phone 2 ext, extension 2, ext 2',
    ],
  ],
  [
    [contact('job_title')],
    [
      'job title, title, position, job, job position, organization title, organization 1 title, designation',
      'Jobtitel, Position im Unternehmen, Stellenbezeichnung, Stelle, Funktion, Berufsbezeichnung',
      'intitulé de poste, intitulé du poste, poste, fonction, titre de poste, cargo, puesto, puesto/cargo, título profesional',
    ],
  ],
  [
    [contact('lead_status')],
    ['lead status, contact status, statut du lead, statut du prospect, estado del lead'],
  ],
  [
    [contact('source')],
    [
      'source, lead source, contact source, original source, Quelle, Herkunft, Lead-Quelle, origine',
      'source du prospect, origine du prospect, origine de la piste, fuente, origen, origen del prospecto',
      'origen del candidato',
    ],
  ],
  [[contact('department_id')], ['department id']],
  [[contact('owner_id')], ['owner id']],
  [[contact('timezone')], ['timezone, tz, Zeitzone, fuseau horaire, zona horaria, huso horario']],
  [
    [contact('preferred_contact_method')],
    [
      'preferred contact method, preferred method of contact, contact preference, preferred contact',
      'bevorzugte Kontaktart, bevorzugter Kontaktweg, mode de contact préféré, moyen de contact préféré',
      'método de contacto preferido, medio de contacto preferido',
    ],
  ],
  [
    // Whichever of several says so opts out.
    [contact('do_not_call'), { kind: 'contact', name: 'do_not_call', appended: true }],
    [
      'do not call, dnc, do not call flag, do not phone, phone opt out, call opt out, calls opt out, do not contact',
      'do not contact flag, do not disturb, dnd, don’t call, don’t contact, no calls, never call, opt out, opted out',
      'opted out of calls, has opted out, opt out flag, do not call list, dnc list, dnc flag, do not call me',
      'nicht anrufen, bitte nicht anrufen, Anrufsperre, Telefonsperre, nicht kontaktieren, nicht telefonieren',
      'keine Anrufe, keine Werbeanrufe, keine Telefonwerbung, Kontaktsperre, Werbesperre, Werbewiderspruch',
      'Robinsonliste, ne pas appeler, ne plus appeler, ne pas contacter, ne plus contacter, pas d’appels',
      'opposition téléphonique, Bloctel, no llamar, no llamar más, no contactar, no molestar, no telefonear',
      'no desea llamadas, lista Robinson',
    ],
  ],
  [
    [contact('notes')],
    [
      'notes, note, comment, comments, remark, remarks, description, Notiz, Notizen, Bemerkung, Bemerkungen',
      'Kommentar, Kommentare, Anmerkung, Anmerkungen, Beschreibung, remarque, remarques, commentaire',
      'commentaires, notas, nota, observaciones, comentario, comentarios, descripción',
    ],
  ],
  [
    [contact('tags')],
    [
      'tags, tag, labels, label, categories, group membership, contact tags, Schlagwort, Schlagwörter, Schlagworte',
      'Kategorien, Etiketten, étiquette, étiquettes, etiqueta, etiquetas, categorías',
    ],
  ],
  [
    [contact('external_id')],
    [
      'external id, external identifier, record id, crm id, customer id, customer number, customer no, contact id',
      'lead id, lead record id, contact record id, hubspot id, salesforce id, person id',
      'externe ID, Datensatz-ID, Kontakt-ID, Kundennummer, Kundennr, identifiant externe, numéro client, n° client',
      'ID de fiche d’informations, ID d’enregistrement, ID du contact, ID de registro, ID de contacto',
      'id externo, identificador externo, número de cliente',
    ],
  ],
  [
    [company('name')],
    [
      'company, company name, organization, organisation, organization name, organisation name, account, account name',
      'organization 1 name, company / account, employer, business name, company organization, person organization',
      'Firma, Firmenname, Unternehmen, Unternehmensname, Arbeitgeber, Firma/Organisation',
      'société, entreprise, raison sociale, nom du compte, nom de la société, nom de l’entreprise, nom entreprise, employeur',
      'empresa, compañía, nombre de la cuenta, nombre de la empresa, nombre de la compañía, organización, organización/compañía',
    ],
  ],
  [
    [company('website')],
    [
      'company website, website, website url, website 1 value, web page, homepage, company url, company website url',
      'company domain, company domain name, Webseite, Webseite der Firma, Website der Firma, Internetseite',
      'site web, site internet, page web, site web de l’entreprise, sitio web, página web, sitio web de la empresa',
    ],
  ],
  [
    [company('industry')],
    [
      'company industry, industry, Branche, Branche der Firma, secteur, secteur d’activité, sector, industria',
      'sector de la empresa',
    ],
  ],
  [
    [company('phone')],
    [
      'company phone number, company main phone, company telephone, company phone no, account phone',
      'Firmentelefon, Telefon Firma, Telefon der Firma, Telefonzentrale, téléphone société',
      'téléphone de la société, téléphone de l’entreprise, teléfono de la empresa',
      'número principal de la organización, teléfono principal de la compañía',
    ],
  ],
  [
    [company('address')],
    [
      'company address, company street, company street address, business street, business address, billing street',
      'billing address, company address line 1, Firmenadresse, Firmenanschrift, Straße geschäftlich, Straße Firma',
      'adresse de l’entreprise, adresse de la société, rue (bureau), dirección de la empresa, calle del trabajo',
    ],
  ],
  [
    [company('city')],
    [
      'company city, company town, business city, billing city, Firmenort, Ort geschäftlich, Stadt geschäftlich',
      'Ort Firma, ville de l’entreprise, ville de la société, ville (bureau), ciudad de la empresa',
      'ciudad del trabajo, ciudad de trabajo',
    ],
  ],
  [
    [company('state')],
    [
      'company state, company region, company state/region, company state/province, business state',
      'business state/province, billing state, billing state/province, Region geschäftlich',
      'Bundesland geschäftlich, Bundesland/Kanton geschäftlich, Bundesland Firma, dép/région (bureau)',
      'région de l’entreprise, provincia de la empresa, provincia o estado del trabajo',
      'provincia o estado de trabajo',
    ],
  ],
  [
    [company('postal_code')],
    [
      'company postal code, company zip, company zip code, company postcode, business postal code, business zip',
      'billing postal code, billing zip/postal code, Firmen-PLZ, PLZ Firma, PLZ geschäftlich',
      'Postleitzahl geschäftlich, Postleitzahl Firma, code postal de l’entreprise, code postal (bureau)',
      'código postal de la empresa, código postal del trabajo',
    ],
  ],
  [
    [company('country')],
    [
      'company country, company country/region, business country, business country/region, billing country',
      'Firmenland, Land geschäftlich, Land/Region geschäftlich, Land Firma, pays de l’entreprise, pays (bureau)',
      'pays/région (bureau), país de la empresa, país o región del trabajo',
    ],
  ],
];

/** Columns that mean a property only where the file has no better one for it. */
export const lesserSpellings: readonly Spelling[] = [
  [[contact('name')], ['customer, client, Kunde, cliente']],
  [
    [{ kind: 'contact', name: 'name', reversed: true }],
    [
      'last name first name, last first, Nachname Vorname, Name Vorname, Familienname Vorname, nom prénom',
      'apellidos y nombre, apellido y nombre, apellidos nombre, apellidos y nombres',
    ],
  ],
  // The rest of notes that are longer than a cell of a spreadsheet.
  [[{ kind: 'contact', name: 'notes', appended: true }], ['notes continued']],
  [
    [{ kind: 'contact', name: 'last_name', appended: true }],
    ['segundo apellido, apellido 2, apellido materno, second last name, second surname'],
  ],
  [
    [{ kind: 'company', name: 'name', several: true }],
    [
      'associated company, associated companies, associated company name, primary company, primary associated company',
      'zugeordnetes Unternehmen, zugeordnete Unternehmen, primäres Unternehmen, primäres zugeordnetes Unternehmen',
      'entreprise associée, entreprises associées, entreprise principale, entreprise associée principale',
      'empresa asociada, empresas asociadas, empresa principal, empresa asociada principal',
    ],
  ],
  // The number of the company where the file has companies, and else of the contact.
  [[company('phone'), ...phones], ['company phone, corporate phone']],
  [
    phones,
    [
      'business phone, business phone 2, work phone, office phone, home phone, home phone 2, direct phone',
      'direct line, landline, fixed line, car phone, work number, home number, private phone',
      'Festnetz, Festnetznummer, Telefon geschäftlich, Telefon geschäftlich 2, Telefon privat, Telefon privat 2',
      'Telefon dienstlich, Telefon Büro, Durchwahl, Autotelefon, Mobil privat, Mobiltelefon privat',
      'téléphone fixe, fixe, téléphone professionnel, téléphone bureau, téléphone 2 bureau, téléphone domicile',
      'téléphone 2 domicile, téléphone voiture',
      'teléfono fijo, teléfono del trabajo, teléfono del trabajo 2, teléfono de casa, teléfono particular',
      'teléfono particular 2, teléfono del automóvil',
    ],
  ],
  [
    [contact('email')],
    [
      'personal email, private email, secondary email, other email, alternate email, email secondary, home email',
      'additional email addresses, E-Mail privat, e-mail personnel, correo personal, otro correo',
    ],
  ],
  [
    [contact('job_title')],
    ['role, occupation, profession, organization 1 job description, Beruf, Rolle, métier, profesión'],
  ],
  [
    [contact('tags')],
    ['keywords, groups, Stichwörter, Stichworte, Gruppen, mots-clés, groupes, palabras clave, grupos'],
  ],
];

const ignore: ColumnTarget = { kind: 'ignore' };

/**
 * Columns of exports that only describe other columns: the same in each row, or a note on what stands beside
 * it.
 */
export const technical: Spelling = [
  [ignore],
  [
    'e-mail type, e-mail display name, e-mail 2 type, e-mail 2 display name, e-mail 3 type, e-mail 3 display name',
    'E-Mail-Typ, E-Mail: Angezeigter Name, E-Mail 2: Typ, E-Mail 2: Angezeigter Name, E-Mail 3: Typ',
    'E-Mail 3: Angezeigter Name, internet free busy, Internet Frei/Gebucht, directory server, Verzeichnisserver',
    'callbook id',
  ],
];

const firstNames = 'first name, first, given name, given, forename, Vorname, prénom';
const lastNames =
  'last name, last, surname, family name, family, Nachname, Familienname, Zuname, nom de famille, apellido, apellidos';

const fillable: ReadonlySet<string> = new Set(contactNames);
/** Properties that no column fills. */
const kept = attributeNames.filter((name) => !fillable.has(name));

/**
 * Headers that mean something else beside any of these neighbours, unless the file also has one of the last;
 * undefined for no property.
 */
export const spellingsInContext: readonly (readonly [
  headers: string,
  neighbours: string,
  target?: ColumnTarget,
  unless?: string,
])[] = [
  // Words that mean a part of the name: `Vorname, Name` and `First, Last` are first and last name.
  ['name, nom', firstNames, contact('last_name'), lastNames],
  ['first, given', lastNames, contact('first_name')],
  ['last, family', firstNames, contact('last_name')],
  ['nombre', 'apellido, apellidos, apellido 1, primer apellido, apellido paterno', contact('first_name')],
  // Whoever has a name of two columns has the customer in a third, as a company or a number.
  [
    'customer, client, Kunde, cliente',
    'first name, last name, Vorname, Nachname, prénom, apellido, apellidos',
  ],
  // Mr and Dr, as Outlook has it.
  ['title', 'job title'],
  // In what Salesforce exports of its tables; elsewhere it may be anything's.
  ['id', 'SystemModstamp, IsDeleted, ReportsToId, MasterRecordId, AccountId', contact('external_id')],
  ['owner id', 'SystemModstamp, IsDeleted, ReportsToId, MasterRecordId'],
  // What an export of our own tells of a contact and nobody sets.
  [kept.join(', '), 'callbook id', ignore],
  // Outlook and Google fill these in by themselves.
  ['initials, priority, private, sensitivity', 'internet free busy, directory server, e-mail type', ignore],
  [
    'Initialen, Priorität, Privat, Vertraulichkeit',
    'Internet Frei/Gebucht, Verzeichnisserver, E-Mail-Typ',
    ignore,
  ],
];

/** Numbered columns beyond those that have a spelling of their own, as their keys. */
export const numbered: readonly (readonly [slots: readonly ColumnTarget[], key: RegExp])[] = [
  [[ignore], /^(?:email|phone|address|organization|website|im)\d{1,2}(?:type|label)$/],
  [[contact('email')], /^(?:email|emailaddress|mail|correo|courriel)[2-9](?:value|address|adresse)?$/],
  [
    phones,
    /^(?:phone|phonenumber|telephone|tel|telefon|telefono|mobile|mobilephone|handy|movil)[3-9](?:value)?$/,
  ],
];
