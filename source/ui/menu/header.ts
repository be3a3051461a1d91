import type {AppState} from '../app-state.ts';
import {speaksOfMachines} from './badge-target.ts';
import {bringupSummary} from '../bringup/bringup-header.ts';
import {runningCostText} from '../bringup/running-cost.ts';
import {clockTime} from '../bringup/bringup-words.ts';
import {accountText, lacksCredentials} from '../instances/account-state.ts';
import {viewText} from '../instances/instance-commands.ts';
import {showsCapacity} from '../instances/shows-capacity.ts';
import {capacityText} from '../instances/capacity-age.ts';
import {cells, clean, fit, line, pad, span, spread, type Line} from '../drawing/line.ts';
import {trail} from './menu-places.ts';

/** File, changes, account, what is running, and how old the capacity on the screen is. */
export const headerLine = (state: AppState): Line => {
	const {file, size, glyphs, evaluation} = state;
	const account = speaksOfMachines(evaluation.tree) ? accountText(state) : '';
	const left = ` dcmenu  ${fileText(state)}`;
	const age = lacksCredentials(state) ? '' : ageText(state);
	const right = [waitText(state), runningText(state), account, age]
		.filter(text => text !== '')
		.join('  ');
	return line(spread(left.replace(file, clean(file)), right, size.columns, glyphs.cut), 'strong');
};

/** Header and path in one line, for a small window. */
export const smallHeaderLine = (state: AppState): Line => {
	const {size, glyphs} = state;
	const title = clean(trail(state).at(-1) ?? '');
	const right =
		[viewText(state), waitText(state), runningText(state), ageText(state)].find(
			text => text !== '',
		) ?? '';
	const kept = fit(right, size.columns - cells(fileMark(state)) - 6, glyphs.cut);
	return line(spread(`${fileMark(state)} > ${title}`, kept, size.columns, glyphs.cut), 'strong');
};

/** The menus that are open; of a long path the end is kept. What a list leaves out stands at the right. */
export const pathLine = (state: AppState, filters = ''): Line => {
	const {glyphs} = state;
	const room = state.size.columns - (filters === '' ? 0 : cells(filters) + 2);
	const whole = (text: string): Line =>
		filters === ''
			? line(text)
			: {spans: [span(pad(text, room, glyphs.cut)), span(` ${filters} `, 'warn')]};
	const [title = '', ...titles] = trail(state).map(text => clean(text));
	if (titles.length === 0) {
		return whole(fit(title === '' ? ' Top' : ` Top - ${title}`, room, glyphs.cut));
	}

	for (let first = 0; first < titles.length; first++) {
		const start = first === 0 ? 'Top' : '..';
		const text = ` ${[start, ...titles.slice(first)].join(' > ')}`;
		if (cells(text) <= room || first === titles.length - 1) {
			return whole(fit(text, room, glyphs.cut));
		}
	}

	return whole(' Top');
};

/** The file that is edited, and how much of it: `.config* (2 changes)`. */
export const fileText = (state: AppState): string => {
	const {changeCount: count, isOvertaken} = state.facts;
	const news = [
		...(count === 0 ? [] : [`${count} ${count === 1 ? 'change' : 'changes'}`]),
		...(isOvertaken ? ['the file changed'] : []),
	];
	return fileMark(state) + (news.length === 0 ? '' : ` (${news.join(', ')})`);
};

const fileMark = ({file, facts}: AppState): string => file + (facts.isUnsaved ? '*' : '');

/** That somebody waits for capacity, and for how long, or what came of it; not where that is all the screen is about. */
const waitText = ({wait, now, overlays}: AppState): string => {
	if (wait === undefined || overlays.at(-1)?.kind === 'wait') {
		return '';
	}

	switch (wait.phase) {
		case 'asking': {
			return '';
		}

		case 'waiting': {
			return `waiting ${clockTime(now - wait.startedAt)}`;
		}

		case 'found': {
			return `w: ${wait.found?.instanceType ?? ''} is there`;
		}

		case 'over': {
			return 'w: not waiting';
		}
	}
};

const ageText = (state: AppState): string => (showsCapacity(state) ? capacityText(state) : '');

const runningText = ({running, bringup, now, size}: AppState): string => {
	if (bringup)
		return bringupSummary(bringup, Math.max(now, bringup.view.lastAt ?? 0), size.columns < 60);
	return running === undefined ? '' : runningCostText(running);
};
