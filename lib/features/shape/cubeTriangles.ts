import {ambiguousFaces, cubeLoops, edgeBetween, FACES, isInside} from "./cubeLoops.ts";
import type {Triangle} from "./cubePoints.ts";
import {CENTRE} from "./cubePoints.ts";
import {loopTriangles} from "./loopTriangles.ts";

/** How cubes with an ambiguous face are resolved; see `marchingCubes`. */
export type MeshRule = "joined" | "pyradiomics";

/** Refuses a rule that does not exist. */
export function requireMeshRule(who: string, rule: MeshRule): void {
  if (rule !== "joined" && rule !== "pyradiomics") {
    throw new RangeError(`${who}: rule must be "joined" or "pyradiomics", got ${String(rule)}`);
  }
}

/** The corner whose side PyRadiomics keeps together: its tables hold the cubes where it is outside. */
const KEPT_CORNER = 6;

/** Counts the corners that are inside. */
function insideCount(code: number): number {
  let count = 0;
  for (let corner = 0; corner < 8; corner++) count += (code >> corner) & 1;
  return count;
}

/** Turns triangles of a tube over where their edges run against the loops of the surface. */
function facingOutwards(
  triangles: readonly Triangle[],
  loops: readonly (readonly number[])[],
): Triangle[] {
  const runs = (a: number, b: number): boolean =>
    loops.some((loop) => loop.some((edge, i) => edge === a && loop[(i + 1) % loop.length] === b));
  const isRight = triangles.some(([a, b, c]) => runs(a, b) || runs(b, c) || runs(c, a));
  return isRight ? [...triangles] : triangles.map(([a, b, c]): Triangle => [a, c, b]);
}

/** Three inside corners around an outside one: three caps, joined by a diamond on each of their faces. */
function ringTube(code: number): Triangle[] {
  const triangles: Triangle[] = [];
  for (let corner = 0; corner < 8; corner++) {
    if (!isInside(code, corner)) continue;
    for (const loop of cubeLoops(1 << corner, 0)) triangles.push([loop[0], loop[1], loop[2]]);
  }
  const faces = ambiguousFaces(code);
  FACES.forEach((corners, face) => {
    if (((faces >> face) & 1) === 0) return;
    const [a, b, c, d] = corners.map((corner, i) => edgeBetween(corner, corners[(i + 1) % 4]));
    triangles.push([a, d, c], [a, c, b]);
  });
  return triangles;
}

/** A lone outside corner p across a face from an edge q r outside: a tube about the cube's centre. */
function centreTube(code: number): Triangle[] {
  const face = Math.log2(ambiguousFaces(code));
  const step = 1 << (face >> 1);
  const outside = FACES[face].filter((corner) => !isInside(code, corner));
  const q = outside.find((corner) => !isInside(code, corner ^ step)) ?? 0;
  const [p, r] = [outside[0] === q ? outside[1] : outside[0], q ^ step];
  const [i, j] = FACES[face].filter((corner) => isInside(code, corner));

  // Cut edges towards the two inside corners of the face, and p's own edge across the cube.
  const p0 = edgeBetween(p, p ^ step);
  const [p1, p2] = [edgeBetween(p, i), edgeBetween(p, j)];
  const [q1, q2] = [edgeBetween(q, i), edgeBetween(q, j)];
  const [r1, r2] = [edgeBetween(r, i ^ step), edgeBetween(r, j ^ step)];
  const ring = [q1, r1, p1, p2, r2, q2];
  const triangles: Triangle[] = [
    [p0, r1, p1],
    [r1, p0, r2],
    [p2, r2, p0],
    ...ring.map((point, k): Triangle => [point, CENTRE, ring[(k + 1) % 6]]),
  ];
  return facingOutwards(triangles, cubeLoops(code, ambiguousFaces(code)));
}

/**
 * Lists the triangles of a surface inside the cube between eight voxel centres.
 *
 * @param code - which corners lie inside, bit x + 2·y + 4·z
 * @param joined - the ambiguous faces on which the inside corners are joined, as bits
 * @param rule - how loops of seven points are cut
 */
export function cubeTriangles(code: number, joined: number, rule: MeshRule): readonly Triangle[] {
  const seven = rule === "joined" ? "caps" : "fan";
  return cubeLoops(code, joined).flatMap((loop) => loopTriangles(loop, seven));
}

/** Lists the triangles of one cube of a 0/1 image, where all ambiguous faces are ties. */
function binaryCube(code: number, rule: MeshRule): readonly Triangle[] {
  const faces = ambiguousFaces(code);
  if (rule === "pyradiomics") {
    return cubeTriangles(code, isInside(code, KEPT_CORNER) ? faces : 0, rule);
  }
  const count = insideCount(code);
  if (count === 3 && cubeLoops(code, 0).length === 3) return ringTube(code);
  if (count === 5 && [1, 2, 4, 8, 16, 32].includes(faces)) return centreTube(code);
  return cubeTriangles(code, faces, rule);
}

/** Triangles of the 256 cubes, kept for each rule once they have been asked for. */
const known = new Map<MeshRule, readonly (readonly Triangle[])[]>();

/** Lists the triangles of each of the 256 cubes of a 0/1 image. */
export function binaryCubes(rule: MeshRule): readonly (readonly Triangle[])[] {
  const cubes = known.get(rule) ?? Array.from({length: 256}, (_, code) => binaryCube(code, rule));
  known.set(rule, cubes);
  return cubes;
}
