import { isUnderWay } from '@app/interchange/domain/file-import.js';
import { Alert, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../ui/card.js';
import { Loaded } from '../../ui/loaded.js';
import { DropZone } from '../../ui/file-import/drop-zone.js';
import { FileUnderWay } from '../../ui/file-import/file-under-way.js';
import { useUpload, type Upload } from '../../ui/file-import/use-upload.js';
import { PageTitle } from '../../ui/page-title.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { importsQuery, type CardImport } from './import-queries.js';
import { problemWords } from './import-words.js';
import { Preview } from './preview.js';
import { Applied, Undone } from './settled.js';

export function AnkiImportPage() {
  const query = useQuery(importsQuery);
  const upload = useUpload('/api/v1/reviews/import', 'imports');
  return (
    <Stack gap="lg">
      <PageTitle>Import from Anki</PageTitle>
      <Text maw={640}>
        Your Anki cards become cards here that only you see, with all your reviews, so that your schedule goes on where
        it is.
      </Text>
      <Loaded query={query}>{([newest]) => <Current newest={newest} upload={upload} />}</Loaded>
    </Stack>
  );
}

const underWayWords: Partial<Record<CardImport['state'], string>> = {
  uploading: 'Sending the file…',
  reading: 'Reading the file…',
  applying: 'Importing…',
  undoing: 'Undoing the import…',
};

function Current({ newest, upload }: { newest: CardImport | undefined; upload: Upload }) {
  if (upload.share !== undefined)
    return <FileUnderWay words="Sending the file…" share={upload.share} onCancel={upload.cancel} />;
  const isHere = newest !== undefined && newest.state !== 'uploading';
  if (isHere && isUnderWay(newest.state)) {
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
      {newest?.state === 'ready' && <Preview found={newest} />}
      <ChooseFile upload={upload} title={newest?.state === 'ready' ? 'Another file' : 'Choose a package'} />
    </>
  );
}

function ChooseFile({ upload, title }: { upload: Upload; title: string }) {
  return (
    <Card label={title}>
      <Title order={2} mb="md">
        {title}
      </Title>
      <DropZone what="an .apkg or .colpkg file" accept=".apkg,.colpkg,.zip" onFile={upload.send} />
      <List size="sm" mt="md" spacing={4}>
        <List.Item>In Anki, choose File → Export, and tick “Include scheduling information”.</List.Item>
        <List.Item>Leave “Include media” unticked: pictures and sounds are not imported.</List.Item>
        <List.Item>You see what is in the file before anything is imported, and can undo it afterwards.</List.Item>
      </List>
    </Card>
  );
}
