import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {brotliCompressSync, gzipSync} from "node:zlib";
import type {Page} from "playwright-core";
import type {StartTimes} from "../../../workbench/book/runtime/protocol.ts";
import {openRuntimePage} from "./runtimePage.ts";

/** What a part of the runtime weighs, bytes. */
export interface PartSize {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** How long the page's runtime takes, and what it weighs. */
export interface RuntimeNumbers {
  /** From the first run or warm of a page until all parts are there, nothing cached, ms. */
  readonly fetchedMs: number;
  /** … and until the compiler is ready, ms. */
  readonly readyMs: number;
  /** The first cell in a ready worker, and the median of twenty more, ms. */
  readonly firstCellMs: number;
  readonly nextCellMs: number;
  /** The same start when the browser has the parts, ms. */
  readonly secondReadyMs: number;
  /** JavaScript heap of the worker after these cells, bytes. */
  readonly heapBytes: number;
  readonly parts: Readonly<Record<string, PartSize>>;
}

const CELL = (i: number): string =>
  `import {hounsfieldDrift} from "voxelbook/physics";\nconst drift${i} = hounsfieldDrift(45, 0.00${i + 1});\ndrift${i}`;

/** Asks the browser's debugger how much heap the page's one worker uses. */
async function workerHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const usage = new Promise<number>((resolve) => {
    session.on("Target.receivedMessageFromTarget", ({message}) => {
      const {result} = JSON.parse(message) as {result?: {usedSize?: number}};
      if (result?.usedSize !== undefined) resolve(result.usedSize);
    });
    session.on("Target.attachedToTarget", ({sessionId}) => {
      const message = JSON.stringify({id: 1, method: "Runtime.getHeapUsage"});
      void session.send("Target.sendMessageToTarget", {sessionId, message});
    });
  });
  const options = {autoAttach: true, waitForDebuggerOnStart: false, flatten: false};
  await session.send("Target.setAutoAttach", options);
  return usage;
}

/** Measures the runtime in the system's Chromium; the machine should do nothing else meanwhile. */
export async function measureRuntime(): Promise<RuntimeNumbers> {
  const runtime = await openRuntimePage();
  try {
    const parts: Record<string, PartSize> = {};
    for (const [part, name] of Object.entries(runtime.files)) {
      const raw = await readFile(join(runtime.folder, name));
      parts[part] = {
        raw: raw.length,
        gzip: gzipSync(raw, {level: 9}).length,
        brotli: brotliCompressSync(raw).length,
      };
    }
    const cold = await runtime.evaluate<StartTimes>("window.runtime.warm()");
    const times: number[] = [];
    for (let i = 0; i < 21; i++) times.push((await runtime.run(`cell-${i}`, CELL(i))).ms);
    const next = times.slice(1).sort((a, b) => a - b);
    const heapBytes = await workerHeap(runtime.page);
    await runtime.reload();
    const again = await runtime.evaluate<StartTimes>("window.runtime.warm()");
    return {
      fetchedMs: cold.fetched,
      readyMs: cold.ready,
      firstCellMs: times[0],
      nextCellMs: next[Math.floor(next.length / 2)],
      secondReadyMs: again.ready,
      heapBytes,
      parts,
    };
  } finally {
    await runtime.close();
  }
}
