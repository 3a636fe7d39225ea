/** A surface of triangles, in mm along the grid's own axes, voxel (0, 0, 0) centred at the origin. */
export interface Mesh {
  /** Corner points x, y, z one after the other, each point once, mm, shape [3·points]. */
  readonly vertices: Float64Array;
  /** Three points of each triangle, anticlockwise as seen from outside, shape [3·triangles]. */
  readonly faces: Uint32Array;
}
