'use client';

import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const row =
  'flex cursor-pointer items-center gap-2.5 rounded-[5px] px-2 py-1.5 text-table outline-none data-[highlighted]:bg-sunken data-[disabled]:opacity-50 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-3';

interface MenuProps {
  /** What the trigger shows. */
  face: ReactNode;
  label?: string;
  triggerClassName?: string;
  side?: 'top' | 'bottom';
  align?: 'start' | 'end';
  disabled?: boolean;
  children: ReactNode;
}

export function Menu({
  face,
  label,
  triggerClassName,
  side = 'bottom',
  align = 'start',
  disabled,
  children,
}: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger aria-label={label} disabled={disabled} className={triggerClassName}>
        {face}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={5} collisionPadding={8} className="z-60">
          <Base.Popup className="flex min-w-56 flex-col rounded-control border border-line bg-surface p-1 text-ink shadow-float outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  onChoose,
  danger,
  children,
}: {
  onChoose: () => void;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.Item className={classNames(row, danger && 'text-bad [&>svg]:text-bad')} onClick={onChoose}>
      {children}
    </Base.Item>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}

interface MenuChoicesProps<Value extends string> {
  label?: ReactNode;
  value: Value;
  onChoose: (value: Value) => void;
  choices: readonly { value: Value; content: ReactNode }[];
  /** Whether choosing closes the menu. */
  closes?: boolean;
}

/** One of several, the present one checked. */
export function MenuChoices<Value extends string>({
  label,
  value,
  onChoose,
  choices,
  closes = true,
}: MenuChoicesProps<Value>) {
  return (
    <Base.RadioGroup value={value} onValueChange={(chosen: Value) => onChoose(chosen)}>
      {label ? <p className="px-2 py-1 text-ink-3 text-label">{label}</p> : null}
      {choices.map((choice) => (
        <Base.RadioItem key={choice.value} value={choice.value} closeOnClick={closes} className={row}>
          {choice.content}
          <Base.RadioItemIndicator className="ml-auto">
            <Check aria-hidden="true" className="size-4 text-accent" />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
}

interface MenuChecksProps<Value extends string> {
  label: ReactNode;
  checked: readonly Value[];
  onToggle: (value: Value) => void;
  choices: readonly { value: Value; content: ReactNode }[];
}

/** Several of many; the menu stays open while they are chosen. */
export function MenuChecks<Value extends string>({
  label,
  checked,
  onToggle,
  choices,
}: MenuChecksProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 py-1 text-ink-3 text-label">{label}</Base.GroupLabel>
      {choices.map((choice) => (
        <Base.CheckboxItem
          key={choice.value}
          checked={checked.includes(choice.value)}
          onCheckedChange={() => onToggle(choice.value)}
          closeOnClick={false}
          className={row}
        >
          {choice.content}
          <Base.CheckboxItemIndicator className="ml-auto">
            <Check aria-hidden="true" className="size-4 text-accent" />
          </Base.CheckboxItemIndicator>
        </Base.CheckboxItem>
      ))}
    </Base.Group>
  );
}
