import { describe, expect, it } from 'vitest';
import { scatteredTasks } from '../../renderer/features/today/scattered-tasks.ts';
import { suspendedNotes } from '../../renderer/features/today/summary.ts';

describe('figures of 今日 that differ from other pages say why', () => {
  const people = { active: 893, centralised: 500, scattered: 393, suspended: 3, suspendedCentralised: 1 };

  it('without the suspended, and what it is with them', () => {
    expect(suspendedNotes(people)).toEqual({
      active: { note: '加暂停共 896 人，指标按此计' },
      centralised: { note: '另有暂停 1 人，共 501 人' },
      scattered: { note: '另有暂停 2 人，共 395 人' },
      suspended: { note: '在册，计入指标；暂不发放' },
    });
  });

  it('nothing to say where nobody is suspended, or nobody of that mode', () => {
    expect(suspendedNotes({ ...people, suspended: 0, suspendedCentralised: 0 })).toEqual({
      active: {},
      centralised: {},
      scattered: {},
      suspended: {},
    });
    expect(suspendedNotes({ ...people, suspended: 1 })).toMatchObject({ centralised: { note: '另有暂停 1 人，共 501 人' }, scattered: {} });
  });
});

describe('duties of support at home', () => {
  it('visits, agreements and checks each in one line, leading to the most urgent', () => {
    const tasks = scatteredTasks({
      visits: { overdue: 3, never: 2, thisWeek: 9 },
      agreements: { expiring: 4, none: 1, inForce: 90 },
      checks: { complete: 50, lacking: 6 },
    });
    expect(tasks.map(({ title, detail, link }) => [title, detail, link])).toEqual([
      ['5 名分散供养人员应当探访', '已逾期 3 人，从未探访 2 人', '/scattered?standing=overdue'],
      ['5 份照料协议要签订或续签', '即将到期 4 人，没有协议 1 人', '/scattered/agreements?standing=expiring'],
      ['6 人的“五有”要检查或整改', '未落实 6 人', '/scattered/five-haves?standing=lacking'],
    ]);
  });

  it('nothing where nothing is due', () => {
    expect(scatteredTasks({ visits: { later: 5 }, agreements: { inForce: 5 }, checks: { complete: 5 } })).toEqual([]);
  });
});
