"""Runs one row of `npm run bench -- practice` in PyTorch with MONAI and captum on the CPU.

usage: practice.py ROW FOLDER
Reads FOLDER/ROW.json and FOLDER/ROW.raw. Each line `run` of standard input runs the row once and prints
JSON: seconds, and cpu, the seconds of all threads; `end` writes the last result, in our layout, to
FOLDER/ROW.peer.out (float32) and prints JSON: megabytes, before (peaks of memory), device.
"""

import copy
import json
import os
import resource
import sys
import time
import warnings

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

# What the libraries say of their own future is no part of the result.
warnings.filterwarnings("ignore")

import captum  # noqa: E402
import monai  # noqa: E402
from captum.attr import IntegratedGradients  # noqa: E402
from monai.inferers import sliding_window_inference  # noqa: E402
from monai.losses import DiceLoss  # noqa: E402
from monai.transforms import Flip, SpatialCrop, SpatialPad  # noqa: E402

WORDS = {"gamma": "weight", "beta": "bias", "mean": "running_mean", "variance": "running_var"}


def module_of(layer, dims):
    """The module of one of our layers; None for what has none."""
    kind = layer["kind"]
    if kind == "conv":
        assert all(before == after for before, after in layer["padding"])
        return (nn.Conv2d if dims == 2 else nn.Conv3d)(
            layer["inChannels"],
            layer["filters"],
            layer["kernel"],
            layer["stride"],
            [before for before, _ in layer["padding"]],
            layer["dilation"],
            layer["groups"],
            layer["bias"],
        )
    if kind == "convTranspose":
        return (nn.ConvTranspose2d if dims == 2 else nn.ConvTranspose3d)(
            layer["inChannels"],
            layer["filters"],
            layer["kernel"],
            layer["stride"],
            layer["padding"],
            layer["outputPadding"],
            bias=layer["bias"],
        )
    if kind == "norm" and layer["type"] == "batch":
        norm = nn.BatchNorm2d if dims == 2 else nn.BatchNorm3d
        return norm(layer["channels"], layer["eps"], layer["momentum"], layer["affine"])
    if kind == "activation" and layer["type"] == "relu":
        return nn.ReLU()
    if kind == "maxPool":
        pool = nn.MaxPool2d if dims == 2 else nn.MaxPool3d
        return pool(layer["kernel"], layer["stride"], layer["padding"])
    if kind == "dense":
        return nn.Linear(layer["inFeatures"], layer["outFeatures"], layer["bias"])
    if kind in ("add", "concat", "globalAvgPool"):
        return None
    raise ValueError(f"practice.py: no module for {layer}")


class Graph(nn.Module):
    """One of our networks, node by node."""

    def __init__(self, network):
        super().__init__()
        self.nodes = network["nodes"]
        self.output = network["outputs"][0]
        for node in self.nodes:
            module = module_of(node["layer"], network["dims"])
            if module is not None:
                self.add_module(node["name"].replace(".", "/"), module)

    def forward(self, x):
        results = {"input": x}
        for node in self.nodes:
            inputs = [results[name] for name in node["inputs"]]
            kind = node["layer"]["kind"]
            if kind == "add":
                result = inputs[0] + inputs[1]
            elif kind == "concat":
                result = torch.cat(inputs, 1)
            elif kind == "globalAvgPool":
                result = inputs[0].mean(tuple(range(2, inputs[0].ndim)))
            else:
                result = getattr(self, node["name"].replace(".", "/"))(inputs[0])
            results[node["name"]] = result
        return results[self.output]


def load(job, numbers):
    """The network with its weights, and the inputs as they lie in the file."""
    net = Graph(job["network"])
    state = dict(net.named_parameters()) | dict(net.named_buffers())
    at = 0

    def take(shape):
        nonlocal at
        size = int(np.prod(shape))
        at += size
        return torch.from_numpy(numbers[at - size : at].reshape(shape))

    with torch.no_grad():
        for entry in job["weights"]:
            value = take(entry["shape"])
            # [kernel…, a, b] to [b, a, kernel…], right for every kind of layer with a matrix.
            if value.ndim > 1:
                value = value.movedim((-1, -2), (0, 1))
            node, role = entry["name"].rsplit(".", 1)
            state[f"{node.replace('.', '/')}.{WORDS.get(role, role)}"].copy_(value)
    return net, {entry["name"]: take(entry["shape"]) for entry in job["inputs"]}


