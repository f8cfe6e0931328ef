import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { roles, type Role } from '../../../electron/contract/method.ts';
import { useCall } from '../../shared/client.ts';
import { SearchSelectField, SelectField, TownField } from '../../shared/form.tsx';
import { roleDuties } from './role-duties.ts';

function HomeField(): ReactNode {
  const homes = useCall('homes.list', {});
  return (
    <SearchSelectField
      name="homeId"
      label="敬老院"
      isRequired
      options={(homes.data ?? []).map((home) => ({ id: home.homeId, label: home.name, code: home.code }))}
      emptyText="没有这家机构，请先在“机构”中登记"
    />
  );
}

/** The role, the place it is bound to, and in plain words what it may do and see. */
export function RoleFields(): ReactNode {
  const role = useWatch({ name: 'role' }) as Role;
  const duties = roleDuties[role];
  return (
    <>
      <SelectField name="role" label="角色" options={roles} isRequired />
      {role === 'town_clerk' ? <TownField name="townCode" label="乡镇（街道）" isRequired /> : null}
      {role === 'home_manager' ? <HomeField /> : null}
      <Box
        component="dl"
        aria-label="角色说明"
        sx={{
          m: 0,
          px: 1.5,
          py: 1,
          display: 'grid',
          gridTemplateColumns: 'auto 1fr',
          columnGap: 1.5,
          rowGap: 0.5,
          borderLeft: 3,
          borderColor: 'divider',
          fontSize: '0.8125rem',
          minHeight: '3.75rem',
          '& dt': { color: 'text.secondary' },
          '& dd': { m: 0 },
        }}
      >
        <dt>可以做</dt>
        <dd>{duties.does}</dd>
        <dt>看得到</dt>
        <dd>{duties.sees}</dd>
      </Box>
    </>
  );
}

/** A place that was chosen for another role is not sent along. */
export function placeOf<Input extends { readonly role: Role; readonly townCode: string | null; readonly homeId: number | null }>(
  input: Input,
): Input {
  return {
    ...input,
    townCode: input.role === 'town_clerk' ? input.townCode : null,
    homeId: input.role === 'home_manager' ? input.homeId : null,
  };
}
