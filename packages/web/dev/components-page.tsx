import { type ReactNode, useState } from 'react';
import { Badge, type Meaning } from '../ui/badge.tsx';
import { Button, type ButtonLook } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Chip } from '../ui/chip.tsx';
import { ComboBox } from '../ui/combo-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Keys } from '../ui/keys.tsx';
import { Menu, MenuItem, MenuLine, MenuSection } from '../ui/menu.tsx';
import { Option, Picker } from '../ui/picker.tsx';
import { Popover } from '../ui/popover.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Segments } from '../ui/segments.tsx';
import { Empty, Notice, Progress, Skeleton } from '../ui/states.tsx';
import { Tab, TabBar, TabPanel, Tabs } from '../ui/tabs.tsx';
import { showToast } from '../ui/toast-queue.ts';

// Every part in every state, to look at while one works on them. It is in no build that is deployed, so its words are
// in no catalogue.

const looks: readonly ButtonLook[] = ['primary', 'plain', 'quiet', 'danger'];
const meanings: readonly Meaning[] = ['good', 'careful', 'bad', 'info', 'plain'];

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="border-t border-line py-6">
    <h2 className="mb-3 text-16 font-semibold">{title}</h2>
    <div className="flex flex-wrap items-start gap-4">{children}</div>
  </section>
);

const Buttons = () => (
  <Section title="Buttons">
    {looks.map((look) => (
      <div key={look} className="flex flex-col items-start gap-2">
        <Button look={look}>Save {look}</Button>
        <Button look={look} size="small">
          <Icon name="add" /> Small
        </Button>
        <Button look={look} isDisabled>
          Disabled
        </Button>
        <Button look={look} isPending>
          Pending
        </Button>
      </div>
    ))}
    <IconButton label="More" keys="mod+k">
      <Icon name="more" />
    </IconButton>
    <Keys of="mod+shift+k" />
  </Section>
);

const Fields = () => (
  <Section title="Fields">
    <Field className="w-64" label="Name" placeholder="Ada Lovelace" hint="As she writes it" />
    <Field className="w-64" label="Email" defaultValue="ada@" fault="This is no email address" />
    <Field className="w-64" label="Disabled" defaultValue="Cannot be changed" isDisabled />
    <Field className="w-64" label="Notes" isLong defaultValue={'Two\nlines'} />
    <SearchField className="w-64" label="Search" keys="/" />
    <SearchField className="w-64" label="Search with text" defaultValue="Ada" />
    <Picker className="w-64" label="Status" defaultSelectedKey="new">
      <Option id="new">New</Option>
      <Option id="customer" aside="271">
        Customer
      </Option>
    </Picker>
    <Picker className="w-64" label="With a fault" fault="Choose one">
      <Option id="one">One</Option>
    </Picker>
    <ComboBox className="w-64" label="Owner" openLabel="Show all" placeholder="Find a member">
      <Option id="ada">Ada</Option>
      <Option id="grace">Grace</Option>
    </ComboBox>
    <div className="flex flex-col gap-2">
      <Checkbox>Off</Checkbox>
      <Checkbox defaultSelected>On</Checkbox>
      <Checkbox isIndeterminate>Some</Checkbox>
      <Checkbox isDisabled>Disabled</Checkbox>
    </div>
  </Section>
);

const Words = () => (
  <Section title="Badges, chips, notices">
    {meanings.map((meaning) => (
      <Badge key={meaning} meaning={meaning} icon="phone">
        {meaning}
      </Badge>
    ))}
    <Chip>vip</Chip>
    <Chip removeLabel="Remove renewal" onRemove={() => undefined}>
      renewal
    </Chip>
    <Chip>Donaudampfschifffahrtsgesellschaftskapitän</Chip>
    {(['good', 'careful', 'bad', 'info'] as const).map((meaning) => (
      <Notice key={meaning} meaning={meaning} className="w-80" actions={<Button size="small">Do it</Button>}>
        What happened, and what to do about it.
      </Notice>
    ))}
  </Section>
);

const Floating = () => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title="What floats">
      <Menu label="Menu" trigger={<Button>Menu</Button>}>
        <MenuSection title="Things">
          <MenuItem icon="add" keys="c">
            New contact
          </MenuItem>
          <MenuItem aside="12">With a count</MenuItem>
          <MenuItem isDisabled>Disabled</MenuItem>
        </MenuSection>
        <MenuLine />
        <MenuItem icon="trash" isDangerous>
          Delete
        </MenuItem>
      </Menu>
      <Popover label="Popover" trigger={<Button>Popover</Button>}>
        <p className="p-4">What is beside its button.</p>
      </Popover>
      <Button onPress={() => setIsOpen(true)}>Dialog</Button>
      <Dialog
        isOpen={isOpen}
        title="A question"
        onClose={() => setIsOpen(false)}
        actions={
          <>
            <Button onPress={() => setIsOpen(false)}>Cancel</Button>
            <Button look="primary">Do it</Button>
          </>
        }
      >
        What has to be answered before anything else.
      </Dialog>
      {meanings.map((meaning) => (
        <Button
          key={meaning}
          onPress={() =>
            showToast({
              text: `A message: ${meaning}`,
              meaning,
              action: { label: 'Undo', run: () => undefined },
            })
          }
        >
          Toast {meaning}
        </Button>
      ))}
    </Section>
  );
};

const Places = () => {
  const [mode, setMode] = useState('is');
  return (
    <Section title="Places and progress">
      <Tabs className="w-80 border border-line">
        <TabBar label="Tabs">
          <Tab id="one">Overview</Tab>
          <Tab id="two">Timeline</Tab>
        </TabBar>
        <TabPanel id="one">
          <p className="p-4">Overview</p>
        </TabPanel>
        <TabPanel id="two">
          <p className="p-4">Timeline</p>
        </TabPanel>
      </Tabs>
      <div className="w-64">
        <Segments
          label="How"
          value={mode}
          onChange={setMode}
          options={[
            ['is', 'is any of'],
            ['not', 'is none of'],
          ]}
        />
      </div>
      <div className="flex w-64 flex-col gap-3">
        <Progress label="Import" value={42} />
        <Progress label="Gathering" />
        <Skeleton className="h-4 w-40" />
      </div>
      <div className="w-96 border border-line">
        <Empty icon="person" title="No contacts yet" actions={<Button look="primary">New contact</Button>}>
          A sentence that teaches, with an example.
        </Empty>
      </div>
    </Section>
  );
};

/** Every part of `ui/` in every state. */
export const ComponentsPage = () => (
  <div className="h-full overflow-y-auto px-8 py-6">
    <h1 className="mb-4 text-20 font-semibold">Components</h1>
    <Buttons />
    <Fields />
    <Words />
    <Floating />
    <Places />
  </div>
);
