import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import type { usePanes } from './use-panes.js';
import classes from './workbench.module.css';

export type Place = 'problem' | 'code' | 'result';

interface PanesProps {
  problem: ReactNode;
  code: ReactNode;
  /** Missing where nothing is run. */
  result: ReactNode | undefined;
  codeLabel: string;
}

type Panes = ReturnType<typeof usePanes>;

/** Problem left, editor right, results below it. */
export function SidePanes({ problem, code, result, codeLabel, panes }: PanesProps & { panes: Panes }) {
  const { widths, heights, holdColumns, holdRows, columnHandle, rowHandle } = panes;
  return (
    <div className={classes.columns} ref={holdColumns}>
      <section className={classes.pane} aria-label="Problem" style={{ flexBasis: `${widths[0]}%` }}>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label="Problem text">
          {problem}
        </div>
      </section>
      <Separator label="Width of the problem" handle={columnHandle} orientation="vertical" />
      <div className={classes.rows} ref={holdRows} style={{ flexBasis: `${widths[1]}%` }}>
        <section
          className={classes.pane}
          aria-label={codeLabel}
          style={{ flexBasis: result ? `${heights[0]}%` : '100%' }}
        >
          {code}
        </section>
        {result && (
          <>
            <Separator label="Height of the editor" handle={rowHandle} orientation="horizontal" />
            <section className={classes.pane} aria-label="Cases and results" style={{ flexBasis: `${heights[1]}%` }}>
              {result}
            </section>
          </>
        )}
      </div>
    </div>
  );
}

interface SeparatorProps {
  label: string;
  handle: Panes['columnHandle'];
  /** That of the line itself (WAI-ARIA), not of the row of panes. */
  orientation: 'vertical' | 'horizontal';
}

function Separator({ label, handle, orientation }: SeparatorProps) {
  const props = handle({ index: 0 });
  return (
    <div
      {...props}
      className={classes.separator}
      aria-orientation={orientation}
      aria-label={label}
      aria-valuetext={`${props['aria-valuenow']} percent`}
      data-line={orientation}
      title="Drag, or use the arrow keys. Double-click: as at first"
    />
  );
}

interface TabbedProps extends PanesProps {
  place: Place;
  onPlace: (place: Place) => void;
}

/** One at a time, where there is no room for panes. */
export function TabbedPanes({ problem, code, result, codeLabel, place, onPlace }: TabbedProps) {
  return (
    <Tabs
      value={place}
      onChange={(to) => to && onPlace(to as Place)}
      keepMountedMode="display-none"
      className={classes.tabs}
    >
      <Tabs.List grow>
        <Tabs.Tab value="problem">Problem</Tabs.Tab>
        <Tabs.Tab value="code">{codeLabel}</Tabs.Tab>
        {result && <Tabs.Tab value="result">Result</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value="problem" className={classes.tabText}>
        {problem}
      </Tabs.Panel>
      <Tabs.Panel value="code" className={classes.tabCode}>
        {code}
      </Tabs.Panel>
      {result && (
        <Tabs.Panel value="result" className={classes.tabResult}>
          {result}
        </Tabs.Panel>
      )}
    </Tabs>
  );
}
