/**
 * Finds the day of a call where the team is, as `2026-11-30`: by the clocks of all zones of its country; undefined
 * while these have different days, and for a country without zones.
 * @param country two letters, ISO 3166
 */
export const dayOfCall = (at: string, country: string): string | undefined => {
  const zones = new Intl.Locale(`und-${country}`).getTimeZones() ?? [];
  const days = new Set(zones.map((timeZone) => new Date(at).toLocaleDateString('sv', { timeZone })));
  const [day] = days;
  return days.size === 1 ? day : undefined;
};
