import { createInterface } from 'node:readline/promises';
import type { Reply } from '../core/reply.ts';
import type { Page } from './layout.ts';
import { renderReply } from './render.ts';

/** Asks for questions in the terminal until the input ends or someone types `exit`. */
export async function runPrompt(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  page: Page,
  bot: { answer: (line: string) => Promise<Reply>; disclaimer: (reply: Reply) => string },
): Promise<void> {
  const lines = createInterface({ input, output, prompt: '> ' });
  lines.prompt();
  for await (const line of lines) {
    const question = line.trim();
    if (question === 'exit' || question === 'quit') break;
    if (question) {
      const reply = await bot.answer(question);
      output.write(`\n${renderReply(reply, page, bot.disclaimer(reply))}\n`);
    }
    lines.prompt();
  }
  lines.close();
}
