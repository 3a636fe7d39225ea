import assert from "node:assert/strict";
import {cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {buildBook} from "../../workbench/book/buildBook.ts";
import {mayBePassedOn} from "../../workbench/book/copyData.ts";
import {findRoot} from "../../workbench/book/findRoot.ts";
import {startBook} from "../../workbench/book/startBook.ts";
import {CliError} from "../../workbench/cli/error.ts";
import {main} from "../../workbench/cli/main.ts";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

const cells = (...sources: string[]) =>
  sources.map((source, index) => ({
    cell_type: "code",
    id: `cell-${index}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));

const chapter = (title: string, ...sources: string[]) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {voxelbook: {title, question: `What is ${title}?`}},
    cells: cells(...sources),
  });

/** Makes a course of its own that shares the cache of built parts with this repository. */
async function makeRoot(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "voxelbook-book-"));
  await mkdir(join(root, "notebooks"));
  await mkdir(join(root, ".voxelbook"));
  await mkdir(join(REPOSITORY, ".voxelbook/cache"), {recursive: true});
  await symlink(join(REPOSITORY, ".voxelbook/cache"), join(root, ".voxelbook/cache"), "dir");
  for (const [name, text] of Object.entries(files))
    await writeFile(join(root, "notebooks", name), text);
  return root;
}

describe("buildBook", function () {
  // Bundling the page's parts takes ten seconds when nothing is cached, more on a busy machine.
  this.timeout(180_000);
  let root: string;
  afterEach(async () => rm(root, {recursive: true, force: true}));

  it("renders every chapter, a failing and a broken one too, and names what is wrong", async () => {
    root = await makeRoot({
      "01-good.ipynb": chapter("Good", 'console.log("six times seven", 6 * 7)'),
      "02-bad.ipynb": chapter(
        "Bad",
        "console.log(1)",
        'throw new RangeError("no such voxel")',
        "2",
      ),
      "03-broken.ipynb": "{not json",
    });
    const out = join(root, "site");
    const {pages, problems} = await buildBook({out, root, languages: ["en"], execute: "all"});
    assert.deepEqual(
      pages.map(({slug, state}) => [slug, state]),
      [
        ["01-good", "rendered"],
        ["02-bad", "failed"],
        ["03-broken", "failed"],
      ],
    );
    assert.equal(problems.length, 2);
    assert.match(problems[0] ?? "", /02-bad\.ipynb: [\s\S]*no such voxel/);
    assert.match(problems[1] ?? "", /03-broken\.ipynb: .*must be a JSON file/);

    // The text is there, what ran is there, and the error stands below its cell.
    const good = await readFile(join(out, "01-good/index.html"), "utf8");
    assert.match(good, /six times seven 42/);
    const bad = await readFile(join(out, "02-bad/index.html"), "utf8");
    assert.match(bad, /RangeError: no such voxel/);
    assert.match(bad, /class="banner banner-failed"/);
    assert.equal((await readdir(root)).filter((name) => name.startsWith("site.")).length, 0);
  });

  it("asks nobody else for anything: no page loads from an outside address", async () => {
    root = await makeRoot({"01-good.ipynb": chapter("Good", "1 + 1")});
    const out = join(root, "site");
    await buildBook({out, root, languages: ["en", "zh-CN"], execute: "cached"});
    const files = await readdir(out, {recursive: true});
    for (const name of files.filter((file) => /\.(?:html|css)$/.test(file))) {
      const text = await readFile(join(out, name), "utf8");
      const loads = text.match(
        /(?:\ssrc=|<link[^>]*\shref=|url\(|@import\s)["']?(?:https?:)?\/\/[^"')\s]+/g,
      );
      assert.deepEqual(loads, null, name);
      if (name.endsWith(".html")) assert.match(text, /http-equiv="Content-Security-Policy"/);
    }
  });

  it("keeps the old book when the new one is stopped", async () => {
    root = await makeRoot({"01-good.ipynb": chapter("Good", "1 + 1")});
    const out = join(root, "site");
    await mkdir(out);
    await writeFile(join(out, "old.txt"), "old");
    const controller = new AbortController();
    controller.abort();
    const {signal} = controller;
    await assert.rejects(buildBook({out, root, execute: "all", signal}));
    assert.equal(await readFile(join(out, "old.txt"), "utf8"), "old");
    assert.deepEqual((await readdir(root)).sort(), [".voxelbook", "notebooks", "site"]);
  });

  it("makes a book of exercises alone", async () => {
    root = await mkdtemp(join(tmpdir(), "voxelbook-book-"));
    await mkdir(join(root, ".voxelbook"));
    await symlink(join(REPOSITORY, ".voxelbook/cache"), join(root, ".voxelbook/cache"), "dir");
    const chapter = "exercises/02-ct-numbers";
    await cp(join(REPOSITORY, chapter), join(root, chapter), {recursive: true});
    const out = join(root, "site");
    const {pages} = await buildBook({out, root, languages: ["en"], execute: "cached"});
    assert.ok(pages.some(({slug}) => slug === "exercises/02-ct-numbers/hu-drift"));
    const page = await readFile(join(out, "exercises/02-ct-numbers/hu-drift/index.html"), "utf8");
    assert.doesNotMatch(page, /BEGIN SOLUTION/);
    assert.match(page, /not answered yet/);
  });
});

describe("startBook", function () {
  this.timeout(180_000);

  it("serves before chapters are executed, tells their state, and executes nothing the second time", async () => {
    const root = await makeRoot({
      "01-slow.ipynb": chapter(
        "Slow",
        // A text of its own each time: what an earlier run has executed would be taken as it is.
        `await new Promise((r) => setTimeout(r, 8000)); console.log("ran"); // ${process.pid}`,
      ),
    });
    const [first, second] = [new AbortController(), new AbortController()];
    try {
      let tellAddress: (address: string) => void = () => undefined;
      const opened = new Promise<string>((done) => {
        tellAddress = done;
      });
      const closed = startBook({
        root,
        port: undefined,
        serve: true,
        say: () => undefined,
        onOpen: tellAddress,
        signal: first.signal,
      });
      const address = await opened;
      const state = async () =>
        (await (await fetch(`${address}state.json`)).json()) as {pages: Record<string, string>};
      assert.match((await state()).pages["en/01-slow"] ?? "", /waiting|executing/);
      const early = await (await fetch(`${address}01-slow/index.html`)).text();
      assert.match(early, /id="state-banner"/);
      for (let i = 0; i < 300 && (await state()).pages["en/01-slow"] !== "rendered"; i++) {
        await new Promise((done) => setTimeout(done, 200));
      }
      assert.match(await (await fetch(`${address}01-slow/index.html`)).text(), /ran/);
      await new Promise((done) => setTimeout(done, 500));
      first.abort();
      await closed;
      await assert.rejects(fetch(address));

      // Nothing has changed: the second start executes nothing, and has the same address.
      let sayAgain: (address: string) => void = () => undefined;
      const reopened = new Promise<string>((done) => {
        sayAgain = done;
      });
      const ended = startBook({
        root,
        port: undefined,
        serve: true,
        say: () => undefined,
        onOpen: sayAgain,
        signal: second.signal,
      });
      assert.equal(await reopened, address);
      assert.equal((await state()).pages["en/01-slow"], "rendered");
      second.abort();
      await ended;
    } finally {
      first.abort();
      second.abort();
      await rm(root, {recursive: true, force: true});
    }
  });
});

