import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {suite, test, type TestContext} from 'node:test';
import {newProject, type Project} from '../helpers/dcmenu.ts';
import type {TestTerminal} from '../helpers/terminal.ts';

const escape = '\u001B';
const [up, down, right, left] = ['A', 'B', 'C', 'D'].map(letter => `${escape}[${letter}`);
const functionKey = (number: number): string =>
	escape + ['OP', 'OQ', 'OR', 'OS', '[15~', '[17~', '[18~', '[19~', '[20~'][number - 1]!;

const kconfig = `mainmenu "Peers"

config MODULES
	bool "Build as modules"
	default y
	modules

menu "Networking"

config DRIVER
	tristate "Some driver"
	help
	  Drives.

config HOST
	string "Host name"
	default "kn1"

choice
	prompt "Line"

config SLOW
	bool "Slow"

config QUICK
	bool "Quick"

endchoice

endmenu

config PLAIN
	bool "Plain option"

config WITH_DRIVER
	bool "Shown with a driver"
	depends on DRIVER
`;

/** A tree that has nothing to do with machines, in a terminal that is worked with by somebody else's keys. */
async function openPeers(
	t: TestContext,
	variables: Readonly<Record<string, string>>,
): Promise<{readonly project: Project; readonly terminal: TestTerminal}> {
	const project = await newProject(t, variables);
	await writeFile(join(project.directory, 'Kconfig'), kconfig);
	const terminal = project.open(['--kconfig', 'Kconfig', '--simulate']);
	await terminal.waitFor(' Top - Peers');
	return {project, terminal};
}

/** What all three sessions set. */
async function assertSaved(project: Project): Promise<void> {
	const written = await project.read('.config');
	assert.match(written, /^CONFIG_DRIVER=m$/m);
	assert.match(written, /^CONFIG_HOST="kn7"$/m);
	assert.match(written, /^CONFIG_QUICK=y$/m);
	assert.match(written, /^CONFIG_PLAIN=y$/m);
}

