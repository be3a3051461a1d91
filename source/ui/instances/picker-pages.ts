import type {AppState} from '../app-state.ts';
import {keyFor, keyName} from '../keys/key-names.ts';
import type {MenuCommand} from '../keys/key-map.ts';
import {pageAbout} from '../pages/info-page.ts';
import {page, type PageState} from '../pages/page-state.ts';
import {marksLegend} from './marks-legend.ts';
import type {StrategyRow} from './strategy-entries.ts';

/** All about a row: of a strategy what its option's page says, of anything else what picking it means. */
export const aboutRow = (state: AppState, row: StrategyRow | undefined): PageState => {
	const {symbols} = state.evaluation.tree;
	const entry = row?.entry;
	const symbol =
		typeof entry === 'object' && entry.kind === 'strategy' ? symbols.get(entry.symbol) : undefined;
	const node = symbol?.nodes[0];
	return node ? pageAbout(state, node) : page(row?.text.trim() ?? '', [row?.about ?? '']);
};

/** The keys of the picker, as the profile has them, and what its marks mean. */
export const pickerKeysPage = (state: AppState): PageState => {
	const {keys, size, glyphs, file} = state;
	const row = (key: string, does: string): string =>
		size.columns < 60 ? `${key}: ${does}` : `${key.padEnd(20)} ${does}`;
	const of = (command: MenuCommand, does: string): string => row(keyFor(keys, command) ?? '', does);
	return page('Keys', [
		row('Enter Space', 'choose'),
		row('1-9', 'choose that row'),
		row('Up Down PgUp PgDn', 'go to another row'),
		row(keys.escapeUse === 'second' ? 'Esc Esc' : 'Esc', 'the menu, or back from the defconfigs'),
		row(keyName('ctrl-c'), `leave; no ${file} is written`),
		of('info', 'all about the row'),
		of('search', 'find an option of the menu'),
		of('load', 'load a file, or a defconfig by a part of its name'),
		row('R', 'ask for capacity again now'),
		'',
		marksLegend(glyphs),
		'Nothing is written or rented by choosing a row.',
	]);
};
