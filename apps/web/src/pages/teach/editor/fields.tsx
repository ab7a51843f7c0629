import { Button, FileButton, Group, NumberInput, Text, Textarea, TextInput, type TextInputProps } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import classes from '../editor.module.css';
import { useFault } from './faults.js';
import { useImages } from './use-images.js';

interface FieldProps<T> {
  label: string;
  /** JSON Pointer into the content, by which the field finds what is wrong with it. */
  pointer: string;
  description?: string;
  value: T;
  onChange: (value: T) => void;
}

type LineProps = FieldProps<string> & Pick<TextInputProps, 'placeholder' | 'w' | 'maw' | 'rightSection' | 'className'>;

export function LineField({ pointer, onChange, ...rest }: LineProps) {
  const error = useFault(pointer);
  return <TextInput {...rest} error={error} onChange={(event) => onChange(event.currentTarget.value)} />;
}

/** Text in Markdown, which may show images. */
export function MarkdownField({ pointer, label, onChange, ...rest }: FieldProps<string>) {
  const error = useFault(pointer);
  const area = useRef<HTMLTextAreaElement>(null);
  const images = useImages(area, onChange);
  return (
    <div>
      <Textarea
        {...rest}
        label={label}
        ref={area}
        autosize
        minRows={3}
        maxRows={20}
        error={images.problem ?? error}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...images.events}
      />
      <Group gap="xs" mt={4}>
        <FileButton onChange={images.add} accept="image/png,image/jpeg,image/gif,image/webp,image/avif">
          {(props) => (
            <Button
              {...props}
              size="compact-sm"
              variant="subtle"
              loading={images.isSending}
              leftSection={<IconPhotoPlus size={16} aria-hidden />}
              aria-label={`Add an image: ${label}`}
            >
              Add an image
            </Button>
          )}
        </FileButton>
        <Text size="xs" c="dimmed" role="status">
          {images.isSending ? 'The image is being sent.' : 'Markdown. Images can be pasted or dropped in.'}
        </Text>
      </Group>
    </div>
  );
}

/** A text for machines: kept as it is typed. */
export function SourceField({ pointer, onChange, ...rest }: FieldProps<string>) {
  const error = useFault(pointer);
  return (
    <Textarea
      {...rest}
      autosize
      minRows={2}
      maxRows={20}
      spellCheck={false}
      classNames={{ input: classes.code ?? '' }}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Any JSON value as text. What is no JSON is kept as a text, and found to be wrong by what is checked. */
export function JsonField({ value, onChange, pointer, ...rest }: FieldProps<unknown>) {
  const error = useFault(pointer, true);
  const [text, setText] = useState(() => (value === undefined ? '' : JSON.stringify(value)));
  return (
    <Textarea
      {...rest}
      autosize
      maxRows={16}
      spellCheck={false}
      classNames={{ input: classes.code ?? '' }}
      value={text}
      error={error}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(parsed(event.currentTarget.value));
      }}
    />
  );
}

function parsed(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

/** A number; none while the field is empty. */
export function AmountField({
  pointer,
  value,
  onChange,
  ...rest
}: FieldProps<unknown> & { min?: number; max?: number; step?: number }) {
  const error = useFault(pointer);
  return (
    <NumberInput
      {...rest}
      hideControls
      value={typeof value === 'number' ? value : ''}
      error={error}
      onChange={(amount) => onChange(amount === '' ? undefined : Number(amount))}
    />
  );
}
