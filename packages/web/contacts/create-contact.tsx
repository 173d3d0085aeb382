import { valibotResolver } from '@hookform/resolvers/valibot';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Control, Controller, useForm } from 'react-hook-form';
import * as v from 'valibot';
import { contactCreateSchema } from '../../core/attribute/contact.schema.ts';
import { isApiError } from '../api/callbook.ts';
import { contactsChanged, createContact } from '../api/contacts.ts';
import { failureOf } from '../api/failure.tsx';
import { teamKey } from '../api/session-store.ts';
import { settingsQuery } from '../api/settings.ts';
import { tagsQuery } from '../api/tags.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Option, Picker } from '../ui/picker.tsx';
import { Notice } from '../ui/states.tsx';
import { showToast } from '../ui/toast-queue.ts';
import { useStatusName } from './contact-words.tsx';
import { TagsField } from './tags-field.tsx';

interface CreateContactProps {
  readonly onClose: () => void;
  readonly onCreated: (id: string) => void;
}

/** The API's own schema, of what the form has. */
const schema = v.pick(contactCreateSchema, [
  'name',
  'phone',
  'email',
  'company',
  'job_title',
  'lead_status',
  'tags',
  'notes',
]);
type Draft = v.InferInput<typeof schema>;
type Name = keyof Draft;

const names: readonly Name[] = [
  'name',
  'phone',
  'email',
  'company',
  'job_title',
  'lead_status',
  'tags',
  'notes',
];
const isName = (text: string): text is Name => names.some((one) => one === text);

/** Words for faults that the schema names by codes; the API's own words come with its answer. */
const faultWords: Readonly<Record<string, MessageDescriptor>> = {
  too_long: msg`This is too long`,
  email_invalid: msg`This is no email address`,
  type_string: msg`This is no text`,
};

const draftKey = (): string => teamKey('draft.new');

const keptSchema = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.unknown()));

/** What was typed before the tab was closed. */
const keptDraft = (): Draft => {
  const parsed = v.safeParse(keptSchema, localStorage.getItem(draftKey()) ?? '{}');
  return parsed.success
    ? Object.fromEntries(Object.entries(parsed.output).filter(([name]) => isName(name)))
    : {};
};

const filled = (draft: Draft): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== '' && value !== null && value !== undefined),
  );

/** A contact that is there already, because its number or address is. */
const Taken = ({ id, onOpen }: { readonly id: string; readonly onOpen: (id: string) => void }) => {
  const { t } = useLingui();
  return (
    <Notice meaning="careful" actions={<Button size="small" onPress={() => onOpen(id)}>{t`Open it`}</Button>}>
      <Trans>There is a contact with this number or address already.</Trans>
    </Notice>
  );
};

/** Sends the draft; what the API finds wrong with it goes to its fields. */
const useCreate = (onCreated: (id: string) => void) => {
  const { t } = useLingui();
  const [error, setError] = useState<unknown>();
  const form = useForm<Draft>({ resolver: valibotResolver(schema), defaultValues: keptDraft() });
  const { watch, handleSubmit, setError: setFault } = form;
  useEffect(() => {
    const following = watch((draft) =>
      localStorage.setItem(draftKey(), JSON.stringify(filled(draft as Draft))),
    );
    return () => following.unsubscribe();
  }, [watch]);
  const showFaults = (failure: unknown): void => {
    setError(failure);
    if (!isApiError(failure)) return;
    const faults = failure.details.length > 0 ? failure.details : [failure];
    for (const [at, { param, message }] of faults.entries())
      if (param && isName(param)) setFault(param, { message }, { shouldFocus: at === 0 });
  };
  const submit = handleSubmit(async (draft) => {
    setError(undefined);
    try {
      const { contact } = await createContact(filled(draft));
      localStorage.removeItem(draftKey());
      showToast({ text: t`${contact.name ?? t`The contact`} is created.`, meaning: 'good' });
      onCreated(contact.id);
      await contactsChanged();
    } catch (failure) {
      showFaults(failure);
    }
  });
  return { form, submit: () => void submit(), error };
};

