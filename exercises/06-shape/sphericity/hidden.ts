import {type Answer, expectClose, type Rng, title} from "voxelbook-workbench/exercise";

type Answers = Answer<{
  sphericity(volume: number, area: number): number;
  ellipsoidArea(a: number, b: number, c: number): number;
}>;

/** Area of an ellipsoid of revolution, a, a and c, flat or long, in closed form. */
function eggArea(a: number, c: number): number {
  const e = Math.sqrt(Math.abs(1 - (a * a) / (c * c)));
  const side = c > a ? Math.asin(e) : Math.asinh(e);
  return 2 * Math.PI * a * a * (1 + (c / (a * e)) * side);
}

/** Hidden tests: bodies of each student's own. */
export function tests(answer: Answers, rng: Rng): void {
  describe("sphericity", () => {
    it(title("boxes of your own, large and small", "属于你的长方体,有大有小"), async () => {
      const draw = rng.fork("hidden boxes");
      for (let i = 0; i < 6; i++) {
        const [a, b, c] = [1, 2, 3].map(() => 1 + 30 * draw.next());
        const volume = a * b * c;
        const area = 2 * (a * b + b * c + c * a);
        const wanted = Math.cbrt(36 * Math.PI * volume * volume) / area;
        expectClose(await answer.sphericity(volume, area), wanted, {
          tolerance: 1e-9,
          relative: true,
          hint: 1,
        });
      }
    });
  });
  describe("boxSphericity", () => {
    it(title("boxes of your own", "属于你的长方体"), async () => {
      const draw = rng.fork("hidden formula");
      const formula = await answer.expression("boxSphericity");
      for (let i = 0; i < 6; i++) {
        const [a, b, c] = [1, 2, 3].map(() => 1 + 19 * draw.next());
        const wanted = Math.cbrt(36 * Math.PI * (a * b * c) ** 2) / (2 * (a * b + b * c + c * a));
        expectClose(formula.evaluate({a, b, c}), wanted, {tolerance: 1e-9, hint: 2});
      }
    });
  });
  describe("ellipsoidArea", () => {
    it(
      title(
        "eggs of your own, flat and long, turned every way",
        "属于你的卵形,扁的长的,朝各个方向",
      ),
      async () => {
        const draw = rng.fork("hidden eggs");
        for (let i = 0; i < 3; i++) {
          const c = i % 2 === 0 ? 1.7 + 1.2 * draw.next() : 1.2 + 0.1 * draw.next();
          const a = i % 2 === 0 ? 1 + 0.3 * draw.next() : 2.5 + 0.4 * draw.next();
          const axes: [number, number, number][] = [
            [a, a, c],
            [a, c, a],
            [c, a, a],
          ];
          expectClose(await answer.ellipsoidArea(...axes[i]), eggArea(a, c), {
            tolerance: 0.0012,
            relative: true,
            hint: 3,
          });
        }
      },
    );
  });
}
