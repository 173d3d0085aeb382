import { Consumption, describeConsumption } from '../table/capacity.ts';
import type { Table } from '../table/table.ts';

/** What requests on several tables took; `kind` for transactions. */
export const consumptionOf = (
  consumptions: ReadonlyMap<Table, Consumption>,
  mode: string | undefined,
  kind?: 'ReadCapacityUnits' | 'WriteCapacityUnits',
): object => {
  const described = [...consumptions].flatMap(([table, consumption]) => {
    const one = describeConsumption(table.definition.name, consumption, mode, kind);
    return one ? [one] : [];
  });
  return described.length === 0 ? {} : { ConsumedCapacity: described };
};

/** What requests have taken of a table by now, to be added to. */
export const consumptionFor = (table: Table, consumptions: Map<Table, Consumption>): Consumption => {
  const known = consumptions.get(table) ?? new Consumption();
  consumptions.set(table, known);
  return known;
};
