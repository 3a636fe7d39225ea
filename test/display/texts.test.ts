import assert from "node:assert/strict";
import {runInThisContext} from "node:vm";
import {
  check,
  colourTable,
  HOST,
  type Host,
  showFormula,
  showMarkdown,
  showNote,
  showSource,
  showTable,
} from "../../lib/display/index.ts";
import {escapeText} from "../../lib/display/escapeText.ts";
import {formatNumber} from "../../lib/display/formatNumber.ts";
import {roundLength} from "../../lib/display/roundLength.ts";
import {only, shownBy} from "./fakeHost.ts";

describe("showTable", () => {
  const rows = [
    {tissue: "water", hu: 0, sd: 4.25, ok: true},
    {tissue: "bone", hu: -1000.5, sd: Number.NaN, ok: false},
  ];

  it("shows HTML, Markdown and aligned plain text", () => {
    const columns = ["tissue", {key: "hu", label: "mean (HU)", digits: 1}, "sd"];
    const shown = shownBy(() => showTable(rows, {columns, caption: "Means"}));
    assert.equal(
      only(shown, "text/plain"),
      "Means\ntissue  mean (HU)    sd\nwater         0.0  4.25\nbone      −1000.5     –",
    );
    assert.match(
      only(shown, "text/markdown"),
      /^\| tissue \| mean \(HU\) \| sd \|\n\| :--- \| ---: \| ---: \|/,
    );
    assert.match(
      only(shown, "text/html"),
      /<caption>Means<\/caption>.*<th scope="col">tissue<\/th>/,
    );
  });

  it("takes all fields when columns are not named, and missing values as dashes", () => {
    const plain = only(
      shownBy(() => showTable([{a: 1, b: null}], {caption: "c"})),
      "text/plain",
    );
    assert.equal(plain, "c\na  b\n1  –");
  });

  it("never writes −0", () => {
    const columns = [{key: "v", digits: 1}];
    const plain = only(
      shownBy(() => showTable([{v: -0.04}], {columns, caption: "c"})),
      "text/plain",
    );
    assert.match(plain, /\n0\.0$/);
  });

  it("escapes cells for HTML and for Markdown", () => {
    const evil = [{a: "<img src=x onerror=alert(1)>|`*\nnext"}];
    const shown = shownBy(() => showTable(evil, {caption: "<b>"}));
    assert.doesNotMatch(only(shown, "text/html"), /<img|<b>/);
    const line = only(shown, "text/markdown").split("\n")[2];
    assert.equal(line, "| &lt;img src=x onerror=alert(1)&gt;\\|\\`\\* next |");
  });

  it("refuses no rows, no caption, and a column that no row has", () => {
    assert.throws(() => showTable([], {caption: "c"}), /rows must number at least 1, got 0/);
    assert.throws(() => showTable(rows, {caption: ""}), /caption must say what the table shows/);
    assert.throws(
      () => showTable(rows, {columns: ["HU"], caption: "c"}),
      /column HU must be a field of the rows, which have tissue, hu, sd, ok/,
    );
  });
});

describe("showNote", () => {
  it("is escaped, marked by word as well as by colour, and has paragraphs", () => {
    const shown = shownBy(() => showNote("No <b>network</b>.\n\nA phantom.", {kind: "warning"}));
    const html = only(shown, "text/html");
    assert.match(html, /<strong>Warning\.<\/strong> No &lt;b&gt;network/);
    assert.equal(html.match(/<p>/g)?.length, 2);
    assert.match(only(shown, "text/plain"), /^Warning: No <b>network/);
  });

  it("speaks the language of the notebook", () => {
    const shown = shownBy(() => showNote("文字", {kind: "note"}), "zh-CN");
    assert.match(only(shown, "text/plain"), /^注意: 文字/);
  });

  it("refuses an empty note and an unknown kind", () => {
    assert.throws(() => showNote(" ", {kind: "note"}), /text must say something/);
    assert.throws(() => showNote("a", {kind: "tip" as "note"}), /"note" or "warning", got tip/);
  });
});

