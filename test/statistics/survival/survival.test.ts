import assert from "node:assert/strict";
import fc from "fast-check";
import {concordanceIndex, kaplanMeier, logRank} from "voxelbook/statistics";
import {REMISSION} from "./remission.ts";

function near(actual: number, expected: number, tolerance: number): void {
  const gap = Math.abs(actual - expected);
  assert.ok(gap <= tolerance, `expected ${expected}, got ${actual}, off by ${gap}`);
}

/** Patients with times, events and risks that are often equal. */
const patients = fc
  .array(
    fc.tuple(
      fc.integer({min: 0, max: 8}),
      fc.integer({min: 0, max: 1}),
      fc.integer({min: -3, max: 3}),
    ),
    {minLength: 2, maxLength: 40},
  )
  .map((list) => ({
    time: list.map(([time]) => time),
    event: list.map(([, event]) => event),
    risk: list.map(([, , risk]) => risk),
  }));

describe("kaplanMeier", () => {
  it("multiplies factors that can be multiplied on paper", () => {
    // At 1 one of four, at 2 one of three while another is lost, at 4 the last.
    const found = kaplanMeier([2, 1, 4, 2], [0, 1, 1, 1]);
    assert.deepEqual([...found.time], [0, 1, 2, 4]);
    assert.deepEqual([...found.atRisk], [4, 4, 3, 1]);
    assert.deepEqual([...found.events], [0, 1, 1, 1]);
    assert.deepEqual([...found.censored], [0, 0, 1, 0]);
    near(found.survival[1], 3 / 4, 0);
    near(found.survival[2], 1 / 2, 1e-16);
    assert.equal(found.survival[3], 0);
    assert.equal(found.median, 2);
    // Greenwood: ¼ · (1/12 + 1/6) is ¼ of ¼.
    near(found.standardErrors[2], 1 / 4, 1e-15);
    assert.ok(Number.isNaN(found.lower[3]) && Number.isNaN(found.standardErrors[3]));
  });

  it("gives the curve and interval of the remission times as lifelines does", () => {
    // lifelines 0.30.3, KaplanMeierFitter().fit(t, e) on the treated; its intervals are log-log.
    const treated = REMISSION.filter(({group}) => group === "6-MP");
    const found = kaplanMeier(
      treated.map(({weeks}) => weeks),
      treated.map(({event}) => event),
    );
    assert.equal(found.time.length, 17);
    near(found.survival[1], 0.857142857142857, 1e-15);
    near(found.survival[16], 0.4481792717086831, 1e-15);
    near(found.lower[1], 0.6197179552659838, 1e-14);
    near(found.upper[1], 0.9515517476469969, 1e-14);
    near(found.lower[16], 0.1880520059592323, 1e-14);
    near(found.upper[16], 0.680142628495241, 1e-14);
    assert.equal(found.median, 23);
  });

  it("is the share of survivors where nobody is lost", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({min: 0, max: 9}), {minLength: 1, maxLength: 30}), (time) => {
        const {time: times, survival} = kaplanMeier(
          time,
          time.map(() => 1),
        );
        times.forEach((t, k) => {
          near(survival[k], time.filter((one) => one > t).length / time.length, 1e-14);
        });
      }),
      {seed: 50, numRuns: 100},
    );
  });

  it("never rises, starts at time 0, and stays flat where nobody has the event", () => {
    fc.assert(
      fc.property(patients, ({time, event}) => {
        const {time: times, survival, events} = kaplanMeier(time, event);
        assert.equal(times[0], 0);
        survival.forEach((value, k) => {
          const before = k === 0 ? 1 : survival[k - 1];
          assert.ok(events[k] === 0 ? value === before : value < before);
        });
      }),
      {seed: 51, numRuns: 100},
    );
    assert.equal(kaplanMeier([1, 2], [0, 0]).median, Number.POSITIVE_INFINITY);
  });

  it("keeps its intervals between 0 and 1 on each scale", () => {
    for (const interval of ["log-log", "log", "plain"] as const) {
      const {lower, upper} = kaplanMeier([1, 2, 3, 4, 5], [1, 1, 1, 0, 0], {interval});
      assert.ok(lower.every((value) => value >= 0) && upper.every((value) => value <= 1));
    }
  });

  it("refuses negative and missing times, other events and other lengths", () => {
    assert.throws(
      () => kaplanMeier([-1, 2], [1, 1]),
      /kaplanMeier: time must be at least 0, got -1/,
    );
    assert.throws(() => kaplanMeier([Number.NaN], [1]), /time must be finite, got NaN/);
    assert.throws(() => kaplanMeier([1, 2], [1, 2]), /event must be 0 or 1, got 2 at index 1/);
    assert.throws(() => kaplanMeier([1, 2], [1]), {name: "ShapeError"});
    assert.throws(() => kaplanMeier([], []), /at least one patient, got 0/);
  });
});

