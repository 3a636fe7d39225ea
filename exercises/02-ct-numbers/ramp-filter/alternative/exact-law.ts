// alternative: the law in its exact form, angles counted by symmetry, the kernel from one formula
// answer: smear
function smeared(x: number, y: number, width: number, views: number): number {
  const r = Math.hypot(x, y);
  const towards = Math.atan2(y, x);
  const hits = Array.from({length: views}, (_, v) => (Math.PI * v) / views).filter(
    (theta) => Math.abs(r * Math.cos(theta - towards)) <= width / 2,
  );
  return (Math.PI * hits.length) / views;
}
// answer: law
const blurAt = "2*asin(w/(2*r))";
// answer: kernel
const rampKernel = (n: number): number =>
  n === 0 ? 0.25 : (Math.round(Math.cos(Math.PI * n)) - 1) / (2 * Math.PI ** 2 * n * n);
