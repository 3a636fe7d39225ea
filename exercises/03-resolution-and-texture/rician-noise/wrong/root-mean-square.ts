// mistake: the root of the mean square is compared in place of the mean
// expect: Asked for is the mean
// answer: ratio
let total = 0;
for (const m of scan.data) total += m * m;
const overestimate = Math.sqrt(total / scan.data.length) / variant.amplitude;
