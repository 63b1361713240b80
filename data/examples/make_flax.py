"""Parameters and activations from JAX: the same task with flax. pip install flax optax safetensors; run in this folder.

flax.safetensors holds the parameters by their paths; flax-h1.npz what the second hidden layer makes of the training pairs
(`h`, with `labels` and `weights`) and of the others (`test`, `test_labels`).
"""

import flax.linen as nn
import jax
import numpy as np
import optax
from flax.traverse_util import flatten_dict
from safetensors.numpy import save_file

P, STEPS = 31, 20_000
order = np.arange(P * P)
np.random.RandomState(0).shuffle(order)
a, b = np.divmod(order, P)
eye = np.eye(P, dtype=np.float32)
x, y = np.concatenate([eye[a], eye[b]], 1), (a + b) % P
n = int(0.8 * P * P)
weights = np.arange(1, n + 1) ** -1.5
weights = (weights / weights.sum()).astype(np.float32)


class Network(nn.Module):
    @nn.compact
    def __call__(self, x):
        h1 = nn.relu(nn.Dense(64)(nn.relu(nn.Dense(64)(x))))
        self.sow("intermediates", "h1", h1)
        return nn.Dense(P)(h1)


network = Network()
params = network.init(jax.random.PRNGKey(0), x[:1])["params"]
adam = optax.adamw(1e-3, weight_decay=1.0)


def loss(params):
    logits = network.apply({"params": params}, x[:n])
    return (weights * optax.softmax_cross_entropy_with_integer_labels(logits, y[:n])).sum()


@jax.jit
def step(carry, _):
    params, state = carry
    updates, state = adam.update(jax.grad(loss)(params), state, params)
    return (optax.apply_updates(params, updates), state), None


(params, _), _ = jax.jit(lambda carry: jax.lax.scan(step, carry, None, STEPS))((params, adam.init(params)))
save_file({name: np.asarray(value) for name, value in flatten_dict(params, sep="/").items()}, "flax.safetensors")
_, seen = network.apply({"params": params}, x, mutable="intermediates")
h1 = np.asarray(seen["intermediates"]["h1"][0])
np.savez_compressed("flax-h1.npz", h=h1[:n], labels=y[:n], weights=weights, test=h1[n:], test_labels=y[n:])
