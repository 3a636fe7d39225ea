import assert from "node:assert/strict";
import {createProgress, formatBytes} from "../../workbench/cli/progress.ts";

/** A stream that keeps what is written, and a clock that the test moves. */
function stage(isTTY: boolean) {
  const place = {text: "", time: 0};
  return {
    place,
    stream: {
      isTTY,
      write(text: string) {
        place.text += text;
        return true;
      },
    },
    now: () => place.time,
  };
}

describe("createProgress", () => {
  it("writes a plain line at once, every few seconds and at the end where there is no terminal", () => {
    const {place, stream, now} = stage(false);
    const progress = createProgress({label: "checking", total: 4, stream, now, env: {}});
    progress.update(1, "a");
    place.time = 1000;
    progress.update(2, "b");
    place.time = 3500;
    progress.update(3, "c");
    progress.update(4, "d");
    progress.stop();
    assert.equal(
      place.text,
      "voxelbook: checking: 1 of 4 (a)\nvoxelbook: checking: 3 of 4 (c)\nvoxelbook: checking: 4 of 4 (d)\n",
    );
  });

  it("says each new step at once where the amount is not known", () => {
    const {place, stream, now} = stage(false);
    const progress = createProgress({label: "native", total: null, stream, now, env: {}});
    progress.update(0, "unpacking");
    place.time = 1200;
    progress.update(0, "compiling");
    progress.update(0, "compiling");
    progress.stop();
    assert.equal(
      place.text,
      "voxelbook: native: 0 s (unpacking)\nvoxelbook: native: 1 s (compiling)\n",
    );
  });

  it("shows sizes for bytes", () => {
    const {place, stream, now} = stage(false);
    const options = {label: "fetching", total: 2_000_000, unit: "bytes", stream, now} as const;
    createProgress({...options, env: {}}).update(2_000_000, "sts-002-ct");
    assert.equal(place.text, "voxelbook: fetching: 2.0 MB of 2.0 MB (sts-002-ct)\n");
  });

  it("draws a bar on a terminal, without colour when NO_COLOR is set", () => {
    for (const [env, coloured] of [
      [{}, true],
      [{NO_COLOR: "1"}, false],
    ] as const) {
      const {place, stream} = stage(true);
      const progress = createProgress({label: "checking", total: 4, stream, env});
      progress.update(2, "half");
      progress.stop();
      assert.match(place.text, /checking .*█.*░.* 2 of 4 /);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is looked for
      assert.equal(/\u001b\[36m/.test(place.text), coloured);
    }
  });

  it("writes plain lines on a dumb terminal", () => {
    const {place, stream, now} = stage(true);
    const env = {TERM: "dumb"};
    createProgress({label: "checking", total: 1, stream, now, env}).update(1);
    assert.equal(place.text, "voxelbook: checking: 1 of 1\n");
  });

  it("is silent with --json", () => {
    const {place, stream} = stage(true);
    const progress = createProgress({label: "checking", total: 1, stream, silent: true, env: {}});
    progress.update(1);
    progress.say("a line");
    progress.stop();
    assert.equal(place.text, "");
  });
});

describe("formatBytes", () => {
  for (const [bytes, text] of [
    [0, "0 B"],
    [999, "999 B"],
    [1000, "1.0 kB"],
    [1_825_261, "1.8 MB"],
    [2e9, "2.0 GB"],
  ] as const) {
    it(`writes ${bytes} as ${text}`, () => assert.equal(formatBytes(bytes), text));
  }
});
