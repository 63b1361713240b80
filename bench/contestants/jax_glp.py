"""One training step of the prior in JAX: jitted, state donated, noise drawn inside. Argument: the problem."""

import json
import sys
import time

import jax
import jax.numpy as jnp
import numpy as np
import optax
from tensors import read

TOLERANCE = 1e-3


def velocity(shape, params, x, times):
    half = shape["timeFeatures"] // 2
    frequencies = shape["timeScale"] * shape["timePeriod"] ** (-np.arange(half) / half)
    angles = times[:, None] * frequencies.astype(np.float32)
    features = jnp.concatenate([jnp.cos(angles), jnp.sin(angles)], 1)

    def norm(a, scale):
        return a * jax.lax.rsqrt(jnp.mean(a * a, 1, keepdims=True) + shape["normEpsilon"]) * scale

    stream = x @ params["input"] + jax.nn.silu(features @ params["time0"]) @ params["time1"]
    for block in range(shape["blocks"]):
        both = norm(stream, params[f"block{block}.norm"]) @ params[f"block{block}.gateUp"]
        gate, up = jnp.split(both, 2, 1)
        stream = stream + (jax.nn.silu(gate) * up) @ params[f"block{block}.down"]
    return norm(stream, params["norm"]) @ params["output"]


def main():
    tensors, metadata = read(sys.argv[1])
    options = json.loads(metadata["options"])
    shape, adamw = options["shape"], options["adamw"]
    batch = {name: tensors.pop(f"batch.{name}") for name in ("activations", "rows", "times", "keys", "losses")}
    passes = len(batch["rows"])
    optimizer = optax.chain(
        optax.clip_by_global_norm(options["clipNorm"]),
        optax.adamw(adamw["learningRate"], adamw["beta1"], adamw["beta2"], adamw["epsilon"], weight_decay=adamw["weightDecay"]),
    )
    activations = jnp.array(batch["activations"])
    batches = [
        (jnp.array(rows), jnp.array(times), jnp.array(key))
        for rows, times, key in zip(batch["rows"], batch["times"], batch["keys"])
    ]

    def step(state, rows, times, key):
        params, moments = state
        clean = activations[rows]
        noise = jax.random.normal(key, clean.shape)
        x = (1 - times[:, None]) * clean + times[:, None] * noise

        def loss(params):
            return jnp.mean((velocity(shape, params, x, times) - (noise - clean)) ** 2)

        value, gradient = jax.value_and_grad(loss)(params)
        updates, moments = optimizer.update(gradient, moments, params)
        return (optax.apply_updates(params, updates), moments), value

    step = jax.jit(step, donate_argnums=0)
    params = {name: jnp.array(value) for name, value in tensors.items()}
    state = (params, optimizer.init(params))
    taken = 0

    def run(state, taken, steps):
        losses = []
        for at in range(taken, taken + steps):
            state, loss = step(state, *batches[at % passes])
            losses.append(loss)
        return jax.block_until_ready(state), taken + steps, losses

    state, taken, losses = run(state, taken, passes)
    off = np.abs(np.array(losses) / batch["losses"] - 1).max()
    if not off <= TOLERANCE:
        raise SystemExit(f"Error: losses of the first pass are off by {off:.1e} of those expected")
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        state, taken, _ = run(state, taken, int(line))
        print(1000 * (time.perf_counter() - start) / int(line), flush=True)


main()
