'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { classNames } from './class-names.ts';

export interface HeatMapCell {
  /** Index of the column. */
  column: number;
  value: number;
  shown: string;
  done: boolean;
  /** The cell's whole meaning, as it is said: "fredag 4 december 18:00, 64 ringtider". */
  name: string;
  /** What the tip says over the cell. */
  tip: readonly [string, string];
}

export interface HeatMapRow {
  id: string;
  /** Stands before the first row of a group: a week. */
  group?: string;
  label: string;
  emphasized?: boolean;
  /** The open columns [from, to); the rest is hatched. */
  from: number;
  to: number;
  /** Why the whole row is closed, in words. */
  closed?: string;
  cells: readonly HeatMapCell[];
  total: string;
}

interface HeatMapProps {
  label: string;
  rowHeading: string;
  groupHeading: string;
  totalHeading: string;
  closedWord: string;
  columns: readonly { id: string; label: string; shown: boolean }[];
  rows: readonly HeatMapRow[];
  /** The present cell, outlined. */
  now?: { row: string; column: number };
  /** Values from which each step of the scale begins, four of them. */
  steps: readonly number[];
}

const planned = [
  'bg-scale-1 text-on-scale-low',
  'bg-scale-2 text-on-scale-low',
  'bg-scale-3 text-on-scale-low',
  'bg-scale-4 text-on-scale-high',
  'bg-scale-5 text-on-scale-high',
] as const;

/** A table that is walked by arrow keys. */
const gridRole = { role: 'grid' } as const;

/** A step of the scale, 0–4. */
export function heatStep(value: number, steps: readonly number[]): number {
  return steps.filter((from) => value >= from).length;
}

/** Days by half-hours as a real table: one tab stop, arrow keys, every cell named in full. */
export function HeatMap(props: HeatMapProps) {
  const { label, rowHeading, groupHeading, totalHeading, closedWord, columns, rows, now, steps } = props;
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<[number, number]>(() => {
    const row = Math.max(
      0,
      rows.findIndex((candidate) => candidate.id === now?.row),
    );
    return [row, now?.column ?? 0];
  });
  const [tip, setTip] = useState<{ x: number; y: number; lines: readonly [string, string] } | null>(null);

  const go = (row: number, column: number) => {
    const next: [number, number] = [
      Math.min(Math.max(row, 0), rows.length - 1),
      Math.min(Math.max(column, 0), columns.length - 1),
    ];
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next[0]}:${next[1]}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [row, column] = at;
    const moves: Record<string, [number, number]> = {
      ArrowRight: [row, column + 1],
      ArrowLeft: [row, column - 1],
      ArrowDown: [row + 1, column],
      ArrowUp: [row - 1, column],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? rows.length - 1 : row, columns.length - 1],
      PageDown: [row + 7, column],
      PageUp: [row - 7, column],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    go(...move);
  };
  const show = (element: HTMLElement, cell: HeatMapCell | undefined) => {
    if (!cell) return setTip(null);
    const table = grid.current!.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    setTip({ x: box.left - table.left + box.width / 2, y: box.bottom - table.top + 8, lines: cell.tip });
  };

  return (
    <div className="relative">
      <div className="-mx-1 overflow-x-auto px-1 pb-1">
        <table
          ref={grid}
          {...gridRole}
          aria-label={label}
          onKeyDown={onKeyDown}
          onPointerLeave={() => setTip(null)}
          onBlur={() => setTip(null)}
          className="tabular w-full min-w-[826px] border-separate border-spacing-[2px] text-label"
        >
          <thead>
            <tr>
              <th scope="col" className="w-[34px]">
                <span className="sr-only">{groupHeading}</span>
              </th>
              <th scope="col" className="w-[72px]">
                <span className="sr-only">{rowHeading}</span>
              </th>
              {columns.map((column) => (
                <th key={column.id} scope="col" className="relative h-5 p-0 font-normal text-ink-2">
                  <span className={column.shown ? 'absolute top-0 left-0 whitespace-nowrap' : 'sr-only'}>
                    {column.label}
                  </span>
                </th>
              ))}
              <th scope="col" className="h-5 w-10 p-0 pl-1 text-right align-top font-normal text-ink-2">
                {totalHeading}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, rowIndex) => {
              const cells = new Map(row.cells.map((cell) => [cell.column, cell]));
              return (
                <tr key={row.id}>
                  <td className="whitespace-nowrap p-0 text-ink-2">{row.group}</td>
                  <th
                    scope="row"
                    className={classNames(
                      'whitespace-nowrap pr-2 text-left',
                      row.emphasized ? 'font-bold text-ink' : 'font-normal text-ink-2',
                    )}
                  >
                    {row.label}
                  </th>
                  {row.closed ? (
                    <ClosedRow
                      words={row.closed}
                      span={columns.length}
                      tabIndex={at[0] === rowIndex ? 0 : -1}
                      focusPlace={`${rowIndex}:${at[1]}`}
                      onFocus={() => setAt([rowIndex, at[1]])}
                    />
                  ) : (
                    columns.map((column, columnIndex) => {
                      const cell = cells.get(columnIndex);
                      const closed = columnIndex < row.from || columnIndex >= row.to;
                      const here = now?.row === row.id && now.column === columnIndex;
                      const look = cell
                        ? cell.done
                          ? heatStep(cell.value, steps) > 2
                            ? 'bg-done-2 text-ink'
                            : 'bg-done-1 text-ink-2'
                          : planned[heatStep(cell.value, steps)]
                        : closed
                          ? 'hatched'
                          : 'bg-sunken';
                      return (
                        <td
                          key={column.id}
                          data-cell={`${rowIndex}:${columnIndex}`}
                          tabIndex={at[0] === rowIndex && at[1] === columnIndex ? 0 : -1}
                          aria-label={
                            cell?.name ?? `${row.label} ${column.label}, ${closed ? closedWord : '0'}`
                          }
                          aria-current={here ? 'time' : undefined}
                          onFocus={(event) => {
                            setAt([rowIndex, columnIndex]);
                            show(event.currentTarget, cell);
                          }}
                          onPointerEnter={(event) => show(event.currentTarget, cell)}
                          className={classNames(
                            'h-[22px] min-w-6 rounded-cell p-0 text-center focus-visible:outline-offset-0',
                            look,
                            // Hundreds take the more room, thousands more than that.
                            cell && cell.shown.length === 3 && 'text-[0.6875rem] tracking-tight',
                            cell && cell.shown.length > 3 && 'text-[0.625rem] tracking-tighter',
                            here && 'outline-2 outline-ink -outline-offset-2',
                          )}
                        >
                          {cell?.shown}
                        </td>
                      );
                    })
                  )}
                  <td className="pl-1 text-right font-bold">{row.total}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {tip ? (
        <div
          role="presentation"
          className="pointer-events-none absolute z-20 -translate-x-1/2 whitespace-nowrap rounded-control bg-banner px-3 py-2 text-label text-on-banner shadow-float max-sm:hidden"
          style={{ left: tip.x, top: tip.y }}
        >
          <p className="font-bold">{tip.lines[0]}</p>
          <p>{tip.lines[1]}</p>
        </div>
      ) : null}
    </div>
  );
}

