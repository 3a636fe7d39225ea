// alternative: with the library's rule for views
// answer: alias
const seenFrequency = (pairsPerMm: number, sampleMm: number): number =>
  Math.acos(Math.cos(2 * Math.PI * pairsPerMm * sampleMm)) / (2 * Math.PI * sampleMm);
// answer: finest
const finest = `${1 / (2 * 0.08)} 1/cm`;
// answer: views
import {viewsNeeded} from "voxelbook/physics";

const viewsForPairs = (fieldMm: number, pairsPerMm: number): number =>
  viewsNeeded(Math.ceil(2 * pairsPerMm * fieldMm));
