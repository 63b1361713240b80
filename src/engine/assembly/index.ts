export { reduceAndStep } from './adamw';
export { expEach, mulEach } from './elementwise';
export { packWeights } from './pack';
export { packPanels32, packTransposedPanels32, product32 } from './product32';
export { product64 } from './product64';
export { addInto } from './rows';
export { taskShard } from './taskShard';
