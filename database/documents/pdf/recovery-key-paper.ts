/** The recovery key of a ledger on one page of A4, for a sealed envelope in the safe. */
import type { Alignment } from './cell-print.ts';
import type { Face } from './font-files.ts';
import { wrapText } from './fit-text.ts';
import { pointsPerMm } from './geometry.ts';
import { createContentWriter, placeLines, type Line, type PlacedText } from './page-picture.ts';
import { createPdfFile } from './pdf-file.ts';
import { createTypesetter } from './typesetter.ts';

export type RecoveryKeyPaper = {
  readonly ledgerName: string;
  readonly regionName: string;
  /** As it is to be read: `2022年1月5日`. */
  readonly createdOn: string;
  /** Groups of four characters, in the order they are typed. */
  readonly keyGroups: readonly string[];
};

/** Margins as in GB/T 9704-2012: 28 mm at the binding edge, 26 mm at the other. */
const page = { width: 210, height: 297, left: 28, right: 184, top: 27 } as const;
const groupsPerLine = 4;

const purpose =
  '本密钥用于在全部管理员忘记口令、或管理员离任未能交接时打开台账，并为用户设置新口令。台账从建立起即加密：口令与本密钥如果都丢失，任何人都无法打开台账，数据不能找回。';
const typing = '密钥由数字和大写字母组成，没有字母 I、L、O、U。输入时不分大小写，各组之间的空格和短横可以省略。';
const keeping = [
  '打印后核对字迹，随即装入信封密封，骑缝签字或盖章，存入单位保险柜。',
  '由两人共同保管、共同启封；每次启封登记日期、事由和启封人，用后重新密封。',
  '不拍照、不复印、不录入电脑、不经网络传送，不与台账电脑和备份盘放在一处。',
  '保管人变动时当面移交并签字；怀疑泄露时立即报告单位负责人和管理员。',
] as const;

/** A PDF of one page, A4 upright. */
export function recoveryKeyPaper(paper: RecoveryKeyPaper): Uint8Array {
  const chunks: Uint8Array[] = [];
  const size = { width: page.width * pointsPerMm, height: page.height * pointsPerMm };
  const file = createPdfFile({ title: '台账恢复密钥', widthPoints: size.width, heightPoints: size.height }, (bytes) => chunks.push(bytes));
  const typesetter = createTypesetter(file);
  const texts: PlacedText[] = [];
  const lines: Line[] = [];
  let y = page.top;

  /** One line of text; positions in millimetres. */
  const put = (face: Face, points: number, text: string, left: number, right: number, middle: number, alignment: Alignment): void => {
    const width = typesetter.width(face, text);
    const fitted = { size: Math.min(points, ((right - left) * pointsPerMm) / Math.max(width, 0.001)), lines: [text] };
    const box = { left: left * pointsPerMm, right: right * pointsPerMm, middle: middle * pointsPerMm };
    texts.push(...placeLines(typesetter, face, fitted, box, alignment));
  };
  const rule = (x1: number, y1: number, x2: number, y2: number): void => {
    lines.push({ x1: x1 * pointsPerMm, y1: y1 * pointsPerMm, x2: x2 * pointsPerMm, y2: y2 * pointsPerMm });
  };
  /** A ruled table; draws the grid and hands back the middle of a cell. */
  const grid = (top: number, edges: readonly number[], rows: number, height: number): ((row: number) => number) => {
    for (let row = 0; row <= rows; row++) rule(edges[0] ?? 0, top + row * height, edges.at(-1) ?? 0, top + row * height);
    for (const edge of edges) rule(edge, top, edge, top + rows * height);
    return (row) => top + (row + 0.5) * height;
  };
  const paragraph = (text: string): void => {
    const points = 10.5;
    const wrapped = wrapText(`　　${text}`, ((page.right - page.left) * pointsPerMm) / points, Infinity, (part) =>
      typesetter.width('song', part),
    ) ?? [text];
    for (const line of wrapped) {
      put('song', points, line, page.left, page.right, y + 3.2, 'left');
      y += 6.1;
    }
  };
  const heading = (text: string): void => {
    y += 3.5;
    put('hei', 12, text, page.left, page.right, y + 3.5, 'left');
    y += 7.6;
  };

  put('song-bold', 24, '台账恢复密钥', page.left, page.right, y, 'centre');
  y += 13;
  const facts = [
    ['台账名称', paper.ledgerName],
    ['行政区划', paper.regionName],
    ['建立日期', paper.createdOn],
  ] as const;
  const factMiddle = grid(y, [page.left, page.left + 32, page.right], facts.length, 8.5);
  for (const [row, [label, value]] of facts.entries()) {
    put('hei', 11, label, page.left, page.left + 32, factMiddle(row), 'centre');
    put('song', 12, value, page.left + 36, page.right - 3, factMiddle(row), 'left');
  }
  y += facts.length * 8.5 + 7;

  const keyLines = Math.ceil(paper.keyGroups.length / groupsPerLine);
  const keyEdges = Array.from({ length: groupsPerLine + 1 }, (_, index) => page.left + ((page.right - page.left) * index) / groupsPerLine);
  const keyMiddle = grid(y, keyEdges, keyLines, 18);
  for (const [index, group] of paper.keyGroups.entries()) {
    const left = keyEdges[index % groupsPerLine] ?? 0;
    const right = keyEdges[(index % groupsPerLine) + 1] ?? 0;
    const middle = keyMiddle(Math.floor(index / groupsPerLine));
    put('song', 7.5, `第${index + 1}组`, left + 1.2, right, middle - 6.7, 'left');
    put('hei-bold', 26, group, left + 1, right - 1, middle + 1.2, 'centre');
  }
  y += keyLines * 18 + 3;

  heading('一、用途');
  paragraph(purpose);
  heading('二、输入');
  paragraph(typing);
  heading('三、保管');
  for (const [index, rule] of keeping.entries()) paragraph(`${index + 1}. ${rule}`);
  y += 5;

  const columns = [page.left, page.left + 32, page.left + 92, page.left + 108, page.right];
  const keeperMiddle = grid(y, columns, 2, 10);
  for (const row of [0, 1]) {
    put('hei', 11, '保管人签字', page.left, columns[1] ?? 0, keeperMiddle(row), 'centre');
    put('hei', 11, '日期', columns[2] ?? 0, columns[3] ?? 0, keeperMiddle(row), 'centre');
    put('song', 11, '年　　月　　日', columns[3] ?? 0, page.right - 3, keeperMiddle(row), 'right');
  }
  y += 20 + 6;
  const openings = [page.left, page.left + 32, page.left + 92, page.left + 124, page.right];
  const openingMiddle = grid(y, openings, 4, 8.5);
  for (const [index, title] of ['启封日期', '事由', '启封人', '启封人'].entries()) {
    put('hei', 11, title, openings[index] ?? 0, openings[index + 1] ?? 0, openingMiddle(0), 'centre');
  }

  const picture = { ...size, watermark: null, parts: [{ lines, texts }], bookmark: null };
  file.addPage(createContentWriter(typesetter)(picture));
  file.finish();
  return Buffer.concat(chunks);
}