interface PartProps {
  readonly control: Control<Draft>;
}

interface LineProps extends PartProps {
  readonly name: Name;
  readonly label: string;
  readonly type?: string;
  readonly hint?: string | undefined;
  readonly autoFocus?: boolean;
  readonly isLong?: boolean;
}

const Line = ({ control, name, hint, ...props }: LineProps) => {
  const { i18n } = useLingui();
  const words = (message: string | undefined): string | undefined => {
    const known = message === undefined ? undefined : faultWords[message];
    return known ? i18n._(known) : message;
  };
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, onBlur, ref }, fieldState }) => (
        <Field
          {...props}
          {...(hint !== undefined && { hint })}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
          onBlur={onBlur}
          inputRef={ref}
          fault={words(fieldState.error?.message)}
        />
      )}
    />
  );
};

const Status = ({ control }: PartProps) => {
  const { t } = useLingui();
  const statusName = useStatusName();
  const { data } = useQuery(settingsQuery);
  const statuses = data?.lead_statuses ?? [];
  return (
    <Controller
      control={control}
      name="lead_status"
      render={({ field: { value, onChange } }) => (
        <Picker
          label={t`Status`}
          selectedKey={value ?? statuses[0] ?? null}
          onSelectionChange={(key) => onChange(key === null ? undefined : String(key))}
        >
          {statuses.map((status) => (
            <Option key={status} id={status}>
              {statusName(status)}
            </Option>
          ))}
        </Picker>
      )}
    />
  );
};

const Tags = ({ control }: PartProps) => {
  const { t } = useLingui();
  const { data = [] } = useQuery(tagsQuery);
  return (
    <Controller
      control={control}
      name="tags"
      render={({ field: { value, onChange } }) => (
        <TagsField
          label={t`Tags`}
          tags={Array.isArray(value) ? value : []}
          known={data.map(({ name }) => name)}
          onChange={onChange}
        />
      )}
    />
  );
};

/** What stands against the whole, and not against one of its values. */
const Trouble = ({
  error,
  hasFaults,
  onOpen,
}: {
  error: unknown;
  hasFaults: boolean;
  onOpen: (id: string) => void;
}) => {
  const { i18n } = useLingui();
  if (error === undefined) return null;
  const taken = isApiError(error)
    ? error.details.find(({ existing_id }) => existing_id)?.existing_id
    : undefined;
  if (taken !== undefined) return <Taken id={taken} onOpen={onOpen} />;
  if (hasFaults) return null;
  const { title, detail } = failureOf(error);
  return <Notice meaning="bad">{detail ?? i18n._(title)}</Notice>;
};

/** Asks for what is known of a new contact. What is typed is kept until it is saved. */
export const CreateContact = ({ onClose, onCreated }: CreateContactProps) => {
  const { t } = useLingui();
  const { data: settings } = useQuery(settingsQuery);
  const { form, submit, error } = useCreate(onCreated);
  const { control, formState } = form;
  const companyHint = settings?.company === 'required' ? t`Your team asks for one` : undefined;
  return (
    <Dialog
      isOpen
      isDismissable={!formState.isDirty}
      title={t`New contact`}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button look="primary" isPending={formState.isSubmitting} onPress={submit}>
            {t`Create`}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-3 sm:grid-cols-2"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="sm:col-span-2">
          <Line control={control} name="name" label={t`Name`} autoFocus />
        </div>
        <Line
          control={control}
          name="phone"
          label={t`Phone`}
          type="tel"
          hint={t`As it is written where it is`}
        />
        <Line control={control} name="email" label={t`Email`} type="email" />
        <Line control={control} name="company" label={t`Company`} hint={companyHint} />
        <Line control={control} name="job_title" label={t`Job title`} />
        <Status control={control} />
        <Tags control={control} />
        <div className="sm:col-span-2">
          <Line control={control} name="notes" label={t`Notes`} isLong />
        </div>
        {/* Enter in a field creates it. */}
        <button type="submit" hidden />
      </form>
      <Trouble error={error} hasFaults={Object.keys(formState.errors).length > 0} onOpen={onCreated} />
    </Dialog>
  );
};
