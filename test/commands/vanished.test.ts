import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {bringupCommand} from '../../source/commands/bringup.ts';
import {getCommand} from '../../source/commands/get.ts';
import {olddefconfigCommand} from '../../source/commands/olddefconfig.ts';
import {selectCommand} from '../../source/commands/select.ts';
import {setCommand} from '../../source/commands/set.ts';
import {ExpectedError} from '../../source/errors.ts';
import {createContext} from '../helpers/command-context.ts';
import {temporaryDirectory} from '../helpers/temporary-directory.ts';

const symbol = 'TERRAFORM_DATACRUNCH_INSTANCE_TYPE';

/** A .config that asks for a type of an older catalogue. */
const older = [
	'CONFIG_TERRAFORM=y',
	'CONFIG_TERRAFORM_DATACRUNCH=y',
	`CONFIG_${symbol}_8V100_40V=y`,
	`CONFIG_${symbol}="8V100.40V"`,
	// As every .config does: C would go on from these to the first member, B300_OR_LESS.
	...[
		'B300_OR_LESS',
		'B200_OR_LESS',
		'H100_OR_LESS',
		'A100_80_OR_LESS',
		'A100_40_OR_LESS',
		'1V100_6V',
	].map(name => `# CONFIG_${symbol}_${name} is not set`),
	'',
].join('\n');
const warning =
	`.config:3:warning: 8V100.40V is no longer among the instance types; the nearest is 8V100.48V` +
	` (dcmenu set ${symbol}_8V100_48V=y); until one is chosen the default is taken, and saved\n`;

test('a vanished type is named with the nearest there is, and the rest loads', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, '.config'), older + 'CONFIG_TERRAFORM_DATACRUNCH_NODES=3\n');
	const {context, stdout, stderr} = createContext(directory);
	await getCommand({symbols: [symbol, 'TERRAFORM_DATACRUNCH_NODES']}, context);
	assert.equal(stdout(), 'H100_OR_LESS\n3\n');
	assert.equal(stderr(), warning);
});

test('a defconfig does not tell the name itself, and a type of other GPUs has no nearest', async t => {
	const directory = await temporaryDirectory(t);
	const warningFor = async (line: string): Promise<string> => {
		await writeFile(join(directory, '.config'), `${line}\n`);
		const {context, stderr} = createContext(directory);
		await getCommand({symbols: [symbol]}, context);
		return stderr();
	};
	assert.equal(await warningFor(`\n\nCONFIG_${symbol}_8V100_40V=y`), warning);
	assert.match(
		await warningFor(`CONFIG_${symbol}_1L4_8V=y`),
		/^\.config:1:warning: 1L4\.8V is no longer among the instance types; until one is chosen/,
	);
});

test('saving says so first, and then nothing more is missing', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, '.config'), older);
	const {context, stderr} = createContext(directory);
	await olddefconfigCommand({}, context);
	assert.ok(stderr().startsWith(warning));
	assert.match(await readFile(join(directory, '.config.old'), 'utf8'), /8V100_40V=y/);

	const again = createContext(directory);
	await olddefconfigCommand({}, again.context);
	assert.equal(again.stderr(), 'No change to .config\n');
});

test('nothing is brought up in place of what vanished, until another is chosen', async t => {
	const directory = await temporaryDirectory(t);
	await writeFile(join(directory, '.config'), older);
	const options = {simulate: 'typical'};
	const refusals = [
		bringupCommand({yes: true}, createContext(directory, {options}).context),
		selectCommand({target: undefined}, createContext(directory, {options}).context),
	];
	for (const refusal of refusals) {
		await assert.rejects(refusal, (error: unknown) => {
			assert.ok(error instanceof ExpectedError);
			assert.match(error.message, /\.config asks for the instance type 8V100\.40V/);
			assert.match(error.nextSteps[0] ?? '', /8V100\.48V: dcmenu set/);
			return true;
		});
	}

	// What is named on the command line is not the configuration's business.
	await selectCommand({target: 'h100-or-less'}, createContext(directory, {options}).context);
	await setCommand({settings: [`${symbol}_8V100_48V=y`]}, createContext(directory).context);
	const {context, stderr} = createContext(directory);
	await getCommand({symbols: [symbol]}, context);
	assert.equal(stderr(), '');
});

test('a location that is gone is not replaced by any other, an image is only told', async t => {
	const directory = await temporaryDirectory(t);
	const gone = (line: string) => writeFile(join(directory, '.config'), line);
	await gone('CONFIG_TERRAFORM_DATACRUNCH_LOCATION_SWE_01=y\n');
	const options = {simulate: 'typical'};
	await assert.rejects(
		selectCommand({target: undefined}, createContext(directory, {options}).context),
		/asks for the location SWE_01/,
	);
	await gone('CONFIG_TERRAFORM_DATACRUNCH_IMAGE_UBUNTU_20_04=y\n');
	const {context, stderr} = createContext(directory, {options});
	await getCommand({symbols: ['TERRAFORM_DATACRUNCH_IMAGE']}, context);
	assert.match(stderr(), /UBUNTU_20_04 is no longer among the images; until one is chosen/);
	assert.equal(await selectCommand({target: undefined}, context), 0);
});
