// alternative: the library does the work
// answer: layer
import {convBnAct, tensor} from "voxelbook/nn";

function layer(
  x: number[][],
  w: number[][],
  parts: {bias: number; gamma: number; beta: number; eps: number},
): number[][] {
  const {y} = convBnAct(
    tensor([1, x.length, x[0].length, 1], x.flat()),
    tensor([w.length, w[0].length, 1, 1], w.flat()),
    {
      gamma: tensor([1], parts.gamma),
      beta: tensor([1], parts.beta),
      eps: parts.eps,
      activation: {type: "relu"},
    },
  );
  const width = y.shape[2];
  return Array.from({length: y.shape[1]}, (_, i) =>
    Array.from(y.data.slice(i * width, (i + 1) * width)),
  );
}
