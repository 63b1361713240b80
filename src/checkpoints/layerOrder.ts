const LAST = /(^|[/_])(head|out|output|classifier|logits|unembed|unembedding|final|readout|predictions?)$/i;

/**
 * Whether the names of three layers allow this order: numbers behind one stem ascend (`dense` before `dense_1`), and what
 * is called a head comes last.
 * @param layers names as `tensorName` gives them.
 */
export function namesAllow(layers: readonly string[]): boolean {
  return layers.every((layer, i) => {
    if (i < layers.length - 1 && LAST.test(layer)) return false;
    const { stem, number } = numbered(layer);
    return layers.slice(i + 1).every((other) => {
      const next = numbered(other);
      return next.stem !== stem || next.number > number;
    });
  });
}

/** The last number of a name, and the name without it. */
export function numbered(layer: string): { stem: string; number: number } {
  const found = /^(.*?)[_-]?(\d+)(\D*)$/.exec(layer);
  if (!found) return { stem: `${layer}|`, number: -1 };
  return { stem: `${found[1]}|${found[3]}`, number: Number(found[2]) };
}
