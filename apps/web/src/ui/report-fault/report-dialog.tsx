import { reportLimits, type ReportKind } from '@app/item-statistics/domain/report.js';
import { Alert, Button, Group, Modal, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ApiProblem, dataOf } from '../../api.js';
import { newId } from '../../new-id.js';
import { ProblemAlert } from '../problem-alert.js';
import { reportKindWords } from './report-words.js';

/** Which question, in the version that was shown. */
export interface Reported {
  questionId: string;
  version: number;
}

interface ReportDialogProps {
  question: Reported;
  onSent: () => void;
  onClose: () => void;
}

export function ReportDialog({ question, onSent, onClose }: ReportDialogProps) {
  const [kind, setKind] = useState<ReportKind | ''>('');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  // A retry of what may have arrived is the same report; other words are another one.
  const [submissionId, setSubmissionId] = useState(newId);
  const said = text.trim();
  const send = useMutation({
    mutationFn: (chosen: ReportKind) =>
      dataOf(api.POST('/api/v1/reports', { body: { ...question, submissionId, kind: chosen, text: said } })),
    onSuccess: onSent,
  });
  const change = <T,>(set: (value: T) => void, value: T) => {
    set(value);
    if (send.isError) setSubmissionId(newId());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (kind && said) send.mutate(kind);
  };
  return (
    <Modal opened onClose={onClose} title="Report a fault" centered closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm">Instructors read it, with your name. You are told what becomes of it.</Text>
          <NativeSelect
            label="What is wrong?"
            required
            data-autofocus
            value={kind}
            onChange={(event) => change(setKind, event.currentTarget.value as ReportKind | '')}
            error={tried && !kind ? 'Choose what fits best.' : undefined}
            data={[
              { value: '', label: 'Choose…' },
              ...Object.entries(reportKindWords).map(([value, label]) => ({ value, label })),
            ]}
          />
          <Textarea
            label="In your words"
            description={`What should it say, and how do you know? ${text.length} of ${reportLimits.textLength} characters.`}
            required
            autosize
            minRows={4}
            maxRows={12}
            maxLength={reportLimits.textLength}
            value={text}
            onChange={(event) => change(setText, event.currentTarget.value)}
            error={tried && !said ? 'Say what is wrong.' : undefined}
          />
          <Refused error={send.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={send.isPending}>
              Report
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Refused({ error }: { error: unknown }) {
  const code = error instanceof ApiProblem ? error.code : undefined;
  if (code === 'resource.not-found') {
    return (
      <Alert color="red" role="alert" title="Not reported">
        This question is your own, or it is gone: there is nobody to report it to.
      </Alert>
    );
  }
  if (code === 'request.rate-limited') {
    return (
      <Alert color="red" role="alert" title="Not reported">
        You have reported {reportLimits.perDay} faults within a day, which is as many as there may be. Try again
        tomorrow, please.
      </Alert>
    );
  }
  return <ProblemAlert error={error} title="Not reported" />;
}
