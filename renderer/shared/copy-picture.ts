/** A chart as a picture on the clipboard, to be pasted into a report: its title, its legend and what is drawn, as it stands on the screen. */
import { showToast } from './ui.tsx';

export type ChartPicture = {
  readonly svg: SVGSVGElement;
  readonly title: string;
  readonly legend: readonly { readonly label: string; readonly colour: string }[];
  readonly background: string;
  readonly ink: string;
};

/** As sharp as print wants it. */
const scale = 2;
const margin = 16;
const titleHeight = 30;
const legendHeight = 24;
const face = '"Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

async function drawn(svg: SVGSVGElement): Promise<{ readonly image: HTMLImageElement; readonly width: number; readonly height: number }> {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  // A picture knows nothing of the page it stood on.
  copy.setAttribute('font-family', face.replaceAll('"', "'"));
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    return { image, width, height };
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function pictureOf({ svg, title, legend, background, ink }: ChartPicture): Promise<Blob> {
  const { image, width, height } = await drawn(svg);
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * margin) * scale;
  canvas.height = (height + titleHeight + legendHeight + 2 * margin) * scale;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.scale(scale, scale);
  pen.fillStyle = background;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.textBaseline = 'middle';
  pen.fillStyle = ink;
  pen.font = `600 16px ${face}`;
  pen.fillText(title, margin, margin + titleHeight / 2 - 4);
  pen.font = `12px ${face}`;
  let left = margin;
  const middle = margin + titleHeight + legendHeight / 2 - 4;
  for (const { label, colour } of legend) {
    pen.fillStyle = colour;
    pen.fillRect(left, middle - 5, 10, 10);
    pen.fillStyle = ink;
    pen.fillText(label, left + 15, middle);
    left += 15 + pen.measureText(label).width + 18;
  }
  pen.drawImage(image, margin, margin + titleHeight + legendHeight, width, height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'));
}

export async function copyPicture(picture: ChartPicture): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': await pictureOf(picture) })]);
    showToast({ tone: 'success', text: '图已复制', next: '可以粘贴到 Word、WPS 或演示文稿中保存、打印。' });
  } catch {
    showToast({ tone: 'error', text: '图没有复制成功', next: '请重试；也可以用“复制数据”把数字粘贴到表格软件。' });
  }
}
