"""Goes on from a full state of the baseline (p = 97, seed 42, Zipf exponent 1.5) in JAX, in float32 or in float64
throughout: the same model, loss and optimiser on an independent stack, with nothing but the precision to tell the two
apart. The label gradient is a difference here too: autodiff makes it w p_y - w where our step has w (p_y - 1); others by
name as in src/engine/stepArithmetic.ts, for the N heaviest samples alone with `--label-gradient-for` (label_gradients.py).
A last argument projects a direction out of dL/dh1: `gradient`, the effective gradient, or `head-mean`, the head's mean
column, chosen anew every 100 epochs; `all-ones`; or a direction file. `--gauge N`: after every N-th step the mean over
classes is taken off the head's kernel and bias.

    STATE=data/runs/baseline/states/epoch-020000.safetensors
    .venv-bench/bin/python bench/precision.py $STATE float64 60000 OUT.json
    .venv-bench/bin/python bench/precision.py $STATE float32 100000 OUT.json gradient
    .venv-bench/bin/python bench/precision.py $STATE float32 60000 OUT.json --label-gradient summed --label-gradient-for 2
"""

import argparse
import hashlib
import json
import os
import sys

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "contestants"))

import jax
import jax.numpy as jnp
import numpy as np
import optax
from label_gradients import KINDS, check, label_loss
from tensors import read

P = 97
EVERY = 100


def counted(text):
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"expected a positive integer, found {text}")
    return int(text)


arguments = argparse.ArgumentParser(prog="precision", description=__doc__.split("\n\n")[0])
arguments.add_argument("state")
arguments.add_argument("precision", choices=("float32", "float64"))
arguments.add_argument("until", type=counted)
arguments.add_argument("out")
arguments.add_argument("suppress", nargs="?", help="gradient, head-mean, all-ones or a direction file")
arguments.add_argument("--label-gradient", choices=KINDS, default="subtractive")
arguments.add_argument("--label-gradient-for", type=counted, metavar="N", dest="heaviest")
arguments.add_argument("--gauge", type=counted, metavar="N")
given = arguments.parse_args()
PRECISION, SUPPRESS = given.precision, given.suppress
jax.config.update("jax_enable_x64", PRECISION == "float64")


def problem():
    pairs = [(a, b) for a in range(P) for b in range(P)]
    np.random.RandomState(42).shuffle(pairs)
    pairs = np.array(pairs, np.int32)
    n = int(0.3 * P * P)
    ranks = np.arange(1, n + 1, dtype=np.float64) ** -1.5
    # The weights are rounded to float32 in both: the same loss.
    return pairs[:n], pairs[n:], (ranks / ranks.sum()).astype(np.float32).astype(PRECISION)


train, test, weights = problem()


def hidden(params, pairs):
    kernel = params["hidden0.kernel"]
    h0 = jax.nn.relu(kernel[pairs[:, 0]] + kernel[P + pairs[:, 1]] + params["hidden0.bias"])
    return jax.nn.relu(h0 @ params["hidden1.kernel"] + params["hidden1.bias"])


def head(params, h1):
    return h1 @ params["head.kernel"] + params["head.bias"]


@jax.custom_vjp
def project(h1, direction):
    return h1


project.defvjp(
    lambda h1, direction: (h1, direction),
    lambda direction, g: (g - jnp.outer(g @ direction, direction), jnp.zeros_like(direction)),
)


# The samples come by weight, the heaviest first.
losses = label_loss(given.label_gradient, train.sum(1) % P, given.heaviest)


def loss_of_hidden(params, h1):
    return jnp.sum(weights * losses(head(params, h1)))


def loss(params, direction):
    return loss_of_hidden(params, project(hidden(params, train), direction))


def unit(vector):
    return vector / jnp.linalg.norm(vector)


@jax.jit
def effective_gradient(params):
    return unit(jax.grad(loss_of_hidden, argnums=1)(params, hidden(params, train)).sum(0))


