"""How far the rows of dCE/dlogits are from summing to zero in the kernels of another stack, by form of the loss: the
gradient by autodiff of the sum over samples of w x loss, summed over the classes in float64, in units of 2^-24. The logits
are those of `experiment window-logits`; each stack needs its own environment. A form is offered where the stack has it as a
function of its own; the others are written out. Differentiated, the maximum that is taken off takes the sum of a row to the
largest entry, and the row sums to zero; jax.nn does not differentiate it.

    LOGITS=data/references/row-excess/checkpoint/window-logits.safetensors
    .venv-bench/bin/python bench/row_excess.py jax $LOGITS data/references/row-excess/jax.json
    PYTHON-WITH-TORCH bench/row_excess.py torch $LOGITS data/references/row-excess/torch.json
    PYTHON-WITH-TENSORFLOW bench/row_excess.py tensorflow $LOGITS data/references/row-excess/tensorflow.json
"""

import functools
import hashlib
import json
import os
import sys

os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["JAX_PLATFORMS"] = "cpu"
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "contestants"))

import numpy as np
from tensors import read

UNIT = 2.0**-24


def jax_forms(labels, weights):
    import jax
    import jax.numpy as jnp
    import optax
    from label_gradients import check, label_loss

    check()
    own = jax.nn.one_hot(labels, 97, dtype=bool)
    of_label = lambda z: z[jnp.arange(len(labels)), labels]

    def by_hand(z, top):
        shifted = z - top(z.max(1, keepdims=True))
        return -of_label(shifted - jnp.log(jnp.exp(shifted).sum(1, keepdims=True)))

    losses = {
        ("optax.softmax_cross_entropy_with_integer_labels", "subtractive", True): label_loss("subtractive", labels),
        ("jax.nn.log_softmax", None, True): lambda z: -of_label(jax.nn.log_softmax(z)),
        ("log_softmax by hand", None, False): lambda z: by_hand(z, jax.lax.stop_gradient),
        ("log_softmax by hand, its maximum differentiated", None, False): lambda z: by_hand(z, lambda top: top),
        ("logsumexp(z) - z_y", None, False): lambda z: jax.nn.logsumexp(z, 1) - of_label(z),
        ("log1p(sum of exp(z_j - z_y))", "log1p", False): lambda z: jnp.log1p(
            jnp.where(own, 0, jnp.exp(jnp.where(own, 0, z - of_label(z)[:, None]))).sum(1)
        ),
        ("summed", "summed", False): label_loss("summed", labels),
        ("centred", "centred", False): label_loss("centred", labels),
    }

    @functools.cache
    def compiled(loss):
        return jax.jit(jax.grad(lambda z: jnp.sum(weights * loss(z))))

    def gradient(loss, logits, precision):
        z = jnp.array(logits).astype(precision)
        return np.asarray(compiled(loss)(z).astype(jnp.float32))

    return "JAX", {"jax": jax.__version__, "optax": optax.__version__}, losses, gradient


def torch_forms(labels, weights):
    import torch

    functional = torch.nn.functional
    y, w = torch.tensor(labels, dtype=torch.int64), torch.tensor(weights)
    own = functional.one_hot(y, 97).bool()
    of_label = lambda z: z.gather(1, y[:, None])
    losses = {
        ("torch.nn.functional.cross_entropy", "subtractive", True): lambda z: functional.cross_entropy(z, y, reduction="none"),
        ("log_softmax, nll_loss", None, True): lambda z: functional.nll_loss(functional.log_softmax(z, 1), y, reduction="none"),
        ("logsumexp(z) - z_y", None, False): lambda z: torch.logsumexp(z, 1) - of_label(z)[:, 0],
        ("log1p(sum of exp(z_j - z_y))", "log1p", False): lambda z: torch.log1p(
            torch.exp((z - of_label(z)).masked_fill(own, -torch.inf)).sum(1)
        ),
    }

    def gradient(loss, logits, precision):
        z = torch.tensor(logits).to(getattr(torch, precision)).requires_grad_()
        (w * loss(z)).sum().backward()
        return z.grad.to(torch.float32).numpy()

    return "PyTorch", {"torch": torch.__version__}, losses, gradient


def tensorflow_forms(labels, weights):
    import tensorflow as tf

    one_hot = np.eye(97, dtype=np.float32)[labels]
    losses = {
        ("tf.nn.sparse_softmax_cross_entropy_with_logits", "subtractive", True): lambda z: (
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels, z)
        ),
        ("tf.nn.softmax_cross_entropy_with_logits", None, True): lambda z: (
            tf.nn.softmax_cross_entropy_with_logits(tf.cast(one_hot, z.dtype), z)
        ),
        ("log1p(sum of exp(z_j - z_y))", "log1p", False): lambda z: tf.math.log1p(
            tf.reduce_sum(
                tf.exp(tf.where(one_hot == 1, -np.inf, z - tf.gather(z, labels, batch_dims=1)[:, None])), axis=1
            )
        ),
    }

    def gradient(loss, logits, precision):
        z = tf.cast(tf.constant(logits), precision)
        with tf.GradientTape() as tape:
            tape.watch(z)
            value = tf.reduce_sum(weights * tf.cast(loss(z), tf.float32))
        return tf.cast(tape.gradient(value, z), tf.float32).numpy()

    return "TensorFlow", {"tensorflow": tf.__version__}, losses, gradient


STACKS = {"jax": jax_forms, "torch": torch_forms, "tensorflow": tensorflow_forms}


def check_unsure(losses, gradient, labels, weights):
    """Where no label is sure, every form gives float64's gradient to some 2^-20 of a weight; bfloat16 to 2^-7."""
    z = np.random.RandomState(1).standard_normal((len(labels), 97)).astype(np.float32)
    e = np.exp(z.astype(np.float64))
    exact = weights[:, None] * (e / e.sum(1, keepdims=True) - np.eye(97)[labels])
    for (form, *_), loss in losses.items():
        for precision, near in (("float32", 2.0**-20), ("bfloat16", 2.0**-5)):
            off = np.abs(gradient(loss, z, precision) - exact).max(1) / weights
            if not off.max() < near:
                raise SystemExit(f"row_excess: {form}, {precision}: {off.max()} from float64")


def main():
    stack, source, out = sys.argv[1:]
    tensors, _ = read(source)
    labels, weights = tensors["labels"], tensors["weights"]
    name, versions, losses, gradient = STACKS[stack](labels, weights)
    check_unsure(losses, gradient, labels, weights)
    forms = []
    for precision in ("float32", "bfloat16"):
        for (form, label_gradient, offered), loss in losses.items():
            excess, heaviest = [], []
            for logits in tensors["logits"]:
                sums = gradient(loss, logits, precision).astype(np.float64).sum(1) / UNIT
                excess.append(float(sums.sum()))
                heaviest.append(float(sums[:2].sum()))
            entry = {"form": form, "offered": offered, "precision": precision}
            entry |= {"excess": excess, "heaviest": heaviest}
            if label_gradient and precision == "float32":
                entry["label_gradient"] = label_gradient
            forms.append(entry)
            print(f"{form}, {precision}: {np.mean(excess):.3f} units, of the two {np.mean(heaviest):.3f}", flush=True)
    with open(source, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    moments = {key: tensors[key].tolist() for key in ("collapse", "epoch")}
    report = {"stack": name, "versions": versions | {"numpy": np.__version__}, "logits_sha256": digest}
    with open(out, "w") as file:
        file.write(json.dumps(report | {"moments": moments, "forms": forms}, sort_keys=True, indent=1, allow_nan=False) + "\n")


main()
