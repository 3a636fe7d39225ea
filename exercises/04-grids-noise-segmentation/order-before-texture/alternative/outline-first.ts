// alternative: the outline is resampled first
// answer: steps
const steps = ["mask", "rescale", "resample", "resegment", "discretise", "texture"];
