'use client';

import { readDate } from '@ringratt/ui';
import { useEffect, useState } from 'react';
import { DateField } from '@/dates/date-field';

interface DateFilterProps {
  id: string;
  label: string;
  value: string;
  onChange: (day: string) => void;
}

/** A day among a list's filters: it shapes the list as soon as it is a whole day, or none. */
export function DateFilter({ id, label, value, onChange }: DateFilterProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <DateField
      id={id}
      label={label}
      value={text}
      fieldClassName="flex-row flex-wrap items-center"
      className="w-40"
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        if (typed !== value && (typed === '' || readDate(typed) === typed)) onChange(typed);
      }}
    />
  );
}
