"""Trains the U-Net of bench/pet/task.ts in PyTorch: same patients, patches, loss, optimiser and steps.

pet.py FOLDER SEED: FOLDER holds settings.json and, for each patient, two files of float32. Prints JSON:
seconds of training, and the Dice coefficient of each patient to be tested on.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


class Block(nn.Sequential):
    def __init__(self, channels, filters):
        layers = []
        for inputs in (channels, filters):
            layers += [
                nn.Conv3d(inputs, filters, 3, padding=1, bias=False),
                nn.BatchNorm3d(filters),
                nn.ReLU(),
            ]
        super().__init__(*layers)


class Unet(nn.Module):
    def __init__(self, base, depth):
        super().__init__()
        filters = [base * 2**level for level in range(depth + 1)]
        self.down = nn.ModuleList(
            Block(filters[k - 1] if k else 1, filters[k]) for k in range(depth + 1)
        )
        self.up = nn.ModuleList(
            nn.ConvTranspose3d(filters[k + 1], filters[k], 2, 2, bias=False) for k in range(depth)
        )
        self.across = nn.ModuleList(Block(2 * filters[k], filters[k]) for k in range(depth))
        self.head = nn.Conv3d(base, 1, 1)

    def forward(self, x):
        kept = []
        for block in self.down[:-1]:
            kept.append(block(x))
            x = F.max_pool3d(kept[-1], 2)
        x = self.down[-1](x)
        for level in reversed(range(len(self.up))):
            x = self.across[level](torch.cat([kept[level], self.up[level](x)], 1))
        return self.head(x)


def draw_patch(rng, image, mask, settings):
    """A patch of the settings' size; beyond the image both are 0."""
    size = settings["size"]
    extra = [(0, max(0, size - n)) for n in image.shape]
    image, mask = np.pad(image, extra), np.pad(mask, extra)
    room = [n - size for n in image.shape]
    if rng.random() < settings["foreground"]:
        places = np.argwhere(mask)
        place = places[rng.integers(len(places))]
        start = [int(np.clip(p - rng.integers(size), 0, r)) for p, r in zip(place, room)]
    else:
        start = [int(rng.integers(r + 1)) for r in room]
    box = tuple(slice(s, s + size) for s in start)
    image, mask = image[box], mask[box]
    for axis in range(3):
        if rng.random() < 0.5:
            image, mask = np.flip(image, axis), np.flip(mask, axis)
    return image + settings["offset"] * rng.normal(), mask


def train(patients, settings, seed):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net = Unet(settings["base"], settings["depth"])
    optimiser = torch.optim.Adam(net.parameters(), settings["rate"])
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, settings["steps"])
    for _ in range(settings["steps"]):
        drawn = [
            draw_patch(rng, *patients[rng.integers(len(patients))], settings)
            for _ in range(settings["batch"])
        ]
        x = torch.tensor(np.stack([image for image, _ in drawn]))[:, None].float()
        y = torch.tensor(np.stack([mask for _, mask in drawn]))[:, None].float()
        z = net(x)
        p = torch.sigmoid(z)
        dice = 1 - (2 * (p * y).sum() + 1) / (p.sum() + y.sum() + 1)
        loss = F.binary_cross_entropy_with_logits(z, y) + dice
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    return net


def score(net, image, mask, depth):
    extra = [(0, -n % 2**depth) for n in image.shape]
    with torch.no_grad():
        logits = net(torch.tensor(np.pad(image, extra, mode="edge"))[None, None])[0, 0].numpy()
    marked = logits[tuple(slice(0, n) for n in image.shape)] > 0
    return float(2 * (marked & (mask > 0)).sum() / (marked.sum() + (mask > 0).sum()))


def main(folder, seed):
    settings = json.loads((folder / "settings.json").read_text())
    sides = {"learn": [], "test": []}
    for patient in settings["patients"]:
        image, mask = (
            np.fromfile(folder / f"{patient['id']}.{what}", "<f4").reshape(patient["shape"])
            for what in ("image", "mask")
        )
        sides[patient["side"]].append((image, mask))
    torch.set_num_threads(settings["threads"])
    began = time.perf_counter()
    net = train(sides["learn"], settings, seed)
    seconds = time.perf_counter() - began
    net.eval()
    scores = [score(net, image, mask, settings["depth"]) for image, mask in sides["test"]]
    print(json.dumps({"seconds": seconds, "dice": scores}))


main(Path(sys.argv[1]), int(sys.argv[2]))
