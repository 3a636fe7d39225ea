// alternative: the radius of the ball first; the area as patches of a mesh
// answer: phi
function sphericity(volume: number, area: number): number {
  const radius = Math.cbrt((3 * volume) / (4 * Math.PI));
  return (4 * Math.PI * radius ** 2) / area;
}
// answer: box
const boxSphericity = "(36*pi*(a*b*c)^2)^(1/3)/(2*a*b + 2*b*c + 2*c*a)";
// answer: can
const bestCan = "87.4 %";
// answer: egg
function ellipsoidArea(a: number, b: number, c: number): number {
  const n = 160;
  const at = (i: number, j: number): [number, number, number] => {
    const [u, v] = [(Math.PI * i) / n, (2 * Math.PI * j) / n];
    return [a * Math.sin(u) * Math.cos(v), b * Math.sin(u) * Math.sin(v), c * Math.cos(u)];
  };
  const triangle = (p: number[], q: number[], r: number[]): number => {
    const [d, e] = [q.map((value, k) => value - p[k]), r.map((value, k) => value - p[k])];
    const cross = [0, 1, 2].map((k) => {
      const [l, m] = [(k + 1) % 3, (k + 2) % 3];
      return d[l] * e[m] - d[m] * e[l];
    });
    return Math.hypot(...cross) / 2;
  };
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [p, q, r, s] = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)];
      sum += triangle(p, q, r) + triangle(p, r, s);
    }
  }
  return sum;
}
