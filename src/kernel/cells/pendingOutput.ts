type Stream = 'stdout' | 'stderr';
type Piece = { kind: 'stream'; name: Stream; text: string } | { kind: 'clear_output'; wait: boolean };

/** Pieces beyond which the two streams are gathered one by one: nobody reads them in turns. */
const most = 20;

/** What a cell put out and is not sent yet; what is cleared before it could be seen is never sent. */
export class PendingOutput {
  #pieces: Piece[] = [];
  #length = 0;

  /** Characters that wait. */
  get length(): number {
    return this.#length;
  }

  print(name: Stream, text: string): void {
    const last = this.#pieces.at(-1);
    if (last?.kind === 'clear_output') this.#restart(last);
    this.#length += text.length;
    const same = this.#joined(name);
    if (same) same.text += text;
    else this.#pieces.push({ kind: 'stream', name, text });
  }

  /** With `wait`, what is there stays until the next text. */
  clear(wait: boolean): void {
    const piece: Piece = { kind: 'clear_output', wait };
    if (!wait) this.#restart(piece);
    else if (this.#pieces.at(-1)?.kind !== 'clear_output') this.#pieces.push(piece);
  }

  /** The messages for front ends, in order. */
  messages(): { kind: string; content: Record<string, unknown> }[] {
    return this.#pieces.map(({ kind, ...content }) => ({ kind, content }));
  }

  #restart(from: Piece): void {
    this.#pieces = [from];
    this.#length = 0;
  }

  #joined(name: Stream): { text: string } | undefined {
    for (const one of this.#pieces.slice(this.#pieces.length < most ? -1 : -2))
      if (one.kind === 'stream' && one.name === name) return one;
    return undefined;
  }
}
