// alternative: a falling pair, and the sum written out
// answer: lone
function lonePatient(): number[][] {
  return [
    [3, 3],
    [3, -3],
    [-3, 3],
    [-3, -3],
    [0, 0],
    [100, -80],
  ];
}
// answer: bank
function bankSize(shape: number, intensity: number, texture: number, bands: number): number {
  return shape + intensity + texture + bands * intensity + bands * texture;
}
// answer: chance
const pairsByChance = "n*(n - 1)*abs(1 - c)/2";
