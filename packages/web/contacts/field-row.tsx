import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Contact } from '../../client/schema.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Icon } from '../ui/icon.tsx';
import { join } from '../ui/style.ts';
import type { ContactField } from './contact-fields.ts';
import { type Property, propertyOf } from './edits.ts';
import { type Origin, OriginNote } from './origin-note.tsx';
import { ShownValue } from './shown-value.tsx';
import type { EditState, Edits } from './use-edits.ts';

const loadEditor = () => import('./value-editor.tsx');
const ValueEditor = lazy(() => loadEditor().then(({ ValueEditor }) => ({ default: ValueEditor })));

/** Loads the editors before somebody types into one. */
export const prepareEditor = (): void => void loadEditor();

interface FieldRowProps {
  readonly contact: Contact;
  readonly field: ContactField;
  readonly edits: Edits;
  readonly origin: Origin | undefined;
  readonly company: string | undefined;
  readonly mayEdit: boolean;
  readonly startsEditing?: boolean;
}

const StateNote = ({ state }: { readonly state: EditState | undefined }): ReactNode => {
  if (state?.kind === 'saving')
    return (
      <span className="shrink-0 text-12 text-faint">
        <Trans>Saving</Trans>
      </span>
    );
  if (state?.kind === 'saved')
    return (
      <span className="inline-flex shrink-0 items-center gap-1 text-12 text-good">
        <Icon name="check" width={12} height={12} />
        <Trans>Saved</Trans>
      </span>
    );
  return null;
};

interface TroubleProps {
  readonly field: ContactField;
  readonly state: EditState | undefined;
  readonly edits: Edits;
  readonly onEdit: () => void;
}

/** Two values for one place: both are shown, and one is chosen. */
const Conflict = ({ field, state, edits }: TroubleProps) => {
  const { t } = useLingui();
  if (state?.kind !== 'conflict') return null;
  const sides = [
    [t`Yours`, state.mine],
    [t`Saved meanwhile`, state.theirs],
  ] as const;
  return (
    <fieldset className="mt-1 mb-2 rounded-6 border border-careful p-2">
      <legend className="px-1 text-12 font-medium text-careful">
        <Trans>Somebody else has changed this meanwhile</Trans>
      </legend>
      <div className="grid grid-cols-2 gap-2">
        {sides.map(([name, value], at) => (
          <div key={name} className="flex min-w-0 flex-col gap-1">
            <span id={`${field.property}-${at}`} className="text-12 text-faint">
              {name}
            </span>
            <span className="min-h-5 text-14 font-medium">
              <ShownValue field={field} value={value} />
            </span>
            <Button
              size="small"
              onPress={() => edits.settle(field.property, value)}
              aria-describedby={`${field.property}-${at}`}
            >
              {t`Keep this`}
            </Button>
          </div>
        ))}
      </div>
    </fieldset>
  );
};

const Failed = ({ field, state, edits, onEdit }: TroubleProps) => {
  const { t } = useLingui();
  if (state?.kind !== 'failed') return null;
  return (
    <div role="alert" className="mt-1 mb-2 rounded-6 bg-bad-wash px-2 py-1.5 text-13 text-bad">
      <p className="flex items-start gap-1">
        <Icon name="warning" className="mt-0.5" width={14} height={14} />
        <span>
          <Trans>Not saved.</Trans> {state.fault}
        </span>
      </p>
      <div className="mt-1 flex gap-1">
        <Button
          size="small"
          look="quiet"
          className="!text-bad"
          onPress={() => edits.save(field.property, state.value)}
        >
          {t`Try again`}
        </Button>
        <Button size="small" look="quiet" className="!text-bad" onPress={onEdit}>
          {t`Change it`}
        </Button>
        <Button
          size="small"
          look="quiet"
          className="!text-bad"
          onPress={() => edits.settle(field.property, state.base)}
        >
          {t`Discard`}
        </Button>
      </div>
    </div>
  );
};

const pendingValue = (contact: Contact, property: Property, state: EditState | undefined): unknown =>
  state?.kind === 'saving' || state?.kind === 'failed' ? state.value : propertyOf(contact, property);

/** A value that is edited where it stands: a click or Enter, and leaving it saves. */
export const FieldRow = ({
  contact,
  field,
  edits,
  origin,
  company,
  mayEdit,
  startsEditing = false,
}: FieldRowProps) => {
  const { t } = useLingui();
  const [isEditing, setIsEditing] = useState(startsEditing && mayEdit);
  const button = useRef<HTMLButtonElement>(null);
  const state = edits.stateOf(field.property);
  const value = pendingValue(contact, field.property, state);
  const end = (given?: { readonly value: unknown }) => {
    setIsEditing(false);
    if (given) edits.save(field.property, given.value);
    // Back where it began, unless the focus has gone on.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) button.current?.focus();
    });
  };
  return (
    <div className="group flex min-h-8 items-start gap-2 px-4 py-0.5">
      <span className="w-32 shrink-0 truncate pt-1.5 text-13 text-faint" title={field.label}>
        {field.label}
      </span>
      <div className="min-w-0 flex-1">
        {field.kind === 'flag' ? (
          <Checkbox
            isSelected={value === true}
            isDisabled={!mayEdit}
            onChange={(isOn) => edits.save(field.property, isOn)}
            className="min-h-8 px-2"
          >
            <span>{value === true ? t`Yes` : t`No`}</span>
            <span className="sr-only">{field.label}</span>
          </Checkbox>
        ) : isEditing ? (
          <Suspense fallback={<div className="min-h-8" />}>
            <ValueEditor field={field} value={value} onDone={end} />
          </Suspense>
        ) : (
          <AriaButton
            ref={button}
            isDisabled={!mayEdit}
            onPress={() => setIsEditing(true)}
            className={join(
              'flex min-h-8 w-full min-w-0 cursor-text items-center rounded-6 px-2 py-1 text-left text-14 data-hovered:bg-hover data-disabled:cursor-default data-disabled:data-hovered:bg-transparent',
              state?.kind === 'saving' && 'opacity-60',
            )}
          >
            <span className="sr-only">{field.label}: </span>
            <ShownValue field={field} value={value} contact={contact} company={company} />
          </AriaButton>
        )}
        <Conflict field={field} state={state} edits={edits} onEdit={() => setIsEditing(true)} />
        <Failed field={field} state={state} edits={edits} onEdit={() => setIsEditing(true)} />
      </div>
      <span className="flex h-8 shrink-0 items-center gap-1" aria-live="polite">
        <StateNote state={state} />
        <OriginNote label={field.label} origin={origin} />
      </span>
    </div>
  );
};
