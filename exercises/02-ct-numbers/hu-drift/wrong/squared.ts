// mistake: the attenuation is divided by the wrong water twice, which spoils the affine map
// expect: affine map
// answer: bias
function biasHu(hu: number, epsilon: number): number {
  const ratio = (1 + hu / 1000) / (1 + epsilon);
  return 1000 * ratio * Math.abs(ratio) - 1000 - hu;
}
