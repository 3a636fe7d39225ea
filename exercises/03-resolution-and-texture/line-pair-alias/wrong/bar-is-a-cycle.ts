// mistake: one bar is taken for a cycle, and ten per cent for one
// expect: A bar and a gap together are one cycle
// expect: This leaves ten per cent
// answer: pixel
const largestPixel = "0.125 mm";
// answer: blur
const sigmaBefore = "0.427 mm";
