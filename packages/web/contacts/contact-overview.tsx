import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Answer } from '../../client/calls.ts';
import { fieldsQuery } from '../api/fields.ts';
import { useMay } from '../api/me.ts';
import { useFormat } from '../i18n/format.ts';
import { type ContactField, customField, standardFields } from './contact-fields.ts';
import { FieldRow, prepareEditor } from './field-row.tsx';
import { originOf } from './origin-note.tsx';
import { useEdits } from './use-edits.ts';

type Detail = Answer<'/api/crm/contacts/{id}', 'get'>;

interface ContactOverviewProps {
  readonly detail: Detail;
  readonly startsEditing: boolean;
}

const useFields = (): {
  readonly standard: readonly ContactField[];
  readonly custom: readonly ContactField[];
} => {
  const { i18n } = useLingui();
  const { data = [] } = useQuery(fieldsQuery);
  return {
    standard: standardFields.map((field) => ({ ...field, label: i18n._(field.label) })),
    custom: data.map(customField),
  };
};

/** All values of a contact, each edited where it stands. */
export const ContactOverview = ({ detail, startsEditing }: ContactOverviewProps) => {
  const { t } = useLingui();
  const may = useMay();
  const format = useFormat();
  const { contact, company, provenance } = detail;
  const edits = useEdits(contact);
  const { standard, custom } = useFields();
  useEffect(prepareEditor, []);
  const mayEdit = may('updateContact') && contact.deleted_at === null;
  const name: ContactField = { property: 'name', kind: 'text', label: t`Name` };
  const row = (field: ContactField, isFirst = false) => (
    <FieldRow
      key={field.property}
      contact={contact}
      field={field}
      edits={edits}
      origin={originOf(provenance, field.property)}
      company={company?.name}
      mayEdit={mayEdit}
      startsEditing={isFirst && startsEditing}
    />
  );
  return (
    <div className="flex flex-col py-2">
      {[name, ...standard].map((field, at) => row(field, at === 0))}
      {custom.length > 0 && (
        <h3 className="mt-3 border-t border-line px-4 pt-3 pb-1 text-13 font-semibold">{t`Custom fields`}</h3>
      )}
      {custom.map((field) => row(field))}
      <p className="mt-3 border-t border-line px-4 pt-3 text-12 text-faint">
        {t`Created ${format.fullTime(contact.created_at)}`}
        <br />
        {t`Changed ${format.fullTime(contact.updated_at)}`}
      </p>
    </div>
  );
};
