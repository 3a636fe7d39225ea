// mistake: one pixel is kept and all others are taken away
// expect: These are scores of one pixel alone
// answer: losses
function losses(image: number[]): number[] {
  return image.map((_, i) => scoreOf(image.map((v, j) => (i === j ? v : 0))));
}
