import { batchWithin, canonicalGlp, type GlpOptions } from './glpOptions';

/** The canonical prior at a quarter of its size and half its batch, or less where there are fewer samples: seconds where that one takes minutes. */
export function smallGlp(width: number, samples = Number.MAX_SAFE_INTEGER): GlpOptions {
  const { shape } = canonicalGlp;
  const batch = batchWithin(samples, 128);
  return { ...canonicalGlp, shape: { ...shape, input: width, model: 128, mlp: 256, blocks: 2 }, batch };
}
