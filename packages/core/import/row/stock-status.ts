import { statusOf } from '../../attribute/lead-status.ts';
import { headerKey, saysOptOut } from '../../import-file/header-alias.ts';
import { optOutStatus } from '../../suppression/opt-out.ts';

/**
 * Statuses that HubSpot (in English, German, French and Spanish) and Salesforce come with, by those of a new
 * team.
 */
const stock: Readonly<Record<string, string>> = {
  new: 'new, open, open - not contacted, Neu, Offen, nouveau, ouvert, nuevo, abierto',
  contacted:
    'contacted, in progress, attempted to contact, connected, bad timing, working, working - contacted, In Bearbeitung, Kontaktversuch, Kontaktaufnahme versucht, Kontakt versucht, Versuchte Kontaktaufnahme, Verbunden, Kontaktiert, Schlechtes Timing, Schlechter Zeitpunkt, en cours, tentative de contact, connecté, contacté, mauvais timing, mauvais moment, en curso, en progreso, intento de contacto, conectado, contactado, mal momento',
  qualified:
    'qualified, open deal, Offener Deal, Qualifiziert, transaction ouverte, qualifié, negocio abierto, calificado, cualificado',
  unqualified:
    'unqualified, closed - not converted, Nicht qualifiziert, Unqualifiziert, non qualifié, no calificado, no cualificado',
  converted: 'converted, closed - converted, Konvertiert, converti, convertido',
};

const byKey = new Map(
  Object.entries(stock).flatMap(([status, names]) =>
    names.split(', ').map((name): [string, string] => [headerKey(name), status]),
  ),
);

/**
 * Translates a stock status of another CRM into the team's own, unless the team has a status of that name.
 */
export const teamStatus = (cell: string, allowed: readonly string[]): string => {
  if (!statusOf(cell, allowed).fault) return cell;
  const status = byKey.get(headerKey(cell)) ?? (saysOptOut(cell) ? optOutStatus : undefined);
  return status !== undefined && allowed.includes(status) ? status : cell;
};
