/** dx/dt of all rows at time t, 1 (noise) to 0 (data). */
export type Velocity = (x: Float32Array, t: number) => Float32Array | Promise<Float32Array>;

export type Integrator = 'euler' | 'heun';

/**
 * Integrates dx/dt = velocity(x, t) from `from` down to 0 in equal steps, float32 after each operation on x.
 * Euler has error O(1/steps) for one velocity a step, Heun O(1/steps^2) for two.
 */
export async function integrate(
  velocity: Velocity,
  x: Float32Array,
  from: number,
  steps: number,
  method: Integrator = 'euler',
): Promise<Float32Array> {
  const time = (k: number) => Math.fround(from * (1 - k / steps));
  let now = x;
  for (let k = 0; k < steps; k++) {
    const dt = Math.fround(time(k) - time(k + 1));
    const v = await velocity(now, time(k));
    const at = now;
    const predicted = at.map((value, i) => value - dt * v[i]);
    now = predicted;
    if (method === 'heun') {
      const end = await velocity(predicted, time(k + 1));
      now = at.map((value, i) => value - 0.5 * dt * (v[i] + end[i]));
    }
  }
  return now;
}
