import {convRows} from "./conv";
import {dotRows} from "./dots";
import {columnSumChunks, reluBlocks} from "./elementwise";
import {addChunks, filterGradientRuns} from "./filterGradient";
import {normApply, normChunks, normCombine, normFactors} from "./norm";
import {normGradientApply, normGradientChunks, normGradientFactors} from "./normGradient";
import {copyRows, packBlocks, padRows} from "./pack";
import {poolGradientRows, poolRows} from "./pool";

export {
  addChunks,
  columnSumChunks,
  convRows,
  copyRows,
  dotRows,
  filterGradientRuns,
  normApply,
  normChunks,
  normCombine,
  normFactors,
  normGradientApply,
  normGradientChunks,
  normGradientFactors,
  packBlocks,
  padRows,
  poolGradientRows,
  poolRows,
  reluBlocks,
};
