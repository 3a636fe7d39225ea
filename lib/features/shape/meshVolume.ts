import type {Mesh} from "./mesh.ts";
import {requireMesh} from "./requireMesh.ts";

/**
 * Computes the volume that a closed mesh encloses, by the divergence theorem: each triangle and the
 * origin span a tetrahedron, counted positive where the triangle faces away from the origin. Of a mesh
 * with holes the sum depends on where the origin lies.
 *
 * @formula eq:mesh-volume $V = \sum_k \tfrac16\, a_k \cdot (b_k \times c_k)$
 * @param mesh - triangles, anticlockwise as seen from outside, points in mm
 * @returns volume, mm³; negative when the triangles face inwards, 0 without triangles
 * @throws RangeError when a triangle names a point that is not there
 * @ref zwanenburg2020
 * @example meshVolume(marchingCubes(createMask(Uint8Array.of(1), {shape: [1, 1, 1], spacing: [6, 1, 1]}), {level: 0.5})) // 1
 */
export function meshVolume(mesh: Mesh): number {
  requireMesh("meshVolume", mesh);
  const {vertices: v, faces} = mesh;
  let sixfold = 0;
  for (let i = 0; i < faces.length; i += 3) {
    const [a, b, c] = [3 * faces[i], 3 * faces[i + 1], 3 * faces[i + 2]];
    const x = v[b + 1] * v[c + 2] - v[b + 2] * v[c + 1];
    const y = v[b + 2] * v[c] - v[b] * v[c + 2];
    const z = v[b] * v[c + 1] - v[b + 1] * v[c];
    sixfold += v[a] * x + v[a + 1] * y + v[a + 2] * z;
  }
  return sixfold / 6;
}
