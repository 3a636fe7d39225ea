const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ipynb: "application/x-ipynb+json; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  ttf: "font/ttf",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  woff2: "font/woff2",
};

/** Returns the media type of a file by the end of its name; what has no known end is just bytes. */
export function mimeType(path: string): string {
  const end = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
  return TYPES[end] ?? "application/octet-stream";
}

/** Says whether a media type shrinks: texts do, pictures and archives have done so already. */
export function isCompressible(type: string): boolean {
  return /^(?:text\/|application\/(?:json|x-ipynb|wasm)|image\/svg)/.test(type);
}
