import { useLingui } from '@lingui/react/macro';
import { memo, type ReactNode } from 'react';
import type { Contact } from '../../client/schema.ts';
import { type Format, useFormat } from '../i18n/format.ts';
import { outcomeWords } from '../i18n/words.tsx';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { type ColumnId, fieldOf } from './columns.ts';
import { StatusBadge, useDepartmentName, useMemberName } from './contact-words.tsx';
import { usePhoneFormat } from './phone.ts';

const Tags = ({ tags }: { readonly tags: readonly string[] }) => {
  const shown = tags.slice(0, 4);
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden" title={tags.join(', ')}>
      {shown.map((tag) => (
        <span key={tag} className="max-w-28 shrink-0 truncate rounded-4 bg-pressed px-1.5 text-12 leading-5">
          {tag}
        </span>
      ))}
      {tags.length > shown.length && <span className="text-12 leading-5 text-faint">+{tags.length - shown.length}</span>}
    </span>
  );
};

const Time = ({ at, format }: { readonly at: string; readonly format: Format }) => (
  <time dateTime={at} title={format.fullTime(at)}>
    {format.time(at)}
  </time>
);

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A value of a custom field, as its kind is read. */
export const FieldValue = ({ value }: { readonly value: unknown }): ReactNode => {
  const { t } = useLingui();
  const format = useFormat();
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
  if (typeof value === 'number') return format.number(value);
  if (Array.isArray(value)) return value.map(String).join(', ');
  const text = String(value);
  return isDay(text) ? format.day(text) : text;
};

interface CellProps {
  readonly contact: Contact;
  readonly column: ColumnId;
  readonly company: string | undefined;
}

/** What a contact has in a column. */
export const ContactCell = memo(function ContactCell({ contact, column, company }: CellProps): ReactNode {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const phone = usePhoneFormat();
  const member = useMemberName();
  const department = useDepartmentName();
  const field = fieldOf(column);
  if (field !== undefined) return <FieldValue value={contact.custom_fields[field]} />;
  switch (column) {
    case 'name':
      return contact.name ?? <span className="text-faint">{t`Without a name`}</span>;
    case 'company':
      return company;
    case 'phone':
      if (contact.phone) return <span className="tabular-nums">{phone(contact.phone, contact.phone_extension)}</span>;
      return contact.phone_raw ? <InvalidPhone raw={contact.phone_raw} /> : null;
    case 'phone_secondary':
      return contact.phone_secondary && <span className="tabular-nums">{phone(contact.phone_secondary)}</span>;
    case 'lead_status':
      return <StatusBadge status={contact.lead_status} />;
    case 'tags':
      return <Tags tags={contact.tags} />;
    case 'do_not_call':
      return contact.do_not_call ? <Badge meaning="bad" icon="close">{t`Opted out`}</Badge> : null;
    case 'owner_id':
      return contact.owner_id && member(contact.owner_id);
    case 'department_id':
      return contact.department_id && department(contact.department_id);
    case 'total_calls':
      return contact.total_calls > 0 ? <span className="tabular-nums">{format.number(contact.total_calls)}</span> : null;
    case 'last_call_outcome': {
      const outcome = contact.last_call_outcome;
      const words = outcome === null ? undefined : outcomeWords[outcome];
      return words ? i18n._(words) : outcome;
    }
    case 'last_called_at':
    case 'created_at':
    case 'updated_at':
      return contact[column] ? <Time at={contact[column]} format={format} /> : null;
    case 'email':
    case 'job_title':
    case 'source':
    case 'timezone':
    case 'preferred_contact_method':
    case 'external_id':
      return contact[column];
    default:
      return null;
  }
});

const InvalidPhone = ({ raw }: { readonly raw: string }) => {
  const { t } = useLingui();
  return (
    <span className="inline-flex items-center gap-1 text-careful" title={t`This cannot be a phone number`}>
      <Icon name="warning" width={12} height={12} />
      {raw}
    </span>
  );
};
