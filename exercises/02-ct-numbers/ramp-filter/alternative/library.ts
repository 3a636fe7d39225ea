// alternative: the view goes through the library
// answer: filter
import {createSinogram, filterProjections} from "voxelbook/physics";

function filterView(view: number[]): number[] {
  const sinogram = createSinogram(view, {
    samples: view.length,
    anglesDeg: [0],
    unit: "1",
  });
  return Array.from(filterProjections(sinogram, {filter: "ramp"}).data);
}