suite('a session by the keys of another menuconfig', {concurrency: 3}, () => {
	test("mconf's", async t => {
		const {project, terminal} = await openPeers(t, {DCMENU_KEYS: 'mconf'});
		await terminal.waitFor('>Select<  <Exit>  <Help>  <Save>  <Load>');
		// P is a row's letter; s sets to y, and Enter on the Select button leaves an option as it is.
		terminal.press('p');
		await terminal.waitFor(/^> *\[ ] Plain option/);
		terminal.press('s\r');
		await terminal.waitFor(/^>\* *\[\*] Plain option/);
		terminal.press('-\r');
		await terminal.waitFor(' Top > Networking');
		terminal.press(' ');
		await terminal.waitFor('<M> Some driver');
		terminal.press('?');
		await terminal.waitFor('Symbol: DRIVER [=m]');
		terminal.press('x');
		await terminal.waitFor(/^>\* *<M> Some driver/);
		terminal.press(`+\r`);
		await terminal.waitFor('Enter takes it');
		terminal.press('\u007F7\t');
		await terminal.waitFor('>Ok<  <Help>');
		terminal.press('h');
		await terminal.waitFor('Symbol: HOST [=kn1]');
		terminal.press('x');
		await terminal.waitFor('>Ok<  <Help>');
		terminal.press('o');
		await terminal.waitFor('(kn7) Host name');
		terminal.press(`${down}\r`);
		await terminal.waitFor(' Top > Networking > Line');
		// As in mconf, an s would go to the row that starts with it.
		terminal.press(`${down} `);
		await terminal.waitFor('Line (Quick)  --->');
		terminal.press(escape);
		await terminal.waitFor('Esc: press it twice, as in mconf');
		// Another key between: these are no second and third one.
		terminal.press(`-${escape}`);
		terminal.press(escape);
		await terminal.waitFor(' Top - Peers');
		terminal.press(escape + escape);
		await terminal.waitFor('>Yes<  <No>');
		terminal.press('\t');
		await terminal.waitFor('<Yes>  >No<');
		terminal.press(escape + escape);
		await terminal.waitFor(' Top - Peers');
		terminal.press('/');
		await terminal.waitFor('find:');
		terminal.press('CONFIG_HOST');
		await terminal.waitFor(/^> .*HOST/);
		terminal.press('\r');
		await terminal.waitFor('Search results for CONFIG_HOST');
		await terminal.waitFor(/^ \(1\) +-> Host name/);
		terminal.press('1');
		await terminal.waitFor(/^>\* *\(kn7\) Host name/);
		// An s is a row's letter here, so it is no yes: the button for saving.
		terminal.press(`\t${right}${right}`);
		await terminal.waitFor('>Save<');
		terminal.press('\r');
		await terminal.waitFor('Enter save under this name');
		terminal.press('\t');
		await terminal.waitFor('>Ok<  <Help>');
		terminal.press('\r');
		await terminal.waitFor('Written: .config');
		await assertSaved(project);
		// The page of results was left for this menu, so that is where leaving it leads.
		terminal.press(`${escape}${escape}`);
		await terminal.waitFor('Search results for CONFIG_HOST');
		terminal.press('x');
		await terminal.waitFor(' Top - Peers');
		// The first button is the marked one again.
		terminal.press(left!);
		await terminal.waitFor('>Load<');
		terminal.press('\t\t');
		await terminal.waitFor('>Exit<');
		terminal.press('\r');
		assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
	});

	test("nconf's", async t => {
		const {project, terminal} = await openPeers(t, {DCMENU_KEYS: 'nconf'});
		terminal.press(functionKey(4));
		await terminal.waitFor("[Show All]  Don't show all");
		terminal.press(functionKey(9));
		await terminal.waitFor(' Top - Peers');
		terminal.press('4\r');
		await terminal.waitFor(/^ +XXX Shown with a driver/);
		terminal.press('4');
		await terminal.waitFor("Show All  [Don't show all]");
		terminal.press('\r');
		await terminal.waitFor('hidden rows are hidden again');
		terminal.press('/plain');
		await terminal.waitFor('searching: plain');
		terminal.press(escape);
		await terminal.waitFor(/^> *\[ ] Plain option/);
		terminal.press(' k');
		await terminal.waitFor(/^> *Networking/);
		terminal.press(right!);
		await terminal.waitFor(' Top > Networking');
		terminal.press('m');
		await terminal.waitFor('<M> Some driver');
		terminal.press(functionKey(2));
		await terminal.waitFor('Symbol: DRIVER [=m]');
		terminal.press(functionKey(5));
		await terminal.waitFor(/^>\* *<M> Some driver/);
		terminal.press('j\r');
		await terminal.waitFor('Enter takes it');
		terminal.press(`${escape}[4~\u007F7\r`);
		await terminal.waitFor('(kn7) Host name');
		terminal.press('j\r');
		await terminal.waitFor(' Top > Networking > Line');
		terminal.press('j ');
		await terminal.waitFor('Line (Quick)  --->');
		terminal.press(functionKey(5));
		await terminal.waitFor(' Top - Peers');
		terminal.press(functionKey(5));
		await terminal.waitFor('this is the top menu');
		terminal.press(functionKey(8));
		await terminal.waitFor('find:');
		terminal.press('host');
		await terminal.waitFor(/^> .*HOST/);
		terminal.press('\r');
		await terminal.waitFor(/^ \(1\) +-> Host name/);
		terminal.press('1');
		await terminal.waitFor(/^>\* *\(kn7\) Host name/);
		terminal.press('6');
		await terminal.waitFor('Enter save under this name');
		terminal.press('\r');
		await terminal.waitFor('Written: .config');
		await assertSaved(project);
		terminal.press('1');
		await terminal.waitFor('Keys of the nconf profile');
		terminal.press(functionKey(9));
		await terminal.waitFor(/^>.*Host name/);
		terminal.press(functionKey(9));
		assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
	});

	test("Kconfiglib's", async t => {
		const {project, terminal} = await openPeers(t, {DCMENU_KEYS: 'kconfiglib'});
		terminal.press('G');
		await terminal.waitFor(/^> *\[ ] Plain option/);
		terminal.press('l');
		await terminal.waitFor('[*] Plain option');
		terminal.press('kl');
		await terminal.waitFor(' Top > Networking');
		terminal.press(' ');
		await terminal.waitFor('<M> Some driver');
		terminal.press('jl');
		await terminal.waitFor('Enter takes it');
		terminal.press('\u0015kn7\r');
		await terminal.waitFor('(kn7) Host name');
		terminal.press('jl');
		await terminal.waitFor(' Top > Networking > Line');
		terminal.press('jl');
		await terminal.waitFor('Line (Quick)  --->');
		terminal.press('c');
		await terminal.waitFor('<HOST> Host name');
		terminal.press('h');
		await terminal.waitFor(' Top - Peers');
		terminal.press('h');
		await terminal.waitFor('There are changes that are not saved.');
		terminal.press(escape);
		await terminal.waitFor(' Top - Peers');
		terminal.press('/');
		await terminal.waitFor('find:');
		terminal.press('host');
		await terminal.waitFor(/^> .*HOST/);
		terminal.press('\u0006');
		await terminal.waitFor('Symbol: HOST [=kn7]');
		terminal.press(left!);
		await terminal.waitFor('find:');
		terminal.press('\r');
		await terminal.waitFor(/^>\* *\(kn7\) <HOST> Host name/);
		terminal.press('s');
		await terminal.waitFor('Enter save under this name');
		terminal.press('\r');
		await terminal.waitFor('Written: .config');
		await assertSaved(project);
		terminal.press('d');
		await terminal.waitFor(/[Nn]ame/);
		terminal.press('mine\r');
		await terminal.waitFor('Written: defconfigs/mine');
		assert.match(await project.read('defconfigs/mine'), /^CONFIG_DRIVER=m$/m);
		terminal.press(`${escape}[1~${up}`);
		terminal.press('q');
		assert.deepEqual(await terminal.exit, {code: 0, signal: 0});
	});
});

test('a single menu: rows unfold below it, and a search unfolds what it jumps to', async t => {
	const {terminal} = await openPeers(t, {MENUCONFIG_MODE: 'single_menu'});
	await terminal.waitFor('++> Networking');
	terminal.press(`${down}\r`);
	await terminal.waitFor(/^> *--> Networking/);
	await terminal.waitFor('< >   Some driver');
	terminal.press('\r');
	await terminal.waitFor('++> Networking');
	terminal.press('/');
	await terminal.waitFor('find:');
	terminal.press('host');
	await terminal.waitFor(/^> .*HOST/);
	terminal.press('\r');
	await terminal.waitFor(/^> *\(kn1\) Host name/);
	assert.ok(terminal.screen().some(line => line.includes('--> Networking')));
});
