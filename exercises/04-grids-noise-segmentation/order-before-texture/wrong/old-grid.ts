// mistake: voxels are taken out on the old grid
// expect: lies on the final grid
// answer: steps
const steps = ["rescale", "resegment", "resample", "mask", "discretise", "texture"];
