/** What stands between the values of a cell in exports of Google Contacts. */
export const valueBreak = ' ::: ';
