import {spawn} from '@lydell/node-pty';

// `terminal-holder.ts TEXT COMMAND WORDS…`: runs a command in a terminal, prints its process's number once it has written
// TEXT, and holds the terminal until somebody ends this process. The environment and the directory are the command's.

const [text = '', command = '', ...words] = process.argv.slice(2);
const program = spawn(command, words, {
	name: process.env['TERM'] ?? 'xterm-256color',
	cols: 80,
	rows: 24,
	cwd: process.cwd(),
	env: process.env,
});
let output = '';
let isTold = false;
program.onData(data => {
	output += data;
	if (isTold || !output.includes(text)) return;
	isTold = true;
	process.stdout.write(`${program.pid}\n`);
});
