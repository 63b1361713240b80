import { powerOfTen } from '../../tables/parts/powerOfTen';

/** A name of ours for a figure, its numbers as they are printed: ε = 1e-12 is ε = 10⁻¹². */
export function withPowers(name: string): string {
  return name.replace(/\d+(\.\d+)?e[-+]?\d+/g, (typed) => powerOfTen(typed).replace(/^1 × /, ''));
}
