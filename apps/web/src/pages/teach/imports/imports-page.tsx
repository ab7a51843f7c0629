import { isUnderWay } from '@app/interchange/domain/file-import.js';
import { questionFormats, type QuestionFormat } from '@app/interchange/domain/question-import.js';
import { Alert, List, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../../../ui/card.js';
import { DropZone } from '../../../ui/file-import/drop-zone.js';
import { FileUnderWay } from '../../../ui/file-import/file-under-way.js';
import { useUpload, type Upload } from '../../../ui/file-import/use-upload.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { ProblemAlert } from '../../../ui/problem-alert.js';
import { InstructorOnly } from '../instructor-only.js';
import { importsKey, questionImportsQuery, type QuestionImport } from './import-queries.js';
import { formatWords, problemWords } from './import-words.js';
import { Preview } from './preview.js';
import { Applied, Undone } from './settled.js';

export function ImportsPage() {
  return (
    <InstructorOnly>
      <Imports />
    </InstructorOnly>
  );
}

function Imports() {
  const query = useQuery(questionImportsQuery);
  const [format, setFormat] = useState<QuestionFormat | 'auto'>('auto');
  const upload = useUpload(`/api/v1/admin/imports?format=${format}`, importsKey);
  return (
    <Stack gap="lg">
      <PageTitle>Import questions</PageTitle>
      <Text maw={640}>
        Bring questions from other systems. You see what would become of each of them before anything is written, and
        can take a whole import back.
      </Text>
      <Loaded query={query}>
        {([newest]) => (
          <Current newest={newest} upload={upload}>
            <ChooseFile upload={upload} format={format} onFormat={setFormat} isAnother={newest?.state === 'ready'} />
          </Current>
        )}
      </Loaded>
    </Stack>
  );
}

const underWayWords: Partial<Record<QuestionImport['state'], string>> = {
  uploading: 'Sending the file…',
  reading: 'Reading the file…',
  applying: 'Writing the questions…',
  undoing: 'Taking the import back…',
};

interface CurrentProps {
  newest: QuestionImport | undefined;
  upload: Upload;
  children: React.ReactNode;
}

function Current({ newest, upload, children }: CurrentProps) {
  if (upload.share !== undefined)
    return <FileUnderWay words="Sending the file…" share={upload.share} onCancel={upload.cancel} />;
  if (newest && newest.state !== 'uploading' && isUnderWay(newest.state)) {
    return <FileUnderWay words={underWayWords[newest.state] ?? ''} share={newest.progress} />;
  }
  return (
    <>
      <ProblemAlert error={upload.error} title="The file was not taken" />
      {newest?.state === 'refused' && newest.problem && (
        <Alert color="red" role="alert" title={`${newest.fileName} can’t be imported`}>
          {problemWords[newest.problem]}
        </Alert>
      )}
      {newest?.state === 'applied' && <Applied done={newest} />}
      {newest?.state === 'undone' && <Undone done={newest} />}
      {newest?.state === 'ready' && <Preview key={newest.id} found={newest} />}
      {children}
    </>
  );
}

interface ChooseFileProps {
  upload: Upload;
  format: QuestionFormat | 'auto';
  onFormat: (format: QuestionFormat | 'auto') => void;
  isAnother: boolean;
}

function ChooseFile({ upload, format, onFormat, isAnother }: ChooseFileProps) {
  const title = isAnother ? 'Another file' : 'Choose a file';
  return (
    <Card label={title}>
      <Title order={2} mb="md">
        {title}
      </Title>
      <Stack gap="md">
        <NativeSelect
          label="Format"
          description="Found by what is in the file, unless you say which it is"
          maw={320}
          value={format}
          onChange={({ currentTarget }) => onFormat(currentTarget.value as QuestionFormat | 'auto')}
          data={[
            { value: 'auto', label: 'Find out' },
            ...questionFormats.map((value) => ({ value, label: formatWords[value] })),
          ]}
        />
        <DropZone
          what="a file of questions"
          accept=".yaml,.yml,.json,.txt,.gift,.xml,.zip,.csv,.tsv,.apkg,.colpkg,.md"
          onFile={upload.send}
        />
      </Stack>
      <List size="sm" mt="md" spacing={4}>
        <List.Item>Moodle: Question bank → Export, as Moodle XML or GIFT. Spreadsheets: save as CSV.</List.Item>
        <List.Item>Questions that were imported before are known again: sending a file twice adds nothing.</List.Item>
        <List.Item>
          They come as drafts. What lacks an explanation can be saved, but not submitted for review.
        </List.Item>
      </List>
    </Card>
  );
}
