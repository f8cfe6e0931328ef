/** Whoever approves finds on the list of today what of the renovations rests on his word, and nothing of the daily reports. */
import { expect, it } from 'vitest';
import { renovationTasks } from '../../database/features/renovation/tasks.ts';
import { save } from '../../database/features/renovation/service-projects.ts';
import { countyWide } from '../../database/features/users/scope.ts';
import { isoDate } from '../../electron/contract/values.ts';
import { memoryLedger } from '../helpers/ledger.ts';
import { evidenceIn, homeIn, projectInput, reach, receive, yuan } from './money-project.ts';

it('names what was settled above the approval and money left over at the end of the year', () => {
  const ledger = memoryLedger();
  const { projectId } = save(ledger, projectInput(homeIn(ledger, '370983H01'), '370983R202101', '2021-01-10'));
  reach(ledger, projectId, 'approved', '2021-02-10', yuan('1000000'));
  receive(ledger, projectId, 'county', yuan('500000'), '2021-05-01');
  evidenceIn(ledger, projectId, 'settled', isoDate('2021-11-20'));
  const ids = (role: 'county_approver' | 'county_clerk' | 'auditor') =>
    renovationTasks(countyWide(ledger), role, isoDate('2021-12-10')).map(({ id }) => id);
  expect(ids('county_approver')).toEqual(['renovation.fundsUnspent', 'renovation.reapproval']);
  expect(ids('county_clerk')).toEqual(expect.arrayContaining(ids('county_approver')));
  expect(ids('county_clerk').length).toBeGreaterThan(2);
  expect(ids('auditor')).toEqual([]);
});
