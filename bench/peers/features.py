"""Extracts features with PyRadiomics, on one thread, for `npm run bench -- features`.

usage: features.py JOB FOLDER REPEATS
Reads FOLDER/JOB.json and the raw files it names, extracts REPEATS times to warm up and REPEATS times
more, and prints JSON: seconds, megabytes, values by PyRadiomics' names.

A job is "default", "filters" (with wavelet and LoG of three sigmas), or the name of a feature class, which
is then timed by itself, on the cropped image, without PyRadiomics' own checks and hashes.
"""

import json
import logging
import os
import resource
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np  # noqa: E402
import SimpleITK as sitk  # noqa: E402
from radiomics import featureextractor, getFeatureClasses, imageoperations  # noqa: E402

logging.disable(logging.CRITICAL)
sitk.ProcessObject.SetGlobalDefaultNumberOfThreads(1)

job_name, folder, repeats = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(os.path.join(folder, job_name + ".json"), encoding="utf8") as file:
    job = json.load(file)


def image_of(entry):
    """Reads a raw file, x fastest, as an image with its spacing."""
    data = np.fromfile(os.path.join(folder, entry["file"]), dtype=entry["type"])
    image = sitk.GetImageFromArray(data.reshape(job["shape"][::-1]))
    image.SetSpacing(job["spacing"])
    return image


image, mask = image_of(job["image"]), image_of(job["mask"])
what = job["what"]
settings = {"binWidth": job["binWidth"]}

if what in ("default", "filters"):
    extractor = featureextractor.RadiomicsFeatureExtractor(**settings)
    if what == "filters":
        extractor.disableAllImageTypes()
        extractor.enableImageTypes(Original={}, Wavelet={}, LoG={"sigma": [float(sigma) for sigma in job["sigmas"]]})

    def run():
        return extractor.execute(image, mask)

else:
    box, _ = imageoperations.checkMask(image, mask)
    cropped, region = imageoperations.cropToTumorMask(image, mask, box)
    feature_class = getFeatureClasses()[what]

    def run():
        values = feature_class(cropped, region, label=1, **settings).execute()
        return {f"original_{what}_{name}": value for name, value in values.items()}


for _ in range(repeats):
    result = run()
seconds = []
for _ in range(repeats):
    start = time.perf_counter()
    result = run()
    seconds.append(time.perf_counter() - start)

values = {name: float(value) for name, value in result.items() if not name.startswith("diagnostics")}
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "megabytes": megabytes, "values": values}))
