import assert from "node:assert/strict";
import {type BookInBrowser, openBook} from "../support/bookPage.ts";
import {measureContrast} from "../support/measureContrast.ts";
import {skipWithoutChromium} from "../support/skipWithoutChromium.ts";

const CHAPTER = "02-ct-numbers/index.html";
const EXERCISE = "exercises/02-ct-numbers/hu-drift/index.html";
const PAGES = [
  "index.html",
  "00-how-to-use/index.html",
  CHAPTER,
  EXERCISE,
  `zh-CN/${CHAPTER}`,
  "claims/index.html",
];

describe("reading the book", function () {
  this.timeout(900_000);
  let book: BookInBrowser;
  before(async function () {
    skipWithoutChromium(this);
    book = await openBook();
  });
  after(async () => book?.close());

  it("shows text, formulas, charts and slices without JavaScript", async () => {
    const page = await book.open(CHAPTER, {javaScriptEnabled: false});
    assert.ok(await page.getByRole("heading", {level: 1}).isVisible());
    assert.ok(await page.locator(".equation .katex-html").first().isVisible());
    assert.ok((await page.locator("figure.chart").count()) > 0);
    const chart = page.locator("figure.chart .wide svg").last();
    assert.ok(await chart.isVisible());
    assert.ok(await page.locator("figure.drawing img").first().isVisible());
    assert.equal(await page.locator(".cell-bar").first().isVisible(), false);
    await page.context().close();
  });

  it("gives every figure a caption and a text alternative", async () => {
    const page = await book.open(CHAPTER);
    const bare = await page
      .locator("figure.figure")
      .evaluateAll(
        (figures) =>
          figures.filter(
            (figure) =>
              (figure.querySelector("figcaption")?.textContent ?? "") === "" ||
              (figure.querySelector(".picture")?.getAttribute("aria-label") ?? "") === "",
          ).length,
      );
    assert.equal(bare, 0);
    await page.context().close();
  });

  for (const width of [360, 390, 768, 1280]) {
    it(`does not scroll sideways at ${width} pixels`, async () => {
      for (const path of PAGES) {
        const page = await book.open(path, {viewport: {width, height: 800}});
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${path} is ${wide} wide`);
        await page.context().close();
      }
    });
  }

  for (const colorScheme of ["light", "dark"] as const) {
    it(`has a contrast of at least 4.5 : 1 everywhere when it is ${colorScheme}`, async () => {
      for (const path of PAGES) {
        const page = await book.open(path, {colorScheme});
        // Everything folded is text too: hints, implementations, predicted outputs.
        await page.evaluate(() => {
          for (const details of document.querySelectorAll("details")) {
            details.hidden = false;
            details.open = true;
          }
        });
        // The loader of these tests names functions by a helper that the page does not have.
        await page.evaluate("globalThis.__name = (named) => named");
        const poor = await page.evaluate(measureContrast, 4.5);
        assert.deepEqual(poor.slice(0, 5), [], path);
        // No text can pass 21.1 : 1, so that all texts that were measured come back.
        assert.ok((await page.evaluate(measureContrast, 21.1)).length > 20, path);
        await page.context().close();
      }
    });
  }

  it("changes the theme on request and keeps the choice", async () => {
    const page = await book.open(CHAPTER, {colorScheme: "light"});
    const ground = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.locator(".theme-toggle").click();
    const dark = await ground();
    assert.notEqual(light, dark);
    await page.reload();
    assert.equal(await ground(), dark);
    await page.context().close();
  });

  it("leads to the same cell in the other language and back", async () => {
    const page = await book.open(CHAPTER);
    await page.locator("#cell-epsilon-slider").scrollIntoViewIfNeeded();
    await page.locator("a.language").click();
    await page.waitForURL(/\/zh-CN\/02-ct-numbers\/index\.html#cell-/);
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
    await page.locator("a.language").click();
    await page.waitForURL((url) => url.pathname === "/02-ct-numbers/index.html");
    await page.context().close();
  });

  it("moves nothing while the page and its scripts load", async () => {
    const page = await book.open("index.html");
    await page.addInitScript(() => {
      const seen = globalThis as {shift?: number};
      seen.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          seen.shift! += (entry as PerformanceEntry & {value: number}).value;
      }).observe({type: "layout-shift", buffered: true});
    });
    for (const path of [CHAPTER, EXERCISE]) {
      await page.goto(book.address + path, {waitUntil: "networkidle"});
      const shift = await page.evaluate(() => (globalThis as {shift?: number}).shift ?? 1);
      // 0.1 is what browsers' makers call good; fonts of formulas cost a little of it.
      assert.ok(shift < 0.1, `${path} moved by ${shift}`);
    }
    await page.context().close();
  });

  it("can be used by keyboard: the first stop skips to the text, and focus can be seen", async () => {
    const page = await book.open(CHAPTER);
    await page.keyboard.press("Tab");
    assert.match((await page.evaluate(() => document.activeElement?.className)) ?? "", /skip/);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => location.hash), "#main");
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const element = document.activeElement!;
        // An editor's outline is drawn round all of it, line numbers and all.
        const {outlineStyle} = getComputedStyle(element.closest(".cm-editor") ?? element);
        return {outlineStyle, element: element.outerHTML.slice(0, 200)};
      });
      assert.notEqual(stop.outlineStyle, "none", `stop ${i + 1}: ${stop.element}`);
    }
    await page.context().close();
  });

  it("stays under 300 kB for text and figures of a chapter, before interactive parts load", async () => {
    const page = await book.open("index.html");
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    let bytes = 0;
    session.on("Network.loadingFinished", ({encodedDataLength}) => {
      bytes += encodedDataLength;
    });
    await session.send("Network.setCacheDisabled", {cacheDisabled: true});
    await page.goto(book.address + CHAPTER, {waitUntil: "networkidle"});
    console.log(`      chapter 02 before interactive parts: ${Math.round(bytes / 1000)} kB`);
    assert.ok(bytes < 300_000, `${bytes} bytes`);
    await page.context().close();
  });

  it("asked nobody else for anything, and no script failed", () => {
    assert.deepEqual(book.outside, []);
    assert.deepEqual(book.errors, []);
  });
});
