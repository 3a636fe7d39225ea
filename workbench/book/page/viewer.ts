import {Niivue, SHOW_RENDER} from "@niivue/niivue";

/** What the viewer shows: addresses of gzipped NIfTI files and the window of the CT. */
export interface ViewerOptions {
  readonly image: string;
  readonly mask: string | null;
  readonly window: {readonly level: number; readonly width: number} | null;
}

/** Shows a volume in three planes, in radiological convention, with the mask as a thin layer. */
export async function showVolume(
  canvas: HTMLCanvasElement,
  {image, mask, window: shown}: ViewerOptions,
): Promise<void> {
  const viewer = new Niivue({
    isRadiologicalConvention: true,
    show3Dcrosshair: false,
    isResizeCanvas: true,
    logLevel: "error",
    backColor: [0, 0, 0, 1],
    crosshairWidth: 0.6,
    isOrientationTextVisible: true,
    isRuler: false,
  });
  await viewer.attachToCanvas(canvas);
  const limits =
    shown === null
      ? {}
      : {cal_min: shown.level - shown.width / 2, cal_max: shown.level + shown.width / 2};
  const volumes = [{url: image, name: "image.nii.gz", colormap: "gray", ...limits}];
  const layer = {
    url: mask ?? "",
    name: "mask.nii.gz",
    colormap: "warm",
    opacity: 1,
    cal_min: 0.5,
    cal_max: 1,
  };
  await viewer.loadVolumes(mask === null ? volumes : [...volumes, layer]);
  // Three planes and no rendering; the mask is a line that does not hide the image.
  viewer.opts.multiplanarShowRender = SHOW_RENDER.NEVER;
  viewer.overlayOutlineWidth = 0.5;
  viewer.overlayAlphaShader = 0.12;
  viewer.setSliceType(viewer.sliceTypeMultiplanar);
  viewer.updateGLVolume();
}
