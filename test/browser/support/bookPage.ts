import {mkdtemp, rm} from "node:fs/promises";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {type Browser, type BrowserContextOptions, chromium, type Page} from "playwright-core";
import {buildBook} from "../../../workbench/book/buildBook.ts";
import {createBookServer} from "../../../workbench/book/serve/bookServer.ts";
import {findChromium} from "./findChromium.ts";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));

/** The built book behind its own server, in a real browser. */
export interface BookInBrowser {
  readonly address: string;
  /** Requests that went anywhere but to the book's server. */
  readonly outside: readonly string[];
  /** Errors of scripts and refusals of the page's policy. */
  readonly errors: readonly string[];
  /** Opens a page as a reader of its own, with nothing kept from others. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the book of this repository, with kept results where there are some, and opens a browser. */
export async function openBook(): Promise<BookInBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("openBook: there must be a Chromium");
  const folder = await mkdtemp(join(tmpdir(), "voxelbook-pages-"));
  const {problems} = await buildBook({out: join(folder, "book"), root: REPOSITORY, execute: "all"});
  if (problems.length > 0)
    throw new Error(`openBook: the book must have no problems:\n${problems.join("\n")}`);
  const server = createBookServer(join(folder, "book"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-background-networking", "--enable-unsafe-swiftshader"],
  });
  const outside: string[] = [];
  const errors: string[] = [];
  return {
    address,
    outside,
    errors,
    open: async (path, options = {}) => {
      const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(address) && !/^(?:data|blob):/.test(url)) outside.push(url);
      });
      page.on("pageerror", (error) => errors.push(`${path}: ${error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(`${path}: ${message.text()}`);
      });
      await page.goto(address + path);
      return page;
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}
