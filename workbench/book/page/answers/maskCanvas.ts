import {makeElement} from "../makeElement.ts";

/** Screen pixels across the picture, as far as the page has room. */
const WIDTH = 420;

/** What the painter tells its form. */
interface Painter {
  readonly columns: number;
  readonly rows: number;
  readonly label: string;
  /** Before a stroke, so that it can be taken back. */
  keep(): void;
  /** After a stroke. */
  tell(): void;
}

/** A picture with a region painted over it; arrow keys move a cursor, the space bar paints. */
export class MaskCanvas {
  readonly element: HTMLCanvasElement;
  brush = 1;
  erases = false;
  private readonly painter: Painter;
  private readonly context: CanvasRenderingContext2D;
  private readonly scale: number;
  private mask: Uint8Array;
  private image: readonly number[] | undefined;
  private cursor: {x: number; y: number} | undefined;
  private last: {x: number; y: number} | undefined;

  constructor(painter: Painter) {
    const {columns, rows, label} = painter;
    this.painter = painter;
    this.scale = Math.max(1, Math.round(WIDTH / columns));
    this.mask = new Uint8Array(columns * rows);
    this.element = makeElement("canvas", {
      class: "mask-canvas",
      width: String(columns * this.scale),
      height: String(rows * this.scale),
      tabindex: "0",
      role: "application",
      "aria-label": label,
    });
    this.context = this.element.getContext("2d")!;
    this.listen();
  }

  showMask(mask: Uint8Array): void {
    this.mask = mask;
    this.draw();
  }

  /** Puts an image behind the region, from its least value as black to its greatest as white. */
  showImage(image: readonly number[]): void {
    this.image = image;
    this.draw();
  }

  private listen(): void {
    const {element, painter} = this;
    element.addEventListener("pointerdown", (event) => {
      if (this.closed) return;
      element.setPointerCapture(event.pointerId);
      painter.keep();
      this.last = undefined;
      this.stroke(event);
    });
    element.addEventListener("pointermove", (event) => {
      if (element.hasPointerCapture(event.pointerId)) this.stroke(event);
    });
    element.addEventListener("lostpointercapture", () => painter.tell());
    element.addEventListener("keydown", (event) => this.onKey(event));
    element.addEventListener("blur", () => {
      this.cursor = undefined;
      this.draw();
    });
  }

  /** True while the cell computes its answer: the region is shown, not painted. */
  private get closed(): boolean {
    return this.element.closest("fieldset")?.classList.contains("computed") ?? false;
  }

  private onKey(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const step = steps[event.key];
    if ((step === undefined && event.key !== " ") || this.closed) return;
    event.preventDefault();
    const {columns, rows} = this.painter;
    const {x, y} = this.cursor ?? {x: columns >> 1, y: rows >> 1};
    const inside = (value: number, size: number): number => Math.min(size - 1, Math.max(0, value));
    const [dx, dy] = step ?? [0, 0];
    this.cursor = {x: inside(x + dx, columns), y: inside(y + dy, rows)};
    if (step === undefined) {
      this.painter.keep();
      this.dab(this.cursor.x, this.cursor.y);
      this.painter.tell();
    }
    this.draw();
  }

  /** Paints from the last place of the pointer to the present one. */
  private stroke({offsetX, offsetY}: PointerEvent): void {
    const {clientWidth, clientHeight} = this.element;
    const {columns, rows} = this.painter;
    const x = Math.floor((offsetX / clientWidth) * columns);
    const y = Math.floor((offsetY / clientHeight) * rows);
    const from = this.last ?? {x, y};
    const steps = Math.max(Math.abs(x - from.x), Math.abs(y - from.y), 1);
    for (let i = 0; i <= steps; i++) {
      this.dab(
        Math.round(from.x + ((x - from.x) * i) / steps),
        Math.round(from.y + ((y - from.y) * i) / steps),
      );
    }
    this.last = {x, y};
    this.draw();
  }

  /** Paints one disc of the brush. */
  private dab(x: number, y: number): void {
    const {columns, rows} = this.painter;
    const radius = this.brush / 2;
    const reach = Math.floor(radius);
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const [column, row] = [x + dx, y + dy];
        if (dx * dx + dy * dy > radius * radius) continue;
        if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
        this.mask[column + columns * row] = this.erases ? 0 : 1;
      }
    }
  }

  private draw(): void {
    const {scale, mask} = this;
    const {columns, rows} = this.painter;
    const image = this.image;
    const context = this.context;
    const low = Math.min(...(image ?? [0]));
    const range = Math.max(...(image ?? [1])) - low || 1;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        const at = x + columns * y;
        const grey = image === undefined ? 40 : Math.round((255 * (image[at]! - low)) / range);
        context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
        context.fillRect(x * scale, y * scale, scale, scale);
      }
    }
    this.drawRegion(mask);
    if (this.cursor === undefined) return;
    context.strokeStyle = "#ffffff";
    context.lineWidth = 2;
    context.strokeRect(this.cursor.x * scale, this.cursor.y * scale, scale, scale);
  }

  /** Tints the region lightly and draws its outline, so that the image stays visible below it. */
  private drawRegion(mask: Uint8Array): void {
    const {scale} = this;
    const context = this.context;
    const {columns, rows} = this.painter;
    const at = (x: number, y: number): boolean =>
      x >= 0 && y >= 0 && x < columns && y < rows && mask[x + columns * y] === 1;
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        if (!at(x, y)) continue;
        context.fillStyle = "rgb(240 160 40 / 25%)";
        context.fillRect(x * scale, y * scale, scale, scale);
        context.fillStyle = "rgb(240 160 40)";
        const edge = Math.max(1, Math.round(scale / 4));
        if (!at(x - 1, y)) context.fillRect(x * scale, y * scale, edge, scale);
        if (!at(x + 1, y)) context.fillRect((x + 1) * scale - edge, y * scale, edge, scale);
        if (!at(x, y - 1)) context.fillRect(x * scale, y * scale, scale, edge);
        if (!at(x, y + 1)) context.fillRect(x * scale, (y + 1) * scale - edge, scale, edge);
      }
    }
  }
}
