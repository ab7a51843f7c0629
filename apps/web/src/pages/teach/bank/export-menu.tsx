import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { formatWords } from '../imports/import-words.js';
import { chosenOf, type BankFilter } from './bank-filter.js';

/** Formats that questions are written in. */
const formats = ['pack', 'gift', 'moodle-xml', 'qti', 'csv'] as const;

/** Downloads of the questions that the filters of the page let through. */
export function ExportMenu({ filter }: { filter: BankFilter }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>All that are found, as they stand now</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} component="a" download href={`/api/v1/admin/exports?${exportParams(format, filter)}`}>
            {formatWords[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function exportParams(format: string, filter: BankFilter): string {
  const pairs = chosenOf(filter).map(({ facet, value }) => [facet, value]);
  return new URLSearchParams([['format', format], ...pairs, ...(filter.q ? [['q', filter.q]] : [])]).toString();
}
