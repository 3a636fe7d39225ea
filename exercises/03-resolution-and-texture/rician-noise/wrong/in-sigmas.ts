// mistake: the mean is left in units of sigma
// expect: Divide by the true signal
// answer: ratio
let total = 0;
for (const m of scan.data) total += m;
const overestimate = total / scan.data.length / variant.sigma;
