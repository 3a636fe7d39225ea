// alternative: stored values are interpolated, then rescaled: both are linear
// answer: steps
const steps = ["resample", "mask", "rescale", "resegment", "discretise", "texture"];
