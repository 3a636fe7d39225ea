// alternative: determinants written out, from the first vertex instead of the origin
// answer: volume
function meshVolume(vertices: number[], triangles: number[]): number {
  const point = (v: number): number[] => [0, 1, 2].map((k) => vertices[3 * v + k] - vertices[k]);
  let volume = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [[a, b, c], [d, e, f], [g, h, i]] = [0, 1, 2].map((k) => point(triangles[t + k]));
    volume += (a * e * i + b * f * g + c * d * h - c * e * g - b * d * i - a * f * h) / 6;
  }
  return volume;
}
// answer: bevel
const bevelledCube = "6*n^2 - 12*n + 6 + 12*(n - 1)/sqrt(2) + 8*sqrt(3)/8";
