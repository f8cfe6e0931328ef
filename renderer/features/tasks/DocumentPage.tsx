import { mdiArrowLeft, mdiLinkPlus } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useParams } from 'wouter';
import { everyClerk } from '../../../electron/contract/method.ts';
import type { Resting } from '../../../electron/contract/tasks-shapes.ts';
import { useAction, useCall } from '../../shared/client.ts';
import { count, dateText } from '../../shared/format.ts';
import { goBack, goTo, isReachable, useQuery } from '../../shared/navigation.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { Icon, LoadError, Loading, Page, ReasonDialog, Section, showToast } from '../../shared/ui.tsx';
import { DocumentDialog } from './DocumentDialog.tsx';
import { FiledPapers } from './FiledPapers.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import { RestingList } from './RestingList.tsx';
import { taskLink, type DocumentDetail } from './task-words.ts';

type Clause = DocumentDetail['clauses'][number];

function ClausePart({
  clause,
  isMarked,
  onLink,
  onUnlink,
}: {
  readonly clause: Clause;
  readonly isMarked: boolean;
  readonly onLink: (() => void) | null;
  readonly onUnlink: ((resting: Resting) => void) | null;
}): ReactNode {
  const { role } = useSession().user;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) place.current?.scrollIntoView({ block: 'start' });
  }, [isMarked]);
  return (
    <Box ref={place} sx={isMarked ? { outline: 2, outlineColor: 'primary.main', borderRadius: 1 } : {}}>
      <Section
        title={`${clause.place} ${clause.heading}`}
        actions={
          onLink ? (
            <Button size="small" color="secondary" startIcon={<Icon path={mdiLinkPlus} />} onClick={onLink}>
              关联
            </Button>
          ) : null
        }
      >
        <Box component="p" sx={{ m: 0, lineHeight: 1.75, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {clause.text}
        </Box>
        {clause.tasks.length > 0 ? (
          <Box sx={{ mt: 1, fontSize: '0.875rem', display: 'flex', flexWrap: 'wrap', columnGap: 2, rowGap: 0.5 }}>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              任务
            </Box>
            {clause.tasks.map(({ code, content }) =>
              isReachable(taskLink(code), role) ? (
                <Link key={code} href={`#${taskLink(code)}`}>
                  {content}
                </Link>
              ) : (
                <span key={code}>{content}</span>
              ),
            )}
          </Box>
        ) : null}
        {clause.resting.length > 0 ? (
          <Box sx={{ mt: 0.75 }}>
            <RestingList resting={clause.resting} onUnlink={onUnlink} />
          </Box>
        ) : null}
      </Section>
    </Box>
  );
}

function Papers({ document }: { readonly document: DocumentDetail }): ReactNode {
  const mayWrite = useMay(everyClerk);
  const add = useAction('documents.addPaper', { onSuccess: ({ title }) => showToast({ tone: 'success', text: `已添加附件：${title}` }) });
  return (
    <Section title="附件">
      {document.papers.length === 0 && !mayWrite ? <Box sx={{ color: 'text.secondary' }}>没有附件</Box> : null}
      <FiledPapers
        name={document.documentNo}
        papers={document.papers}
        limitBytes={document.limitBytes}
        addLabel="添加扫描件"
        onAdd={mayWrite ? () => void add.run({ documentId: document.documentId, title: '' }) : null}
        isAdding={add.isRunning}
      />
    </Section>
  );
}

/** A document clause by clause, with the tasks of each and what rests on it. */
export function DocumentPage(): ReactNode {
  const documentId = Number(useParams<{ id: string }>().id);
  const marked = useQuery().get('clause');
  const mayWrite = useMay(everyClerk);
  const [isEditing, setIsEditing] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [linking, setLinking] = useState<string | null>(null);
  const [unlinking, setUnlinking] = useState<Resting | null>(null);
  const found = useCall('documents.get', { documentId });
  const document = found.data;
  const withdraw = useAction('documents.withdraw', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已撤下文件' });
      goTo('/documents');
    },
  });
  const unlink = useAction('documents.unlink', {
    onSuccess: () => {
      showToast({ tone: 'success', text: '已取消关联' });
      setUnlinking(null);
    },
  });
  const isOwn = document !== undefined && document.shippedId === null;
  return (
    <Page
      title={document?.documentNo ?? '政策文件'}
      scrolls
      above={
        <Button
          color="secondary"
          size="small"
          startIcon={<Icon path={mdiArrowLeft} />}
          onClick={() => goBack('/documents')}
          sx={{ ml: -1, px: 1, minHeight: '1.625rem' }}
        >
          返回
        </Button>
      }
      subtitle={
        document
          ? `${document.title}　${document.issuer}${document.issuedOn === null ? '' : ` ${dateText(document.issuedOn)}`}　${count(document.clauses.length)} 条`
          : null
      }
      actions={
        mayWrite && isOwn ? (
          <>
            <Button variant="outlined" onClick={() => setIsLeaving(true)}>
              撤下
            </Button>
            <Button variant="outlined" onClick={() => setIsEditing(true)}>
              修改
            </Button>
          </>
        ) : null
      }
    >
      {found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading /> : null}
      {document ? (
        <Box
          sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 7fr) minmax(0, 3fr)' }, gap: 1.5, alignItems: 'start' }}
        >
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0 }}>
            {document.clauses.length === 0 ? (
              <Section title="正文">
                <Box sx={{ whiteSpace: 'pre-wrap', lineHeight: 1.75 }}>{document.text}</Box>
              </Section>
            ) : null}
            {document.clauses.map((clause) => (
              <ClausePart
                key={clause.place}
                clause={clause}
                isMarked={clause.place === marked}
                onLink={mayWrite ? () => setLinking(clause.place) : null}
                onUnlink={mayWrite ? setUnlinking : null}
              />
            ))}
          </Box>
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, minWidth: 0, position: 'sticky', top: 0 }}>
            <Section title="目录">
              <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, fontSize: '0.875rem', lineHeight: 1.8 }}>
                {document.clauses.map(({ place, heading }) => (
                  <li key={place}>
                    <Link href={`#/documents/${documentId}?clause=${encodeURIComponent(place)}`}>
                      {place} {heading}
                    </Link>
                  </li>
                ))}
              </Box>
            </Section>
            {document.whole.length > 0 ? (
              <Section title="登记这份文号的记录">
                <RestingList resting={document.whole} onUnlink={mayWrite ? setUnlinking : null} />
              </Section>
            ) : null}
            <Papers document={document} />
          </Box>
        </Box>
      ) : null}
      {isEditing && document ? <DocumentDialog document={document} onClose={() => setIsEditing(false)} /> : null}
      {linking !== null && document ? <LinkDialog document={document} place={linking} onClose={() => setLinking(null)} /> : null}
      {isLeaving && document ? (
        <ReasonDialog
          title="撤下这份文件？"
          confirmLabel="撤下"
          cancelLabel="不撤下"
          reasonLabel="撤下理由"
          subject={`${document.documentNo} ${document.title}`}
          effect="撤下后文件库不再列出，登记了这个文号的记录不变；文件和理由保留。"
          isRunning={withdraw.isRunning}
          onConfirm={(reason) => void withdraw.run({ documentId, reason })}
          onCancel={() => setIsLeaving(false)}
        />
      ) : null}
      {unlinking?.linkId ? (
        <ReasonDialog
          title="取消这条关联？"
          confirmLabel="取消关联"
          cancelLabel="保留"
          reasonLabel="理由"
          subject={unlinking.title}
          effect="只取消与条款的关联，记录本身不变。"
          isRunning={unlink.isRunning}
          onConfirm={(reason) => void unlink.run({ linkId: unlinking.linkId ?? 0, reason })}
          onCancel={() => setUnlinking(null)}
        />
      ) : null}
    </Page>
  );
}
