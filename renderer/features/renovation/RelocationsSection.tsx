import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { everyReporter } from '../../../electron/contract/method.ts';
import { relocationKinds, relocationStates } from '../../../electron/contract/renovation-works-terms.ts';
import type { Relocation, Works } from '../../../electron/contract/renovation-works-shapes.ts';
import { supportModes } from '../../../electron/contract/terms.ts';
import { useAction } from '../../shared/client.ts';
import { termText, text } from '../../shared/format.ts';
import { goTo } from '../../shared/navigation.ts';
import { useMay } from '../../shared/session.ts';
import { ReasonDialog, Section, showToast, StatusChip, type StatusTone } from '../../shared/ui.tsx';
import Link from '@mui/material/Link';
import { RecordedTable, type RecordedColumn } from '../happiness/RecordedTable.tsx';
import { ChoosePeopleDialog } from './ChoosePeopleDialog.tsx';
import { RelocateDialog } from './RelocateDialog.tsx';
import type { Resident } from './works.ts';
import { BringBackDialog, ChangeReturnDialog } from './ReturnDialogs.tsx';

const tones: Readonly<Record<Relocation['state'], StatusTone>> = {
  away: 'accent',
  late: 'error',
  back: 'success',
  over: 'neutral',
  withdrawn: 'neutral',
};

type Asked =
  | { readonly what: 'choose' }
  | { readonly what: 'move'; readonly people: readonly Resident[] }
  | { readonly what: 'back'; readonly people: readonly Relocation[] }
  | { readonly what: 'change' | 'withdraw'; readonly relocation: Relocation };

function stateText(row: Relocation): string {
  if (row.state === 'late') return `逾期 ${row.daysLate} 天`;
  return row.returnedOn === null ? termText(relocationStates, row.state) : `${row.returnedOn} 回迁`;
}
const noRooms: ReadonlySet<number> = new Set();
const isAway = (row: Relocation): boolean => row.state === 'away' || row.state === 'late';
const whereTo = (row: Relocation): string => row.toBed ?? row.toHomeName ?? text(row.place);

const plain = { minWidth: 0, p: 0, mr: 1.25, fontSize: 'inherit', lineHeight: 'inherit', verticalAlign: 'baseline' } as const;

const columnsFor = (onAsk: ((asked: Asked) => void) | null): readonly RecordedColumn<Relocation>[] => [
  {
    title: '姓名',
    cell: (row) => (
      <Link
        component="button"
        type="button"
        underline="hover"
        sx={{ fontSize: 'inherit', verticalAlign: 'baseline' }}
        onClick={() => goTo(`/people/${row.personId}`)}
      >
        {row.name}
      </Link>
    ),
  },
  { title: '原床位', cell: (row) => text(row.fromBed) },
  { title: '安置到', cell: (row) => `${termText(relocationKinds, row.kind)}：${whereTo(row)}` },
  { title: '搬离', cell: (row) => row.fromOn },
  { title: '计划回迁', cell: (row) => row.plannedReturn },
  {
    title: '状态',
    cell: (row) => <StatusChip label={stateText(row)} tone={tones[row.state]} />,
  },
  { title: '现供养方式', cell: (row) => (row.mode === null ? '已终止' : termText(supportModes, row.mode)) },
  {
    title: '办理',
    cell: (row) =>
      onAsk && isAway(row) ? (
        <Box component="span">
          <Button size="small" sx={plain} onClick={() => onAsk({ what: 'back', people: [row] })}>
            回迁
          </Button>
          <Button size="small" color="secondary" sx={plain} onClick={() => onAsk({ what: 'change', relocation: row })}>
            改期
          </Button>
          <Button size="small" color="secondary" sx={{ ...plain, mr: 0 }} onClick={() => onAsk({ what: 'withdraw', relocation: row })}>
            撤销
          </Button>
        </Box>
      ) : (
        ''
      ),
  },
];

/** Who lives elsewhere for the time of the works, until when, and in which mode: they stay supported in a home. */
export function RelocationsSection({ works }: { readonly works: Works }): ReactNode {
  const mayWrite = useMay(everyReporter);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const withdraw = useAction('renovation.withdrawRelocation', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤销安置' });
      close();
    },
  });
  const away = works.relocations.filter(isAway);
  return (
    <Section
      title={away.length > 0 ? `安置记录（${away.length} 人未回迁）` : '安置记录'}
      isFlush
      actions={
        mayWrite ? (
          <>
            {works.residents.length > 0 ? (
              <Button color="secondary" onClick={() => setAsked({ what: 'choose' })}>
                按姓名安置
              </Button>
            ) : null}
            {away.length > 0 ? (
              <Button color="secondary" onClick={() => setAsked({ what: 'back', people: away })}>
                全部回迁
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <RecordedTable
        label="安置记录"
        rows={works.relocations}
        rowKey={(row) => row.relocationId}
        empty="还没有安置。勾选施工涉及的房间，把住在里面的老人安置到院内其他床位、他院或临时点，供养方式不变。"
        onWithdraw={null}
        columns={columnsFor(mayWrite ? setAsked : null)}
      />
      {asked?.what === 'choose' ? (
        <ChoosePeopleDialog works={works} onChosen={(people) => setAsked({ what: 'move', people })} onClose={close} />
      ) : null}
      {asked?.what === 'move' ? <RelocateDialog works={works} people={asked.people} leaving={noRooms} onClose={close} /> : null}
      {asked?.what === 'back' ? <BringBackDialog works={works} people={asked.people} onClose={close} /> : null}
      {asked?.what === 'change' ? <ChangeReturnDialog works={works} relocation={asked.relocation} onClose={close} /> : null}
      {asked?.what === 'withdraw' ? (
        <ReasonDialog
          title="撤销这次安置？"
          confirmLabel="撤销安置"
          cancelLabel="不撤销"
          reasonLabel="撤销理由"
          subject={`${asked.relocation.name}　${termText(relocationKinds, asked.relocation.kind)}　${asked.relocation.fromOn} 起`}
          effect="只用于登记错了的：撤销后视为没有搬离，原床位恢复；记录和理由保留。已经回来的请用“回迁”。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ projectId: works.projectId, relocationId: asked.relocation.relocationId, reason })}
          onCancel={close}
        />
      ) : null}
    </Section>
  );
}
