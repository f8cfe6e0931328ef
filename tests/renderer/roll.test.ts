import { describe, expect, it } from 'vitest';
import { absentOf, marksOf, noted, rollSums, toggled, type RollPerson } from '../../renderer/features/beds/roll.ts';
import { managerTasks } from '../../renderer/features/today/manager-tasks.ts';
import type { ManagerDay } from '../../electron/contract/stays-days.ts';
import { isoDate } from '../../electron/contract/values.ts';

const person = (personId: number, away: RollPerson['away'] = null): RollPerson => ({
  personId,
  name: `住院${personId}`,
  sex: 'female',
  age: 80,
  level: 'independent',
  place: null,
  away,
  relocatedTo: null,
});
const people = [person(1), person(2, 'leave'), person(3, 'hospital'), person(4)];

describe('the roll call', () => {
  it('begins with everybody present but those known to be away', () => {
    const marks = marksOf({ people, taken: null });
    expect(rollSums(people, marks)).toEqual({ expected: 2, present: 2, missing: 0, away: 2 });
    expect(absentOf(people, marks)).toEqual([
      { personId: 2, finding: 'leave', note: null },
      { personId: 3, finding: 'hospital', note: null },
    ]);
  });

  it('somebody at a temporary place during works is away, and the roll call keeps where', () => {
    const moved = { ...person(5, 'leave'), relocatedTo: '镇中心小学空置宿舍' };
    const marks = marksOf({ people: [person(1), moved], taken: null });
    expect(rollSums([person(1), moved], marks)).toEqual({ expected: 1, present: 1, missing: 0, away: 1 });
    expect(absentOf([moved], marks)).toEqual([{ personId: 5, finding: 'leave', note: '改造期间临时安置：镇中心小学空置宿舍' }]);
    expect(toggled(toggled(marks, moved), moved)).toEqual(marks);
  });

  it('one touch makes somebody missing, another one present again; away comes back as what is recorded', () => {
    const [one, onLeave] = [people[0] as RollPerson, people[1] as RollPerson];
    let marks = toggled(marksOf({ people, taken: null }), one);
    marks = noted(marks, 1, ' 去集市 ');
    expect(absentOf(people, marks)[0]).toEqual({ personId: 1, finding: 'missing', note: '去集市' });
    expect(rollSums(people, marks)).toEqual({ expected: 2, present: 1, missing: 1, away: 2 });
    expect(toggled(marks, one).has(1)).toBe(false);
    const back = toggled(marks, onLeave);
    expect(rollSums(people, back).expected).toBe(3);
    expect(toggled(back, onLeave).get(2)?.finding).toBe('leave');
    expect(noted(marks, 4, '没有')).toBe(marks);
  });

  it('taken again it begins with what was found, without those who have left since', () => {
    const taken = {
      rollCallId: 1,
      expected: 3,
      present: 2,
      note: null,
      recordedAt: '2022-03-20T01:00:00.000Z',
      recordedBy: '李院长',
      absent: [
        { personId: 4, name: '住院4', finding: 'missing' as const, note: '未归' },
        { personId: 9, name: '已退出', finding: 'missing' as const, note: null },
      ],
    };
    const marks = marksOf({ people, taken });
    expect(marks.get(4)).toEqual({ finding: 'missing', note: '未归' });
    expect(marks.has(9)).toBe(false);
  });
});

describe("a manager's day", () => {
  const counts = {
    registered: 10,
    nursing: 0,
    drawn: 8,
    drawnNursing: 0,
    undrawn: 2,
    repair: 0,
    renovation: 0,
    available: 10,
    occupied: 6,
    leave: 1,
    hospital: 1,
    inHouse: 4,
    reserved: 1,
    held: 1,
    free: 2,
    withoutBed: 1,
  };
  const day: ManagerDay = {
    homeId: 1,
    homeName: '东山敬老院',
    day: isoDate('2022-03-20'),
    counts,
    rollCall: null,
    overdue: [],
    openIncidents: 0,
    unreportedIncidents: 0,
  };
  const titles = (change: Partial<ManagerDay>) =>
    managerTasks({ ...day, ...change }, [], [], '2022-03-20').map(({ tone, title }) => `${tone} ${title}`);

  it('says first what is late', () => {
    expect(titles({})).toEqual(['todo 今天还没有点名', 'todo 1 人还没有安排床位']);
    expect(
      titles({
        openIncidents: 3,
        unreportedIncidents: 1,
        overdue: [
          {
            absenceId: 1,
            personId: 1,
            name: '王',
            kind: 'leave',
            fromOn: isoDate('2022-03-01'),
            plannedUntil: null,
            days: 19,
            why: 'tooLong',
          },
        ],
      }),
    ).toEqual([
      'late 1 起事故还没有上报',
      'todo 今天还没有点名',
      'late 1 人逾期未返或外出过久',
      'todo 1 人还没有安排床位',
      'info 2 起事故在处理',
    ]);
  });

  it('ends with a roll call that is taken; somebody missing keeps it red', () => {
    const rollCall = { rollCallId: 1, expected: 4, present: 4, recordedAt: '2022-03-20T01:00:00.000Z', recordedBy: '李院长' };
    expect(titles({ rollCall }).at(-1)).toBe('done 今天已点名：应到 4 人，实到 4 人');
    expect(titles({ rollCall: { ...rollCall, present: 3 } }).at(-1)).toBe('late 今天已点名：应到 4 人，实到 3 人');
  });
});
