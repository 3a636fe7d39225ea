import assert from "node:assert/strict";
import type {ConvOptions, Tensor} from "../../../lib/nn/index.ts";
import {conv, convBackward, convolutionMatrix, im2col, tensor} from "../../../lib/nn/index.ts";
import {outcome} from "../../outcome.ts";
import {assertNear, randomTensor} from "./gradient.ts";

/** Product of two matrices. */
function product(a: Tensor, b: Tensor): Tensor {
  const [rows, inner, columns] = [a.shape[0], a.shape[1], b.shape[1]];
  const result = tensor([rows, columns]);
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < inner; k++)
      for (let j = 0; j < columns; j++)
        result.data[i * columns + j] += a.data[i * inner + k] * b.data[k * columns + j];
  return result;
}

/** The other way round. */
function transposed({shape: [rows, columns], data}: Tensor): Tensor {
  const turned = data.map((_, i) => data[(i % rows) * columns + Math.floor(i / rows)]);
  return {shape: [columns, rows], data: turned};
}

const OPTIONS: readonly ConvOptions[] = [
  {},
  {padding: 1},
  {
    padding: [
      [1, 0],
      [0, 2],
    ],
    stride: [2, 1],
  },
  {dilation: 2, padding: 2, mode: "replicate"},
  {padding: 1, mode: "reflect"},
  {padding: 1, mode: "circular", stride: 2},
];

describe("convolutionMatrix", () => {
  it("of a 2 × 2 kernel on a 3 × 3 image repeats four numbers along its diagonals", () => {
    const matrix = convolutionMatrix(tensor([2, 2, 1, 1], [1, 2, 3, 4]), {image: [3, 3, 1]});
    assert.deepEqual(matrix.shape, [4, 9]);
    assert.deepEqual(
      Array.from(matrix.data),
      [
        [1, 2, 0, 3, 4, 0, 0, 0, 0],
        [0, 1, 2, 0, 3, 4, 0, 0, 0],
        [0, 0, 0, 1, 2, 0, 3, 4, 0],
        [0, 0, 0, 0, 1, 2, 0, 3, 4],
      ].flat(),
    );
  });

  for (const options of OPTIONS) {
    for (const groups of [1, 2]) {
      it(`does what conv does, and transposed its gradient: ${JSON.stringify(options)}, ${groups} groups`, () => {
        const all = {...options, groups};
        const x = randomTensor(1, [1, 4, 5, 2]);
        const weight = randomTensor(2, [3, 3, 2 / groups, 4]);
        const matrix = convolutionMatrix(weight, {image: [4, 5, 2], ...all});
        const y = conv(x, weight, all);
        const column = ({data}: Tensor) => tensor([data.length, 1], data);
        assertNear(product(matrix, column(x)), column(y), 1e-12);
        const g = randomTensor(3, y.shape);
        const back = convBackward(g, {x, weight, ...all}).x;
        assertNear(product(transposed(matrix), column(g)), column(back), 1e-12);
      });
    }
  }

  it("refuses an image that the kernel does not fit", () => {
    assert.equal(
      outcome(() => convolutionMatrix(tensor([3, 1, 1]), {image: [2, 1]})),
      "ShapeError convolutionMatrix: the dilated kernel must fit into the padded image, got kernel [3] with dilation [1] and image [2]",
    );
  });
});

describe("im2col", () => {
  it("lays the four windows of a 3 × 3 image out as rows", () => {
    const x = tensor([1, 3, 3, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const windows = im2col(x, {kernel: [2, 2]});
    assert.deepEqual(windows.shape, [4, 4]);
    assert.deepEqual(
      Array.from(windows.data),
      [
        [1, 2, 4, 5],
        [2, 3, 5, 6],
        [4, 5, 7, 8],
        [5, 6, 8, 9],
      ].flat(),
    );
  });

  for (const options of OPTIONS) {
    it(`times the kernel is what conv gives: ${JSON.stringify(options)}`, () => {
      const x = randomTensor(4, [2, 4, 5, 3]);
      const weight = randomTensor(5, [3, 3, 3, 4]);
      const windows = im2col(x, {kernel: [3, 3], ...options});
      const y = conv(x, weight, options);
      const [rows, columns] = [y.data.length / 4, 27];
      const wanted = tensor([rows, 4], y.data);
      assertNear(product(windows, tensor([columns, 4], weight.data)), wanted, 1e-12);
    });
  }

  it("refuses a kernel of other axes", () => {
    assert.equal(
      outcome(() => im2col(tensor([1, 3, 3, 1]), {kernel: [3]})),
      "ShapeError im2col: kernel must have one number per spatial axis of x [1, 3, 3, 1], got [3]",
    );
  });
});
