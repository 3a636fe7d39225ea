// alternative: the library's own functions
// answer: strides
import {strides} from "voxelbook/image";

const stridesOf = (shape: number[]): number[] => strides(shape);
// answer: offset
import {offsetOf, strides as steps} from "voxelbook/image";

function offsetIn(layout: string, index: number[], sizes: number[]): number {
  const order = [...layout].map((letter) => "CDHW".indexOf(letter));
  return offsetOf(
    order.map((a) => index[a]),
    steps(order.map((a) => sizes[a])),
  );
}
