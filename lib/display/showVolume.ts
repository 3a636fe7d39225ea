import type {Mask, Volume} from "../image/index.ts";
import type {DisplayWindow} from "./displayRange.ts";
import {type SliceAxis, voxelAxis} from "./orientedSlice.ts";
import {type FigureText, requireFigureText, show} from "./show.ts";
import {drawSlices, type SliceChoice} from "./showSlices.ts";

/** How a whole volume is shown. */
export interface ShowVolumeOptions extends FigureText {
  /** Id of the data set that the volume is, so that the page can open it in a viewer. */
  readonly dataset?: string | undefined;
  /** Id of the mask's data set, for the viewer. */
  readonly maskDataset?: string | undefined;
  /** Region drawn as an outline. */
  readonly mask?: Mask | undefined;
  /** Display window, in the volume's unit; a CT needs one. */
  readonly window?: DisplayWindow | undefined;
}

/** Finds the middle of the mask, or of the volume, in voxels. */
function middle(volume: Volume, mask: Mask | undefined): readonly [number, number, number] {
  const [nx, ny, nz] = volume.shape;
  let [n, x, y, z] = [0, 0, 0, 0];
  for (let v = 0; mask !== undefined && v < mask.data.length; v++) {
    if (mask.data[v] === 0) continue;
    n++;
    x += v % nx;
    y += Math.floor(v / nx) % ny;
    z += Math.floor(v / (nx * ny));
  }
  if (n === 0) return [Math.floor(nx / 2), Math.floor(ny / 2), Math.floor(nz / 2)];
  return [Math.round(x / n), Math.round(y / n), Math.round(z / n)];
}

/**
 * Shows a volume: three slices through the middle of the mask (or of the volume), and in the page a viewer to
 * scroll through it when the volume is a data set.
 *
 * @param volume - the volume
 * @param options - dataset, maskDataset, mask, window, caption, alt
 * @throws RangeError when a CT has no window
 * @throws ShapeError when the mask lies on another grid
 */
export function showVolume(volume: Volume, options: ShowVolumeOptions): void {
  requireFigureText("showVolume", options);
  const {dataset, maskDataset, mask, window, caption} = options;
  const at = middle(volume, mask);
  const planes: readonly SliceAxis[] = ["axial", "coronal", "sagittal"];
  const chosen = planes.map((axis): SliceChoice => {
    const index = at[voxelAxis("showVolume", volume, axis)];
    return {volume, mask, axis, index, caption: undefined};
  });
  const {svg, plain} = drawSlices("showVolume", chosen, options);
  show(
    {
      "application/vnd.voxelbook.volume+json": {
        dataset: dataset ?? null,
        mask: maskDataset ?? null,
        window: window ?? null,
        caption,
      },
      "image/svg+xml": svg,
      "text/plain": plain,
    },
    options,
  );
}
