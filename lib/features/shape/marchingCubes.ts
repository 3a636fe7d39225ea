import type {Grid, Mask, Volume} from "../../image/index.ts";
import {ambiguousFaces, EDGES, FACES} from "./cubeLoops.ts";
import type {MeshRule} from "./cubeTriangles.ts";
import {binaryCubes, cubeTriangles, requireMeshRule} from "./cubeTriangles.ts";
import type {Triangle} from "./cubePoints.ts";
import {CENTRE} from "./cubePoints.ts";
import type {Mesh} from "./mesh.ts";
import {requireVoxels} from "./requireVoxels.ts";

/** Options of `marchingCubes`. */
export interface MarchingCubesOptions {
  /** The grey value of the surface; what exceeds it is inside. 0.5 for a mask. */
  readonly level: number;
  /** How cubes with an ambiguous face are resolved; "joined" when left out. */
  readonly rule?: MeshRule;
}

/** An image with one layer of outside around it, less the level of the surface. */
interface Field {
  readonly values: Float64Array;
  /** Voxels along x, y, z with the layer. */
  readonly shape: readonly [number, number, number];
  readonly spacing: readonly [number, number, number];
}

/** Copies an image into the middle of a grid one voxel larger on each side; the layer holds NaN. */
function paddedField(
  {data, shape, spacing}: Grid & {data: ArrayLike<number>},
  level: number,
): Field {
  const [nx, ny, nz] = shape;
  const [px, py, pz] = [nx + 2, ny + 2, nz + 2];
  const values = new Float64Array(px * py * pz).fill(Number.NaN);
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0, at = 1 + px * (y + 1 + py * (z + 1)); x < nx; x++, i++, at++) {
        values[at] = data[i] - level;
      }
    }
  }
  return {values, shape: [px, py, pz], spacing};
}

/** Finds the ambiguous faces whose inside corners the bilinear interpolation joins; a tie joins them. */
function joinedFaces(values: Float64Array, corners: Int32Array, faces: number): [number, boolean] {
  let joined = 0;
  let isTie = true;
  FACES.forEach((face, f) => {
    if (((faces >> f) & 1) === 0) return;
    const [a, b, c, d] = face.map((corner) => values[corners[corner]]);
    const [inside, outside] = a > 0 ? [a * c, b * d] : [b * d, a * c];
    if (inside >= outside) joined |= 1 << f;
    if (inside !== outside) isTie = false;
  });
  return [joined, isTie];
}

/** Chooses the triangles of a cube by its eight values. */
function triangleChoice(
  field: Field,
  rule: MeshRule,
): (code: number, corners: Int32Array) => readonly Triangle[] {
  const tied = binaryCubes(rule);
  const faces = Uint8Array.from({length: 256}, (_, code) => ambiguousFaces(code));
  const decided = new Map<number, readonly Triangle[]>();
  return (code, corners) => {
    if (faces[code] === 0 || rule === "pyradiomics") return tied[code];
    const [joined, isTie] = joinedFaces(field.values, corners, faces[code]);
    if (isTie) return tied[code];
    const key = 256 * joined + code;
    const known = decided.get(key) ?? cubeTriangles(code, joined, rule);
    decided.set(key, known);
    return known;
  };
}

/** Gives the numbers of points on cut edges, making each point once. */
function pointMaker({values, shape, spacing}: Field, vertices: number[]) {
  const [px, py] = shape;
  const steps = [1, px, px * py];

  // Two layers of voxels are remembered, three edges a voxel: the cubes between them share no others.
  const memory = 2 * px * py;
  const numbers = new Int32Array(3 * memory).fill(-1);
  const add = (at: number, along: readonly number[]): number => {
    const z = Math.floor(at / (px * py));
    const place = [at % px, Math.floor(at / px) % py, z];
    for (let k = 0; k < 3; k++) vertices.push((place[k] - 1 + along[k]) * spacing[k]);
    return vertices.length / 3 - 1;
  };
  return {
    /** Forgets the layer that a new one replaces. */
    startLayer(z: number): void {
      const start = 3 * ((z * px * py) % memory);
      numbers.fill(-1, start, start + 3 * px * py);
    },
    /** The point of the edge from a voxel along an axis; beyond the image it lies half-way. */
    onEdge(at: number, axis: number): number {
      const slot = 3 * (at % memory) + axis;
      if (numbers[slot] >= 0) return numbers[slot];
      const [a, b] = [values[at], values[at + steps[axis]]];
      const t = Number.isNaN(a) || Number.isNaN(b) ? 0.5 : a / (a - b);
      numbers[slot] = add(
        at,
        [0, 1, 2].map((k) => (k === axis ? t : 0)),
      );
      return numbers[slot];
    },
    inCentre: (at: number): number => add(at, [0.5, 0.5, 0.5]),
  };
}

