// mistake: the mask is written column by column
// expect: x runs fastest
// answer: outline
import {gaussianFilter} from "voxelbook/image";
import {largestComponent, thresholdMask} from "voxelbook/segment";

const smooth = gaussianFilter(scan, {sigmaMm: 1.2, boundary: "nearest"});
const {data} = largestComponent(thresholdMask(smooth, {atLeast: 80}), {connectivity: 6});
const lesion = data.map((_, i) => data[64 * (i % 64) + Math.floor(i / 64)]);
