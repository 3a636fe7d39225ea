import type {Mesh} from "./mesh.ts";
import {requireMesh} from "./requireMesh.ts";

/**
 * Computes the area of a mesh.
 *
 * @formula eq:mesh-area $A = \sum_k \tfrac12 \lVert (b_k - a_k) \times (c_k - a_k) \rVert$
 * @param mesh - triangles, points in mm
 * @returns area, mm²; 0 without triangles
 * @throws RangeError when a triangle names a point that is not there
 * @ref zwanenburg2020
 * @example meshArea({vertices: Float64Array.of(0, 0, 0, 3, 0, 0, 0, 4, 0), faces: Uint32Array.of(0, 1, 2)}) // 6
 */
export function meshArea(mesh: Mesh): number {
  requireMesh("meshArea", mesh);
  const {vertices: v, faces} = mesh;
  let area = 0;
  for (let i = 0; i < faces.length; i += 3) {
    const [a, b, c] = [3 * faces[i], 3 * faces[i + 1], 3 * faces[i + 2]];
    const [ux, uy, uz] = [v[b] - v[a], v[b + 1] - v[a + 1], v[b + 2] - v[a + 2]];
    const [wx, wy, wz] = [v[c] - v[a], v[c + 1] - v[a + 1], v[c + 2] - v[a + 2]];
    const [nx, ny, nz] = [uy * wz - uz * wy, uz * wx - ux * wz, ux * wy - uy * wx];
    area += Math.sqrt(nx * nx + ny * ny + nz * nz) / 2;
  }
  return area;
}
