import assert from "node:assert/strict";
import {inflateSync} from "node:zlib";
import {plotlySvg, requireSvgTraces} from "../../workbench/book/figure/plotlySvg.ts";
import {rasterCanvas} from "../../workbench/book/figure/rasterCanvas.ts";
import {textWidth} from "../../workbench/book/figure/textWidth.ts";
import {tidySvg} from "../../workbench/book/figure/tidySvg.ts";

const FIGURE = {
  data: [{type: "scatter", x: [1, 2, 3], y: [3, 1, 2], name: "drift"}],
  layout: {
    xaxis: {title: {text: "energy (keV)"}},
    yaxis: {title: {text: "attenuation (1/cm)"}},
  },
};

describe("plotlySvg", function () {
  // Opening plotly without a browser takes about two seconds, more on a busy machine.
  this.timeout(60_000);

  it("draws axes with their words inside the picture, in the page's colour, on no ground", async () => {
    const svg = await plotlySvg(FIGURE, {width: 704, height: 420});
    assert.match(svg, /^<svg [^>]*viewBox="0 0 704 420"/);
    assert.doesNotMatch(svg.slice(0, svg.indexOf(">")), / width=/);
    assert.match(svg, />energy \(keV\)</);
    assert.match(svg, />attenuation \(1\/cm\)</);
    assert.match(svg, /fill: currentColor/);
    assert.match(svg, /stroke: var\(--grid\)/);
    assert.doesNotMatch(svg, /rgb\(255, 255, 255\)|#010203|rgb\(1, 2, 3\)/);

    // The label of the vertical axis stands to the left of its numbers, both inside.
    const title = /class="ytitle" transform="rotate\(-90,([\d.]+),/.exec(svg)?.[1];
    const ticks = [...svg.matchAll(/class="ytick">?<text text-anchor="end" x="([\d.]+)"/g)];
    assert.ok(Number(title) > 8, `title at ${title}`);
    for (const [, x] of ticks) assert.ok(Number(x) > Number(title));
  });

  it("gives the same text for the same figure", async () => {
    const size = {width: 358, height: 340};
    const [first, second] = [await plotlySvg(FIGURE, size), await plotlySvg(FIGURE, size)];
    assert.ok(first === second, "two drawings of one figure differ");
  });

  it("draws heat maps as pictures of their pixels", async () => {
    const heat = {
      data: [
        {
          type: "heatmap",
          z: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
      layout: {},
    };
    assert.match(await plotlySvg(heat, {width: 400, height: 300}), /data:image\/png;base64,/);
  });

  it("refuses traces that need a browser to be drawn, by name", () => {
    for (const type of [
      "scattergl",
      "scatter3d",
      "surface",
      "volume",
      "scattermapbox",
      "heatmapgl",
    ]) {
      assert.throws(() => requireSvgTraces({data: [{type}]}), new RegExp(`got ${type}`));
    }
    for (const type of ["scatter", "heatmap", "treemap", "histogram", "contour", "box"]) {
      requireSvgTraces({data: [{type}]});
    }
  });
});

describe("rasterCanvas", () => {
  it("writes its pixels as a PNG", () => {
    const canvas = rasterCanvas(2, 1);
    canvas.fillStyle = "rgb(255, 0, 0)";
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = "#0000ff";
    canvas.fillRect(1, 0, 1, 1);
    const png = Buffer.from(canvas.toDataURL().split(",")[1] ?? "", "base64");
    assert.equal(png.toString("latin1", 1, 4), "PNG");
    const at = png.indexOf("IDAT");
    const pixels = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    assert.deepEqual([...pixels], [0, 255, 0, 0, 255, 0, 0, 255, 255]);
  });
  it("refuses a colour it cannot read", () => {
    const canvas = rasterCanvas(1, 1);
    canvas.fillStyle = "teal";
    assert.throws(() => canvas.fillRect(0, 0, 1, 1), /got teal/);
  });
});

describe("textWidth", () => {
  it("grows with letters and size; Chinese signs are square", () => {
    assert.ok(textWidth("iiii", 12) < textWidth("mmmm", 12));
    assert.equal(textWidth("衰减", 12), 24);
    assert.equal(textWidth("ab", 24), 2 * textWidth("ab", 12));
  });
});

describe("tidySvg", () => {
  it("takes out empty groups without touching those around them", () => {
    const svg =
      '<svg viewBox="0 0 1 1"><g class="a"><g class="b"/><g class="c"></g></g><g><path d="M0 0"/></g></svg>';
    assert.equal(tidySvg(svg, "p"), '<svg viewBox="0 0 1 1"><g><path d="M0 0"/></g></svg>');
  });
});
