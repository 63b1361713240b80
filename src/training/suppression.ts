/**
 * Which directions a run projects out of dL/dh1, and when they are chosen (essay, "Suppressing the memorization
 * gradient"; DEFINITIONS "Conditions"). Part of a run's config: without it nothing is projected out.
 */
export type Suppression =
  /** The effective gradient: the sum of w_r dCE/dh1 over the training samples, as training computes it in float32. */
  | { readonly source: 'gradient'; readonly every: number }
  /** The control: the plain mean of dCE/dh1, without the Zipf weights. */
  | { readonly source: 'unweighted'; readonly every: number }
  /** The mean over classes of the head's columns, along which all logits move together. */
  | { readonly source: 'head-mean'; readonly every: number }
  /** The first principal component of h1 over the training samples. */
  | { readonly source: 'h1-pc1'; readonly every: number }
  /** u = (1, …, 1) / sqrt(n1), known before training; never refreshed. */
  | { readonly source: 'all-ones' }
  /** One or more orthonormal directions from a file, named by the SHA-256 of its bytes; never refreshed. */
  | { readonly source: 'frozen'; readonly sha256: string }
  /** One direction, uniform on the sphere, fixed by its seed; never refreshed. */
  | { readonly source: 'random'; readonly seed: number };
