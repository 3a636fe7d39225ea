// mistake: the volume is not raised to 2/3, and the report is thought to vanish
// expect: with the power 2/3
// expect: The ratio of the leading terms remains
// answer: cube
const reported = "(36*pi)^(1/3)*n^3/(6*(n - 1)^2 + 6*sqrt(2)*(n - 1) + sqrt(3))";
// answer: limit
const largeCubes = 0;
