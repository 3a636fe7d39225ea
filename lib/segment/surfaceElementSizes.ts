/** Joins two cut edges of a cube where the surface crosses one of its faces. */
type Segment = readonly [number, number];

/** Names the edge between two corners (bits x, y, z), whichever comes first. */
function edgeOf(a: number, b: number): number {
  return 8 * Math.min(a, b) + Math.max(a, b);
}

/** Finds how the surface crosses the six faces of a cube whose corners are inside or outside. */
function segmentsOf(code: number): Segment[] {
  const isIn = (corner: number): boolean => ((code >> corner) & 1) === 1;
  let inside = 0;
  for (let corner = 0; corner < 8; corner++) if (isIn(corner)) inside++;

  // Where a face has two opposite corners inside, those of the rarer kind are cut off one by one.
  const isRare = (corner: number): boolean => isIn(corner) === inside <= 4;
  const segments: Segment[] = [];
  for (let face = 0; face < 6; face++) {
    const axis = face >> 1;
    const [u, v] = [1 << ((axis + 1) % 3), 1 << ((axis + 2) % 3)];
    const base = (face & 1) << axis;
    const corners = [base, base | u, base | u | v, base | v];
    const edges = corners.map((corner, i) => edgeOf(corner, corners[(i + 1) % 4]));
    const cut = edges.filter((_, i) => isIn(corners[i]) !== isIn(corners[(i + 1) % 4]));
    if (cut.length === 2) segments.push([cut[0], cut[1]]);
    else if (cut.length === 4) {
      corners.forEach((corner, i) => {
        if (isRare(corner)) segments.push([edges[(i + 3) % 4], edges[i]]);
      });
    }
  }
  return segments;
}

/** Chains segments to closed loops of cut edges. */
function loopsOf(segments: readonly Segment[]): number[][] {
  const left = new Set(segments);
  const loops: number[][] = [];
  for (const first of left) {
    left.delete(first);
    const loop = [first[0]];
    let at = first[1];
    while (at !== loop[0]) {
      loop.push(at);
      for (const segment of left) {
        if (segment[0] !== at && segment[1] !== at) continue;
        left.delete(segment);
        at = segment[0] === at ? segment[1] : segment[0];
        break;
      }
    }
    loops.push(loop);
  }
  return loops;
}

/** Area of a triangle of edge midpoints on a cube with given sides. */
function triangle(edges: readonly number[], sides: readonly number[]): number {
  const [p, q, r] = edges.map((edge) =>
    sides.map((side, axis) => (side * (((edge >> (3 + axis)) & 1) + ((edge >> axis) & 1))) / 2),
  );
  const [a, b] = [q, r].map((point) => point.map((value, axis) => value - p[axis]));
  const x = a[1] * b[2] - a[2] * b[1];
  const y = a[2] * b[0] - a[0] * b[2];
  const z = a[0] * b[1] - a[1] * b[0];
  return Math.hypot(x, y, z) / 2;
}

/** Area of the part of a loop from entry i to j, cut into the triangles that are largest on a unit cube. */
function loopArea(
  loop: readonly number[],
  i: number,
  j: number,
  spacing: readonly number[],
): {unit: number; size: number} {
  let best = {unit: j - i < 2 ? 0 : -1, size: 0};
  for (let k = i + 1; k < j; k++) {
    const corners = [loop[i], loop[k], loop[j]];
    const [one, two] = [loopArea(loop, i, k, spacing), loopArea(loop, k, j, spacing)];
    const unit = triangle(corners, [1, 1, 1]) + one.unit + two.unit;
    const size = triangle(corners, spacing) + one.size + two.size;
    if (unit > best.unit + 1e-9) best = {unit, size};
  }
  return best;
}

/**
 * Lists the area (mm²) of the surface within the cube between eight voxel centres, for each of the 256
 * ways in which these lie inside (bit x + 2·y + 4·z) or outside: marching cubes through the middles of
 * the edges. Loops of more than three points are cut into the triangles of largest area on a unit
 * cube, which gives the table of Nikolov and colleagues.
 */
export function surfaceElementSizes(spacing: readonly [number, number, number]): Float64Array {
  return Float64Array.from({length: 256}, (_, code) =>
    loopsOf(segmentsOf(code)).reduce(
      (sum, loop) => sum + loopArea(loop, 0, loop.length - 1, spacing).size,
      0,
    ),
  );
}
