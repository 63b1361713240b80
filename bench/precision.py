"""Goes on from a full state of the baseline (p = 97, seed 42, Zipf exponent 1.5) in JAX, in float32 or in float64
throughout: the same model, loss and optimiser on an independent stack, with nothing but the precision to tell the two
apart. The label gradient is a difference here too: autodiff makes it w p_y - w where our step has w (p_y - 1). A last
argument projects a direction out of dL/dh1: `gradient`, the effective gradient chosen anew every 100 epochs, or a
direction file.

    STATE=data/runs/baseline/states/epoch-020000.safetensors
    .venv-bench/bin/python bench/precision.py $STATE float64 60000 OUT.json
    .venv-bench/bin/python bench/precision.py $STATE float32 100000 OUT.json gradient
"""

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
from tensors import read

P = 97
EVERY = 100
STATE, PRECISION, UNTIL, OUT, *REST = sys.argv[1:]
UNTIL = int(UNTIL)
SUPPRESS = REST[0] if REST else None
if PRECISION not in ("float32", "float64"):
    sys.exit(f"precision: expected float32 or float64, found {PRECISION}")
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


def loss_of_hidden(params, h1):
    losses = optax.softmax_cross_entropy_with_integer_labels(head(params, h1), train.sum(1) % P)
    return jnp.sum(weights * losses)


def loss(params, direction):
    return loss_of_hidden(params, project(hidden(params, train), direction))


@jax.jit
def effective_gradient(params):
    total = jax.grad(loss_of_hidden, argnums=1)(params, hidden(params, train)).sum(0)
    return total / jnp.linalg.norm(total)


optimizer = optax.adamw(1e-3, weight_decay=1.0)


@jax.jit
def onwards(state, direction):
    def step(state, _):
        params, moments = state
        updates, moments = optimizer.update(jax.grad(loss)(params, direction), moments, params)
        return (optax.apply_updates(params, updates), moments), None

    return jax.lax.scan(step, state, length=EVERY)[0]


@jax.jit
def look(params):
    right = jnp.argmax(head(params, hidden(params, test)), 1) == test.sum(1) % P
    share = jnp.linalg.eigvalsh(jnp.cov(hidden(params, train).T))
    share = share / share.sum()
    return jnp.mean(right), share[-1], 1 / jnp.sum(share**2)


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main():
    suppression = None
    if SUPPRESS == "gradient":
        suppression = {"source": "gradient", "every": EVERY}
    elif SUPPRESS:
        suppression = {"source": "frozen", "sha256": sha256(SUPPRESS)}
    tensors, _ = read(STATE)
    names = [name for name in tensors if not name.startswith("adam.") and name != "step"]
    arrays = lambda prefix: {name: jnp.array(tensors[prefix + name].astype(PRECISION)) for name in names}
    params, step = arrays(""), int(tensors["step"][0])
    adam, *rest = optimizer.init(params)
    adam = adam._replace(count=jnp.array(step, jnp.int32), mu=arrays("adam.m."), nu=arrays("adam.v."))
    state = (params, (adam, *rest))
    columns = ["epoch", "test_accuracy", "h1_pc1_variance_fraction", "h1_participation_ratio"]
    rows = [[step, *map(float, look(params))]]
    direction = jnp.zeros(params["head.kernel"].shape[0], PRECISION)
    if suppression and suppression["source"] == "frozen":
        direction = jnp.array(read(SUPPRESS)[0]["direction"].astype(PRECISION))
    for epoch in range(step + EVERY, UNTIL + 1, EVERY):
        if SUPPRESS == "gradient":
            direction = effective_gradient(state[0])
        state = onwards(state, direction)
        rows.append([epoch, *map(float, look(state[0]))])
        if epoch % 1_000 == 0:
            print(*rows[-1], flush=True)
    history = {name: [row[i] for row in rows] for i, name in enumerate(columns)}
    versions = {"jax": jax.__version__, "optax": optax.__version__, "numpy": np.__version__}
    start = {"epoch": step, "sha256": sha256(STATE)}
    result = {"precision": PRECISION, "from": start, "versions": versions, "history": history}
    if suppression:
        result["suppression"] = suppression
    with open(OUT, "w") as file:
        file.write(json.dumps(result, sort_keys=True, indent=1) + "\n")


main()
