export { clippedStep } from './glpAdamw';
export { weightGradient, scaleGradient } from './glpGradient';
export { fillNormal } from './glpNoise';
export { packMatrix } from './glpProduct';
export { trainShard, velocityBlock } from './glpShard';
