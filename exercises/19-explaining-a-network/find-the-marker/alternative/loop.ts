// alternative: a loop; the mask from a raised pixel
// answer: losses
function losses(image: number[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < image.length; i++) {
    const copy = [...image];
    copy[i] = 0;
    out.push(scoreOf(image) - scoreOf(copy));
  }
  return out;
}
// answer: looks
const looks = scan.map((_, i) =>
  scoreOf(scan.map((v, j) => (i === j ? v + 1 : v))) > scoreOf(scan) + 1e-9 ? 1 : 0,
);
