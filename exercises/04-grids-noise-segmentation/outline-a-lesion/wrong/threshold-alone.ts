// mistake: the noisy scan is thresholded
// expect: voxels of noise
// expect: every voxel that reaches
// answer: outline
import {thresholdMask} from "voxelbook/segment";

const lesion = thresholdMask(scan, {atLeast: 80});
// answer: area
const lesionArea = `${lesion.data.reduce((sum, value) => sum + value, 0)} mm^2`;
