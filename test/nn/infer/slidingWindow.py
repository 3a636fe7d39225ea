"""Writes slidingWindow.json: what MONAI's sliding_window_inference makes of small images.

Made with Python 3.11, PyTorch 2.15.0 and MONAI 1.6.1:

    python slidingWindow.py > slidingWindow.json
"""

import json

import monai
import torch
from monai.inferers import sliding_window_inference


def predict(x):
    """Two channels that depend on what else is in the window, so that windows disagree."""
    space = tuple(range(2, x.ndim))
    mean = x.mean(dim=(1, *space), keepdim=True)
    first = x[:, :1]
    return torch.cat([first - mean, first * first + 2 * mean], dim=1)


CASES = [
    {"size": [10], "patch": [4], "overlap": 0.25, "blending": "constant"},
    {"size": [7, 9], "patch": [4, 3], "overlap": 0.5, "blending": "gaussian"},
    {"size": [7, 9], "patch": [4, 3], "overlap": [0.9, 0.1], "blending": "gaussian", "sigmaScale": 0.25},
    {"size": [5, 4, 6], "patch": [3, 4, 4], "overlap": 0.3, "blending": "gaussian", "sigmaScale": [0.1, 0.2, 0.3]},
    {"size": [3, 8], "patch": [6, 4], "overlap": 0.25, "blending": "gaussian", "padding": "zeros"},
    {"size": [4, 3], "patch": [7, 4], "overlap": 0, "blending": "constant", "padding": "reflect"},
    {"size": [2, 5], "patch": [7, 5], "overlap": 0, "blending": "gaussian", "padding": "replicate"},
    {"size": [4, 5, 2], "patch": [4, 3, 5], "overlap": 0.5, "blending": "gaussian", "padding": "circular"},
]
MODES = {"zeros": "constant"}


def run(case, seed):
    """Computes one case; images and results are written channel-last."""
    torch.manual_seed(seed)
    channels = 1 + seed % 2
    x = torch.randn(1, channels, *case["size"])
    padding = case.get("padding", "zeros")
    y = sliding_window_inference(
        x,
        case["patch"],
        sw_batch_size=1 + seed % 3,
        predictor=predict,
        overlap=case["overlap"],
        mode=case["blending"],
        sigma_scale=case.get("sigmaScale", 0.125),
        padding_mode=MODES.get(padding, padding),
    )
    numbers = lambda t: [round(float(v), 7) for v in t.movedim(1, -1).flatten()]
    return {**case, "batch": 1 + seed % 3, "channels": channels, "x": numbers(x), "y": numbers(y)}


made = {"monai": monai.__version__, "torch": torch.__version__}
print(json.dumps({"made": made, "cases": [run(case, seed) for seed, case in enumerate(CASES)]}))
