// mistake: limits in HU are applied to stored values
// expect: must be rescaled before
// answer: steps
const steps = ["resample", "mask", "resegment", "rescale", "discretise", "texture"];