describe("showSource, showFormula and showMarkdown", () => {
  it("shows a function's text with its closing bracket at the margin", () => {
    // From a text, because the test runner strips spaces from sources of its own.
    const twice = runInThisContext("(function twice(x) {\n      return 2 * x;\n    })");
    const source = only(
      shownBy(() => showSource(twice)),
      "text/plain",
    );
    assert.equal(source, "function twice(x) {\n  return 2 * x;\n}");
  });

  it("fences a source that has fences of its own", () => {
    const fn = (): string => "```";
    const markdown = only(
      shownBy(() => showSource(fn)),
      "text/markdown",
    );
    assert.match(markdown, /^````ts\n/);
    assert.match(markdown, /\n````$/);
  });

  it("refuses what has no source", () => {
    assert.throws(() => showSource(Math.sin), /source in JavaScript, got the built-in sin/);
    assert.throws(() => showSource(5 as never), /fn must be a function, got number/);
  });

  it("shows a formula once between its dollar signs", () => {
    for (const latex of ["x^2", "$x^2$", "$$x^2$$"]) {
      assert.equal(
        only(
          shownBy(() => showFormula(latex)),
          "text/latex",
        ),
        "$$x^2$$",
      );
    }
    assert.throws(() => showFormula("$$ $$"), /latex must hold a formula/);
  });

  it("shows Markdown as it is", () => {
    assert.equal(
      only(
        shownBy(() => showMarkdown("**a**")),
        "text/markdown",
      ),
      "**a**",
    );
  });

  it("print their plain text where there is no notebook", () => {
    const printed: unknown[] = [];
    const log = console.log;
    console.log = (...words) => printed.push(...words);
    try {
      showMarkdown("hello");
    } finally {
      console.log = log;
    }
    assert.deepEqual(printed, ["hello"]);
  });
});

describe("check", () => {
  it("asks the host", async () => {
    const asked: string[] = [];
    const place = globalThis as {[HOST]?: Host};
    place[HOST] = {
      language: "en",
      display: () => assert.fail("nothing is shown here"),
      check: async (exercise) => {
        asked.push(exercise);
      },
    };
    try {
      await check("02-ct-numbers/hu-drift");
    } finally {
      delete place[HOST];
    }
    assert.deepEqual(asked, ["02-ct-numbers/hu-drift"]);
  });

  it("says how to check where no host can", async () => {
    await assert.rejects(check("02-x/y"), /in a terminal, run npx voxelbook check 02-x\/y/);
  });
});

describe("small parts of display", () => {
  it("formats numbers for readers", () => {
    const cases: [number, string][] = [
      [0, "0"],
      [-0, "0"],
      [-5.19900497, "−5.199"],
      [1234567, "1.235e6"],
      [123456, "123456"],
      [0.00001234, "1.234e−5"],
      [-1e300, "−1e300"],
      [Number.NaN, "NaN"],
      [Number.NEGATIVE_INFINITY, "−∞"],
    ];
    for (const [value, expected] of cases) assert.equal(formatNumber(value), expected);
  });

  it("finds round lengths: 1, 2 or 5 times a power of ten, never above", () => {
    const cases: [number, number][] = [
      [1, 1],
      [1.99, 1],
      [2, 2],
      [49, 20],
      [50, 50],
      [99, 50],
      [0.3, 0.2],
      [1000, 1000],
    ];
    for (const [atMost, expected] of cases) assert.equal(roundLength(atMost), expected);
  });

  it("escapes the five signs of XML and drops what XML forbids", () => {
    assert.equal(escapeText(`<a b="c" d='e'>&`), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
    assert.equal(escapeText("a\u0000b\ud800c\n𝜇"), "a\ufffdb\ufffdc\n𝜇");
  });

  it("has colour maps that end where they are published to end", () => {
    const viridis = colourTable("viridis");
    assert.deepEqual([...viridis.slice(0, 3)], [68, 1, 84]);
    assert.deepEqual([...viridis.slice(765)], [253, 231, 37]);
    // Viridis at its middle is (33, 145, 140): lines between ten points stay within 3 of 255.
    for (const [k, part] of [33, 145, 140].entries()) {
      assert.ok(Math.abs(viridis[3 * 128 + k] - part) <= 3, `${viridis[3 * 128 + k]}`);
    }
    const diverging = colourTable("diverging");
    assert.deepEqual([...diverging.slice(0, 3)], [5, 48, 97]);
    assert.deepEqual([...colourTable("grey").slice(3, 6)], [1, 1, 1]);
  });

  it("has magnitudes that brighten steadily, also for those who see no colour", () => {
    const table = colourTable("viridis");
    const light = (k: number): number =>
      0.2126 * table[3 * k] + 0.7152 * table[3 * k + 1] + 0.0722 * table[3 * k + 2];
    for (let k = 1; k < 256; k++) assert.ok(light(k) >= light(k - 1) - 0.5, `${k}`);
  });
});
