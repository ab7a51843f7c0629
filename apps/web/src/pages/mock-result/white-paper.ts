import { useEffect } from 'react';

const attribute = 'data-mantine-color-scheme';

/** Prints in light colours, whatever the screen's are. */
export function useWhitePaper(): void {
  useEffect(() => {
    const root = document.documentElement;
    let screen: string | null = null;
    const lighten = () => {
      screen ??= root.getAttribute(attribute);
      root.setAttribute(attribute, 'light');
    };
    const restore = () => {
      if (screen !== null) root.setAttribute(attribute, screen);
      screen = null;
    };
    window.addEventListener('beforeprint', lighten);
    window.addEventListener('afterprint', restore);
    return () => {
      restore();
      window.removeEventListener('beforeprint', lighten);
      window.removeEventListener('afterprint', restore);
    };
  }, []);
}
