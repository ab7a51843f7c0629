import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';

interface SearchBoxProps {
  start: string | undefined;
  onSearch: (text: string) => void;
}

/** A search that follows the typing; it keeps quiet once the person has gone to another page. */
export function SearchBox({ start = '', onSearch }: SearchBoxProps) {
  const router = useRouter();
  const search = useDebouncedCallback((text: string, path: string) => {
    if (router.latestLocation.pathname === path) onSearch(text.trim());
  }, 300);
  return (
    <TextInput
      label="Search"
      type="search"
      defaultValue={start}
      onChange={(event) => search(event.currentTarget.value, router.latestLocation.pathname)}
    />
  );
}
