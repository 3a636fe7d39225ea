import assert from "node:assert/strict";
import fc from "fast-check";
import type {Effect, Graph} from "voxelbook/statistics";
import {
  backdoorPaths,
  descendantsOf,
  dSeparated,
  frontdoorSets,
  impliedIndependences,
  isBackdoorSet,
  isFrontdoorSet,
  isPathOpen,
  minimalAdjustmentSets,
  parseGraph,
  pathsBetween,
} from "voxelbook/statistics";
import {randomGraph, someOf} from "./randomGraph.ts";

const TEXTBOOK = parseGraph("R <- D -> Y; R <- X -> Y; X -> Q -> R");
const R_ON_Y = {exposure: "R", outcome: "Y"};
const X_ON_Y = {exposure: "X", outcome: "Y"};

/** Pearl 1995, figure 1: the effect of X on Y, with adjustment sets {X3, X4} and {X4, X5}. */
const PEARL = parseGraph(
  "X1 -> X3 -> Xi; X1 -> X4; X2 -> X5 -> Xj; X2 -> X4; X4 -> Xi -> X6 -> Xj; X4 -> Xj",
);
/** Greenland, Pearl and Robins 1999: a collider between two causes that nobody measured. */
const M_BIAS = parseGraph("A -> X; A -> M <- B; B -> Y; X -> Y");
/** Pearl 1995: smoking, tar and cancer with a hidden genotype. */
const SMOKING = parseGraph("smoking -> tar -> cancer; smoking <-> cancer");
/** Pearl and Mackenzie's napkin: identifiable, but by neither criterion. */
const NAPKIN = parseGraph("W -> Z -> X -> Y; W <-> X; W <-> Y");

/** All sets of some items. */
function subsets(items: readonly string[]): string[][] {
  return Array.from({length: 2 ** items.length}, (_, k) => items.filter((_, i) => (k >> i) & 1));
}

/** Those sets of which no other is a part. */
function minimalOf(sets: readonly string[][]): string[][] {
  const within = (a: string[], b: string[]) => a !== b && a.every((node) => b.includes(node));
  return sets.filter((set) => !sets.some((other) => within(other, set)));
}

const sorted = (sets: readonly (readonly string[])[]) =>
  sets.map((set) => [...set].sort().join()).sort();

/** The back-door criterion as it is worded: path by path. */
function meetsBackdoorWording(graph: Graph, effect: Effect, given: string[]): boolean {
  const later = descendantsOf(graph, effect.exposure);
  if (given.some((node) => later.includes(node))) return false;
  return backdoorPaths(graph, effect).every((path) => !isPathOpen(graph, path, {given}));
}

/** A random graph with an exposure, an outcome and a set of others. */
const effects = randomGraph(6).chain((graph) =>
  fc.shuffledSubarray([...graph.nodes], {minLength: 2, maxLength: 2}).chain(([exposure, outcome]) =>
    someOf(graph.nodes, [exposure, outcome]).map((given) => ({
      graph,
      effect: {exposure, outcome},
      given,
    })),
  ),
);

