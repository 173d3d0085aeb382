import { Trans, useLingui } from '@lingui/react/macro';
import { Button as AriaButton } from 'react-aria-components';
import type { Answer } from '../../client/calls.ts';
import { useFormat } from '../i18n/format.ts';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';

type Provenance = NonNullable<Answer<'/api/crm/contacts/{id}', 'get'>['provenance']>;
export type Origin = Provenance[string];

/** The origin of a value; `*` stands for all that came with the contact. */
export const originOf = (provenance: Provenance | undefined, property: string): Origin | undefined =>
  provenance?.[property] ?? provenance?.['*'];

const useSource = () => {
  const { t } = useLingui();
  return ({ via, row, call }: Origin): string => {
    if (row) return t`Row ${row.record} of an import`;
    if (call) return t`Said in a call`;
    const words: Readonly<Record<string, string>> = {
      api: t`By the API`,
      import: t`By an import`,
      bulk: t`By a bulk edit`,
      merge: t`By a merge`,
      undo: t`By an undo`,
      extraction: t`Said in a call`,
      rule: t`By a rule`,
      upkeep: t`By upkeep`,
    };
    return words[via] ?? t`By Callbook`;
  };
};

/** Where a value came from: who or what set it, and when. */
export const OriginNote = ({
  label,
  origin,
}: {
  readonly label: string;
  readonly origin: Origin | undefined;
}) => {
  const { t } = useLingui();
  const format = useFormat();
  const source = useSource();
  if (!origin) return null;
  return (
    <Popover
      label={t`Where ${label} came from`}
      trigger={
        <AriaButton
          aria-label={t`Where ${label} came from`}
          className="flex size-6 shrink-0 items-center justify-center rounded-4 text-faint opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-focus-visible:opacity-100 data-hovered:text-ink aria-expanded:opacity-100 pointer-coarse:opacity-100"
        >
          <Icon name="info" width={14} height={14} />
        </AriaButton>
      }
    >
      <dl className="grid max-w-72 gap-x-3 gap-y-1 p-3 text-13">
        <div>
          <dt className="text-12 text-faint">
            <Trans>Set</Trans>
          </dt>
          <dd className="font-medium">{source(origin)}</dd>
        </div>
        <div>
          <dt className="text-12 text-faint">
            <Trans>When</Trans>
          </dt>
          <dd>{format.fullTime(origin.at)}</dd>
        </div>
        {origin.by !== null && (
          <div>
            <dt className="text-12 text-faint">
              <Trans>Who or what</Trans>
            </dt>
            <dd className="font-mono text-12 break-all">{origin.by}</dd>
          </div>
        )}
      </dl>
    </Popover>
  );
};
