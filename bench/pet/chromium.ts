import {chromium} from "playwright-core";
import {bundleForPage, serveFolder} from "../shared/page.ts";

/** What a training in a page gives. */
export interface PageResult {
  readonly seconds: number;
  readonly dice: readonly number[];
  /** What it computed with. */
  readonly device: string;
}

/** Trains once in a worker of an empty, isolated page on the patients that lie in a folder. */
export async function trainInChromium(
  program: string,
  folder: string,
  seed: number,
): Promise<PageResult> {
  await bundleForPage("bench/pet/page.entry.ts", folder);
  const server = await serveFolder(folder, true);
  const browser = await chromium.launch({executablePath: program, args: ["--no-sandbox"]});
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    return await page.evaluate(
      (number) =>
        new Promise<PageResult>((resolve, reject) => {
          const worker = new Worker("/page.js", {type: "module"});
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = ({data}) => {
            if (data.error === undefined) resolve(data.result);
            else reject(new Error(data.error));
          };
          worker.postMessage({seed: number});
        }),
      seed,
    );
  } finally {
    await browser.close();
    server.close();
  }
}
