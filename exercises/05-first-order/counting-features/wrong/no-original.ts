// mistake: the original image is forgotten, and each pair is counted twice
// expect: The original image is missing
// expect: Each pair was counted twice
// answer: bank
function bankSize(shape: number, intensity: number, texture: number, bands: number): number {
  return shape + bands * (intensity + texture);
}
// answer: chance
const pairsByChance = "(1 - c)*n*(n - 1)";
