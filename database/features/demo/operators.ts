/** What happened to the invented operators: checks, a renewal, one that leaves, and a home that looks for one. */
import { fen, isoDate, type IsoDate } from '../../../electron/contract/values.ts';
import type { WriteContext } from '../../core/sql.ts';
import { addCheck, planExit, renew } from '../operators/service-contracts.ts';
import { addBidder, saveTender } from '../operators/service-tenders.ts';
import { addDays } from './calendar.ts';

type Entrusted = { readonly homeId: number; readonly contractId: number; readonly guaranteedBeds: number };

const yuan = (amount: number): ReturnType<typeof fen> => fen(amount * 100);

export function makeOperators(clerk: WriteContext, entrusted: readonly Entrusted[], seekingHomeId: number | null, today: IsoDate): void {
  const year = Number(today.slice(0, 4));
  const [ending, renewed, leaving] = entrusted;
  const check = ({ homeId, contractId }: Entrusted, checkedYear: number, score: number, findings: string | null): void => {
    const needsMore = score < 75;
    addCheck(clerk, {
      homeId,
      contractId,
      year: checkedYear,
      checkedOn: isoDate(`${checkedYear + 1}-01-20`),
      score,
      result: needsMore ? 'rectify' : score < 90 ? 'passed' : 'good',
      findings,
      rectifyBy: needsMore ? isoDate(`${checkedYear + 1}-04-30`) : null,
      documentNo: `样民函〔${checkedYear + 1}〕6号`,
    });
  };
  // The invented contracts begin in 2024; the clock of the machine may be before.
  if (year < 2026) return;
  if (ending) for (const past of [year - 2, year - 1]) check(ending, past, past === year - 1 ? 92.5 : 88, null);
  if (renewed) {
    check(renewed, year - 1, 86, '助浴间防滑垫破损，已当场更换');
    renew(clerk, {
      homeId: renewed.homeId,
      contractId: renewed.contractId,
      renewedOn: addDays(today, -30),
      untilOn: isoDate('2031-12-31'),
      guaranteedBeds: renewed.guaranteedBeds,
      feeFen: yuan(210_000),
      documentNo: `样民〔${year}〕42号`,
      note: null,
    });
  }
  if (leaving) {
    check(leaving, year - 1, 71.5, '夜间巡查记录缺失，护理员未足额配备');
    planExit(clerk, {
      homeId: leaving.homeId,
      contractId: leaving.contractId,
      kind: 'agreed',
      decidedOn: addDays(today, -20),
      leavesOn: addDays(today, 70),
      reason: '运营单位调整业务，协商提前终止',
      residentsPlan: '在院人员不动，由镇政府接管，护理员转签',
      assetsPlan: '按清单逐件清点，账目审计后移交',
      documentNo: `样民函〔${year}〕31号`,
    });
  }
  if (seekingHomeId === null) return;
  const { tenderId } = saveTender(clerk, {
    homeId: seekingHomeId,
    tenderId: null,
    tenderNo: `样托选〔${year}〕2号`,
    method: 'consultation',
    announcedOn: addDays(today, -25),
    closesOn: addDays(today, -3),
    guaranteedBeds: 20,
    requirement: '有三年以上养老机构运营经验，保底特困床位始终留足',
  });
  const bidders = [
    ['样福家园养老管理有限公司', 180_000, 88.5],
    ['样和医养服务中心', 165_000, 84],
    ['样安照护服务有限公司', 158_000, 79.5],
  ] as const;
  for (const [name, fee, score] of bidders)
    addBidder(clerk, { homeId: seekingHomeId, tenderId, name, creditCode: null, feeFen: yuan(fee), score, note: null });
}
