import { useEffect, useRef } from 'react';

interface RowCheckboxProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  readonly onChange: (isSelected: boolean) => void;
}

/** A checkbox of rows by the dozen: the browser's own, which is drawn in no time. Keys are the grid's. */
export const RowCheckbox = ({ label, isSelected, isIndeterminate = false, onChange }: RowCheckboxProps) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = isIndeterminate;
  }, [isIndeterminate]);
  return (
    <label className="flex size-full items-center justify-center">
      <input
        ref={input}
        type="checkbox"
        tabIndex={-1}
        aria-label={label}
        checked={isSelected}
        onChange={(event) => onChange(event.target.checked)}
        className="row-checkbox"
      />
    </label>
  );
};
