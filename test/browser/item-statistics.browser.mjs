import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

const topic = 'stakeholder-management';
const content = (number) => ({
  kind: 'single-choice',
  prompt: `Which of these is right? (${number}, ${Date.now()})`,
  options: [
    { id: 'a', text: 'The first, says the key' },
    { id: 'b', text: 'The second' },
    { id: 'c', text: 'The third, say those who know' },
  ],
  key: 'a',
  estimatedSeconds: 60,
  explanation: 'As the key says.',
});

/** Five questions, the key of the first of which is wrong, and an interview that asks them in their order. */
async function prepare(instructor) {
  const questions = [];
  for (let number = 1; number <= 5; number += 1) {
    const body = { topics: [topic], level: 'senior', content: content(number) };
    const { id, slug } = await instructor.api('POST', '/admin/questions', body);
    await publish(instructor, id, 1);
    questions.push({ id, slug });
  }
  const rules = [{ questions: questions.map(({ slug }) => slug) }];
  const plan = { sections: [{ title: 'All five', rules, shuffled: false }] };
  const template = { title: `Five questions ${Date.now()}`, description: 'For their figures.', plan };
  const { id: templateId } = await instructor.api('POST', '/admin/templates', template);
  await instructor.api('PATCH', `/admin/templates/${templateId}`, { state: 'published' });
  return { templateId, question: questions[0] };
}

async function publish(instructor, id, version) {
  for (const act of ['submit', 'approve', 'publish']) {
    await instructor.api('POST', `/admin/questions/${id}/versions/${version}/${act}`);
  }
}

/** Somebody good knows better than the key of the first; somebody else believes it. */
async function sit(candidate, templateId, isGood) {
  const { id, items } = await candidate.api('POST', '/quiz-sessions', { templateId });
  for (const { position } of items) {
    const choice = position === 1 ? (isGood ? 'c' : 'a') : isGood ? 'a' : 'b';
    const answer = { response: { choice }, revision: 1, timeSpentMs: 20 };
    await candidate.api('PUT', `/quiz-sessions/${id}/items/${position}/answer`, answer);
  }
  await candidate.api('POST', `/quiz-sessions/${id}/finish`);
  await candidate.api('GET', `/quiz-sessions/${id}/result?waitMs=20000`);
  return id;
}

