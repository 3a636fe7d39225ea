// mistake: the amount is given for the factor, and air is taken to read 0
// expect: by how much the mean is too high
// expect: A magnitude is never negative
// answer: floor
const meanOfAir = "0*s";
// answer: ratio
let total = 0;
for (const m of scan.data) total += m - variant.amplitude;
const overestimate = total / scan.data.length;
