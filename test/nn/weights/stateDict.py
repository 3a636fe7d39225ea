"""Writes stateDict.json: a small PyTorch network as safetensors, an input and what the network makes of it.

Made with Python 3.11.7, PyTorch 2.15.0 and safetensors 0.8.0:

    python stateDict.py > stateDict.json

The weights are stored in single precision and the output is computed from the stored ones in double.
"""

import base64
import json
from collections import OrderedDict

import torch
from safetensors.torch import save
from torch import nn

torch.manual_seed(4)
layers = [
    ("stem", nn.Conv2d(2, 4, (3, 2), padding=1, bias=False)),
    ("norm", nn.BatchNorm2d(4)),
    ("slope", nn.PReLU(4)),
    ("pool", nn.MaxPool2d(3, 2, 1)),
    ("grouped", nn.Conv2d(4, 6, 3, padding=2, dilation=2, groups=2)),
    ("group_norm", nn.GroupNorm(3, 6)),
    ("silu", nn.SiLU()),
    ("up", nn.ConvTranspose2d(6, 3, 2, stride=2)),
    ("mean", nn.AvgPool2d(2)),
    ("flat", nn.Flatten()),
    ("feature_norm", nn.BatchNorm1d(3 * 3 * 4)),
    ("hidden", nn.Linear(3 * 3 * 4, 5)),
    ("relu", nn.ReLU()),
    ("head", nn.Linear(5, 2)),
]
numbered = nn.Sequential(*(layer for _, layer in layers))

# Every parameter and running statistic gets a number of its own, so that a mix-up shows.
with torch.no_grad():
    for name, value in numbered.state_dict().items():
        if name.endswith("running_var"):
            value.uniform_(0.5, 2)
        elif value.is_floating_point():
            value.normal_(0, 0.5)
named = nn.Sequential(OrderedDict(layers))

x = (torch.randn(2, 2, 5, 6, dtype=torch.float64) * 1000).round() / 1000
stored = {key: value.clone() for key, value in numbered.state_dict().items()}
numbered_file = save(stored, metadata={"made by": "stateDict.py"})
named_file = save({key: value.clone() for key, value in named.state_dict().items()})
y = numbered.double().eval()(x)

print(
    json.dumps(
        {
            "numbered": base64.b64encode(numbered_file).decode(),
            "named": base64.b64encode(named_file).decode(),
            "x": {"shape": list(x.shape), "data": x.flatten().tolist()},
            "y": {"shape": list(y.shape), "data": y.flatten().tolist()},
        }
    )
)
