import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

/** Single keys can be switched off (WCAG 2.1.4); combinations with Alt or Ctrl always work. */
export function useSingleKeys(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useLocalStorage({
    key: 'rehearse.single-keys',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return [on, setOn];
}

/** Names a key press as the tables below do: `Alt+ArrowLeft`, `Mod+z`, `Mod+Shift+enter`, `3`, `Space`. */
function nameOf(event: KeyboardEvent): string {
  // Some keyboards give digits only with Shift; on others Shift makes another sign of them, such as `!`.
  const isDigit = event.code.startsWith('Digit') && (!event.shiftKey || /^\d$/.test(event.key));
  const key = isDigit ? event.code.slice(5) : event.key === ' ' ? 'Space' : event.key;
  if (event.altKey) return `Alt+${event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : key}`;
  if (event.ctrlKey || event.metaKey) return `Mod+${event.shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`;
  return key;
}

/** Keys that a control with the focus takes for itself. */
function takenByControl(event: KeyboardEvent, name: string): boolean {
  const target = event.target as HTMLElement;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  if (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type)) return true;
  if (name === 'Enter' || name === 'Space') return target.matches('button, a, input, summary, [role="menuitem"]');
  return false;
}

/**
 * Listens for keys on the whole page. A plain key never fires while a text field has the focus,
 * nor inside an open dialog or menu.
 */
export function useShortcuts(table: Record<string, (() => void) | undefined>): void {
  const [singleKeys] = useSingleKeys();
  const current = useRef({ table, singleKeys });
  useEffect(() => {
    current.current = { table, singleKeys };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      const name = nameOf(event);
      const action = current.current.table[name];
      if (!action) return;
      const combined = name.includes('+');
      const typing = takenByControl(event, name);
      if (!combined && (typing || !current.current.singleKeys)) return;
      if (name === 'Mod+z' && typing) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
