import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { bytesText } from '../../../electron/contract/size.ts';
import { formatInstant } from '../../shared/format.ts';
import { Section, StatusChip, type StatusTone } from '../../shared/ui.tsx';
import { daysText, type Status } from './backup-words.ts';

type Standing = { readonly label: string; readonly tone: StatusTone };

function ownStanding(status: Status): Standing {
  if (status.isRunning) return { label: '正在备份', tone: 'accent' };
  if (status.lastProblem !== null) return { label: '上次没有成功', tone: 'error' };
  if (status.lastGoodAt === null) return { label: '还没有备份', tone: 'warning' };
  return status.isOld ? { label: '该备份了', tone: 'warning' } : { label: '正常', tone: 'success' };
}

function secondStanding(second: Status['second']): Standing {
  if (!second) return { label: '没有设置', tone: 'warning' };
  if (second.state === 'unwritable') return { label: '不能写入', tone: 'error' };
  if (second.daysSince === null) return { label: second.state === 'absent' ? '没有插好，还没有备份' : '还没有备份', tone: 'warning' };
  if (second.daysSince >= 7) return { label: second.state === 'absent' ? '没有插好，已久未备份' : '已久未备份', tone: 'warning' };
  return second.state === 'absent' ? { label: '没有插好', tone: 'neutral' } : { label: '正常', tone: 'success' };
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '6.5rem minmax(0, 1fr)', columnGap: 1, py: 0.375 }}>
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}>
        {children}
      </Typography>
    </Box>
  );
}

type StandingCardsProps = {
  readonly status: Status;
  readonly isAdministrator: boolean;
  readonly onChooseSecond: () => void;
  readonly onClearSecond: () => void;
  readonly onRotation: () => void;
};

/** Whether one could sleep well: the copy here, the copy elsewhere, what is kept. */
export function StandingCards({ status, isAdministrator, onChooseSecond, onClearSecond, onRotation }: StandingCardsProps): ReactNode {
  const { second, rotation } = status;
  const own = ownStanding(status);
  const elsewhere = secondStanding(second);
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(min(22rem, 100%), 1fr))', mb: 2, flex: 'none' }}>
      <Section title="本机备份" actions={<StatusChip {...own} />}>
        <Box component="dl" sx={{ m: 0 }}>
          <Fact label="最近完好的备份">
            {status.lastGoodAt === null ? '还没有' : `${formatInstant(status.lastGoodAt)}（${daysText(status.daysSince)}）`}
          </Fact>
          <Fact label="此后的变动">{status.hasChanges ? '有新的记录，关闭程序时自动再备份' : '没有'}</Fact>
          {status.lastProblem === null ? null : (
            <Fact label="上次的问题">
              <Box component="span" sx={{ color: 'error.main' }}>
                {status.lastProblem}
              </Box>
            </Fact>
          )}
          {status.damagedAttachments === 0 ? null : (
            <Fact label="附件">
              <Box component="span" sx={{ color: 'error.main' }}>
                有 {status.damagedAttachments} 个附件备份不完好，台账里的也缺失或损坏；请在“自检”里查看
              </Box>
            </Fact>
          )}
          <Fact label="占用空间">
            {status.copies} 份共 {bytesText(status.bytes)}
            {status.freeBytes === null ? '' : `，磁盘还剩 ${bytesText(status.freeBytes)}`}
          </Fact>
          <Fact label="存放位置">{status.folder}</Fact>
        </Box>
      </Section>
      <Section
        title="第二备份位置"
        actions={
          <>
            <StatusChip {...elsewhere} />
            {isAdministrator ? (
              <>
                <Button size="small" onClick={onChooseSecond}>
                  {second ? '更换' : '选择文件夹'}
                </Button>
                {second ? (
                  <Button size="small" color="inherit" onClick={onClearSecond}>
                    停用
                  </Button>
                ) : null}
              </>
            ) : null}
          </>
        }
      >
        {second ? (
          <Box component="dl" sx={{ m: 0 }}>
            <Fact label="最近一次">
              {second.lastMadeAt === null ? '还没有' : `${formatInstant(second.lastMadeAt)}（${daysText(second.daysSince)}）`}
            </Fact>
            <Fact label="现在">
              {second.state === 'ready'
                ? '可以写入，每次备份都会复制过去'
                : second.state === 'absent'
                  ? '没有找到这个磁盘；插好后会自动补上'
                  : '磁盘是只读的，或没有写入权限'}
            </Fact>
            {second.isSameDisk ? (
              <Fact label="提醒">
                <Box component="span" sx={{ color: 'warning.main' }}>
                  与台账在同一块磁盘上，磁盘损坏时两处会一起丢失
                </Box>
              </Fact>
            ) : null}
            <Fact label="存放位置">{second.folder}</Fact>
          </Box>
        ) : (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            电脑损坏、被盗时，只有放在别处的备份用得上。请选择U盘、移动硬盘或共享文件夹；备份是加密的，丢失了也打不开。
          </Typography>
        )}
      </Section>
      <Section
        title="保留多少"
        actions={
          isAdministrator ? (
            <Button size="small" onClick={onRotation}>
              调整
            </Button>
          ) : null
        }
      >
        <Box component="dl" sx={{ m: 0 }}>
          <Fact label="每天一份">最近 {rotation.days} 天</Fact>
          <Fact label="每周一份">最近 {rotation.weeks} 周</Fact>
          <Fact label="每月一份">最近 {rotation.months} 个月</Fact>
          <Fact label="升级前">{rotation.safetyDays} 天内全部保留</Fact>
          <Fact label="恢复前">一直保留，不自动清理</Fact>
          <Fact label="手动、导入前">手动的 30 天内，导入前的最近 5 份</Fact>
        </Box>
      </Section>
    </Box>
  );
}
