import type {Change} from '../../kconfig/edits.ts';
import {clean} from '../drawing/line.ts';

/** More than this of one kind are counted, not told one by one. */
export const mostTold = 20;

/** `PORT: 22 to 23.` */
export const changeSentence = ({symbol, before, after}: Change): string => {
	const [old, young] = [before, after].map(value =>
		value === undefined ? 'no line' : clean(value) || 'empty',
	);
	return `${symbol.name}: ${old} to ${young}.`;
};

/** Each with the same words before it: `They changed PORT: 22 to 23.` */
export const changeSentences = (
	beginning: string,
	changes: readonly Change[],
): readonly string[] => {
	const rest = changes.length - mostTold;
	return [
		...changes.slice(0, mostTold).map(change => `${beginning} ${changeSentence(change)}`),
		...(rest > 0 ? [`And ${rest} more.`] : []),
	];
};
