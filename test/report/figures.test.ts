import assert from "node:assert/strict";
import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {writeWhole} from "../../workbench/grader/writeWhole.ts";
import {FigureDrawer} from "../../workbench/report/figureDrawer.ts";
import {FIGURE_LIMITS, figureTitle, readFigure} from "../../workbench/report/figureLimits.ts";
import {staticFigure} from "../../workbench/report/staticFigure.ts";
import {StudentFigures} from "../../workbench/report/studentFigures.ts";

const LINE = JSON.stringify({
  data: [{x: [0, 1, 2], y: [3, 1, 2]}],
  layout: {title: {text: "Drift <b>over</b> time"}, xaxis: {title: "day"}},
});

describe("reading a figure that was handed in", () => {
  it("keeps data and layout", () => {
    const figure = readFigure(LINE);
    assert.deepEqual(figure.data, [{x: [0, 1, 2], y: [3, 1, 2]}]);
    assert.equal(figureTitle(figure).replace(/\s+/g, " "), "Drift over time");
  });

  it("leaves out pictures, templates and names that reach beyond data", () => {
    const {data, layout} = readFigure(
      '{"data":[{"x":[1],"__proto__":{"y":[1]},"_private":1}],"layout":{"images":[{"source":"http://e.example/x"}],"template":{},"constructor":{}}}',
    );
    assert.deepEqual(data, [{x: [1]}]);
    assert.deepEqual(layout, {});
  });

  for (const [what, json, code] of [
    ["no JSON", "{", "figure.notFigure"],
    ["no object", "null", "figure.notFigure"],
    ["no data", '{"layout":{}}', "figure.notFigure"],
    ["data that are no traces", '{"data":[1]}', "figure.notFigure"],
    ["no traces", '{"data":[]}', "figure.empty"],
    ["too many traces", JSON.stringify({data: Array(41).fill({})}), "figure.large"],
    ["too many values", JSON.stringify({data: [{y: Array(30_000).fill(1)}]}), "figure.large"],
    ["too long a text", `"${"x".repeat(FIGURE_LIMITS.characters)}"`, "figure.large"],
    ["data nested too deep", `{"data":[{"x":${"[".repeat(20)}${"]".repeat(20)}}]}`, "figure.deep"],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readFigure(json), {code});
    });
  }
});

describe("drawing a figure that was handed in", function () {
  // Plotly is loaded once; a busy machine takes a while for it.
  this.timeout(120_000);

  it("gives a picture that is whole in itself, on a ground of its own", async () => {
    const drawn = await staticFigure(LINE);
    assert.ok(drawn.ok);
    const {documentElement: root} = new JSDOM(drawn.svg, {contentType: "image/svg+xml"}).window
      .document;
    assert.equal(root.localName, "svg");
    assert.match(root.textContent ?? "", /day/);
    assert.ok(!/currentColor|var\(/.test(drawn.svg));
  });

  it("lets nothing through that runs or loads", async () => {
    const evil =
      "<a href='javascript:alert(1)'>x</a><a href='http://e.example'>y</a><script>alert(1)</script>";
    const json = JSON.stringify({
      data: [{x: [1, 2], y: [1, 2], name: evil}],
      layout: {
        title: {text: evil},
        xaxis: {title: {text: evil}},
        annotations: [{x: 1, y: 1, text: evil, showarrow: false}],
      },
    });
    const drawn = await staticFigure(json);
    assert.ok(drawn.ok);
    const {document} = new JSDOM(drawn.svg, {contentType: "image/svg+xml"}).window;
    assert.equal(document.querySelectorAll("script, foreignObject, image").length, 0);
    for (const element of document.querySelectorAll("*")) {
      for (const {name, value} of element.attributes) {
        assert.ok(!name.startsWith("on") && !/javascript:/i.test(value), `${name}=${value}`);
      }
    }
  });

  it("says of traces that need a browser that they cannot be drawn", async () => {
    const drawn = await staticFigure('{"data":[{"type":"scattergl","x":[1],"y":[1]}]}');
    assert.deepEqual([drawn.ok, !drawn.ok && drawn.code], [false, "figure.cannotDraw"]);
  });

  it("ends a figure that never ends, and draws the next one", async () => {
    const drawer = new FigureDrawer(10_000);
    try {
      const endless = {
        data: [{x: [1, 1e9], y: [1, 2]}],
        layout: {xaxis: {minor: {dtick: 1e-6, showgrid: true}}},
      };
      const slow = await drawer.draw(JSON.stringify(endless));
      assert.deepEqual([slow.ok, !slow.ok && slow.code], [false, "figure.slow"]);
      const next = await drawer.draw(LINE);
      assert.ok(next.ok);
    } finally {
      await drawer.close();
    }
  });

  it("draws each figure of a student once, and removes those of former answers", async () => {
    const folder = await mkdtemp(join(tmpdir(), "voxelbook-figures-"));
    const drawer = new FigureDrawer();
    let drawn = 0;
    const draw = drawer.draw.bind(drawer);
    drawer.draw = (json) => {
      drawn += 1;
      return draw(json);
    };
    try {
      const first = new StudentFigures(folder, drawer, writeWhole);
      const shown = await first.show(LINE);
      assert.ok(shown.ok);
      assert.equal(await readFile(join(folder, shown.file), "utf8"), shown.svg);
      assert.deepEqual(await first.show("{"), {
        ok: false,
        code: "figure.notFigure",
        reason: "figure.notFigure",
      });
      await first.prune();

      const second = new StudentFigures(folder, drawer, writeWhole);
      assert.deepEqual(await second.show(LINE), shown);
      assert.equal(drawn, 2);
      await second.prune();
      assert.deepEqual(await readdir(join(folder, "figures")), [shown.file.split("/")[1]]);
    } finally {
      await drawer.close();
      await rm(folder, {recursive: true, force: true});
    }
  });
});