describe("mayBePassedOn", () => {
  it("carries only files with a public address and a licence", () => {
    assert.equal(mayBePassedOn({licence: "CC BY 3.0", url: "https://example.org/a"}), true);
    assert.equal(mayBePassedOn({licence: "CC BY 3.0", url: null}), false);
    assert.equal(mayBePassedOn({licence: "none stated", url: "https://example.org/a"}), false);
  });
});

describe("voxelbook start and book", function () {
  this.timeout(60_000);

  /** Runs a command in this process and catches what it prints. */
  async function run(...args: string[]): Promise<{code: number; text: string}> {
    let text = "";
    const {stdout, stderr} = process;
    const kept = {out: stdout.write, error: stderr.write};
    const take = (part: string | Uint8Array): boolean => {
      text += String(part);
      return true;
    };
    stdout.write = take;
    stderr.write = take;
    try {
      const code = await main(args);
      return {code, text};
    } finally {
      stdout.write = kept.out;
      stderr.write = kept.error;
    }
  }

  it("explain themselves with examples", async () => {
    for (const command of ["start", "book"]) {
      const {code, text} = await run(command, "--help");
      assert.equal(code, 0);
      assert.match(text, /Examples:\n {2}voxelbook/);
    }
  });

  it("refuse a port that is none and a folder without a course, with exit code 2", async () => {
    const port = await run("start", "--port", "99999");
    assert.equal(port.code, 2);
    assert.match(port.text, /from 0 to 65535, got 99999/);
    assert.throws(
      () => findRoot(tmpdir()),
      (error) =>
        error instanceof CliError &&
        error.exitCode === 2 &&
        /must hold notebooks\/ or exercises\//.test(error.message),
    );
  });
});
