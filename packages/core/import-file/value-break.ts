/** Separator of several values in a cell, as in exports of Google Contacts. */
export const valueBreak = ' ::: ';
