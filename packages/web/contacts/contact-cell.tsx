import { useLingui } from '@lingui/react/macro';
import { memo, type ReactNode } from 'react';
import type { Contact } from '../../client/schema.ts';
import { useFormat } from '../i18n/format.ts';
import { outcomeWords } from '../i18n/words.tsx';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { type ColumnId, fieldOf, isStandard, type StandardColumn } from './columns.ts';
import { StatusBadge, useDepartmentName, useMemberName } from './contact-words.tsx';
import { usePhoneFormat } from './phone.ts';

const Tags = ({ tags }: { readonly tags: readonly string[] }) => {
  const shown = tags.slice(0, 3);
  return (
    <span className="flex min-w-0 gap-1 overflow-hidden" title={tags.join(', ')}>
      {shown.map((tag) => (
        <span key={tag} className="max-w-28 shrink-0 truncate rounded-4 bg-pressed px-1.5 text-12 leading-5">
          {tag}
        </span>
      ))}
      {tags.length > shown.length && (
        <span className="text-12 leading-5 text-faint">+{tags.length - shown.length}</span>
      )}
    </span>
  );
};

const Time = ({ at }: { readonly at: string }) => {
  const format = useFormat();
  return (
    <time dateTime={at} title={format.fullTime(at)}>
      {format.time(at)}
    </time>
  );
};

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

const Phone = ({ contact }: { readonly contact: Contact }) => {
  const phone = usePhoneFormat();
  if (contact.phone)
    return <span className="tabular-nums">{phone(contact.phone, contact.phone_extension)}</span>;
  return contact.phone_raw ? <InvalidPhone raw={contact.phone_raw} /> : null;
};

const SecondPhone = ({ contact }: { readonly contact: Contact }) => {
  const phone = usePhoneFormat();
  const { phone_secondary: number, phone_secondary_extension: extension } = contact;
  return number && <span className="tabular-nums">{phone(number, extension)}</span>;
};

const Member = ({ id }: { readonly id: string }) => useMemberName()(id);

const Department = ({ id }: { readonly id: string }) => useDepartmentName()(id);

const Outcome = ({ outcome }: { readonly outcome: string }) => {
  const { i18n } = useLingui();
  const words = outcomeWords[outcome];
  return words ? i18n._(words) : outcome;
};

const OptedOut = () => {
  const { t } = useLingui();
  return <Badge meaning="bad" icon="close">{t`Opted out`}</Badge>;
};

const Name = ({ name }: { readonly name: string | null }) => {
  const { t } = useLingui();
  return name ?? <span className="text-faint">{t`Without a name`}</span>;
};

const Figure = ({ value }: { readonly value: number }) => {
  const format = useFormat();
  return value > 0 ? <span className="tabular-nums">{format.number(value)}</span> : null;
};

type Cell = (contact: Contact, company: string | undefined) => ReactNode;

const time =
  (property: 'last_called_at' | 'created_at' | 'updated_at'): Cell =>
  (contact) =>
    contact[property] ? <Time at={contact[property]} /> : null;

/** What stands in each column. */
const cells: Readonly<Record<StandardColumn, Cell>> = {
  name: ({ name }) => <Name name={name} />,
  company: (_, company) => company,
  phone: (contact) => <Phone contact={contact} />,
  phone_secondary: (contact) => <SecondPhone contact={contact} />,
  lead_status: ({ lead_status }) => <StatusBadge status={lead_status} />,
  tags: ({ tags }) => <Tags tags={tags} />,
  do_not_call: ({ do_not_call }) => do_not_call && <OptedOut />,
  owner_id: ({ owner_id }) => owner_id && <Member id={owner_id} />,
  department_id: ({ department_id }) => department_id && <Department id={department_id} />,
  total_calls: ({ total_calls }) => <Figure value={total_calls} />,
  last_call_outcome: ({ last_call_outcome }) => last_call_outcome && <Outcome outcome={last_call_outcome} />,
  last_called_at: time('last_called_at'),
  created_at: time('created_at'),
  updated_at: time('updated_at'),
  email: ({ email }) => email,
  job_title: ({ job_title }) => job_title,
  source: ({ source }) => source,
  timezone: ({ timezone }) => timezone,
  preferred_contact_method: ({ preferred_contact_method }) => preferred_contact_method,
  external_id: ({ external_id }) => external_id,
};

/** What a contact has in a column. */
export const ContactCell = memo(function ContactCell({ contact, column, company }: CellProps): ReactNode {
  const field = fieldOf(column);
  if (field !== undefined) return <FieldValue value={contact.custom_fields[field]} />;
  return isStandard(column) ? cells[column](contact, company) : null;
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
