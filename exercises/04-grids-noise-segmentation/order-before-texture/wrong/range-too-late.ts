// mistake: the region is cleaned after its levels are made
// expect: one voxel of metal
// answer: steps
const steps = ["rescale", "resample", "mask", "discretise", "resegment", "texture"];
