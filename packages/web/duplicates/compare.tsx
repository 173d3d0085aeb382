import { useLingui as useBareLingui } from '@lingui/react';
import { useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Radio, RadioGroup } from 'react-aria-components';
import { contactQuery } from '../api/contacts.ts';
import type { Finding, MergeOutcome } from '../api/duplicates.ts';
import { useDepartmentName, useMemberName } from '../contacts/contact-words.tsx';
import { usePhoneFormat } from '../contacts/phone.ts';
import { useFormat } from '../i18n/format.ts';
import { statusWords } from '../i18n/words.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Skeleton } from '../ui/states.tsx';
import { join } from '../ui/style.ts';
import { useFieldName } from './finding-words.ts';

type FoundContact = Finding['contacts'][number];
type FieldOutcome = MergeOutcome['fields'][number];

interface CompareProps {
  readonly contacts: readonly FoundContact[];
  readonly outcome: MergeOutcome | undefined;
  readonly left: ReadonlySet<string>;
  readonly onToggle: ((id: string) => void) | undefined;
  readonly keep: string;
  readonly onKeep: (id: string) => void;
  readonly onPick: (field: string, id: string) => void;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What a contact has of a property, as findings and merges name it. */
const propertyOf = (contact: unknown, field: string): unknown => {
  if (!isObject(contact)) return undefined;
  if (!field.startsWith('cf.')) return contact[field];
  return isObject(contact.custom_fields) ? contact.custom_fields[field.slice(3)] : undefined;
};

/** Companies, members and departments are told by their names, numbers as their country writes them. */
const useNames = (companies: ReadonlyMap<unknown, string>) => {
  const { _ } = useBareLingui();
  const memberName = useMemberName();
  const departmentName = useDepartmentName();
  const phone = usePhoneFormat();
  const names: Readonly<Record<string, (value: string) => string>> = {
    company_id: (id) => companies.get(id) ?? '',
    owner_id: memberName,
    department_id: departmentName,
    phone,
    phone_secondary: phone,
    lead_status: (status) => {
      const words = statusWords[status];
      return words ? _(words) : status;
    },
  };
  return names;
};

const useText = (companies: ReadonlyMap<unknown, string>) => {
  const { t } = useLingui();
  const names = useNames(companies);
  return (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return value ? t`Yes` : t`No`;
    if (Array.isArray(value)) return value.map(String).join(', ');
    return names[field]?.(String(value)) ?? String(value);
  };
};

const label = 'sticky left-0 z-10 bg-surface px-3 py-2 text-13 text-soft';
const cell = 'min-w-0 border-l border-line px-3 py-2 text-14';

interface Column {
  readonly id: string;
  readonly whole: unknown;
}

interface FieldRowProps {
  readonly outcome: FieldOutcome;
  readonly columns: readonly Column[];
  readonly companies: ReadonlyMap<unknown, string>;
  readonly columnStyle: string;
  readonly onPick: (id: string) => void;
}

/** One property of all: the value that wins is picked by a click or by the arrow keys. */
const FieldRow = ({
  outcome: { field, value, from },
  columns,
  companies,
  columnStyle,
  onPick,
}: FieldRowProps) => {
  const { t } = useLingui();
  const nameOf = useFieldName();
  const textOf = useText(companies);
  const texts = columns.map(({ whole }) => textOf(field, propertyOf(whole, field)));
  const differs = new Set(texts.filter((text) => text !== '')).size > 1;
  return (
    <RadioGroup
      aria-label={nameOf(field)}
      orientation="horizontal"
      value={from ?? ''}
      onChange={onPick}
      className="grid border-t border-line"
      style={{ gridTemplateColumns: columnStyle }}
    >
      <span className={label}>
        {nameOf(field)}
        {differs && <span className="ml-1 text-12 text-careful">{t`differs`}</span>}
      </span>
      {columns.map(({ id }, at) => {
        const text = texts[at] ?? '';
        return (
          <Radio
            key={id}
            value={id}
            isDisabled={text === '' || from === null}
            className={join(
              cell,
              'flex cursor-default items-start gap-2 outline-offset-[-2px] data-hovered:bg-hover',
              differs && text !== '' && 'bg-careful-wash',
              'data-selected:bg-accent-wash data-selected:font-medium',
            )}
          >
            {({ isSelected }) => (
              <>
                {text !== '' && from !== null && (
                  <span
                    aria-hidden="true"
                    className={join(
                      'mt-1 size-3 shrink-0 rounded-full border',
                      isSelected ? 'border-4 border-accent' : 'border-edge',
                    )}
                  />
                )}
                <span dir="auto" className="min-w-0 break-words">
                  {text || <span className="text-faint">–</span>}
                </span>
              </>
            )}
          </Radio>
        );
      })}
      <span className={join(cell, 'bg-canvas font-medium break-words')} dir="auto">
        {textOf(field, value)}
      </span>
    </RadioGroup>
  );
};

const useColumns = (contacts: readonly FoundContact[]) => {
  const details = useQueries({ queries: contacts.map(({ id }) => contactQuery(id)) });
  return contacts.map((found, at) => {
    const detail = details[at]?.data;
    return { found, whole: detail?.contact };
  });
};

const Heads = ({
  contacts,
  left,
  onToggle,
  keep,
  onKeep,
  columnStyle,
}: CompareProps & { columnStyle: string }) => {
  const { t } = useLingui();
  const { number, time } = useFormat();
  return (
    <RadioGroup
      aria-label={t`Which contact stays`}
      orientation="horizontal"
      value={keep}
      onChange={onKeep}
      className="grid"
      style={{ gridTemplateColumns: columnStyle }}
    >
      <span className={join(label, 'self-stretch')}>{t`Stays`}</span>
      {contacts.map((one) => {
        const name = one.name ?? one.phone ?? one.email ?? t`Without a name`;
        return (
          <div key={one.id} className={join(cell, left.has(one.id) && 'opacity-60')}>
            <Radio
              value={one.id}
              isDisabled={left.has(one.id)}
              className="group flex cursor-default items-center gap-2 rounded-4 font-semibold"
            >
              {({ isSelected }) => (
                <>
                  <span
                    aria-hidden="true"
                    className={join(
                      'size-3 shrink-0 rounded-full border',
                      isSelected ? 'border-4 border-accent' : 'border-edge',
                    )}
                  />
                  <span dir="auto" className="truncate">
                    {name}
                  </span>
                </>
              )}
            </Radio>
            <p className="mt-0.5 text-12 text-soft">
              {t`${number(one.total_calls ?? 0)} calls`}
              {one.last_called_at && ` · ${t`last ${time(one.last_called_at)}`}`}
              {one.created_at && ` · ${t`created ${time(one.created_at)}`}`}
            </p>
            <p className="mt-1 flex items-center gap-3 text-13">
              <Link
                to="/contacts/$contactId"
                params={{ contactId: one.id }}
                className="text-accent underline"
                aria-label={t`Open ${name}`}
              >
                {t`Open`}
              </Link>
              {onToggle && one.id !== keep && (
                <Checkbox
                  isSelected={!left.has(one.id)}
                  onChange={() => onToggle(one.id)}
                  className="!text-13"
                >
                  {t`Merge it`}
                </Checkbox>
              )}
            </p>
          </div>
        );
      })}
      <span className={join(cell, 'bg-canvas text-13 text-soft')}>{t`The contact as it will be`}</span>
    </RadioGroup>
  );
};

/** What was written is shown by the number that it is. */
const isShown = ({ field }: FieldOutcome): boolean => field !== 'phone_raw';

/** Contacts as columns: what differs is marked, and the value that wins is picked. */
export const Compare = (props: CompareProps) => {
  const { t } = useLingui();
  const { contacts, outcome, left, onPick } = props;
  const columns = useColumns(contacts);
  const companies = new Map(
    contacts.flatMap(({ company_id: id, company }) =>
      id !== null && company !== null ? [[id, company]] : [],
    ),
  );
  const columnStyle = `9rem repeat(${contacts.length}, minmax(11rem, 1fr)) minmax(11rem, 1fr)`;
  return (
    <section
      aria-label={t`Side by side`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the keys
      tabIndex={0}
      className="overflow-x-auto rounded-10 border border-line"
    >
      <div className="min-w-max">
        <Heads {...props} columnStyle={columnStyle} />
        {!outcome && <Skeleton className="m-3 h-40 w-full" />}
        {outcome?.fields.filter(isShown).map((field) => (
          <FieldRow
            key={field.field}
            outcome={field}
            companies={companies}
            columns={columns
              .filter(({ found }) => !left.has(found.id))
              .map(({ found, whole }) => ({ id: found.id, whole }))}
            columnStyle={`9rem repeat(${contacts.length - left.size}, minmax(11rem, 1fr)) minmax(11rem, 1fr)`}
            onPick={(id) => onPick(field.field, id)}
          />
        ))}
      </div>
    </section>
  );
};
