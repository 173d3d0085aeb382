import { createStore } from '../ui/store.ts';

export interface Network {
  /** Whether the last request reached nobody. */
  readonly isLost: boolean;
  /** When the API takes requests again (ms), as it said when it was asked too much. */
  readonly limitedUntil: number | undefined;
}

const fine: Network = { isLost: false, limitedUntil: undefined };

/** How it stands with the API; the shell tells of it. */
export const networkStore = createStore<Network>(fine);

const pauseOf = (response: Response): number => Number(response.headers.get('retry-after') ?? '1') * 1_000;

const isLimited = ({ status }: Response): boolean => status === 429 || status === 503;

const note = (next: Network): void => {
  const { isLost, limitedUntil } = networkStore.get();
  if (isLost !== next.isLost || limitedUntil !== next.limitedUntil) networkStore.set(next);
};

/** Sends a request, and notes what becomes of it. The client sends it again. */
export const send = async (request: Request): Promise<Response> => {
  try {
    const response = await fetch(request);
    note(isLimited(response) ? { isLost: false, limitedUntil: Date.now() + pauseOf(response) } : fine);
    return response;
  } catch (error) {
    if (error instanceof TypeError) note({ isLost: true, limitedUntil: undefined });
    throw error;
  }
};
