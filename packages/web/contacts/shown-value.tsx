import { useLingui } from '@lingui/react/macro';
import type { Contact } from '../../client/schema.ts';
import { Icon } from '../ui/icon.tsx';
import { FieldValue } from './contact-cell.tsx';
import type { ContactField } from './contact-fields.ts';
import { StatusBadge, useDepartmentName, useMemberName } from './contact-words.tsx';
import { usePhoneFormat } from './phone.ts';

interface ShownValueProps {
  readonly field: ContactField;
  readonly value: unknown;
  /** With it, what belongs to the value is shown beside it: an extension, the name of the company. */
  readonly contact?: Contact;
  readonly company?: string | undefined;
}

const Tags = ({ tags }: { readonly tags: readonly unknown[] }) => (
  <span className="flex flex-wrap gap-1">
    {tags.map((tag) => (
      <span key={String(tag)} className="rounded-4 bg-pressed px-1.5 text-13 leading-6">
        {String(tag)}
      </span>
    ))}
  </span>
);

const InvalidPhone = ({ raw }: { readonly raw: string }) => {
  const { t } = useLingui();
  return (
    <span className="inline-flex items-center gap-1 text-careful">
      <Icon name="warning" width={14} height={14} />
      {raw} <span className="text-12">{t`(cannot be a phone number)`}</span>
    </span>
  );
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A value as it is read. */
export const ShownValue = ({ field, value, contact, company }: ShownValueProps) => {
  const { t } = useLingui();
  const member = useMemberName();
  const department = useDepartmentName();
  const phone = usePhoneFormat();
  if (field.property === 'phone' && contact && isEmpty(value) && contact.phone_raw)
    return <InvalidPhone raw={contact.phone_raw} />;
  if (isEmpty(value)) return <span className="text-faint">{t`Empty`}</span>;
  const text = String(value);
  switch (field.kind) {
    case 'status':
      return <StatusBadge status={text} />;
    case 'tags':
    case 'several':
      return <Tags tags={Array.isArray(value) ? value : [value]} />;
    case 'owner':
      return <span className="truncate">{member(text)}</span>;
    case 'department':
      return <span className="truncate">{department(text)}</span>;
    case 'company':
      return (
        <span className="truncate">
          {company ?? (typeof value === 'object' ? String(Object.values(value ?? {})[0]) : '…')}
        </span>
      );
    case 'phone':
      return (
        <span className="tabular-nums">
          {phone(
            text,
            field.property === 'phone' ? contact?.phone_extension : contact?.phone_secondary_extension,
          )}
        </span>
      );
    case 'long':
      return <span className="whitespace-pre-wrap">{text}</span>;
    default:
      return (
        <span className="min-w-0 break-words">
          <FieldValue value={value} />
        </span>
      );
  }
};
