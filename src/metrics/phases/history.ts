/** The columns of a run's history that time is told by: one row every 100 epochs, epochs ascending. */
export interface History {
  readonly epoch: ArrayLike<number>;
  /** 0..1 */
  readonly test_accuracy: ArrayLike<number>;
  /** Share of the variance of the training activations h1 on their first principal component, 0..1. */
  readonly h1_pc1_variance_fraction: ArrayLike<number>;
}
