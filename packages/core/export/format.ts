/** What contacts are exported as, with the ending and the media type of each. */
export const formats = {
  csv: { ending: 'csv', mediaType: 'text/csv; charset=utf-8' },
  xlsx: { ending: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  vcard: { ending: 'vcf', mediaType: 'text/vcard; charset=utf-8' },
} as const;

export type ExportFormat = keyof typeof formats;

export const exportFormats = ['csv', 'xlsx', 'vcard'] as const satisfies readonly ExportFormat[];

export const vcardVersions = ['4.0', '3.0'] as const;
export type VcardVersion = (typeof vcardVersions)[number];
