import {formatPrice, stockOf, stockWithout} from '../../capacity/badges.ts';
import {wouldSelect, type SelectionRequest} from '../../capacity/select.ts';
import type {CapacitySnapshot} from '../../capacity/snapshot.ts';
import {layoutFor, type AppState} from '../app-state.ts';
import {clockTime} from '../bringup/bringup-words.ts';
import {ageText} from './capacity-age.ts';
import {footerLines, type Hint} from '../drawing/footer.ts';
import {headerLine, smallHeaderLine} from '../menu/header.ts';
import {lastSnapshot} from './instance-view.ts';
import {usableRows} from '../drawing/layout.ts';
import {clean, fill, fit, line, rule, wrap, type Frame, type Line} from '../drawing/line.ts';
import {describeRequest, highestPrice, type Wait} from './wait-state.ts';

/** What is waited for, what the last answer was, when the next one comes, and what came and went. */
export const waitScreen = (state: AppState, wait: Wait): Frame => {
	const {size, glyphs, message} = state;
	const {columns} = size;
	const {isSmall} = layoutFor(state);
	const footerHeight = isSmall ? 1 : 2;
	const height = usableRows(size) - 3 - footerHeight;
	const told = waitLines(state, wait).filter(text => !isSmall || text !== '');
	const above = told
		.flatMap(text => wrap(clean(text), columns - 2))
		.map((text, index) => line(` ${text}`, index === 0 ? 'strong' : 'plain'));
	const room = height - above.length - 2;
	const news = room < 2 ? [] : newsLines(state, wait, room);
	return {
		lines: [
			isSmall ? smallHeaderLine(state) : headerLine(state),
			line(rule('wait', columns, glyphs.rule, glyphs.cut), 'quiet'),
			...fill([...above, ...news], height),
			line(
				rule(clean(message?.text ?? ''), columns, glyphs.rule, glyphs.cut),
				message?.tone ?? 'quiet',
			),
			...footerLines(waitHints(wait), columns, footerHeight, glyphs, state.keys),
		],
	};
};

/** What is waited for and how that stands. */
export const waitLines = (state: AppState, wait: Wait): readonly string[] => {
	const {capacity, now} = state;
	const {request, launches, phase, startedAt, found} = wait;
	const wanted = `${request.target}, ${describeRequest(request)}`;
	const price = highestPrice(request, lastSnapshot(capacity));
	const cost =
		price === undefined ? 'at a price that is not known' : `for up to ${price} a machine`;
	switch (phase) {
		case 'asking': {
			return [
				state.facts.request?.target === request.target
					? `Wait for ${wanted}, and bring it up?`
					: `Choose ${request.target}, wait for it (${describeRequest(request)}), and bring it up?`,
				'',
				`It is brought up as soon as it can be had, without another question, ${cost}, and bills until you destroy it.`,
				`${clean(state.projectFile)} is saved then, as it is now.`,
			];
		}

		case 'found': {
			return [
				`${found?.instanceType} can be had in ${found?.location} for ${found ? formatPrice(found) : ''}.`,
				'',
				`You waited ${clockTime(now - startedAt)} for ${wanted}.`,
			];
		}

		case 'over': {
			return [
				`Nothing is waited for any more: ${capacity.kind === 'unknown' ? capacity.reason : ''}`,
			];
		}

		case 'waiting': {
			return [
				`Waiting for ${wanted}.`,
				launches
					? `It is brought up as soon as it is there, ${cost}.`
					: 'A bell and a notice tell when it is there.',
				'',
				`last answer  ${lastAnswer(state, wait)}`,
				`next try     ${nextTry(state)}`,
				`waiting for  ${clockTime(now - startedAt)}`,
				`price cap    ${request.maxPrice === undefined ? 'none' : formatPrice({pricePerHour: request.maxPrice, currency: 'usd'})}`,
			];
		}
	}
};

/** When there was an answer, and what of it could be had. */
export const lastAnswer = ({capacity, now}: AppState, {request}: Wait): string => {
	switch (capacity.kind) {
		case 'loading': {
			return 'not yet';
		}

		case 'unknown': {
			return `not known: ${capacity.reason}`;
		}

		case 'known': {
			const {snapshot} = capacity;
			return `${ageText(now - snapshot.takenAt)}: ${whatThereIs(request, snapshot)}`;
		}
	}
};

/** What keeps it from being what is waited for. */
const whatThereIs = (request: SelectionRequest, snapshot: CapacitySnapshot): string => {
	const dear = wouldSelect({...request, maxPrice: undefined}, snapshot);
	if (dear) {
		return `only for ${formatPrice(dear)}`;
	}

	const {only} = stockOf(request.target, {...request, maxPrice: undefined}, snapshot);
	const other = stockWithout(request.target, request, snapshot);
	return only ?? (other?.kind === 'elsewhere' ? `only in ${other.found.location}` : 'none');
};

const nextTry = ({capacity, now}: AppState): string => {
	const nextAt = capacity.kind === 'loading' ? undefined : capacity.nextAt;
	return nextAt === undefined || nextAt <= now ? 'now' : `in ${Math.ceil((nextAt - now) / 1000)}s`;
};

const newsLines = (
	{size, glyphs}: AppState,
	{news, startedAt}: Wait,
	height: number,
): readonly Line[] =>
	news.length === 0
		? []
		: [
				line(''),
				line(rule('what came and went', size.columns, glyphs.rule, glyphs.cut), 'quiet'),
				...news
					.slice(-height)
					.map(({at, text}) =>
						line(fit(` ${clockTime(at - startedAt)}  ${clean(text)}`, size.columns, glyphs.cut)),
					),
			];

/** What can be done about it. */
export const waitHints = ({phase, launches, resumes}: Wait): readonly Hint[] => {
	switch (phase) {
		case 'asking': {
			return [
				'y wait and bring up',
				resumes ? 'n/Esc wait on without' : 'n/Esc back',
				'$ price cap',
			];
		}

		case 'waiting': {
			return [
				'Esc ends it',
				'z menu, wait on',
				'F1 keys',
				'$ price cap',
				'R ask now',
				...(launches ? [] : ['W bring up too']),
			];
		}

		case 'found': {
			return ['! bring it up', 'w wait on', 'Esc back'];
		}

		case 'over': {
			return ['Esc back'];
		}
	}
};
