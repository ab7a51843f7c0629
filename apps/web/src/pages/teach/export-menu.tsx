import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { given } from '../../api.js';
import { formatWords } from './imports/import-words.js';

/** Formats that questions are written in. */
const formats = ['pack', 'gift', 'moodle-xml', 'qti', 'csv'] as const;

/** Downloads of the questions that the filters of the page let through. */
export function ExportMenu({ filter }: { filter: Record<string, string | undefined> }) {
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
          <Menu.Item
            key={format}
            component="a"
            download
            href={`/api/v1/admin/exports?${new URLSearchParams(given({ format, ...filter })).toString()}`}
          >
            {formatWords[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
