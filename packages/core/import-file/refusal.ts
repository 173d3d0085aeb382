/** The refusal of a whole file: a stable code, and a sentence that says what to do. */
export interface Refusal {
  code: string;
  message: string;
}

export const refusal = (code: string, message: string): { refused: Refusal } => ({
  refused: { code, message },
});
