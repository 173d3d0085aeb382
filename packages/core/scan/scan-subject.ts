import type { Contact } from '../attribute/contact.schema.ts';
import { ownValue } from '../attribute/own-value.ts';
import type { Subject } from '../duplicate/profile.ts';

/** What a scan keeps of a contact. */
export interface ScanSubject extends Subject {
  department_id: string | null;
}

const names = [
  'id',
  'name',
  'first_name',
  'last_name',
  'email',
  'phone',
  'phone_raw',
  'phone_extension',
  'phone_secondary',
  'phone_secondary_extension',
  'company_id',
  'external_id',
  'department_id',
] as const;

const blank = Object.fromEntries(names.map((name) => [name, null]));

/** Picks what is compared of a contact. */
export const scanSubject = (
  contact: Contact,
  { company, customFields }: { company: string | null; customFields: readonly string[] },
): ScanSubject => {
  const { id, name, first_name, last_name, email, phone, phone_raw, phone_extension, phone_secondary } =
    contact;
  const { phone_secondary_extension, company_id, external_id, department_id } = contact;
  const custom_fields = Object.fromEntries(
    customFields.flatMap((field) => {
      const value = ownValue(contact.custom_fields, field);
      return value === undefined ? [] : [[field, value]];
    }),
  );
  return {
    ...{ id, name, first_name, last_name, email, phone, phone_raw, phone_extension, phone_secondary },
    ...{ phone_secondary_extension, company_id, external_id, department_id, custom_fields, company },
  };
};

/** A subject as a line of a file: without what is absent. */
export const subjectLine = (subject: ScanSubject): string =>
  JSON.stringify(subject, (_, value) => value ?? undefined);

/** Reads a line that `subjectLine` has made. */
export const readSubject = (line: string): ScanSubject => ({
  custom_fields: {},
  company: null,
  ...blank,
  ...JSON.parse(line),
});
