/** Receivers of webhooks that are allowed in spite of their addresses, and over http: `host` or `host:port`. */
const entry = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;

/** Reads the receivers that the deploying shell allows; by default only public addresses over https. */
export const webhookAllowFrom = ({
  CALLBOOK_WEBHOOK_ALLOW: text = '',
}: Readonly<Record<string, string | undefined>>): string | undefined => {
  const entries = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const wrong = entries.find((one) => !entry.test(one));
  if (wrong !== undefined)
    throw new Error(`CALLBOOK_WEBHOOK_ALLOW takes hosts and host:port with commas between, not "${wrong}".`);
  return entries.length > 0 ? entries.join(',') : undefined;
};
