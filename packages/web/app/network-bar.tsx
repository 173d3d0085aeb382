import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { callbook } from '../api/callbook.ts';
import { networkStore } from '../api/network.ts';
import { queryClient } from '../api/query-client.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useStore } from '../ui/store.ts';

const askAgainMs = 4_000;

/** As soon as somebody answers, all that failed is asked for again. */
const reconnect = async (): Promise<void> => {
  await callbook().GET('/health');
  await queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
};

const useReconnecting = (isLost: boolean): void => {
  useEffect(() => {
    if (!isLost) return;
    const timer = setInterval(() => void reconnect().catch(() => undefined), askAgainMs);
    return () => clearInterval(timer);
  }, [isLost]);
};

/** Seconds until a time, by the second. */
const useCountdown = (until: number | undefined): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1_000));
};

/** A quiet bar while the API cannot be reached, or asks for patience. */
export const NetworkBar = () => {
  const { t } = useLingui();
  const { isLost, limitedUntil } = useStore(networkStore);
  const seconds = useCountdown(limitedUntil);
  useReconnecting(isLost);
  if (!isLost && seconds === 0) return null;
  return (
    <div
      role="status"
      data-not-printed
      className="flex min-h-8 items-center gap-2 border-b border-line bg-careful-wash px-4 text-13 text-careful"
    >
      <Icon name={isLost ? 'warning' : 'clock'} />
      {isLost ? (
        <>
          <span className="min-w-0 flex-1">
            <Trans>No connection to Callbook. Nothing is lost; it goes on when the connection is back.</Trans>
          </span>
          <Button look="quiet" size="small" onPress={() => void reconnect().catch(() => undefined)}>
            {t`Try now`}
          </Button>
        </>
      ) : (
        <Plural
          value={seconds}
          one="Many requests at once: it goes on in # second."
          other="Many requests at once: it goes on in # seconds."
        />
      )}
    </div>
  );
};
