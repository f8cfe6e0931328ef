/** 改造提升项目资产移交清单 of one project. */
import type { Report, ReportTable } from '../../../documents/report-table.ts';
import { dayText } from './content.ts';

export type AssetOnPaper = {
  readonly name: string;
  readonly model: string | null;
  readonly quantity: number;
  readonly unitFen: number;
  readonly place: string | null;
  readonly handedOverOn: string;
  readonly receiver: string;
};

export type AssetsContent = {
  readonly region: string;
  readonly unit: string;
  readonly asOf: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly homeName: string;
  /** 固定资产入账 of the settlement. */
  readonly registrationNo: string | null;
  readonly assets: readonly AssetOnPaper[];
};

export function reportAssets(content: AssetsContent, paper: Report['paper'], footLine: string): Report {
  const { region, unit, asOf, projectCode, projectName, homeName, registrationNo, assets } = content;
  const table: ReportTable = {
    name: '资产移交清单',
    title: `${region}敬老院改造提升项目资产移交清单`,
    lead: { left: `项目：${projectName}（${projectCode}）`, centre: `截至${dayText(asOf)}`, right: '单位：元' },
    columns: [
      { title: '序号', kind: 'index', widthMm: 12 },
      { title: '资产名称', kind: 'text', widthMm: 46 },
      { title: '规格型号', kind: 'text', widthMm: 40 },
      { title: '数量', kind: 'integer', widthMm: 16, isSummed: true },
      { title: '单价', kind: 'money', widthMm: 26 },
      { title: '金额', kind: 'money', widthMm: 30, isSummed: true },
      { title: '存放地点', kind: 'text', widthMm: 40 },
      { title: '移交日期', kind: 'date', widthMm: 24 },
      { title: '接收人', kind: 'text', widthMm: 19 },
      { title: '接收人签字', kind: 'text', widthMm: 26 },
    ],
    rows: assets.map((asset, index) => [
      index + 1,
      asset.name,
      asset.model,
      asset.quantity,
      asset.unitFen,
      asset.unitFen * asset.quantity,
      asset.place,
      asset.handedOverOn,
      asset.receiver,
      '',
    ]),
    rowCount: assets.length,
    wordsColumn: 5,
    hasTotals: true,
    signOff: [`移交单位（盖章）：${unit}`, `接收单位（盖章）：${homeName}`, '监交人：', '　　年　　月　　日'],
    sealOf: null,
    notes: [`一式三份：移交单位、接收单位、财务各存一份。${registrationNo === null ? '' : `固定资产入账凭证：${registrationNo}。`}`],
  };
  return { tables: [table], paper, watermark: null, fingerprint: null, footLine };
}
