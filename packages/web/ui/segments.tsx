import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface SegmentsProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChange: (value: string) => void;
}

/** One of two or three that exclude each other. */
export const Segments = ({ label, value, options, onChange }: SegmentsProps) => (
  <ToggleButtonGroup
    aria-label={label}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => {
      const [chosen] = [...keys];
      if (chosen !== undefined) onChange(String(chosen));
    }}
    className="flex rounded-6 bg-pressed p-0.5"
  >
    {options.map(([id, name]) => (
      <ToggleButton
        key={id}
        id={id}
        className="flex h-6 flex-1 cursor-default items-center justify-center rounded-4 px-2 text-12 whitespace-nowrap text-soft data-hovered:text-ink data-selected:bg-surface data-selected:font-medium data-selected:text-ink pointer-coarse:h-10"
      >
        {name}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);
