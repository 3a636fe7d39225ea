import type {VolumeMessage} from "../render/renderOutput.ts";
import {makeElement} from "./makeElement.ts";
import type {PageData, Say} from "./pageData.ts";

interface ManifestRow {
  readonly id: string;
  readonly sha256: string;
  readonly attribution: string;
}

/** The part of the book's manifest that the viewer reads. */
export interface ViewerManifest {
  readonly datasets: readonly ManifestRow[];
  readonly carried?: readonly string[];
}

const manifests = new Map<string, Promise<ViewerManifest>>();

/** Reads the book's manifest of data once. */
function readManifest(base: string): Promise<ViewerManifest> {
  let manifest = manifests.get(base);
  if (manifest === undefined) {
    manifest = fetch(`${base}/manifest.json`).then((response) => {
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      return response.json() as Promise<ViewerManifest>;
    });
    manifests.set(base, manifest);
  }
  return manifest;
}

/** Opens the viewer in the place of the montage. */
async function openViewer(
  figure: HTMLElement,
  volume: VolumeMessage,
  data: PageData,
  say: Say,
): Promise<void> {
  const picture = figure.querySelector<HTMLElement>(".picture")!;
  const base = new URL(`${data.root}data`, location.href).href;
  const status = makeElement("p", {class: "viewer-status", role: "status"}, say("viewerLoading"));
  const label =
    volume.window === null
      ? say("viewerLabelPlain")
      : say("viewerLabel", {level: volume.window.level, width: volume.window.width});
  const canvas = makeElement("canvas", {tabindex: "0", "aria-label": label});
  const viewer = makeElement("div", {class: "viewer"}, canvas);
  const montage = [...picture.childNodes];
  try {
    const {datasets, carried = []} = await readManifest(base);
    const rowOf = (id: string | null) => datasets.find((row) => row.id === id);
    const image = rowOf(volume.dataset);
    if (image === undefined || !carried.includes(image.id)) throw new Error(say("viewerMissing"));
    const mask =
      volume.mask !== null && carried.includes(volume.mask) ? rowOf(volume.mask) : undefined;
    picture.removeAttribute("role");
    picture.replaceChildren(viewer, status);
    const {showVolume} = await import("./viewer.ts");
    await showVolume(canvas, {
      image: `${base}/${image.sha256}`,
      mask: mask === undefined ? null : `${base}/${mask.sha256}`,
      window: volume.window,
    });
    status.textContent = say("viewerHelp");
    figure.append(makeElement("p", {class: "attribution"}, image.attribution));
  } catch (error) {
    // The still picture comes back: what could be seen before can be seen again.
    picture.replaceChildren(...montage);
    const reason = error instanceof Error ? error.message : String(error);
    figure.append(
      makeElement("p", {class: "above-failed", role: "status"}, say("viewerFailed", {reason})),
    );
  }
}

/** Offers to open a volume in the viewer; the montage is there until the reader asks. */
export function addViewerButton(
  figure: HTMLElement,
  {data, say}: {readonly data: PageData; readonly say: Say},
): void {
  const source = figure.querySelector("script.volume-data");
  const volume = JSON.parse(source?.textContent ?? "{}") as VolumeMessage;
  if (source === null || (volume.dataset ?? null) === null) return;
  const button = makeElement("button", {type: "button", class: "figure-action"}, say("openViewer"));
  button.addEventListener("click", () => {
    button.remove();
    void openViewer(figure, volume, data, say);
  });
  const caption = figure.querySelector("figcaption");
  if (caption === null) figure.append(button);
  else caption.before(button);
}
