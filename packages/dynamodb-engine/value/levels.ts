/** As deep as lists and maps of an item may lie in one another. */
export const maxLevels = 32;
