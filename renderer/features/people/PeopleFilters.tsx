import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { memo, useMemo, type ReactNode } from 'react';
import { personStatuses, type PeopleFilter } from '../../../electron/contract/people.ts';
import {
  admissionWishes,
  areaTypes,
  careTierLabels,
  personCategories,
  selfCareLevels,
  supportModes,
} from '../../../electron/contract/terms.ts';
import { useCall } from '../../shared/client.ts';
import { useDivisions, type Division } from '../../shared/form.tsx';
import { useOwnTown, useSession } from '../../shared/session.ts';
import { FilterChoice, FilterSwitch } from './FilterChoice.tsx';
import { activeFilters } from './people-query.ts';

type PeopleFiltersProps = {
  readonly filter: PeopleFilter;
  readonly setFilter: (change: Partial<PeopleFilter>) => void;
  readonly clear: () => void;
};

const levels = selfCareLevels.map(({ id }) => ({ id, label: careTierLabels[id] }));
const wishes = admissionWishes.map(({ id, label }) => ({ id, label: id === 'undecided' ? label : `${label}集中供养` }));
const optionsOf = (divisions: readonly Division[]): { id: string; label: string }[] =>
  divisions.map(({ code, name }) => ({ id: code, label: name }));

/** The search changes with every key and is none of these filters. */
function isSameChoice(before: PeopleFiltersProps, after: PeopleFiltersProps): boolean {
  const keys = Object.keys(after.filter) as (keyof PeopleFilter)[];
  return keys.every((key) => key === 'search' || before.filter[key] === after.filter[key]);
}

/** The filters of the people page in one row; those of a village appear with its township. */
export const PeopleFilters = memo(function PeopleFilters({ filter, setFilter, clear }: PeopleFiltersProps): ReactNode {
  const { towns, villagesOf } = useDivisions();
  const ownTown = useOwnTown();
  const { homeId: ownHome } = useSession().user;
  const homes = useCall('homes.list', {});
  const townOptions = useMemo(() => optionsOf(towns), [towns]);
  const villageOptions = useMemo(() => optionsOf(villagesOf(filter.townCode ?? ownTown)), [villagesOf, filter.townCode, ownTown]);
  const homeOptions = useMemo(() => (homes.data ?? []).map(({ homeId, name }) => ({ id: homeId, label: name })), [homes.data]);
  const active = activeFilters(filter);
  const villageTown = filter.townCode ?? ownTown;
  return (
    <Box
      role="group"
      aria-label="筛选"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', flex: '1 1 34rem', minWidth: 0 }}
    >
      {ownTown === null ? (
        <FilterChoice
          label="乡镇"
          options={townOptions}
          value={filter.townCode}
          onChange={(townCode) => setFilter({ townCode, villageCode: null })}
        />
      ) : null}
      {villageTown === null ? null : (
        <FilterChoice
          label="村"
          options={villageOptions}
          value={filter.villageCode}
          onChange={(villageCode) => setFilter({ villageCode })}
        />
      )}
      {ownHome === null ? (
        <FilterChoice label="机构" options={homeOptions} value={filter.homeId} onChange={(homeId) => setFilter({ homeId })} />
      ) : null}
      <FilterChoice label="状态" options={personStatuses} value={filter.status} onChange={(status) => setFilter({ status })} />
      <FilterChoice label="自理能力" options={levels} value={filter.level} onChange={(level) => setFilter({ level })} />
      <FilterChoice label="供养方式" options={supportModes} value={filter.mode} onChange={(mode) => setFilter({ mode })} />
      <FilterChoice label="类别" options={personCategories} value={filter.category} onChange={(category) => setFilter({ category })} />
      <FilterChoice label="户籍" options={areaTypes} value={filter.areaType} onChange={(areaType) => setFilter({ areaType })} />
      <FilterChoice label="意愿" options={wishes} value={filter.wish} onChange={(wish) => setFilter({ wish })} />
      <FilterSwitch label="账号待补" isOn={filter.isAccountMissing} onChange={(isAccountMissing) => setFilter({ isAccountMissing })} />
      {filter.isIdNumberMissing ? (
        <FilterSwitch label="身份证待补" isOn onChange={(isIdNumberMissing) => setFilter({ isIdNumberMissing })} />
      ) : null}
      {active > 0 ? (
        <Button color="secondary" onClick={clear} sx={{ minHeight: '1.875rem', px: 1 }}>
          清除 {active} 项筛选
        </Button>
      ) : null}
    </Box>
  );
}, isSameChoice);
