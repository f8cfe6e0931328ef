import { mdiAccountGroupOutline } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { everyReporter } from '../../../electron/contract/method.ts';
import { isoDate } from '../../../electron/contract/values.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { count, formatInstant } from '../../shared/format.ts';
import { useLeaveGuard } from '../../shared/leave-guard.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { EmptyState, LoadError, Loading, showToast } from '../../shared/ui.tsx';
import { BedsFrame } from './BedsFrame.tsx';
import { RollList } from './RollList.tsx';
import { RecentRolls } from './RecentRolls.tsx';
import { absentOf, marksOf, rollSums, type RollMark } from './roll.ts';

type Sheet = OutputOf<'stays.rollSheet'>;

/** 每日点名: everybody is present unless somebody says otherwise. */
export function RollCallPage(): ReactNode {
  return <BedsFrame path="/beds/roll-call">{({ homeId }) => <RollCall homeId={homeId} />}</BedsFrame>;
}

function RollCall({ homeId }: { readonly homeId: number }): ReactNode {
  const { today } = useSession();
  const sheet = useCall('stays.rollSheet', { homeId, day: isoDate(today) });
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 1.5 }}>
      {sheet.error ? (
        <LoadError error={sheet.error} onRetry={() => void sheet.refetch()} />
      ) : sheet.data ? (
        // A roll taken meanwhile, or another day, begins anew.
        <Taking key={`${today}${sheet.data.taken?.rollCallId ?? ''}`} homeId={homeId} sheet={sheet.data} />
      ) : (
        <Loading />
      )}
      <RecentRolls homeId={homeId} />
    </Box>
  );
}

function Taking({ homeId, sheet }: { readonly homeId: number; readonly sheet: Sheet }): ReactNode {
  const { today } = useSession();
  const mayWrite = useMay(everyReporter);
  const initial = useMemo(() => marksOf(sheet), [sheet]);
  const [marks, setMarks] = useState<ReadonlyMap<number, RollMark>>(initial);
  const [note, setNote] = useState(sheet.taken?.note ?? '');
  const isChanged = marks !== initial || note !== (sheet.taken?.note ?? '');
  useLeaveGuard(isChanged && mayWrite);
  const save = useAction('stays.rollCall', {
    onSuccess: ({ expected, present }) =>
      showToast({ tone: 'success', text: `点名已保存：应到 ${count(expected)} 人，实到 ${count(present)} 人` }),
  });
  const submit = (): void => {
    void save.run({
      homeId,
      day: isoDate(today),
      absent: [...absentOf(sheet.people, marks)],
      note: note.trim() === '' ? null : note.trim(),
    });
  };
  useShortcut('Ctrl+S', '保存点名', submit, { isOn: mayWrite && !save.isRunning && sheet.people.length > 0 });
  if (sheet.people.length === 0)
    return (
      <Box sx={{ flex: 1 }}>
        <EmptyState icon={mdiAccountGroupOutline} what="本院还没有在院人员" next="办理入住后，每天在这里点名。" />
      </Box>
    );
  const { expected, present, missing, away } = rollSums(sheet.people, marks);
  return (
    <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1, fontVariantNumeric: 'tabular-nums' }}>
        <Box component="span" role="status" aria-label="点名合计">
          应到 <b>{count(expected)}</b> 人，实到 <b>{count(present)}</b> 人
          {missing > 0 ? (
            <Box component="b" sx={{ color: 'error.main' }}>
              ，未在院 {count(missing)} 人
            </Box>
          ) : null}
          <Box component="span" sx={{ color: 'text.secondary', ml: 1.5 }}>
            请假、住院、临时安置 {count(away)} 人
          </Box>
        </Box>
        {mayWrite ? (
          <Box sx={{ ml: 'auto', display: 'flex', gap: 1, alignItems: 'center', flex: '0 1 26rem' }}>
            <TextField
              label="备注"
              value={note}
              onChange={(event) => setNote(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
            <Button variant="contained" onClick={submit} loading={save.isRunning} title="Ctrl+S">
              {sheet.taken ? '重新保存' : '保存点名'}
            </Button>
          </Box>
        ) : null}
      </Box>
      {sheet.taken ? (
        <Alert severity="success" variant="outlined" sx={{ mb: 1, py: 0, bgcolor: 'background.paper' }}>
          今天已点名：应到 {count(sheet.taken.expected)} 人，实到 {count(sheet.taken.present)} 人，{formatInstant(sheet.taken.recordedAt)}{' '}
          {sheet.taken.recordedBy}。再次保存以最后一次为准。
        </Alert>
      ) : null}
      <RollList people={sheet.people} marks={marks} onMarks={setMarks} isReadOnly={!mayWrite} />
    </Box>
  );
}
