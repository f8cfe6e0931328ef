import { mdiMagnify } from '@mdi/js';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import Paper from '@mui/material/Paper';
import Popper from '@mui/material/Popper';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { personStatuses, type PersonRow } from '../../electron/contract/people.ts';
import { supportModes } from '../../electron/contract/terms.ts';
import { useCall } from '../shared/client.ts';
import { idNumberText, termText } from '../shared/format.ts';
import { isComposing } from '../shared/keyboard.ts';
import { goTo, routes } from '../shared/navigation.ts';
import { useIdNumberHint } from '../shared/session.ts';
import { useShortcut } from '../shared/shortcuts.ts';
import { accentWash } from '../shared/theme.tsx';
import { Icon } from '../shared/ui/Icon.tsx';
import { KeyHint } from '../shared/ui/values.tsx';

/** What is on the screen at once. */
const shownPeople = 20;
const personPath = '/people/:id';

function Result({
  person,
  id,
  isChosen,
  onChoose,
  onHover,
}: {
  readonly person: PersonRow;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onHover: () => void;
}): ReactNode {
  return (
    <Box
      component="li"
      role="option"
      id={id}
      aria-selected={isChosen}
      onMouseMove={onHover}
      // Before the field loses the focus and the list closes.
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
      sx={(theme) => ({
        display: 'grid',
        gridTemplateColumns: '6rem 11.5rem minmax(0, 1fr) auto auto',
        gap: 1.5,
        alignItems: 'center',
        px: 1.5,
        height: '2rem',
        cursor: 'pointer',
        fontVariantNumeric: 'tabular-nums',
        whiteSpace: 'nowrap',
        ...(isChosen ? { bgcolor: accentWash(theme, 0.14) } : {}),
      })}
    >
      <Box component="span" sx={{ fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {person.name}
      </Box>
      <span>{idNumberText(person.idNumber ?? person.temporaryNumber)}</span>
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', color: 'text.secondary' }}>
        {[person.townName, person.villageName].filter(Boolean).join(' ')}
      </Box>
      <span>{termText(supportModes, person.mode)}</span>
      <Box component="span" sx={{ color: person.status === 'active' ? 'success.main' : 'text.secondary' }}>
        {termText(personStatuses, person.status)}
      </Box>
    </Box>
  );
}

/** Search over all people from any page: name, pinyin initials, start or last digits of the ID number. */
export function PersonSearch(): ReactNode {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const search = typed.trim();
  const idNumberHint = useIdNumberHint();
  const found = useCall('people.find', { search, limit: shownPeople }, { enabled: search !== '', keepsPrevious: true });
  const isPersonPageThere = routes.some((route) => route.path === personPath);
  const focus = (): void => field.current?.focus();
  useShortcut('Ctrl+K', '查找人员', focus, { group: '窗口', isOn: isPersonPageThere });
  useShortcut('/', '查找人员', focus, { group: '窗口', isOn: isPersonPageThere });
  if (!isPersonPageThere) return null;

  const people = search === '' ? [] : (found.data?.rows ?? []);
  const hasMore = found.data?.hasMore ?? false;
  const close = (): void => {
    setIsOpen(false);
    field.current?.blur();
  };
  const choose = (person: PersonRow | undefined): void => {
    if (!person) return;
    setTyped('');
    close();
    goTo(personPath.replace(':id', String(person.personId)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen(people.length === 0 ? 0 : (chosen + step + people.length) % people.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(people[chosen]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (typed === '') close();
      else setTyped('');
    }
  };
  const isListOpen = isOpen && search !== '';
  return (
    <Box ref={box} sx={{ width: '100%', maxWidth: '26rem' }}>
      <InputBase
        inputRef={field}
        value={typed}
        placeholder={`查找人员：姓名、拼音首字母、${idNumberHint}`}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
          setIsOpen(true);
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={onKeyDown}
        startAdornment={<Icon path={mdiMagnify} sx={{ color: 'text.secondary', mr: 0.75 }} />}
        endAdornment={typed === '' ? <KeyHint keys="Ctrl+K" /> : null}
        inputProps={{
          role: 'combobox',
          'aria-label': '查找人员',
          'aria-expanded': isListOpen,
          'aria-controls': listId,
          'aria-autocomplete': 'list',
          'aria-activedescendant': isListOpen && people[chosen] ? `${listId}-${chosen}` : undefined,
          maxLength: 60,
          spellCheck: false,
        }}
        sx={{
          width: '100%',
          height: '2rem',
          px: 1,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.default',
          fontSize: '0.8125rem',
          '&.Mui-focused': { borderColor: 'primary.main', bgcolor: 'background.paper' },
        }}
      />
      <Popper open={isListOpen} anchorEl={box.current} placement="bottom-end" sx={{ zIndex: 'modal' }}>
        <Paper elevation={8} sx={{ mt: 0.5, width: 'min(44rem, 94vw)', border: 1, borderColor: 'divider', overflow: 'hidden' }}>
          <Box
            component="ul"
            role="listbox"
            id={listId}
            aria-label="找到的人员"
            sx={{ listStyle: 'none', m: 0, p: 0, py: 0.5, maxHeight: 'min(60vh, 30rem)', overflowY: 'auto' }}
          >
            {people.map((person, index) => (
              <Result
                key={person.personId}
                id={`${listId}-${index}`}
                person={person}
                isChosen={index === chosen}
                onChoose={() => choose(person)}
                onHover={() => setChosen(index)}
              />
            ))}
          </Box>
          <Box
            role="status"
            sx={{
              px: 1.5,
              py: 0.75,
              borderTop: people.length > 0 ? 1 : 0,
              borderColor: 'divider',
              color: 'text.secondary',
              fontSize: '0.75rem',
            }}
          >
            {found.error
              ? found.error.wire.text.what
              : found.data === undefined
                ? '正在查找…'
                : people.length === 0
                  ? '没有找到。可以换姓名中的一个字、拼音首字母或身份证号后几位再试。'
                  : hasMore
                    ? `先显示 ${shownPeople} 人，多输入几个字可以缩小范围`
                    : `共 ${people.length} 人 · ↑↓ 选择，回车打开`}
          </Box>
        </Paper>
      </Popper>
    </Box>
  );
}
