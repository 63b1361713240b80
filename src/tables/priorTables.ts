import { metaNeurons as metaNeuronsOf } from './prior/metaNeurons';
import { priorFidelity as priorFidelityOf } from './prior/priorFidelity';
import { priorScaling as priorScalingOf } from './prior/priorScaling';
import { steering as steeringOf } from './prior/steering';
import { tableOf } from './tableOf';
import { grounding as groundingOf } from './words/grounding';

// What the essay's references claim, each of a run as that can have it, by the names of what makes them.

/**
 * Do words about activations mean what they say when they were trained to give the activations back, and how would one know: three
 * starts of a verbaliser and k-means words, on a network whose truth is known (DEFINITIONS, "grounding").
 * @throws NotMadeError when it was not measured yet.
 * @example
 * import { grounding, openRun, show } from 'activation-supervision';
 * show(() => grounding(openRun('baseline')));
 */
export const grounding = tableOf(groundingOf);

/**
 * Do a prior's inner units stand for concepts (Luo et al., arXiv 2602.06964; DEFINITIONS, "meta-neurons"): how well one unit tells what
 * is known of a pair, beside units of h1, components, an autoencoder and random directions, and beside what is read as a whole.
 * @throws NotMadeError when it was not measured yet.
 * @example
 * import { metaNeurons, openRun, show } from 'activation-supervision';
 * show(() => metaNeurons(openRun('baseline')));
 */
export const metaNeurons = tableOf(metaNeuronsOf);

/**
 * Is a prior nearer to the essay's residual tables the more it is like the public one (DEFINITIONS, "prior-fidelity").
 * @throws NotMadeError when it was not measured yet.
 * @example
 * import { openRun, priorFidelity, show } from 'activation-supervision';
 * show(() => priorFidelity(openRun('baseline')));
 */
export const priorFidelity = tableOf(priorFidelityOf);

/**
 * Does a prior get better with compute, and is a better one more use: five sizes and five lengths of training on h0 and h1, healthy
 * and before the first collapse (Luo et al., arXiv 2602.06964; DEFINITIONS, "prior-scaling").
 * @throws NotMadeError when the grid was not made yet.
 * @example
 * import { openRun, priorScaling, show } from 'activation-supervision';
 * show(() => priorScaling(openRun('baseline')));
 */
export const priorScaling = tableOf(priorScalingOf);

/**
 * Does a prior take a pushed activation back to what is real and keep what the push was for (Luo et al., arXiv 2602.06964;
 * DEFINITIONS, "steering"): beside a PCA subspace, a random one, a Gaussian and the nearest real activation.
 * @throws NotMadeError when it was not measured yet.
 * @example
 * import { openRun, show, steering } from 'activation-supervision';
 * show(() => steering(openRun('baseline')));
 */
export const steering = tableOf(steeringOf);
