import type { NewEvent } from '../feed/event-type.ts';
import type { TimelineEntry } from '../timeline/timeline.item.ts';
import type { Delta } from './deltas.ts';

/** The projection of one change, to be written once and whole. */
export interface Projection {
  /** Of the stream's record, and of which part of it where one transaction does not hold it all. */
  id: string;
  teamId: string;
  /** Changes of one subject are projected in their order. */
  subject: string;
  event?: NewEvent | undefined;
  deltas: readonly Delta[];
  /** Of a contact: its entry, which also tells that the change is projected. Others leave a mark for that. */
  entry?: Omit<TimelineEntry, 'ttl'> | undefined;
  /** The contact that is meant, where it may be gone by now. */
  contact?: { id: string; created_at: string } | undefined;
  /** The contact is gone: what is left beside it goes, too. */
  removes?: boolean;
}
