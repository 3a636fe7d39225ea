import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Matrix = number[][];
type Answers = Answer<{
  blockGradient(x: number[], w1: Matrix, w2: Matrix, g: number[]): number[];
}>;

/** Hidden tests: a block of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("blockGradient", () => {
    it(title("a block of your own", "属于你的块"), async () => {
      const own = rng.fork("block");
      const [n, inner] = [2 + own.int(3), 3 + own.int(4)];
      const draw = (length: number) => Array.from({length}, () => 0.2 + own.next());
      const [x, g] = [draw(n), draw(n)];

      // Each vector is moved along x or g until it gives what is wanted: gates open and closed in turn,
      // away from the kink, and what arrives at them of the other sign.
      const aimed = (v: number[], along: number[], wanted: number) => {
        const dot = (a: number[], b: number[]) => a.reduce((s, value, i) => s + value * b[i], 0);
        const step = (wanted - dot(v, along)) / dot(along, along);
        return v.map((value, i) => value + step * along[i]);
      };
      const sign = (k: number) => (k % 2 === 0 ? -1 : 1);
      const w1 = Array.from({length: inner}, (_, k) =>
        aimed(draw(n), x, sign(k) * (0.5 + own.next())),
      );
      const columns = w1.map((_, k) => aimed(draw(n), g, -sign(k) * (0.5 + own.next())));
      const w2 = x.map((_, i) => columns.map((column) => column[i]));

      // Differences of L = Σ g·y, one element of x at a time: exact away from the kinks of ReLU.
      const loss = (at: number[]) => {
        const up = w1.map((row) =>
          Math.max(
            0,
            row.reduce((s, w, j) => s + w * at[j], 0),
          ),
        );
        const y = at.map((v, i) => v + w2[i].reduce((s, w, k) => s + w * up[k], 0));
        return y.reduce((s, v, i) => s + g[i] * v, 0);
      };
      const h = 1e-6;
      const expected = x.map((v, j) => (loss(x.with(j, v + h)) - loss(x.with(j, v - h))) / (2 * h));
      expectClose(await answer.blockGradient(x, w1, w2, g), expected, {tolerance: 1e-6, hint: 3});
    });
  });
}
