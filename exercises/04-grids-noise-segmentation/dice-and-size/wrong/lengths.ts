// mistake: radii are compared in place of areas
// expect: compares lengths
// answer: flat
const diskDice = "2*r/(r + (r + d))";
// answer: radius
function smallestRadius(dice: number, _rimMm: number): number {
  return 1 / (2 / dice - 2);
}
