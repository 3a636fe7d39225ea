import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import type {Page} from "playwright-core";
import {type BookInBrowser, openBook} from "../support/bookPage.ts";
import {skipWithoutChromium} from "../support/skipWithoutChromium.ts";

const FIRST = "00-how-to-use/index.html";
const CHAPTER = "02-ct-numbers/index.html";
const EXERCISE = "exercises/02-ct-numbers/hu-drift/index.html";

/** Learns the one weight of a convolution of size 1, slowly enough for several pictures. */
const TRAINING = `
import {createRng} from "voxelbook/core";
import {showTraining} from "voxelbook/display";
import {initialise, networkBuilder, openEngine, train} from "voxelbook/nn";
const b = networkBuilder("one weight", {dims: 1, channels: 1});
const net = b.build(b.conv("c", b.input, {filters: 1, kernel: 1, bias: false}));
const rng = createRng(1);
const engine = await openEngine({backend: "wasm"});
const shown = showTraining({title: "one weight"});
const batch = {x: {shape: [1, 4, 1], data: Float32Array.of(-2, -1, 1, 2)},
  target: {shape: [1, 4, 1], data: Float32Array.of(0, 0, 1, 1)}};
await train(net, initialise(net, rng, {scheme: "torch"}), {engine, rng, steps: 40,
  batches: () => batch, loss: {kind: "binaryCrossEntropy", reduction: "mean"},
  optimiser: {type: "sgd"}, learningRate: 1,
  onStep: async (report) => {
    await shown.onStep(report);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }});
engine.close();
console.log("trained on", engine.backend);
`;

