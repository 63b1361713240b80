import { GRADIENT, MOMENT1, MOMENT2, PARAMETERS, pointer } from './glpLayout';

/**
 * An AdamW step as optax does it (see adamw.ts for the arithmetic) with gradients multiplied by `clip` first,
 * on bytes [from, to) of the parameter vector. Magnitudes below 1e-30 become 0. Returns 0 when all stays finite.
 */
export function clippedStep(
  d: usize, from: usize, to: usize, clip: f32, rate: f32, beta1: f32, beta2: f32, complement1: f32, complement2: f32,
  epsilon: f32, decay: f32, correction1: f32, correction2: f32,
): i32 {
  const gradients = pointer(d, GRADIENT), parameters = pointer(d, PARAMETERS);
  const moment1 = pointer(d, MOMENT1), moment2 = pointer(d, MOMENT2);
  const by = f32x4.splat(clip), lr = f32x4.splat(rate), eps = f32x4.splat(epsilon), wd = f32x4.splat(decay);
  const b1 = f32x4.splat(beta1), b2 = f32x4.splat(beta2);
  const rest1 = f32x4.splat(complement1), rest2 = f32x4.splat(complement2);
  const c1 = f32x4.splat(correction1), c2 = f32x4.splat(correction2);
  let suspect = f32x4.splat(0);
  for (let o = from; o < to; o += 16) {
    const g = f32x4.mul(by, v128.load(gradients + o));
    const m = tiny(f32x4.add(f32x4.mul(b1, v128.load(moment1 + o)), f32x4.mul(rest1, g)));
    const v = tiny(f32x4.add(f32x4.mul(b2, v128.load(moment2 + o)), f32x4.mul(rest2, f32x4.mul(g, g))));
    const p = v128.load(parameters + o);
    const scaled = f32x4.div(f32x4.div(m, c1), f32x4.add(f32x4.sqrt(f32x4.div(v, c2)), eps));
    const next = tiny(f32x4.sub(p, f32x4.mul(lr, f32x4.add(scaled, f32x4.mul(wd, p)))));
    v128.store(moment1 + o, m);
    v128.store(moment2 + o, v);
    v128.store(parameters + o, next);
    suspect = f32x4.add(suspect, f32x4.mul(next, f32x4.splat(0)));
  }
  return v128.any_true(f32x4.ne(suspect, f32x4.splat(0))) ? 1 : 0;
}

/** 0 where |x| < 1e-30; NaN stays. */
@inline
function tiny(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(1e-30)));
}
