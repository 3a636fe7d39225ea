// mistake: the ramp is taken for one pair; the difference is not squared
// expect: A ramp has seven steps
// expect: The difference was not squared
// answer: sharp
const sharpStripes = "1 - q + q/8";
// answer: soft
const softStripes = "1 - q/2";
