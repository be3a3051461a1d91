import assert from 'node:assert/strict';
import {test} from 'node:test';
import headless from '@xterm/headless';
import {enterScreen} from '../../../source/ui/terminal/first-paint.ts';
import {inkOutput, joinSteps} from '../../../source/ui/terminal/ink-output.ts';

const step = '\u001B[E';

test('steps over lines that stay take one sequence', () => {
	const text = `${step}${step}${step}text${step}\r\n${step.repeat(120)}`;
	assert.equal(joinSteps(text), `\u001B[3Etext${step}\r\n\u001B[120E`);
});

test('and lead to the same place', async () => {
	for (const count of [1, 2, 5, 40]) {
		const places = await Promise.all(
			[step.repeat(count), joinSteps(step.repeat(count))].map(async text => {
				const terminal = new headless.Terminal({cols: 20, rows: 10, allowProposedApi: true});
				await new Promise<void>(resolve => {
					terminal.write(`text${text}`, resolve);
				});
				return [terminal.buffer.active.cursorX, terminal.buffer.active.cursorY];
			}),
		);
		assert.deepEqual(places[1], places[0]);
	}
});

test('the screen that is there is entered only again', () => {
	const written: string[] = [];
	const stdout = {
		columns: 80,
		write(text: string) {
			written.push(text);
			return true;
		},
	} as unknown as NodeJS.WriteStream;
	const {stream: output} = inkOutput(stdout);
	for (const text of [enterScreen, 'frame', enterScreen]) output.write(text);
	assert.deepEqual(written, ['frame', enterScreen]);
	assert.equal(output.columns, 80);
});

test('what stays is emptied where Ink leaves the alternate screen and comes back', async () => {
	const written: string[] = [];
	const stdout = {
		write(text: string) {
			written.push(text);
			return true;
		},
	} as unknown as NodeJS.WriteStream;
	const output = inkOutput(stdout);
	output.stream.write(enterScreen);
	await output.staying(async () => {
		output.stream.write(leave);
		output.stream.write(enterScreen);
	});
	output.stream.write(leave);
	output.leave();
	assert.deepEqual(written.splice(0), [empty, empty, leave]);

	// Ended halfway: what was kept from leaving is made up for.
	output.stream.write(enterScreen);
	await output.staying(async () => void output.stream.write(leave));
	output.leave();
	assert.deepEqual(written, [enterScreen, empty, leave]);
});

const empty = '\u001B[H\u001B[2J';
const leave = '\u001B[?1049l';
