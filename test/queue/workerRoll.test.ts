import assert from "node:assert/strict";
import {WorkerRoll} from "../../workbench/queue/workerRoll.ts";

/** A roll with a clock of its own. */
function rollAt(start = 0): {roll: WorkerRoll; said: string[]; at(ms: number): void} {
  let now = start;
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  const roll = new WorkerRoll({shown: "redis://h:6379/0", patienceMs: 60_000, say, now: () => now});
  const at = (ms: number): void => {
    now = ms;
  };
  return {roll, said, at};
}

const FITS = new Set(["hu-drift"]);
const none = {kind: "somebody", unfit: new Map()};

describe("WorkerRoll", () => {
  it("says once that nobody is there, and gives up when its patience ends", () => {
    const {roll, said, at} = rollAt();
    assert.deepEqual(roll.call([], FITS), none);
    at(3_000);
    roll.call([], FITS);
    at(4_000);
    roll.call([], FITS);
    assert.deepEqual(said, [
      "no worker serves this queue; waiting up to 60 s for one (voxelbook worker --queue redis://h:6379/0)",
    ]);
    at(60_000);
    const reason = "no worker has served redis://h:6379/0 for 60 s";
    assert.deepEqual(roll.call([], FITS), {kind: "nobody", reason});
  });

  it("waits anew after a worker was there", () => {
    const {roll, at} = rollAt();
    roll.call([], FITS);
    at(50_000);
    roll.call(["a#1"], FITS);
    at(100_000);
    assert.deepEqual(roll.call([], FITS), none);
  });

  it("gives up a kind of job that everyone there has refused", () => {
    const {roll, said, at} = rollAt();
    roll.refused("hu-drift", {worker: "a#1", reason: "other tests"});
    roll.refused("hu-drift", {worker: "a#1", reason: "other tests"});
    assert.deepEqual(said, ["a#1 refuses: other tests"]);
    assert.deepEqual(roll.call(["a#1"], FITS), none);
    at(60_000);
    const reason = "no worker can do it (a#1: other tests)";
    assert.deepEqual(roll.call(["a#1"], FITS), {
      kind: "somebody",
      unfit: new Map([["hu-drift", reason]]),
    });
    assert.equal(roll.givenUp("hu-drift"), reason);
    assert.equal(roll.givenUp("mtf"), undefined);
  });

  it("goes on as long as one is there that has refused nothing", () => {
    const {roll, at} = rollAt();
    roll.refused("hu-drift", {worker: "a#1", reason: "other tests"});
    roll.call(["a#1", "b#2"], FITS);
    at(200_000);
    assert.deepEqual(roll.call(["a#1", "b#2"], FITS), none);
  });

  it("forgets refusals once such a job was done: who refused it may have been mended", () => {
    const {roll, at} = rollAt();
    roll.refused("hu-drift", {worker: "a#1", reason: "other tests"});
    roll.call(["a#1"], FITS);
    at(59_000);
    roll.worked("hu-drift");
    at(200_000);
    assert.deepEqual(roll.call(["a#1"], FITS), none);
  });
});
