import Box from '@mui/material/Box';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { relocationKinds } from '../../../electron/contract/renovation-works-terms.ts';
import { renovationWorksMethods } from '../../../electron/contract/renovation-works.ts';
import { labelOf } from '../../../electron/contract/terms.ts';
import type { Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { ChoiceField, DateField, Form, FormDialog, FormGrid, SearchSelectField, TextField } from '../../shared/form.tsx';
import { useSession } from '../../shared/session.ts';
import { EffectNote, showToast } from '../../shared/ui.tsx';
import { bedText } from '../beds/bed-words.ts';
import { freeBeds, type BedOption, type Resident } from './works.ts';

function effectOf(kind: unknown, people: number): string {
  const stays = '集中供养不变，供养金不变';
  if (kind === 'sameHome') return `${people} 人换到院内其他床位，仍在本院；${stays}。`;
  if (kind === 'otherHome')
    return `${people} 人转往他院：本院结束入住，他院同日开始，档案一并转去；床位可现在选定，也可由接收机构安排；${stays}，回迁时原路转回。`;
  return kind === 'temporary' ? `${people} 人到临时点居住，腾出床位，仍算本院在院人员；${stays}。` : '';
}

/** Beds free today in the home they go to. */
function useBedsOf(homeId: unknown): readonly BedOption[] {
  const { today } = useSession();
  const isChosen = typeof homeId === 'number';
  const map = useCall('beds.map', { homeId: isChosen ? homeId : 0, day: isoDate(today) }, { enabled: isChosen });
  return useMemo(
    () =>
      (isChosen ? (map.data?.rooms ?? []) : []).flatMap((room) =>
        room.beds.filter((bed) => bed.state === 'free').map((bed) => ({ id: bed.bedId, label: bedText(room, bed.label) })),
      ),
    [isChosen, map.data],
  );
}

/** Beds of one home are none of another: what was chosen gives way when the way or the home changes. */
function useBedsAnew(place: string, people: number, own: readonly BedOption[]): void {
  const { setValue } = useFormContext();
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    for (let index = 0; index < people; index += 1)
      setValue(`people.${index}.bedId`, place === 'sameHome' ? (own[index]?.id ?? null) : null);
  }, [place, people, own, setValue]);
}

function Fields({
  works,
  people,
  beds,
}: {
  readonly works: Works;
  readonly people: readonly Resident[];
  readonly beds: readonly BedOption[];
}): ReactNode {
  const [kind, toHomeId] = useWatch({ name: ['kind', 'toHomeId'] }) as [unknown, unknown];
  const isElsewhere = kind === 'otherHome';
  const bedsThere = useBedsOf(isElsewhere ? toHomeId : null);
  useBedsAnew(isElsewhere ? `otherHome ${String(toHomeId)}` : String(kind), people.length, beds);
  const homes = useCall('homes.list', {});
  const homeOptions = (homes.data ?? [])
    .filter((home) => home.homeId !== works.homeId)
    .map(({ homeId, name, code }) => ({ id: homeId, label: name, code }));
  const kinds = relocationKinds.filter(({ id }) => id !== 'otherHome' || works.canRelocateElsewhere);
  return (
    <>
      <ChoiceField name="kind" label="安置方式" isRequired options={kinds} autoFocus />
      <Box sx={{ mt: 1.75 }}>
        <FormGrid>
          <DateField name="fromOn" label="搬离日期" isRequired />
          <DateField name="plannedReturn" label="计划回迁" isRequired hint="逾期会提醒" />
          <TextField name="documentNo" label="安置方案文号" isNullable maxLength={60} />
          {kind === 'otherHome' ? <SearchSelectField name="toHomeId" label="转往机构" isRequired options={homeOptions} /> : null}
          {kind === 'temporary' ? <TextField name="place" label="临时安置地点" isNullable isRequired maxLength={60} /> : null}
          <TextField name="note" label="说明" isNullable maxLength={200} />
        </FormGrid>
      </Box>
      <Box component="ul" aria-label="安置的老人" sx={{ listStyle: 'none', m: 0, mt: 1.75, p: 0, display: 'grid', rowGap: 1 }}>
        {people.map((person, index) => (
          <Box
            key={person.personId}
            component="li"
            sx={{ display: 'grid', gridTemplateColumns: '6rem 10rem minmax(0, 1fr)', gap: 1, alignItems: 'center' }}
          >
            <span>{person.name}</span>
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {person.place ?? '未排床位'}
            </Box>
            {kind === 'sameHome' ? (
              <SearchSelectField
                name={`people.${index}.bedId`}
                label={`${person.name} 换到`}
                isRequired
                options={beds}
                emptyText="没有空床"
              />
            ) : isElsewhere ? (
              <SearchSelectField
                name={`people.${index}.bedId`}
                label={`${person.name} 住到`}
                options={bedsThere}
                emptyText="没有空床"
                isDisabled={typeof toHomeId !== 'number'}
              />
            ) : (
              <span />
            )}
          </Box>
        ))}
      </Box>
      <EffectNote label="安置的结果" hint="选择安置方式后，这里说明办理的结果。" effect={effectOf(kind, people.length)} />
    </>
  );
}

/** Those who live where the works begin go elsewhere for a time; they stay supported in a home. */
export function RelocateDialog({
  works,
  people,
  leaving,
  onClose,
}: {
  readonly works: Works;
  readonly people: readonly Resident[];
  /** Rooms that are emptied: no bed in them is offered. */
  readonly leaving: ReadonlySet<number>;
  readonly onClose: () => void;
}): ReactNode {
  const { today } = useSession();
  const beds = useMemo(() => freeBeds(works, leaving), [works, leaving]);
  const defaults = useMemo(
    () => ({
      projectId: works.projectId,
      kind: beds.length >= people.length ? 'sameHome' : 'temporary',
      fromOn: today,
      plannedReturn: null,
      toHomeId: null,
      place: null,
      documentNo: null,
      note: null,
      // The first free beds, in order: most often right, and changed where it is not.
      people: people.map((person, index) => ({ personId: person.personId, bedId: beds[index]?.id ?? null })),
    }),
    [works.projectId, people, beds, today],
  );
  const save = useAction('renovation.relocate', {
    onSuccess: ({ relocated }, { kind }) => {
      showToast({ tone: 'success', text: `已安置 ${relocated} 人：${labelOf(relocationKinds, kind)}` });
      onClose();
    },
  });
  return (
    <FormDialog title={`安置 ${people.length} 位老人`} submitLabel="安置" isRunning={save.isRunning} onClose={onClose} maxWidth="md">
      {(formId) => (
        <Form
          id={formId}
          label="安置老人"
          schema={renovationWorksMethods['renovation.relocate'].input}
          defaultValues={defaults as never}
          fieldErrors={save.fieldErrors}
          onSubmit={(input) =>
            save.run({
              ...input,
              toHomeId: input.kind === 'otherHome' ? input.toHomeId : null,
              place: input.kind === 'temporary' ? input.place : null,
              people: input.kind !== 'temporary' ? input.people : input.people.map(({ personId }) => ({ personId, bedId: null })),
            })
          }
        >
          <Fields works={works} people={people} beds={beds} />
        </Form>
      )}
    </FormDialog>
  );
}
