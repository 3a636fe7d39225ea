// mistake: neighbours are counted before there are levels
// expect: matrix counts levels
// answer: steps
const steps = ["rescale", "resample", "mask", "resegment", "texture", "discretise"];
