import { logVector } from './glpLog';

// Standard normals as `jax.random.normal`, four at a time: Threefry-2x32 in counter mode (word i depends on i alone),
// 23 bits to (-1, 1), then the inverse error function of M. Giles. src/random has the scalar reference.


@inline
function rotate(y: v128, by: i32): v128 {
  return v128.or(i32x4.shl(y, by), i32x4.shr_u(y, 32 - by));
}

/** Normals of counters first ... first + n - 1 under a key; n a multiple of 4. */
export function fillNormal(key0: i32, key1: i32, first: i32, out: usize, n: i32): void {
  const k0 = i32x4.splat(key0), k1 = i32x4.splat(key1), k2 = i32x4.splat(key0 ^ key1 ^ 0x1bd11bda);
  let counter = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
  const end = out + ((<usize>n) << 2);
  for (; out < end; out += 16) {
    let x = k0, y = i32x4.add(counter, k1);
    counter = i32x4.add(counter, i32x4.splat(4));
    for (let group = 0; group < 5; group++) {
      const odd = (group & 1) != 0;
      x = i32x4.add(x, y); y = v128.xor(rotate(y, odd ? 17 : 13), x);
      x = i32x4.add(x, y); y = v128.xor(rotate(y, odd ? 29 : 15), x);
      x = i32x4.add(x, y); y = v128.xor(rotate(y, odd ? 16 : 26), x);
      x = i32x4.add(x, y); y = v128.xor(rotate(y, odd ? 24 : 6), x);
      const m = group % 3;
      x = i32x4.add(x, m == 0 ? k1 : m == 1 ? k2 : k0);
      y = i32x4.add(i32x4.add(y, m == 0 ? k2 : m == 1 ? k0 : k1), i32x4.splat(group + 1));
    }
    v128.store(out, normalOf(v128.xor(x, y)));
  }
}

@inline
function normalOf(bits: v128): v128 {
  const lowest = f32x4.splat(-0.99999994);
  const steps = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(bits, 9)), f32x4.splat(2.384185791015625e-7));
  const u = f32x4.max(lowest, f32x4.add(steps, lowest));
  const one = f32x4.splat(1);
  const w = f32x4.neg(logVector(f32x4.sub(one, f32x4.mul(u, u))));
  const c = f32x4.sub(w, f32x4.splat(2.5)), s = f32x4.sub(f32x4.sqrt(w), f32x4.splat(3));
  let p = f32x4.splat(2.81022636e-8), q = f32x4.splat(-0.000200214257);
  p = term(p, c, 3.43273939e-7); q = term(q, s, 0.000100950558);
  p = term(p, c, -3.5233877e-6); q = term(q, s, 0.00134934322);
  p = term(p, c, -4.39150654e-6); q = term(q, s, -0.00367342844);
  p = term(p, c, 0.00021858087); q = term(q, s, 0.00573950773);
  p = term(p, c, -0.00125372503); q = term(q, s, -0.0076224613);
  p = term(p, c, -0.00417768164); q = term(q, s, 0.00943887047);
  p = term(p, c, 0.246640727); q = term(q, s, 1.00167406);
  p = term(p, c, 1.50140941); q = term(q, s, 2.83297682);
  const inverse = f32x4.mul(v128.bitselect(p, q, f32x4.lt(w, f32x4.splat(5))), u);
  return f32x4.mul(f32x4.splat(1.41421356237309505), inverse);
}

@inline
function term(sum: v128, x: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(sum, x), f32x4.splat(coefficient));
}
