import {convOutputSize} from "voxelbook/nn";
import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  outputSize(
    size: number,
    kernel: number,
    stride: number,
    padding: number,
    dilation: number,
  ): number;
  samePadding(kernel: number, dilation: number): number;
  layerParameters(
    channels: number,
    filters: number,
    kernel: number[],
    groups: number,
    bias: boolean,
  ): number;
  stackSize(size: number, layers: number[][]): number;
}>;

/** Draws a layer that a large axis survives, [kernel, stride, padding, dilation], and no mistake. */
function drawn(rng: Rng): [number, number, number, number] {
  const stride = 2 + rng.int(2);
  // Padding and dilation so large that whoever forgets one is off by a whole step.
  return [3 + rng.int(3), stride, stride + rng.int(2), stride + 1 + rng.int(2)];
}

/** Hidden tests: layers of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("outputSize", () => {
    it(title("layers of your own", "属于你的层"), async () => {
      const own = rng.fork("size");
      for (let i = 0; i < 4; i++) {
        const [kernel, stride, padding, dilation] = drawn(own);
        // One voxel more where the stride would divide evenly, so that rounding shows.
        const drawnSize = 40 + own.int(60);
        const rest = (drawnSize + 2 * padding - dilation * (kernel - 1) - 1) % stride;
        const size = rest === 0 ? drawnSize + 1 : drawnSize;
        const wanted = convOutputSize(size, {kernel, stride, padding, dilation});
        const got = await answer.outputSize(size, kernel, stride, padding, dilation);
        expectClose(got, wanted, {tolerance: 0, hint: 3});
      }
    });
  });
  describe("samePadding", () => {
    it(title("a kernel of your own keeps the size", "属于你的核保持大小"), async () => {
      const own = rng.fork("same");
      const [kernel, dilation] = [3 + 2 * own.int(3), 2 + own.int(3)];
      const padding = await answer.samePadding(kernel, dilation);
      expectClose(padding, (dilation * (kernel - 1)) / 2, {tolerance: 0, hint: 3});
    });
  });
  describe("layerParameters", () => {
    it(title("a layer of your own", "属于你的一层"), async () => {
      const own = rng.fork("count");
      const [groups, kernel] = [2 + own.int(3), [1 + own.int(3), 3, 3]];
      const [channels, filters] = [groups * (2 + own.int(4)), groups * (1 + own.int(4))];
      const wanted = filters * ((channels / groups) * kernel[0] * 9 + 1);
      const got = await answer.layerParameters(channels, filters, kernel, groups, true);
      expectClose(got, wanted, {tolerance: 0, hint: 2});
    });
  });
  describe("stackSize", () => {
    it(title("a stack of your own", "属于你的层叠"), async () => {
      const own = rng.fork("stack");
      const layers = [drawn(own), drawn(own)];
      const size = 150 + own.int(50);
      let wanted = size;
      for (const [kernel, stride, padding, dilation] of layers) {
        wanted = convOutputSize(wanted, {kernel, stride, padding, dilation});
      }
      expectClose(await answer.stackSize(size, layers), wanted, {tolerance: 0, hint: 3});
    });
  });
}
