import {
  Avatar,
  Menu,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import {
  IconAdjustments,
  IconBrain,
  IconChalkboard,
  IconDatabase,
  IconFileImport,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api.js';
import { becomePerson } from '../../queries.js';
import type { Me } from '../../shapes.js';
import { useSingleKeys } from '../../ui/shortcuts.js';
import { forgetDrafts } from '../mock/draft-shelf.js';

export function UserMenu({ me }: { me: Me }) {
  const navigate = useNavigate();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const [singleKeys, setSingleKeys] = useSingleKeys();

  const signOut = async () => {
    await api.POST('/api/v1/auth/sign-out');
    forgetDrafts();
    await navigate({ to: '/' });
    becomePerson(null);
  };
  return (
    <Menu position="bottom-end" width={240} withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton p={4} style={{ borderRadius: 999 }}>
          <Avatar name={me.displayName} color="petrol" variant="filled" radius="xl" size={34} aria-hidden />
          <VisuallyHidden>Account menu of {me.displayName}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.displayName}
          <br />
          {me.email}
        </Menu.Label>
        {me.role !== 'candidate' && (
          <Menu.Item
            leftSection={<IconChalkboard size={18} aria-hidden />}
            onClick={() => void navigate({ to: '/teach/questions' })}
          >
            Teach
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconAdjustments size={18} aria-hidden />}
          onClick={() => void navigate({ to: '/settings/study' })}
        >
          Study settings
        </Menu.Item>
        <Menu.Item
          leftSection={<IconBrain size={18} aria-hidden />}
          onClick={() => void navigate({ to: '/settings/memory' })}
        >
          Your memory
        </Menu.Item>
        <Menu.Item
          leftSection={scheme === 'dark' ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {scheme === 'dark' ? 'Light colours' : 'Dark colours'}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={18} aria-hidden />} onClick={() => setSingleKeys(!singleKeys)}>
          {singleKeys ? 'Turn single-key shortcuts off' : 'Turn single-key shortcuts on'}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileImport size={18} aria-hidden />}
          onClick={() => void navigate({ to: '/settings/import' })}
        >
          Import from Anki
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDatabase size={18} aria-hidden />}
          onClick={() => void navigate({ to: '/settings/data' })}
        >
          Your data
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKey size={18} aria-hidden />}
          onClick={() => void navigate({ to: '/settings/tokens' })}
        >
          Access tokens
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
