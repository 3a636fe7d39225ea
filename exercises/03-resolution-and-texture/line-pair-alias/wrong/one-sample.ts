// mistake: one sample for each cycle, and the full width for the standard deviation
// expect: Two are needed
// expect: Asked for is its standard deviation
// answer: pixel
const largestPixel = "0.5 mm";
// answer: blur
const sigmaBefore = "1.422 mm";
