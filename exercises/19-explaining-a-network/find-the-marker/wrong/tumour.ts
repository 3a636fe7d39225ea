// mistake: the brightest region is painted; the sign of the loss is turned
// expect: The sign is turned
// expect: This is the tumour
// answer: losses
function losses(image: number[]): number[] {
  const whole = scoreOf(image);
  return image.map((_, i) => scoreOf(image.map((v, j) => (i === j ? 0 : v))) - whole);
}
// answer: looks
const looks = scan.map((v) => (v > 2 ? 1 : 0));
