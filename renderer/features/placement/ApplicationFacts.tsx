import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import { applicationSteps, riskLevels, type ApplicationDetail } from '../../../electron/contract/placement.ts';
import { dateText, formatInstant, idNumberText, text } from '../../shared/format.ts';
import { Section } from '../../shared/ui.tsx';

function guardianText(hasGuardian: boolean | null): string {
  return hasGuardian === null ? '没有了解' : hasGuardian ? '有' : '无';
}

/** What was written down when he applied. */
export function ApplicationFacts({ application }: { readonly application: ApplicationDetail }): ReactNode {
  const { contact, partner, reservation } = application;
  const facts: readonly (readonly [string, string])[] = [
    ['身份证号', idNumberText(application.idNumber)],
    ['申请日期', dateText(application.appliedOn)],
    ['希望入住', text(application.wishedHomeName)],
    ['批准入住', text(application.approvedHomeName)],
    ['同住人', text(partner?.name)],
    ['意愿书', application.willSignedOn ? `${application.willSignedOn} 签` : '没有签'],
    ['见证人', text(application.willWitness)],
    ['监护人', guardianText(application.hasGuardian)],
    ['联系人', [contact.name, contact.phone].filter(Boolean).join(' ') || '—'],
    ['预留床位', reservation ? `${reservation.homeName} ${reservation.place}，${reservation.fromOn} 起` : '—'],
    ['备注', text(application.note)],
    ['登记', `${application.recordedBy} ${formatInstant(application.recordedAt)}`],
    ...(application.state === 'closed' ? [['关闭', `${dateText(application.closedOn)} ${application.closedReason ?? ''}`] as const] : []),
  ];
  return (
    <Section title="申请内容">
      <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '5.5rem minmax(0, 1fr)', rowGap: 0.75, columnGap: 1.5 }}>
        {facts.map(([label, value]) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

export function SafetyFindings({ application }: { readonly application: ApplicationDetail }): ReactNode {
  return (
    <Section title="安全风险评估" isFlush>
      <Table aria-label="安全风险评估">
        <TableHead>
          <TableRow>
            <TableCell>项目</TableCell>
            <TableCell>风险</TableCell>
            <TableCell>防护措施</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {application.findings.map(({ code, text: item, risk, measures }) => (
            <TableRow key={code}>
              <TableCell>{item}</TableCell>
              <TableCell
                sx={{ whiteSpace: 'nowrap', color: risk === 'high' ? 'error.main' : risk === 'medium' ? 'warning.main' : 'inherit' }}
              >
                {riskLevels.find(({ id }) => id === risk)?.label}
              </TableCell>
              <TableCell>{text(measures)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

/** Every entry, the newest first; of a kind the newest holds. */
export function ApplicationHistory({ application }: { readonly application: ApplicationDetail }): ReactNode {
  return (
    <Section title="办理记录">
      {application.history.length === 0 ? <Box sx={{ color: 'text.secondary' }}>还没有登记各环节。</Box> : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', rowGap: 1 }}>
        {application.history.map((entry) => (
          <Box component="li" key={entry.key} sx={{ fontVariantNumeric: 'tabular-nums' }}>
            <b>{applicationSteps.find(({ id }) => id === entry.kind)?.label ?? entry.kind}</b>　{entry.onDate}
            {entry.isPassed ? '' : '　未通过'}
            <Box sx={{ fontSize: '0.8125rem' }}>{entry.text}</Box>
            <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
              {entry.recordedBy} {formatInstant(entry.recordedAt)} 登记
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
