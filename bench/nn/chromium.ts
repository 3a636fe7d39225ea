import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {type Browser, chromium} from "playwright-core";
import {bundleForPage, serveFolder} from "../shared/page.ts";
import type {Measured} from "./measure.ts";

/** A Chromium that is ready to measure. */
export interface MeasuringBrowser {
  measure(name: string, options: {readonly isolated: boolean; repeats: number}): Promise<Measured>;
  close(): Promise<void>;
}

/** Runs one job in a worker of an empty page. */
async function inWorker(
  browser: Browser,
  address: string,
  {name, repeats}: {readonly name: string; readonly repeats: number},
): Promise<{measured: Measured; gradient: string}> {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    return await page.evaluate(
      ([job, times]) =>
        new Promise<{measured: Measured; gradient: string}>((resolve, reject) => {
          const worker = new Worker("/page.js", {type: "module"});
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = ({data}) => {
            if (data.error !== undefined) reject(new Error(data.error));
            // Bytes as text, one character each: only text and plain numbers leave a page.
            const bytes = new Uint8Array(data.gradient.buffer);
            let gradient = "";
            for (let i = 0; i < bytes.length; i += 8192) {
              gradient += String.fromCharCode(...bytes.subarray(i, i + 8192));
            }
            resolve({measured: data.measured, gradient});
          };
          const request = {job: `/${job}.json`, numbers: `/${job}.raw`, wasmFolder: "/wasm/"};
          worker.postMessage({...request, repeats: times});
        }),
      [name, repeats] as const,
    );
  } finally {
    await page.close();
  }
}

/** Bundles our side for a browser and opens Chromium. */
export async function openChromium(program: string, folder: string): Promise<MeasuringBrowser> {
  await bundleForPage("bench/nn/page.entry.ts", folder);
  const browser = await chromium.launch({executablePath: program, args: ["--no-sandbox"]});
  return {
    async measure(name, {isolated, repeats}) {
      const server = await serveFolder(folder, isolated);
      try {
        const {measured, gradient} = await inWorker(browser, server.address, {name, repeats});
        const bytes = Buffer.from(gradient, "latin1");
        writeFileSync(join(folder, `${name}.chromium.gradient`), bytes);
        return measured;
      } finally {
        server.close();
      }
    },
    close: () => browser.close(),
  };
}
