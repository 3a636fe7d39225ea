// mistake: an edge weighs nothing; a ramp has eight steps
// expect: does not weigh nothing
// expect: eight levels but seven steps
// answer: sharp
const sharpStripes = "1 - q";
// answer: soft
const softStripes = "1 - 8*q/2";
