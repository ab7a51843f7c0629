import { useLocalStorage, useSplitter } from '@mantine/hooks';
import { useLayoutEffect, useState, type RefObject } from 'react';

interface Layout {
  /** Widths of problem and work, in percent. */
  columns: number[];
  /** Heights of editor and results, in percent. */
  rows: number[];
}

const usual: Layout = { columns: [40, 60], rows: [58, 42] };
const least = 20;

/** Where the panes part, remembered in this browser. */
export function usePanes() {
  const [layout, setLayout] = useLocalStorage<Layout>({
    key: 'rehearse.panes',
    defaultValue: usual,
    getInitialValueInEffect: false,
  });
  const widths = sound(layout.columns, usual.columns);
  const heights = sound(layout.rows, usual.rows);
  const { ref: holdColumns, getHandleProps: columnHandle } = useSplitter<HTMLDivElement>({
    ...common,
    panels: panelsOf(usual.columns),
    sizes: widths,
    onSizeChange: (sizes) => setLayout((old) => ({ ...old, columns: sizes.map(Number) })),
  });
  const { ref: holdRows, getHandleProps: rowHandle } = useSplitter<HTMLDivElement>({
    ...common,
    orientation: 'vertical',
    panels: panelsOf(usual.rows),
    sizes: heights,
    onSizeChange: (sizes) => setLayout((old) => ({ ...old, rows: sizes.map(Number) })),
  });
  const isUsual = JSON.stringify(layout) === JSON.stringify(usual);
  return {
    widths,
    heights,
    holdColumns,
    holdRows,
    columnHandle,
    rowHandle,
    reset: isUsual ? undefined : () => setLayout(usual),
  };
}

const common = { step: 2, shiftStep: 10 };
const panelsOf = (sizes: number[]) => sizes.map((defaultSize) => ({ defaultSize, min: least, max: 100 - least }));

/** What is in the browser's storage may be anything. */
function sound(sizes: unknown, fallback: number[]): number[] {
  const isSound =
    Array.isArray(sizes) && sizes.length === 2 && sizes.every((size) => typeof size === 'number' && size >= least - 1);
  return isSound ? (sizes as number[]) : fallback;
}

/** Whether an element has room for panes side by side: it may be narrow on a wide screen. */
export function useIsWide(element: RefObject<HTMLElement | null>, px: number): boolean {
  const [wide, setWide] = useState(false);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => setWide(node.getBoundingClientRect().width >= px);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element, px]);
  return wide;
}
