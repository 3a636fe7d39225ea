// alternative: Otsu's threshold after a median, and the mask as a list
// answer: outline
import {medianFilter} from "voxelbook/image";
import {fillHoles, largestComponent, otsu, thresholdMask} from "voxelbook/segment";

const median = medianFilter(scan, {size: 5, boundary: "nearest"});
const [threshold] = otsu(median, {classes: 2});
const piece = largestComponent(thresholdMask(median, {above: threshold}), {connectivity: 6});
const lesion = [...fillHoles(piece, {connectivity: 6}).data];