describe("isBackdoorSet", () => {
  it("wants D and X in the textbook graph; Q alone shuts neither fork", () => {
    const judge = (given: string[]) => isBackdoorSet(TEXTBOOK, {...R_ON_Y, given});
    for (const given of [[], ["Q"], ["X"], ["D"], ["D", "Q"], ["X", "Q"]]) {
      assert.equal(judge(given), false, given.join());
    }
    assert.equal(judge(["D", "X"]), true);
    assert.equal(judge(["D", "X", "Q"]), true);
  });

  it("refuses descendants of the exposure", () => {
    const graph = parseGraph("X -> M -> Y; X -> N");
    assert.equal(isBackdoorSet(graph, {...X_ON_Y, given: []}), true);
    assert.equal(isBackdoorSet(graph, {...X_ON_Y, given: "M"}), false);
    assert.equal(isBackdoorSet(graph, {...X_ON_Y, given: "N"}), false);
  });

  it("keeps M out of the M-graph, unless A or B joins it", () => {
    const judge = (given: string[]) => isBackdoorSet(M_BIAS, {...X_ON_Y, given});
    assert.equal(judge([]), true);
    assert.equal(judge(["M"]), false);
    assert.equal(judge(["M", "A"]), true);
    assert.equal(judge(["M", "B"]), true);
  });

  it("judges the sets of Pearl's figure as he does", () => {
    const judge = (given: string[]) => isBackdoorSet(PEARL, {exposure: "Xi", outcome: "Xj", given});
    assert.equal(judge(["X3", "X4"]), true);
    assert.equal(judge(["X4", "X5"]), true);
    assert.equal(judge(["X4"]), false);
  });

  it("agrees with the criterion path by path", () => {
    fc.assert(
      fc.property(effects, ({graph, effect, given}) => {
        const byPaths = meetsBackdoorWording(graph, effect, given);
        assert.equal(isBackdoorSet(graph, {...effect, given}), byPaths);
      }),
      {seed: 8, numRuns: 500},
    );
  });

  it("names the function that was called, and what its options are called", () => {
    assert.throws(
      () => backdoorPaths(TEXTBOOK, {exposure: "R", outcome: "Z"}),
      /^RangeError: backdoorPaths: outcome must /,
    );
    assert.throws(
      () => backdoorPaths(TEXTBOOK, {exposure: "R", outcome: "R"}),
      /^RangeError: backdoorPaths: exposure and outcome must differ, got R twice/,
    );
    assert.throws(
      () => pathsBetween(TEXTBOOK, {from: "R", to: "R"}),
      /^RangeError: pathsBetween: from and to must differ, got R twice/,
    );
  });

  it("refuses one node in two places, and unknown ones", () => {
    const judge = (exposure: string, given: string) => () =>
      isBackdoorSet(TEXTBOOK, {exposure, outcome: "Y", given});
    assert.throws(judge("Y", "X"), /isBackdoorSet: exposure and outcome must differ, got Y twice/);
    assert.throws(judge("R", "Y"), /given must hold neither exposure nor outcome, got Y/);
    assert.throws(judge("R", "U"), /given must name nodes of the graph.*got "U"/);
  });
});

describe("minimalAdjustmentSets", () => {
  it("are those of small published graphs", () => {
    assert.deepEqual(minimalAdjustmentSets(TEXTBOOK, R_ON_Y), [["D", "X"]]);
    assert.deepEqual(minimalAdjustmentSets(M_BIAS, X_ON_Y), [[]]);
    const pearl = minimalAdjustmentSets(PEARL, {exposure: "Xi", outcome: "Xj"});
    assert.deepEqual(sorted(pearl), ["X1,X4", "X2,X4", "X3,X4", "X4,X5"]);
    const smoking = {exposure: "smoking", outcome: "cancer"};
    assert.deepEqual(minimalAdjustmentSets(SMOKING, smoking), []);
    assert.deepEqual(minimalAdjustmentSets(NAPKIN, X_ON_Y), []);
  });

  it("do without what was not measured, and say when that cannot be", () => {
    assert.deepEqual(minimalAdjustmentSets(TEXTBOOK, {...R_ON_Y, unmeasured: "D"}), []);
    const effect = {exposure: "Xi", outcome: "Xj", unmeasured: ["X3", "X1"]};
    assert.deepEqual(sorted(minimalAdjustmentSets(PEARL, effect)), ["X2,X4", "X4,X5"]);
  });

  it("are all and only the smallest sets that fulfil the criterion", () => {
    fc.assert(
      fc.property(effects, ({graph, effect, given: unmeasured}) => {
        const usable = graph.nodes.filter(
          (node) => !Object.values(effect).includes(node) && !unmeasured.includes(node),
        );
        const tried = subsets(usable).filter((given) => meetsBackdoorWording(graph, effect, given));
        const found = minimalAdjustmentSets(graph, {...effect, unmeasured});
        assert.deepEqual(sorted(found), sorted(minimalOf(tried)));
      }),
      {seed: 8, numRuns: 400},
    );
  });

  it("come small ones first", () => {
    const sets = minimalAdjustmentSets(parseGraph("X <- A -> Y; X <- B <- A; Y <- C <- A"), X_ON_Y);
    assert.deepEqual(sets, [["A"]]);
    const ladder = parseGraph("X <- A <- F -> C -> Y; X <- B <- F -> E -> Y; X -> Y");
    assert.deepEqual(minimalAdjustmentSets(ladder, X_ON_Y), [["F"], ["A", "B"], ["C", "E"]]);
  });

  it("are found in a graph of 44 nodes, where all subsets could not be tried", () => {
    const rungs = Array.from(
      {length: 6},
      (_, i) =>
        `X <- ${Array.from({length: 5}, (_, k) => `N${i}${k}`).join(" <- ")} <- F${i} -> Y; F${i} -> G${i}`,
    );
    const graph = parseGraph([...rungs, "X -> Y"].join("; "));
    assert.equal(minimalAdjustmentSets(graph, X_ON_Y).length, 6 ** 6);
  });
});

