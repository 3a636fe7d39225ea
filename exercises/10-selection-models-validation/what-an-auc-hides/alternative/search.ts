// alternative: the prevalence is searched, risks are laid between 0.9 and 1
// answer: half
const {sensitivity, specificity} = variant;
let low = 0;
let high = 1;
for (let step = 0; step < 60; step++) {
  const p = (low + high) / 2;
  if (sensitivity * p > (1 - specificity) * (1 - p)) high = p;
  else low = p;
}
const evenOdds = low;
// answer: ruin
function ruined(risk: number): number {
  return 0.9 + 0.09 * risk ** 2;
}
