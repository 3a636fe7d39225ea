"""Runs one row of a benchmark in a peer library, on one thread: `SCRIPT ROW PEER FOLDER REPEATS`.

Reads FOLDER/ROW.*.raw with their shapes in FOLDER/ROW.json, runs REPEATS times to warm up and REPEATS
times more, writes the result to FOLDER/ROW.PEER.out (float64) and prints JSON: seconds, megabytes.
"""

import contextlib
import json
import os
import resource
import sys
import time

# Before NumPy is loaded, which reads them once.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402

row, peer, folder, repeats = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
with open(os.path.join(folder, row + ".json"), encoding="utf8") as file:
    job = json.load(file)


def array(name):
    """Reads an input in the shape it was written with."""
    entry = job["arrays"][name]
    data = np.fromfile(os.path.join(folder, f"{row}.{name}.raw"), dtype=entry["type"])
    return data.reshape(entry["shape"])


def run_row(rows, to_array=np.asarray):
    """Times rows[row, peer](), which prepares the input and returns what is timed."""
    # Programs that print their progress must not mix it with the result.
    with contextlib.redirect_stdout(sys.stderr):
        run = rows[(row, peer)]()
        for _ in range(repeats):
            result = run()
        seconds = []
        for _ in range(repeats):
            start = time.perf_counter()
            result = run()
            seconds.append(time.perf_counter() - start)
    values = np.ascontiguousarray(to_array(result), dtype=np.float64)
    values.tofile(os.path.join(folder, f"{row}.{peer}.out"))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))
