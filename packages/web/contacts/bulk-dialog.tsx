import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { failureOf } from '../api/failure.tsx';
import { type BulkRequest, followJob, startBulk, tryBulk } from '../api/jobs.ts';
import { campaignsQuery, membersQuery } from '../api/people.ts';
import { settingsQuery } from '../api/settings.ts';
import { tagsQuery } from '../api/tags.ts';
import { useFormat } from '../i18n/format.ts';
import { Button } from '../ui/button.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Option, Picker } from '../ui/picker.tsx';
import { Notice, Skeleton } from '../ui/states.tsx';
import { askedFilter, type ContactSearch } from './contact-search.ts';
import { useStatusName } from './contact-words.tsx';
import type { Selection } from './selection.ts';
import { TagsField } from './tags-field.tsx';

export type BulkKind =
  | 'add_tags'
  | 'remove_tags'
  | 'set_status'
  | 'assign'
  | 'add_to_campaign'
  | 'delete'
  | 'restore';

interface Given {
  readonly tags?: readonly string[];
  readonly value?: string | null;
}

const parameterOf = (
  kind: BulkKind,
  { tags = [], value = null }: Given,
): Record<string, unknown> | undefined => {
  switch (kind) {
    case 'add_tags':
    case 'remove_tags':
      return tags.length > 0 ? { tags } : undefined;
    case 'set_status':
      return value === null ? undefined : { lead_status: value };
    case 'assign':
      return value === null ? undefined : { owner_id: value === 'none' ? null : value };
    case 'add_to_campaign':
      return value === null ? undefined : { campaign_id: value };
    case 'delete':
    case 'restore':
      return {};
  }
};

const useTitles = (): Readonly<Record<BulkKind, string>> => {
  const { t } = useLingui();
  return {
    add_tags: t`Add tags`,
    remove_tags: t`Remove tags`,
    set_status: t`Set status`,
    assign: t`Assign to an owner`,
    add_to_campaign: t`Add to a campaign`,
    delete: t`Move to the trash`,
    restore: t`Restore from the trash`,
  };
};

interface ParameterProps {
  readonly kind: BulkKind;
  readonly given: Given;
  readonly onGiven: (given: Given) => void;
}

/** What an action needs to know beside the contacts. */
const Parameter = ({ kind, given, onGiven }: ParameterProps) => {
  const { t } = useLingui();
  const statusName = useStatusName();
  const settings = useQuery({ ...settingsQuery, enabled: kind === 'set_status' });
  const members = useQuery({ ...membersQuery, enabled: kind === 'assign' });
  const campaigns = useQuery({ ...campaignsQuery, enabled: kind === 'add_to_campaign' });
  const tags = useQuery(tagsQuery);
  const choose = (key: unknown) => onGiven({ value: key === null ? null : String(key) });
  if (kind === 'add_tags' || kind === 'remove_tags')
    return (
      <TagsField
        label={t`Tags`}
        tags={given.tags ?? []}
        known={(tags.data ?? []).map(({ name }) => name)}
        onChange={(next) => onGiven({ tags: next })}
      />
    );
  if (kind === 'set_status')
    return (
      <Picker
        label={t`Status`}
        selectedKey={given.value ?? null}
        onSelectionChange={choose}
        placeholder={t`Choose a status`}
      >
        {(settings.data?.lead_statuses ?? []).map((status) => (
          <Option key={status} id={status}>
            {statusName(status)}
          </Option>
        ))}
      </Picker>
    );
  if (kind === 'assign')
    return (
      <ComboBox
        label={t`Owner`}
        openLabel={t`Show all`}
        selectedKey={given.value ?? null}
        onSelectionChange={choose}
        placeholder={t`Find a member`}
      >
        {[
          <Option key="none" id="none">
            {t`Nobody`}
          </Option>,
          ...(members.data ?? []).map(({ id, name }) => (
            <Option key={id} id={id}>
              {name ?? id}
            </Option>
          )),
        ]}
      </ComboBox>
    );
  if (kind === 'add_to_campaign')
    return (
      <ComboBox
        label={t`Campaign`}
        openLabel={t`Show all`}
        selectedKey={given.value ?? null}
        onSelectionChange={choose}
        placeholder={t`Find a campaign`}
      >
        {(campaigns.data ?? []).map(({ id, name }) => (
          <Option key={id} id={id}>
            {name}
          </Option>
        ))}
      </ComboBox>
    );
  return null;
};

interface BulkDialogProps {
  readonly kind: BulkKind;
  readonly search: ContactSearch;
  readonly chosen: Selection;
  readonly size: number;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

const whomOf = (chosen: Selection, search: ContactSearch) =>
  chosen.mode === 'all' ? { filter: askedFilter(search) } : { ids: [...chosen.ids] };

/** How many would change, and who is left out and why, before anything is done. */
const DryRun = ({ request }: { readonly request: BulkRequest }) => {
  const { i18n } = useLingui();
  const { number } = useFormat();
  const { data, error } = useQuery({
    queryKey: ['bulk', request],
    queryFn: () => tryBulk(request),
    staleTime: 0,
  });
  if (error)
    return <Notice meaning="bad">{failureOf(error).detail ?? i18n._(failureOf(error).title)}</Notice>;
  if (!data) return <Skeleton className="h-10 w-full" />;
  const count = data.count ?? 0;
  const failed = data.failed ?? 0;
  return (
    <Notice meaning={failed > 0 ? 'careful' : 'info'}>
      <p className="font-medium tabular-nums">
        <Plural
          value={count}
          one={`${number(count)} contact will be as you ask.`}
          other={`${number(count)} contacts will be as you ask.`}
        />
      </p>
      {failed > 0 && (
        <>
          <p className="tabular-nums">
            <Plural
              value={failed}
              one={`${number(failed)} is left out:`}
              other={`${number(failed)} are left out:`}
            />
          </p>
          <ul className="list-disc pl-4 text-13">
            {[...new Set(data.failures.map(({ message }) => message))].slice(0, 5).map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
};

/** Asks what to do with many contacts, tells what it would come to, and starts it. */
export const BulkDialog = ({ kind, search, chosen, size, onClose, onStarted }: BulkDialogProps) => {
  const { t, i18n } = useLingui();
  const { number } = useFormat();
  const titles = useTitles();
  const [given, setGiven] = useState<Given>({});
  const parameter = parameterOf(kind, given);
  const request = parameter && { action: kind, ...whomOf(chosen, search), ...parameter };
  const { mutate, error, isPending } = useMutation({
    mutationFn: (asked: BulkRequest) => startBulk(asked),
    onSuccess: ({ id }) => {
      followJob(id, t`${titles[kind]} (${number(size)})`);
      onStarted();
    },
  });
  return (
    <Dialog
      isOpen
      title={titles[kind]}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t`Cancel`}</Button>
          <Button
            look={kind === 'delete' ? 'danger' : 'primary'}
            isDisabled={!request}
            isPending={isPending}
            onPress={() => request && mutate(request)}
          >
            {titles[kind]}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {kind === 'delete' && (
          <p className="text-soft">
            <Trans>They can be restored from the trash, all at once, until the trash is emptied.</Trans>
          </p>
        )}
        <Parameter kind={kind} given={given} onGiven={setGiven} />
        {request ? (
          <DryRun request={request} />
        ) : (
          <p className="text-13 text-faint">{t`What would change is counted before anything is done.`}</p>
        )}
        {error && <Notice meaning="bad">{failureOf(error).detail ?? i18n._(failureOf(error).title)}</Notice>}
      </div>
    </Dialog>
  );
};