describe("isFrontdoorSet and frontdoorSets", () => {
  it("find tar between smoking and cancer", () => {
    const effect = {exposure: "smoking", outcome: "cancer"};
    assert.deepEqual(frontdoorSets(SMOKING, effect), [["tar"]]);
    const confounded = parseGraph("smoking -> tar -> cancer; smoking <-> cancer; tar <-> cancer");
    assert.deepEqual(frontdoorSets(confounded, effect), []);
    const direct = parseGraph("smoking -> tar -> cancer; smoking -> cancer; smoking <-> cancer");
    assert.deepEqual(frontdoorSets(direct, effect), []);
  });

  it("find nothing on the napkin", () => {
    assert.deepEqual(frontdoorSets(NAPKIN, X_ON_Y), []);
  });

  it("take two mediators together, and one behind the other alone", () => {
    const two = parseGraph("X -> M -> Y; X -> N -> Y; X <-> Y");
    assert.deepEqual(frontdoorSets(two, X_ON_Y), [["M", "N"]]);
    const chain = parseGraph("X -> M -> N -> Y; X <-> Y");
    assert.deepEqual(frontdoorSets(chain, X_ON_Y), [["M"], ["N"]]);
    assert.equal(isFrontdoorSet(chain, {...X_ON_Y, given: ["M", "N"]}), true);
  });

  it("need nothing where the exposure has no effect at all", () => {
    assert.deepEqual(frontdoorSets(TEXTBOOK, R_ON_Y), [[]]);
  });

  it("meet the three conditions, path by path", () => {
    fc.assert(
      fc.property(effects, ({graph, effect: {exposure, outcome}, given}) => {
        const meets = (arrows: readonly string[]) => arrows.every((mark) => mark === "->");
        const within = (nodes: readonly string[]) =>
          nodes.slice(1, -1).some((node) => given.includes(node));
        const intercepted = pathsBetween(graph, {from: exposure, to: outcome})
          .filter(({arrows}) => meets(arrows))
          .every(({nodes}) => within(nodes));
        const shut = given.every((node) =>
          backdoorPaths(graph, {exposure, outcome: node}).every((path) => !isPathOpen(graph, path)),
        );
        // Proper back-door paths only; one that leaves another member by an arrow is that member's own effect.
        const beyond = given.every((node) =>
          backdoorPaths(graph, {exposure: node, outcome}).every(
            (path) =>
              path.nodes
                .slice(1)
                .some((next, i) => given.includes(next) && path.arrows[i + 1] === "->") ||
              path.nodes.some(
                (next, i) => i > 0 && given.includes(next) && path.arrows[i - 1] === "<-",
              ) ||
              !isPathOpen(graph, path, {given: exposure}),
          ),
        );
        const expected = intercepted && shut && beyond;
        assert.equal(isFrontdoorSet(graph, {exposure, outcome, given}), expected);
      }),
      {seed: 8, numRuns: 500},
    );
  });

  it("say when there are too many sets to try", () => {
    const many = Array.from({length: 21}, (_, i) => `X -> M${i} -> Y`).join("; ");
    assert.throws(
      () => frontdoorSets(parseGraph(many), X_ON_Y),
      /frontdoorSets: at most 20 nodes may be candidates, got 21; ask isFrontdoorSet/,
    );
  });
});

describe("impliedIndependences", () => {
  it("are those of the textbook graph", () => {
    assert.deepEqual(impliedIndependences(TEXTBOOK), [
      {x: "R", y: "Y", given: ["D", "X"]},
      {x: "D", y: "X", given: []},
      {x: "D", y: "Q", given: []},
      {x: "Y", y: "Q", given: ["X"]},
    ]);
  });

  it("leave out pairs with a hidden common cause", () => {
    assert.deepEqual(impliedIndependences(SMOKING), []);
  });

  it("are true, minimal, and all there are", () => {
    fc.assert(
      fc.property(randomGraph(6), (graph) => {
        const {nodes} = graph;
        const found = impliedIndependences(graph);
        nodes.forEach((x, i) => {
          for (const y of nodes.slice(i + 1)) {
            const own = found.filter((one) => one.x === x && one.y === y).map(({given}) => given);
            const rest = nodes.filter((node) => node !== x && node !== y);
            const parting = subsets(rest).filter((given) => dSeparated(graph, {x, y, given}));
            assert.deepEqual(sorted(own), sorted(minimalOf(parting)));
          }
        });
      }),
      {seed: 8, numRuns: 100},
    );
  });
});
