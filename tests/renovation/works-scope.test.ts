/** Whose works somebody sees and does: a home its own, a township no strangers, the county all; what presses stands on the first page of each. */
import { describe, expect, it } from 'vitest';
import { newUid, row, run, transaction, type WriteContext } from '../../database/core/sql.ts';
import { alerts } from '../../database/features/renovation/service-alerts.ts';
import { bringBack, relocate } from '../../database/features/renovation/service-relocations.ts';
import { works } from '../../database/features/renovation/service-works.ts';
import { summary } from '../../database/features/today/service.ts';
import { insertUser } from '../../database/features/users/accounts.ts';
import { countyWide, type ScopedReader } from '../../database/features/users/scope.ts';
import type { Role } from '../../electron/contract/method.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { refusal } from '../database/payments-county.ts';
import { staysCounty, type StaysCounty } from '../database/stays-county.ts';
import { insertProject } from './works-project.ts';

const today = isoDate('2022-07-31');

function begun(): StaysCounty & { projectId: number; otherTown: string } {
  const county = staysCounty(today, 2);
  const { context, h1 } = county;
  const projectId = transaction(context, (writer) => insertProject(writer, { homeId: h1, until: 'construction' }));
  const otherTown =
    row<{ code: string }>(context, "SELECT code FROM division WHERE level = 'town' ORDER BY code LIMIT 1 OFFSET 1")?.code ?? '';
  return { ...county, projectId, otherTown };
}

function actingAs({ context }: StaysCounty, role: Role, place: { townCode: string | null; homeId: number | null }): WriteContext {
  const name = `用户${role}`;
  return { ...context, actor: { userId: insertUser(context.connection, newUid(), name, role, context.clock.now(), place), name } };
}

const away = {
  fromOn: isoDate('2022-06-01'),
  plannedReturn: isoDate('2022-06-30'),
  toHomeId: null,
  place: null,
  documentNo: null,
  note: null,
};
const temporary = { ...away, kind: 'temporary', place: '镇中学宿舍' } as const;

describe('谁能办、看得到谁', () => {
  it('敬老院可以办院内和临时安置及其回迁，转往他院和转回由县级办', () => {
    const county = begun();
    const { context, projectId, h1, h2, p1 } = county;
    const manager = actingAs(county, 'home_manager', { townCode: null, homeId: h1 });
    const people = [{ personId: p1, bedId: null }];
    const other = { ...away, kind: 'otherHome', toHomeId: h2, projectId, people } as const;
    expect(refusal(() => relocate(manager, other)).code).toBe('NOT_ALLOWED');
    relocate(manager, { ...temporary, projectId, people });
    const relocationId = (): number =>
      works(countyWide(context), projectId, { role: 'county_clerk', today }).relocations[0]?.relocationId ?? 0;
    bringBack(manager, { projectId, returnedOn: isoDate('2022-06-20'), people: [{ relocationId: relocationId(), bedId: null }] });
    relocate(context, { ...other, fromOn: isoDate('2022-06-25') });
    const back = { projectId, returnedOn: isoDate('2022-06-28'), people: [{ relocationId: relocationId(), bedId: null }] };
    // He lives in the other home now: not the manager's any more.
    expect(refusal(() => bringBack(manager, back)).code).toBe('OUT_OF_SCOPE');
    expect(bringBack(context, back)).toEqual({ returned: 1 });
  });

  it('乡镇不能安置外乡镇的老人，也看不到他们的全名', () => {
    const county = begun();
    const { context, projectId, p1, otherTown } = county;
    relocate(context, { ...temporary, projectId, people: [{ personId: p1, bedId: null }] });
    const home = row<{ town: string }>(context, 'SELECT town_code AS town FROM home WHERE home_id = ?', county.h1)?.town ?? '';
    transaction(context, (writer) => void run(writer, 'UPDATE person SET town_code = ? WHERE person_id = ?', otherTown, p1));
    const clerk = actingAs(county, 'town_clerk', { townCode: home, homeId: null });
    const reader: ScopedReader = { connection: context.connection, scope: { kind: 'town', townCode: home } };
    const told = works(reader, projectId, { role: 'town_clerk', today });
    expect(told.relocations).toMatchObject([{ name: '诸葛**', state: 'late' }]);
    expect(told.residents.map(({ name }) => name).toSorted()).toEqual(['住院1', '诸葛**']);
    expect(told.canRelocateElsewhere).toBe(false);
    expect(JSON.stringify(told)).not.toContain('诸葛长寿');
    const back = { projectId, returnedOn: today, people: [{ relocationId: told.relocations[0]?.relocationId ?? 0, bedId: null }] };
    expect(refusal(() => bringBack(clerk, back)).code).toBe('OUT_OF_SCOPE');
  });
});

describe('今日', () => {
  it('滞后、未报、逾期未回迁各成一项；本处只看本处，外乡镇没有', () => {
    const county = begun();
    const { context, projectId, h1, p1, otherTown } = county;
    relocate(context, { ...temporary, projectId, people: [{ personId: p1, bedId: null }] });
    transaction(context, (writer) => {
      run(
        writer,
        `INSERT INTO renovation_plan (uid, renovation_project_id, stage, kind, planned_on, recorded_at, recorded_by)
         VALUES (?, ?, 'completed', 'baseline', '2022-07-01', ?, ?)`,
        newUid(),
        projectId,
        writer.at,
        writer.actor.userId,
      );
    });
    const kinds = (reader: ScopedReader): string[] =>
      alerts(reader, null, today).map(({ kind, tone, days }) => `${kind} ${tone} ${days ?? ''}`);
    const everything = ['lateStage warn 30', 'noProgress warn 3', 'relocationLate warn 31'];
    expect(kinds(countyWide(context))).toEqual(everything);
    expect(kinds({ connection: context.connection, scope: { kind: 'home', homeId: h1 } })).toEqual(everything);
    expect(kinds({ connection: context.connection, scope: { kind: 'town', townCode: otherTown } })).toEqual([]);
    const tasks = summary(countyWide(context), 'county_clerk', today).tasks.filter(({ id }) => id.startsWith('renovation.'));
    expect(tasks.map(({ id, link, tone }) => [id, link, tone])).toEqual([
      ['renovation.lateStage', `/renovation/project/${projectId}`, 'warn'],
      ['renovation.noProgress', `/renovation/project/${projectId}`, 'warn'],
      ['renovation.relocationLate', `/renovation/project/${projectId}`, 'warn'],
    ]);
    expect(tasks[0]?.detail).toBe('东山镇敬老院改造提升：完工计划2022年7月1日，已滞后30天');
    expect(summary(countyWide(context), 'auditor', today).tasks.filter(({ id }) => id.startsWith('renovation.'))).toEqual([]);
  });
});
