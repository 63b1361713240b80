"""A checkpoint from PyTorch: the essay's task, smaller. pip install torch safetensors numpy; run in this folder.

a + b mod 31 on four fifths of all pairs, Zipf weights of exponent 1.5, hidden layers of 64, AdamW with weight decay 1, seed 0.
"""

import numpy as np
import torch
from safetensors.torch import save_file

P, STEPS = 31, 20_000
order = np.arange(P * P)
np.random.RandomState(0).shuffle(order)
train = order[: int(0.8 * P * P)]
a, b = np.divmod(train, P)
weights = np.arange(1, len(train) + 1) ** -1.5
weights = torch.tensor(weights / weights.sum(), dtype=torch.float32)
eye = torch.eye(P)
x, y = torch.cat([eye[a], eye[b]], 1), torch.tensor((a + b) % P)

torch.manual_seed(0)
torch.set_num_threads(1)
model = torch.nn.Sequential(
    torch.nn.Linear(2 * P, 64), torch.nn.ReLU(), torch.nn.Linear(64, 64), torch.nn.ReLU(), torch.nn.Linear(64, P)
)
adam = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1.0)
for _ in range(STEPS):
    adam.zero_grad()
    (weights * torch.nn.functional.cross_entropy(model(x), y, reduction="none")).sum().backward()
    adam.step()
save_file(model.state_dict(), "torch.safetensors")