def slide(net, inputs, settings):
    """An image by windows, blended."""
    net.eval()
    image = inputs["image"].movedim(-1, 1).contiguous()

    def run():
        with torch.inference_mode():
            return sliding_window_inference(
                image,
                settings["patch"],
                settings["batch"],
                net,
                settings["overlap"],
                mode="gaussian",
                sigma_scale=settings["sigmaScale"],
            )

    return run, lambda result: result.movedim(1, -1)


def epoch(net, inputs, settings):
    """One pass over the cohort; the result is the loss of each step."""
    size = settings["size"]
    # As a cached dataset has them: channel first, and no smaller than a patch.
    pad = SpatialPad(size, method="end")
    patients = [
        tuple(pad(inputs[f"{what}{k}"].movedim(-1, 0)) for what in ("image", "target"))
        for k in range(settings["patients"])
    ]
    dice = DiceLoss(sigmoid=True, batch=True, smooth_nr=1, smooth_dr=1)

    def patch(drawn):
        start = drawn["start"]
        crop = SpatialCrop(roi_start=start, roi_end=[s + n for s, n in zip(start, size)])
        flip = Flip([axis for axis, turned in enumerate(drawn["flip"]) if turned])
        image, target = (flip(crop(one)) for one in patients[drawn["patient"]])
        return image + drawn["offset"], target

    def run():
        learner = copy.deepcopy(net).train()
        optimiser = torch.optim.Adam(learner.parameters(), settings["rate"])
        losses = []
        for step in settings["steps"]:
            images, targets = zip(*(patch(drawn) for drawn in step))
            x = torch.stack([image.as_tensor() for image in images])
            y = torch.stack([target.as_tensor() for target in targets])
            logits = learner(x)
            loss = F.binary_cross_entropy_with_logits(logits, y) + dice(logits, y)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            losses.append(loss.item())
        return torch.tensor(losses)

    return run, lambda result: result


def attribute(net, inputs, settings):
    """Integrated gradients by captum's own quadrature, all steps in one batch as it does by itself."""
    net.eval()
    for parameter in net.parameters():
        parameter.requires_grad_(False)
    x = inputs["x"].movedim(-1, 1).contiguous()

    def score(image):
        result = net(image)[:, settings["target"]]
        return result.flatten(1).sum(1) if result.ndim > 1 else result

    explainer = IntegratedGradients(score)

    def run():
        return explainer.attribute(
            x, torch.zeros_like(x), n_steps=settings["steps"], method="gausslegendre"
        )

    return run, lambda result: result.movedim(1, -1)


TASKS = {"slide": slide, "epoch": epoch, "attribute": attribute}


def megabytes():
    """The peak of memory so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(row, folder):
    with open(os.path.join(folder, row + ".json"), encoding="utf8") as file:
        job = json.load(file)
    numbers = np.fromfile(os.path.join(folder, row + ".raw"), dtype=np.float32)
    net, inputs = load(job, numbers)
    run, in_our_layout = TASKS[job["task"]](net, inputs, job["settings"])
    before = megabytes()
    result = None
    for line in sys.stdin:
        if line.strip() == "end":
            break
        started, used = time.perf_counter(), time.process_time()
        result = run()
        times = {"seconds": time.perf_counter() - started, "cpu": time.process_time() - used}
        print(json.dumps(times), flush=True)
    peak = megabytes()
    values = in_our_layout(result).detach().contiguous().numpy().astype(np.float32)
    values.tofile(os.path.join(folder, row + ".peer.out"))
    with_what = f"MONAI {monai.__version__}, captum {captum.__version__}"
    device = f"PyTorch {torch.__version__}, {with_what}, {torch.get_num_threads()} threads"
    print(json.dumps({"megabytes": peak, "before": before, "device": device}), flush=True)


main(sys.argv[1], sys.argv[2])
