import { mdiArrowLeft, mdiContentSaveOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { officers } from '../../../../electron/contract/method.ts';
import type { ReportDefinition, ReportSubject, SavedReport } from '../../../../electron/contract/own-reports.ts';
import { isoDate } from '../../../../electron/contract/values.ts';
import { useAction } from '../../../shared/client.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { Icon, showToast } from '../../../shared/ui.tsx';
import { AsOfBox } from '../../indicators/AsOfBox.tsx';
import { MadeActions } from '../MadeActions.tsx';
import { MadeTable } from '../MadeTable.tsx';
import { ReportsFrame } from '../ReportsFrame.tsx';
import { BuilderPanel } from './BuilderPanel.tsx';

const longestName = 60;

/** A report is put together on the left and stands on the right as it will be printed. */
export function Builder({
  subjects,
  saved,
  onOpened,
}: {
  readonly subjects: readonly ReportSubject[];
  readonly saved: SavedReport | null;
  readonly onOpened: (reportId: number | null) => void;
}): ReactNode {
  const { today } = useSession();
  const maySave = useMay(officers);
  const [first] = subjects;
  const [definition, setDefinition] = useState<ReportDefinition | undefined>(saved?.definition ?? first?.start);
  const [name, setName] = useState(saved?.name ?? '');
  const [isShared, setIsShared] = useState(saved?.isShared ?? false);
  const save = useAction('ownReports.save', {
    onSuccess: ({ reportId }) => {
      showToast({ tone: 'success', text: '报表已保存。' });
      onOpened(reportId);
    },
  });
  const subject = subjects.find(({ id }) => id === definition?.subject);
  if (!subject || !definition) return null;
  const title = name.trim() === '' ? `${subject.title}${definition.isSummary ? '汇总表' : '名册'}` : name.trim();
  const source = { kind: 'own', title, definition } as const;
  return (
    <ReportsFrame path="/reports/own" actions={<MadeActions source={source} name={title} />}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, pb: 1, flex: 'none', flexWrap: 'wrap' }}>
        <Button color="secondary" startIcon={<Icon path={mdiArrowLeft} />} onClick={() => onOpened(null)}>
          全部报表
        </Button>
        <TextField
          size="small"
          label="报表名称"
          placeholder={title}
          value={name}
          onChange={(event) => setName(event.target.value)}
          slotProps={{ htmlInput: { maxLength: longestName } }}
          sx={{ width: '18rem' }}
        />
        {subject.isDated ? (
          <AsOfBox
            value={isoDate(definition.asOf ?? today)}
            today={isoDate(today)}
            onChange={(day) => setDefinition({ ...definition, asOf: day === today ? null : day })}
          />
        ) : null}
        {maySave ? (
          <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
            <FormControlLabel
              label="大家共用"
              control={<Checkbox size="small" checked={isShared} onChange={(event) => setIsShared(event.target.checked)} />}
            />
            <Button
              variant="contained"
              startIcon={<Icon path={mdiContentSaveOutline} />}
              loading={save.isRunning}
              loadingPosition="start"
              onClick={() => void save.run({ reportId: saved?.mayChange ? saved.reportId : null, name: title, isShared, definition })}
            >
              {saved && !saved.mayChange ? '另存' : '保存'}
            </Button>
          </Box>
        ) : null}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 2 }}>
        <BuilderPanel
          subjects={subjects}
          subject={subject}
          definition={definition}
          onSubject={({ start }) => setDefinition({ ...start, asOf: definition.asOf })}
          onChange={setDefinition}
        />
        <MadeTable id={`own.${subject.id}`} source={source} />
      </Box>
    </ReportsFrame>
  );
}
