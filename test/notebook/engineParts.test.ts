import assert from "node:assert/strict";
import fc from "fast-check";
import {decodeMappings, sourceLineOf} from "../../workbench/notebook/cellLines.ts";
import {createOutputLimiter} from "../../workbench/notebook/limitOutput.ts";
import type {Output} from "../../workbench/notebook/nbformat.ts";
import {createOutputList} from "../../workbench/notebook/outputList.ts";
import {createStreamBuffer} from "../../workbench/notebook/streamBuffer.ts";
import {tidyStacks} from "../../workbench/notebook/tidyStacks.ts";

const text = (value: string, name: "stdout" | "stderr" = "stdout"): Output => ({
  output_type: "stream",
  name,
  text: value,
});

describe("decodeMappings", () => {
  it("reads the segments of each emitted line", () => {
    // AAAA: column 0 from line 0, column 0. ;AACA: next line from one source line further down.
    assert.deepEqual(decodeMappings("AAAA;;AACA,IAAE"), [
      [[0, 0, 0]],
      [],
      [
        [0, 1, 0],
        [4, 1, 2],
      ],
    ]);
  });

  it("joins two maps and counts the learner's lines from 1", () => {
    // Identity on three lines twice; tslab's own first line is nobody's.
    const identity = "AAAA;AACA;AACA";
    const lineOf = sourceLineOf({first: identity, second: identity});
    assert.deepEqual(
      [1, 2, 3, 4].map((line) => lineOf(line, 1)),
      [undefined, 1, 2, undefined],
    );
  });
});

describe("createOutputLimiter", () => {
  it("lets pass what fits, cuts what does not, and says so once", () => {
    const limiter = createOutputLimiter({streamCharacters: 5, displayCharacters: 100});
    assert.deepEqual(limiter.pass("a", text("abc")), [text("abc")]);
    const [cut, note, ...more] = limiter.pass("a", text("defg"));
    assert.deepEqual(cut, text("de"));
    assert.match((note as {text: string}).text, /output cut after 5 characters/);
    assert.deepEqual([...more, ...limiter.pass("a", text("h"))], []);
    assert.deepEqual(limiter.pass("b", text("new cell".slice(0, 5))), [text("new c")]);
  });

  it("never keeps more of a cell than its limit, however it is cut", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), {maxLength: 30}), fc.nat(40), (texts, limit) => {
        const limiter = createOutputLimiter({streamCharacters: limit, displayCharacters: 1});
        const passed = texts.flatMap((value) => limiter.pass("a", text(value)));
        const kept = passed.map((output) => output as {name: string; text: string});
        const whole = texts.join("");
        const out = kept
          .filter(({name}) => name === "stdout")
          .map((o) => o.text)
          .join("");
        assert.equal(out, whole.slice(0, limit));
        assert.equal(
          kept.filter(({name}) => name === "stderr").length,
          whole.length > limit ? 1 : 0,
        );
      }),
      {seed: 2},
    );
  });

  it("leaves out a display that is too large and names its size", () => {
    const limiter = createOutputLimiter({streamCharacters: 5, displayCharacters: 10});
    const large: Output = {
      output_type: "display_data",
      data: {"text/plain": "x".repeat(11)},
      metadata: {},
    };
    const [note] = limiter.pass("a", large);
    assert.match((note as {text: string}).text, /a display of 11 characters left out, limit 10/);
  });
});

describe("createOutputList", () => {
  it("merges neighbours of one stream only", () => {
    const list = createOutputList();
    for (const output of [text("a"), text("b"), text("c", "stderr"), text("d")])
      list.add("x", output);
    assert.deepEqual(list.of("x"), [text("ab"), text("c", "stderr"), text("d")]);
    assert.deepEqual(list.of("y"), []);
  });
});

describe("createStreamBuffer", () => {
  it("joins texts of one cell and stream, in order, and sends the rest when another begins", () => {
    const sent: string[] = [];
    const buffer = createStreamBuffer((cell, name, value) => sent.push(`${cell} ${name} ${value}`));
    buffer.add("a", "stdout", "1");
    buffer.add("a", "stdout", "2");
    buffer.add("a", "stderr", "3");
    buffer.add("b", "stderr", "4");
    buffer.flush();
    buffer.flush();
    assert.deepEqual(sent, ["a stdout 12", "a stderr 3", "b stderr 4"]);
  });
});

describe("tidyStacks", () => {
  const cell = {count: 3, source: "f()", lineOf: (line: number) => (line === 2 ? 1 : undefined)};
  const find = (script: string) => (script === "cell-3" ? cell : undefined);

  it("leaves texts without a cell's frame alone", () => {
    const plain = "Error: x\n    at somewhere (file.js:1:2)";
    assert.equal(tidyStacks(plain, find), plain);
  });

  it("names cells and lines, drops the engine's frames, keeps what closes the value", () => {
    const shown = [
      "{",
      "  error: Error: x",
      "      at f (cell-3:2:1)",
      "      at cell-3:9:1",
      "      at run (engine.js:1:1) {",
      "    code: 7",
      "  }",
      "}",
    ].join("\n");
    const expected = [
      "{",
      "  error: Error: x",
      "      at f (cell [3], line 1) {",
      "    code: 7",
      "  }",
      "}",
    ].join("\n");
    assert.equal(tidyStacks(shown, find), expected);
  });
});
