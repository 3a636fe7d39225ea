import assert from "node:assert/strict";
import {
  correlation,
  correlationInterval,
  shareInterval,
} from "../../workbench/analyse/correlation.ts";
import {cronbachAlpha} from "../../workbench/analyse/cronbachAlpha.ts";
import {upperLower} from "../../workbench/analyse/upperLower.ts";

const close = (got: number | null, expected: number, tolerance = 1e-12): void =>
  assert.ok(got !== null && Math.abs(got - expected) <= tolerance, `${got} and ${expected}`);

/** Eight students, four tests worth 1, 2, 2 and 5 points: who passed. */
const PASSED = [
  [1, 1, 1, 0],
  [1, 1, 0, 0],
  [1, 0, 1, 1],
  [0, 1, 0, 0],
  [1, 0, 0, 0],
  [0, 0, 0, 1],
  [1, 1, 1, 1],
  [1, 1, 1, 0],
];
const POINTS = [1, 2, 2, 5];
const scores = PASSED.map((row) => row.map((passed, i) => passed * POINTS[i]));

describe("statistics of items", () => {
  it("agree with NumPy and SciPy on a small class", () => {
    // NumPy 2.4.6: k / (k - 1) * (1 - X.var(0).sum() / X.sum(1).var()) and corrcoef(passed, total - own).
    close(cronbachAlpha(scores), -0.021206096752816407);
    close(cronbachAlpha(PASSED), 0.31578947368421045);
    const expected = [
      0.1330144807446037, -0.27700937304772233, 0.5240002587656237, -0.1432229748078866,
    ];
    for (const [i, r] of expected.entries()) {
      const rest = scores.map((row) => row.reduce((sum, value) => sum + value, 0) - row[i]);
      close(
        correlation(
          PASSED.map((row) => row[i]),
          rest,
        ),
        r,
      );
    }
    // SciPy 1.17.1: binomtest(6, 8).proportion_ci(method="wilson"), pearsonr(…).confidence_interval(0.95).
    const [low, high] = shareInterval(6, 8);
    close(low, 0.40927543031016883);
    close(high, 0.9285207872478909);
    const [from, to] = correlationInterval(0.1330144807446037, 8) ?? [];
    close(from ?? null, -0.6307827935797062);
    close(to ?? null, 0.7658984432554734);
  });

  it("give a correlation that can be worked by hand", () => {
    // x = 0 0 1 1, y = 1 2 3 4: covariance 0.5, deviations 0.5 and sqrt(1.25).
    close(correlation([0, 0, 1, 1], [1, 2, 3, 4]), 0.5 / (0.5 * Math.sqrt(1.25)));
    close(correlation([1, 2], [3, 5]), 1);
    close(correlation([1, 2], [5, 3]), -1);
  });

  it("say nothing where nothing varies or nobody is there", () => {
    assert.equal(correlation([], []), null);
    assert.equal(correlation([1], [2]), null);
    assert.equal(correlation([1, 1, 1], [1, 2, 3]), null);
    assert.equal(correlation([1, 2, 3], [0.1 + 0.2, 0.3, 0.3]), null);
    assert.equal(cronbachAlpha([]), null);
    assert.equal(cronbachAlpha([[1], [0]]), null);
    assert.equal(
      cronbachAlpha([
        [1, 0],
        [0, 1],
      ]),
      null,
    );
    assert.equal(correlationInterval(0.5, 3), null);
    assert.deepEqual(correlationInterval(1, 9), [1, 1]);
    assert.throws(() => correlation([1, 2], [1]), /equally long, got 2 and 1/);
  });

  it("keep a share's interval within 0 and 1, and never of no width", () => {
    assert.deepEqual([shareInterval(0, 5)[0], shareInterval(5, 5)[1]], [0, 1]);
    assert.ok(shareInterval(0, 5)[1] > 0.3 && shareInterval(5, 5)[0] < 0.7);
  });

  it("give an alpha that can be worked by hand", () => {
    // Items 1 1 / 0 0 / 1 0: variances 2/9 and 2/9, sums 2 0 1 with 2/3: 2 (1 - (4/9) / (2/3)) = 2/3.
    close(
      cronbachAlpha([
        [1, 1],
        [0, 0],
        [1, 0],
      ]),
      2 / 3,
    );
    // Three items that are one and the same: 1.
    close(
      cronbachAlpha([
        [1, 1, 1],
        [0, 0, 0],
        [1, 1, 1],
      ]),
      1,
    );
  });
});

describe("the upper-lower index", () => {
  it("compares the ends of the class", () => {
    // Ten students: groups of round(2.7) = 3. Of the best three 2 passed, of the last three 1.
    const points = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    const passed = [1, 1, 0, 0, 1, 0, 1, 1, 0, 0];
    close(upperLower(passed, points), 2 / 3 - 1 / 3);
  });

  it("does not depend on the order of equal ones", () => {
    // Groups of one: all four have 5 points, so that each belongs to each group by a quarter.
    assert.equal(upperLower([1, 1, 0, 0], [5, 5, 5, 5]), 0);
    // The best is certain; three share the last place: 1 - 1/3.
    close(upperLower([1, 1, 0, 0], [9, 5, 5, 5]), 1 - 1 / 3);
    close(upperLower([1, 0, 1, 0], [9, 5, 5, 5]), 1 - 1 / 3);
  });

  it("says nothing of three", () => assert.equal(upperLower([1, 0, 1], [3, 1, 2]), null));
});
