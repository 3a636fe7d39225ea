// mistake: noise inside the lesion is left as holes
// expect: holes are left
// answer: outline
import {largestComponent, thresholdMask} from "voxelbook/segment";

const lesion = largestComponent(thresholdMask(scan, {atLeast: 80}), {connectivity: 6});
