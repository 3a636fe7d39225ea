// mistake: the image is discretised before it is resampled
// expect: Levels are names
// answer: steps
const steps = ["rescale", "mask", "resegment", "discretise", "resample", "texture"];
