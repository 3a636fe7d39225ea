import assert from "node:assert/strict";
import fc from "fast-check";
import {createRng} from "voxelbook/core";
import type {NodeModel} from "voxelbook/statistics";
import {descendantsOf, parseGraph, simulateGraph} from "voxelbook/statistics";
import {randomGraph} from "./randomGraph.ts";

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((a, b) => a + b) / values.length;
const GRAPH = parseGraph("X -> R");
const BINARY = {kind: "binary"} as const;

describe("simulateGraph", () => {
  it("adds intercept and effects, levels by their table", () => {
    const {R} = simulateGraph(parseGraph("S -> R <- D"), {
      models: {
        S: {kind: "categorical", intercepts: [0, 0, 0]},
        D: {kind: "gaussian", sd: 1},
        R: {kind: "gaussian", intercept: 100, sd: 0, effects: {S: [10, 20, 40], D: 2}},
      },
      samples: 4,
      rng: createRng("table"),
      do: {S: [0, 1, 2, 1], D: [0, 0, 1, -1]},
    });
    assert.deepEqual(R, Float64Array.of(110, 120, 142, 118));
  });

  it("draws a normal node with the spread and slope asked for", () => {
    const n = 40_000;
    const {X, R} = simulateGraph(GRAPH, {
      models: {X: {kind: "gaussian", sd: 2}, R: {kind: "gaussian", sd: 3, effects: {X: 0.5}}},
      samples: n,
      rng: createRng("normal"),
    });
    const slope = mean(X.map((x, i) => x * R[i])) / mean(X.map((x) => x * x));
    // Standard errors: slope 3 / (2 √n) = 0.0075, variance 9 √(2/n) = 0.064; four of each.
    assert.ok(Math.abs(slope - 0.5) < 0.03, `${slope}`);
    const rest = mean(R.map((r, i) => (r - 0.5 * X[i]) ** 2));
    assert.ok(Math.abs(rest - 9) < 0.26, `${rest}`);
  });

  it("draws a binary node with the logarithm of the odds as its sum", () => {
    const {X, R} = simulateGraph(GRAPH, {
      models: {X: BINARY, R: {kind: "binary", intercept: -1, effects: {X: 2}}},
      samples: 40_000,
      rng: createRng("binary"),
    });
    // Half are exposed; shares have a standard error of at most 0.5 / √20000 = 0.0035; four of it.
    const share = (x: number) => mean(R.filter((_, i) => X[i] === x));
    assert.ok(Math.abs(mean(X) - 0.5) < 0.01);
    assert.ok(Math.abs(share(0) - 1 / (1 + Math.E)) < 0.014);
    assert.ok(Math.abs(share(1) - Math.E / (1 + Math.E)) < 0.014);
  });

  it("draws levels in proportion to the exponentials of their sums", () => {
    const {S} = simulateGraph(parseGraph("X -> S"), {
      models: {
        X: BINARY,
        S: {
          kind: "categorical",
          intercepts: [0, 0, Math.log(2)],
          effects: {X: [0, Math.log(5), 0]},
        },
      },
      samples: 40_000,
      rng: createRng("levels"),
      do: {X: 1},
    });
    // Weights 1, 5 and 2 of 8.
    [1, 5, 2].forEach((weight, level) => {
      const share = mean(S.map((s) => (s === level ? 1 : 0)));
      assert.ok(Math.abs(share - weight / 8) < 0.01, `level ${level}: ${share}`);
    });
  });

  it("takes the effect of levels on levels as a list of lists", () => {
    const {T} = simulateGraph(parseGraph("S -> T"), {
      models: {
        S: {kind: "categorical", intercepts: [0, 0]},
        T: {
          kind: "categorical",
          intercepts: [0, 0, 0],
          effects: {
            S: [
              [0, 99, 0],
              [0, 0, 99],
            ],
          },
        },
      },
      samples: 2,
      rng: createRng("lists"),
      do: {S: [0, 1]},
    });
    assert.deepEqual(T, Float64Array.of(1, 2));
  });

  it("makes a hidden common cause felt by both, and keeps it to itself", () => {
    const data = simulateGraph(parseGraph("R <-> Y"), {
      models: {
        R: {kind: "gaussian", sd: 0, effects: {"R <-> Y": 1}},
        Y: {kind: "gaussian", sd: 0, effects: {"R <-> Y": -2}},
      },
      samples: 50,
      rng: createRng("hidden"),
    });
    assert.deepEqual(Object.keys(data), ["R", "Y"]);
    assert.deepEqual(
      data.Y,
      data.R.map((r) => -2 * r),
    );
  });

  it("gives equal patients for equal seeds, and an intervention moves descendants alone", () => {
    fc.assert(
      fc.property(randomGraph(6), fc.nat(), (graph, pick) => {
        const node = graph.nodes[pick % graph.nodes.length];
        const modelOf = (own: string): NodeModel => {
          const parents = [
            ...graph.edges.filter(([, to]) => to === own).map(([from]) => from),
            ...(graph.hidden ?? [])
              .filter((pair) => pair.includes(own))
              .map((p) => p.join(" <-> ")),
          ];
          const effects = Object.fromEntries(parents.map((parent) => [parent, 1]));
          return {kind: "gaussian", sd: 1, effects};
        };
        const models = Object.fromEntries(graph.nodes.map((own) => [own, modelOf(own)]));
        const draw = (set: Record<string, number>) =>
          simulateGraph(graph, {models, samples: 5, rng: createRng("same"), do: set});
        const [before, again, after] = [draw({}), draw({}), draw({[node]: 100})];
        assert.deepEqual(before, again);
        assert.deepEqual(after[node], new Float64Array(5).fill(100));
        const later = descendantsOf(graph, node);
        for (const other of graph.nodes.filter((one) => one !== node)) {
          const same = before[other].every((value, i) => value === after[other][i]);
          assert.equal(same, !later.includes(other), `${node} on ${other}`);
        }
      }),
      {seed: 8, numRuns: 100},
    );
  });

  it("refuses models that do not fit the graph", () => {
    const draw =
      (models: Record<string, unknown>, more = {}) =>
      () =>
        simulateGraph(GRAPH, {
          models: models as Record<string, NodeModel>,
          samples: 3,
          rng: createRng("errors"),
          ...more,
        });
    const good = {X: BINARY, R: {kind: "gaussian", sd: 1, effects: {X: 1}}};
    const r = (change: object) => ({...good, R: {...good.R, ...change}});
    const cases: [() => unknown, RegExp][] = [
      [draw({X: BINARY}), /models must have one entry for each of X, R, got none for "R"/],
      [draw({...good, x: BINARY}), /got "x"; did you mean "X"\?/],
      [draw(r({effects: {}})), /effects of R must have one entry for each of X, got none for "X"/],
      [draw(r({effects: {X: 1, D: 1}})), /effects of R must .* got "D"/],
      [draw({...good, X: {...BINARY, effects: {R: 1}}}), /for each of no parents, got "R"/],
      [draw(r({effects: {X: Number.NaN}})), /effect of X on R must be finite, got NaN/],
      [draw(r({effects: {X: [1, 2, 3]}})), /a slope or 2 numbers, one for each level, got 3/],
      [draw(r({intercept: Number.POSITIVE_INFINITY})), /intercept of R must be finite/],
      [draw(r({sd: -1})), /sd of R must be 0 or more, got -1/],
      [draw({...good, X: {kind: "categorical", intercepts: [1]}}), /at least 2 levels, got 1/],
      [
        draw(r({kind: "categorical", intercepts: [0, 0], effects: {X: [1]}})),
        /effect of X on R must have 2 numbers, one for each level, got 1/,
      ],
      [draw(good, {samples: 0}), /samples must be a whole number of at least 1, got 0/],
      [draw(good, {do: {X: 2}}), /do.X must be a level from 0 to 1, got 2/],
      [draw(good, {do: {R: Number.NaN}}), /do.R must be finite, got NaN/],
      [draw(good, {do: {Q: 1}}), /do must name nodes of the graph.*got "Q"/],
    ];
    for (const [call, message] of cases) assert.throws(call, message);
    assert.throws(draw(good, {do: {R: [1, 2]}}), {
      name: "ShapeError",
      message: "simulateGraph: do.R must have one value or 3, got 2",
    });
  });
});
