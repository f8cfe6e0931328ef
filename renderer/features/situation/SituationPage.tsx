import { mdiFilePdfBox } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { Protection } from '../../../electron/contract/protection.ts';
import { isIsoDate, isoDate } from '../../../electron/contract/values.ts';
import { useJob } from '../../shared/client.ts';
import { useDivisions } from '../../shared/form.tsx';
import { keepQuery, queryNow, useQuery } from '../../shared/navigation.ts';
import { PaperDesk } from '../../shared/paper/PaperDesk.tsx';
import { usePrint } from '../../shared/paper/use-print.ts';
import { useOwnTown, useSession } from '../../shared/session.ts';
import { Icon, JobDialog, showToast } from '../../shared/ui.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import type { Exported } from '../exports/ExportedView.tsx';
import { AsOfBox } from '../indicators/AsOfBox.tsx';
import { FilterChoice } from '../people/FilterChoice.tsx';
import { ReportsFrame } from '../reports/ReportsFrame.tsx';

/** In the address instead of a township: the county and every township, a page each. */
const everyPlace = 'each';

const change = (next: Readonly<Record<string, string | null>>): void => keepQuery({ ...Object.fromEntries(queryNow()), ...next });

/** 单页情况表（一图一表）: the county, a township, or all of them, a page of A4 each. */
export function SituationPage(): ReactNode {
  const query = useQuery();
  const { today, ledger } = useSession();
  const { towns } = useDivisions();
  const ownTown = useOwnTown();
  const wanted = query.get('day') ?? today;
  const asOf = isoDate(isIsoDate(wanted) ? wanted : today);
  const place = query.get('town');
  const each = ownTown === null && place === everyPlace;
  const townCode = ownTown ?? (each ? null : (towns.find(({ code }) => code === place)?.code ?? null));
  const name = each ? `${ledger.regionName}及各乡镇` : (towns.find(({ code }) => code === townCode)?.name ?? ledger.regionName);
  const paper = { townCode, asOf, each };
  return (
    <ReportsFrame path="/reports/situation">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap', pb: 1, flex: 'none' }}>
        {ownTown === null ? (
          <FilterChoice
            label="全县"
            options={[{ id: everyPlace, label: '县和各乡镇，各一页' }, ...towns.map(({ code, name: label }) => ({ id: code, label }))]}
            value={each ? everyPlace : townCode}
            onChange={(town) => change({ town })}
          />
        ) : null}
        <AsOfBox value={asOf} today={isoDate(today)} onChange={(day) => change({ day: day === today ? null : day })} />
      </Box>
      <Sheet key={JSON.stringify(paper)} paper={paper} name={name} />
    </ReportsFrame>
  );
}

type Paper = { readonly townCode: string | null; readonly asOf: ReturnType<typeof isoDate>; readonly each: boolean };

function Sheet({ paper, name }: { readonly paper: Paper; readonly name: string }): ReactNode {
  const job = useJob('situation.paper', { isQuiet: true });
  const save = useJob('situation.save');
  const [isSaving, setIsSaving] = useState(false);
  const { print, isPrinting } = usePrint('situation.paper');
  const write = async (protection: Protection, extension: string): Promise<Exported | null> => {
    const made = await save.start({ ...paper, protection }, { suggestedName: `${name}单页情况表_${paper.asOf}.${extension}` });
    if (!made) return null;
    if (protection.kind !== 'encrypted') showToast({ tone: 'success', text: `已保存：${made.file}` });
    return { file: made.file, done: '已保存' };
  };
  return (
    <>
      <PaperDesk
        make={() => job.start({ ...paper, purpose: 'preview' })}
        cancel={job.cancel}
        job={job}
        printing={{ send: () => print({ ...paper, purpose: 'print' }), isRunning: isPrinting }}
        renderActions={(isReady) => (
          <Button color="secondary" startIcon={<Icon path={mdiFilePdfBox} />} disabled={!isReady} onClick={() => setIsSaving(true)}>
            保存
          </Button>
        )}
      />
      {isSaving ? (
        <ExportDialog
          title="保存单页情况表"
          content={`${name}单页情况表`}
          extension="pdf"
          save={write}
          isRunning={save.isRunning}
          onClose={() => setIsSaving(false)}
        />
      ) : null}
      <JobDialog job={job} title="统计并排版单页情况表" />
      <JobDialog job={save} title="正在保存单页情况表" />
    </>
  );
}
