"""Times one network of `npm run bench -- nn` in PyTorch on the CPU.

usage: nn.py JOB FOLDER REPEATS
Reads FOLDER/JOB.json and FOLDER/JOB.raw, writes the gradient, in our layout, to FOLDER/JOB.pytorch.gradient
and prints JSON: train and infer in milliseconds, loss, device. Times are those of single precision; loss and
gradient are computed in double, since rounding decides in single precision which side of a ReLU's corner
a few voxels fall on.
"""

import copy
import json
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

name, folder, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(os.path.join(folder, name + ".json"), encoding="utf8") as file:
    job = json.load(file)
numbers = np.fromfile(os.path.join(folder, name + ".raw"), dtype=np.float32)
volume = job["dims"] == 3
Conv = nn.Conv3d if volume else nn.Conv2d
Up = nn.ConvTranspose3d if volume else nn.ConvTranspose2d
Norm = nn.BatchNorm3d if volume else nn.BatchNorm2d
pool = F.max_pool3d if volume else F.max_pool2d


class Level(nn.Module):
    def __init__(self, inputs, filters):
        super().__init__()
        self.conv1 = Conv(inputs, filters, 3, padding=1, bias=False)
        self.norm1 = Norm(filters)
        self.conv2 = Conv(filters, filters, 3, padding=1, bias=False)
        self.norm2 = Norm(filters)

    def forward(self, x):
        x = F.relu(self.norm1(self.conv1(x)))
        return F.relu(self.norm2(self.conv2(x)))


class Unet(nn.Module):
    def __init__(self, base, depth):
        super().__init__()
        self.depth = depth
        channels = 1
        for i in range(depth):
            self.add_module(f"encoder{i}", Level(channels, base * 2**i))
            channels = base * 2**i
        self.bottom = Level(channels, base * 2**depth)
        for i in reversed(range(depth)):
            filters = base * 2**i
            decoder = Level(2 * filters, filters)
            decoder.up = Up(2 * filters, filters, 2, 2, bias=False)
            self.add_module(f"decoder{i}", decoder)
        self.head = Conv(base, 1, 1, bias=False)

    def forward(self, x):
        kept = []
        for i in range(self.depth):
            kept.append(self.get_submodule(f"encoder{i}")(x))
            x = pool(kept[-1], 2)
        x = self.bottom(x)
        for i in reversed(range(self.depth)):
            decoder = self.get_submodule(f"decoder{i}")
            x = decoder(torch.cat([kept[i], decoder.up(x)], 1))
        return self.head(x)


net = Unet(job["base"], job["depth"])
WORDS = {"gamma": "weight", "beta": "bias", "mean": "running_mean", "variance": "running_var"}
state = dict(net.named_parameters()) | dict(net.named_buffers())


def tensor_of(entry):
    """The PyTorch tensor of one of our arrays."""
    node, role = entry["name"].rsplit(".", 1)
    return state[f"{node}.{WORDS.get(role, role)}"]


def take(shape):
    """The next numbers of the file."""
    global numbers
    size = int(np.prod(shape))
    part, numbers = numbers[:size], numbers[size:]
    return torch.from_numpy(part.copy()).reshape(shape)


def channels_first(array):
    return array.movedim(-1, 1).contiguous()


x = channels_first(take(job["shape"]))
target = channels_first(take(job["shape"]))
with torch.no_grad():
    for entry in job["parameters"]:
        value = take(entry["shape"])
        # [kernel…, a, b] to [b, a, kernel…], which is right for convolutions and transposed ones.
        if value.ndim > 1:
            value = value.movedim((-1, -2), (0, 1))
        tensor_of(entry).copy_(value)


# In a copy, so that the running averages of what is timed stay as they are.
exact = copy.deepcopy(net).double()
loss = F.binary_cross_entropy_with_logits(exact(x.double()), target.double())
loss.backward()
state = dict(exact.named_parameters())
gradients = []
for entry in job["parameters"]:
    if entry["trainable"]:
        gradient = tensor_of(entry).grad
        if gradient.ndim > 1:
            gradient = gradient.movedim((0, 1), (-1, -2))
        gradients.append(gradient.numpy().astype(np.float32).ravel())
np.concatenate(gradients).tofile(os.path.join(folder, name + ".pytorch.gradient"))

optimiser = torch.optim.Adam(net.parameters(), lr=1e-3)


def train():
    optimiser.zero_grad()
    one = F.binary_cross_entropy_with_logits(net(x), target)
    one.backward()
    optimiser.step()
    one.item()


def infer():
    with torch.inference_mode():
        net(x).numpy()


def times(work):
    measured = []
    for _ in range(2 + repeats):
        started = time.perf_counter()
        work()
        measured.append(1000 * (time.perf_counter() - started))
    return measured[2:]


net.eval()
inferred = times(infer)
net.train()
trained = times(train)
device = f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads"
print(json.dumps({"train": trained, "infer": inferred, "loss": loss.item(), "device": device}))
