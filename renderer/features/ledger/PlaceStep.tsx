import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { InputOf, OutputOf } from '../../../electron/contract/index.ts';
import { useJob } from '../../shared/client.ts';
import { JobDialog } from '../../shared/ui/JobDialog.tsx';
import { StepButtons } from './StepButtons.tsx';

type PlaceStepProps = {
  readonly input: InputOf<'ledger.create'>;
  readonly regionName: string;
  readonly onBack: () => void;
  readonly onCreated: (output: OutputOf<'ledger.create'>) => void;
};

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <Typography component="dt" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontWeight: 600, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </>
  );
}

/** The system dialog that asks for the folder comes with the call itself: a path never passes through the page. */
export function PlaceStep({ input, regionName, onBack, onCreated }: PlaceStepProps): ReactNode {
  const create = useJob('ledger.create', { isQuiet: true });
  const start = async (): Promise<void> => {
    const output = await create.start(input);
    if (output) onCreated(output);
  };
  return (
    <Box>
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gridTemplateColumns: 'max-content 1fr',
          columnGap: 3,
          rowGap: 1,
          m: 0,
          p: 2,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
        }}
      >
        <Row label="台账名称">{input.name}</Row>
        <Row label="行政区划">
          {regionName}（{input.regionCode}）
        </Row>
        <Row label="系统管理员">{input.userName}</Row>
      </Box>
      <Typography sx={{ mt: 2 }}>
        接下来选择一个文件夹，程序在其中新建“{input.name}”文件夹，台账文件和钥匙文件都放在里面，请勿分开或改名。
      </Typography>
      <Typography sx={{ mt: 1, color: 'text.secondary' }}>
        请选择本机磁盘上、共用这台电脑的同事都能访问的位置，不要放在网络驱动器、云盘同步文件夹或U盘上。
      </Typography>
      {create.error ? (
        <Alert severity="error" variant="outlined" sx={{ mt: 2 }}>
          <strong>{create.error.text.what}</strong>
          <br />
          {create.error.text.next}
        </Alert>
      ) : null}
      <StepButtons nextLabel="选择文件夹并建立" onBack={onBack} onNext={() => void start()} isRunning={create.isRunning} />
      <JobDialog job={create} title="正在建立台账" />
    </Box>
  );
}
