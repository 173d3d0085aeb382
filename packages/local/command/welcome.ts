import type { Endpoint } from './endpoint.ts';

/** What `npm start` prints when all is up; every command in it works as it stands. */
export const welcome = ({ api_url, token }: Endpoint, sampleFile: string, readyAfterMs: number): string => `
Callbook is ready after ${(readyAfterMs / 1000).toFixed(1)} s at ${api_url}
Token of the demo team's admin: ${token}
All addresses are in .local/endpoint.json.

In a browser, signed in to the demo team:
  ${api_url}/sign-in#token=${token}

Three things to try:
  1. Create a contact and its company:
     curl -s ${api_url}/api/crm/contacts -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\
       -d '{"name": "Ada Lovelace", "phone": "+44 20 7946 0958", "company": "Analytical Engines"}'
  2. Import a CSV file; or one of your own:
     npm run import -- ${sampleFile}
  3. Read the reference in a browser:
     ${api_url}/docs

Ctrl-C ends it. The data stays in .local/; "npm start -- --fresh" begins anew.`;
