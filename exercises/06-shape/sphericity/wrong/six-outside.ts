// mistake: the 6 stands outside the power
// expect: The 6 belongs inside the power
// answer: phi
function sphericity(volume: number, area: number): number {
  return (6 * Math.cbrt(Math.PI) * volume ** (2 / 3)) / area;
}
