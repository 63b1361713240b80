"""How dCE/dlogits is computed, by the names of `LABEL_GRADIENTS` in src/engine/stepArithmetic.ts, as JAX losses whose
values are the same and whose backward passes differ. `subtractive` is autodiff, which makes the label entry w p_y - w.

    .venv-bench/bin/python bench/label_gradients.py   # checks each against float64 on rows made by hand
"""

import jax
import jax.numpy as jnp
import numpy as np
import optax

KINDS = ("subtractive", "summed", "centred")

# What knocks the rounding in leaves the rest exact; what knocks it out leaves the rest as trained.
REST = {"subtractive": "summed", "summed": "subtractive", "centred": "subtractive"}


def trained(logits, labels):
    return optax.softmax_cross_entropy_with_integer_labels(logits, labels)


def rows(kind, logits, labels, weights):
    """w dCE/dlogits, [n, classes], of logits [n, classes], in their precision."""
    subtractive = jax.vjp(lambda z: trained(z, labels), logits)[1](weights)[0]
    if kind == "subtractive":
        return subtractive
    if kind == "centred":
        return subtractive - subtractive.mean(1, keepdims=True)
    own = jax.nn.one_hot(labels, logits.shape[1], dtype=bool)
    others = jnp.where(own, 0, jax.nn.softmax(logits))
    return weights[:, None] * jnp.where(own, -others.sum(1, keepdims=True), others)


def label_loss(kind, labels, heaviest=None):
    """The losses [n] of logits; with `heaviest`, only the first so many samples have `kind`, the rest `REST` of it."""
    if kind == "subtractive" and heaviest is None:
        return lambda logits: trained(logits, labels)
    chosen = jnp.arange(len(labels))[:, None] < (len(labels) if heaviest is None else heaviest)

    @jax.custom_vjp
    def losses(logits):
        return trained(logits, labels)

    def backward(logits, weights):
        own, rest = (rows(name, logits, labels, weights) for name in (kind, REST[kind]))
        return (jnp.where(chosen, own, rest),)

    losses.defvjp(lambda logits: (losses(logits), logits), backward)
    return losses


def check():
    """Holds every kind to float64 on rows of which some are sure of their label to within some 2^-24, and one is not."""
    logits = np.array([[14.3, -1.25, 0.5, 0, -0.75], [0.5, 0, 16, 1, -2], [0.3, -1.25, 0.5, 0, -0.75]])
    labels, weights = np.array([0, 2, 2]), np.array([0.4, 0.25, 1])
    logits, weights = logits.astype(np.float32), weights.astype(np.float32)
    wide = np.exp(logits.astype(np.float64))
    exact = weights[:, None].astype(np.float64) * wide / wide.sum(1, keepdims=True)
    own = np.eye(5, dtype=bool)[labels]
    exact[own] = -(exact * ~own).sum(1)
    unit = weights[:, None] * 2.0**-24

    def of(kind, heaviest=None):
        loss = label_loss(kind, labels, heaviest)
        gradient = jax.grad(lambda z: jnp.sum(weights * loss(z)))(jnp.array(logits))
        return np.asarray(gradient).astype(np.float64)

    subtractive, summed, centred = map(of, KINDS)
    off = np.abs(subtractive - exact)
    excess = subtractive.sum(1, keepdims=True)
    checks = {
        "summed is exact to the last digits of float32": np.all(np.abs(summed / exact - 1) < 1e-5),
        "subtractive is exact but for the label": np.all(off[~own] < 1e-5 * exact[~own]),
        "subtractive is within two units at the label": np.all(off[own] <= 2 * unit[:, 0]),
        "subtractive has lost digits there": np.all(off[own][:2] > 0.01 * np.abs(exact[own][:2])),
        "centred is subtractive less its mean": np.all(np.abs(subtractive - excess / 5 - centred)[:2] < 0.01 * unit[:2]),
        "a row of centred sums to nothing": np.all(np.abs(centred.sum(1)[:2]) < 0.01 * np.abs(excess[:2, 0])),
        "the rest is the other": all(
            np.array_equal(of(kind, 1), np.vstack([of(kind)[:1], of(REST[kind])[1:]])) for kind in KINDS
        ),
    }
    for claim, held in checks.items():
        if not held:
            raise SystemExit(f"label gradients: not so: {claim}")


if __name__ == "__main__":
    check()
    print("label gradients: as float64 has them")