/** Writes a text into a cell the way a reader does: by keyboard. */
async function write(page: Page, id: string, text: string): Promise<void> {
  const cell = page.locator(`#cell-${id}`);
  const code = cell.locator(".code > pre");
  if (await code.isVisible()) await code.focus();
  const editor = cell.locator(".cm-content");
  await editor.waitFor();
  await editor.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Waits until a cell's outputs hold a text. */
async function waitForOutput(page: Page, id: string, text: string): Promise<void> {
  await page.locator(`#cell-${id} .cell-outputs`, {hasText: text}).waitFor({timeout: 120_000});
}

describe("running cells in the page", function () {
  this.timeout(900_000);
  let book: BookInBrowser;
  before(async function () {
    skipWithoutChromium(this);
    book = await openBook();
  });
  after(async () => book?.close());

  it("edits a cell and runs it by keyboard, marks the old output until then", async () => {
    const page = await book.open(FIRST);
    await write(page, "first-cell", 'console.log("typed", 6 * 7);');
    assert.match((await page.locator("#cell-first-cell").getAttribute("class")) ?? "", /stale/);
    await page.keyboard.press("Shift+Enter");
    await waitForOutput(page, "first-cell", "typed 42");
    assert.doesNotMatch(
      (await page.locator("#cell-first-cell").getAttribute("class")) ?? "",
      /stale/,
    );
    await write(page, "first-cell", 'console.log("again", 6 * 7);');
    await page.keyboard.press("ControlOrMeta+Enter");
    await waitForOutput(page, "first-cell", "again 42");

    // The change is kept, can be taken back, and Escape leaves the editor for the buttons.
    await page.reload();
    assert.match((await page.locator("#cell-first-cell .code").textContent()) ?? "", /again/);
    await page.locator("#cell-first-cell button.reset").click();
    assert.match((await page.locator("#cell-first-cell .code").textContent()) ?? "", /STS_002/);
    await page.context().close();
  });

  it("stops an endless cell and goes on afterwards", async () => {
    const page = await book.open(FIRST);
    await write(page, "first-cell", "while (true) {}");
    await page.keyboard.press("Shift+Enter");
    await page.locator("#cell-first-cell .cell-status", {hasText: "running"}).waitFor();
    await page.locator("#cell-first-cell button.stop").click();
    await page.locator("#cell-first-cell .cell-status", {hasText: "stopped"}).waitFor();
    await write(page, "first-cell", 'console.log("after", 1 + 1);');
    await page.keyboard.press("Shift+Enter");
    await waitForOutput(page, "first-cell", "after 2");
    await page.context().close();
  });

  it("trains a network and changes its picture in place", async () => {
    const page = await book.open(FIRST);
    await write(page, "first-cell", TRAINING);
    await page.keyboard.press("Shift+Enter");
    await waitForOutput(page, "first-cell", "trained on wasm");
    const live = page.locator("#cell-first-cell .live-output");
    assert.equal(await live.count(), 1);
    assert.match((await live.textContent()) ?? "", /one weight: step 40 of 40, loss/);
    assert.equal(await live.locator("svg polyline").count(), 2);

    // A second run puts a new picture in the place of the old one.
    await page.locator("#cell-first-cell button.run").click();
    await page.locator("#cell-first-cell .cell-status", {hasText: "done"}).waitFor();
    assert.equal(await live.count(), 1);
    await page.context().close();
  });

  it("shows the learner's line of an error, and runs what a cell needs before it", async () => {
    const page = await book.open(FIRST);
    await write(page, "first-cell", 'const one = 1;\nconst two: number = "two";');
    await page.keyboard.press("Shift+Enter");
    await waitForOutput(page, "first-cell", "2:7");
    await page.locator("#cell-imports button.run").click();
    await page.locator("#cell-imports .cell-status", {hasText: "done"}).waitFor();
    assert.match(
      (await page.locator("#cell-views-and-copies .cell-status").textContent()) ?? "",
      /done/,
    );
    await page.context().close();
  });

  it("changes epsilon by keyboard on its slider, and the numbers and the figure change", async () => {
    const page = await book.open(CHAPTER);
    const slider = page.locator("input[data-control=epsilon]");
    const cell = page.locator("#cell-epsilon-slider");
    const before = await cell.locator(".cell-outputs").innerText();
    await page.locator("#cell-drift-line .predict-form button").click();
    const drawn = page.locator("#cell-drift-line figure.chart");
    assert.match((await drawn.innerHTML()) ?? "", /ε = 0\.005/);
    await slider.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
    const value = await slider.inputValue();
    assert.notEqual(Number(value), 0.005);
    assert.equal(await cell.locator(".control output").textContent(), value);
    await page.waitForFunction(
      (old) =>
        (document.querySelector("#cell-epsilon-slider .cell-outputs") as HTMLElement).innerText !==
        old,
      before,
      {timeout: 120_000},
    );
    assert.match(
      (await cell.locator(".code").textContent()) ?? "",
      new RegExp(`epsilon = ${value}`),
    );
    await page
      .locator("#cell-drift-line .js-plotly-plot", {hasText: `ε = ${value}`})
      .waitFor({timeout: 120_000});
    await page.context().close();
  });

  it("makes a chart interactive in its place, and nothing around it moves", async () => {
    const page = await book.open(CHAPTER);
    const figure = page.locator("figure.chart").nth(1);
    await figure.scrollIntoViewIfNeeded();
    const before = await figure.boundingBox();
    await figure.hover();
    await figure.getByRole("button").click();
    await figure.locator(".js-plotly-plot").waitFor();
    const after = await figure.boundingBox();
    assert.equal(after?.height, before?.height);
    await page.context().close();
  });

  it("tells a wrong answer from a right one, with a message that helps", async () => {
    const page = await book.open(EXERCISE);
    const check = page.locator("[data-tags~=check-exercise]");
    await write(
      page,
      "bias",
      "function biasHu(hu: number, epsilon: number): number {\n  return -1000 * epsilon;\n}",
    );
    await check.locator("button.run").click();
    await check.locator(".check-report").waitFor({timeout: 120_000});
    const wrong = await check.locator(".question").first().innerText();
    assert.match(wrong, /offset/);
    assert.match(wrong, /got/);
    const total = await check.locator(".total").innerText();
    assert.ok(Number.parseFloat(total) < 1, total);

    // The report opens the hint that helps, whichever was open before.
    await check.locator(".open-hint").first().click();
    assert.equal(await page.locator("details.hint[open]").count(), 1);
    await write(
      page,
      "bias",
      "function biasHu(hu: number, epsilon: number): number {\n  return (-epsilon * (1000 + hu)) / (1 + epsilon);\n}",
    );
    await check.locator("button.run").click();
    await check
      .locator(".question")
      .first()
      .locator("li.failed")
      .first()
      .waitFor({state: "detached", timeout: 120_000});
    const right = await check.locator(".question").first().innerText();
    assert.match(right, /(\d+) of \1 points/);

    // The score is seen on the first page, and goes with the reader's file.
    await page.goto(book.address);
    assert.match(
      await page.locator("[data-progress-of$=hu-drift]").innerText(),
      /[\d.]+ of [\d.]+ points/,
    );
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("[data-action=export-progress]").click(),
    ]);
    assert.equal(file.suggestedFilename(), "voxelbook-progress.json");
    await page.context().close();
  });

  it("takes progress to another browser through its file, and refuses any other file", async () => {
    const page = await book.open(FIRST);
    const keep = (text: string) =>
      page.evaluate((value) => localStorage.setItem("voxelbook:page:00-how-to-use", value), text);
    await keep(JSON.stringify({cells: {"first-cell": "console.log('mine')"}}));
    await page.goto(book.address);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("[data-action=export-progress]").click(),
    ]);
    const path = await file.path();
    const other = await book.open("index.html");
    const give = async (buffer: Buffer | null) => {
      const [chooser] = await Promise.all([
        other.waitForEvent("filechooser"),
        other.locator("[data-action=import-progress]").click(),
      ]);
      const made = {
        name: "other.json",
        mimeType: "application/json",
        buffer: buffer ?? Buffer.from(""),
      };
      await chooser.setFiles(buffer === null ? path : made);
    };
    await give(Buffer.from('{"format": "something else"}'));
    await other.locator(".page-status", {hasText: "no progress of this book"}).waitFor();
    await give(null);
    await other.locator(".page-status", {hasText: "1 pages"}).waitFor();
    await other.goto(book.address + FIRST);
    assert.match((await other.locator("#cell-first-cell .code").textContent()) ?? "", /mine/);
    await page.context().close();
    await other.context().close();
  });

  it("downloads the page's notebook with the reader's text in it", async () => {
    const page = await book.open(EXERCISE);
    await write(page, "bias", "// mine\nfunction biasHu() { return 0; }");
    await page.locator("details.menu summary").click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("[data-action=export-notebook]").click(),
    ]);
    assert.equal(file.suggestedFilename(), "hu-drift.ipynb");
    const stream = await file.createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    const notebook = JSON.parse(Buffer.concat(parts).toString()) as {
      cells: {id: string; source: string[]}[];
    };
    assert.equal(notebook.cells.find(({id}) => id === "bias")?.source[0], "// mine\n");
    await page.context().close();
  });

  it("asked nobody else for anything, and no script failed", () => {
    assert.deepEqual(book.outside, []);
    assert.deepEqual(book.errors, []);
  });

  it("takes a choice, an order and arrows from forms and writes them into the cells", async () => {
    const page = await book.open("exercises/02-ct-numbers/what-hu-depends-on/index.html");
    const graph = page.locator("fieldset[data-kind=graph]");
    const [from, to] = [graph.locator("select").nth(0), graph.locator("select").nth(1)];
    for (const [a, b] of [
      ["voltage", "muTissue"],
      ["mask", "hu"],
    ] as const) {
      await from.selectOption(a);
      await to.selectOption(b);
      await graph.locator(".graph-add button").click();
    }
    await graph.locator("li", {hasText: "mask"}).locator("button").first().click();
    await page.locator("input[value=water]").check();
    const code = (await page.locator(".answer-cell .code").allTextContents()).join("\n");
    assert.match(code, /"voltage -> muTissue; hu -> mask"/);
    assert.match(code, /morningCheck = "water"/);
    await page.locator("button.run", {hasText: "Check"}).click();
    const report = page.locator(".check-report .question", {hasText: "every morning"});
    await report.locator(".passed").first().waitFor({timeout: 120_000});

    // What the forms wrote is kept, and they show it again.
    await page.reload();
    assert.equal(await page.locator("input[value=water]").isChecked(), true);
    assert.equal(await graph.locator(".graph-arrows li").count(), 2);

    await page.goto(
      `${book.address}exercises/04-grids-noise-segmentation/order-before-texture/index.html`,
    );
    const second = page.locator(".order-items li").nth(1);
    const id = await second.getAttribute("data-item");
    await second.locator("button").first().click();
    const steps = (await page.locator("#cell-steps .code").textContent()) ?? "";
    assert.match(steps, new RegExp(`steps = \\["${id}", `));
    await page.context().close();
  });

  it("lets a region be painted by keyboard, and shows where it differs", async () => {
    const page = await book.open(
      "exercises/04-grids-noise-segmentation/outline-a-lesion/index.html",
    );
    await page.locator("canvas.mask-canvas").focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Space");
    const painted = (await page.locator("#cell-outline .code").textContent()) ?? "";
    assert.match(painted, /"rle 64x64: \d+ \d /);
    await page.locator("#cell-check button.run").click();
    await page.locator(".check-picture img").nth(2).waitFor({timeout: 120_000});
    await page.locator("button", {hasText: "Undo"}).click();
    assert.match((await page.locator("#cell-outline .code").textContent()) ?? "", /lesion = ""/);
    await page.context().close();
  });

  it("keeps the words of a text answer and hands them in with the notebook", async () => {
    const page = await book.open("exercises/17-losses/nothing-learnt/index.html");
    await page.locator("textarea").fill("Cross-entropy asks for the **rate**.");
    await page.reload();
    assert.equal(
      await page.locator("textarea").inputValue(),
      "Cross-entropy asks for the **rate**.",
    );
    await page.locator(".menu summary").first().click();
    const waiting = page.waitForEvent("download");
    await page.locator("[data-action=export-notebook]").click();
    const path = await (await waiting).path();
    const notebook = JSON.parse(await readFile(path, "utf8")) as {
      metadata: {voxelbook_work: {seconds: number; checks: number}};
      cells: {id: string; source: string[]}[];
    };
    const answer = notebook.cells.find(({id}) => id === "reading");
    assert.deepEqual(answer?.source, ["Cross-entropy asks for the **rate**."]);
    assert.equal(notebook.metadata.voxelbook_work.checks, 0);
    await page.context().close();
  });
});