async function figuresOf(instructor, questionId, answers) {
  for (let tries = 0; tries < 200; tries += 1) {
    const statistics = await instructor.api('GET', `/admin/questions/${questionId}/statistics`);
    if (statistics.versions.at(-1).first.answers >= answers) return statistics;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Not all of ${answers} answers were counted`);
}

export const tests = {
  'a wrong key raises an alarm, a candidate reports it, and hears when it is mended': async (world) => {
    const instructor = await Visitor.at(world);
    await instructor.signIn(world.admin.email, world.admin.password);
    instructor.tolerated.push(/status of 409/);
    const { page } = instructor;
    const { templateId, question } = await prepare(instructor);
    await page.goto(`/teach/questions/${question.id}/statistics`);
    await page.getByText('Nobody has met this version yet').waitFor();
    const faults = await faultsOf(page, 'statistics, empty');
    for (let number = 0; number < 32; number += 1) {
      const candidate = await Visitor.at(world);
      await candidate.signUp(`Candidate ${number}`);
      await sit(candidate, templateId, number % 2 === 0);
      await candidate.context.close();
    }
    await figuresOf(instructor, question.id, 32);

    await page.goto('/teach/review-tasks');
    const tasks = page.getByTestId('review-task');
    await tasks.filter({ hasText: 'Better candidates do worse' }).first().waitFor();
    await tasks.filter({ hasText: 'A wrong option attracts the better ones' }).first().waitFor();
    faults.push(...(await faultsOf(page, 'alarms')));
    await tasks.filter({ hasText: 'Better candidates do worse' }).first().getByRole('link').click();
    await page.getByRole('heading', { name: 'Weaker and stronger candidates' }).waitFor();
    await page.getByText('better candidates do worse here').waitFor();
    const options = page.getByRole('region', { name: 'Options', exact: true });
    assert.match(await options.getByRole('row', { name: /The third/ }).textContent(), /16 \(50 %\)100 %/);
    assert.match(await options.getByRole('row', { name: /The first/ }).textContent(), /Right.*16 \(50 %\)0 %/);
    await page.locator('.recharts-bar-rectangle').first().waitFor();
    faults.push(...(await faultsOf(page, 'statistics')));
    await page.getByRole('button', { name: 'As a table: Weaker and stronger candidates' }).click();
    await page.getByRole('row', { name: '90–100 % 0 % 16' }).waitFor();

    const robin = await Visitor.at(world);
    await robin.signUp('Robin');
    const mockId = await sit(robin, templateId, true);
    await robin.page.goto(`/mocks/${mockId}/result`);
    const item = robin.page.getByTestId('debrief-item').first();
    await item
      .getByRole('button', { name: /^(Show|Hide)/ })
      .first()
      .waitFor();
    if (!(await item.getByRole('button', { name: 'Report a fault…' }).isVisible())) {
      await item.getByRole('button', { name: /^Show/ }).click();
    }
    await item.getByRole('button', { name: 'Report a fault…' }).click();
    const dialog = robin.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await dialog.getByText('Choose what fits best.').waitFor();
    await dialog.getByText('Say what is wrong.').waitFor();
    faults.push(...(await faultsOf(robin.page, 'report')));
    await dialog.getByLabel('What is wrong?').selectOption({ label: 'The answer it expects is wrong' });
    await dialog.getByLabel('In your words').fill('The third is right:\nsee the manual.');
    await dialog.getByRole('button', { name: 'Report', exact: true }).click();
    await item.getByText('Reported, thank you.').waitFor();

    await page.goto('/teach/reports');
    await page.getByTestId('report').filter({ hasText: 'Robin' }).getByRole('checkbox').check();
    faults.push(...(await faultsOf(page, 'reports')));
    await page.getByRole('button', { name: 'Settle…' }).click();
    const settling = page.getByRole('dialog');
    await settling.getByLabel('To those who reported').fill('Thank you. The third is the key now.');
    faults.push(...(await faultsOf(page, 'settling')));
    await settling.getByRole('button', { name: 'Settle', exact: true }).click();
    await settling.getByText('Candidates still get this version.').waitFor();
    await instructor.api('PUT', `/admin/questions/${question.id}/draft`, { content: { ...content(6), key: 'c' } });
    await publish(instructor, question.id, 2);
    await settling.getByRole('button', { name: 'Settle', exact: true }).click();
    await page.getByText('1 report settled.').waitFor();

    // Told live: nothing is loaded again here.
    await robin.page.getByRole('link', { name: 'Notices, 1 unread' }).click();
    const notice = robin.page.getByTestId('notice');
    await notice.getByText('The question that you reported is mended').waitFor();
    await notice.getByText('New', { exact: true }).waitFor();
    await notice.getByText('Thank you. The third is the key now.').waitFor();
    await robin.page.getByRole('link', { name: 'Notices', exact: true }).waitFor();
    faults.push(...(await faultsOf(robin.page, 'notices')));

    await page.goto(`/teach/questions/${question.id}/statistics`);
    await page.getByLabel('Version').selectOption({ label: 'Version 1, retired' });
    await page.getByTestId('review-task').filter({ hasText: 'Better candidates' }).getByRole('button').click();
    await page.getByRole('dialog').getByLabel('Reason').fill('The key was wrong.');
    faults.push(...(await faultsOf(page, 'settling a task')));
    await page.getByRole('dialog').getByRole('button', { name: 'Settle', exact: true }).click();
    await page.getByTestId('review-task').filter({ hasText: '“The key was wrong.”' }).getByText('Mended').waitFor();
    await page.getByRole('link', { name: 'Edit this question' }).click();
    await page.getByText('2 alarms to look at.').waitFor();

    await robin.page.goto(`/questions/${question.slug}`);
    await robin.page.getByRole('button', { name: 'I don’t know' }).click();
    await robin.page.getByRole('button', { name: 'Report a fault…' }).waitFor();
    assert.deepEqual(faults, []);
  },
};
