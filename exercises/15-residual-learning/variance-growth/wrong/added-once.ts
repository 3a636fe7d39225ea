// mistake: growth of one kind is taken for the other; one block too few
// expect: only if each branch returned as much as it gets
// expect: added m times
// expect: still within half precision
// answer: normalised
const normalised = "v * 2^m";
// answer: raw
const raw = "v * (1 + m * s^2)";
// answer: half
const halfDepth = 31;
