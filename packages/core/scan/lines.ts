const newline = 10;

/** The lines of a file, each read when it is asked for. */
export class Lines {
  readonly #file: Buffer;
  readonly #starts: Uint32Array;

  constructor(file: Buffer) {
    let lines = 1;
    for (const byte of file) if (byte === newline) lines++;
    const starts = new Uint32Array(lines);
    let line = 1;
    for (let at = file.indexOf(newline); at >= 0; at = file.indexOf(newline, at + 1)) starts[line++] = at + 1;
    this.#file = file;
    this.#starts = starts;
  }

  /** How many lines end. */
  get count(): number {
    return this.#starts.length - 1;
  }

  at(line: number): string {
    const end = (this.#starts[line + 1] ?? this.#file.length + 1) - 1;
    return this.#file.toString('utf8', this.#starts[line], end);
  }
}
