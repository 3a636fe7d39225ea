"""Writes surfacePeers.json: what other programs say of the distances between random blobs.

Made with Python 3.11, NumPy, SciPy 1.17.1, PyTorch 2.15.0, MONAI 1.6.1, medpy 0.5.2 and
surface-distance-based-measures 0.1:

    python surfacePeers.py > surfacePeers.json
"""

import json

import numpy as np
import scipy.ndimage
import surface_distance
import torch
from medpy.metric import binary
from monai.metrics import compute_average_surface_distance, compute_hausdorff_distance
from monai.metrics import compute_surface_dice

SHAPES = [(6, 7, 8), (5, 9, 6), (8, 8, 4), (1, 12, 12)]
SPACINGS = [(1.0, 1.0, 1.0), (3.0, 1.0, 0.5), (2.5, 0.8, 1.2), (1.0, 0.7, 1.3)]
TOLERANCE = 1.5


def blob(rng, shape):
    """Smooth noise above its 70th percentile."""
    noise = scipy.ndimage.gaussian_filter(rng.normal(size=shape), 1.2)
    return noise > np.percentile(noise, 70)


def monai_numbers(a, b, spacing):
    """MONAI wants [batch, class, ...], a plane without its axis of one."""
    flat = a.shape[0] == 1
    first, second = (torch.tensor(m[0] if flat else m)[None, None].float() for m in (a, b))
    spacing = list(spacing[1:] if flat else spacing)
    options = {"include_background": True, "spacing": spacing}
    dice = {"class_thresholds": [TOLERANCE], **options}
    return {
        "hd95": compute_hausdorff_distance(first, second, percentile=95, **options).item(),
        "assd": compute_average_surface_distance(first, second, symmetric=True, **options).item(),
        "surfaceDice": compute_surface_dice(first, second, **dice).item(),
    }


def case(seed):
    """Two blobs, and all numbers; arrays are [z, y, x], x fastest."""
    rng = np.random.default_rng(seed)
    shape, spacing = SHAPES[seed % 4], SPACINGS[seed % 4]
    a, b = blob(rng, shape), blob(rng, shape)
    b |= np.roll(a, 1, axis=2)
    row = {"shape": shape[::-1], "spacing": spacing[::-1]}
    row |= {name: "".join(map(str, m.astype(int).ravel())) for name, m in (("a", a), ("b", b))}
    row["monai"] = monai_numbers(a, b, spacing)
    if shape[0] > 1:
        row["medpy"] = {
            "hd95": binary.hd95(a, b, voxelspacing=spacing, connectivity=1),
            "assd": binary.assd(a, b, voxelspacing=spacing, connectivity=1),
        }
        distances = surface_distance.compute_surface_distances(a, b, spacing)
        dice = surface_distance.compute_surface_dice_at_tolerance(distances, TOLERANCE)
        row["surfaceDistance"] = {"surfaceDice": dice}
    return row


print(json.dumps({"toleranceMm": TOLERANCE, "cases": [case(seed) for seed in range(8)]}, default=float))
