import { useEffect, useState } from 'react';

type Parse = (text: string) => { formatInternational(): string } | undefined;

let parse: Parse | undefined;

const loading = (): Promise<void> =>
  import('libphonenumber-js/min').then(({ parsePhoneNumberFromString }) => {
    parse = (text) => parsePhoneNumberFromString(text);
  });

/** Numbers as their countries write them; until the numbering plans are there, as they are kept. */
export const usePhoneFormat = (): ((phone: string, extension?: string | null) => string) => {
  const [, setReady] = useState(parse !== undefined);
  useEffect(() => {
    if (parse === undefined) void loading().then(() => setReady(true));
  }, []);
  return (phone, extension) => {
    const written = parse?.(phone)?.formatInternational() ?? phone;
    return extension ? `${written} ext. ${extension}` : written;
  };
};
