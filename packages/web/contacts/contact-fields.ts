import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** How a value is edited. */
export type EditorKind =
  | 'text'
  | 'long'
  | 'email'
  | 'phone'
  | 'number'
  | 'date'
  | 'flag'
  | 'status'
  | 'tags'
  | 'company'
  | 'owner'
  | 'department'
  | 'one'
  | 'several';

export interface ContactField {
  readonly property: string;
  readonly kind: EditorKind;
  readonly label: string;
  readonly options?: readonly string[];
}

/** What is shown of every contact, in its order. */
export const standardFields: readonly {
  readonly property: string;
  readonly kind: EditorKind;
  readonly label: MessageDescriptor;
}[] = [
  { property: 'email', kind: 'email', label: msg`Email` },
  { property: 'phone', kind: 'phone', label: msg`Phone` },
  { property: 'phone_secondary', kind: 'phone', label: msg`Second phone` },
  { property: 'company_id', kind: 'company', label: msg`Company` },
  { property: 'job_title', kind: 'text', label: msg`Job title` },
  { property: 'lead_status', kind: 'status', label: msg`Status` },
  { property: 'tags', kind: 'tags', label: msg`Tags` },
  { property: 'owner_id', kind: 'owner', label: msg`Owner` },
  { property: 'department_id', kind: 'department', label: msg`Department` },
  { property: 'do_not_call', kind: 'flag', label: msg`Do not call` },
  { property: 'preferred_contact_method', kind: 'text', label: msg`Preferred contact` },
  { property: 'timezone', kind: 'text', label: msg`Time zone` },
  { property: 'source', kind: 'text', label: msg`Source` },
  { property: 'external_id', kind: 'text', label: msg`Your own id` },
  { property: 'notes', kind: 'long', label: msg`Notes` },
];

interface FieldLike {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly options: readonly string[];
}

const kinds: Readonly<Record<string, EditorKind>> = {
  textarea: 'long',
  integer: 'number',
  decimal: 'number',
  date: 'date',
  boolean: 'flag',
  select: 'one',
  multi_select: 'several',
};

export const customField = ({ name, label, type, options }: FieldLike): ContactField => ({
  property: `cf.${name}`,
  kind: kinds[type] ?? 'text',
  label,
  options,
});
