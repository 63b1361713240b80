/** Rows of a batch whose loss and gradient of the scales are summed on their own: part of the arithmetic, never change. */
export const GLP_SHARD_ROWS = 32;
/** Rows that go through the network together, whole shards (`BLOCK_ROWS` in kernel/glp/glp.h). */
export const GLP_BLOCK_ROWS = 64;
/** Steps that one call may take before the host is asked again. */
export const GLP_MAX_STEPS = 64;
/** Rows of one velocity call. */
export const GLP_MAX_ROWS = 4096;
