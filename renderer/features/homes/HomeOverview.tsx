import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ReactNode } from 'react';
import {
  buildingRatings,
  fireStates,
  heatings,
  homeGrades,
  homeKeepers,
  legalForms,
  type HomeDetail,
} from '../../../electron/contract/home-details.ts';
import { everyClerk } from '../../../electron/contract/method.ts';
import { homeLevels, operationModes } from '../../../electron/contract/terms.ts';
import { count, nothing, termText, text } from '../../shared/format.ts';
import { useMay } from '../../shared/session.ts';
import { DateText, Section, StatusChip } from '../../shared/ui.tsx';
import { Facts } from './Facts.tsx';

const withUnit = (value: number | null, unit: string): string => (value === null ? nothing : `${count(value)} ${unit}`);
const yesNo = (value: boolean | null): string => (value === null ? nothing : value ? '有' : '无');

function profileFacts(profile: NonNullable<HomeDetail['profile']>): readonly (readonly [string, ReactNode])[] {
  return [
    ['等级', termText(homeGrades, profile.grade)],
    ['法人登记类型', termText(legalForms, profile.legalForm)],
    ['备案号', text(profile.recordNumber)],
    ['院长', text(profile.director)],
    ['电话', text(profile.phone)],
    ['占地面积', withUnit(profile.landArea, '亩')],
    ['建筑面积', withUnit(profile.buildingArea, '㎡')],
    ['室内活动面积', withUnit(profile.indoorArea, '㎡')],
    ['室外活动面积', withUnit(profile.outdoorArea, '㎡')],
    ['取暖方式', termText(heatings, profile.heating)],
    ['房屋鉴定等级', termText(buildingRatings, profile.buildingRating)],
    ['消防验收或备案', [termText(fireStates, profile.fireState), profile.fireDocumentNo].filter(Boolean).join('　')],
    ['失能照护单元', yesNo(profile.hasCareUnit)],
    ['食堂许可', yesNo(profile.hasCanteenPermit)],
    ['医务室', yesNo(profile.hasClinic)],
    ['责任险到期', text(profile.insuredUntil)],
  ];
}

function Figures({ detail }: { readonly detail: HomeDetail }): ReactNode {
  const { home, figures } = detail;
  const { residents } = figures;
  const shown: readonly (readonly [string, string])[] = [
    ['核定床位', `${count(home.bedsRegistered)} 张`],
    ['其中护理型', `${count(home.nursingBeds)} 张`],
    ['停用', `${count(figures.bedsOut)} 张`],
    ['在院特困', `${count(figures.occupied)} 人`],
    ['其中全护理', `${count(residents.completeLoss)} 人`],
    ['可入住', `${count(figures.free)} 张`],
  ];
  return (
    <Section isFlush>
      <Box
        sx={{
          display: 'grid',
          gap: '1px',
          bgcolor: 'divider',
          borderRadius: 1,
          overflow: 'hidden',
          gridTemplateColumns: 'repeat(auto-fit, minmax(8rem, 1fr))',
        }}
      >
        {shown.map(([label, value]) => (
          <Box key={label} sx={{ bgcolor: 'background.paper', px: 2, py: 1 }}>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{label}</Box>
            <Box sx={{ fontSize: '1.25rem', fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{value}</Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function CapacityHistory({ capacities }: { readonly capacities: HomeDetail['capacities'] }): ReactNode {
  return (
    <Table>
      <TableHead>
        <TableRow>
          <TableCell>自</TableCell>
          <TableCell align="right">核定床位</TableCell>
          <TableCell align="right">护理型</TableCell>
          <TableCell>登记</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {capacities.map((row) => (
          <TableRow key={`${row.validFrom} ${row.recordedAt}`} sx={{ '&:last-child td': { borderBottom: 0 } }}>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {row.validFrom === '1900-01-01' ? '登记之前' : <DateText day={row.validFrom} />}
            </TableCell>
            <TableCell align="right">{count(row.bedsRegistered)}</TableCell>
            <TableCell align="right">{count(row.nursingBeds)}</TableCell>
            <TableCell sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
              {row.recordedBy} <DateText day={row.recordedAt.slice(0, 10)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

type HomeOverviewProps = {
  readonly detail: HomeDetail;
  readonly onEdit: () => void;
  readonly onEditProfile: () => void;
};

/** What a home is, how full it is, what must be looked after. */
export function HomeOverview({ detail, onEdit, onEditProfile }: HomeOverviewProps): ReactNode {
  const mayWrite = useMay(everyClerk);
  const mayKeep = useMay(homeKeepers);
  const { home, profile, warnings, countyHome, profiles } = detail;
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto', display: 'flex', flexDirection: 'column', gap: 2 }}>
      <Figures detail={detail} />
      {warnings.length > 0 || countyHome.length > 0 ? (
        <Section title="需要关注">
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.5 }}>
            {warnings.map(({ text: words, tone }) => (
              <li key={words}>
                <StatusChip label={words} tone={tone} />
              </li>
            ))}
            {countyHome.map(({ text: words, isMet }) => (
              <li key={words}>
                <StatusChip label={`县级敬老院条件：${words}${isMet ? '（符合）' : '（不符合）'}`} tone={isMet ? 'success' : 'warning'} />
              </li>
            ))}
          </Box>
        </Section>
      ) : null}
      <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: 'repeat(auto-fit, minmax(min(28rem, 100%), 1fr))' }}>
        <Section
          title="登记信息"
          actions={
            mayWrite ? (
              <Button color="secondary" onClick={onEdit}>
                修改
              </Button>
            ) : null
          }
        >
          <Facts
            facts={[
              ['机构编号', home.code],
              ['级别', termText(homeLevels, home.homeLevel)],
              ['所在乡镇', home.townName],
              ['运营方式', termText(operationModes, home.operationMode)],
              ['开办日期', text(home.openedOn)],
              ['信用代码', text(home.creditCode)],
              ['收款账户', home.account ? `${home.account.number}　${home.account.bank}` : '待补'],
            ]}
          />
        </Section>
        <Section title="床位变动" isFlush>
          <CapacityHistory capacities={detail.capacities} />
        </Section>
      </Box>
      <Section
        title={profile ? `基本情况（${profile.validFrom} 登记）` : '基本情况'}
        actions={
          mayKeep ? (
            <Button color="secondary" onClick={onEditProfile}>
              {profile ? '更新' : '登记'}
            </Button>
          ) : null
        }
      >
        {profile ? (
          <Facts facts={profileFacts(profile)} />
        ) : (
          <Box sx={{ color: 'text.secondary' }}>还没有登记等级、面积、消防、房屋鉴定等情况。</Box>
        )}
        {profiles.length > 1 ? (
          <Box sx={{ mt: 1.5, color: 'text.secondary', fontSize: '0.8125rem' }}>
            历次登记：{profiles.map(({ validFrom, recordedBy }) => `${validFrom}（${recordedBy}）`).join('，')}
          </Box>
        ) : null}
      </Section>
    </Box>
  );
}
