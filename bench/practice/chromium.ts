import {existsSync, readFileSync} from "node:fs";
import {type Browser, chromium, type Page} from "playwright-core";
import {bundleForPage, serveFolder} from "../shared/page.ts";
import type {PageRequest} from "./page.entry.ts";
import type {Finished, Run, Side} from "./sides.ts";

/** A page as a side: it compares its result with that of Node by itself. */
export interface PageSide extends Side {
  /** Largest difference to what Node has written. */
  compare(): Promise<number>;
}

/** Reads the peak of memory of the processes that draw pages, where the system tells: the largest one. */
async function peakOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const {processInfo} = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const peaks = processInfo
    .filter(({type}) => type === "renderer")
    .map(({id}) => `/proc/${id}/status`)
    .filter(existsSync)
    .map((file) => Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, "utf8"))?.[1]) / 1024);
  return peaks.length === 0 ? Number.NaN : Math.max(...peaks);
}

/** Asks the page's worker and waits for its answer. */
function ask<Answer>(page: Page, request: PageRequest): Promise<Answer> {
  return page.evaluate(
    (message) =>
      new Promise<Answer>((resolve, reject) => {
        // The worker is kept by the page, from the first question on.
        const scope = window as {worker?: Worker};
        const worker = scope.worker ?? new Worker("/page.js", {type: "module"});
        scope.worker = worker;
        worker.onerror = (event) => reject(new Error(event.message));
        worker.onmessage = ({data}) => {
          if (data.error === undefined) resolve(data.value);
          else reject(new Error(data.error));
        };
        worker.postMessage(message);
      }),
    request,
  );
}

/** Bundles our side for a browser. */
export function bundlePractice(folder: string): Promise<void> {
  return bundleForPage("bench/practice/page.entry.ts", folder);
}

/** Opens a row in a worker of an empty, isolated page of a Chromium of its own. */
export async function openPage(program: string, folder: string, row: string): Promise<PageSide> {
  const server = await serveFolder(folder, true);
  const browser = await chromium.launch({executablePath: program, args: ["--no-sandbox"]});
  const page = await browser.newPage();
  await page.goto(server.address);
  const {device} = await ask<{device: string}>(page, {word: "open", row});
  const before = await peakOf(browser);
  return {
    run: () => ask<Run>(page, {word: "run", row}),
    finish: async (): Promise<Finished> => ({megabytes: await peakOf(browser), before, device}),
    compare: async () => (await ask<{difference: number}>(page, {word: "compare", row})).difference,
    async close() {
      await browser.close();
      server.close();
    },
  };
}
