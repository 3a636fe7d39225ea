import type {Mask} from "../image/index.ts";
import {createMask} from "../image/index.ts";
import type {ComponentOptions} from "./connectedComponents.ts";
import {connectedComponents} from "./connectedComponents.ts";

/**
 * Fills the holes of a mask: parts of the background from which no path leads to the image's border.
 * Along an axis of one voxel there is no border, so a flat image has the holes of its plane; an image of
 * one voxel has none.
 *
 * @formula $M \cup \{C_k \subseteq M^c : C_k \cap \partial\Omega = \emptyset\}$
 * @param mask - the mask
 * @param options - connectivity of the background, 6, 18 or 26: with 6 a diagonal wall is tight
 * @returns the mask without holes
 * @throws RangeError when connectivity is not 6, 18 or 26
 * @ref rosenfeld1966
 * @example fillHoles(createMask(Uint8Array.of(0, 1, 0, 1, 0), {shape: [5, 1, 1]}), {connectivity: 6}).data // [0, 1, 1, 1, 0]
 */
export function fillHoles(mask: Mask, {connectivity}: ComponentOptions): Mask {
  const {data, shape, spacing, origin, direction} = mask;
  const grid = {shape, spacing, origin, direction};
  const [nx, ny, nz] = shape;
  const background = createMask(
    data.map((value) => 1 - value),
    grid,
  );
  const {labels, count} = connectedComponents(background, {connectivity});

  // A part that has a voxel on the border leads outside.
  const isOutside = new Uint8Array(count + 1);
  if (data.length === 1) isOutside.fill(1);
  const isEnd = (i: number, n: number): boolean => n > 1 && (i === 0 || i === n - 1);
  for (let z = 0, i = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      const isBorderRow = isEnd(z, nz) || isEnd(y, ny);
      for (let x = 0; x < nx; x++, i++) {
        if (isBorderRow || isEnd(x, nx)) isOutside[labels[i]] = 1;
      }
    }
  }
  const filled = new Uint8Array(data.length);
  for (let i = 0; i < filled.length; i++) {
    filled[i] = data[i] === 1 || isOutside[labels[i]] === 0 ? 1 : 0;
  }
  return createMask(filled, grid);
}