describe("logRank", () => {
  it("compares groups that can be compared on paper", () => {
    // Expected of a: 2/4 + 1/3 + 0 + 0; variance ½ · ½ + ⅓ · ⅔ = 17/36; (2 − 5/6)² · 36/17 = 49/17.
    const found = logRank([1, 2, 3, 4], [1, 1, 1, 1], ["a", "a", "b", "b"]);
    near(found.statistic, 49 / 17, 1e-14);
    near(found.groups[0].expected, 5 / 6, 1e-15);
    assert.deepEqual([found.groups[0].observed, found.groups[1].observed], [2, 2]);
    assert.equal(found.df, 1);
  });

  it("gives the published value for the remission times", () => {
    // 16.79; all digits from lifelines 0.30.3, logrank_test and multivariate_logrank_test.
    const weeks = REMISSION.map((one) => one.weeks);
    const event = REMISSION.map((one) => one.event);
    const two = logRank(
      weeks,
      event,
      REMISSION.map(({group}) => group),
    );
    near(two.statistic, 16.792940989216547, 1e-12);
    near(two.p, 4.168809109334511e-5, 1e-16);
    const three = logRank(
      weeks,
      event,
      REMISSION.map(({group}, i) => (group === "placebo" ? "c" : i < 11 ? "a" : "b")),
    );
    assert.equal(three.df, 2);
    near(three.statistic, 24.352756764501006, 1e-12);
  });

  it("expects as many events as were seen, and does not mind how groups are named", () => {
    const weeks = REMISSION.map((one) => one.weeks);
    const event = REMISSION.map((one) => one.event);
    const groups = REMISSION.map((_, i) => i % 3);
    const found = logRank(weeks, event, groups);
    const total = found.groups.reduce((sum, {observed, expected}) => sum + observed - expected, 0);
    near(total, 0, 1e-12);
    const turned = logRank(
      weeks,
      event,
      groups.map((group) => 2 - group),
    );
    near(turned.statistic, found.statistic, 1e-12);
  });

  it("refuses a missing group, and says whose", () => {
    for (const missing of [Number.NaN, undefined, null, ""]) {
      const groups = ["a", missing, "b"] as string[];
      assert.throws(
        () => logRank([1, 2, 3], [1, 1, 1], groups),
        /^RangeError: logRank: groups must have no missing value, got .* at index 1/,
      );
    }
  });

  it("names the groups that no event time compares", () => {
    // All have the event at once; then c alone is left out of the times that compare a and b.
    assert.throws(
      () => logRank([2, 2, 2], [1, 1, 1], ["a", "b", "a"]),
      /at risk together at an event time that spares somebody, got none for a, b: nothing/,
    );
    assert.throws(
      () => logRank([1, 2, 3, 4], [0, 1, 0, 1], ["c", "a", "b", "a"]),
      /got none for c: nothing compares them/,
    );
  });

  it("refuses one group, no event, and a group that is never at risk with another", () => {
    assert.throws(() => logRank([1, 2], [1, 1], [0, 0]), /groups must be two or more, got 1/);
    assert.throws(
      () => logRank([1, 2], [0, 0], [0, 1]),
      /event must be 1 for at least one patient/,
    );
    const early = () => logRank([1, 2, 3], [0, 1, 1], ["a", "b", "b"]);
    assert.throws(early, /groups must be at risk together at an event time/);
    assert.throws(() => logRank([1, 2], [1, 1], [0]), {name: "ShapeError"});
  });
});

describe("concordanceIndex", () => {
  it("counts the pairs that can be counted on paper", () => {
    // The first meets three others and has the highest risk; of the third and fourth the fourth has.
    const found = concordanceIndex([1, 2, 3, 4], [1, 0, 1, 1], [4, 1, 2, 3]);
    assert.deepEqual(found, {c: 0.75, comparable: 4, concordant: 3, discordant: 1, tiedRisk: 0});
  });

  it("puts an event before a censoring at the same time, and compares no two events there", () => {
    assert.equal(concordanceIndex([2, 2], [1, 0], [1, 0]).comparable, 1);
    const both = () => concordanceIndex([2, 2], [1, 1], [1, 0]);
    assert.throws(both, /time must order at least one pair that can be compared, got none/);
  });

  it("is one half when all risks are equal", () => {
    const found = concordanceIndex([1, 2, 3], [1, 1, 0], [5, 5, 5]);
    assert.deepEqual([found.c, found.tiedRisk], [0.5, 3]);
  });

  it("counts what the definition counts, pair by pair", () => {
    fc.assert(
      fc.property(
        patients.filter(({time, event}) =>
          time.some((one, i) => event[i] === 1 && time.some((other) => other > one)),
        ),
        ({time, event, risk}) => {
          const counts = {comparable: 0, concordant: 0, discordant: 0, tiedRisk: 0};
          time.forEach((one, i) => {
            time.forEach((other, j) => {
              const isFirst = one < other || (one === other && event[j] === 0);
              if (event[i] === 0 || !isFirst) return;
              counts.comparable++;
              if (risk[i] > risk[j]) counts.concordant++;
              else if (risk[i] < risk[j]) counts.discordant++;
              else counts.tiedRisk++;
            });
          });
          const {c, ...found} = concordanceIndex(time, event, risk);
          assert.deepEqual(found, counts);
          assert.equal(c, (counts.concordant + counts.tiedRisk / 2) / counts.comparable);
        },
      ),
      {seed: 52, numRuns: 200},
    );
  });

  it("refuses cohorts without an event", () => {
    const call = () => concordanceIndex([1, 2], [0, 0], [1, 2]);
    assert.throws(call, /event must be 1 for at least one patient, got 0 for all/);
  });
});
