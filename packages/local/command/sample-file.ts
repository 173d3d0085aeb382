import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Invented people with numbers that are kept free for fiction, in the shapes in which files hold them. */
const rows = `First name,Last name,Phone,Email,Company,Job title,Lead status,Tags
Maya,Ortiz,(202) 555-0143,maya.ortiz@example.com,Harbour Logistics,Head of Operations,new,"warm-lead, east"
Jonas,Weber,+49 30 23125 014,jonas.weber@example.com,Nordlicht Energie,Einkauf,contacted,north
Priya,Raman,+44 20 7946 0321,priya.raman@example.com,Harbour Logistics,Finance Director,qualified,warm-lead
Étienne,Moreau,+33 1 99 00 12 34,etienne.moreau@example.com,Atelier Moreau,Owner,new,
Sam,O'Neill,202-555-0178 ext. 12,sam.oneill@example.com,Blue Finch Studio,Producer,customer,vip
Lena,Fischer,+49 30 23125 077,lena.fischer@example.com,Nordlicht Energie,Geschäftsführerin,customer,"vip, north"
`;

/** Puts a file to try an import with into a folder, unless there is one; answers its path as the user may type it. */
export const writeSampleFile = (directory: string): string => {
  const file = path.join(directory, 'sample-contacts.csv');
  if (!existsSync(file)) writeFileSync(file, rows);
  return path.relative(process.env.INIT_CWD ?? '.', file);
};
