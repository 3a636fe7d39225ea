/** A corner or a point, x, y, z. */
type Point = readonly [number, number, number];

/** Short and long side of the golden rectangles in an icosahedron of radius 1: √((5 ∓ √5)/10). */
const A = 0.5257311121191336;
const B = 0.85065080835204;

const CORNERS: readonly Point[] = [
  [-A, B, 0],
  [A, B, 0],
  [-A, -B, 0],
  [A, -B, 0],
  [0, -A, B],
  [0, A, B],
  [0, -A, -B],
  [0, A, -B],
  [B, 0, -A],
  [B, 0, A],
  [-B, 0, -A],
  [-B, 0, A],
];

/** Lists the triangles of the icosahedron: three corners that all lie one edge apart. */
function triangles(): Point[] {
  const near = (i: number, j: number): boolean => {
    const [p, q] = [CORNERS[i], CORNERS[j]];
    return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) < 1.1;
  };
  const found: Point[] = [];
  for (let i = 0; i < 12; i++) {
    for (let j = i + 1; j < 12; j++) {
      for (let k = j + 1; k < 12; k++) {
        if (near(i, j) && near(j, k) && near(i, k)) found.push([i, j, k]);
      }
    }
  }
  return found;
}

/** Moves a point along its ray to a sphere. */
function onSphere([x, y, z]: Point, radius: number): Point {
  const length = Math.sqrt(x * x + y * y + z * z);
  const shift = radius - length;
  return [x + (x / length) * shift, y + (y / length) * shift, z + (z / length) * shift];
}

/** Lists the corners of an icosahedron whose triangles are split into four, so many times, on a sphere. */
export function icosphere(subdivisions: number, radius: number): readonly Point[] {
  let points: Point[] = [...CORNERS];
  let faces = triangles();
  for (let round = 0; round < subdivisions; round++) {
    const middles = new Map<string, number>();
    const middle = (i: number, j: number): number => {
      const key = `${Math.min(i, j)} ${Math.max(i, j)}`;
      const known = middles.get(key);
      if (known !== undefined) return known;
      const [p, q] = [points[i], points[j]];
      const index = points.push([(p[0] + q[0]) / 2, (p[1] + q[1]) / 2, (p[2] + q[2]) / 2]) - 1;
      middles.set(key, index);
      return index;
    };
    faces = faces.flatMap(([i, j, k]): Point[] => {
      const [a, b, c] = [middle(i, j), middle(j, k), middle(k, i)];
      return [
        [i, a, c],
        [a, j, b],
        [c, b, k],
        [a, b, c],
      ];
    });
    points = points.map((point) => onSphere(point, radius));
  }
  return subdivisions === 0 ? points.map((point) => onSphere(point, radius)) : points;
}
