import type { BidderRow, CheckRow, ContractLife, TenderRow } from '../../../electron/contract/operators-shapes.ts';
import { rows, type Reader } from '../../core/sql.ts';
import { contractsOf } from '../homes/contracts.ts';

const entered = (alias: string): string =>
  `(SELECT u.name FROM user_account u WHERE u.user_id = ${alias}.recorded_by) AS recordedBy, ${alias}.recorded_at AS recordedAt`;

/** Newest first; withdrawn ones are left out. */
export function tendersOf(reader: Reader, homeId: number): TenderRow[] {
  const tenders = rows<Omit<TenderRow, 'bidders'>>(
    reader,
    `SELECT t.operator_tender_id AS tenderId, t.number AS tenderNo, t.method, t.announced_on AS announcedOn, t.closes_on AS closesOn,
       t.guaranteed_beds AS guaranteedBeds, t.requirement, t.decided_on AS decidedOn, t.document_no AS documentNo,
       t.operator_contract_id AS contractId, ${entered('t')}
     FROM operator_tender t WHERE t.home_id = ? AND t.withdrawn_at IS NULL ORDER BY t.announced_on DESC, t.operator_tender_id DESC`,
    homeId,
  );
  const bidders = rows<Omit<BidderRow, 'isChosen'> & { tenderId: number; isChosen: number }>(
    reader,
    `SELECT b.operator_bidder_id AS bidderId, b.operator_tender_id AS tenderId, b.name, b.credit_code AS creditCode, b.fee_fen AS feeFen,
       b.score_tenths AS scoreTenths, b.note, b.is_chosen AS isChosen, ${entered('b')}
     FROM operator_bidder b JOIN operator_tender t ON t.operator_tender_id = b.operator_tender_id
     WHERE t.home_id = ? AND b.withdrawn_at IS NULL ORDER BY b.is_chosen DESC, b.score_tenths DESC, b.operator_bidder_id`,
    homeId,
  );
  const ofTender = Map.groupBy(bidders, ({ tenderId }) => tenderId);
  return tenders.map((tender) => ({
    ...tender,
    bidders: (ofTender.get(tender.tenderId) ?? []).map(({ tenderId: _, isChosen, ...bidder }) => ({ ...bidder, isChosen: isChosen === 1 })),
  }));
}

export type RenewalRow = ContractLife['renewals'][number] & { readonly contractId: number };
type ExitRow = NonNullable<ContractLife['exit']> & { readonly contractId: number };

const ofHome = (alias: string): string =>
  `JOIN operator_contract c ON c.operator_contract_id = ${alias}.operator_contract_id WHERE c.home_id = ? AND c.withdrawn_at IS NULL AND ${alias}.withdrawn_at IS NULL`;

export function renewalsOf(reader: Reader, homeId: number): RenewalRow[] {
  return rows(
    reader,
    `SELECT r.operator_renewal_id AS renewalId, r.operator_contract_id AS contractId, r.renewed_on AS renewedOn, r.until_on AS untilOn,
       r.guaranteed_beds AS guaranteedBeds, r.fee_fen AS feeFen, r.document_no AS documentNo, r.note, r.until_before AS untilBefore,
       r.guaranteed_before AS guaranteedBefore, r.fee_before AS feeBefore, ${entered('r')}
     FROM operator_renewal r ${ofHome('r')} ORDER BY r.operator_renewal_id DESC`,
    homeId,
  );
}

export function checksOf(reader: Reader, homeId: number): (CheckRow & { readonly contractId: number })[] {
  return rows(
    reader,
    `SELECT k.operator_check_id AS checkId, k.operator_contract_id AS contractId, k.year, k.checked_on AS checkedOn, k.score_tenths AS scoreTenths,
       k.result, k.findings, k.rectify_by AS rectifyBy, k.document_no AS documentNo, ${entered('k')}
     FROM operator_check k ${ofHome('k')} ORDER BY k.year DESC`,
    homeId,
  );
}

export function exitsOf(reader: Reader, homeId: number): ExitRow[] {
  return rows(
    reader,
    `SELECT e.operator_exit_id AS exitId, e.operator_contract_id AS contractId, e.kind, e.decided_on AS decidedOn, e.leaves_on AS leavesOn, e.reason,
       e.residents_plan AS residentsPlan, e.assets_plan AS assetsPlan, e.document_no AS documentNo, e.handed_back_on AS handedBackOn,
       e.handover_note AS handoverNote, e.deposit_returned_fen AS depositReturnedFen, ${entered('e')}
     FROM operator_exit e ${ofHome('e')}`,
    homeId,
  );
}

/** Contracts of a home with what happened to each, the newest first. */
export function livesOf(reader: Reader, homeId: number): ContractLife[] {
  const [renewals, checks, exits] = [renewalsOf, checksOf, exitsOf].map((read) =>
    Map.groupBy(read(reader, homeId) as readonly { readonly contractId: number }[], ({ contractId }) => contractId),
  ) as [Map<number, RenewalRow[]>, Map<number, (CheckRow & { contractId: number })[]>, Map<number, ExitRow[]>];
  const bare = <Row extends { readonly contractId: number }>({ contractId: _, ...row }: Row): Omit<Row, 'contractId'> => row;
  return contractsOf(reader, homeId).map((contract) => {
    const exit = exits.get(contract.contractId)?.[0];
    return {
      contract,
      renewals: (renewals.get(contract.contractId) ?? []).map(bare),
      checks: (checks.get(contract.contractId) ?? []).map(bare),
      exit: exit ? bare(exit) : null,
    };
  });
}

/** Homes with anything of an operator, and those the roster calls entrusted. */
export function operatedHomes(reader: Reader): { readonly homeId: number }[] {
  return rows(
    reader,
    `SELECT h.home_id AS homeId FROM home h WHERE h.withdrawn_at IS NULL AND (h.operation_mode = 'entrusted' OR
       EXISTS (SELECT 1 FROM operator_contract c WHERE c.home_id = h.home_id AND c.withdrawn_at IS NULL)
       OR EXISTS (SELECT 1 FROM operator_tender t WHERE t.home_id = h.home_id AND t.withdrawn_at IS NULL)) ORDER BY h.code`,
  );
}
