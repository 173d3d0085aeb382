/** Files that were sent from this window, as long as it is open: another mapping needs them once more. */
const files = new Map<string, File>();

export const keepFile = (importId: string, file: File): void => {
  files.set(importId, file);
};

/** The file of an import: as it was chosen, else as it lies where it was sent to. */
export const fileOf = async (
  importId: string,
  { name, url }: { readonly name: string; readonly url: string | undefined },
): Promise<File> => {
  const kept = files.get(importId);
  if (kept) return kept;
  if (url === undefined) throw new TypeError('The file is no longer there.');
  const response = await fetch(url);
  if (!response.ok) throw new TypeError(`The file is no longer there: ${response.status}`);
  return new File([await response.blob()], name);
};
