import { useLingui } from '@lingui/react/macro';
import { ComboBox } from '../ui/combo-box.tsx';
import { Option } from '../ui/picker.tsx';
import type { Target } from './targets.ts';

interface TargetPickerProps {
  readonly header: string;
  readonly targets: readonly Target[];
  readonly target: string;
  readonly onTarget: (target: string) => void;
  readonly isTwice: boolean;
}

/** Chooses what a column fills, by typing or from the list. */
export const TargetPicker = ({ header, targets, target, onTarget, isTwice }: TargetPickerProps) => {
  const { t } = useLingui();
  return (
    <ComboBox
      label={t`What ${header} fills`}
      isLabelHidden
      openLabel={t`Show all`}
      selectedKey={target}
      onSelectionChange={(key) => {
        if (key !== null) onTarget(String(key));
      }}
      fault={isTwice ? t`Another column fills this already` : undefined}
    >
      {targets.map(([id, name, aside]) => (
        <Option key={id} id={id} aside={aside}>
          {name}
        </Option>
      ))}
    </ComboBox>
  );
};
