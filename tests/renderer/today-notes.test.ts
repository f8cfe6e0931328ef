import { describe, expect, it } from 'vitest';
import { suspendedNotes } from '../../renderer/features/today/summary.ts';

describe('figures of 今日 that differ from other pages say why', () => {
  const people = { active: 893, centralised: 500, scattered: 393, suspended: 3, suspendedCentralised: 1 };

  it('without the suspended, and what it is with them', () => {
    expect(suspendedNotes(people)).toEqual({
      active: { note: '加暂停 3 人共 896 人，指标按此计' },
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
