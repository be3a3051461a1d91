import * as fc from 'fast-check';
import {oneOf} from './kconfig-arbitrary.ts';
import {allNames} from './kconfig-text.ts';

const value = fc.oneof(
	{arbitrary: fc.constantFrom('y', 'n', 'm'), weight: 6},
	{
		arbitrary: oneOf([
			'0',
			'5',
			'10',
			'-7',
			'007',
			'0x1F',
			'1f',
			'0x',
			'',
			'12a',
			'99999999999999999999',
		]),
		weight: 3,
	},
	{
		arbitrary: oneOf(
			['"text"', '""', '"unclosed', 'bare', String.raw`"q\"q"`, String.raw`"b\\"`, '"a"tail'],
			[String.raw`"end\"`, String.raw`"x\y"`, '" 7"', 'yes', 'Y', 'nothing', '"5"', '"\u00e9"'],
		),
		weight: 3,
	},
);

const name = fc.constantFrom(...allNames);

const line = fc.oneof(
	{
		arbitrary: fc.tuple(name, value).map(([name, value]) => `CONFIG_${name}=${value}`),
		weight: 12,
	},
	{arbitrary: name.map(name => `# CONFIG_${name} is not set`), weight: 4},
	{
		arbitrary: oneOf(
			['', '# a comment', '#', 'garbage', 'CONFIG_', 'CONFIG_B1', ' CONFIG_B1=y', 'CONFIG_=y'],
			['# CONFIG_B1 is not set ', '#CONFIG_B1 is not set', '# CONFIG_B1', 'CONFIG_B1 =y'],
			['CONFIG_B1=y # no', 'CONFIG_B1==y', '\t', 'B1=y', '# CONFIG_ is not set', 'CONFIG_y=n'],
		),
		weight: 1,
	},
);

/** The text of a `.config`: valid, stale or malformed. */
export const configText: fc.Arbitrary<string> = fc
	.record({
		lines: fc.array(line, {maxLength: 16}),
		newline: fc.oneof(
			{arbitrary: fc.constant('\n'), weight: 12},
			{arbitrary: fc.constant('\r\n'), weight: 1},
		),
		end: fc.oneof(
			{arbitrary: fc.constant(true), weight: 12},
			{arbitrary: fc.constant(false), weight: 1},
		),
	})
	.map(({lines, newline, end}) => lines.join(newline) + (end && lines.length > 0 ? newline : ''));

/** The text of an auto.conf, in which nothing has quotes. */
export const autoConfText: fc.Arbitrary<string> = configText.map(text => text.replaceAll('"', ''));

/** What somebody types: more or less than is asked, and not always an answer. */
export const answerText: fc.Arbitrary<string> = fc
	.array(
		oneOf(
			['', 'y', 'n', 'm', 'y', 'n', '1', '2', '3', '?', '2?', 'yes', 'no', 'Y', 'maybe'],
			['5', '0x1F', '-7', '007', 'text', '"quoted"', ' n ', '100', '99'],
		),
		{maxLength: 20},
	)
	.map(lines => lines.map(line => `${line}\n`).join(''));
