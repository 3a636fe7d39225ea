// mistake: well patients are counted above ill ones; one end of the order is forgotten
// expect: the other way round
// expect: Only one end was counted
// answer: auc
function aucOf(scores: number[], y: number[]): number {
  const ill = scores.filter((_, i) => y[i] === 1);
  const well = scores.filter((_, i) => y[i] === 0);
  let won = 0;
  for (const a of ill) for (const b of well) won += a < b ? 1 : a === b ? 0.5 : 0;
  return won / (ill.length * well.length);
}
// answer: expected
const perfectOnes = "m/924";
// answer: least
let orders = 1;
for (let k = 1; k <= variant.ill; k++) orders = (orders * (variant.well + k)) / k;
const atLeastOne = 1 - (1 - 1 / orders) ** variant.features;