/** Walks through the cubes between voxel centres and collects their triangles. */
function triangulate(field: Field, rule: MeshRule): Mesh {
  const {values, shape} = field;
  const [px, py, pz] = shape;
  const offsets = Int32Array.from({length: 8}, (_, corner) => {
    return (corner & 1) + px * (((corner >> 1) & 1) + py * (corner >> 2));
  });
  const edges = EDGES.map(([a, b]) => [offsets[a], Math.log2(a ^ b)]);
  const vertices: number[] = [];
  const faces: number[] = [];
  const points = pointMaker(field, vertices);
  const choose = triangleChoice(field, rule);
  const corners = new Int32Array(8);
  for (let z = 0; z < pz - 1; z++) {
    points.startLayer(z + 1);
    for (let y = 0; y < py - 1; y++) {
      for (let x = 0, at = px * (y + py * z); x < px - 1; x++, at++) {
        let code = 0;
        for (let corner = 0; corner < 8; corner++) {
          if (values[at + offsets[corner]] > 0) code |= 1 << corner;
        }
        if (code === 0 || code === 255) continue;
        for (let corner = 0; corner < 8; corner++) corners[corner] = at + offsets[corner];

        // A centre belongs to its cube alone, an edge's point to up to four cubes.
        let centre = -1;
        for (const triangle of choose(code, corners)) {
          for (const point of triangle) {
            if (point === CENTRE && centre < 0) centre = points.inCentre(at);
            faces.push(
              point === CENTRE ? centre : points.onEdge(at + edges[point][0], edges[point][1]),
            );
          }
        }
      }
    }
  }
  return {vertices: Float64Array.from(vertices), faces: Uint32Array.from(faces)};
}

/**
 * Builds the surface of a region as triangles by marching cubes, closed also where the region touches
 * the border of the image: beyond it lies outside, half a voxel away.
 *
 * In each cube between eight voxel centres the surface crosses the edges with one end inside (by linear
 * interpolation, half-way in a mask), its pieces on the six faces form loops, and each loop is cut into
 * the triangles of largest area. Where a face has its inside corners across the diagonal, `rule` decides:
 *
 * - "joined": they are joined where the bilinear interpolation reaches the level in between, and in a
 *   mask, where that is a tie, always; there a corner cut off from all sides is linked by a tube. These
 *   are the triangles of scikit-image's variant of Lewiner's tables on masks. The surface is closed.
 * - "pyradiomics": the corners unlike the one at x low, y high, z high are cut off singly. These are the
 *   triangles of PyRadiomics; neighbouring cubes may disagree and leave holes.
 *
 * On a grey image with "joined" two loops of one cube are never linked.
 *
 * @formula eq:marching-cubes $p = v_a + \frac{\ell - f_a}{f_b - f_a}\,(v_b - v_a)$ on an edge from $v_a$ to $v_b$ with values $f_a$, $f_b$ and level $\ell$
 * @param volume - a mask, or an image
 * @param options - level, grey value of the surface (0.5 for a mask); rule, for ambiguous cubes, "joined" when left out
 * @returns the mesh, mm along the grid's own axes; without triangles when nothing is inside
 * @throws RangeError when the level or a voxel is not finite, or the rule is not one of the two
 * @ref lorensen1987
 * @ref nielson1991
 * @ref lewiner2003
 * @example marchingCubes(createMask(Uint8Array.of(1), {shape: [1, 1, 1]}), {level: 0.5}).faces.length / 3 // 8
 */
export function marchingCubes(
  volume: Volume | Mask,
  {level, rule = "joined"}: MarchingCubesOptions,
): Mesh {
  requireVoxels("marchingCubes", volume);
  if (!Number.isFinite(level)) {
    throw new RangeError(`marchingCubes: level must be finite, got ${level}`);
  }
  requireMeshRule("marchingCubes", rule);
  for (let i = 0; i < volume.data.length; i++) {
    if (!Number.isFinite(volume.data[i])) {
      throw new RangeError(
        `marchingCubes: voxels must be finite, got ${volume.data[i]} at index ${i}`,
      );
    }
  }
  return triangulate(paddedField(volume, level), rule);
}