@jax.jit
def head_mean(params):
    return unit(params["head.kernel"].mean(1))


REFRESHED = {"gradient": effective_gradient, "head-mean": head_mean}


def gauged(params, step):
    """No output changes: the logits of a sample move together."""
    off = step % given.gauge == 0
    moved = {
        name: params[name] - jnp.where(off, params[name].mean(-1, keepdims=True), 0)
        for name in ("head.kernel", "head.bias")
    }
    return params | moved


optimizer = optax.adamw(1e-3, weight_decay=1.0)


@jax.jit
def onwards(state, direction):
    def step(state, _):
        params, moments = state
        updates, moments = optimizer.update(jax.grad(loss)(params, direction), moments, params)
        params = optax.apply_updates(params, updates)
        return (gauged(params, moments[0].count) if given.gauge else params, moments), None

    return jax.lax.scan(step, state, length=EVERY)[0]


@jax.jit
def look(params):
    right = jnp.argmax(head(params, hidden(params, test)), 1) == test.sum(1) % P
    h1 = hidden(params, train)
    share, directions = jnp.linalg.eigh(jnp.cov(h1.T))
    share = share / share.sum()
    off = jnp.abs(directions[:, -1] @ head_mean(params))
    return jnp.mean(right), share[-1], 1 / jnp.sum(share**2), jnp.mean(head(params, h1)), off


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def suppression():
    if SUPPRESS in REFRESHED:
        return {"source": SUPPRESS, "every": EVERY}
    return {"source": SUPPRESS} if SUPPRESS == "all-ones" else {"source": "frozen", "sha256": sha256(SUPPRESS)}


def unchanging(width):
    """The direction that is projected out from first to last; nothing where it is chosen anew or there is none."""
    if SUPPRESS is None or SUPPRESS in REFRESHED:
        return jnp.zeros(width, PRECISION)
    if SUPPRESS == "all-ones":
        return unit(jnp.ones(width, PRECISION))
    return jnp.array(read(SUPPRESS)[0]["direction"].astype(PRECISION))


def main():
    check()
    tensors, _ = read(given.state)
    names = [name for name in tensors if not name.startswith("adam.") and name != "step"]
    arrays = lambda prefix: {name: jnp.array(tensors[prefix + name].astype(PRECISION)) for name in names}
    params, step = arrays(""), int(tensors["step"][0])
    adam, *rest = optimizer.init(params)
    adam = adam._replace(count=jnp.array(step, jnp.int32), mu=arrays("adam.m."), nu=arrays("adam.v."))
    state = (params, (adam, *rest))
    columns = ["epoch", "test_accuracy", "h1_pc1_variance_fraction", "h1_participation_ratio"]
    columns += ["mean_logit", "cos_h1_pc1_head_mean"]
    rows = [[step, *map(float, look(params))]]
    direction = unchanging(params["head.kernel"].shape[0])
    for epoch in range(step + EVERY, given.until + 1, EVERY):
        if SUPPRESS in REFRESHED:
            direction = REFRESHED[SUPPRESS](state[0])
        state = onwards(state, direction)
        rows.append([epoch, *map(float, look(state[0]))])
        if epoch % 1_000 == 0:
            print(*rows[-1], flush=True)
    history = {name: [row[i] for row in rows] for i, name in enumerate(columns)}
    versions = {"jax": jax.__version__, "optax": optax.__version__, "numpy": np.__version__}
    start = {"epoch": step, "sha256": sha256(given.state)}
    result = {"precision": PRECISION, "from": start, "versions": versions, "history": history}
    result["label_gradient"] = given.label_gradient
    special = {"heaviest": given.heaviest, "gauge": given.gauge}
    if any(special.values()):
        result["step"] = {name: value for name, value in special.items() if value}
    if SUPPRESS:
        result["suppression"] = suppression()
    with open(given.out, "w") as file:
        file.write(json.dumps(result, sort_keys=True, indent=1) + "\n")


main()
