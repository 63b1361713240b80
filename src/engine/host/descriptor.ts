/** C's type of each field of a struct of 32-bit words, in the struct's order; the first is its own offset, `self`. */
export type Fields = Readonly<Record<string, 'Offset' | 'int32_t' | 'float'>>;

/** Bytes of such a struct. */
export const descriptorBytes = (fields: Fields): number => 4 * Object.keys(fields).length;

/** A struct in the kernel's memory that tells its functions where everything lies. */
export class Descriptor<F extends Fields> {
  private readonly names: readonly (keyof F)[];
  private readonly words: DataView;

  constructor(
    memory: WebAssembly.Memory,
    at: number,
    private readonly fields: F,
    values: Readonly<Record<Exclude<keyof F, 'self'>, number>>,
  ) {
    this.names = Object.keys(fields);
    this.words = new DataView(memory.buffer, at, descriptorBytes(fields));
    this.set('self', at);
    for (const name of this.names.slice(1)) this.set(name, values[name as Exclude<keyof F, 'self'>]);
  }

  set(name: keyof F, value: number): void {
    const at = 4 * this.names.indexOf(name);
    if (this.fields[name] === 'float') this.words.setFloat32(at, value, true);
    else this.words.setInt32(at, value, true);
  }
}
