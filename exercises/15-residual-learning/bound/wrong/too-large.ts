// mistake: alpha is taken for the largest entry, not for the spectral norm
// expect: larger than alpha
// answer: worst
function worstJacobian(alpha: number, _g: number[]): number[][] {
  return [
    [-alpha, -alpha],
    [-alpha, -alpha],
  ];
}
