/** What the log says of entrusted operation: the fields by names of their own, so that each has its word. */
import {
  pointsText,
  type BidderRow,
  type CheckRow,
  type ContractLife,
  type TenderRow,
} from '../../../electron/contract/operators-shapes.ts';

const points = (tenths: number | null): string | null => (tenths === null ? null : pointsText(tenths));

type Tender = Pick<TenderRow, 'tenderNo' | 'method' | 'announcedOn' | 'closesOn' | 'guaranteedBeds' | 'requirement'>;
export function toldTender({ tenderNo, method, announcedOn, closesOn, guaranteedBeds, requirement }: Tender): Record<string, unknown> {
  return { tenderNo, tenderMethod: method, announcedOn, closesOn, guaranteedBeds, requirement };
}

type Bidder = Pick<BidderRow, 'name' | 'creditCode' | 'feeFen' | 'scoreTenths' | 'note'>;
export function toldBidder({ name, creditCode, feeFen, scoreTenths, note }: Bidder): Record<string, unknown> {
  return { bidder: name, creditCode, yearFeeFen: feeFen, operatorScore: points(scoreTenths), note };
}

type Renewal = Pick<ContractLife['renewals'][number], 'renewedOn' | 'untilOn' | 'guaranteedBeds' | 'feeFen' | 'documentNo' | 'note'>;
export function toldRenewal({ renewedOn, untilOn, guaranteedBeds, feeFen, documentNo, note }: Renewal): Record<string, unknown> {
  return { renewedOn, untilOn, guaranteedBeds, yearFeeFen: feeFen, documentNo, note };
}

type Check = Omit<CheckRow, 'checkId' | 'recordedBy' | 'recordedAt'>;
export function toldCheck({ year, checkedOn, scoreTenths, result, findings, rectifyBy, documentNo }: Check): Record<string, unknown> {
  return { year, checkedOn, operatorScore: points(scoreTenths), checkGrade: result, findings, rectifyBy, documentNo };
}

type Exit = Pick<
  NonNullable<ContractLife['exit']>,
  'kind' | 'decidedOn' | 'leavesOn' | 'reason' | 'residentsPlan' | 'assetsPlan' | 'documentNo'
>;
export function toldExit({ kind, ...exit }: Exit): Record<string, unknown> {
  const { decidedOn, leavesOn, reason, residentsPlan, assetsPlan, documentNo } = exit;
  return { exitKind: kind, decidedOn, leavesOn, reason, residentsPlan, assetsPlan, documentNo };
}
