// alternative: the best can by trying, and the area by Simpson's rule in both angles
// answer: can
const bestCan = Array.from({length: 400}, (_, i) => 0.005 * (i + 1)).reduce((best, h) => {
  const phi = (Math.cbrt(Math.PI) * (1.5 * Math.PI * h) ** (2 / 3)) / (Math.PI * (h + 0.5));
  return Math.max(best, phi);
}, 0);
// answer: egg
function ellipsoidArea(a: number, b: number, c: number): number {
  const n = 120;
  const weight = (i: number): number => (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2);
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= n; j++) {
      const [u, v] = [(Math.PI * i) / n, (2 * Math.PI * j) / n];
      const x = b * c * Math.sin(u) * Math.cos(v);
      const y = c * a * Math.sin(u) * Math.sin(v);
      const z = a * b * Math.cos(u);
      sum += weight(i) * weight(j) * Math.sin(u) * Math.hypot(x, y, z);
    }
  }
  return (sum * 2 * Math.PI * Math.PI) / (9 * n * n);
}
