/** The corners of the twelve edges of a cube (bits x, y, z), four along x, then y, then z. */
export const EDGES: readonly (readonly [number, number])[] = [0, 1, 2].flatMap((axis) =>
  [0, 1, 2, 3].map((place): [number, number] => {
    const base = (place & ((1 << axis) - 1)) | ((place >> axis) << (axis + 1));
    return [base, base | (1 << axis)];
  }),
);

/** The corners of the six faces, in the order x low, x high, y low …, anticlockwise as seen from outside. */
export const FACES: readonly (readonly number[])[] = [0, 1, 2, 3, 4, 5].map((face) => {
  const axis = face >> 1;
  const [u, v] = [1 << ((axis + 1) % 3), 1 << ((axis + 2) % 3)];
  const base = (face & 1) << axis;
  const corners = [base, base | u, base | u | v, base | v];
  return (face & 1) === 1 ? corners : corners.reverse();
});

/** Finds the edge between two neighbouring corners. */
export function edgeBetween(a: number, b: number): number {
  return EDGES.findIndex(([from, to]) => from === Math.min(a, b) && to === Math.max(a, b));
}

/** Tells whether a corner is inside. */
export function isInside(code: number, corner: number): boolean {
  return ((code >> corner) & 1) === 1;
}

/** Lists the faces on which two corners are inside that only meet across the diagonal, as bits. */
export function ambiguousFaces(code: number): number {
  let bits = 0;
  FACES.forEach(([a, b, c, d], face) => {
    const across =
      isInside(code, a) === isInside(code, c) && isInside(code, b) === isInside(code, d);
    if (across && isInside(code, a) !== isInside(code, b)) bits |= 1 << face;
  });
  return bits;
}

/**
 * Traces where a surface crosses the faces of a cube, with the inside on its left as seen from outside.
 * On an ambiguous face the two inside corners are joined, or cut off singly.
 */
function crossings(code: number, joined: number): Map<number, number> {
  const next = new Map<number, number>();
  FACES.forEach((corners, face) => {
    corners.forEach((corner, i) => {
      // A piece begins where the walk round the face steps inside.
      if (isInside(code, corner) || !isInside(code, corners[(i + 1) % 4])) return;
      const start = edgeBetween(corner, corners[(i + 1) % 4]);

      // It ends where the walk leaves this stretch, or, joined, where it left the one before.
      let k = i + 1;
      while (isInside(code, corners[(k + 1) % 4])) k++;
      if (((ambiguousFaces(code) & joined) >> face) & 1) k += 2;
      next.set(start, edgeBetween(corners[k % 4], corners[(k + 1) % 4]));
    });
  });
  return next;
}

/**
 * Lists the closed loops of cut edges by which a surface crosses the cube between eight voxel centres.
 *
 * @param code - which corners lie inside, bit x + 2·y + 4·z
 * @param joined - the ambiguous faces on which the inside corners are joined, as bits
 * @returns loops of edge numbers, anticlockwise as seen from outside the surface
 */
export function cubeLoops(code: number, joined: number): number[][] {
  const next = crossings(code, joined);
  const loops: number[][] = [];
  while (next.size > 0) {
    const loop: number[] = [];
    let edge = next.keys().next().value;
    while (edge !== undefined && next.has(edge)) {
      loop.push(edge);
      const following = next.get(edge);
      next.delete(edge);
      edge = following;
    }
    loops.push(loop);
  }
  return loops;
}
