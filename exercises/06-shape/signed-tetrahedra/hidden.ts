import {type Answer, expectClose, expectEqual, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  meshArea(vertices: number[], triangles: number[]): number;
  meshVolume(vertices: number[], triangles: number[]): number;
  isClosed(triangles: number[]): boolean;
}>;

/** The six faces of a box, two triangles each, seen from outside anticlockwise. */
const TWELVE = [
  [0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6],
  [0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7],
  [0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5],
].flat();

/** A leaning box somewhere in space: vertices, volume and area. */
function leaningBox(draw: Rng): {vertices: number[]; volume: number; area: number} {
  const [a, b, c] = [2, 3, 4].map((side) => side * (1 + draw.next()));
  const lean = draw.next();
  const from = [1, 2, 3].map(() => 60 * draw.next() - 30);
  const vertices = Array.from({length: 8}, (_, i) => {
    const [p, q, r] = [i & 1, (i >> 1) & 1, (i >> 2) & 1];
    return [from[0] + a * p + lean * r, from[1] + b * q, from[2] + c * r];
  }).flat();
  const area = 2 * (a * b + a * c + b * Math.hypot(c, lean));
  return {vertices, volume: a * b * c, area};
}

/** Hidden tests: leaning boxes of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("meshArea", () => {
    it(title("leaning boxes of your own", "属于你的斜盒"), async () => {
      const draw = rng.fork("hidden area");
      for (let i = 0; i < 4; i++) {
        const {vertices, area} = leaningBox(draw);
        expectClose(await answer.meshArea(vertices, TWELVE), area, {tolerance: 1e-6, hint: 3});
      }
    });
  });
  describe("meshVolume", () => {
    it(title("leaning boxes of your own, anywhere", "属于你的斜盒,任意位置"), async () => {
      const draw = rng.fork("hidden volume");
      for (let i = 0; i < 4; i++) {
        const {vertices, volume} = leaningBox(draw);
        expectClose(await answer.meshVolume(vertices, TWELVE), volume, {tolerance: 1e-6, hint: 2});
      }
    });
  });
  describe("isClosed", () => {
    it(title("boxes whole and damaged", "完好与损坏的盒子"), async () => {
      const draw = rng.fork("hidden damage");
      for (let i = 0; i < 4; i++) {
        const at = 3 * draw.int(12);
        const [p, q, r] = TWELVE.slice(at, at + 3);
        const rest = [...TWELVE.slice(0, at), ...TWELVE.slice(at + 3)];
        expectEqual(await answer.isClosed([...rest, q, r, p]), true, {hint: 3});
        expectEqual(await answer.isClosed(rest), false, {hint: 1});
        expectEqual(await answer.isClosed([...rest, q, p, r]), false, {hint: 3});
      }
    });
  });
  describe("bevelledCube", () => {
    it(title("cubes of your own", "属于你的立方体"), async () => {
      const draw = rng.fork("hidden cubes");
      const formula = await answer.expression("bevelledCube");
      for (let i = 0; i < 6; i++) {
        const n = 2 + draw.int(30);
        const wanted = 6 * (n - 1) ** 2 + 12 * (n - 1) * Math.SQRT1_2 + Math.sqrt(3);
        expectClose(formula.evaluate({n}), wanted, {tolerance: 1e-9, hint: 3});
      }
    });
  });
}
