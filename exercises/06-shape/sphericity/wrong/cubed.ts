// mistake: the third power of the sphericity
// expect: Take the cube root
// answer: phi
function sphericity(volume: number, area: number): number {
  return (36 * Math.PI * volume * volume) / area ** 3;
}
