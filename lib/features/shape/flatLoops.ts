import {EDGES} from "./cubeLoops.ts";
import type {Triangle} from "./cubePoints.ts";
import {POINTS} from "./cubePoints.ts";

// Loops that lie in a plane when all points are the middles of their edges, as in a mask. Any cut then
// gives the same surface. On a grey image the cuts matter a little, and a choice that always favours one
// side would bias the volume; these follow scikit-image, so that the meshes agree.

/** Lets a loop begin at another of its points. */
export function turned(loop: readonly number[], start: number): number[] {
  return loop.map((_, i) => loop[(start + i) % loop.length]);
}

/** Tells whether a corner has an even number of high coordinates. */
function isEven(corner: number): boolean {
  return ((corner ^ (corner >> 1) ^ (corner >> 2)) & 1) === 0;
}

/**
 * Chooses one end of the diagonal of a loop of four by the parity of the corners that it goes round, so
 * that no direction is favoured.
 */
function diagonalEnd(loop: readonly number[]): number {
  const axes = loop.map((edge) => edge >> 2);
  if (axes.every((axis) => axis === axes[0])) {
    return loop.findIndex((edge) => isEven(EDGES[edge][0]));
  }
  const around = 3 - Math.min(...axes) - Math.max(...axes);
  return loop.findIndex((edge, i) => {
    const others = [loop[(i + 1) % 4], loop[(i + 3) % 4]].flatMap((other) => [...EDGES[other]]);
    const corner = EDGES[edge].find((end) => others.includes(end)) ?? 0;
    return axes[i] === (around + (isEven(corner) ? 2 : 1)) % 3;
  });
}

/** Cuts a loop of four along a diagonal. */
export function cutFour(loop: readonly number[]): Triangle[] {
  const [a, b, c, d] = turned(loop, diagonalEnd(loop));
  return [
    [a, b, c],
    [a, c, d],
  ];
}

/** Tells whether a loop is the flat hexagon around a corner and its three neighbours. */
export function isFlatSix(loop: readonly number[]): boolean {
  return (
    loop.length === 6 &&
    [0, 1, 2].every((i) => {
      const [p, q] = [POINTS[loop[i]], POINTS[loop[i + 3]]];
      return p.every((value, axis) => value + q[axis] === 1);
    })
  );
}

/** The axis of the two edges that the long diagonal of a flat hexagon joins, for each body diagonal. */
const LONG_AXES: readonly number[] = [2, 1, 1, 0];

/** Cuts a flat hexagon along one of its long diagonals, and each half once more. */
export function cutFlatSix(loop: readonly number[]): Triangle[] {
  // The body diagonal that pierces the hexagon ends in corners that no edge of the loop touches.
  const pierced = LONG_AXES.findIndex((_, low) => !loop.some((edge) => EDGES[edge].includes(low)));
  const start = loop.findIndex((edge) => edge >> 2 === LONG_AXES[pierced]);
  const [a, b, c, d, e, f] = turned(loop, start);
  return [
    [a, b, c],
    [a, c, d],
    [d, e, f],
    [a, d, f],
  ];
}
