import type {Mesh} from "./mesh.ts";

/** Refuses a mesh whose triangles name points that it does not have. */
export function requireMesh(who: string, {vertices, faces}: Mesh): void {
  if (vertices.length % 3 !== 0 || faces.length % 3 !== 0) {
    throw new RangeError(
      `${who}: vertices and faces must come in threes, got ${vertices.length} and ${faces.length} numbers`,
    );
  }
  for (let i = 0; i < faces.length; i++) {
    if (faces[i] * 3 >= vertices.length) {
      throw new RangeError(
        `${who}: faces must name points below ${vertices.length / 3}, got ${faces[i]} at index ${i}`,
      );
    }
  }
}
