/** A new ledger in four steps; nothing is written before the third. */
import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { Session } from '../../../electron/contract/ledger.ts';
import { AdministratorStep, type AdministratorInput } from './AdministratorStep.tsx';
import { GateFrame } from './GateFrame.tsx';
import { PlaceStep } from './PlaceStep.tsx';
import { RecoveryKeyStep } from './RecoveryKeyStep.tsx';
import { RegionStep, type RegionInput } from './RegionStep.tsx';

const steps = ['名称与区划', '管理员与口令', '存放位置', '恢复密钥'] as const;
const subtitles = [
  '给台账起名，选择所属的行政区划。',
  '第一位用户是系统管理员，以后由管理员增加经办和审核人员。',
  '选择本机上存放台账的文件夹。',
  '口令全部遗忘时，只有它能打开台账。',
] as const;

function StepList({ current }: { readonly current: number }): ReactNode {
  return (
    <Box component="ol" aria-label="步骤" sx={{ listStyle: 'none', display: 'flex', gap: 0.5, m: 0, mb: 3, p: 0 }}>
      {steps.map((step, index) => (
        <Box
          component="li"
          key={step}
          aria-current={index === current ? 'step' : undefined}
          sx={{
            flex: 1,
            borderTop: 3,
            pt: 0.75,
            fontSize: '0.8125rem',
            minWidth: 0,
            borderColor: index <= current ? 'primary.main' : 'divider',
            color: index === current ? 'text.primary' : 'text.secondary',
            fontWeight: index === current ? 600 : 400,
          }}
        >
          {index + 1}. {step}
        </Box>
      ))}
    </Box>
  );
}

export function CreateWizard({
  version,
  isDemo,
  onSession,
  onBack,
}: {
  readonly version: string;
  readonly isDemo: boolean;
  readonly onSession: (session: Session) => void;
  readonly onBack: () => void;
}): ReactNode {
  const [step, setStep] = useState<0 | 1 | 2 | 3>(0);
  const [region, setRegion] = useState<RegionInput>({ name: '', regionCode: '' });
  const [regionName, setRegionName] = useState('');
  const [administrator, setAdministrator] = useState<AdministratorInput>({ userName: '管理员', passphrase: '', repeat: '' });
  const [created, setCreated] = useState<OutputOf<'ledger.create'> | null>(null);

  return (
    <GateFrame title="新建台账" subtitle={subtitles[step]} version={version} isDemo={isDemo} width="50rem">
      <StepList current={step} />
      {step === 0 ? (
        <RegionStep
          value={region}
          onBack={onBack}
          onNext={(value, name) => {
            setRegion(value);
            setRegionName(name);
            setStep(1);
          }}
        />
      ) : null}
      {step === 1 ? (
        <AdministratorStep
          value={administrator}
          onBack={() => setStep(0)}
          onNext={(value) => {
            setAdministrator(value);
            setStep(2);
          }}
        />
      ) : null}
      {step === 2 ? (
        <PlaceStep
          input={{ ...region, userName: administrator.userName, passphrase: administrator.passphrase }}
          regionName={regionName}
          onBack={() => setStep(1)}
          onCreated={(output) => {
            setCreated(output);
            setStep(3);
            // It has served; the recovery step does not need it.
            setAdministrator((before) => ({ ...before, passphrase: '', repeat: '' }));
          }}
        />
      ) : null}
      {step === 3 && created ? (
        <RecoveryKeyStep
          recoveryKey={created.recoveryKey}
          ledgerName={created.session.ledger.name}
          notice={`“${created.session.ledger.name}”已建立，装入 ${created.divisions.toLocaleString('zh-CN')} 个区划。`}
          doneLabel="开始使用"
          onDone={() => onSession(created.session)}
        />
      ) : null}
    </GateFrame>
  );
}
