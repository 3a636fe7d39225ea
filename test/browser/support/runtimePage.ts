import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type Browser, chromium, type Page} from "playwright-core";
import {buildRuntimeAssets} from "../../../workbench/book/runtime/build.ts";
import type {RunResult, Runtime, RuntimeEvent} from "../../../workbench/book/runtime/client.ts";
import type {RuntimeAssets} from "../../../workbench/book/runtime/protocol.ts";
import type {Output} from "../../../workbench/notebook/nbformat.ts";
import {findChromium} from "./findChromium.ts";
import {serveFolders, type TestServer} from "./serveFolders.ts";

/** What one run gave: how it ended and its outputs, streams joined. */
export interface PageRun extends RunResult {
  readonly outputs: Output[];
}

/** The names that the test page keeps on its window. */
interface TestWindow {
  runtime: Runtime;
  outputs: Record<string, Output[]>;
  events: RuntimeEvent[];
}

const PAGE = (client: string, options: string): string => `<!doctype html>
<meta charset="utf-8"><title>runtime test</title>
<script type="module">
  import {createRuntime} from "/assets/${client}";
  window.outputs = {};
  window.events = [];
  window.runtime = createRuntime({...${options}, onState: (event) => window.events.push(event)});
</script>`;

/** A page in Chromium that holds one runtime. */
export interface RuntimePage {
  readonly page: Page;
  readonly server: TestServer;
  readonly files: RuntimeAssets;
  readonly folder: string;
  /** Runs a cell and gives its outputs so far. */
  run(id: string, source: string): Promise<PageRun>;
  /** Starts a cell and does not wait for it. */
  start(id: string, source: string): Promise<void>;
  /** The outputs of a cell up to now, streams joined. */
  outputs(id: string): Promise<Output[]>;
  /** Evaluates an expression in the page. */
  evaluate<T>(expression: string): Promise<T>;
  /** Opens the page anew: a runtime that has not started. */
  reload(language?: "en" | "zh-CN"): Promise<void>;
  close(): Promise<void>;
}

/** Joins neighbouring pieces of one stream. */
export function joinStreams(outputs: readonly Output[]): Output[] {
  const joined: Output[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (
      last?.output_type === "stream" &&
      output.output_type === "stream" &&
      last.name === output.name
    ) {
      last.text += output.text;
    } else joined.push(structuredClone(output));
  }
  return joined;
}

/** Builds the runtime, serves it and opens a page of it. */
export async function openRuntimePage(
  more: Readonly<Record<string, string>> = {},
): Promise<RuntimePage> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("openRuntimePage: there must be a Chromium");
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-runtime-"));
  const {files} = await buildRuntimeAssets(folder);
  const texts: Record<string, string> = {};
  const server = await serveFolders({"/assets/": `${folder}/`, ...more}, texts);
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  const page = await browser.newPage();
  const reload = async (language = "en"): Promise<void> => {
    const options = {base: "/assets/", dataBase: "/data/", language};
    texts["/index.html"] = PAGE(files.client, JSON.stringify(options));
    await page.goto(`${server.address}index.html`);
    await page.waitForFunction("window.runtime !== undefined");
  };
  await reload();
  const outputs = async (id: string): Promise<Output[]> =>
    joinStreams(
      await page.evaluate((key) => (window as typeof window & TestWindow).outputs[key] ?? [], id),
    );
  return {
    page,
    server,
    files,
    folder,
    outputs,
    reload,
    async run(id, source) {
      const result = await page.evaluate(
        ([key, text]) => {
          const scope = window as typeof window & TestWindow;
          scope.outputs[key] = [];
          return scope.runtime.run({id: key, source: text}, (output) =>
            scope.outputs[key].push(output),
          );
        },
        [id, source] as const,
      );
      return {...result, outputs: await outputs(id)};
    },
    async start(id, source) {
      await page.evaluate(
        ([key, text]) => {
          const scope = window as typeof window & TestWindow;
          scope.outputs[key] = [];
          void scope.runtime.run({id: key, source: text}, (output) =>
            scope.outputs[key].push(output),
          );
        },
        [id, source] as const,
      );
    },
    evaluate: (expression) => page.evaluate(expression),
    async close() {
      await browser.close();
      await server.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}
