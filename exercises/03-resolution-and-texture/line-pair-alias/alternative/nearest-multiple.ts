// alternative: the distance to the nearest multiple of the sampling rate
// answer: seen
const seenFrequency = (k: number, step: number): number =>
  Math.abs(k - Math.round(k * step) / step);
// answer: pixel
const largestPixel = "250 um";
// answer: blur
const sigmaBefore = "0.604 mm";
