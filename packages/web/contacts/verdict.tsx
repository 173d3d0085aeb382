import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Button as AriaButton } from 'react-aria-components';
import type { Answer } from '../../client/calls.ts';
import { callableQuery } from '../api/contacts.ts';
import { useFormat } from '../i18n/format.ts';
import { Badge, type Meaning } from '../ui/badge.tsx';
import { Popover } from '../ui/popover.tsx';
import { Skeleton } from '../ui/states.tsx';

export type Verdict = Answer<'/api/crm/contacts/{id}/callable', 'get'>;
type ReasonCode = Verdict['reasons'][number]['code'];

const reasonWords: Readonly<Record<ReasonCode, MessageDescriptor>> = {
  deleted: msg`It is in the trash`,
  on_hold: msg`It is on hold`,
  suppressed: msg`It has opted out`,
  no_consent: msg`It has not consented to calls`,
  no_phone: msg`It has no phone`,
  phone_invalid: msg`Its phone number cannot be right`,
  timezone_unknown: msg`Its time zone is unknown`,
  outside_hours: msg`It is outside calling hours there`,
  in_other_campaign: msg`Another campaign has it`,
  called_recently: msg`It was called a short while ago`,
  cap_reached: msg`It was called as often as the rules allow`,
  reserved: msg`Somebody has reserved it`,
};

/** Those that waiting ends are to be careful with; the others stand. */
const meaningOf = ({ callable, next_allowed_at }: Verdict): Meaning => {
  if (callable) return 'good';
  return next_allowed_at === null ? 'bad' : 'careful';
};

/** May this contact be called now, and why not. */
export const VerdictBadge = ({ id }: { readonly id: string }) => {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { data } = useQuery(callableQuery(id));
  if (!data) return <Skeleton className="h-5 w-36 !rounded-full" />;
  const { callable, reasons, window: hours, next_allowed_at: next, zones } = data;
  const closes = hours?.closes_at;
  const title = callable
    ? closes
      ? t`May be called until ${format.clock(closes)}`
      : t`May be called`
    : next === null
      ? t`Must not be called`
      : t`May be called ${format.time(next)}`;
  return (
    <Popover
      label={t`Why`}
      trigger={
        <AriaButton className="cursor-default rounded-full data-hovered:opacity-80">
          <Badge meaning={meaningOf(data)} icon={callable ? 'phone' : next === null ? 'close' : 'clock'}>
            {title}
          </Badge>
        </AriaButton>
      }
    >
      <div className="flex max-w-80 flex-col gap-2 p-3 text-13">
        {callable ? (
          <p>
            <Trans>Nothing stands against a call now.</Trans>
          </p>
        ) : (
          <ul className="flex flex-col gap-1">
            {reasons.map(({ code, until }) => (
              <li key={code}>
                <span className="font-medium">{i18n._(reasonWords[code])}</span>
                {until !== undefined && (
                  <span className="text-soft"> {t`until ${format.fullTime(until)}`}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        {zones.length > 0 && (
          <p className="text-soft">
            <Trans>Time zone: {zones.map((zone) => zone.replaceAll('_', ' ')).join(', ')}</Trans>
          </p>
        )}
      </div>
    </Popover>
  );
};
