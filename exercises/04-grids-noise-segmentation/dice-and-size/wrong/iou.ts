// mistake: intersection over union is taken for Dice
// expect: intersection over the union
// answer: flat
const diskDice = "r^2/(r + d)^2";
// answer: radius
function smallestRadius(dice: number, rimMm: number): number {
  return rimMm / (Math.cbrt(1 / dice) - 1);
}
