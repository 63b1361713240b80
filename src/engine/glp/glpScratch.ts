import { padded } from '../host/padded';
import { place } from '../host/place';
import { GLP_BLOCK_ROWS } from './glpBlocks';
import type { GlpShape } from './glpShape';

const scratchAreas = [
  'x',
  'features',
  'timeInner',
  'timeActive',
  'time',
  'timeGradient',
  'stream',
  'normalised',
  'inverse',
  'scaled',
  'gateUp',
  'factor',
  'active',
  'output',
  'target',
  'streamGradient',
  'scaledGradient',
  'activeGradient',
] as const;

export type GlpScratch = (typeof scratchAreas)[number];

/** Byte offsets in the work space of one thread, for the rows of one block, and how large it is. */
export function placeScratch({ input, model, mlp, blocks, timeFeatures, timeHidden, time }: GlpShape) {
  const multiplied = time === 'multiplied' ? 1 : 0;
  const floats: Record<GlpScratch, number> = {
    x: input,
    features: timeFeatures,
    timeInner: timeHidden,
    timeActive: timeHidden,
    time: multiplied * model,
    timeGradient: multiplied * model,
    stream: model,
    normalised: (blocks + 1) * model,
    inverse: blocks + 1,
    scaled: model,
    gateUp: blocks * 2 * mlp,
    factor: multiplied * blocks * mlp,
    active: mlp,
    output: input,
    target: input,
    streamGradient: model,
    scaledGradient: model,
    activeGradient: mlp,
  };
  const sizes = scratchAreas.map((name) => [name, 4 * GLP_BLOCK_ROWS * floats[name]] as const);
  const [scratch, end] = place<GlpScratch>(0, Object.fromEntries(sizes) as Record<GlpScratch, number>);
  return { scratch, scratchBytes: padded(end, 4096) };
}
