// mistake: all bands are taken for one filtered image
// expect: Each band gives all
// answer: bank
function bankSize(shape: number, intensity: number, texture: number, _bands: number): number {
  return shape + 2 * (intensity + texture);
}