interface ClosedRowProps {
  words: string;
  span: number;
  tabIndex: number;
  focusPlace: string;
  onFocus: () => void;
}

/** A day without hours is one cell that says why. */
function ClosedRow({ words, span, tabIndex, focusPlace, onFocus }: ClosedRowProps) {
  return (
    <td
      colSpan={span}
      data-cell={focusPlace}
      tabIndex={tabIndex}
      onFocus={onFocus}
      className="hatched h-[22px] rounded-cell border border-line p-0 text-center text-ink-2"
    >
      <span className="bg-surface px-2">{words}</span>
    </td>
  );
}

interface HeatLegendProps {
  plannedWord: string;
  doneWord: string;
  nowWord: string;
  closedWord: string;
  /** What is said of each step of the scale: from where it begins, five of them. */
  steps: readonly string[];
}

export function HeatLegend({ plannedWord, doneWord, nowWord, closedWord, steps }: HeatLegendProps) {
  const item = 'inline-flex items-center gap-1.5';
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-ink-2 text-label">
      <li className={item}>
        {plannedWord}
        <span className="flex gap-0.5">
          {steps.map((from, index) => (
            <span
              key={`${index}-${from}`}
              className={classNames(
                'tabular flex h-[18px] min-w-6 items-center justify-center rounded-cell px-1',
                planned[index],
              )}
            >
              {from}
              {index === steps.length - 1 ? '+' : ''}
            </span>
          ))}
        </span>
      </li>
      <li className={item}>
        <span aria-hidden="true" className="size-3.5 rounded-cell bg-done-2" />
        {doneWord}
      </li>
      <li className={item}>
        <span aria-hidden="true" className="size-3.5 rounded-cell border-2 border-ink" />
        {nowWord}
      </li>
      <li className={item}>
        <span aria-hidden="true" className="hatched size-3.5 rounded-cell border border-line" />
        {closedWord}
      </li>
    </ul>
  );
}
