// What an owner and a visitor do between a new Talk server and its first closed conversation, whatever the host is.
import type { Page } from 'playwright-core';

/** Comes in by the link of the console, and has the guide make both codes for a site. @returns what is pasted there */
export const makeCodes = async (agent: Page, welcome: string, site: string): Promise<string> => {
  await agent.goto(welcome);
  await agent.getByLabel('Your name').fill('Olga');
  await agent.getByLabel('Email address').fill('olga@example.com');
  await agent.getByLabel('Password').fill('correct horse battery');
  await agent.getByRole('button', { name: 'Continue' }).click();
  await agent.getByLabel('Address of the site').fill(`${site}/`);
  await agent.getByRole('button', { name: 'Save' }).click();
  await agent.getByText('Saved.').waitFor();
  await agent.getByRole('button', { name: 'Make the codes' }).click();
  const codes = (await agent.getByLabel('Both codes').textContent())!;
  await agent.getByText('Waiting for the first message…').waitFor();
  return codes;
};

/** A visitor of the site writes, the guide notices, and the agent answers and closes. */
export const converse = async (agent: Page, visitor: Page, site: string): Promise<void> => {
  await visitor.goto(site);
  const messenger = visitor.locator('talk-suite-messenger');
  await messenger.getByRole('button', { name: 'Open chat' }).click();
  await messenger.getByRole('button', { name: 'Send us a message' }).click();
  await messenger.getByLabel('Email address').fill('mia@example.com');
  await messenger.getByRole('button', { name: 'Start the conversation' }).click();
  await messenger.getByLabel('Write a message').fill('Is anybody there?');
  await messenger.getByLabel('Write a message').press('Enter');

  await agent.getByText('It works: a message arrived.').waitFor();
  await agent.getByRole('link', { name: 'Open the conversation' }).click();
  await agent.locator('.said', { hasText: 'Is anybody there?' }).waitFor();
  await agent.locator('#composer').fill('We are.');
  await agent.locator('#composer').press('Control+Enter');
  await messenger.locator('.other .bubble', { hasText: 'We are.' }).waitFor();
  await agent.locator('.thread-head').getByRole('button', { name: 'Close', exact: true }).click();
  await agent.getByText('This conversation is closed.').waitFor();
  await messenger.getByRole('button', { name: 'Start another conversation' }).waitFor();
};
